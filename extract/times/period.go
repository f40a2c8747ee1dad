package times

import (
	"fmt"
	"time"

	"dateline/schema/edtf"
)

type day = edtf.Day

func date(y, m, d int32) day { return edtf.DayOf(int(y), int(m), int(d)) }

// civil is the day's year, month and day of the month.
func civil(d day) (int32, int32, int32) {
	y, m, n := d.Date()
	return int32(y), int32(m), int32(n)
}

// weekday is 1 for Monday to 7 for Sunday.
func weekday(d day) int32 { return (int32(d.Weekday())+6)%7 + 1 }

// monthDays is the number of days of a month.
func monthDays(y, m int32) int32 {
	return int32(time.Date(int(y), time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day())
}

// gran is the length of a period.
type gran uint8

const (
	gDay gran = iota + 1
	gWeekend
	gWeek
	gMonth
	gSeason
	gQuarter
	gHalf
	gYear
	gDecade
	gCentury
	gMillennium
)

// period is one calendar unit: n counts days since 1970, weeks and weekends
// since that of 29 December 1969, months, seasons, quarters and halves since
// year 0, or years, decades, centuries.
type period struct {
	g gran
	n int32
}

// span of years a period may have before it is refused.
const minYear, maxYear = 1, 9998

// first is the first day of the period.
func (p period) first() day {
	switch p.g {
	case gDay:
		return day(p.n)
	case gWeek:
		return day(p.n*7 - 3)
	case gWeekend:
		return day(p.n*7 + 2)
	case gMonth:
		return date(0, 1+p.n, 1)
	case gSeason: // spring is March to May; winter begins in December of its year
		return date(0, 3+3*p.n, 1)
	case gQuarter:
		return date(0, 1+3*p.n, 1)
	case gHalf:
		return date(0, 1+6*p.n, 1)
	}
	return date(p.n*yearsOf(p.g), 1, 1)
}

// last is the last day of the period.
func (p period) last() day {
	if p.g == gWeekend {
		return p.first() + 1
	}
	return period{p.g, p.n + 1}.first() - 1
}

// yearsOf is the number of years of a long unit.
func yearsOf(g gran) int32 {
	switch g {
	case gDecade:
		return 10
	case gCentury:
		return 100
	case gMillennium:
		return 1000
	}
	return 1
}

// periodOf is the period of a length that holds the day.
func periodOf(g gran, d day) period {
	y, m, _ := civil(d)
	switch g {
	case gDay:
		return period{g, int32(d)}
	case gWeek, gWeekend:
		return period{g, floorDiv(int32(d)+3, 7)}
	case gMonth:
		return period{g, y*12 + m - 1}
	case gSeason:
		return period{g, floorDiv(y*12+m-3, 3)}
	case gQuarter:
		return period{g, y*4 + (m-1)/3}
	case gHalf:
		return period{g, y*2 + (m-1)/6}
	}
	return period{g, floorDiv(y, yearsOf(g))}
}

func floorDiv(a, b int32) int32 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// shift is the period n units later.
func (p period) shift(n int32) period { return period{p.g, p.n + n} }

// valid reports whether the period lies in years that can be written.
func (p period) valid() bool {
	y, _, _ := civil(p.first())
	z, _, _ := civil(p.last())
	return y >= minYear && z <= maxYear
}

var seasonCodes = [4]string{"SP", "SU", "FA", "WI"}

// value is the TIMEX3 value.
func (p period) value() string {
	if p.g == gDay {
		return p.first().String()
	}
	y, m, _ := civil(p.first())
	switch p.g {
	case gWeek, gWeekend:
		year, week := time.Unix(int64(p.first())*86400, 0).UTC().ISOWeek()
		s := fmt.Sprintf("%04d-W%02d", year, week)
		if p.g == gWeekend {
			s += "-WE"
		}
		return s
	case gMonth:
		return fmt.Sprintf("%04d-%02d", y, m)
	case gSeason:
		return fmt.Sprintf("%04d-%s", y, seasonCodes[(p.n%4+4)%4])
	case gQuarter:
		return fmt.Sprintf("%04d-Q%d", y, (m-1)/3+1)
	case gHalf:
		return fmt.Sprintf("%04d-H%d", y, (m-1)/6+1)
	case gDecade:
		return fmt.Sprintf("%03d", p.n)
	case gCentury:
		return fmt.Sprintf("%02d", p.n)
	case gMillennium:
		return fmt.Sprintf("%dXXX", p.n)
	}
	return fmt.Sprintf("%04d", y)
}

// edtf is the period as an EDTF expression.
func (p period) edtf() string {
	year, _, _ := civil(p.first())
	y := fmt.Sprintf("%04d", year)
	switch p.g {
	case gDecade:
		return fmt.Sprintf("%03dX", p.n)
	case gCentury:
		return fmt.Sprintf("%02dXX", p.n)
	case gWeek, gWeekend:
		return p.first().String() + "/" + p.last().String()
	case gSeason:
		return fmt.Sprintf("%s-%d", y, 21+((p.n%4)+4)%4)
	case gQuarter:
		return fmt.Sprintf("%s-%d", y, 33+((p.n%4)+4)%4)
	case gHalf:
		return fmt.Sprintf("%s-%d", y, 40+((p.n%2)+2)%2)
	}
	return p.value()
}

// edges of a period that a modifier names.
const (
	edgeNone int32 = iota
	edgeStart
	edgeMid
	edgeEnd
	edgeBefore // before now: the part that is over
	edgeAfter  // after now: the part to come
)

// part is an edge of the period in EDTF: the days 0X, 1X or 2X of a month (with
// the thirtieth and thirty-first), a third of anything longer.
func (p period) part(edge int32) string {
	if edge < edgeStart || edge > edgeEnd || p.g == gDay || p.g == gWeekend {
		return p.edtf()
	}
	from, until := p.first(), p.last()
	if p.g == gMonth {
		s := fmt.Sprintf("%s-%dX", p.value(), edge-1)
		if edge == edgeEnd && until-from > 28 {
			s += "/" + until.String()
		}
		return s
	}
	switch {
	case p.g == gWeek:
		part := weekParts[edge]
		return between(from+part[0], from+part[1])
	case p.g >= gDecade:
		a, b := third(yearsOf(p.g), edge)
		year := periodOf(gYear, from)
		return between(year.shift(a).first(), year.shift(b).last())
	}
	month := periodOf(gMonth, from)
	a, b := third(periodOf(gMonth, until).n-month.n+1, edge)
	return between(month.shift(a).first(), month.shift(b).last())
}

// weekParts are the first and last day, from Monday, of the start, middle and
// end of a week: the press means Friday too by its end.
var weekParts = [...][2]day{edgeStart: {0, 2}, edgeMid: {1, 3}, edgeEnd: {4, 6}}

// third is the first and last of n parts that belong to the first, middle or
// last third; the first gets what cannot be shared.
func third(n, edge int32) (first, last int32) {
	return (n*(edge-1) + 2) / 3, (n*edge+2)/3 - 1
}

// between is the shortest EDTF for the days from a to b, "" when there is none.
func between(a, b day) string {
	d, err := edtf.Between(a, b)
	if err != nil {
		return ""
	}
	return d.String()
}

// easter is Easter Sunday of a year (anonymous Gregorian algorithm).
func easter(y int32) day {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	x := h + l - 7*m + 114
	return date(y, x/31, x%31+1)
}

// orthodoxEaster is Easter Sunday by the Julian calendar (Meeus), as a Gregorian day.
func orthodoxEaster(y int32) day {
	d := (19*(y%19) + 15) % 30
	e := (2*(y%4) + 4*(y%7) - d + 34) % 7
	x := d + e + 114
	return date(y, x/31, x%31+1) + day(y/100-y/400-2)
}
