package events

import "dateline/schema"

// finish writes the events out in order of their triggers.
func (w *work) finish() {
	w.claim()
	for n := range w.found {
		t := &w.found[n]
		parts := w.participants(t)
		tok := w.a.Tokens[t.token]
		s := w.a.Sentences[t.sentence]
		e := schema.Event{
			ID: schema.LocalID(schema.EventID, len(w.d.Out.Events)+1), Type: t.typ, Mode: t.mode, Rule: t.rule,
			Trigger:      schema.Trigger{Quote: w.d.Quote(tok.Start, tok.End), Lemma: tok.Lemma},
			Sentence:     w.d.Sentence(s.Start, s.End),
			Description:  w.describe(t.token),
			Participants: w.participantsOf(parts),
			Place:        w.placeOf(t, parts),
			When:         w.when(t),
		}
		if e.When == nil {
			e.When = &schema.Date{Basis: schema.Unknown}
		}
		in := w.statementOf(e.Trigger.Span)
		e.Factuality = w.factuality(t.token, e.When, in)
		w.settle(t, &e, in)
		if w.toldAlready(t, &e) {
			continue
		}
		if in != nil {
			e.Statement = in.ID
			in.About = append(in.About, e.ID)
		}
		w.d.Out.Events = append(w.d.Out.Events, e)
	}
}
