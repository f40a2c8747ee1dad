package events

import (
	"strings"

	"dateline/extract/lexicon"
)

// classes are the words that decide who plays a part which the grammar of a
// clause alone leaves open.
type classes struct {
	controls   map[string]map[string]bool // words by class, see control.tsv
	addressees map[string][]string        // the prepositions behind which a verb names who is to act
	valency    map[string]valency         // frames of single words
}

// valency is the frame of a word in clauses where a condition holds.
type valency struct {
	frame *frame
	when  condition
}

// newClasses are empty classes.
func newClasses() classes {
	return classes{controls: map[string]map[string]bool{}, addressees: map[string][]string{}, valency: map[string]valency{}}
}

// addControl reads a class of control; a second word is a preposition.
func (l *lexicons) addControl(r lexicon.Row) {
	class := r.Get("class")
	if l.controls[class] == nil {
		l.controls[class] = map[string]bool{}
	}
	for _, entry := range r.List("words") {
		word, prep, found := strings.Cut(entry, " ")
		if found {
			l.addressees[word] = append(l.addressees[word], prep)
			continue
		}
		l.controls[class][word] = true
	}
}

// addValency gives words a frame of their own, whatever their type.
func (l *lexicons) addValency(r lexicon.Row) {
	for _, word := range r.List("words") {
		l.valency[word] = valency{l.frames[r.Get("frame")], conditions[r.Get("when")]}
	}
}

// frameOf is the frame of the word at token i where that has one of its own,
// else f.
func (w *work) frameOf(i int, f *frame) *frame {
	if v := w.valency[w.lemma(i)]; v.frame != nil && (v.when == always || w.verbal(i) && w.holds(i, v.when)) {
		return v.frame
	}
	return f
}
