package query

import (
	"errors"
	"fmt"

	"dateline/schema"
	"dateline/schema/edtf"
	"dateline/schema/quads"
)

// ErrRequest is matched by every error about the request itself.
var ErrRequest = errors.New("bad request")

// period is a closed run of days; an end may be open.
type period struct {
	from, until     edtf.Day
	bounded         bool // at both ends
	hasFrom, hasEnd bool
}

// newPeriod reads the two ends in EDTF: from its first day until the last day
// of the other.
func newPeriod(from, until string) (period, error) {
	var p period
	if from != "" {
		d, err := edtf.Parse(from)
		if err != nil {
			return p, fmt.Errorf("%w: from: %w", ErrRequest, err)
		}
		if p.from, p.hasFrom = d.Earliest(); !p.hasFrom {
			return p, fmt.Errorf("%w: from: %q names no first day", ErrRequest, from)
		}
	}
	if until != "" {
		d, err := edtf.Parse(until)
		if err != nil {
			return p, fmt.Errorf("%w: until: %w", ErrRequest, err)
		}
		if p.until, p.hasEnd = d.Latest(); !p.hasEnd {
			return p, fmt.Errorf("%w: until: %q names no last day", ErrRequest, until)
		}
	}
	p.bounded = p.hasFrom && p.hasEnd
	if p.bounded && p.until < p.from {
		return p, fmt.Errorf("%w: the period from %s until %s is empty", ErrRequest, from, until)
	}
	return p, nil
}

// asked reports whether the period says anything.
func (p period) asked() bool { return p.hasFrom || p.hasEnd }

// short reports whether the period is looked up by its buckets.
func (p period) short() bool {
	return p.bounded && p.until-p.from <= 31*maxMonths && len(quads.Months(p.from, p.until)) <= maxMonths
}

// holds reports whether a date may fall into the period. A date of more than
// a year, or one with an open end, says little about a shorter period: it has
// to lie in the period as a whole. A nil date falls nowhere.
func (p period) holds(d *schema.Date) bool {
	if d == nil {
		return false
	}
	from, err1 := edtf.ParseDay(d.From)
	until, err2 := edtf.ParseDay(d.Until)
	if _, months := quads.Buckets(d); months == nil {
		return (!p.hasFrom || err1 == nil && from >= p.from) && (!p.hasEnd || err2 == nil && until <= p.until)
	}
	return !(p.hasEnd && from > p.until) && !(p.hasFrom && until < p.from)
}
