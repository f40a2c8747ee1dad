package across

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/schema/edtf"
)

// readTimes notes the words of a clause that tell when, which or how many. Those
// that count from the day on which it was said name what they mean, where that
// day is known: "next year" of 2030 and "this year" of 2031 are one.
func (r *stanceReader) readTimes(c *clause, written []word) {
	for i, w := range written {
		kinds := r.kindsOf(w.form)
		period := i+1 < len(written) && slices.Contains(r.kindsOf(written[i+1].form), "period")
		switch {
		case w.digit:
			c.times = append(c.times, w.form)
		case slices.Contains(kinds, "month") && w.upper, slices.Contains(kinds, "weekday"):
			c.times, c.dated = append(c.times, w.form), true
		case slices.Contains(kinds, "day"):
			c.times, c.dated = append(c.times, c.dayOf(w.form)), true
		case slices.Contains(kinds, "time") && period:
			c.times, c.dated = append(c.times, c.periodOf(w.form, written[i+1].form)), true
			c.words[i].stem, c.words[i+1].stem = -1, -1
		case slices.Contains(kinds, "time"):
			c.times = append(c.times, w.form)
		}
	}
}

// dayOf is the day that "tomorrow" or its like means.
func (c *clause) dayOf(form string) string {
	if !c.said.exact() {
		return form
	}
	return (c.said.from + map[string]edtf.Day{"tomorrow": 1, "yesterday": -1}[form]).String()
}

// periodOf is the period that "next year" or its like means: the year itself, of
// others what they are counted from.
func (c *clause) periodOf(form, period string) string {
	if !c.said.known || c.said.span() > longestDate {
		return form + " " + period
	}
	y, m, _ := c.said.from.Date()
	switch {
	case period != "year" && period != "week" && period != "month":
		return fmt.Sprintf("%s %s of %d", form, period, y)
	case period != "year":
		return fmt.Sprintf("%s %s of %d-%d", form, period, y, m)
	}
	return fmt.Sprint(y + map[string]int{"next": 1, "last": -1}[form])
}

// since reports whether what a clause tells was after another one was said, or may
// have been: it gives no time, or a day of the week in which it was said.
func (c *clause) since(earlier *clause, weekday func(string) bool) bool {
	if len(c.times) == 0 {
		return true
	}
	if !c.said.known || !earlier.said.known || c.said.from-earlier.said.until < week {
		return false
	}
	for _, t := range c.times {
		if d, err := edtf.ParseDay(t); !weekday(t) && (err != nil || d <= earlier.said.until) {
			return false
		}
	}
	return true
}

// week is how many days a day of the week may lie back.
const week edtf.Day = 7

// meant reports whether what a clause tells was when another one was said: it
// gives no time, or the month or the year of that day.
func (c *clause) meant(earlier *clause) bool {
	if len(c.times) == 0 {
		return true
	}
	known := earlier.said.known && c.said.known && c.said.until-earlier.said.from <= longestDate
	y, m, _ := earlier.said.from.Date()
	for _, t := range c.times {
		of := known && (t == fmt.Sprint(y) || t == strings.ToLower(time.Month(m).String()))
		if !of && !slices.Contains(earlier.times, t) {
			return false
		}
	}
	return true
}
