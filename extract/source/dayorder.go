package source

import "fmt"

// settleOrder reads dates in numbers that leave two readings in the order of day
// and month that the other dates in numbers of the text have, if they agree.
func (w *work) settleOrder() {
	dayFirst, monthFirst := 0, 0
	for i := range w.dates {
		m := &w.dates[i]
		if first := leadingNumber(w.text[m.Start:m.End]); !m.iso && !m.ambiguous && m.day != m.month {
			switch first {
			case m.day:
				dayFirst++
			case m.month:
				monthFirst++
			}
		}
	}
	if (dayFirst > 0) == (monthFirst > 0) {
		return
	}
	for i := range w.dates {
		m := &w.dates[i]
		if m.ambiguous && monthFirst > 0 {
			m.day, m.month = m.month, m.day
		}
		m.ambiguous = false
	}
}

// leadingNumber is the number of a date of numbers alone in front of its first
// sign, 0 for another date.
func leadingNumber(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			n = 10*n + int(c-'0')
		case i > 0 && (c == '/' || c == '.' || c == '-'):
			return n
		default:
			return 0
		}
	}
	return 0
}

// warnAmbiguous says that the date of publication that the text states leaves two
// readings.
func (w *work) warnAmbiguous() {
	for i := range w.dates {
		m := &w.dates[i]
		l := w.lineAt(m.Start)
		if !m.ambiguous || l == nil || l.published != m.Start+1 && !(w.atTop(l) && w.pureDate(l) != nil) {
			continue
		}
		w.doc.Out.Warnings = append(w.doc.Out.Warnings, fmt.Sprintf("published %q may be %04d-%02d-%02d or %04d-%02d-%02d and was left open",
			w.text[m.Start:m.End], m.year, m.month, m.day, m.year, m.day, m.month))
		return
	}
}
