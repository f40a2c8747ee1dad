package events

import "dateline/schema"

// announced reports an infinitive that tells in a headline, or on top of a
// sentence, what is to come: "Norland to host summit", "talks 'to resume'".
func (w *work) announced(i, h int) bool {
	if !w.verbal(i) || !w.infinitive(i) {
		return false
	}
	if h < 0 {
		return true
	}
	if _, marked := w.marks[w.lemma(h)]; marked || !w.headline(i) || !w.nominal(h) || w.at[h].actor == 0 && w.at[h].trigger == 0 {
		return false
	}
	switch w.rel(i) {
	case "acl", "xcomp", "parataxis", "appos":
		return true
	}
	return false
}

// foretold reports a noun for what somebody announces and has yet to do:
// "announced job cuts", not "announced the arrest".
func (w *work) foretold(i, h int) bool {
	if !w.words["announce"][w.lemma(h)] || !w.words["foretold"][w.typeOf(i)] {
		return false
	}
	for _, c := range w.a.Children(i) {
		if w.possessive(c) || w.rel(c) == "det" && !w.words["any"][w.word(c)] {
			return false
		}
	}
	return true
}

// stops reports a verb that puts an end to what was there.
func (w *work) stops(h int) bool {
	s := w.sense(h)
	return s != nil && s.typ == "OTHER" && s.mode == "end"
}

// hinges reports a clause or noun that something else depends on, which is not
// known yet: "depends on how many are sold", "is subject to approval".
func (w *work) hinges(i, h int) bool {
	if i < h || !w.words["hinge"][w.lemma(h)] || w.nominal(h) {
		return false
	}
	switch w.rel(i) {
	case "ccomp", "advcl", "xcomp":
		return true
	case "obl", "nmod":
		p := w.preposition(i)
		return p == "on" || p == "upon" || p == "to" && !w.verbal(h)
	}
	return false
}

// supposed reads a clause that is the subject of another one or stands behind
// its "it": what it takes to do something, what doing it would mean. In the past
// tense it has been done.
func (w *work) supposed(i, h, depth int) (schema.Factuality, bool) {
	if f, ok := w.marks[w.lemma(h)]; ok && f != schema.Happened {
		return f, true // "it is impossible to meet"
	}
	if f, ok := w.open(i, h, depth); ok {
		return f, true
	}
	if w.timeless(h) && (w.infinitive(i) || w.a.Tokens[i].Tag == "VBG" && w.timeUnder(i, false) < 0) {
		return schema.Possible, true
	}
	return "", false
}

// timeless reports a clause in the simple present: "carries risks", "is time".
func (w *work) timeless(i int) bool {
	for _, c := range w.a.Children(i) {
		switch w.rel(c) {
		case "aux", "aux:pass", "cop":
			tag := w.a.Tokens[c].Tag
			return w.lemma(c) != "have" && (tag == "VBZ" || tag == "VBP")
		}
	}
	return w.a.Tokens[i].Tag == "VBZ" || w.a.Tokens[i].Tag == "VBP"
}

// bare reports an infinitive without "to": "helped the envoys meet".
func (w *work) bare(i int) bool {
	if w.a.Tokens[i].Tag != "VB" || w.a.Child(i, "aux", "mark", "nsubj") >= 0 {
		return false
	}
	return w.rel(i) == "xcomp" || w.rel(i) == "ccomp"
}

// listed reads what a list is of that a noun behind "including" stands in: "a
// list of demands, including a ceasefire".
func (w *work) listed(i int) (schema.Factuality, bool) {
	k := w.a.Child(i, "case")
	if k <= 0 || !w.words["lists"][w.word(k)] {
		return "", false
	}
	for k--; k > 0 && punctuation(w.a.Tokens[k].Tag); k-- {
	}
	for hop := 0; hop < 4 && k >= 0 && w.nominal(k); k, hop = w.head(k), hop+1 {
		if f := w.marks[w.lemma(k)]; f == schema.Possible || f == schema.Planned {
			return f, true
		}
	}
	return "", false
}

// reached reports a noun that a participle says to have come about: "a deal
// reached on Monday", not "any deal reached".
func (w *work) reached(i int) bool {
	if d := w.a.Child(i, "det"); d >= 0 && w.word(d) == "any" {
		return false
	}
	x := w.a.Child(i, "acl")
	return x > i && w.a.Tokens[x].Tag == "VBN" && w.speaksFor(x)
}

// restated reports a noun that names again the act whose content verb h is:
// "agreed to trade pilots in a deal".
func (w *work) restated(i, h int) bool {
	n := w.at[i].trigger
	for hop := 0; n > 0 && h >= 0 && hop < 3; h, hop = w.head(h), hop+1 {
		if g := w.at[h].trigger; g > 0 && w.found[g-1].typ == w.found[n-1].typ {
			return true
		}
		if w.rel(h) != "xcomp" && w.rel(h) != "ccomp" {
			return false
		}
	}
	return false
}

// conditional reports a condition, whether denied or not: "if Norland had not
// signed", "had Norland signed".
func (w *work) conditional(i int) bool {
	if w.rel(i) != "advcl" || !w.verbal(i) {
		return false
	}
	subject := w.a.Child(i, "nsubj", "nsubj:pass")
	for _, c := range w.a.Children(i) {
		switch w.rel(c) {
		case "mark":
			return w.words["condition"][w.word(c)]
		case "aux", "aux:pass":
			if c < subject && w.words["inverted"][w.word(c)] {
				return true
			}
		}
	}
	return false
}

// ongoing reports a gerund or participle in the present, "being" included.
func (w *work) ongoing(i int) bool {
	if w.a.Tokens[i].Tag == "VBG" {
		return true
	}
	x := w.a.Child(i, "aux:pass", "aux")
	return x >= 0 && w.a.Tokens[x].Tag == "VBG"
}
