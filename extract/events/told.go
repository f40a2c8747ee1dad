package events

// merelyTold reports a noun for an event that its clause only tells of, which the
// clause's day says nothing about: "discussed the fire on Tuesday", "an article
// about the fire", "the death toll from the fire".
func (w *work) merelyTold(i int) bool {
	for hop := 0; hop < 3; hop++ {
		h := w.head(i)
		if h < 0 || w.verbal(i) {
			return false
		}
		if w.toldBy(i, h) {
			return true
		}
		if w.rel(i) != "conj" {
			return false
		}
		i = h
	}
	return false
}

// toldBy reports a noun below its head h as what that tells of, or as what it
// comes of.
func (w *work) toldBy(i, h int) bool {
	if !w.nominal(i) {
		return false
	}
	p := w.preposition(i)
	switch w.rel(i) {
	case "obj":
		return w.words["discusses"][w.lemma(h)]
	case "nmod", "obl":
		return w.words["telling"][p] || w.words["matter"][p] && w.reports(h) || w.words["outcome"][w.lemma(h)] && w.words["coming"][p]
	}
	return false
}

// reports reports a verb or noun of saying or writing.
func (w *work) reports(h int) bool {
	if w.words["info"][w.lemma(h)] || w.words["discusses"][w.lemma(h)] {
		return true
	}
	if !w.verbal(h) {
		return false
	}
	n := w.at[h].trigger
	return w.at[h].cue || n > 0 && w.found[n-1].typ == "PUBLICATION"
}
