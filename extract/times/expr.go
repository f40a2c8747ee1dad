package times

import (
	"dateline/schema"
)

// kind is how the parts of an expression are put together.
type kind uint8

var kindNames = map[string]kind{
	"date": kDate, "quarter": kQuarter, "half": kHalf, "season": kSeason, "decade": kDecade, "century": kCentury,
	"holiday": kHoliday, "week-of": kWeekOf, "nth": kNth, "deictic": kDeictic, "unit": kUnit, "weekend": kWeekend, "shift": kShift, "offset": kOffset,
	"clock": kClock, "duration": kDuration, "window": kWindow, "range": kRange, "set": kSet, "ref": kRef,
}

// expr is a recognised expression: the rule and the parts it caught.
type expr struct {
	g    *grammar
	rule *rule
	caps []capture

	second bool // an hour that only the time of a dialogue puts into the afternoon
}

// get is the value of the first part of a class.
func (x *expr) get(c class) (int32, bool) {
	for i := range x.caps {
		if x.caps[i].class == c {
			return x.caps[i].value, true
		}
	}
	return 0, false
}

func (x *expr) has(c class) bool {
	_, ok := x.get(c)
	return ok
}

// any is the value of the first part of any of the classes.
func (x *expr) any(cs ...class) (int32, bool) {
	for _, c := range cs {
		if v, ok := x.get(c); ok {
			return v, true
		}
	}
	return 0, false
}

// month, weekday and unit are the parts of those kinds, however they are written.
func (x *expr) month() (int32, bool) {
	if md, ok := x.get(cMonthDay); ok {
		return md / 100, true
	}
	return x.any(cMonth, cMonthW, cMonthQ, cMonthA, cMonthN)
}

func (x *expr) weekday() (int32, bool) { return x.any(cWday, cWdayW, cWdayA, cWdayS) }

func (x *expr) dayOfMonth() (int32, bool) {
	if md, ok := x.get(cMonthDay); ok {
		return md % 100, true
	}
	return x.any(cDay, cDayOrd, cDayTh, cDayW)
}

func (x *expr) hasDay() bool { _, ok := x.dayOfMonth(); return ok }

func (x *expr) unit() (int32, bool) { return x.any(cUnit, cUnits, cU, cUs, cUany, cUnitA, cHourA) }

func (x *expr) edge() int32 { e, _ := x.any(cEdge, cEdgeN); return e }

// daypart is the part of the day named, 0 for none.
func (x *expr) daypart() int32 {
	p, _ := x.any(cPart, cParts, cPartX, cTonight, cOvernight)
	return p
}

// clock is the time of day in seconds, -1 for none.
func (x *expr) clock() int32 {
	s, ok := x.any(cClock, cClock24, cClockW, cClockAt, cHour)
	if m, noon := x.get(cNoon); !ok && noon {
		s, ok = m*60, true
	}
	if !ok {
		return -1
	}
	const hour = 3600
	if p := x.daypart(); s >= hour && s < 12*hour && (x.second || p == 2 || p == 3 || p == 4 && s >= 6*hour) {
		s += 12 * hour
	}
	if m, ok := x.get(cMinutes); ok {
		s += 60 * m
	}
	if step, ok := x.get(cStep); ok && x.rule.kind == kClock {
		if q, _ := x.get(cQty); q < 6000 {
			s += 60 * step * (q / 100)
		}
	}
	switch {
	case s < 0:
		s += 24 * hour
	case s > 24*hour:
		s -= 24 * hour
	}
	return s
}

var (
	partCodes  = [...]string{"", "MO", "AF", "EV", "NI", "DT"}
	edgeMods   = [...]string{"", "START", "MID", "END", "BEFORE", "AFTER"}
	unitCodes  = [...]string{"", "S", "M", "H", "D", "W", "W", "M", "Q", "Y", "Y", "Y", "Y"}
	vagueCodes = [...]string{"", "S", "M", "H", "D", "W", "W", "M", "Q", "Y", "DE", "CE", "ML"}
	unitTimes  = [...]int32{0, 1, 1, 1, 1, 1, 2, 1, 1, 1, 10, 100, 1000}
	unitGrans  = [...]gran{0, 0, 0, 0, gDay, gWeek, gWeek, gMonth, gQuarter, gYear, gDecade, gCentury, gMillennium}
)

// Units by number, as in units.tsv.
const (
	uSecond int32 = iota + 1
	uMinute
	uHour
	uDay
	uWeek
	uFortnight
	uMonth
	uQuarter
	uYear
	uDecade
	uCentury
	uMillennium
)

// mod is the TIMEX3 MOD.
func (x *expr) mod() string {
	if e := x.edge(); e > 0 {
		return edgeMods[e]
	}
	if m, ok := x.any(cModQ, cModA, cMod); ok {
		return x.g.modNames[m]
	}
	return ""
}

// timexType is the TIMEX3 type.
func (x *expr) timexType() schema.TimeType {
	switch x.rule.kind {
	case kDuration, kWindow, kRange:
		return schema.DurationType
	case kSet:
		return schema.SetType
	case kUnit, kShift:
		if u, _ := x.unit(); u > 0 && u < uDay {
			if x.rule.kind == kUnit {
				return schema.DurationType
			}
			return schema.TimeOfDay
		}
		if q, _ := x.quantity(); q < 0 && x.rule.kind == kShift {
			if b, _ := x.get(cBase); b == 1 {
				return schema.DurationType
			}
		}
	}
	if x.clock() >= 0 || x.daypart() > 0 {
		return schema.TimeOfDay
	}
	return schema.DateType
}

// ordinal is the number of a quarter, half or century.
func (x *expr) ordinal() int32 {
	n, _ := x.any(cQord, cQdig, cOrd)
	return n
}

func (x *expr) holiday() holiday {
	i, _ := x.get(cHoliday)
	return x.g.holidays[i]
}

// year is the year that the expression names outright.
func (x *expr) year() (int32, bool) {
	if nd, ok := x.get(cNumDate); ok {
		return nd / 10000, true
	}
	return x.any(cYear, cYearNew, cYearW, cYY)
}
