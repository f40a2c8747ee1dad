package events

import (
	"strings"

	"dateline/schema"
)

// verb types a verb: by the noun it is light for ("held talks"), by its sense,
// else as OTHER where it heads a clause or has an object ("by sending tents").
func (w *work) verb(i int, t *trigger) bool {
	tok := w.a.Tokens[i]
	switch rel := tok.Rel; {
	case rel == "compound" || rel == "case" || rel == "cop" || strings.HasPrefix(rel, "aux"):
		return false
	case rel == "amod":
		return w.participle(i, t)
	case w.title(i), w.words["numeral"][tok.Lemma]:
		return false
	case w.standstill(i), w.imperative(i), w.spokenFor(i), w.bounds(i), w.standsFor(i), w.occurs(i):
		return false
	}
	s := w.sense(i)
	switch {
	case s == nil:
	case s.typ == idiom:
		w.consume(i, s.with)
		return false
	case len(s.with) > 0:
		t.kind = s.kind
		t.noun, t.subject = w.consume(i, s.with), (*w.frameOf(i, s.frame))["subject"]
		return true
	}
	if w.lightVerb(i, t) || tok.Tag == "VBN" && w.passive(i) && w.adjective(i, t) {
		return true
	}
	if s != nil {
		t.kind = w.promised(i, s)
		return !w.words["habit"][s.typ] || !w.habitual(i)
	}
	if w.at[i].cue || w.states[tok.Lemma] || w.habitual(i) || w.hyphened(i) || w.feeling(i) {
		return false
	}
	t.kind = w.other()
	switch tok.Rel {
	case "root", "conj", "ccomp", "advcl", "acl", "parataxis", "xcomp":
		return true
	}
	return tok.Tag != "VBG" || w.a.Child(i, "obj") >= 0
}

// feeling reports a participle of how somebody feels or looks: "felt humiliated".
func (w *work) feeling(i int) bool {
	h := w.head(i)
	return h >= 0 && w.rel(i) == "xcomp" && w.a.Tokens[i].Tag == "VBN" && w.states[w.lemma(h)] && w.a.Child(i, "aux:pass", "aux", "obl:agent") < 0 && w.a.Child(h, "obj") < 0
}

// promised is the kind of a verb or adjective with an infinitive: one who
// promises harm threatens. An announcement that is a statement's cue is no
// event of its own type.
func (w *work) promised(i int, s *sense) kind {
	k := s.kind
	if k.typ == "PUBLICATION" && w.at[i].cue {
		k = w.other()
		k.mode = "announce"
		return k
	}
	if k.typ != "AGREE" || k.mode != "promise" {
		return k
	}
	if x := w.a.Child(i, "xcomp", "ccomp"); x > i {
		if of := w.sense(x); of != nil && w.stances[of.typ] == hostile {
			k.typ, k.mode, k.rule = "THREATEN", strings.ToLower(of.typ), "events/threaten-promise"
		}
	}
	return k
}

// holds reports whether a verb's arguments are as a condition wants them.
func (w *work) holds(i int, c condition) bool {
	switch c {
	case person:
		o := w.object(i)
		if o < 0 {
			o = w.a.Child(i, "iobj")
		}
		return o >= 0 && w.somebody(o)
	case thing:
		o := w.object(i)
		return o >= 0 && !w.somebody(o)
	case objectless:
		return w.object(i) < 0
	case infinitive:
		x := w.a.Child(i, "xcomp", "ccomp", "advcl", "obj")
		return x > i && w.infinitive(x)
	case nation:
		return w.givenToNation(i)
	case armed:
		s := w.subjectOf(i)
		return s >= 0 && w.armed(s)
	}
	return true
}

// somebody reports a phrase for one or several who may act or suffer.
func (w *work) somebody(o int) bool {
	return w.isActor(o) || w.peopled(o) || w.nominal(o) && w.words["somebody"][w.lemma(o)]
}

