package neural

import (
	"math/bits"

	"dateline/extract/syntax/internal/parsing"
	"dateline/extract/syntax/internal/tagging"
)

// Model is a tagger and a parser, each the sum of a net and of a perceptron.
type Model struct {
	*Lexicon
	Tagger, Parser   *Net
	TagMix, TreeMix  float32 // the weight of the perceptrons' scores
	Tags             *tagging.Model
	Trees            *parsing.Model
	tagMix, treeMix  int64 // in units of the nets' scores, times 256
	relations, punct int
	sets             sets
}

// Join connects the nets with the perceptrons.
func (m *Model) Join(tags *tagging.Model, trees *parsing.Model) {
	m.Tags, m.Trees = tags, trees
	m.tagMix = rounded(256 * m.TagMix / m.Tagger.unit)
	m.treeMix = rounded(256 * m.TreeMix / m.Parser.unit)
	m.relations, m.punct = len(trees.Relations), int(trees.Punct())
	m.sets = newSets(tags.Tags, trees.Relations)
}

// Work is what tagging and parsing need and the next sentence reuses.
type Work struct {
	layer          Layer
	sentence       Sentence
	scores, others [64]int32
	tagged         [TagSlots]int32
	parsed         [TreeSlots]int32
	margin         int64 // by how much the moves of the last tree scored above the next best
	second         second
}

// Tag writes the tags of a sentence to tags, which must have its length.
func (m *Model) Tag(s *tagging.Sentence, words []Word, tags []uint8, w *Work) {
	t1, t2 := uint8(noTag), uint8(noTag)
	for i := range tags {
		allowed := s.Allowed(i)
		tag := uint8(bits.TrailingZeros64(allowed))
		if allowed == 0 || allowed&(allowed-1) != 0 {
			tag = m.tag(s, words, i, t1, t2, allowed, w)
		}
		tags[i] = tag
		t1, t2 = tag, t1
	}
}

// tag returns the best tag of word i among allowed, 0 for all.
func (m *Model) tag(s *tagging.Sentence, words []Word, i int, t1, t2 uint8, allowed uint64, w *Work) uint8 {
	TagValues(words, i, t1, t2, &w.tagged)
	w.layer.Fill(m.Tagger, w.tagged[:])
	w.layer.Score(m.Tagger, 0, w.scores[:m.Tagger.Outputs])
	n := len(m.Tags.Tags)
	if m.tagMix > 0 {
		m.Tags.Scores(s, i, t1, t2, w.others[:n])
	}
	if allowed == 0 {
		allowed = 1<<n - 1
	}
	return uint8(best(w.scores[:n], w.others[:n], m.tagMix, allowed))
}

// best returns the index in set with the highest sum, the first of equals.
func best(scores, others []int32, mix int64, set uint64) int {
	at, top := 0, int64(-1<<62)
	for c := range scores {
		if v := int64(scores[c])<<8 + mix*int64(others[c]); v > top && set>>c&1 == 1 {
			at, top = c, v
		}
	}
	return at
}

// Parse gives every word of the sentence its head and relation in st, which is
// reset to s. The head of the one root is the index after the last word, its
// label 63. No mark governs a word.
func (m *Model) Parse(s *parsing.Sentence, words []Word, tags []uint8, st *parsing.State, w *Work) {
	m.parse(s, words, tags, st, w, noBan)
}

// parse is Parse under a ban.
func (m *Model) parse(s *parsing.Sentence, words []Word, tags []uint8, st *parsing.State, w *Work, b ban) {
	st.Reset(s)
	w.sentence.Reset(words, tags)
	w.margin = 0
	for !st.Done() {
		up := b.word >= 0 && st.Next < len(tags) && st.Place(0) == b.word && m.holds(b, tags, st.Next)
		move := m.choose(st, w, up)
		if move == parsing.Shift {
			st.Do(move, 0)
			continue
		}
		if top := len(st.Stack) - 1; move == parsing.Right && st.Mark(st.Stack[top-1]) && !st.Mark(st.Stack[top]) {
			st.Lift(uint8(m.punct))
			continue
		}
		label := uint8(noLabel)
		if head, dep := st.Arc(move); head < st.Words() {
			label = m.label(st, move, head, dep, w)
		}
		st.Do(move, label)
	}
}

const noLabel = 63

// choose returns the best legal move, the one to the left if up is set, adds to
// the margin and leaves the layer filled for its label.
func (m *Model) choose(st *parsing.State, w *Work, up bool) parsing.Move {
	left, right, shift := st.Legal(parsing.Left), st.Legal(parsing.Right), st.Legal(parsing.Shift)
	if left && shift && st.Mark(st.Next) && !st.Mark(st.Place(0)) {
		left = false
	}
	if !left && !right {
		return parsing.Shift
	}
	TreeValues(st, &w.sentence, &w.parsed)
	w.layer.Fill(m.Parser, w.parsed[:])
	if !shift && !right {
		return parsing.Left
	}
	if !shift && !left {
		return parsing.Right
	}
	w.layer.Score(m.Parser, 0, w.scores[:moveOutputs])
	var others [3]int32
	if m.treeMix > 0 {
		l, r := m.Trees.MoveScores(st)
		others[parsing.Left], others[parsing.Right] = int32(l), int32(r)
	}
	set := uint64(0)
	for k, legal := range [3]bool{left, right, shift} {
		if legal {
			set |= 1 << k
		}
	}
	move := best(w.scores[:3], others[:], m.treeMix, set)
	if up && left {
		move = int(parsing.Left)
	}
	next := best(w.scores[:3], others[:], m.treeMix, set&^(1<<move))
	w.margin += int64(w.scores[move]-w.scores[next])<<8 + m.treeMix*int64(others[move]-others[next])
	return parsing.Move(move)
}

// label returns the best relation of word d to its head h, joined by a move.
func (m *Model) label(st *parsing.State, move parsing.Move, h, d int, w *Work) uint8 {
	n := m.relations
	w.layer.Score(m.Parser, LabelOutput(move, n), w.scores[:even(n)])
	if m.treeMix > 0 {
		m.Trees.LabelScores(st, h, d, w.others[:n])
	}
	return uint8(best(w.scores[:n], w.others[:n], m.treeMix, 1<<n-1))
}
