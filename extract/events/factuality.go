package events

import (
	"strings"

	"dateline/schema"
)

// factuality is how sure the article is of an event: by negation, modal or
// adverb on the trigger, by what governs it, by a date that is yet to come,
// and by the statement that reports it.
func (w *work) factuality(i int, when *schema.Date, s *schema.Statement) schema.Factuality {
	if f, ok := w.reality(i, 4); ok && f != schema.Happened {
		return f
	}
	if w.ahead(i, when) {
		return schema.Planned
	}
	switch {
	case s == nil:
		return schema.Happened
	case s.Act == "deny":
		if w.rejects(s) {
			return schema.Reported
		}
		return schema.Denied
	case s.Act == "intend", s.Act == "promise", s.Act == "threaten":
		return schema.Planned
	case s.Act == "demand", s.Act == "propose":
		return schema.Possible
	}
	return schema.Reported
}

// rejects reports a statement that refuses what was offered or asked, which was
// said all the same.
func (w *work) rejects(s *schema.Statement) bool {
	if s.Cue == nil {
		return false
	}
	for i := w.from(s.Cue.Start); i < len(w.at) && w.a.Tokens[i].Start < s.Cue.End; i++ {
		if n := w.at[i].trigger; n > 0 && w.found[n-1].typ == "REJECT" {
			return true
		}
	}
	return false
}

// ahead reports a date behind the article's own, or one that reaches from there
// into the future ("by 2012") where the verb has no past tense.
func (w *work) ahead(i int, when *schema.Date) bool {
	p := w.d.Out.Article.Published
	if when == nil || p == nil || when.From == "" || p.Until == "" {
		return false
	}
	return when.From > p.Until || when.From == p.From && when.Until > p.Until && w.verbal(i) && !w.past(i)
}

// reality reads the words on a trigger and on what it depends on.
func (w *work) reality(i, depth int) (schema.Factuality, bool) {
	if f, ok := w.marked(i); ok {
		return f, true
	}
	h := w.head(i)
	if w.announced(i, h) {
		return schema.Planned, true
	}
	if h < 0 || depth == 0 {
		return "", false
	}
	if w.hinges(i, h) {
		return schema.Possible, true
	}
	switch w.rel(i) {
	case "conj":
		if w.a.Tokens[i].Tag == w.a.Tokens[h].Tag && w.a.Child(i, "nsubj", "nsubj:pass") < 0 {
			f, ok := w.reality(h, depth-1)
			if f == schema.Not && w.a.Child(i, "aux", "aux:pass") >= 0 {
				return "", false // "has not signed but has allowed"
			}
			return f, ok
		}
	case "xcomp", "ccomp", "acl", "advcl":
		return w.governed(i, h, depth)
	case "csubj":
		return w.supposed(i, h, depth)
	case "compound":
		return w.presupposed(i, h)
	case "amod":
		return w.reality(h, depth-1)
	case "obj", "nsubj:pass", "obl", "nmod":
		if !w.verbal(i) {
			return w.spokenOf(i, h, depth)
		}
	case "nsubj":
		if w.verbal(i) {
			break
		}
		if g, ok := w.marks[w.lemma(h)]; ok && g != schema.Happened && strings.HasPrefix(w.a.Tokens[h].Tag, "JJ") {
			return g, true // "talks are likely"
		}
		if w.takesPlace(h) {
			return w.open(i, h, depth)
		}
	}
	return "", false
}

// takesPlace reports a verb that only says that its subject begins, goes on or
// takes place.
func (w *work) takesPlace(h int) bool {
	if w.takingPlace(h) {
		return true
	}
	s := w.sense(h)
	return s != nil && s.typ == "OTHER" && (s.mode == "begin" || s.mode == "go on" || s.mode == "hold")
}

// marked reads the trigger's own negation, modals, adverbs and conjunction.
func (w *work) marked(i int) (schema.Factuality, bool) {
	best, ok := schema.Factuality(""), false
	if w.conditional(i) || w.headline(i) && w.order(i) {
		return schema.Possible, true
	}
	for _, c := range w.a.Children(i) {
		switch w.rel(c) {
		case "aux", "advmod", "mark", "neg", "det", "cc", "amod":
			if f, has := w.marks[w.word(c)]; has {
				if f == schema.Not {
					return f, true
				}
				if !ok || f != schema.Reported { // "will reportedly meet" is planned
					best, ok = f, true
				}
			}
			if w.words["awaited"][w.word(c)] && w.present(i) {
				best, ok = schema.Possible, true // "until a deal is reached"
			}
		case "case":
			switch w.marks[w.word(c)] {
			case schema.Not: // "without talks"
				return schema.Not, true
			case schema.Possible: // "depending on talks"
				return schema.Possible, true
			}
		case "csubj", "nsubj", "nsubj:pass", "obj":
			if c < i && w.a.Tokens[c].Tag == "VBG" && w.words["hinge"][w.lemma(c)] {
				return schema.Possible, true // "depending on how many are sold"
			}
			if w.verbal(i) && w.nobody(c) {
				return schema.Not, true
			}
		}
	}
	if !ok && w.due(i) {
		return schema.Planned, true
	}
	return best, ok
}

