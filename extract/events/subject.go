package events

import (
	"strings"

	"dateline/schema"
)

// lostSubject is the subject of a finite verb that the tree has put elsewhere:
// the actor right in front of it ("more than analysts had feared"), or in front
// of the apposition or relative clause that a comma closes before it. It is -1
// without one.
func (w *work) lostSubject(i int) int {
	if i > 0 && w.at[i-1].actor > 0 && w.verbal(i-1) && w.verbal(i) && w.a.Tokens[i-1].Sentence == w.a.Tokens[i].Sentence {
		return i - 1 // a name that looks like a verb
	}
	if !w.finite(i) || w.a.Child(i, "nsubj", "nsubj:pass") >= 0 {
		return -1
	}
	if c := w.a.Child(i, "csubj"); c >= 0 && w.at[c].actor == 0 {
		return -1 // else a name that looks like a verb
	}
	if k := w.topped(i); k >= 0 {
		return k
	}
	first := w.a.Sentences[w.a.Tokens[i].Sentence].First
	k := i - 1
	for k >= first && w.at[k].actor == 0 && w.between(k, i) {
		k--
	}
	if k > first && w.a.Tokens[k].Tag == "," && w.rel(i) != "conj" {
		k = w.aside(k, first) - 1
	}
	for k >= first && w.rel(k) == "nmod" && w.preposition(k) == "of" && w.head(k) >= first && w.head(k) < k {
		k = w.head(k)
	}
	for k > first && w.rel(k) == "flat" && w.at[w.head(k)].actor == w.at[k].actor {
		k = w.head(k)
	}
	if k < first || w.at[k].actor == 0 && !w.words["many"][w.lemma(k)] || w.governs(w.preposition(k)) || w.possessive(k) {
		return -1
	}
	return k
}

// claim notes the subjects that the tree has put elsewhere, so that no other
// phrase names them too.
func (w *work) claim() {
	for n := range w.found {
		i := w.found[n].token
		if k := w.lostSubject(i); k >= 0 && w.head(k) != i {
			w.at[k].claimed = i + 1
		}
	}
}

// topped is the noun that heads a sentence whose verb the tree has put below
// the infinitive that describes the noun: "Norland's decision to leave Sundria
// angered Velden". It is -1 without one.
func (w *work) topped(i int) int {
	h := w.head(i)
	if h < 0 || w.rel(i) != "xcomp" || !w.infinitive(h) || w.rel(h) != "acl" || w.a.Child(i, "mark") >= 0 {
		return -1
	}
	if n := w.head(h); w.head(n) < 0 && w.nominal(n) {
		return n
	}
	return -1
}

// between reports what may stand between a subject and verb i: auxiliaries,
// adverbs and a time.
func (w *work) between(k, i int) bool {
	if w.at[k].time > 0 || k+1 < i && w.at[k+1].time > 0 && w.rel(k) == "case" {
		return true
	}
	return w.head(k) == i && (strings.HasPrefix(w.rel(k), "aux") || w.rel(k) == "advmod")
}

// governs reports a preposition that makes what follows no subject, as those
// that also open clauses do not.
func (w *work) governs(p string) bool { return p != "" && !w.words["opens"][p] }

// finite reports a verb with a tense of its own or with an auxiliary, or what
// looks like a noun and is a headline's verb.
func (w *work) finite(i int) bool {
	if n := w.at[i].trigger; n > 0 && w.found[n-1].verbal {
		return true
	}
	switch w.a.Tokens[i].Tag {
	case "VBD":
		return !w.passive(i) || w.a.Child(i, "aux", "aux:pass") >= 0
	case "VBZ", "VBP":
		return true
	case "VBN", "VB", "VBG":
		return w.a.Child(i, "aux", "aux:pass") >= 0
	}
	return false
}

// aside is the comma that opens the apposition or relative clause which the
// comma k closes, 0 without one.
func (w *work) aside(k, first int) int {
	tense := false
	for c := k - 1; c > first; c-- {
		switch tag := w.a.Tokens[c].Tag; {
		case tag == "," && (!tense || w.words["who"][w.lemma(c+1)]):
			return c
		case w.finite(c):
			tense = true
		}
	}
	return 0
}

