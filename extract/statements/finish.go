package statements

import (
	"slices"
	"sort"
	"strings"

	"dateline/extract"
	"dateline/schema"
)

// finish turns the drafts into statements in order of content, with speakers,
// dates, addressees and venues.
func (w *work) finish() {
	for _, c := range w.found {
		c.content = w.tidy(c)
	}
	w.dropAsides()
	w.single()
	w.uncovered()
	sort.SliceStable(w.found, func(i, j int) bool {
		a, b := w.found[i].content[0], w.found[j].content[0]
		return a.first < b.first || a.first == b.first && a.last > b.last
	})
	out := make([]schema.Statement, len(w.found))
	for i, c := range w.found {
		out[i] = w.build(c)
		out[i].ID = schema.LocalID(schema.StatementID, i+1)
	}
	w.chains(out)
	w.dates(out)
	w.why(out)
	for i, c := range w.found { // the dates and chains go by the cue's verb
		if c.cueless {
			out[i].Cue, out[i].SaidOn = nil, &schema.Date{Basis: schema.Unknown}
			continue
		}
		cue := w.quoteOf(w.cueSpan(c))
		out[i].Cue = &cue
	}
	w.d.Out.Statements = out
}

// build makes the statement of a draft, all but its date.
func (w *work) build(c *draft) schema.Statement {
	s := schema.Statement{Act: w.actOf(c), Rule: c.rule, Kind: w.kind(c)}
	for _, r := range c.content {
		s.Content = append(s.Content, w.quoteOf(w.withMark(w.balanced(c, r))))
	}
	if !c.subject.empty() {
		p := schema.Party{Quote: w.quoteOf(w.speakerSpan(c))}
		p.Actor = w.actorOf(c.subject)
		if c.how == "subject of the verb" && w.tag(c.subject.first) == "PRP" && w.namesOwn(c, p.Actor) {
			p.Actor = "" // "he said Venn wants …": he is not Venn
		}
		s.Speaker = &p
	}
	cue := w.quoteOf(c.cue)
	s.Cue = &cue
	w.occasion(c, &s)
	s.About = w.about(&s)
	return s
}

// namesOwn reports indirect speech that opens with the name of the actor.
func (w *work) namesOwn(c *draft, actor string) bool {
	if actor == "" || c.direct || c.content[0].first < c.cue.last {
		return false
	}
	first := c.content[0].first
	if w.word(first) == "that" {
		first++
	}
	for _, n := range w.opensAt(first) {
		m := &w.actors[n]
		if end := w.tokenAt(m.End-1) + 1; m.form == schema.Name && m.actor == actor && w.tag(end) != "POS" {
			return true
		}
	}
	return false
}

// actOf is the act of a cue, turned around where the cue is denied: who does not
// deny has not denied.
func (w *work) actOf(c *draft) string {
	cue := w.cueSpan(c)
	for i := cue.first; i < c.cue.first; i++ {
		if w.is(i, "negation") {
			if act, ok := w.negated[c.act]; ok {
				return act
			}
			return "decline"
		}
	}
	return c.act
}

// kind tells direct, mixed and indirect speech apart.
func (w *work) kind(c *draft) schema.StatementKind {
	if c.rule == signedRule {
		return schema.Direct
	}
	in, out := 0, 0
	for _, r := range c.content {
		for i := r.first; i < r.last; i++ {
			switch {
			case isMark(w.tag(i)):
			case w.index.inside[i]:
				in++
			default:
				out++
			}
		}
	}
	switch {
	case out == 0:
		return schema.Direct
	case in > 0:
		return schema.Mixed
	}
	return schema.Indirect
}

// balanced takes in the quotation mark that belongs to a quotation at either
// end of mixed speech; direct speech stands without its marks.
func (w *work) balanced(c *draft, r run) run {
	if c.direct {
		return r
	}
	for k := quotationsFrom(w.a.Quotations, r.first); k < len(w.a.Quotations) && w.a.Quotations[k].First < r.last; k++ {
		q := w.a.Quotations[k]
		open, end := q.First-1, q.Last
		if open < 0 || !q.Closed || q.First == r.first && end >= r.last {
			continue
		}
		if q.First > r.first && q.First < r.last && end >= r.last && end <= r.last+1 {
			r.last = end + 1
		}
		if end > r.first && end < r.last && q.First == r.first {
			r.first = open
		}
	}
	return r
}

