package times

import "fmt"

const (
	kDate     kind = iota // year, month, day, day of the week, as far as named
	kQuarter              // quarter of a year
	kHalf                 // half of a year
	kSeason               // season of a year
	kDecade               // decade
	kCentury              // century, counted from the first
	kHoliday              // feast
	kWeekOf               // the week that holds a date
	kNth                  // the nth day of the week, week, half or last day of a month
	kDeictic              // a day counted from today
	kUnit                 // last, this, next unit
	kWeekend              // weekend
	kShift                // so much before or after now or the last date
	kOffset               // so much before or after a date it names
	kClock                // time of day without a day
	kDuration             // amount of time
	kWindow               // amount of time that ends or starts now
	kRange                // two days or years that bound a span
	kSet                  // repeated time
	kRef                  // vague reference
)

// clockSuffix is what a part of the day or a time of day adds to a day's value.
func (x *expr) clockSuffix() string {
	if s := x.clock(); s >= 0 {
		if s == 24*3600 && x.g.dialogue && x.rule.kind == kClock { // the day is the one that it begins
			s = 0
		}
		zone := ""
		if minutes, ok := x.get(cZone); ok && minutes == 0 {
			zone = "Z"
		}
		if s%60 != 0 {
			return fmt.Sprintf("T%02d:%02d:%02d", s/3600, s/60%60, s%60) + zone
		}
		return fmt.Sprintf("T%02d:%02d", s/3600, s/60%60) + zone
	}
	if p := x.daypart(); p > 0 {
		return "T" + partCodes[p]
	}
	return ""
}

// amount is the value of a duration of q hundredths of a unit.
func amount(q, unit int32) string {
	clockPart := unit < uDay
	letter := vagueCodes[unit]
	if q < 0 {
		if clockPart {
			return "PTX" + letter
		}
		return "PX" + letter
	}
	n := int64(q) * int64(unitTimes[unit])
	whole, rest := n/100, n%100
	letter = unitCodes[unit]
	if rest == 0 {
		if clockPart {
			return fmt.Sprintf("PT%d%s", whole, letter)
		}
		return fmt.Sprintf("P%d%s", whole, letter)
	}
	first := ""
	if whole > 0 {
		first = fmt.Sprintf("%d%s", whole, letter)
	}
	switch unit {
	case uYear, uDecade, uCentury:
		return fmt.Sprintf("P%s%dM", first, (rest*12+50)/100)
	case uHour:
		return fmt.Sprintf("PT%s%dM", first, (rest*60+50)/100)
	case uMinute:
		return fmt.Sprintf("PT%s%dS", first, (rest*60+50)/100)
	case uDay:
		return fmt.Sprintf("P%sT%dH", first, (rest*24+50)/100)
	}
	if clockPart {
		return fmt.Sprintf("PT%d.%02d%s", whole, rest, letter)
	}
	return fmt.Sprintf("P%d.%02d%s", whole, rest, letter)
}

// quantity is the amount and unit named; "the week" is one.
func (x *expr) quantity() (q, unit int32) {
	unit, _ = x.unit()
	q, ok := x.get(cQty)
	if !ok {
		q = 100
		if x.has(cUnits) || x.has(cUs) {
			q = vagueQty
		}
	}
	if x.has(cHalfW) && q > 0 {
		q += 50
	}
	return q, unit
}

// duration is the TIMEX3 value of the amount.
func (x *expr) duration() string {
	q, unit := x.quantity()
	v := amount(q, unit)
	q2, more := x.get(cQty2)
	if u2, _ := x.get(cU2); more && u2 > 0 && q2 > 0 {
		w := amount(q2, u2)[1:]
		if len(w) > 1 && w[0] == 'T' && unit < uDay {
			w = w[1:]
		}
		v += w
	}
	return v
}

// set is the TIMEX3 value of a repeated time.
func (x *expr) set() string {
	if x.rule.value != "" {
		return x.rule.value
	}
	part := x.clockSuffix()
	if d, ok := x.weekday(); ok {
		return fmt.Sprintf("XXXX-WXX-%d%s", d, part)
	}
	if m, ok := x.month(); ok {
		if d, ok := x.dayOfMonth(); ok {
			return fmt.Sprintf("XXXX-%02d-%02d", m, d)
		}
		return fmt.Sprintf("XXXX-%02d", m)
	}
	if s, ok := x.get(cSeason); ok {
		return "XXXX-" + seasonCodes[s-1]
	}
	if x.has(cWeekend) || x.has(cWeekends) {
		return "XXXX-WXX-WE"
	}
	if part != "" {
		return "XXXX-XX-XX" + part
	}
	return x.duration()
}

