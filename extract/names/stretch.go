package names

import (
	"dateline/extract/names/internal/sequence"
	"dateline/extract/syntax"
)

// stretches calls f for every stretch of active tokens [i,j) with the sentence
// that holds it.
func (w *work) stretches(f func(i, j int, s syntax.Sentence)) {
	for _, s := range w.a.Sentences {
		for i := s.First; i < s.Last; {
			if !w.active(i) {
				i++
				continue
			}
			j := i + 1
			for j < s.Last && w.active(j) {
				j++
			}
			f(i, j, s)
			i = j
		}
	}
}

// Stretch is a sequence of tokens that may hold names, with the features from
// which a model labels them. Package train learns from it.
type Stretch struct {
	First, Last int // tokens
	Feats       []uint32
	Ends        []int32 // features of token First+k are Feats[Ends[k-1]:Ends[k]]
}

// feats are the features of token First+k.
func (x *Stretch) feats(k int) []uint32 {
	if k == 0 {
		return x.Feats[:x.Ends[0]]
	}
	return x.Feats[x.Ends[k-1]:x.Ends[k]]
}

// Title reports whether a word is a title, for package train.
func (t *Tagger) Title(word string) bool { return t.lex.classOf(word)&titleWord != 0 }

// Stretches are the sequences that the first model of a text labels or, where
// a first model is given, those that the second one does.
func (t *Tagger) Stretches(a *syntax.Analysis, first *sequence.Model) []Stretch {
	w := newWork(t.lex)
	w.prepare(a)
	xs := w.describe()
	if first == nil {
		return xs
	}
	w.label(first, xs)
	w.recall()
	out := make([]Stretch, len(xs))
	for n := range xs {
		out[n] = Stretch{First: xs[n].First, Last: xs[n].Last}
		w.second(&out[n], &xs[n])
	}
	return out
}

// describe makes the first features of all stretches. They share one slice.
func (w *work) describe() []Stretch {
	out, feats, ends := w.parts[:0], w.feats[:0], w.ends[:0]
	w.stretches(func(i, j int, s syntax.Sentence) {
		from, end := len(feats), len(ends)
		for k := i; k < j; k++ {
			feats = w.features(feats, k, s.First, s.Last)
			ends = append(ends, int32(len(feats)-from))
		}
		out = append(out, Stretch{First: i, Last: j, Feats: feats[from:len(feats):len(feats)], Ends: ends[end:len(ends):len(ends)]})
	})
	w.parts, w.feats, w.ends = out, feats, ends
	return out
}