// withMark takes a closing question or exclamation mark into the content.
func (w *work) withMark(r run) run {
	if next := w.word(r.last); next == "?" || next == "!" {
		r.last++
	}
	return r
}

// quoteOf is the text of a run.
func (w *work) quoteOf(r run) schema.Quote {
	return w.d.Quote(w.a.Tokens[r.first].Start, w.a.Tokens[r.last-1].End)
}

// actorOf is the id of the actor a speaker's phrase refers to: the mention
// that covers the head of the phrase, names before nominals, longer before
// shorter. A phrase that refers to no known actor makes a new one; a pronoun
// nobody could resolve stays without.
func (w *work) actorOf(r run) string {
	head := w.headOf(r)
	at := w.a.Tokens[head].Start
	start, end := w.a.Tokens[r.first].Start, w.a.Tokens[r.last-1].End
	best, score, first := "", 0, 0
	w.mentions(r, func(n int) {
		m := &w.actors[n]
		if m.later || m.End <= start || m.Start >= end || w.tag(w.tokenAt(m.Start)) == "PRP$" && m.End < end && m.Start+4 > m.End {
			return // "some of his rivals" are not he
		}
		s := 1
		if m.Start <= at && at < m.End {
			s += 1000 + m.Len()
		} else if m.End == end {
			s += 10
		}
		if m.form == schema.Name {
			s += 5
		}
		if s > score || s == score && n < first {
			best, score, first = m.actor, s, n
		}
	})
	if score >= 1000 || best != "" && r.last-r.first <= 3 {
		return best
	}
	switch w.tag(head) {
	case "DT":
		if r.last == r.first+1 {
			return best
		}
	case "PRP", "PRP$", "WP", "WDT", "EX":
		return best
	}
	if id := w.namedBehind(r, head); id != "" {
		return id
	}
	return w.newActor(r, head)
}

// namedBehind is the person whose name stands between commas behind a
// description of one: "the winner of the vote, Mara Venn, said". It is "" where
// none does.
func (w *work) namedBehind(r run, head int) string {
	if w.tag(head) != "NN" || w.tag(r.last) != "," {
		return ""
	}
	for _, n := range w.opensAt(r.last + 1) {
		m := &w.actors[n]
		if end := w.tokenAt(m.End-1) + 1; m.form == schema.Name && w.tag(end) == "," && w.person(end-1, false) {
			return m.actor
		}
	}
	return ""
}

// headOf is the head of a phrase: its last noun before a preposition, or the
// name behind it ("the agency Venn").
func (w *work) headOf(r run) int {
	head := r.first
	for i := r.first; i < r.last; i++ {
		if w.tag(i) == "IN" && i > r.first {
			break
		}
		if !isMark(w.tag(i)) && w.tag(i) != "POS" {
			head = i
		}
	}
	return head
}

// newActor adds somebody the actors' lexicon does not know as an unnamed actor.
func (w *work) newActor(r run, head int) string {
	q := w.quoteOf(r)
	if i := w.called(q.Text); i >= 0 {
		a := &w.d.Out.Actors[i]
		a.Mentions = append(a.Mentions, schema.Mention{Span: q.Span, Text: q.Text, Form: schema.Nominal})
		w.addMention(mention{Span: q.Span, actor: a.ID, form: schema.Nominal, later: true})
		return a.ID
	}
	if a := w.bodyOf(r); a != nil {
		a.Mentions = append(a.Mentions, schema.Mention{Span: q.Span, Text: q.Text, Form: schema.Nominal})
		w.addMention(mention{Span: q.Span, actor: a.ID, form: schema.Nominal, later: true})
		return a.ID
	}
	id := schema.LocalID(schema.ActorID, len(w.d.Out.Actors)+1)
	typ, form := w.guess(r, head)
	w.d.Out.Actors = append(w.d.Out.Actors, schema.Actor{
		ID: id, Name: q.Text, Type: typ, Mentions: []schema.Mention{{Span: q.Span, Text: q.Text, Form: form}},
	})
	w.callActor(len(w.d.Out.Actors) - 1)
	w.addMention(mention{Span: q.Span, actor: id, form: form})
	return id
}

