package times

import (
	"dateline/schema"
	"dateline/schema/edtf"
)

// frame is what an expression is resolved against.
type frame struct {
	now   day // the day it was written or said
	known bool
	dir   func() int32                // -1 the clause tells the past, 1 the future, 0 cannot say
	prev  func(g gran) (period, bool) // the last date mentioned, of length g or shorter
	plain func(g gran) (period, bool) // the same, without dates a year off another
	near  func() (day, bool)          // the day of the same sentence
	full  func() (day, bool)          // the latest fully dated day of the text
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
	case kRef, kSet, kDuration:
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
	if x.rule.kind == kNth && p.g == gMonth {
		r.edtf = x.nthPart(p)
	}
	switch e := x.edge(); {
	case e >= edgeBefore && p.g > gDay && f.known && p.first() <= f.now && f.now <= p.last():
		if e == edgeBefore {
			r.edtf = between(p.first(), f.now)
		} else {
			r.edtf = between(f.now, p.last())
		}
	case x.mod() == "APPROX":
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

// soften widens the days of "two weeks ago" to half a week on either side, and
// of hours to the days beside.
func (x *expr) soften(r *reading) {
	switch u, _ := x.unit(); {
	case u < uDay:
		r.edtf = between(r.period.first()-1, r.period.first()+1)
		r.value += "TXX:XX"
	case r.period.g == gWeek && r.day != 0:
		r.edtf = between(r.day-3, r.day+3)
	}
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
	case kClock:
		if d, ok := f.near(); ok {
			return period{gDay, int32(d)}, "near", true
		}
		return period{gDay, int32(f.now)}, "published", f.known
	case kDecade:
		n, _ := x.any(cDecade, cDecadeYY)
		return period{gDecade, n}, "", true
	case kCentury:
		return period{gCentury, x.ordinal() - 1}, "", true
	case kWeekend:
		return x.weekend(f)
	case kWeekOf:
		p, why, ok := x.calendar(f)
		return periodOf(gWeek, p.first()), why, ok
	}
	return x.calendar(f)
}

// calendar is a date whose year is named, related to another or left out.
func (x *expr) calendar(f *frame) (period, string, bool) {
	if y, ok := x.year(); ok {
		p, ok := x.in(y)
		return p, "", ok
	}
	if w, ok := x.weekday(); ok && !x.hasDay() && x.rule.kind != kNth {
		return x.weekdayOf(f, w)
	}
	if _, ok := x.month(); !ok && x.hasDay() && x.rule.kind == kDate && !x.has(cNumDate) {
		return x.dayAlone(f)
	}
	if rel, ok := x.get(cYrel); ok {
		base, context := x.get(cBase)
		if context && base == 1 {
			if p, ok := f.prev(gYear); ok {
				y, _, _ := civil(p.first())
				p, ok := x.in(y + rel)
				return p, "context", ok
			}
			return period{}, "", false
		}
		y, _, _ := civil(f.now)
		p, ok := x.in(y + rel)
		return p, "published", ok && f.known
	}
	from := *f
	if _, context, _ := x.rel(); context {
		p, ok := f.prev(gYear)
		if !ok {
			return period{}, "", false
		}
		from.now, from.known = p.first(), true
	}
	if !from.known {
		return x.yearFromText(f)
	}
	y, _, _ := civil(from.now)
	return from.pick(x, y, x.in)
}

// dayAlone is a day of a month that is not named: "the 15th", "the 3rd of next month".
func (x *expr) dayAlone(f *frame) (period, string, bool) {
	if !f.known {
		return period{}, "", false
	}
	d, _ := x.dayOfMonth()
	at := func(k int32) (period, bool) {
		y, m := floorDiv(k, 12), (k%12+12)%12+1
		return period{gDay, int32(date(y, m, d))}, d <= monthDays(y, m)
	}
	base := periodOf(gMonth, f.now).n
	if rel, ok := x.get(cMrel); ok {
		p, ok := at(base + rel)
		return p, "published", ok
	}
	return f.pick(x, base, at)
}

// nth is the nth day of the week of a month, its last day, or the month itself
// for its weeks and halves.
func (x *expr) nth(m period) (period, bool) {
	n, hasOrd := x.any(cOrd, cQord)
	w, isWeekday := x.weekday()
	switch first, last := m.first(), m.last(); {
	case isWeekday && hasOrd:
		d := first + day((w-weekday(first)+7)%7+7*(n-1))
		return period{gDay, int32(d)}, n >= 1 && d <= last
	case isWeekday:
		return period{gDay, int32(last - day((weekday(last)-w+7)%7))}, true
	case x.has(cNth):
		return period{gDay, int32(last)}, true
	}
	return m, !hasOrd || n >= 1 && n <= 5
}

// nthPart are the days of a week or half of a month, in EDTF.
func (x *expr) nthPart(m period) string {
	n, hasOrd := x.any(cOrd, cQord)
	first, last := m.first(), m.last()
	if _, ok := x.unit(); ok {
		if !hasOrd {
			return between(last-6, last)
		}
		return between(first+day(7*(n-1)), min(first+day(7*n)-1, last))
	}
	if hasOrd && n == 1 {
		return between(first, first+14)
	}
	return between(first+15, last)
}

// in is the expression's period in a year.
func (x *expr) in(y int32) (period, bool) {
	switch x.rule.kind {
	case kQuarter:
		n := x.ordinal()
		return period{gQuarter, y*4 + n - 1}, n >= 1 && n <= 4
	case kHalf:
		n := x.ordinal()
		return period{gHalf, y*2 + n - 1}, n >= 1 && n <= 2
	case kSeason:
		s, _ := x.get(cSeason)
		return period{gSeason, y*4 + s - 1}, s > 0
	case kHoliday:
		return period{gDay, int32(x.holiday().in(y))}, true
	}
	m, hasMonth := x.month()
	d, hasDay := x.dayOfMonth()
	if nd, ok := x.get(cNumDate); ok {
		m, d = nd/100%100, nd%100
		hasMonth, hasDay = m > 0, d > 0
		if !hasDay {
			return period{}, false
		}
	}
	switch {
	case hasMonth && hasDay:
		return period{gDay, int32(date(y, m, d))}, d <= monthDays(y, m)
	case hasMonth && x.rule.kind == kNth:
		return x.nth(period{gMonth, y*12 + m - 1})
	case hasMonth:
		return period{gMonth, y*12 + m - 1}, true
	}
	return period{gYear, y}, true
}

// rel is the direction word of the expression; context is true when it counts
// from the last date mentioned.
func (x *expr) rel() (rel int32, context, ok bool) {
	if r, ok := x.get(cRel); ok {
		base, _ := x.get(cBase)
		return r, base == 1, true
	}
	r, ok := x.get(cCrel)
	return r, ok, ok
}

// pick chooses among the periods of neighbouring years or weeks.
func (f *frame) pick(x *expr, base int32, at func(int32) (period, bool)) (period, string, bool) {
	rel, _, hasRel := x.rel()
	w, hasDay := x.weekday()
	hasDay = hasDay && x.rule.kind != kNth
	dir, why := rel, "published"
	if !hasRel {
		dir = f.dir()
		why = [...]string{"past", "nearest", "future"}[dir+1]
	}
	if hasDay {
		why = "weekday"
	}
	var best period
	found, bestAway := false, day(0)
	for k := base - 9; k <= base+9; k++ {
		p, ok := at(k)
		if !ok || hasDay && x.hasDay() && weekday(p.first()) != w {
			continue
		}
		before, after := p.last() < f.now, p.first() > f.now
		if hasRel && (dir < 0 && !before || dir > 0 && !after || dir == 0 && k != base && !hasDay) {
			continue
		}
		if away := f.away(p, dir, hasRel); !found || away < bestAway {
			best, bestAway, found = p, away, true
		}
	}
	return best, why, found
}

// away is how far a period lies from now, in days; what goes against the
// direction of the clause counts as farther.
func (f *frame) away(p period, dir int32, hasRel bool) day {
	switch {
	case p.last() < f.now && dir > 0 && !hasRel:
		return (f.now - p.last()) * againstFuture
	case p.last() < f.now:
		return f.now - p.last()
	case p.first() > f.now && dir == 0 && !hasRel:
		return (p.first() - f.now) * againstNone
	case p.first() > f.now && dir < 0:
		return (p.first() - f.now) * againstPast
	case p.first() > f.now:
		return p.first() - f.now
	}
	return 0
}

// Weights of dates that lie against the direction of the clause: news without
// direction tells what was.
const (
	againstPast   = 4
	againstNone   = 3
	againstFuture = 3
)

// weekdayOf is the day that a bare day of the week means.
func (x *expr) weekdayOf(f *frame, w int32) (period, string, bool) {
	now, why := f.now, ""
	rel, context, hasRel := x.rel()
	if hasRel && context {
		p, ok := f.prev(gDay)
		if ok {
			now, why = p.first(), "context"
		} else if !f.known {
			return period{}, "", false
		}
	} else if !f.known {
		return period{}, "", false
	}
	week, inWeek := x.get(cYrel)
	switch {
	case inWeek:
		p := periodOf(gWeek, now).shift(week)
		return period{gDay, int32(p.first()) + w - 1}, "published", true
	case hasRel && rel < 0:
		return period{gDay, int32(now - 1 - day((weekday(now-1)-w+7)%7))}, or(why, "published"), true
	case hasRel && rel > 0:
		return period{gDay, int32(now + 1 + day((w-weekday(now+1)+7)%7))}, or(why, "published"), true
	case hasRel:
		return period{gDay, int32(now + day((w-weekday(now)+7)%7))}, or(why, "published"), true
	}
	if f.dir() > 0 {
		return period{gDay, int32(now + day((w-weekday(now)+7)%7))}, "future", true
	}
	why = "past"
	if weekday(now) == w {
		why = "same day"
	}
	return period{gDay, int32(now - day((weekday(now)-w+7)%7))}, why, true
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// yearFromText is a day and month with its day of the week, whose year follows
// from the latest fully dated day of the text.
func (x *expr) yearFromText(f *frame) (period, string, bool) {
	w, ok := x.weekday()
	if !ok || !x.hasDay() {
		return period{}, "", false
	}
	anchor, ok := f.full()
	if !ok {
		return period{}, "", false
	}
	y, _, _ := civil(anchor)
	for _, k := range [...]int32{y, y + 1, y - 1} {
		p, ok := x.in(k)
		if away := p.first() - anchor; ok && weekday(p.first()) == w && away < 366 && away > -366 {
			return p, "weekday", true
		}
	}
	return period{}, "", false
}

// deictic is a day counted from today.
func (x *expr) deictic(f *frame) (period, string, bool) {
	n, _ := x.get(cDeictic)
	if r, ok := x.any(cRel, cCrel); ok {
		n += r
	}
	if base, _ := x.get(cBase); base == 1 || x.has(cCrel) {
		p, ok := f.prev(gDay)
		return p.shift(n), "context", ok
	}
	return period{gDay, int32(f.now) + n}, "published", f.known
}

// relativeUnit is "last week", "that year".
func (x *expr) relativeUnit(f *frame) (period, string, bool) {
	u, _ := x.unit()
	g := unitGrans[u]
	if g == 0 {
		return period{}, "", false
	}
	rel, context, _ := x.rel()
	base, _ := x.get(cBase)
	if context && (base == 0 || g == gQuarter) {
		prev := f.prev
		if base == 1 {
			prev = f.plain
		}
		if p, ok := prev(g); ok && (base == 0 || p.g == g) {
			return periodOf(g, p.first()).shift(rel), "context", true
		}
		if base == 0 {
			return period{}, "", false
		}
		rel--
	}
	return periodOf(g, f.now).shift(rel), "published", f.known
}

// weekend is the weekend of the week, or the last one where the clause tells the past.
func (x *expr) weekend(f *frame) (period, string, bool) {
	if !f.known {
		return period{}, "", false
	}
	p := periodOf(gWeekend, f.now)
	if rel, context, ok := x.rel(); ok && !context {
		if rel < 0 && p.last() < f.now {
			rel = 0
		}
		return p.shift(rel), "published", true
	}
	if f.dir() <= 0 && p.first() > f.now {
		return p.shift(-1), "past", true
	}
	return p, "published", true
}

// shifted is so many units before or after now, or the last date mentioned.
func (x *expr) shifted(f *frame) (period, string, bool) {
	q, unit := x.quantity()
	rel, _ := x.get(cRel)
	if q < 0 || unit == 0 {
		return period{}, "", false
	}
	base, why := period{gDay, int32(f.now)}, "published"
	g := unitGrans[unit]
	if g == 0 {
		g = gDay
	}
	prev := f.prev
	if unit == uYear {
		prev = f.plain
	}
	last, hasLast := prev(g)
	if b, _ := x.get(cBase); b == 1 {
		switch {
		case hasLast:
			base, why = last, "context"
		case !f.known:
			return period{}, "", false
		}
	} else if !f.known {
		return period{}, "", false
	} else if q == 100 && unit == uYear && hasLast && last.g == gQuarter {
		base, why = last, "context"
	}
	if q == 100 && unit == uYear && base.g == gQuarter {
		return base.shift(4 * rel), why, true
	}
	n := int64(q) * int64(unitTimes[unit]) * int64(rel)
	switch unit {
	case uSecond, uMinute, uHour:
		return base, why, why == "published" && n > -2400 && n < 2400
	case uDecade, uCentury, uMillennium:
		g = gYear
	case uYear:
		if n%100 != 0 {
			g, n = gMonth, n*12
		}
	}
	if n = n / 100; n < -4e6 || n > 4e6 {
		return period{}, "", false
	}
	return periodOf(g, base.first()).shift(int32(n)), why, true
}

// window is a duration that ends or starts now.
func (x *expr) window(f *frame) reading {
	q, unit := x.quantity()
	rel, _, ok := x.rel()
	if !ok || !f.known || q <= 0 || rel == 0 || x.rule.value != "" || q > 1e6 {
		return reading{}
	}
	a, b := f.now, f.now
	n := rel * q / 100 * unitTimes[unit]
	y, m, d := civil(f.now)
	var end day
	switch unit {
	case uSecond, uMinute, uHour:
		end = f.now + day(rel*max(1, (q+2399)/2400))
	case uDay:
		end = f.now + day(n)
	case uWeek, uFortnight:
		end = f.now + day(7*n)
	case uMonth, uQuarter:
		if unit == uQuarter {
			n *= 3
		}
		k := period{gMonth, y*12 + m - 1 + n}
		ky, km, _ := civil(k.first())
		end = date(ky, km, min(d, monthDays(ky, km)))
	default:
		end = date(y+n, m, min(d, monthDays(y+n, m)))
	}
	if end < a {
		a = end
	} else {
		b = end
	}
	return reading{value: x.duration(), edtf: between(a, b), why: "published"}
}

// span is a pair of days of one month or a pair of years.
func (x *expr) span(f *frame) reading {
	if !x.hasDay() {
		a, b := x.years()
		if b < a {
			return reading{}
		}
		return reading{value: x.rangeValue(), edtf: between(period{gYear, a}.first(), period{gYear, b}.last())}
	}
	p, why, ok := x.calendar(f)
	d2, _ := x.get(cDay2)
	y, m, d := civil(p.first())
	if !ok || d2 <= d || d2 > monthDays(y, m) {
		return reading{}
	}
	return reading{value: x.rangeValue(), edtf: between(p.first(), date(y, m, d2)), why: why}
}

// In is the times of ts that lie wholly inside the bytes [start, end), in text order.
func In(ts []schema.Time, start, end int) []schema.Time {
	var out []schema.Time
	for i := range ts {
		if ts[i].Start >= start && ts[i].End <= end {
			out = append(out, ts[i])
		}
	}
	return out
}
