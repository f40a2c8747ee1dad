package edtf

import (
	"fmt"
	"time"
)

// Day is a day of the proleptic Gregorian calendar, counted from 1970-01-01,
// so that days compare and add as numbers.
type Day int

// The years that days may lie in; [ParseDay] takes no others.
const (
	minYear = -9999
	maxYear = 9999
)

const secondsOfDay = 24 * 60 * 60

// DayOf is the day of a year, month and day of month; out-of-range values
// carry over as in time.Date.
func DayOf(year, month, day int) Day {
	return Day(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay)
}

// DayAt is the day that t falls on in its own location.
func DayAt(t time.Time) Day {
	y, m, d := t.Date()
	return DayOf(y, int(m), d)
}

// ParseDay reads a full date, YYYY-MM-DD. Errors match [ErrSyntax].
func ParseDay(s string) (Day, error) {
	p := parser{s: s}
	pt, err := p.calendar()
	if err == nil && p.i < len(s) {
		err = p.fail(p.i, "text after the day")
	}
	if err == nil && pt.unspecified() {
		err = p.fail(0, "unspecified digits in a day")
	}
	if err == nil && pt.day == (two{}) {
		err = p.fail(len(s), "want YYYY-MM-DD")
	}
	if err != nil {
		return 0, err
	}
	d, _ := pt.edge(false)
	return d, nil
}

// Time is midnight UTC at the start of the day.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsOfDay, 0).UTC() }

// Date is the day's year, month and day of month.
func (d Day) Date() (year, month, day int) {
	y, m, n := d.Time().Date()
	return y, int(m), n
}

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// String is the day in ISO 8601, YYYY-MM-DD.
func (d Day) String() string {
	y, m, n := d.Date()
	if y < 0 || y > maxYear {
		return yearText(y) + fmt.Sprintf("-%02d-%02d", m, n)
	}
	digit := func(x int) byte { return '0' + byte(x%10) }
	return string([]byte{digit(y / 1000), digit(y / 100), digit(y / 10), digit(y), '-', digit(m / 10), digit(m), '-', digit(n / 10), digit(n)})
}

// Month is the day's month in ISO 8601, YYYY-MM.
func (d Day) Month() string {
	y, m, _ := d.Date()
	return yearText(y) + fmt.Sprintf("-%02d", m)
}

func yearText(y int) string {
	if y < 0 {
		return fmt.Sprintf("%05d", y)
	}
	return fmt.Sprintf("%04d", y)
}

// daysIn is the number of days of a month.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
