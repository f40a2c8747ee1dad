package edtf

import (
	"errors"
	"fmt"
)

// ErrRange is matched by the errors of builders: no such day, or an interval
// that ends before it starts.
var ErrRange = errors.New("date out of range")

// New is the date of a year, a month of that year, or a day of that month:
// month and day 0 leave them out. Errors match [ErrRange].
func New(year, month, day int) (Date, error) {
	p := point{kind: dated, negative: year < 0}
	n := max(year, -year)
	if n > maxYear || month < 0 || month > 12 || day < 0 || month == 0 && day > 0 || month > 0 && day > daysIn(year, month) {
		return Date{}, fmt.Errorf("%w: year %d month %d day %d", ErrRange, year, month, day)
	}
	for k := 3; k >= 0; k-- {
		p.year[k] = byte('0' + n%10)
		n /= 10
	}
	if month > 0 {
		p.month = two{byte('0' + month/10), byte('0' + month%10)}
	}
	if day > 0 {
		p.day = two{byte('0' + day/10), byte('0' + day%10)}
	}
	return Date{start: p}, nil
}

// On is the date of one day. Errors match [ErrRange].
func On(d Day) (Date, error) { return New(d.Date()) }

// Between is the shortest way to write the days from first to last: a day, a
// month, a year, or an interval of days, whole months or whole years. Errors
// match [ErrRange].
func Between(first, last Day) (Date, error) {
	if last < first {
		return Date{}, fmt.Errorf("%w: %v is after %v", ErrRange, first, last)
	}
	y1, m1, d1 := first.Date()
	y2, m2, d2 := last.Date()
	if d1 == 1 && d2 == daysIn(y2, m2) {
		d1, d2 = 0, 0
		if m1 == 1 && m2 == 12 {
			m1, m2 = 0, 0
		}
	}
	a, err := New(y1, m1, d1)
	if err != nil {
		return Date{}, err
	}
	b, err := New(y2, m2, d2)
	if err != nil || a == b {
		return a, err
	}
	return Interval(a, b)
}

// Interval runs from the first day of a to the last day of b; the zero Date
// makes that end open. Errors match [ErrRange].
func Interval(a, b Date) (Date, error) {
	ends := [2]point{{kind: open}, {kind: open}}
	for k, d := range []Date{a, b} {
		if d.IsInterval() {
			return Date{}, fmt.Errorf("%w: %v is an interval already", ErrRange, d)
		}
		if !d.IsZero() {
			ends[k] = d.start
		}
	}
	d := Date{start: ends[0], end: ends[1]}
	if reason := d.fault(); reason != "" {
		return Date{}, fmt.Errorf("%w: %v: %s", ErrRange, d, reason)
	}
	return d, nil
}

// With is d with another qualifier, on both ends of an interval.
func (d Date) With(q Qualifier) Date {
	for _, p := range []*point{&d.start, &d.end} {
		if p.kind == dated {
			p.qualifier = q
		}
	}
	return d
}
