package events

import (
	"strings"

	"dateline/schema"
	"dateline/schema/edtf"
)

// reach is how many words behind its trigger a time may stand.
const reach = 6

// when is the date of an event: a time of its own clause, else one of the
// clause that it shares its time with, else the only time of the sentence, the
// occasion of a statement, and for what the lead says has just happened the day
// of publication. It is open when the text gives none.
func (w *work) when(t *trigger) *schema.Date {
	if d := w.ownDate(t.token, true); d != nil {
		if p := w.d.Out.Article.Published; p != nil && w.remembered(t.token) && len(p.From) > 4 && len(d.Until) > 4 && d.Until[:4] >= p.From[:4] {
			return nil // the day of the anniversary
		}
		if w.a.Tokens[t.token].Tag == "VBD" && w.ahead(t.token, d) {
			return nil // the day of something else: "spoke ahead of the vote on 20 October"
		}
		return d
	}
	if t.noun >= 0 {
		if d := w.ownDate(t.noun, true); d != nil {
			return d
		}
	}
	if w.remembered(t.token) || w.merelyTold(t.token) || w.before(t.token) {
		return nil
	}
	if x := w.a.Child(t.token, "xcomp"); x > t.token && w.aspectual(t) {
		if d := w.ownDate(x, false); d != nil {
			return d // "began to fall apart in May"
		}
	}
	if d := w.coincident(t); d != nil {
		return d
	}
	for i, hop := t.token, 0; hop < 4; hop++ {
		h := w.head(i)
		if h < 0 || !w.sharesTime(i, h) || w.toldBy(i, h) {
			break
		}
		if d := w.ownDate(h, false); d != nil {
			return d
		}
		i = h
	}
	if x := w.onlyTime(t); x != nil {
		return x.Stated()
	}
	if d := w.ofStatement(t); d != nil {
		return d
	}
	return w.ofPublication(t)
}

// aspectual reports a verb that only says that something else begins, ends or
// goes on.
func (w *work) aspectual(t *trigger) bool {
	return t.typ == "OTHER" && (t.mode == "begin" || t.mode == "end" || t.mode == "go on")
}

// remembered reports what an anniversary is of, which was long before the day
// that the clause gives.
func (w *work) remembered(i int) bool {
	for hop := 0; i >= 0 && hop < 3 && (w.rel(i) == "nmod" || w.rel(i) == "compound" || w.rel(i) == "conj"); hop++ {
		if i = w.head(i); i >= 0 && w.words["occasion"][w.lemma(i)] {
			return true
		}
	}
	return false
}

// ownDate is the date that the dependents of a token give; beside allows a time
// a few words behind it as well.
func (w *work) ownDate(i int, beside bool) *schema.Date {
	k := w.timeUnder(i, !beside)
	if k < 0 {
		k = w.participleTime(i)
	}
	if x := w.a.Child(i, "acl"); k < 0 && x > i && w.nominal(i) && w.a.Tokens[x].Tag == "VBN" && w.speaksFor(x) {
		k = w.timeUnder(x, false) // "the accords signed in 2014"
	}
	if k < 0 && beside {
		if k = w.timeBeside(i); k >= 0 && w.merelyTold(i) && !w.a.Below(k, i) {
			return nil // "discussed the fire last Tuesday"
		}
	}
	if k < 0 && beside && w.verbal(i) {
		if i > 0 && w.datable(i-1) != nil && w.finite(i) {
			k = i - 1 // "the yard on Tuesday launched"
		} else {
			k = w.clauseTime(i)
		}
	}
	if k < 0 || k > i && w.opensClause(k) {
		return nil
	}
	return w.bounded(k)
}

// opensClause reports a time right behind a conjunction: it dates what follows.
func (w *work) opensClause(k int) bool {
	for k > 0 && w.at[k-1].time == w.at[k].time {
		k--
	}
	return k > 0 && w.words["cause"][w.word(k-1)]
}

// speaksFor reports a verb that only says that what its noun names took place.
func (w *work) speaksFor(i int) bool {
	_, light := w.light[w.lemma(i)]
	return light
}

