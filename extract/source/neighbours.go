package source

import (
	"dateline/schema"
	"dateline/schema/edtf"
)

// fromNeighbours is the day of publication of a text that names none, within the
// days in which dated articles that share something with it leave it; nil where
// the record has none from neighbours or the text does not bear them out: it
// must conclude one of the days with them, or name most often, of the days of
// the week in the past tense, one that falls among them.
func (w *work) fromNeighbours() *schema.Date {
	r := w.record
	if r.PublishedBasis != schema.FromNeighbours {
		return nil
	}
	window, err := edtf.Parse(r.Published)
	if err != nil {
		return nil
	}
	if c := w.infer(window); c != nil {
		return w.lent(c.date, c.at)
	}
	first, last, ok := window.Days()
	news := w.commonWeekday()
	if !ok || news == nil || last-first >= daysOfWeek {
		return nil
	}
	for day := first; day <= last; day++ {
		if weekday(day) == news.weekday && w.bears(day) {
			if d, err := edtf.On(day); err == nil {
				return w.lent(d, news)
			}
		}
	}
	return nil
}

const daysOfWeek = 7

// lent writes a date from neighbours with the words that bear it out.
func (w *work) lent(d edtf.Date, at *dateMention) *schema.Date {
	w.doc.Out.Article.DatedBy = w.record.DatedBy
	return w.withTime(dateOf(d, schema.FromNeighbours, &at.Span), at.Span)
}

// bears reports whether a text of a day could hold what this one says of its
// time: no past day behind it, and those in office who are named so.
func (w *work) bears(day edtf.Day) bool {
	if full := w.youngestFull(); full != nil && full.day > day || w.namesLater(day) {
		return false
	}
	e := w.gather()
	return day > e.last || e.fits(day)
}

// commonWeekday is the first mention of the day of the week that the paragraphs
// name most often alone in the past tense; nil where two are named as often.
func (w *work) commonWeekday() *dateMention {
	var first [daysOfWeek + 1]*dateMention
	var count [daysOfWeek + 1]int
	for i := range w.dates {
		m := &w.dates[i]
		if m.day != 0 || !w.bareDay(m) {
			continue
		}
		if first[m.weekday] == nil {
			first[m.weekday] = m
		}
		count[m.weekday]++
	}
	best, tied := 0, true
	for day, n := range count {
		switch {
		case n > count[best]:
			best, tied = day, false
		case n == count[best]:
			tied = true
		}
	}
	if tied {
		return nil
	}
	return first[best]
}
