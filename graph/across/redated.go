package across

import (
	"strings"
	"unicode/utf8"

	"dateline/schema"
)

// Two dates are compared where both are days, months or years.
const (
	longestDate   = 366 // days
	unequalMonths = 3   // by which two of a kind may differ
)

// redated reports a gap in which the copy gives another day than its original,
// widened to the words of both: days in one form, as two weekdays or two dates
// are, since "yesterday" and "Friday" can be one.
func (d *differ) redated(x, y sentence, g gap) (gap, bool) {
	a, b := x.day(g.a, g.aEnd), y.day(g.b, g.bEnd)
	if a == nil || b == nil || form(a) != form(b) {
		return g, false
	}
	was, is := interval(a), interval(b)
	if was.meets(is) || max(was.span(), is.span()) > longestDate || max(was.span()-is.span(), is.span()-was.span()) > unequalMonths {
		return g, false
	}
	g.a, g.aEnd = x.wordsOf(a)
	g.b, g.bEnd = y.wordsOf(b)
	return g, true
}

// form is the rule that found a time, without which way it was resolved.
func form(t *schema.Time) string {
	of, _, _ := strings.Cut(t.Rule, "/")
	return of
}

func interval(t *schema.Time) days {
	return dateDays(&schema.Date{From: t.From, Until: t.Until})
}

// day is the only time of the sentence that has one of the words [i,j), nil
// where none or several have.
func (s sentence) day(i, j int) *schema.Time {
	var found *schema.Time
	for n := range s.times {
		t := &s.times[n]
		if first, last := s.wordsOf(t); t.From == "" || first >= j || last <= i {
			continue
		}
		if found != nil {
			return nil
		}
		found = t
	}
	return found
}

// wordsOf are the words [i,j) of a time.
func (s sentence) wordsOf(t *schema.Time) (i, j int) {
	at := func(b int) int { return s.start + utf8.RuneCountInString(s.text[:b]) }
	for i < len(s.written) && at(s.written[i].end) <= t.Start {
		i++
	}
	for j = i; j < len(s.written) && at(s.written[j].start) < t.End; j++ {
	}
	return i, j
}