// sharesTime reports a token that happens when its head does: what a verb's
// arguments name, a joined verb without a subject of its own, a participle, the
// infinitive of a verb that does not speak of the future.
func (w *work) sharesTime(i, h int) bool {
	n := w.at[h].trigger
	speaks := n > 0 && w.stances[w.found[n-1].typ] == verbal && w.found[n-1].typ != "CONSULT"
	if !w.verbal(i) {
		switch w.rel(i) {
		case "nsubj", "nsubj:pass", "compound", "conj":
			return true
		case "obj", "obl", "nmod":
			return !speaks
		}
		return false
	}
	switch w.rel(i) {
	case "xcomp":
		f, marked := w.marks[w.lemma(h)]
		return !speaks && (!marked || f == schema.Happened)
	case "advcl":
		if w.during(i, h) {
			return true // "spoke as the guns fell silent"
		}
		return !speaks && w.a.Child(i, "mark", "nsubj", "nsubj:pass") < 0 && w.a.Tokens[i].Tag == "VBG"
	case "conj":
		return w.a.Child(i, "nsubj", "nsubj:pass") < 0 && w.a.Tokens[i].Tag == w.a.Tokens[h].Tag
	}
	return false
}

// datable returns the time at a token if it names a day or a period of what is
// told: the date line of the article does not, wherever it stands.
func (w *work) datable(i int) *schema.Time {
	if w.at[i].time == 0 {
		return nil
	}
	if b := w.d.Block(w.a.Tokens[i].Start); b == schema.Dateline || b == schema.Byline {
		return nil
	}
	if p := w.d.Out.Article.Published; p != nil && p.Basis == schema.Text && p.Span != nil && p.Span.Overlaps(w.d.Out.Times[w.at[i].time-1].Span) {
		return nil
	}
	if t := &w.d.Out.Times[w.at[i].time-1]; t.Datable() {
		return t
	}
	return nil
}

// timeUnder is the token of a time among the dependents of a token, -1 without
// one; inherited times must depend on it as adverbials.
func (w *work) timeUnder(i int, inherited bool) int {
	for _, c := range w.a.Children(i) {
		if w.datable(c) != nil {
			return c
		}
		if w.at[c].trigger > 0 || inherited && w.rel(c) != "obl" && w.rel(c) != "nmod" && w.rel(c) != "obl:agent" {
			continue
		}
		switch w.rel(c) {
		case "obl", "obl:agent", "nmod", "obj", "advmod":
			for _, k := range w.a.Children(c) {
				if t := w.datable(k); t != nil && !w.yearOf(k, c) {
					return k
				}
			}
		}
	}
	return -1
}

// participleTime is the time of a participle in front of a clause: "speaking in
// Velden on Monday, she thanked …". It is -1 without one.
func (w *work) participleTime(i int) int {
	for _, c := range w.a.Children(i) {
		if c < i && w.rel(c) == "advcl" && w.a.Tokens[c].Tag == "VBG" && w.a.Child(c, "mark") < 0 {
			if k := w.timeUnder(c, false); k >= 0 {
				return k
			}
		}
	}
	return -1
}

// timeBeside is the token of a time a few words behind the trigger with no verb
// or mark between, wherever the tree has put it; -1 without one.
func (w *work) timeBeside(i int) int {
	for k := i + 1; k < len(w.a.Tokens) && k <= i+reach; k++ {
		if w.datable(k) != nil {
			if h := w.head(k); h > k && (w.verbal(h) && w.at[h].trigger > 0 || w.yearOf(k, h)) {
				return -1 // "the fire stopped; five days ago we had left"
			}
			return k
		}
		if tag := w.a.Tokens[k].Tag; punctuation(tag) || strings.HasPrefix(tag, "VB") || w.at[k].trigger > 0 {
			return -1
		}
	}
	return -1
}

// clauseTime is the token of a time that the tree has put below a noun of the
// verb's clause: "rejected the plan in May", "the office on Friday called". It
// is -1 without one.
func (w *work) clauseTime(i int) int {
	first, last := w.a.Subtree(i)
	for k := first; k < last; k++ {
		if w.datable(k) == nil || k > first && w.at[k-1].time == w.at[k].time {
			continue
		}
		switch w.timePreposition(k) {
		case "of", "for", "from", "to", "than", "with":
			continue
		}
		if h := w.head(k); w.inClause(k, i) && !w.qualifies(k, i) && (h < 0 || !w.yearOf(k, h)) {
			return k
		}
	}
	return -1
}

