package events

import "strings"

// lostSubject is the subject of a finite verb that the tree has put elsewhere:
// the actor right in front of it ("more than analysts had feared"), or in front
// of the apposition or relative clause that a comma closes before it. It is -1
// without one.
func (w *work) lostSubject(i int) int {
	if !w.finite(i) || w.a.Child(i, "nsubj", "nsubj:pass") >= 0 {
		return -1
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
