package across

import (
	"dateline/schema"
	"dateline/schema/edtf"
)

// days is a closed interval of days. The zero value is an unknown date.
type days struct {
	from, until edtf.Day
	known       bool
}

// dateDays are the days a Date may mean.
func dateDays(d *schema.Date) days {
	if d == nil {
		return days{}
	}
	from, err1 := edtf.ParseDay(d.From)
	until, err2 := edtf.ParseDay(d.Until)
	if err1 != nil || err2 != nil || until < from {
		return days{}
	}
	return days{from: from, until: until, known: true}
}

// span is the number of days, 0 for an unknown date.
func (d days) span() int {
	if !d.known {
		return 0
	}
	return int(d.until-d.from) + 1
}

// exact says that it is one day.
func (d days) exact() bool { return d.known && d.from == d.until }

// meets says whether both may be one date; an unknown date meets every other.
func (d days) meets(o days) bool {
	return !d.known || !o.known || d.from <= o.until && o.from <= d.until
}

// and is what both allow; they must meet.
func (d days) and(o days) days {
	if !d.known {
		return o
	}
	if !o.known {
		return d
	}
	return days{max(d.from, o.from), min(d.until, o.until), true}
}

// or is the least interval that holds both, whatever lies between.
func (d days) or(o days) days {
	if !d.known {
		return o
	}
	if !o.known {
		return d
	}
	return days{min(d.from, o.from), max(d.until, o.until), true}
}

// widen allows some days more on both sides.
func (d days) widen(before, after edtf.Day) days {
	if d.known {
		d.from -= before
		d.until += after
	}
	return d
}

// gap is the least number of days between two dates, 0 where they meet.
func (d days) gap(o days) int {
	if d.meets(o) {
		return 0
	}
	return int(max(d.from-o.until, o.from-d.until))
}

// date is the interval as a Date, nil where it is unknown.
func (d days) date() *schema.Date {
	if !d.known {
		return nil
	}
	v, err := edtf.Between(d.from, d.until)
	if err != nil {
		return nil
	}
	return &schema.Date{EDTF: v.String(), From: d.from.String(), Until: d.until.String()}
}
