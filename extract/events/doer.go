package events

import "slices"

// sharedSubject is the subject a verb shares with the verb it hangs on: by
// conjunction, control ("urged Norland to leave") or participle; the head of a
// clause that describes a noun. It is -1 without one.
func (w *work) sharedSubject(i int) int {
	if s := w.lostSubject(i); s >= 0 {
		return s
	}
	if s := w.absolute(i); s >= 0 {
		return s
	}
	for hop := 0; hop < 4; hop++ {
		h := w.head(i)
		if h < 0 {
			return -1
		}
		s, up := -1, false
		switch w.rel(i) {
		case "csubj":
			s = w.forWhom(i, h)
		case "acl":
			s, up = w.nounDoer(i, h)
		case "xcomp", "ccomp", "advcl":
			s, up = w.clauseDoer(i, h)
		case "conj":
			up = true
		case "obj", "obl", "nmod":
			up = !w.verbal(i)
		case "nsubj:pass":
			up = !w.verbal(i) && !w.verbal(h)
		}
		if !up {
			return s
		}
		i = h
		if s := w.a.Child(i, "nsubj", "nsubj:pass"); s >= 0 {
			return w.antecedent(s)
		}
	}
	return -1
}

// clauseDoer is who does what clause i below verb or adjective h says; up is
// true where that is the subject of h.
func (w *work) clauseDoer(i, h int) (doer int, up bool) {
	if w.at[h].actor > 0 && w.verbal(h) {
		return h, false // a name that looks like a verb
	}
	bare := w.a.Tokens[i].Tag == "VB"
	switch to := w.infinitive(i); {
	case to || bare && w.rel(i) != "advcl" && w.a.Child(h, "obj") >= 0:
		return w.infinitiveDoer(i, h, !to)
	case w.rel(i) == "ccomp":
		return -1, false
	case w.a.Tokens[i].Tag == "VBG":
		return w.gerundDoer(i, h)
	}
	if by, ok := w.causer(i, h); ok {
		return by, false
	}
	if o := w.a.Child(h, "obj"); o >= 0 && o < i && w.rel(i) == "xcomp" && w.a.Tokens[i].Tag == "VBN" {
		return o, false // "had the car towed"
	}
	return -1, true
}

// infinitiveDoer tells subject control ("promised Norland to leave"), object
// control and raising ("urged Norland to leave", "expects prices to fall") and
// control by a phrase ("called on Norland to leave") apart.
func (w *work) infinitiveDoer(i, h int, bare bool) (doer int, up bool) {
	if who := w.forWhom(i, h); who >= 0 && !w.verbal(h) {
		return who, false
	}
	if w.controls["tough"][w.lemma(h)] {
		return -1, false // "is hard to reach"
	}
	verb := w.lemma(h)
	object, purpose := w.controls["object"][verb], w.rel(i) == "advcl"
	if w.passive(h) {
		if by, ok := w.causer(i, h); ok {
			return by, false
		}
		if purpose && !object || w.controls["subject"][verb] {
			return w.a.Child(h, "obl:agent"), false // "was shut to keep thieves out"
		}
		return -1, true
	}
	if to := w.addressee(i, h); to >= 0 {
		return to, false
	}
	o := w.a.Child(h, "obj", "iobj")
	if o >= 0 && o < h && w.antecedent(o) != o && w.word(o) != "who" && w.word(o) != "whom" {
		o = -1 // "the news that Norland wanted to hear"
	}
	if x := w.a.Child(h, "xcomp"); bare && o < 0 && x >= 0 && x < i && w.nominal(x) && w.at[x].actor > 0 {
		o = x // "help Norland sell jets"
	}
	switch {
	case o < 0 || o > i || w.controls["subject"][verb]:
		return -1, true
	case object || bare:
		return w.antecedent(o), false
	case w.nominal(o) && !w.isActor(o) && w.adjoins(o, w.opening(i)):
		return w.nounDoer(i, o) // "made a promise to leave"
	case !purpose && w.isActor(o):
		return w.antecedent(o), false
	}
	return -1, true
}

// forWhom is who does what an infinitive behind an adjective or a noun says:
// "it is important for Norland to leave". It is -1 without one.
func (w *work) forWhom(i, h int) int {
	if !w.infinitive(i) {
		return -1
	}
	for _, c := range w.a.Children(h) {
		if c > h && c < i && w.nominal(c) && w.preposition(c) == "for" {
			return c
		}
	}
	return -1
}

// opening is the first token of the mark of an infinitive: "not to join".
func (w *work) opening(i int) int {
	for _, c := range w.a.Children(i) {
		if w.rel(c) == "advmod" || w.rel(c) == "mark" {
			return c
		}
	}
	return i
}

// addressee is the phrase in front of an infinitive that does what it says:
// "called on Norland to leave". It is -1 without one.
func (w *work) addressee(i, h int) int {
	preps := w.addressees[w.lemma(h)]
	if preps == nil {
		return -1
	}
	for _, c := range w.a.Children(h) {
		if c > h && c < i && w.rel(c) == "obl" && slices.Contains(preps, w.preposition(c)) {
			return c
		}
	}
	return -1
}

