package schema

import (
	"fmt"
	"unicode/utf8"
)

// Span is a half-open range of the text: [Start, End). It counts code points
// in a finished Document and bytes while package extract is at work.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one position.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Len is the length in the span's own unit.
func (s Span) Len() int { return s.End - s.Start }

// EachSpan calls f for every span of the document, with the words stored
// beside it ("" where the format stores none). f may change the span.
func (d *Document) EachSpan(f func(s *Span, text string)) {
	opt := func(s *Span) {
		if s != nil {
			f(s, "")
		}
	}
	date := func(v *Date) {
		if v != nil {
			opt(v.Span)
		}
	}
	party := func(p *Party) {
		if p != nil {
			f(&p.Span, p.Text)
		}
	}
	mentions := func(ms []Mention) {
		for i := range ms {
			f(&ms[i].Span, ms[i].Text)
		}
	}
	d.articleSpans(opt, date)
	for i := range d.Sentences {
		f(&d.Sentences[i], "")
	}
	for i := range d.Times {
		f(&d.Times[i].Span, d.Times[i].Text)
	}
	for i := range d.Actors {
		mentions(d.Actors[i].Mentions)
	}
	for i := range d.Places {
		mentions(d.Places[i].Mentions)
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		party(s.Speaker)
		party(s.Addressee)
		party(s.Via)
		if s.Cue != nil {
			f(&s.Cue.Span, s.Cue.Text)
		}
		for k := range s.Content {
			f(&s.Content[k].Span, s.Content[k].Text)
		}
		if s.Venue != nil {
			f(&s.Venue.Span, s.Venue.Text)
		}
		date(s.SaidOn)
	}
	for i := range d.Events {
		e := &d.Events[i]
		f(&e.Trigger.Span, e.Trigger.Text)
		f(&e.Sentence, "")
		date(e.When)
	}
}

// articleSpans visits the spans of the article's own record.
func (d *Document) articleSpans(opt func(*Span), date func(*Date)) {
	a := &d.Article
	if a.Outlet != nil {
		opt(a.Outlet.Span)
	}
	if r := a.RepublishedBy; r != nil {
		opt(r.Outlet.Span)
		opt(r.Span)
	}
	date(a.Published)
	for i := range a.Blocks {
		opt(&a.Blocks[i].Span)
	}
}

// ToCodePoints turns every span from byte offsets into code point offsets.
// Text must be valid UTF-8. A span that does not start and end on a character
// is an error, and then the document is left half converted.
func (d *Document) ToCodePoints() error {
	count := make([]int32, len(d.Text)+1) // code points before each byte; -1 inside a character
	n := int32(0)
	for i := 0; i < len(d.Text); {
		_, size := utf8.DecodeRuneInString(d.Text[i:])
		count[i] = n
		for k := 1; k < size; k++ {
			count[i+k] = -1
		}
		i += size
		n++
	}
	count[len(d.Text)] = n
	var err error
	d.EachSpan(func(s *Span, text string) {
		if s.Start < 0 || s.End > len(d.Text) || s.Start > s.End || count[s.Start] < 0 || count[s.End] < 0 {
			if err == nil {
				err = fmt.Errorf("span %d-%d (%q) is not on characters of a text of %d bytes", s.Start, s.End, text, len(d.Text))
			}
			return
		}
		s.Start, s.End = int(count[s.Start]), int(count[s.End])
	})
	return err
}
