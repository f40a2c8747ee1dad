package neural

import "dateline/extract/syntax/internal/parsing"

// Kind is what the value of a slot is a number of.
type Kind uint8

// Kinds of slots, which are also the numbers of the tables of embeddings.
const (
	WordKind Kind = iota
	PieceKind
	TagKind
	LabelKind
	SmallKind
	Kinds
)

// Numbers of values of the kinds that have no vocabulary.
const (
	tagValues   = 64
	noTag       = 63
	rootTag     = 62
	labelValues = 64
	smallValues = 16
)

// Numbers of slots.
const (
	TagSlots  = 23
	TreeSlots = 55
)

// Layout is what the slots of a net hold. The first Vectors slots hold words
// whose vectors count too.
type Layout struct {
	Slots   []Kind
	Vectors int
	Outputs int // an even number
}

func slots(counts ...int) []Kind {
	var out []Kind
	for k, n := range counts {
		for range n {
			out = append(out, Kind(k))
		}
	}
	return out
}

// TagLayout is the layout of a tagger.
func TagLayout(tags int) Layout { return Layout{slots(5, 16, 2), 5, even(tags)} }

// TreeLayout is the layout of a parser: its outputs are the moves, the
// relations of Left and the relations of Right.
func TreeLayout(relations int) Layout {
	return Layout{slots(14, 5, 18, 12, 6), 6, moveOutputs + 2*even(relations)}
}

// moveOutputs is the number of moves made even.
const moveOutputs = 4

func even(n int) int { return n + n&1 }

// LabelOutput is the first output for the relations of a move.
func LabelOutput(m parsing.Move, relations int) int {
	return moveOutputs + int(m)*even(relations)
}

// outside is the word before the first and after the last of a sentence.
var outside = func() (w Word) {
	w.ID = Edge
	for k := range w.Pieces {
		w.Pieces[k] = Edge
	}
	return w
}()

// TagValues writes the values of the slots for word i, whose two words before
// have the tags t1 (next to it) and t2; 63 stands for none.
func TagValues(words []Word, i int, t1, t2 uint8, v *[TagSlots]int32) {
	at := func(k int) *Word {
		if k < 0 || k >= len(words) {
			return &outside
		}
		return &words[k]
	}
	w, before, next, after := &words[i], at(i-1), at(i+1), at(i+2)
	first := &outside
	if i > 0 {
		first = before
	}
	*v = [TagSlots]int32{
		w.ID, before.ID, next.ID, at(i - 2).ID, after.ID,
		w.Pieces[Suffix2], w.Pieces[Suffix3], w.Pieces[Suffix4], w.Pieces[Prefix2], w.Pieces[Prefix3],
		w.Pieces[Shape], w.Pieces[Flags], w.Pieces[Class],
		first.Pieces[Class], next.Pieces[Class], after.Pieces[Class],
		first.Pieces[Suffix3], next.Pieces[Suffix3], next.Pieces[Suffix2],
		first.Pieces[Shape], next.Pieces[Shape],
		int32(t1), int32(t2),
	}
}

// Sentence is what the parser's net sees of a sentence: its words, the root
// after them, and a place for what is not there.
type Sentence struct {
	words, suffixes, tags []int32
}

// Reset fills s with the words of a sentence and their tags.
func (s *Sentence) Reset(words []Word, tags []uint8) {
	s.words, s.suffixes, s.tags = s.words[:0], s.suffixes[:0], s.tags[:0]
	for i := range words {
		s.add(words[i].ID, words[i].Pieces[Suffix3], int32(tags[i]))
	}
	s.add(Edge, Edge, rootTag)
	s.add(None, None, noTag)
}

func (s *Sentence) add(word, suffix, tag int32) {
	s.words = append(s.words, word)
	s.suffixes = append(s.suffixes, suffix)
	s.tags = append(s.tags, tag)
}

// TreeValues writes the values of the slots for a state of the parser.
func TreeValues(st *parsing.State, s *Sentence, v *[TreeSlots]int32) {
	none := st.Words() + 1
	s0, s1, s2, n0, n1, n2 := st.Place(0), st.Place(1), st.Place(2), st.Ahead(0), st.Ahead(1), st.Ahead(2)
	al1, al2, ar1, av := st.Governed(s0)
	cl1, cl2, cr1, cv := st.Governed(s1)
	dl1, dl2, _, dv := st.Governed(n0)
	el1, _, er1, _ := st.Governed(s2)
	al11, _, _, _ := st.Governed(al1)
	_, _, ar11, _ := st.Governed(ar1)
	prev, next := none, none
	if s0 < none {
		next = s0 + 1
		if s0 > 0 {
			prev = s0 - 1
		}
	}
	seen := [18]int{s0, s1, n0, n1, s2, n2, st.Ahead(3), al1, al2, ar1, cl1, cr1, dl1, dl2, st.Place(3), ar11, prev, next}
	for k, i := range seen[:14] {
		v[k] = s.words[i]
	}
	for k, i := range [5]int{s0, s1, n0, n1, n2} {
		v[14+k] = s.suffixes[i]
	}
	for k, i := range seen {
		v[19+k] = s.tags[i]
	}
	for k, i := range [12]int{al1, al2, ar1, cl1, cr1, dl1, dl2, cl2, el1, er1, ar11, al11} {
		v[37+k] = int32(st.Labels[i])
	}
	few := func(n uint8) int32 { return int32(min(n, 5)) }
	v[49], v[50] = apart(s0, n0, none), apart(s1, s0, none)
	v[51], v[52], v[53], v[54] = few(av[0]), few(av[1]), few(cv[1]), few(dv[0])
}

// apart groups the distance of two words.
func apart(a, b, none int) int32 {
	d := b - a
	switch {
	case a == none || b == none:
		return 0
	case d < 0:
		return 1
	case d < 7:
		return int32(d) + 1
	case d < 11:
		return 8
	}
	return 9
}

// ValueCounts are the numbers of values of the kinds that have no vocabulary.
func ValueCounts() [Kinds]int {
	return [Kinds]int{TagKind: tagValues, LabelKind: labelValues, SmallKind: smallValues}
}