// bodyOf is the one body named before that "the service" or "the trust" is
// short for; nil where there is none.
func (w *work) bodyOf(r run) *schema.Actor {
	if r.last-r.first != 2 || w.word(r.first) != "the" || w.tag(r.last-1) != "NN" && w.tag(r.last-1) != "NNP" {
		return nil
	}
	var found *schema.Actor
	noun := " " + w.word(r.last-1)
	for i := range w.d.Out.Actors {
		a := &w.d.Out.Actors[i]
		if a.Type != schema.Organization || !strings.HasSuffix(strings.ToLower(a.Name), noun) || a.Mentions[0].End > w.a.Tokens[r.first].Start {
			continue
		}
		if found != nil {
			return nil
		}
		found = a
	}
	return found
}

// guess says what a speaker is that no lexicon and no model knows: a phrase of
// proper nouns names a person, or a body where it is a plural or has an
// article; anything else is somebody unnamed.
func (w *work) guess(r run, head int) (schema.ActorType, schema.Form) {
	switch {
	case w.tag(head) == "NNPS", w.tag(head) == "NNP" && (w.tag(r.first) == "DT" || strings.HasSuffix(w.word(head), "s")):
		return schema.Organization, schema.Name
	case w.tag(head) == "NNP" && w.tag(r.first) == "NNP":
		return schema.Person, schema.Name
	}
	return schema.Unnamed, schema.Nominal
}

// about lists the actors and places that the content names, the speaker left
// out.
func (w *work) about(s *schema.Statement) []string {
	var who, where []int
	for _, c := range s.Content {
		w.mentions(run{w.tokenAt(c.Start), w.tokenAt(c.End-1) + 1}, func(n int) {
			if m := &w.actors[n]; c.Contains(m.Span) && (s.Speaker == nil || s.Speaker.Actor != m.actor) {
				who = append(who, number(m.actor))
			}
		})
		w.index.places.StartingIn(c.Start, c.End, func(n int) {
			if w.index.placeEnd[n] <= c.End {
				where = append(where, number(w.d.Out.Places[w.index.place[n]].ID))
			}
		})
	}
	return append(ids(schema.ActorID, who), ids(schema.PlaceID, where)...)
}

// number is the number in an id: 12 for "a12".
func number(id string) int {
	_, n, _ := schema.SplitID(id)
	return n
}

// ids are numbers as ids, in order and each once.
func ids(kind byte, numbers []int) []string {
	slices.Sort(numbers)
	var out []string
	for _, n := range slices.Compact(numbers) {
		out = append(out, schema.LocalID(kind, n))
	}
	return out
}

// chains notes through whom a statement is known: the speaker of the smallest
// statement of another that holds it whole.
func (w *work) chains(out []schema.Statement) {
	var spans []schema.Span
	var of []int // the statement of each span
	for k := range out {
		for _, c := range out[k].Content {
			spans, of = append(spans, c.Span), append(of, k)
		}
	}
	contents := extract.NewSpans(spans)
	for i := range out {
		s, best := &out[i], -1
		contents.Holding(s.Cue.Span, func(n int) {
			o := &out[of[n]]
			if of[n] == i || o.Speaker == nil || s.Speaker == nil || o.Speaker.Actor == s.Speaker.Actor || !spans[n].Contains(s.Content[0].Span) {
				return
			}
			if best < 0 || spans[n].Len() < spans[best].Len() || spans[n].Len() == spans[best].Len() && n < best {
				best = n
			}
		})
		if best >= 0 {
			via := *out[of[best]].Speaker
			s.Via = &via
		}
		if r := w.found[i].through; !r.empty() {
			s.Via = &schema.Party{Quote: w.quoteOf(r), Actor: w.actorOf(r)}
		}
		w.selfReport(s)
	}
}

// selfReport makes a pronoun nobody else resolved stand for the one through
// whom the statement is known: "the firm said it wants to …".
func (w *work) selfReport(s *schema.Statement) {
	if s.Via == nil || s.Speaker.Actor != "" || w.tag(w.tokenAt(s.Speaker.Start)) != "PRP" {
		return
	}
	s.Speaker.Actor = s.Via.Actor
	s.Via = nil
}
