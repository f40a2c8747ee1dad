package times

// loose reports whether so many units before or after are not meant exactly.
func (x *expr) loose() bool {
	u, _ := x.unit()
	return x.mod() != "" || u >= uDecade || x.has(cBiz)
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
	if years, ok := x.get(cYrel); ok {
		return x.sameUnit(f, g, years)
	}
	if context && base == 1 && g == gDay {
		if d, ok := f.near(); ok {
			return period{gDay, int32(d)}, "near", true
		}
	}
	if context && (base == 0 || g == gQuarter) {
		prev := f.prev
		if base == 1 {
			prev = f.plain
		}
		if p, ok := prev(g); ok && (base == 0 || p.g == g) {
			return periodOf(g, p.first()).shift(rel), "context", true
		}
		if base == 0 && !f.dialogue {
			return period{}, "", false
		}
		if base != 0 {
			rel--
		}
	}
	return periodOf(g, f.now).shift(rel), "published", f.known
}

// weekendAt is the weekend nearest to a feast: the one before for a Monday or Tuesday.
func weekendAt(d day) period {
	p := periodOf(gWeekend, d)
	if weekday(d) <= 2 {
		return p.shift(-1)
	}
	return p
}

// yearOff is a week, month, season or quarter so many years off.
func yearOff(p period, years int32) period {
	switch p.g {
	case gDay:
		y, m, d := civil(p.first())
		return period{gDay, int32(date(y+years, m, min(d, monthDays(y+years, m))))}
	case gMonth:
		return p.shift(12 * years)
	case gSeason, gQuarter:
		return p.shift(4 * years)
	case gHalf:
		return p.shift(2 * years)
	case gWeek, gWeekend:
		return p.shift(52 * years)
	}
	return p.shift(years)
}

// sameUnit is the period last mentioned, a year back: "the same month last year".
func (x *expr) sameUnit(f *frame, g gran, years int32) (period, string, bool) {
	p, ok := f.plain(g)
	if ok && g == gYear {
		if p.g == gDay { // a day says only in which year the period ended
			p = periodOf(gYear, p.first())
		}
		return yearOff(p, years), "context", true
	}
	if ok {
		return yearOff(periodOf(g, p.first()), years), "context", true
	}
	if g == gYear {
		return period{}, "", false
	}
	return yearOff(periodOf(g, f.now), years), "published", f.known
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
	if q < 0 && f.dialogue && unit < uDay {
		q = 100
	}
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
	if q2, ok := x.get(cQty2); ok {
		u2, _ := x.get(cU2)
		d, ok := moved(base.first(), int64(q)*int64(rel), unit)
		if ok {
			d, ok = moved(d, int64(q2)*int64(rel), u2)
		}
		return period{gDay, int32(d)}, why, ok && q2 > 0
	}
	n := int64(q) * int64(unitTimes[unit]) * int64(rel)
	if f.dialogue && unit >= uWeek && unit <= uYear && why == "published" {
		return x.counted(base.first(), n/int64(unitTimes[unit]), unit)
	}
	switch unit {
	case uSecond, uMinute, uHour:
		hours := n / 100
		if unit == uMinute {
			hours /= 60
		} else if unit == uSecond {
			hours /= 3600
		}
		return base.shift(int32(hours / 24)), why, why == "published" && hours > -1000 && hours < 1000
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
	if x.has(cBiz) && unit == uDay {
		d, ok := workdays(base.first(), n)
		return period{gDay, int32(d)}, why, ok
	}
	return periodOf(g, base.first()).shift(int32(n)), why, true
}

// counted is so many hundredths of a unit from a day, as a dialogue means it: to
// the day, and for years to the month.
func (x *expr) counted(from day, n int64, unit int32) (period, string, bool) {
	d, ok := moved(from, n, unit)
	if unit == uYear {
		return periodOf(gMonth, d), "published", ok
	}
	return period{gDay, int32(d)}, "published", ok
}

// offset is so much before or after a date that the expression names.
func (x *expr) offset(f *frame) (period, string, bool) {
	q, unit := x.quantity()
	step, _ := x.get(cStep)
	base, why, ok := period{}, "", false
	if x.has(cDeictic) {
		base, why, ok = x.deictic(f)
	} else {
		base, why, ok = x.calendar(f)
	}
	if !ok || q <= 0 || q%100 != 0 && unit != uWeek {
		return period{}, "", false
	}
	if base.g != gDay {
		if base.g == gYear && unitGrans[unit] >= gYear {
			return base.shift(step * q / 100 * unitTimes[unit]), why, true
		}
		return period{}, "", false
	}
	d, ok := moved(base.first(), int64(step)*int64(q), unit)
	if x.has(cBiz) && unit == uDay {
		d, ok = workdays(base.first(), int64(step*q/100))
	}
	return period{gDay, int32(d)}, why, ok
}

// workdays is the day so many days off without Saturdays and Sundays.
func workdays(d day, n int64) (day, bool) {
	step := day(1)
	if n < 0 {
		step, n = -1, -n
	}
	for ; n > 0 && n <= 1000; n-- {
		for d += step; weekday(d) > 5; d += step {
		}
	}
	return d, n == 0
}

// moved is the day so many hundredths of a unit off, by the calendar: a month
// after 31 January is the last day of February.
func moved(d day, n int64, unit int32) (day, bool) {
	n *= int64(unitTimes[unit])
	switch unit {
	case uDay:
		n /= 100
	case uWeek, uFortnight:
		n = n * 7 / 100
	case uMonth, uQuarter, uYear, uDecade, uCentury, uMillennium:
		n /= 100
		if unit == uQuarter {
			n *= 3
		}
		if unit >= uYear {
			n *= 12
		}
		if n < -12*maxYear || n > 12*maxYear {
			return 0, false
		}
		y, m, k := civil(d)
		month := period{gMonth, y*12 + m - 1 + int32(n)}
		if !month.valid() {
			return 0, false
		}
		y, m, _ = civil(month.first())
		return date(y, m, min(k, monthDays(y, m))), true
	default:
		return d, n > -2400 && n < 2400
	}
	if n < -4e6 || n > 4e6 {
		return 0, false
	}
	return d + day(n), true
}

// window is a duration that ends or starts now.
func (x *expr) window(f *frame) reading {
	q, unit := x.quantity()
	rel, _, ok := x.rel()
	if !ok || !f.known || q <= 0 || rel == 0 || x.rule.value != "" || q > 1e6 {
		return reading{}
	}
	a, b := f.now, f.now
	end, ok := moved(f.now, int64(rel)*int64(q), unit)
	switch {
	case x.has(cBiz) && unit == uDay:
		end, ok = workdays(f.now, int64(rel*q/100))
	case unit < uDay:
		end, ok = f.now+day(rel*max(1, (q+2399)/2400)), true
	}
	if g := unitGrans[unit]; ok && f.dialogue && g > gDay && unit <= uYear {
		n := rel * q / 100 * unitTimes[unit]
		p := periodOf(g, f.now)
		return reading{value: x.duration(), edtf: between(p.shift(min(n, 1)).first(), p.shift(max(n, -1)).last()), why: "published"}
	}
	if !ok {
		return reading{}
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