// due reports a verb with "is to": "the ship is to be sold".
func (w *work) due(i int) bool {
	be := -1
	for _, c := range w.a.Children(i) {
		if c >= i {
			break
		}
		switch tag := w.a.Tokens[c].Tag; {
		case w.lemma(c) == "be" && (tag == "VBZ" || tag == "VBP" || tag == "VBD"):
			be = c
		case tag == "TO" && be >= 0:
			return c == be+1
		}
	}
	return false
}

// nobody reports "nobody" or a noun with "no": what they do is not done.
func (w *work) nobody(c int) bool {
	if w.words["nobody"][w.word(c)] {
		return true
	}
	d := w.a.Child(c, "det")
	return d >= 0 && w.words["nobody"][w.word(d)]
}

// negated reports a verb or noun that is said not to be so.
func (w *work) negated(i int) bool {
	f, ok := w.marked(i)
	return ok && f == schema.Not
}

// governed reads the word that a clause depends on: "plans to meet", "is set
// to resume", "when it arrives" in a clause of the future.
func (w *work) governed(i, h, depth int) (schema.Factuality, bool) {
	if !w.infinitive(i) && !w.bare(i) {
		return w.gerund(i, h, depth)
	}
	if w.a.Child(h, "expl") >= 0 && !w.verbal(h) {
		return w.supposed(i, h, depth) // "it is time to meet"
	}
	if w.lemma(h) == "go" && w.a.Tokens[h].Tag == "VBG" {
		return schema.Planned, true // "is going to meet"
	}
	if f, ok := w.marks[w.lemma(h)]; ok {
		switch {
		case f != schema.Happened && f != schema.Not && w.rel(i) == "xcomp" && w.negated(h):
			return schema.Not, true // "does not plan to meet"
		case w.words["able"][w.lemma(h)] && !w.timeless(h):
			return w.reality(h, depth-1) // "was able to meet"
		case f != schema.Happened:
			if g, _ := w.reality(h, depth-1); f == schema.Planned && g == schema.Possible {
				f = g // "if they agree to meet"
			}
			return f, true
		case w.rel(i) != "advcl": // an adverbial clause gives a purpose
			return w.reality(h, depth-1)
		}
	}
	if w.addressee(i, h) >= 0 {
		return schema.Possible, true // "shouted at him to leave"
	}
	if w.rel(i) == "acl" {
		for _, c := range w.a.Children(h) {
			if f := w.marks[w.lemma(c)]; f == schema.Happened {
				return f, true // "the first to land"
			}
		}
	}
	if w.rel(i) == "acl" || w.rel(i) == "advcl" {
		return schema.Possible, true
	}
	return w.reality(h, depth-1)
}

// gerund reads the word that a participle or a clause with a tense depends on:
// "accused of meeting", "hopes of meeting", "when it arrives".
func (w *work) gerund(i, h, depth int) (schema.Factuality, bool) {
	rel, ing := w.rel(i), w.ongoing(i)
	f, ok := w.marks[w.lemma(h)]
	switch {
	case ing && w.words["bars"][w.lemma(h)] && (w.barred(i) || w.nominal(h)):
		return schema.Not, true // "prohibited from meeting", "a ban on meeting"
	case ok && rel == "acl" && w.nominal(i) && f != schema.Happened && f != schema.Not:
		return f, true // "demands, among which was a meeting"
	case ok && ing && f != schema.Happened && (rel == "xcomp" || rel == "acl" && w.introduced(i) || rel == "advcl" && (f == schema.Reported && !w.controls["meanwhile"][w.opener(i)] || w.opener(i) == "of") && w.introduced(i)):
		return f, true
	case rel == "xcomp" && ing, rel == "advcl" && (ing || w.present(i) || !w.past(i)):
		return w.open(i, h, depth)
	}
	return "", false
}

// barred reports a clause that "from" opens.
func (w *work) barred(i int) bool { return w.opener(i) == "from" }

// opener is the preposition or conjunction that opens a clause, "" without one.
func (w *work) opener(i int) string {
	if k := w.a.Child(i, "mark", "case"); k >= 0 {
		return w.word(k)
	}
	return ""
}

// introduced reports a clause that a preposition opens: "of meeting".
func (w *work) introduced(i int) bool {
	k := w.a.Child(i, "mark", "case")
	return k >= 0 && k < i
}

