package source

import (
	"fmt"

	"dateline/extract/landmarks"
	"dateline/extract/syntax"
	"dateline/schema/edtf"
)

// evidence is what a text tells of the time it was written in, apart from its
// days: landmarks behind it, times counted from them, and who is in office.
type evidence struct {
	after     []landmarks.Mention // the text was written on their day or later
	told      []landmarks.Mention // all that it names
	periods   []period
	officials []official
	year      int      // of the last day that a bare year names in the past
	last      edtf.Day // the day of the lexicons
}

// gather reads the evidence of the text.
func (w *work) gather() *evidence {
	e := &evidence{last: min(w.offices.Date(), w.landmarks.Date())}
	w.eachSentence(func(s *syntax.Sentence) {
		known := w.landmarks.Find(w.text, s.Start, s.End)
		if len(known) == 0 {
			return
		}
		e.told = append(e.told, known...)
		e.periods = append(e.periods, w.counted(s.Start, s.End, known)...)
		if w.speaksForward(s) {
			return
		}
		for _, m := range known {
			if m.Sure {
				e.after = append(e.after, m)
			}
		}
	})
	e.officials = w.officials()
	for _, m := range bareYear.FindAllStringSubmatchIndex(w.text, -1) {
		if s := sentenceAt(w.doc.Syntax, m[2]); s != nil && !w.speaksForward(s) {
			e.year = max(e.year, number(w.text[m[2]:m[3]]))
		}
	}
	return e
}

// Limits of what the lexicons allow to conclude.
const (
	inOffice  = 0.75 // of the officials named, those who must be in office
	beforeDay = 2    // days by which places east of a landmark date it later
)

// fits reports whether a text of a day could hold the evidence.
func (e *evidence) fits(day edtf.Day) bool {
	if y, _, _ := day.Date(); day > e.last || y < e.year {
		return false
	}
	for _, m := range e.after {
		if first, ok := m.From.Earliest(); ok && day < first-beforeDay {
			return false
		}
	}
	for i := range e.periods {
		if p := &e.periods[i]; day < p.from || day > p.until {
			return false
		}
	}
	holding := 0
	for i := range e.officials {
		now, begun := e.officials[i].in(day)
		if !begun {
			return false
		}
		if now {
			holding++
		}
	}
	return float64(holding) >= inOffice*float64(len(e.officials))
}

// any reports whether there is evidence of the year.
func (e *evidence) any() bool {
	return len(e.after) > 0 || len(e.periods) > 0 || len(e.officials) > 0
}

// justAfter is how many days after a landmark the news is full of it.
const justAfter = 10

// follows is the landmark that the text names and that a day follows closely;
// nil when there is none.
func (e *evidence) follows(day edtf.Day) *landmarks.Mention {
	for i := range e.told {
		if l, ok := e.told[i].Day(); ok && l <= day+beforeDay && day <= l+justAfter {
			return &e.told[i]
		}
	}
	return nil
}

// reasons says what the evidence is, for the reader of a date concluded from it.
func (w *work) reasons(e *evidence) []string {
	var out []string
	for i := range e.periods {
		out = append(out, e.periods[i].says)
	}
	seen := map[*landmarks.Landmark]bool{}
	for _, m := range e.after {
		if seen[m.Landmark] {
			continue
		}
		seen[m.Landmark] = true
		out = append(out, fmt.Sprintf("%s: after %s, %s", w.text[m.Start:m.End], m.Event, m.From))
	}
	for i := range e.officials {
		o := &e.officials[i]
		text := w.text[o.Start:o.End] + ": " + o.terms[0].Office
		for k := range o.terms {
			text += fmt.Sprintf(", %s/%s", o.terms[k].From, o.terms[k].Until)
		}
		out = append(out, text)
	}
	return out
}
