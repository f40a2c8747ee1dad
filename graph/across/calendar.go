package across

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/schema"
)

// calendar is what the dates that a text names say of when it was written and
// of what day it tells, even where its date of publication is open.
type calendar struct {
	days []int // of the year, from 1, sorted
	year int   // the latest, 0 unknown
}

const (
	leapYear = "2000" // in which every day of the year has a date
	yearDays = 366
	dayReach = 2 // days apart that may be one by the reckoning of two places
)

// calendarOf reads the dates that a text gives in figures, resolved or not:
// what others resolve to goes by the date of publication, which counts apart.
func calendarOf(times []schema.Time) calendar {
	var c calendar
	for i := range times {
		t := &times[i]
		if !t.Datable() {
			continue
		}
		value := t.EDTF
		if value == "" {
			value = t.Value
		}
		if len(value) < len(leapYear) {
			continue
		}
		if year, err := strconv.Atoi(value[:len(leapYear)]); err == nil && strings.Contains(t.Text, value[:len(leapYear)]) {
			c.year = max(c.year, year)
		}
		if len(value) >= len(time.DateOnly) && strings.ContainsAny(t.Text, "0123456789") {
			if d, err := time.Parse(time.DateOnly, leapYear+value[len(leapYear):len(time.DateOnly)]); err == nil {
				c.days = append(c.days, d.YearDay())
			}
		}
	}
	slices.Sort(c.days)
	c.days = slices.Compact(c.days)
	return c
}

// meets says whether both name a day of the year, or days beside each other.
func (c calendar) meets(o calendar) bool {
	for _, x := range c.days {
		for _, y := range o.days {
			if gap := max(x-y, y-x); min(gap, yearDays-gap) <= dayReach {
				return true
			}
		}
	}
	return false
}
