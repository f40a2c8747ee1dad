package times

import (
	"dateline/schema/edtf"
)

// frame is what an expression is resolved against.
type frame struct {
	now      day // the day it was written or said
	known    bool
	dialogue bool                        // what is not said lies ahead
	clock    int32                       // time of day of a dialogue, in seconds
	dir      func() int32                // -1 the clause tells the past, 1 the future, 0 cannot say
	prev     func(g gran) (period, bool) // the last date mentioned, of length g or shorter
	plain    func(g gran) (period, bool) // the same, without dates a year off another
	near     func() (day, bool)          // the day of the same sentence
	full     func() (day, bool)          // the latest fully dated day of the text
}

// reading is a resolved expression.
type reading struct {
	period period
	day    day // the day so many weeks off, 0 for anything else
	ok     bool
	value  string
	edtf   string
	why    string
}

// resolve finds the days an expression means, or leaves it open.
func (x *expr) resolve(f *frame) reading {
	switch x.rule.kind {
	case kRef:
		if p := (period{gDay, int32(f.now)}); f.dialogue && f.known && x.open() == "PRESENT_REF" {
			return reading{period: p, ok: true, value: x.open(), edtf: p.edtf(), why: "published"}
		}
		return reading{}
	case kSet, kDuration:
		return reading{}
	case kWindow:
		return x.window(f)
	case kRange:
		return x.span(f)
	}
	p, why, ok := x.date(f)
	if !ok || !p.valid() {
		return reading{why: why}
	}
	r := reading{period: p, ok: true, value: p.value(), why: why}
	if x.rule.kind == kShift && p.g == gWeek {
		if q, unit := x.quantity(); why == "published" {
			rel, _ := x.get(cRel)
			r.day = f.now + day(7*rel*q/100*unitTimes[unit])
		}
	}
	r.edtf = p.part(x.edge())
	if x.rule.kind == kHoliday {
		if h := x.holiday(); h.early > 0 || h.late > 0 {
			r.edtf = between(p.first()-day(h.early), p.last()+day(h.late))
		}
	}
	if x.rule.kind == kNth && p.g == gMonth {
		r.edtf = x.nthPart(p)
	}
	switch e := x.edge(); {
	case x.has(cBy) && f.known && f.now <= p.last():
		r.edtf = between(f.now, p.last())
	case e >= edgeBefore && p.g > gDay && f.known && p.first() <= f.now && f.now <= p.last():
		if e == edgeBefore {
			r.edtf = between(p.first(), f.now)
		} else {
			r.edtf = between(f.now, p.last())
		}
	case x.mod() == "APPROX" || (x.rule.kind == kShift || x.rule.kind == kOffset) && x.loose():
		if d, err := edtf.Parse(r.edtf); err == nil && !d.IsInterval() {
			r.edtf = d.With(edtf.Approximate).String()
		}
	}
	if p.g == gDay {
		r.value += x.clockSuffix()
		if x.has(cOvernight) {
			r.edtf = between(p.first(), p.first()+1)
		}
	}
	if x.rule.kind == kShift {
		x.soften(&r)
	}
	return r
}

// over reports whether a time of day that a dialogue names is that of tomorrow:
// midnight, and an hour that is over; one without its half of the day means the
// afternoon first.
func (x *expr) over(f *frame) bool {
	c := x.clock()
	if c > f.clock && c < 24*3600 || c < 0 || x.daypart() > 1 {
		return false
	}
	if _, sure := x.any(cClock, cClockW, cNoon); !sure && x.daypart() == 0 && c >= 3600 && c < 12*3600 {
		x.second = true
		return x.clock() <= f.clock
	}
	return true
}

// date is the period that a date expression means.
func (x *expr) date(f *frame) (period, string, bool) {
	switch x.rule.kind {
	case kDeictic:
		return x.deictic(f)
	case kUnit:
		return x.relativeUnit(f)
	case kShift:
		return x.shifted(f)
	case kOffset:
		return x.offset(f)
	case kClock:
		if d, ok := f.near(); ok {
			return period{gDay, int32(d)}, "near", true
		}
		p := period{gDay, int32(f.now)}
		if f.dialogue && x.over(f) {
			return p.shift(1), "future", f.known
		}
		return p, "published", f.known
	case kDecade:
		n, _ := x.any(cDecade, cDecadeYY)
		return period{gDecade, n}, "", true
	case kCentury:
		return period{gCentury, x.ordinal() - 1}, "", true
	case kWeekend:
		return x.weekend(f)
	case kWeekOf:
		p, why, ok := x.calendar(f)
		if x.has(cWeekend) {
			return weekendAt(p.first()), why, ok
		}
		return periodOf(gWeek, p.first()), why, ok
	}
	return x.calendar(f)
}
