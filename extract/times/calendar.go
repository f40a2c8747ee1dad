package times

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
	if rel, ok := x.get(cMrel); ok && x.rule.kind == kNth {
		p, ok := x.nth(periodOf(gMonth, f.now).shift(rel))
		return p, "published", ok && f.known
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
	if step, ok := x.get(cStep); ok && x.rule.kind != kOffset {
		q, _ := x.get(cQty2)
		if !f.known || q <= 0 || q > 1e5 {
			return period{}, "", false
		}
		y, _, _ := civil(f.now)
		p, ok := x.in(y + step*q/100)
		return p, "published", ok
	}
	from := *f
	if _, context, _ := x.rel(); context {
		p, ok := f.prev(gYear)
		if ok {
			from.now, from.known = p.first(), true
		} else if !x.has(cHoliday) {
			return period{}, "", false
		}
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
	if x.has(cHoliday) {
		d, ok := x.holiday().in(y)
		return period{gDay, int32(d)}, ok
	}
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
	_, hasMonth := x.month()
	fits := func(k int32, p period) bool {
		if !hasDay || !x.hasDay() {
			return true
		}
		return weekday(p.first()) == w && (!hasMonth || k >= base-1 && k <= base+1)
	}
	best, found := f.nearest(base, dir, hasRel, hasDay, at, fits)
	if !found && hasDay && hasMonth { // the day of the week is wrong; the date stands
		best, found = f.nearest(base, dir, hasRel, hasDay, at, func(int32, period) bool { return true })
	}
	return best, why, found
}

// nearest is the period nearest to now among those that fit, by the direction.
func (f *frame) nearest(base, dir int32, hasRel, hasDay bool, at func(int32) (period, bool), fits func(int32, period) bool) (best period, found bool) {
	bestAway := day(0)
	for k := base - 9; k <= base+9; k++ {
		p, ok := at(k)
		if !ok || !fits(k, p) {
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
	return best, found
}

// away is how far a period lies from now, in days; what goes against the
// direction of the clause counts as farther.
func (f *frame) away(p period, dir int32, hasRel bool) day {
	switch {
	case p.last() < f.now && dir > 0 && !hasRel && f.dialogue:
		return (f.now - p.last()) * 1000
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
	if q, ok := x.get(cQty); ok {
		rel, _ := x.get(cRel)
		away := (w-weekday(f.now)+6)%7 + 1
		if rel < 0 {
			away = (w-weekday(f.now)+7)%7 - 7
		}
		if q < 100 || q > 1e4 || q%100 != 0 {
			return period{}, "", false
		}
		return period{gDay, int32(f.now) + away + rel*7*(q/100-1)}, "published", f.known
	}
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
	if f.dialogue && weekday(now) == w {
		return period{gDay, int32(now + 7)}, "future", true
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
