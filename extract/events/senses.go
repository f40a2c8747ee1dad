package events

import (
	"slices"
	"strings"
)

// senses are the meanings of a verb, by its lemma or else by its form.
func (w *work) senses(i int) []sense {
	if senses := w.verbs[w.lemma(i)]; senses != nil {
		return senses
	}
	if form := w.forms[w.word(i)]; form != "" {
		return w.verbs[form]
	}
	return w.verbs[w.word(i)]
}

// sense is the meaning of a verb in its clause: of those whose words go with
// it the one with most words, else the first whose condition holds.
func (w *work) sense(i int) *sense {
	senses := w.senses(i)
	if len(senses) > fewSenses {
		w.nearby = w.near(i, w.nearby[:0], 3)
	}
	var best *sense
	for k := range senses {
		s := &senses[k]
		if best != nil && len(s.with) <= len(best.with) {
			continue
		}
		if len(s.with) > 0 && len(senses) > fewSenses && !slices.Contains(w.nearby, s.with[0]) {
			continue
		}
		if w.holds(i, s.when) && w.passes(i, s.tests) && w.together(i, s.with) {
			best = s
		}
	}
	return best
}

// fewSenses is how many meanings of a verb are tried one by one; of more only
// those whose words stand near it.
const fewSenses = 8

// near adds the words next to a verb and down to some depth below it.
func (w *work) near(i int, words []string, depth int) []string {
	if i+1 < len(w.a.Tokens) {
		words = append(words, w.lemma(i+1))
	}
	for _, c := range w.a.Children(i) {
		words = append(words, w.lemma(c))
		if word := w.a.Word(c); word != w.lemma(c) {
			words = append(words, strings.ToLower(word))
		}
		if depth > 1 {
			words = w.near(c, words, depth-1)
		}
	}
	return words
}

// together reports whether all words of an entry go with a verb.
func (w *work) together(i int, words []string) bool {
	for _, word := range words {
		if !w.goesWith(i, word, 2) {
			return false
		}
	}
	return true
}

// goesWith reports a word that goes with a verb: the next word, a particle,
// the object, the preposition or the noun of a phrase below it.
func (w *work) goesWith(i int, word string, depth int) bool {
	if word == "in" { // mostly a preposition of what comes next
		return i+1 < len(w.a.Tokens) && w.lemma(i+1) == word && w.head(i+1) == i && w.rel(i+1) != "case"
	}
	if i+1 < len(w.a.Tokens) && w.lemma(i+1) == word && !w.ofTime(i+1) {
		return true
	}
	for _, c := range w.a.Children(i) {
		if w.at[c].time > 0 {
			continue
		}
		switch w.rel(c) {
		case "obj", "iobj", "nsubj:pass", "obl", "compound", "advmod", "xcomp", "nmod", "case", "ccomp":
			if c > i && (w.lemma(c) == word || w.word(c) == word) || w.rel(c) == "nsubj:pass" && w.lemma(c) == word {
				return true
			}
			if depth > 1 && (c > i || w.rel(c) == "nsubj:pass") && w.goesWithNoun(c, word) {
				return true
			}
		}
	}
	return false
}

// ofTime reports a preposition before a time: "collapsed on Monday".
func (w *work) ofTime(k int) bool {
	return w.a.Tokens[k].Tag == "IN" && k+1 < len(w.at) && w.at[k+1].time > 0
}

// goesWithNoun reports the preposition of a phrase, or a noun that counts for
// its head: "a round of talks".
func (w *work) goesWithNoun(c int, word string) bool {
	for _, k := range w.a.Children(c) {
		switch w.rel(k) {
		case "case":
			if w.lemma(k) == word {
				return true
			}
		case "nmod":
			if (w.words["many"][w.lemma(c)] || w.words["many"][w.word(c)]) && (w.lemma(k) == word || w.goesWithNoun(k, word)) {
				return true
			}
		case "compound", "amod":
			if w.lemma(k) == word && w.at[c].actor == 0 {
				return true
			}
		}
	}
	return false
}
