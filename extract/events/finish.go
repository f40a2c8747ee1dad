package events

import (
	"strings"
	"unicode/utf8"

	"dateline/schema"
)

// longest is the most bytes a description takes before it is cut at a word.
const longest = 200

// shortest is the fewest words that describe a noun's event by themselves.
const shortest = 5

// finish writes the events out in order of their triggers.
func (w *work) finish() {
	for n := range w.found {
		t := &w.found[n]
		parts := w.participants(t)
		tok := w.a.Tokens[t.token]
		s := w.a.Sentences[t.sentence]
		e := schema.Event{
			ID: schema.LocalID(schema.EventID, n+1), Type: t.typ, Mode: t.mode, Rule: t.rule,
			Trigger:      schema.Trigger{Quote: w.d.Quote(tok.Start, tok.End), Lemma: tok.Lemma},
			Sentence:     schema.Span{Start: s.Start, End: s.End},
			Description:  w.describe(t.token),
			Participants: w.participantsOf(parts),
			Place:        w.placeOf(t),
			When:         w.when(t),
		}
		if e.When == nil {
			e.When = &schema.Date{Basis: schema.Unknown}
		}
		in := w.statementOf(e.Trigger.Span)
		if in != nil {
			e.Statement = in.ID
			in.About = append(in.About, e.ID)
		}
		e.Factuality = w.factuality(t.token, e.When, in)
		w.settle(t, &e, in)
		w.d.Out.Events = append(w.d.Out.Events, e)
	}
}

// describe says on one line what happened: the trigger's clause without the
// words that tie it to the rest of its sentence. A bare noun ("talks") is
// described by the clause it stands in.
func (w *work) describe(i int) string {
	text := w.plain(i)
	if strings.Count(text, " ") < shortest-1 && w.a.Tokens[i].Head >= 0 && w.nominal(i) {
		text = w.plain(w.a.Tokens[i].Head)
	}
	if len(text) <= longest {
		return text
	}
	cut := strings.LastIndexByte(text[:longest], ' ')
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:max(cut, 0)] + " …"
}

// plain is the clause or phrase under token i from its first word that is no
// conjunction, preposition or mark.
func (w *work) plain(i int) string {
	c := w.clause(i)
	var b strings.Builder
	for word := range strings.FieldsSeq(w.d.Text[c.Start:c.End]) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
		if b.Len() > longest {
			break // describe cuts it anyway
		}
	}
	return b.String()
}

// clause is the byte span of the trigger's clause, marks trimmed.
func (w *work) clause(i int) schema.Span {
	first, last := w.a.Subtree(i)
	for first < i && (punctuation(w.a.Tokens[first].Tag) || w.ties(first)) {
		first++
	}
	for last > first && punctuation(w.a.Tokens[last-1].Tag) {
		last--
	}
	if first >= last {
		return schema.Span{Start: w.a.Tokens[i].Start, End: w.a.Tokens[i].End}
	}
	return schema.Span{Start: w.a.Tokens[first].Start, End: w.a.Tokens[last-1].End}
}

// ties reports a word that only ties a clause or phrase to what is before it:
// a conjunction, a preposition, a relative pronoun.
func (w *work) ties(i int) bool {
	switch w.a.Tokens[i].Tag {
	case "IN", "TO", "WDT", "WP", "WRB", "CC":
		return w.at[i].time == 0
	}
	return w.rel(i) == "mark"
}

// punctuation reports a tag of a mark.
func punctuation(tag string) bool {
	switch tag {
	case ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "NFP", "CC":
		return true
	}
	return false
}