// qualifies reports a time that only tells which one a noun means that stands
// deeper in the clause: "during the race for the 1998 contract".
func (w *work) qualifies(k, i int) bool {
	h := w.head(k)
	return h > k && h != i && w.nominal(h) && w.at[h].time == 0 && w.head(h) != i
}

// inClause reports a time below verb i with no other clause between and behind
// the nouns it stands under, as no possessive does.
func (w *work) inClause(k, i int) bool {
	time := w.at[k].time
	for h := w.head(k); h != i; h = w.head(h) {
		if h < 0 || w.at[h].time != time && (w.verbal(h) || h > k || w.words["behind"][w.preposition(h)]) {
			return false
		}
	}
	return true
}

// bounded is the date that a time gives behind its preposition: "since" a day
// is from then to the day of publication, "by" a day to come from publication
// to then.
func (w *work) bounded(k int) *schema.Date {
	x := w.datable(k)
	d, p := x.Stated(), w.d.Out.Article.Published
	if x.From == "" || p == nil || p.From == "" {
		return d
	}
	from, until := "", ""
	switch w.timePreposition(k) {
	case "since":
		from, until = x.From, p.Until
	case "after", "following":
		from, until = x.Until, p.Until
	case "by", "before":
		from, until = p.From, x.Until
	}
	if from == "" || from >= until {
		return d
	}
	first, err1 := edtf.ParseDay(from)
	last, err2 := edtf.ParseDay(until)
	if err1 != nil || err2 != nil {
		return d
	}
	if e, err := edtf.Between(first, last); err == nil {
		d.EDTF, d.From, d.Until = e.String(), from, until
	}
	return d
}

// timePreposition is the word in front of the time that token k belongs to.
func (w *work) timePreposition(k int) string {
	for k > 0 && w.at[k-1].time == w.at[k].time {
		k--
	}
	if k == 0 {
		return ""
	}
	return w.lemma(k - 1)
}

// ofPublication dates what the first sentence of the text says has just
// happened. The present tense of a headline gives no date: the news may be some
// days old.
func (w *work) ofPublication(t *trigger) *schema.Date {
	p := w.d.Out.Article.Published
	if p == nil || p.EDTF == "" || p.From != p.Until {
		return nil
	}
	if t.sentence != w.lead || w.a.Tokens[t.token].Tag != "VBN" || !w.perfect(t.token) {
		return nil
	}
	return &schema.Date{EDTF: p.EDTF, From: p.From, Until: p.Until, Basis: schema.Published}
}

// perfect reports "has" or "have" on a verb.
func (w *work) perfect(i int) bool {
	for _, c := range w.a.Children(i) {
		if tag := w.a.Tokens[c].Tag; w.rel(c) == "aux" && w.lemma(c) == "have" && (tag == "VBZ" || tag == "VBP") {
			return true
		}
	}
	return false
}

// leadSentence is the first sentence of the text below its headline.
func (w *work) leadSentence() int {
	for i := range w.a.Sentences {
		s := w.a.Sentences[i]
		if k := w.body(s); k < s.Last && w.d.Block(w.a.Tokens[k].Start) == schema.Paragraph {
			return i
		}
	}
	return -1
}

// onlyTime is the time of the last sentence asked for.
type onlyTime struct {
	sentence int
	time     *schema.Time
}

// onlyTime is the time of a sentence that has one time and one event.
func (w *work) onlyTime(t *trigger) *schema.Time {
	if w.only.sentence != t.sentence {
		w.only.sentence, w.only.time = t.sentence, w.timeOf(t.sentence)
	}
	return w.only.time
}

// timeOf is the one time of a sentence with at most one event.
func (w *work) timeOf(sentence int) *schema.Time {
	s := w.a.Sentences[sentence]
	var found *schema.Time
	events := 0
	for i := s.First; i < s.Last; i++ {
		if w.at[i].trigger > 0 {
			events++
		}
		if x := w.datable(i); x != nil && x != found && (w.head(i) < 0 || !w.yearOf(i, w.head(i))) {
			if found != nil {
				return nil
			}
			found = x
		}
	}
	if events > 1 {
		return nil
	}
	return found
}