// past reports a verb in the past tense or a participle of it.
func (w *work) past(i int) bool {
	tag := w.a.Tokens[i].Tag
	return tag == "VBD" || tag == "VBN"
}

// spokenOf reads what a noun depends on: "seeks protection", "will fund the
// search", "plans for a merger".
func (w *work) spokenOf(i, h, depth int) (schema.Factuality, bool) {
	if f, ok := w.listed(i); ok {
		return f, true
	}
	f, ok := w.marks[w.lemma(h)]
	if ok && w.particled(h) {
		return w.open(i, h, depth) // "set off a wave of protests"
	}
	p := w.preposition(i)
	if w.nominal(h) && p == "on" && w.words["bars"][w.lemma(h)] {
		return schema.Not, true // "a ban on protests"
	}
	direct := w.rel(i) == "obj" || w.rel(i) == "nsubj:pass"
	if w.words["guilty"][w.lemma(h)] {
		return "", false
	}
	if p == "of" && w.nominal(h) && w.words["count"][w.lemma(h)] {
		if g := w.head(h); g < 0 || !w.words["found"][w.lemma(g)] {
			return schema.Reported, true // "charges of fraud"
		}
		return "", false
	}
	if !direct && w.words["yields"][w.lemma(h)] && w.verbal(h) && w.negated(h) {
		return schema.Not, true // "did not lead to a meeting"
	}
	if !direct && w.words["alleges"][w.lemma(h)] && w.verbal(h) && w.words["charging"][p] && p != "in" {
		return schema.Reported, true // "charged with fraud"
	}
	if direct && w.verbal(h) && w.vague(i) && !w.words["reaction"][w.lemma(h)] && w.negated(h) {
		return schema.Not, true // "did not score a goal"
	}
	if ok && f != schema.Happened && f != schema.Not && (direct || p == "for" || p == "of" && !w.verbal(h)) {
		return f, true
	}
	if direct && w.words["undone"][w.lemma(h)] && !w.words["attempt"][w.lemma(i)] {
		return f, true
	}
	if direct && w.foretold(i, h) {
		return schema.Planned, true
	}
	if direct && w.stops(h) || p == "to" && w.words["reply"][w.lemma(h)] {
		return "", false // "wants to end its losses", "in response to the losses"
	}
	if w.words["given"][p] || w.words["partaking"][p] && w.at[i].trigger > 0 && w.known(i) || p == "for" && w.words["answer"][w.lemma(h)] || w.reached(i) || p == "in" && w.restated(i, h) {
		return "", false // "will be paid over the delay", "may have taken part in the raid", "will sue for the delay"
	}
	if direct && w.words["calamity"][w.typeOf(i)] && w.known(i) {
		return "", false // "will look into the crash"
	}
	if f, ok = w.open(i, h, depth); ok && !direct && f == schema.Planned && w.vague(i) {
		f = schema.Possible // "will respond to an attack"
	}
	return f, ok
}

// known reports a noun that points back to what the text has told: "the raid",
// "that attack".
func (w *work) known(i int) bool {
	d := w.a.Child(i, "det")
	return d >= 0 && w.words["this"][w.word(d)] && w.timeUnder(i, false) < 0
}

// vague reports a noun that stands for any such event: without an article, or
// with "a" or "any".
func (w *work) vague(i int) bool {
	for _, c := range w.a.Children(i) {
		switch {
		case w.rel(c) == "det":
			return w.words["any"][w.word(c)]
		case w.possessive(c), w.a.Tokens[c].Tag == "CD":
			return false
		}
	}
	return true
}

// particled reports a verb with a particle, which gives it another sense.
func (w *work) particled(h int) bool {
	for _, c := range w.a.Children(h) {
		if w.a.Tokens[c].Tag == "RP" && c == h+1 {
			return true
		}
	}
	return false
}

// present reports a verb in the present tense, by itself or by its auxiliary.
func (w *work) present(i int) bool {
	for _, c := range w.a.Children(i) {
		if strings.HasPrefix(w.rel(c), "aux") {
			return w.a.Tokens[c].Tag == "VBZ" || w.a.Tokens[c].Tag == "VBP"
		}
	}
	return w.a.Tokens[i].Tag == "VBZ" || w.a.Tokens[i].Tag == "VBP"
}

// open is the reality of a governing word where that is yet to come or may
// not be; what did not happen says nothing of what hangs on it, and what has a
// date in the past of its own has happened.
func (w *work) open(i, h, depth int) (schema.Factuality, bool) {
	if p := w.d.Out.Article.Published; p != nil && p.From != "" {
		if k := w.timeUnder(i, false); k >= 0 {
			if until := w.datable(k).Until; until != "" && until < p.From {
				return "", false
			}
		}
	}
	f, ok := w.reality(h, depth-1)
	if ok && (f == schema.Planned || f == schema.Possible) {
		return f, true
	}
	return "", false
}
