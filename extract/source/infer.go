package source

import (
	"regexp"
	"strings"
	"unicode"

	"dateline/schema"
	"dateline/schema/edtf"
)

// Bounds in days of what the days named in a text allow to conclude.
const (
	nearBefore = 31  // a day without a year lies at most so long before the youngest full date …
	nearAfter  = 60  // … or so long after it; with its day of the week that leaves one year
	freshFor   = 3   // from the youngest day named to the day of the news
	yearBefore = 366 // a day without a year lies at most so long before a known month of publication
)

// anchor is a past day that the text names, with the mention.
type anchor struct {
	day edtf.Day
	at  *dateMention
}

// infer concludes the day of publication from the days that the text names: a
// full date bounds it from below; a day of the month with its day of the week
// then has one year; the day of the week that the account keeps naming in the
// past tense is the day of the news, on or just after the youngest of them.
// Where any of this leaves a choice, nothing is concluded. window, when not
// zero, holds the day of publication.
func (w *work) infer(window edtf.Date) (edtf.Date, *dateMention) {
	bound := w.youngestFull()
	young := w.youngestNamed(bound, window)
	if young == nil {
		return edtf.Date{}, nil
	}
	day, at := w.newsDay(young, bound)
	if at == nil {
		return edtf.Date{}, nil
	}
	d, err := edtf.On(day)
	if err != nil || !window.IsZero() && !window.Contains(d) || w.namesLater(day) {
		return edtf.Date{}, nil
	}
	return d, at
}

// namesLater reports whether the text names a day long after the given one, or
// a later year where nothing speaks of what is to come.
func (w *work) namesLater(day edtf.Day) bool {
	for i := range w.dates {
		if later, ok := w.dates[i].full(); ok && later > day+nearAfter {
			return true
		}
	}
	after, _, _ := (day + yearBefore).Date()
	for _, m := range bareYear.FindAllStringSubmatchIndex(w.text, -1) {
		if y := number(w.text[m[2]:m[3]]); y < after || y > after+20 {
			continue
		}
		s := sentenceAt(w.doc.Syntax, m[2])
		if s == nil || !w.speaksForward(s) {
			return true
		}
	}
	return false
}

// bareYear is a year in words that place something in it.
var bareYear = regexp.MustCompile(`\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Oo]f|©) ((?:19|20)\d\d)\b`)

// youngestFull is the youngest past day that is named with its year.
func (w *work) youngestFull() *anchor {
	var out *anchor
	for i := range w.dates {
		m := &w.dates[i]
		if day, ok := m.full(); ok && w.tellsPast(m) && (out == nil || day > out.day) {
			out = &anchor{day, m}
		}
	}
	return out
}

// youngestNamed is the youngest past day that is named as news names its own
// days: with the day of the week and without the year, which pictures from the
// files and older events have. nil when there is none, or when one of them fits
// no year or two.
func (w *work) youngestNamed(bound *anchor, window edtf.Date) *anchor {
	var out *anchor
	for i := range w.dates {
		m := &w.dates[i]
		if m.weekday == 0 || m.day == 0 || m.year != 0 || !w.tellsPast(m) {
			continue
		}
		day, ok := w.yearOf(m, bound, window)
		if !ok {
			return nil
		}
		if out == nil || day > out.day {
			out = &anchor{day, m}
		}
	}
	return out
}

// yearOf finds the one year that fits a day without a year.
func (w *work) yearOf(m *dateMention, bound *anchor, window edtf.Date) (edtf.Day, bool) {
	var first, last edtf.Day
	switch from, until, ok := window.Days(); {
	case ok:
		first, last = from-yearBefore, until
	case bound != nil:
		first, last = bound.day-nearBefore, bound.day+nearAfter
	default:
		year := w.copyrightYear()
		if year == 0 {
			return 0, false
		}
		first, last = edtf.DayOf(year, 1, 1), edtf.DayOf(year, 12, 31)
	}
	var found edtf.Day
	n := 0
	from, _, _ := first.Date()
	until, _, _ := last.Date()
	for y := from; y <= until; y++ {
		if day, ok := m.in(y); ok && day >= first && day <= last {
			found = day
			n++
		}
	}
	return found, n == 1
}

// newsDay is the day that the account is of: the first one from the youngest
// anchor on that falls on the day of the week that the account names. Where that
// is the anchor itself it must be the day of a picture or dateline: a paragraph
// also names the day of what happened some days before.
func (w *work) newsDay(young, bound *anchor) (edtf.Day, *dateMention) {
	base := young.day
	if bound != nil && bound.day > base {
		base = bound.day
	}
	if base-young.day > nearBefore {
		return 0, nil
	}
	news := w.newsWeekday()
	if news == nil {
		return 0, nil
	}
	day := base
	for weekday(day) != news.weekday {
		day++
	}
	if day-base > freshFor || day == young.day && w.kindAt(young.at) == schema.Paragraph {
		return 0, nil
	}
	return day, news
}

// newsWeekday is the first day of the week that the paragraphs name alone in
// the past tense, if no other is named more often; nil otherwise.
func (w *work) newsWeekday() *dateMention {
	var first *dateMention
	var count [8]int
	for i := range w.dates {
		m := &w.dates[i]
		if m.day != 0 || !w.bareDay(m) {
			continue
		}
		if first == nil {
			first = m
		}
		count[m.weekday]++
	}
	if first == nil {
		return nil
	}
	for _, n := range count {
		if n > count[first.weekday] {
			return nil
		}
	}
	return first
}

// bareDay reports whether a day of the week stands alone in a paragraph, for a
// day of the past week: not "last Friday", "Good Friday" or "Sunday Times".
func (w *work) bareDay(m *dateMention) bool {
	l := w.lineAt(m.Start)
	if l == nil || l.finalKind() != schema.Paragraph || !w.tellsPast(m) {
		return false
	}
	before := strings.Fields(w.text[l.Start:m.Start])
	if len(before) > 0 {
		word := strings.ToLower(strings.Trim(before[len(before)-1], "“”\"'(,"))
		if w.rules.otherWeek[word] || len(before) > 1 && isName(before[len(before)-1]) {
			return false
		}
	}
	after, _, _ := strings.Cut(strings.TrimPrefix(w.text[m.End:l.End], " "), " ")
	return !isName(after)
}

// kindAt is the kind of the line that holds a mention.
func (w *work) kindAt(m *dateMention) schema.BlockKind { return w.lineAt(m.Start).finalKind() }

// isName reports whether a word starts with a capital and ends with a letter,
// so that the next word belongs to it.
func isName(word string) bool {
	r := []rune(word)
	return len(r) > 1 && unicode.IsUpper(r[0]) && unicode.IsLetter(r[len(r)-1]) && unicode.IsLower(r[len(r)-1])
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
