package edtf

import (
	"cmp"
	"math"
	"strings"
)

// ordinal is the day number of the first or last day, also for the ends that
// have no [Day]: open and unknown ends lie infinitely far out, long years at
// about their distance. ok is false where the year is unspecified.
func (p point) ordinal(last bool) (n int64, ok bool) {
	switch {
	case p.kind == open || p.kind == unknown:
		if last {
			return math.MaxInt64, true
		}
		return math.MinInt64, true
	case p.long != 0:
		n = (p.long - 1970) * 36525 / 100
		if last {
			n += 365
		}
		return n, true
	}
	d, ok := p.edge(last)
	return int64(d), ok
}

// ordinals are the ordinals of both ends; ok is false where d has no place on
// the calendar.
func (d Date) ordinals() (low, high int64, ok bool) {
	end := d.start
	if d.IsInterval() {
		end = d.end
	}
	low, ok1 := d.start.ordinal(false)
	high, ok2 := end.ordinal(true)
	return low, high, ok1 && ok2
}

// Compare orders dates by their first day, then by their last, then by their
// text. Open and unknown starts come first; dates of an unspecified year come
// last. The result is 0 only for the same Date.
func (d Date) Compare(o Date) int {
	l1, h1, ok1 := d.ordinals()
	l2, h2, ok2 := o.ordinals()
	if ok1 != ok2 {
		if ok1 {
			return -1
		}
		return 1
	}
	if ok1 {
		if c := cmp.Or(cmp.Compare(l1, l2), cmp.Compare(h1, h2)); c != 0 {
			return c
		}
	}
	return strings.Compare(d.String(), o.String())
}

// Overlaps reports whether d and o may share a day. Open and unknown ends
// reach infinitely far; a date of an unspecified year overlaps nothing.
func (d Date) Overlaps(o Date) bool {
	l1, h1, ok1 := d.ordinals()
	l2, h2, ok2 := o.ordinals()
	return ok1 && ok2 && l1 <= h2 && l2 <= h1
}

// Contains reports whether every day that o may mean is one that d may mean;
// ends as in [Date.Overlaps].
func (d Date) Contains(o Date) bool {
	l1, h1, ok1 := d.ordinals()
	l2, h2, ok2 := o.ordinals()
	return ok1 && ok2 && l1 <= l2 && h2 <= h1
}
