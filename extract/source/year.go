package source

import (
	"fmt"
	"regexp"
	"slices"

	"dateline/schema"
	"dateline/schema/edtf"
)

// bareYear is a year in words that place something in it.
var bareYear = regexp.MustCompile(`\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Oo]f|©) ((?:19|20)\d\d)\b`)

// yearOf finds the one year that fits a day without a year; evident reports that
// landmarks or terms of office told it.
func (w *work) yearOf(m *dateMention, bound *anchor, window edtf.Date, e *evidence) (day edtf.Day, evident, ok bool) {
	var first, last edtf.Day
	switch from, until, ok := window.Days(); {
	case ok:
		first, last = from-yearBefore, until
	case bound != nil:
		first, last = bound.day-nearBefore, bound.day+nearAfter
	default:
		year := w.copyrightYear()
		if year == 0 {
			day, ok := w.yearBy(m, nil, e)
			return day, true, ok
		}
		if day, ok := w.ofDateline(m, year); ok {
			return day, false, true
		}
		first, last = edtf.DayOf(year, 1, 1), edtf.DayOf(year, 12, 31)
	}
	var found edtf.Day
	n := 0
	from, _, _ := first.Date()
	until, _, _ := last.Date()
	for y := from; y <= until && m.weekday != 0; y++ {
		if day, ok := m.in(y); ok && day >= first && day <= last {
			found = day
			n++
		}
	}
	if n != 1 && bound != nil {
		day, ok := w.yearBy(m, bound, e)
		return day, true, ok
	}
	return found, false, n == 1
}

// ofDateline is the day of a dateline in the year of the copyright, where that is
// the day of the week that the paragraphs first name.
func (w *work) ofDateline(m *dateMention, year int) (edtf.Day, bool) {
	news := w.firstWeekday()
	if m.weekday != 0 || news == nil || w.kindAt(m) != schema.Dateline {
		return 0, false
	}
	day, ok := m.in(year)
	return day, ok && weekday(day) == news.weekday
}

// firstYear is the first year that evidence may tell: the lexicons hold little
// that is older.
const firstYear = 1989

// yearBy finds the one year in which a day without a year fits the evidence; of
// several, the one that follows closely on a landmark.
func (w *work) yearBy(m *dateMention, bound *anchor, e *evidence) (edtf.Day, bool) {
	if !e.any() {
		return 0, false
	}
	news := w.firstWeekday()
	if m.weekday == 0 && news == nil {
		return 0, false
	}
	var fit, close []edtf.Day
	until, _, _ := e.last.Date()
	for y := firstYear; y <= until; y++ {
		day, ok := m.in(y)
		if !ok || !e.fits(day) || bound != nil && day < bound.day-nearBefore {
			continue
		}
		if m.weekday == 0 && weekday(day) != news.weekday && weekday(day-1) != news.weekday {
			continue // a dateline is of the day of its news or of the day after
		}
		fit = append(fit, day)
		if e.follows(day) != nil {
			close = append(close, day)
		}
	}
	switch {
	case len(fit) == 1:
		return fit[0], true
	case len(close) == 1:
		return close[0], true
	case m.weekday != 0:
		w.warnOpen(m, fit)
	}
	return 0, false
}

// warnOpen says why a day without a year stays open.
func (w *work) warnOpen(m *dateMention, fit []edtf.Day) {
	text := fmt.Sprintf("%q fits no year in which the text can have been written", w.text[m.Start:m.End])
	if len(fit) > 0 {
		text = fmt.Sprintf("%q may be any of %v", w.text[m.Start:m.End], fit)
	}
	if !slices.Contains(w.doc.Out.Warnings, text) {
		w.doc.Out.Warnings = append(w.doc.Out.Warnings, text)
	}
}

var copyrightYear = regexp.MustCompile(`(?i)(?:©|\(c\)|copyright)[^0-9]{0,40}((?:(?:19|20)\d\d\s*[-–—]\s*)?(?:19|20)\d\d)\b`)

// copyrightYear is the last year of a copyright line, 0 when there is none.
func (w *work) copyrightYear() int {
	year := 0
	for i := range w.lines {
		l := &w.lines[i]
		if l.kind != schema.Boilerplate {
			continue
		}
		if m := copyrightYear.FindStringSubmatch(w.of(l)); m != nil {
			year = max(year, number(m[1][len(m[1])-4:]))
		}
	}
	return year
}