// isActor reports a phrase that names an actor by its head or by the name that
// goes with it: "candidate Mara Venn".
func (w *work) isActor(o int) bool {
	if w.at[o].actor > 0 || w.nominal(o) && (w.people(o) || strings.HasSuffix(w.a.Tokens[o].Tag, "S") && w.demonym(o) != "") {
		return true
	}
	if w.a.Tokens[o].Tag == "PRP" && w.word(o) != "it" {
		return true
	}
	for _, c := range w.a.Children(o) {
		switch w.rel(c) {
		case "flat", "appos", "nmod":
			if c > o && w.at[c].actor > 0 && w.preposition(c) == "" && w.a.Tokens[c].Tag == "NNP" {
				return true
			}
		}
	}
	return false
}

// givenToNation reports a country, or its people, among those that a verb of
// giving names as who gets it.
func (w *work) givenToNation(i int) bool {
	for _, c := range w.a.Children(i) {
		if w.rel(c) == "obj" && w.givenToNation(c) {
			return true // "arms to Norland" as one phrase
		}
		if rel := w.rel(c); rel != "iobj" && (rel != "obl" && rel != "nmod" || w.preposition(c) != "to") {
			continue
		}
		if n := w.at[c].actor; n > 0 {
			if a := &w.d.Out.Actors[n-1]; a.Type == schema.Country || a.Type != schema.Organization && a.Type != schema.Person && a.Country != "" {
				return true
			}
		}
	}
	return false
}

// peopled reports a noun that only counts actors: "dozens of soldiers", "two".
func (w *work) peopled(o int) bool {
	if w.a.Tokens[o].Tag == "CD" {
		return w.a.Child(o, "nmod") < 0 || w.at[w.a.Child(o, "nmod")].actor > 0
	}
	if !w.words["many"][w.lemma(o)] {
		return false
	}
	c := w.a.Child(o, "nmod")
	return c >= 0 && w.at[c].actor > 0
}

// armed reports a force or an arm.
func (w *work) armed(i int) bool {
	if w.words["arm"][w.lemma(i)] {
		return true
	}
	if n := w.at[i].actor; n > 0 {
		switch w.d.Out.Actors[n-1].Sector {
		case "MIL", "REB", "COP":
			return true
		}
	}
	return false
}

// consume marks the nouns among the words of an entry: the verb speaks for
// them ("opened fire"), unless they name somebody ("interviewed witnesses"), are
// a plan of their own ("outlined a plan") or an event of some name ("to host
// Oscars"), or the verb only tells of them ("fell to his death"). It returns the
// last one, -1 without one.
func (w *work) consume(i int, words []string) int {
	found := -1
	for _, c := range w.a.Children(i) {
		for _, word := range words {
			if w.nominal(c) && w.lemma(c) == word && w.at[c].actor == 0 {
				if k, ok := w.named(c); ok && k.typ == "OTHER" && k.mode == "decide" || w.words["named"][w.word(c)] {
					continue
				}
				w.at[c].light = !w.tells(i)
				found = c
			}
		}
	}
	if len(words) > 0 && i+1 < len(w.at) && w.at[i+1].actor == 0 && w.nominal(i+1) && w.lemma(i+1) == words[0] && !w.words["named"][w.word(i+1)] {
		w.at[i+1].light = !w.tells(i)
		return i + 1
	}
	return found
}

// tells reports a verb that tells something of its noun's event, which stays an
// event by itself: "announced a merger", "the trial began".
func (w *work) tells(i int) bool { return w.words["tells"][w.lemma(i)] }

// lightVerb types a light verb by its object or passive subject: "held talks",
// "launched an offensive", "a round of talks was held".
func (w *work) lightVerb(i int, t *trigger) bool {
	role, light := w.light[w.lemma(i)]
	if !light {
		role, light = w.light[w.forms[w.word(i)]]
	}
	if !light {
		return false
	}
	for _, c := range w.a.Children(i) {
		if rel := w.rel(c); rel != "obj" && rel != "nsubj:pass" && (rel != "nsubj" || !w.passive(i)) {
			continue
		}
		if k, ok := w.named(c); ok && !w.words["many"][w.lemma(c)] && !w.makes(i, c) {
			t.kind, t.noun, t.subject = k, c, role
			return true
		}
		for _, n := range w.a.Children(c) {
			if k, ok := w.named(n); ok && w.rel(n) == "nmod" && w.preposition(n) == "of" {
				t.kind, t.noun, t.subject = k, n, role
				return true
			}
		}
	}
	return false
}

