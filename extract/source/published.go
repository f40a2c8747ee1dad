package source

import (
	"fmt"
	"strings"

	"dateline/schema"
	"dateline/schema/edtf"
)

// published is the day of publication with its basis: given, read from the
// page's metadata, its address or the text, inferred, concluded from neighbours,
// or unknown.
func (w *work) published() *schema.Date {
	r := w.record
	if r.Published != "" && r.PublishedBasis != schema.FromNeighbours {
		basis := r.PublishedBasis
		if basis == "" {
			basis = schema.Given
		}
		d, err := edtf.Parse(r.Published)
		if err == nil {
			return dateOf(d, basis, nil)
		}
		w.doc.Out.Warnings = append(w.doc.Out.Warnings, fmt.Sprintf("published %q is not a date and was left out", r.Published))
	}
	window, found := w.rules.calendar.addressDate(w.address())
	if _, _, ok := window.Days(); ok && window.Precision() == edtf.ToDay {
		return dateOf(window, schema.URL, nil)
	}
	if m := w.stated(); m != nil {
		day, _ := m.full()
		if d, err := edtf.On(day); err == nil && (!found || window.Contains(d)) {
			return w.withTime(dateOf(d, schema.Text, &m.Span), m.Span)
		}
	}
	if c := w.infer(window); c != nil {
		if len(c.why) > 0 {
			w.doc.Out.Warnings = append(w.doc.Out.Warnings, fmt.Sprintf("published %s is inferred: %q; %s", c.date, w.text[c.at.Start:c.at.End], strings.Join(c.why, "; ")))
		}
		return w.withTime(dateOf(c.date, schema.Inferred, &c.at.Span), c.at.Span)
	}
	if found {
		return dateOf(window, schema.URL, nil)
	}
	if d := w.fromNeighbours(); d != nil {
		return d
	}
	w.warnAmbiguous()
	return &schema.Date{Basis: schema.Unknown}
}

// dateOf writes a date for the document.
func dateOf(d edtf.Date, basis schema.Basis, span *schema.Span) *schema.Date {
	out := &schema.Date{EDTF: d.String(), Basis: basis}
	out.From, out.Until = d.Bounds()
	if span != nil {
		s := *span
		out.Span = &s
	}
	return out
}

// withTime adds the time expression that holds the span that d was read from.
func (w *work) withTime(d *schema.Date, span schema.Span) *schema.Date {
	for _, t := range w.doc.Out.Times {
		if t.Overlaps(span) {
			d.Time = t.ID
			break
		}
	}
	return d
}
