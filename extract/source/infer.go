package source

import (
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
	day     edtf.Day
	at      *dateMention
	evident bool // its year follows from landmarks or terms of office
	exact   bool // the day of the news, whatever kind of line names it
}

// conclusion is a day of publication that follows from what the text tells, or
// the days that are left, with the words it rests on.
type conclusion struct {
	date edtf.Date
	at   *dateMention
	why  []string
}

// infer concludes the day of publication from the days that the text names: a
// full date bounds it from below, and so do landmarks behind the text and the
// terms of those whom it names as holders of an office; a day of the month with
// its day of the week then has one year; the day of the week that the account
// keeps naming in the past tense is the day of the news, on or just after the
// youngest of them. Where any of this leaves a choice, nothing is concluded.
// window, when not zero, holds the day of publication.
func (w *work) infer(window edtf.Date) *conclusion {
	e := w.gather()
	bound := w.youngestFull()
	young, ok := w.youngestNamed(bound, window, e)
	if !ok {
		return nil
	}
	c := &conclusion{}
	first, last := edtf.Day(0), edtf.Day(0)
	if young == nil {
		young = w.anchored(e)
	}
	if young == nil {
		return nil
	}
	if young.exact && w.kindAt(young.at) == schema.Dateline {
		first, last, c.at = young.day, young.day, young.at
	} else if first, c.at = w.newsDay(young, bound); c.at != nil {
		last = first
	} else if first, last = w.leadDay(young, bound); first != 0 {
		c.at = young.at
	} else {
		return nil
	}
	var err error
	if c.date, err = edtf.Between(first, last); err != nil || !window.IsZero() && !window.Contains(c.date) || w.namesLater(first) {
		return nil
	}
	if young.evident {
		c.why = w.reasons(e)
	}
	return c
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

// youngestFull is the youngest past day that is named with its year.
func (w *work) youngestFull() *anchor {
	var out *anchor
	for i := range w.dates {
		m := &w.dates[i]
		if day, ok := m.full(); ok && w.tellsPast(m) && (out == nil || day > out.day) {
			out = &anchor{day: day, at: m}
		}
	}
	return out
}

// youngestNamed is the youngest past day that is named as news names its own
// days: without the year, which pictures from the files and older events have,
// and with the day of the week or in a dateline. It is nil when there is none; ok
// is false when one of them fits no year or two.
func (w *work) youngestNamed(bound *anchor, window edtf.Date, e *evidence) (out *anchor, ok bool) {
	for i := range w.dates {
		m := &w.dates[i]
		if m.day == 0 || m.year != 0 || !w.tellsPast(m) {
			continue
		}
		dateline := w.kindAt(m) == schema.Dateline
		if m.weekday == 0 && !dateline {
			continue
		}
		day, evident, ok := w.yearOf(m, bound, window, e)
		if !ok {
			return nil, false
		}
		if out == nil || day > out.day {
			out = &anchor{day, m, evident, dateline}
		}
	}
	return out, true
}

// anchored is the day counted from a landmark, an anniversary or the hundredth
// day of a war, where the sentence names the day of the week that it fell on.
func (w *work) anchored(e *evidence) *anchor {
	for i := range e.periods {
		p := &e.periods[i]
		if m := w.weekdayBeside(p.Start, p.day); p.day != 0 && m != nil && e.fits(p.day) {
			return &anchor{p.day, m, true, true}
		}
	}
	return nil
}

// weekdayBeside is a day of the week of the past in the sentence at byte at that
// is the day of the week of day; nil when there is none.
func (w *work) weekdayBeside(at int, day edtf.Day) *dateMention {
	s := sentenceAt(w.doc.Syntax, at)
	for i := range w.dates {
		m := &w.dates[i]
		if m.day == 0 && s != nil && s.Start <= m.Start && m.End <= s.End && m.weekday == weekday(day) && w.bareDay(m) {
			return m
		}
	}
	return nil
}

// leadDay are the days on which an account was published that opens with a past
// day of the month and names no day of the week by itself: that day and the two
// after it.
func (w *work) leadDay(young, bound *anchor) (first, last edtf.Day) {
	if bound != nil && bound.day > young.day || w.newsWeekday() != nil {
		return 0, 0
	}
	if !w.inLead(young.at) {
		return 0, 0
	}
	return young.day, young.day + 2
}

// leadMost is how many sentences of paragraphs are the lead.
const leadMost = 4

// inLead reports whether a mention stands in the lead, and not as a day of another week.
func (w *work) inLead(m *dateMention) bool {
	l := w.lineAt(m.Start)
	before := strings.Fields(w.text[l.Start:m.Start])
	if l.finalKind() != schema.Paragraph || len(before) > 0 && w.rules.otherWeek[strings.ToLower(before[len(before)-1])] {
		return false
	}
	return w.sentencesBefore(m.Start) <= leadMost
}

// sentencesBefore is how many sentences of paragraphs have begun at byte at.
func (w *work) sentencesBefore(at int) int {
	n := 0
	for i := range w.doc.Syntax.Sentences {
		s := &w.doc.Syntax.Sentences[i]
		if s.Start > at {
			break
		}
		if o := w.lineAt(s.Start); o != nil && o.finalKind() == schema.Paragraph {
			n++
		}
	}
	return n
}

// firstWeekday is the first day of the week that the paragraphs name alone in the
// past tense; nil when there is none.
func (w *work) firstWeekday() *dateMention {
	for i := range w.dates {
		if m := &w.dates[i]; m.day == 0 && w.bareDay(m) {
			return m
		}
	}
	return nil
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
	if day-base > freshFor || day == young.day && !young.exact && w.kindAt(young.at) == schema.Paragraph {
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
