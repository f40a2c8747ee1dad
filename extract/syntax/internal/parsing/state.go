package parsing

import "dateline/extract/syntax/internal/hashed"

// Sentence is what the parser sees of a sentence: hashes of its words in lower
// case and of their tags, the root after the last word, and after it an empty
// place for what is not there. It can be reused.
type Sentence struct {
	words, tags, both []uint64
	marks             []bool // punctuation governs nothing
	n                 int
}

// Reset fills s with the words and tags of a sentence. marks is the set of the
// tags of punctuation, with bit t for tag t.
func (s *Sentence) Reset(forms []hashed.Form, tags []uint8, marks uint64) {
	s.marks = s.marks[:0]
	for _, t := range tags {
		s.marks = append(s.marks, marks>>t&1 == 1)
	}
	s.marks = append(s.marks, false, false)
	s.words, s.tags, s.both = s.words[:0], s.tags[:0], s.both[:0]
	s.n = len(forms)
	for i := range forms {
		s.add(forms[i].Lower, tagHash[tags[i]&63])
	}
	s.add(hashed.Small(2001), hashed.Small(2002))
	s.add(hashed.Small(2003), hashed.Small(2004))
}

func (s *Sentence) add(word, tag uint64) {
	s.words = append(s.words, word)
	s.tags = append(s.tags, tag)
	s.both = append(s.both, hashed.Finish(word+3*tag))
}

// tagHash and labelHash spread the numbers of tags and relations.
var tagHash, labelHash = func() (t, l [64]uint64) {
	for i := range t {
		t[i] = hashed.Small(uint64(i) + 3000)
		l[i] = hashed.Small(uint64(i) + 4000)
	}
	return t, l
}()

// Move is a step of the parser.
type Move uint8

// Moves of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez & Satta 2011).
const (
	Left  Move = iota // the first word of the buffer governs the top of the stack, which is done
	Right             // the second word of the stack governs the top, which is done
	Shift             // the first word of the buffer goes onto the stack
)

// State is a configuration of the parser. The buffer is the words from Next
// on and then the root, whose index is that of a word after the last.
type State struct {
	s      *Sentence
	Stack  []int
	Next   int
	Heads  []int   // -1: none yet
	Labels []uint8 // of words that have a head
	nodes  []node
}

// node is what the features see of the words a word governs.
type node struct {
	l1, l2, r1  int    // leftmost, second from the left, rightmost
	left, right uint64 // sums of the hashes of the relations on a side
	valency     [2]uint8
}

// Reset starts the analysis of a sentence.
func (st *State) Reset(s *Sentence) {
	none := s.n + 1
	st.s = s
	st.Stack, st.Heads, st.Labels, st.nodes = st.Stack[:0], st.Heads[:0], st.Labels[:0], st.nodes[:0]
	st.Next = 0
	for range s.n + 2 {
		st.Heads = append(st.Heads, -1)
		st.Labels = append(st.Labels, 63)
		st.nodes = append(st.nodes, node{l1: none, l2: none, r1: none})
	}
}

// Done reports whether every word has a head.
func (st *State) Done() bool { return st.Next == st.s.n && len(st.Stack) == 0 }

// Legal reports whether a move is possible. The root governs one word only.
func (st *State) Legal(m Move) bool {
	switch m {
	case Left:
		return len(st.Stack) > 0 && (st.Next < st.s.n || len(st.Stack) == 1)
	case Right:
		return len(st.Stack) > 1
	}
	return st.Next < st.s.n
}

// Arc returns the head and the dependent that Left or Right would join.
func (st *State) Arc(m Move) (head, dependent int) {
	top := len(st.Stack) - 1
	if m == Left {
		return st.Next, st.Stack[top]
	}
	return st.Stack[top-1], st.Stack[top]
}

// Do makes a move; label is the relation of the arc.
func (st *State) Do(m Move, label uint8) {
	if m == Shift {
		st.Stack = append(st.Stack, st.Next)
		st.Next++
		return
	}
	head, dep := st.Arc(m)
	st.Stack = st.Stack[:len(st.Stack)-1]
	st.Heads[dep], st.Labels[dep] = head, label
	h := &st.nodes[head]
	if m == Left {
		h.l1, h.l2 = dep, h.l1
		h.left += labelHash[label&63]
		h.valency[0]++
	} else {
		h.r1 = dep
		h.right += labelHash[label&63]
		h.valency[1]++
	}
}

// Lift makes the second word of the stack, a mark, governed by the top.
func (st *State) Lift(label uint8) {
	top := len(st.Stack) - 1
	dep, head := st.Stack[top-1], st.Stack[top]
	st.Stack[top-1] = head
	st.Stack = st.Stack[:top]
	st.Heads[dep], st.Labels[dep] = head, label
}

// place returns word i of the stack, 0 at the top, or the empty place.
func (st *State) place(i int) int {
	if k := len(st.Stack) - 1 - i; k >= 0 {
		return st.Stack[k]
	}
	return st.s.n + 1
}

// ahead returns word i of the buffer, or the empty place.
func (st *State) ahead(i int) int { return min(st.Next+i, st.s.n+1) }

// distance groups the distance of two words.
func distance(a, b int) uint64 {
	d := max(a, b) - min(a, b)
	switch {
	case d < 5:
		return uint64(d)
	case d < 9:
		return 5
	}
	return 6
}
