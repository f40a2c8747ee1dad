package events

import (
	"dateline/extract"
	"dateline/schema"
)

// saidIn finds the statements around a stretch of text.
type saidIn struct {
	contents, venues *extract.Spans
	spans            []schema.Span // of contents
	of, at           []int         // the statement of each content and each dated venue
}

// newSaidIn indexes the contents of statements and the venues of dated ones.
func newSaidIn(statements []schema.Statement) saidIn {
	var x saidIn
	var venues []schema.Span
	for i, s := range statements {
		for _, c := range s.Content {
			x.spans, x.of = append(x.spans, c.Span), append(x.of, i)
		}
		if s.Venue != nil && s.SaidOn.EDTF != "" {
			venues, x.at = append(venues, s.Venue.Span), append(x.at, i)
		}
	}
	x.contents, x.venues = extract.NewSpans(x.spans), extract.NewSpans(venues)
	return x
}

// statementOf is the smallest statement whose content holds the span.
func (w *work) statementOf(span schema.Span) *schema.Statement {
	x, best := &w.said, -1
	x.contents.Holding(span, func(n int) {
		if best < 0 || x.spans[n].Len() < x.spans[best].Len() || x.spans[n].Len() == x.spans[best].Len() && n < best {
			best = n
		}
	})
	if best < 0 {
		return nil
	}
	return &w.d.Out.Statements[x.of[best]]
}

// ofStatement dates the occasion of a statement ("during a visit") by the day
// on which the statement was made.
func (w *work) ofStatement(t *trigger) *schema.Date {
	at := schema.Span{Start: w.a.Tokens[t.token].Start, End: w.a.Tokens[t.token].End}
	first := -1
	w.said.venues.Holding(at, func(n int) {
		if i := w.said.at[n]; first < 0 || i < first {
			first = i
		}
	})
	if first < 0 {
		return nil
	}
	d := *w.d.Out.Statements[first].SaidOn
	d.Basis = schema.Carried
	return &d
}
