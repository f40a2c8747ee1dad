package main

import (
	"dateline/extract/syntax/internal/hashed"
	"dateline/extract/syntax/internal/parsing"
	"dateline/extract/syntax/internal/tagging"
)

const (
	moveBits    = 21
	labelBits   = 18
	parseEpochs = 10
	// In how many cases of 100 training follows the parser and not the treebank.
	explore = 90
)

// item is a sentence as the parser's training sees it.
type item struct {
	forms  []hashed.Form
	tags   []uint8
	heads  []int // the root's is the number of words
	labels []uint8
	kids   [][]int
}

// jackknife tags a corpus in blocks, each by a tagger that has not seen it.
func jackknife(corpus []sentence, tags []string, folds int) [][]uint8 {
	out := make([][]uint8, len(corpus))
	each(folds, func(k int) {
		from, to := len(corpus)*k/folds, len(corpus)*(k+1)/folds
		rest := append(append([]sentence(nil), corpus[:from]...), corpus[to:]...)
		m := trainTagger(rest, tags, 1, jackFloor)
		for i, s := range corpus[from:to] {
			out[from+i] = tagsOf(m, s)
		}
	})
	return out
}

// tagsOf tags a sentence.
func tagsOf(m *tagging.Model, c sentence) []uint8 {
	var s tagging.Sentence
	tags := make([]uint8, len(c.words))
	s.Reset(m.Lexicon, formsOf(nil, c.words))
	m.Tag(&s, tags)
	return tags
}

// relationSet lists the relations of a corpus, sorted, without the root's.
func relationSet(corpus []sentence) []string {
	seen := map[string]bool{}
	for _, s := range corpus {
		for _, w := range s.words {
			if w.head >= 0 {
				seen[w.rel] = true
			}
		}
	}
	return sorted(seen)
}

func newItem(s sentence, tags []uint8, ids map[string]int) item {
	n := len(s.words)
	it := item{forms: formsOf(nil, s.words), tags: tags, kids: make([][]int, n+1)}
	for i, w := range s.words {
		head := w.head
		if head < 0 {
			head = n
		}
		it.heads = append(it.heads, head)
		it.labels = append(it.labels, uint8(ids[w.rel]))
		it.kids[head] = append(it.kids[head], i)
	}
	return it
}

// withoutStop is the item without its last word.
func (it item) withoutStop() item {
	n := len(it.forms) - 1
	short := item{forms: it.forms[:n], tags: it.tags[:n], labels: it.labels[:n], kids: make([][]int, n+1)}
	for i, h := range it.heads[:n] {
		if h == n+1 {
			h = n
		}
		short.heads = append(short.heads, h)
		short.kids[h] = append(short.kids[h], i)
	}
	return short
}

// trainParser trains on a corpus with the tags of the tagger.
func trainParser(corpus []sentence, tags [][]uint8, relations []string) *parsing.Model {
	ids := index(relations)
	var full, short []item
	for i, s := range corpus {
		it := newItem(s, tags[i], ids)
		full = append(full, it)
		if n := len(s.words); n > 2 && (s.words[n-1].form == "." || s.words[n-1].form == "!" || s.words[n-1].form == "?") && leaf(s.words, n-1) {
			it = it.withoutStop()
		}
		short = append(short, it)
	}
	var labels [mixture][]float64
	moves := mixed(mixture, func(seed uint64) []float64 {
		t := parserTrainer{
			moves: newPerceptron(moveBits, 3), labels: newPerceptron(labelBits, len(relations)),
			sums: make([]int32, len(relations)), rnd: random(seed),
		}
		t.run(full, short)
		labels[seed-1] = t.labels.mean()
		return t.moves.mean()
	})
	relation := mixed(mixture, func(seed uint64) []float64 { return labels[seed-1] })
	return &parsing.Model{
		Relations: relations,
		Moves:     pairs(moves, moveBits, moveFloor),
		Labels:    table(relation, labelBits, len(relations), labelFloor),
	}
}

// run shows all sentences in every epoch, some without their final stop.
func (t *parserTrainer) run(full, short []item) {
	for epoch := range parseEpochs {
		t.explore = epoch > 0
		for _, k := range t.rnd.order(len(full)) {
			if t.rnd.below(6) == 0 {
				t.learn(&short[k])
			} else {
				t.learn(&full[k])
			}
		}
	}
}

// Weights below these, in 127ths of the largest, are not kept.
const (
	moveFloor  = 1.5
	labelFloor = 1.5
)

type parserTrainer struct {
	moves, labels *perceptron
	sentence      parsing.Sentence
	state         parsing.State
	sums          []int32
	rnd           random
	explore       bool
}

// learn parses a sentence, correcting every wrong move and relation.
func (t *parserTrainer) learn(it *item) {
	t.sentence.Reset(it.forms, it.tags, 0)
	st := &t.state
	st.Reset(&t.sentence)
	var f [parsing.Templates]uint64
	var scores [3]int32
	for !st.Done() {
		st.Features(&f)
		t.moves.score(f[:], scores[:])
		best, good := t.judge(it, &scores)
		t.moves.step++
		if best.cost > good.cost {
			t.moves.update(f[:], int(good.move), int(best.move))
			if !t.explore || t.rnd.below(100) >= explore {
				best = good
			}
		}
		label := uint8(63)
		if best.move != parsing.Shift {
			if h, d := st.Arc(best.move); h < len(it.heads) {
				label = t.label(it, h, d)
			}
		}
		st.Do(best.move, label)
	}
}

// judged is a move with the number of right arcs it puts out of reach.
type judged struct {
	move  parsing.Move
	cost  int
	score int32
}

// judge returns the legal move with the highest score and, among those that
// cost least, the one with the highest score.
func (t *parserTrainer) judge(it *item, scores *[3]int32) (best, good judged) {
	first := true
	for m := parsing.Left; m <= parsing.Shift; m++ {
		if !t.state.Legal(m) {
			continue
		}
		j := judged{m, cost(&t.state, it, m), scores[m]}
		if first || j.score > best.score {
			best = j
		}
		if first || j.cost < good.cost || j.cost == good.cost && j.score > good.score {
			good = j
		}
		first = false
	}
	return best, good
}

// cost counts the arcs of the treebank that are in reach but not after move m
// (Goldberg & Nivre 2013).
func cost(st *parsing.State, it *item, m parsing.Move) int {
	n := 0
	if m == parsing.Shift {
		word, top := st.Next, st.Stack
		if h := it.heads[word]; h < word && st.Heads[h] < 0 && h != top[len(top)-1] {
			n++
		}
		for _, k := range it.kids[word] {
			if k < word && st.Heads[k] < 0 {
				n++
			}
		}
		return n
	}
	dep := st.Stack[len(st.Stack)-1]
	h := it.heads[dep]
	if m == parsing.Left {
		if h > st.Next || len(st.Stack) > 1 && h == st.Stack[len(st.Stack)-2] {
			n++
		}
	} else if h >= st.Next {
		n++
	}
	for _, k := range it.kids[dep] {
		if k >= st.Next {
			n++
		}
	}
	return n
}

// label chooses the relation of an arc and learns it where the arc is right.
func (t *parserTrainer) label(it *item, h, d int) uint8 {
	var f [parsing.LabelTemplates]uint64
	t.state.LabelFeatures(h, d, &f)
	t.labels.score(f[:], t.sums)
	best := argmax(t.sums)
	t.labels.step++
	if it.heads[d] == h && int(it.labels[d]) != best {
		t.labels.update(f[:], int(it.labels[d]), best)
	}
	return uint8(best)
}