// open is the value of an expression before it is resolved.
func (x *expr) open() string {
	switch x.rule.kind {
	case kRef:
		if i, ok := x.get(cRef); ok {
			return x.g.refValues[i]
		}
		return x.rule.value
	case kSet:
		return x.set()
	case kDuration, kWindow:
		if x.rule.value != "" {
			return x.rule.value
		}
		return x.duration()
	case kRange:
		return x.rangeValue()
	case kUnit:
		if u, _ := x.unit(); u < uDay {
			return x.duration()
		}
	case kShift:
		if q, _ := x.quantity(); q < 0 {
			if b, _ := x.get(cBase); b == 1 {
				return x.duration()
			}
			if r, _ := x.get(cRel); r > 0 {
				return "FUTURE_REF"
			}
			return "PAST_REF"
		}
	}
	return x.openDate() + x.clockSuffix()
}

// openDate is the under-specified value of a date.
func (x *expr) openDate() string {
	year := "XXXX"
	if y, ok := x.year(); ok {
		year = fmt.Sprintf("%04d", y)
	}
	switch x.rule.kind {
	case kOffset:
		return "XXXX-XX-XX"
	case kQuarter:
		return fmt.Sprintf("%s-Q%d", year, x.ordinal())
	case kHalf:
		return fmt.Sprintf("%s-H%d", year, x.ordinal())
	case kSeason:
		s, _ := x.get(cSeason)
		return year + "-" + seasonCodes[s-1]
	case kWeekend:
		return "XXXX-WXX-WE"
	case kWeekOf:
		return "XXXX-WXX"
	case kDeictic, kClock:
		return "XXXX-XX-XX"
	case kHoliday:
		h := x.holiday()
		if h.calendar == fixed && h.observed == [8]int32{} {
			return fmt.Sprintf("%s-%02d-%02d", year, h.month, h.day)
		}
		return year + "-XX-XX"
	case kUnit, kShift:
		u, _ := x.unit()
		switch unitGrans[u] {
		case gMonth:
			return "XXXX-XX"
		case gWeek:
			return "XXXX-WXX"
		case gQuarter:
			return "XXXX-QX"
		case gYear, gDecade, gCentury, gMillennium:
			return "XXXX"
		}
		return "XXXX-XX-XX"
	}
	m, hasMonth := x.month()
	d, hasDay := x.dayOfMonth()
	if w, ok := x.weekday(); x.rule.kind == kNth && ok {
		return fmt.Sprintf("%s-%02d-WXX-%d", year, m, w)
	}
	if hasMonth && hasDay {
		if y, ok := x.year(); ok && d > monthDays(y, m) {
			return fmt.Sprintf("%s-%02d-XX", year, m)
		}
		return fmt.Sprintf("%s-%02d-%02d", year, m, d)
	}
	if hasMonth {
		return fmt.Sprintf("%s-%02d", year, m)
	}
	if hasDay {
		return fmt.Sprintf("%s-XX-%02d", year, d)
	}
	if w, ok := x.weekday(); ok {
		return fmt.Sprintf("XXXX-WXX-%d", w)
	}
	if nd, ok := x.get(cNumDate); ok && nd%10000 == 0 {
		return fmt.Sprintf("%04d-XX-XX", nd/10000)
	}
	return year
}

// rangeValue is the length of a span of days, months or years.
func (x *expr) rangeValue() string {
	if a, ok := x.dayOfMonth(); ok {
		b, _ := x.get(cDay2)
		return fmt.Sprintf("P%dD", max(b-a, 0)+1)
	}
	a, b := x.years()
	return fmt.Sprintf("P%dY", max(b-a, 0)+1)
}

// years are the ends of a span of years; the second may be two figures.
func (x *expr) years() (int32, int32) {
	a, _ := x.get(cYear)
	if b, ok := x.get(cYear2); ok {
		return a, b
	}
	b, _ := x.get(cTwo)
	return a, a/100*100 + b
}