// gerundDoer tells who does what a gerund or participle says: behind a
// conjunction of time or manner the subject, behind another preposition the
// object ("accused Norland of spying", "stopped it from leaving").
func (w *work) gerundDoer(i, h int) (doer int, up bool) {
	verb := w.lemma(h)
	o := w.a.Child(h, "obj", "iobj")
	if w.words["bars"][verb] && w.barred(i) {
		if o >= 0 {
			o = w.antecedent(o)
		}
		return o, w.passive(h) // "banned Norland from leaving"
	}
	if w.controls["nobody"][verb] {
		return -1, false
	}
	if o > i || o >= 0 && !w.isActor(o) && !w.controls["charge"][verb] || w.controls["subject"][verb] {
		o = -1
	}
	mark := w.a.Child(i, "mark", "case")
	switch {
	case mark < 0 && w.rel(i) == "advcl":
		if o >= 0 && w.adjoins(o, i) {
			return w.antecedent(o), false // "saw troops crossing"
		}
		if by, ok := w.causer(i, h); ok {
			return by, false
		}
		return -1, true
	case mark >= 0 && w.controls["meanwhile"][w.lemma(mark)]:
		if w.passive(h) && w.lemma(mark) == "by" {
			return w.a.Child(h, "obl:agent"), false
		}
		return -1, true
	case o >= 0:
		return w.antecedent(o), false
	}
	return -1, true
}

// adjoins reports an object whose phrase ends where participle i begins.
func (w *work) adjoins(o, i int) bool {
	_, last := w.a.Subtree(o)
	return last == i
}

// nounDoer is who does what a clause that describes noun h says; up is true
// where that is the subject of the verb above h.
func (w *work) nounDoer(i, h int) (doer int, up bool) {
	plain := !w.infinitive(i) && (w.a.Tokens[i].Tag != "VBG" || w.a.Child(i, "mark") < 0)
	if plain || w.at[h].actor > 0 {
		return h, false
	}
	if c := w.toldTo(i, h); c >= 0 {
		return c, false
	}
	if g := w.head(h); g >= 0 && w.a.Tokens[i].Tag == "VBG" && w.controls["charge"][w.lemma(g)] && (w.rel(h) == "obj" || w.rel(h) == "nsubj:pass") {
		return h, false // "convicted a clerk of stealing"
	}
	noun := w.lemma(h)
	gov := w.head(h)
	if gov < 0 || !w.verbal(gov) {
		gov = -1
	}
	if w.at[h].time > 0 && (gov < 0 || w.rel(h) != "obj") {
		return -1, false // "with four days to go"
	}
	if (w.controls["granted"][noun] || w.at[h].time > 0) && gov >= 0 {
		if c := w.getter(h, gov); c >= 0 {
			return c, false
		}
		if w.controls["get"][w.lemma(gov)] {
			return -1, true
		}
	}
	if w.controls["impersonal"][noun] {
		return -1, false
	}
	if s := w.holder(h); s >= 0 {
		return s, false
	}
	if w.rel(h) == "conj" {
		if s := w.holder(w.head(h)); s >= 0 {
			return s, false // "Norland's will and power to leave"
		}
	}
	if gov >= 0 && w.rel(h) == "obj" && !w.controls["get"][w.lemma(gov)] && w.othersDeed(gov) {
		return -1, false
	}
	return -1, true
}

// toldTo is whom a noun with an infinitive names behind a preposition: "an
// order to Norland to leave", "a promise by Norland to leave".
func (w *work) toldTo(i, h int) int {
	for _, c := range w.a.Children(h) {
		if c < h || c > i || !w.isActor(c) {
			continue
		}
		if w.rel(c) == "appos" && w.adjoins(c, w.opening(i)) && w.preposition(c) == "" && w.frames["warn"] == w.frameOf(h, nil) {
			return c // "after warning Norland to leave", read as a noun
		}
		if w.rel(c) != "nmod" {
			continue
		}
		if p := w.preposition(c); w.controls["told"][p] || w.controls["by"][p] && !w.controls["impersonal"][w.lemma(h)] {
			return c
		}
	}
	return -1
}

// getter is who gets the leave or the means that noun h names: "gave Norland
// permission to leave".
func (w *work) getter(h, gov int) int {
	if w.passive(gov) && w.rel(h) == "obj" {
		return w.a.Child(gov, "nsubj:pass", "nsubj")
	}
	for _, c := range w.a.Children(gov) {
		if w.rel(c) == "iobj" || w.rel(c) == "obl" && (w.preposition(c) == "to" || w.preposition(c) == "for") {
			return c
		}
	}
	return -1
}

// othersDeed reports a verb that speaks of what somebody else plans or does:
// "rejected a plan to leave".
func (w *work) othersDeed(i int) bool {
	if w.controls["others"][w.lemma(i)] {
		return true
	}
	s := w.sense(i)
	return s != nil && (s.frame == w.frames["oppose"] || s.frame == w.frames["address"])
}

// holder is whose a noun is: "Norland's plan to close".
func (w *work) holder(i int) int {
	for _, c := range w.a.Children(i) {
		if w.rel(c) == "nmod" && w.possessive(c) && w.at[c].actor > 0 {
			return c
		}
		if (w.rel(c) == "amod" || w.rel(c) == "compound") && w.at[c].actor > 0 {
			return c
		}
	}
	return -1
}