// spokenFor reports the participle of a light verb behind the noun that names
// the event: "the sanctions imposed on Norland".
func (w *work) spokenFor(i int) bool {
	h := w.head(i)
	if w.rel(i) != "acl" || w.a.Tokens[i].Tag != "VBN" || h < 0 || h > i {
		return false
	}
	if _, light := w.light[w.lemma(i)]; !light {
		return false
	}
	k, ok := w.noun(h)
	return ok && k.typ != "OTHER"
}

// makes reports "made talks possible", where no talks are made.
func (w *work) makes(i, c int) bool {
	x := w.a.Child(i, "xcomp")
	return x > c && w.lemma(i) == "make" && !w.infinitive(x)
}

// standstill reports a verb that only leads to a noun which is the event: "the
// talks reached a dead end", "have returned to a deadlock".
func (w *work) standstill(i int) bool {
	for _, c := range w.a.Children(i) {
		if rel := w.rel(c); rel == "obj" || rel == "obl" {
			if k, ok := w.named(c); ok && k.alone {
				return true
			}
		}
	}
	return false
}

// standsFor reports a participle that stands for a preposition: "following the
// talks", "pending an appeal".
func (w *work) standsFor(i int) bool {
	if w.a.Tokens[i].Tag != "VBG" || !w.words["standsfor"][w.word(i)] || w.a.Child(i, "nsubj", "aux") >= 0 {
		return false
	}
	o := w.a.Child(i, "obj")
	return o > i && w.nominal(o) && !w.somebody(o)
}

// occurs reports a verb that only says that its subject, an event, took place:
// "the accident occurred on Monday", "the talks that took place in Velden".
func (w *work) occurs(i int) bool {
	s := w.a.Child(i, "nsubj")
	if s < 0 || !w.takingPlace(i) {
		return false
	}
	s = w.antecedent(s)
	if !w.nominal(s) || w.at[s].light {
		return false
	}
	k, ok := w.noun(s)
	return ok && k.typ != "OTHER"
}

// takingPlace reports "occur", "happen" or "take place".
func (w *work) takingPlace(i int) bool {
	if !w.words["occurring"][w.lemma(i)] {
		return false
	}
	return w.lemma(i) != "take" || w.goesWith(i, "place", 1)
}

// bounds reports a verb that only says which stretch of time is meant, "the
// quarter ended in May", or how something
// compares: "as expected", "as opposed to a strike".
func (w *work) bounds(i int) bool {
	if i > 0 && w.a.Tokens[i].Tag == "VBN" && w.word(i-1) == "as" && w.head(i-1) == i && w.a.Child(i, "nsubj", "nsubj:pass", "aux", "aux:pass") < 0 {
		return true
	}
	return i > 0 && w.words["ends"][w.lemma(i)] && w.words["period"][w.lemma(i-1)]
}

// infinitive reports "to" before a verb.
func (w *work) infinitive(i int) bool {
	for _, c := range w.a.Children(i) {
		if w.a.Tokens[c].Tag == "TO" {
			return true
		}
	}
	return false
}

// subjectOf is the subject of a verb, its own or a shared one, with passives
// the one that acts; -1 without one.
func (w *work) subjectOf(i int) int {
	if c := w.a.Child(i, "obl:agent"); c >= 0 {
		return c
	}
	if w.passive(i) {
		return -1
	}
	if c := w.a.Child(i, "nsubj"); c >= 0 {
		return w.antecedent(c)
	}
	return w.sharedSubject(i)
}