// causer is who does what a participle or infinitive under a passive says: "was
// attacked by rebels, killing nine". Nobody does harm by suffering it; ok is
// false where the subject of the passive may do it.
func (w *work) causer(i, h int) (by int, ok bool) {
	if w.rel(i) != "advcl" || i < h || !w.passive(h) {
		return -1, false
	}
	if by := w.a.Child(h, "obl:agent"); by >= 0 {
		return by, true
	}
	return -1, w.a.Tokens[i].Tag == "VBG" && w.harms(i)
}

// harms reports a verb that a hostile sense fits. Senses that want an armed
// subject are left out: the subject is what is being looked for.
func (w *work) harms(i int) bool {
	for _, s := range w.senses(i) {
		if w.stances[s.typ] == hostile && s.when != armed && w.holds(i, s.when) && w.together(i, s.with) {
			return true
		}
	}
	return false
}

// antecedent is the noun that a relative pronoun stands for, else i itself.
func (w *work) antecedent(i int) int {
	if !w.words["who"][w.lemma(i)] {
		return i
	}
	for h, hop := w.head(i), 0; h >= 0 && hop < 4; h, hop = w.head(h), hop+1 {
		if of := w.head(h); w.rel(h) == "acl" && of >= 0 && of < i {
			if a := w.head(of); w.rel(of) == "appos" && w.at[of].actor == 0 && w.at[a].actor > 0 {
				return a // "the bank, a lender which failed"
			}
			return w.agreeing(i, of)
		}
	}
	return i
}

// agreeing is the noun between of and relative pronoun i that the pronoun may
// stand for: "who" for somebody, "which" for anything else. It is of itself
// where that agrees, or else none does.
func (w *work) agreeing(i, of int) int {
	pronoun := w.lemma(i)
	if pronoun != "who" && pronoun != "which" || !w.disagrees(pronoun, of) {
		return of
	}
	for k := i - 1; k > of; k-- {
		if w.nominal(k) && w.at[k].time == 0 && w.rel(k) != "compound" && w.rel(k) != "flat" && !w.disagrees(pronoun, k) {
			return k
		}
	}
	if pronoun == "which" { // "the offer we made to the envoys, which"
		for k, first := of-1, w.a.Sentences[w.a.Tokens[of].Sentence].First; k >= first && w.a.Tokens[k].Tag != "," && !w.verbal(k); k-- {
			if w.nominal(k) && w.rel(k) != "compound" && w.rel(k) != "flat" && !w.disagrees(pronoun, k) {
				return k
			}
		}
	}
	return of
}

// disagrees reports a noun that a relative pronoun cannot stand for.
func (w *work) disagrees(pronoun string, of int) bool {
	n := w.at[of].actor
	if n == 0 {
		return pronoun == "which" && w.people(of)
	}
	switch w.d.Out.Actors[n-1].Type {
	case schema.Person:
		return pronoun == "which"
	case schema.Organization, schema.Country:
		return pronoun == "who"
	}
	return pronoun == "which" && w.people(of)
}

// absolute is the subject of a participle with one of its own behind a comma:
// "the bid failed, Norland winning the contest". It is -1 without one.
func (w *work) absolute(i int) int {
	if w.a.Tokens[i].Tag != "VBG" || w.a.Child(i, "mark", "aux") >= 0 {
		return -1
	}
	k, first := i-1, w.a.Sentences[w.a.Tokens[i].Sentence].First
	for k > first && w.head(k) == i && w.rel(k) == "advmod" {
		k--
	}
	if k <= first || w.at[k].actor == 0 || !w.nominal(k) {
		return -1
	}
	start := k
	for start > first && w.a.Tokens[start-1].Tag != "," && (w.head(start-1) == k || w.at[start-1].actor == w.at[k].actor) {
		start--
	}
	if start > first && w.a.Tokens[start-1].Tag == "," && w.at[k].actor > 0 {
		return k
	}
	return -1
}
