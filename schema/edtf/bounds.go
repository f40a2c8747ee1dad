package edtf

// season is a part of a year: its first month and how many months it lasts.
type season struct{ month, months int }

// seasons are the codes 21 to 41 of EDTF in order.
var seasons = [...]season{
	{3, 3}, {6, 3}, {9, 3}, {12, 3}, // 21-24 spring, summer, autumn, winter
	{3, 3}, {6, 3}, {9, 3}, {12, 3}, // 25-28 the same, northern
	{9, 3}, {12, 3}, {3, 3}, {6, 3}, // 29-32 the same, southern
	{1, 3}, {4, 3}, {7, 3}, {10, 3}, // 33-36 quarters
	{1, 4}, {5, 4}, {9, 4}, // 37-39 thirds
	{1, 6}, {7, 6}, // 40-41 halves
}

const firstSeason = 21

// Earliest is the first day that d may mean; ok is false where d starts open,
// starts at an unknown date, in an unspecified year or one of more than four
// digits.
func (d Date) Earliest() (day Day, ok bool) { return d.start.edge(false) }

// Latest is the last day that d may mean; ok as in [Date.Earliest].
func (d Date) Latest() (day Day, ok bool) {
	if d.IsInterval() {
		return d.end.edge(true)
	}
	return d.start.edge(true)
}

// Days are the first and last day that d may mean; ok is false where either is
// not bounded.
func (d Date) Days() (from, until Day, ok bool) {
	from, ok1 := d.Earliest()
	until, ok2 := d.Latest()
	return from, until, ok1 && ok2
}

// Bounds are the first and last day in ISO 8601, empty where not bounded.
func (d Date) Bounds() (from, until string) {
	if day, ok := d.Earliest(); ok {
		from = day.String()
	}
	if day, ok := d.Latest(); ok {
		until = day.String()
	}
	return from, until
}

// season is the part of the year that the month field names, if it is a
// season code.
func (p point) season() (season, bool) {
	if !isDigit(p.month[0]) || !isDigit(p.month[1]) {
		return season{}, false
	}
	code := int(p.month[0]-'0')*10 + int(p.month[1]-'0') - firstSeason
	if code < 0 || code >= len(seasons) {
		return season{}, false
	}
	return seasons[code], true
}

// exists reports whether some day fits the digits.
func (p point) exists() bool {
	if p.year == anyYear {
		_, ok := p.edgeIn(2000, false) // a leap year has every day there is
		return ok
	}
	_, first := p.edge(false)
	last, ok := p.edge(true)
	year, _, _ := last.Date()
	return first && ok && year <= maxYear
}

// edge is the first or last day that fits the digits.
func (p point) edge(last bool) (Day, bool) {
	if p.kind != dated || p.long != 0 || p.year == anyYear {
		return 0, false
	}
	low, high := fill(p.year[:], '0'), fill(p.year[:], '9')
	step, down := 1, last != p.negative
	if down {
		low, high, step = high, low, -1
	}
	for n := low; n != high+step; n += step {
		if !fits(p.year[:], n) {
			continue
		}
		year := n
		if p.negative {
			year = -n
		}
		if day, ok := p.edgeIn(year, last); ok {
			return day, true
		}
	}
	return 0, false
}

// edgeIn is the first or last day of one year that fits month and day.
func (p point) edgeIn(year int, last bool) (Day, bool) {
	if s, ok := p.season(); ok {
		if p.day != (two{}) {
			return 0, false
		}
		if last {
			return DayOf(year, s.month+s.months, 0), true
		}
		return DayOf(year, s.month, 1), true
	}
	for k := 1; k <= 12; k++ {
		month := k
		if last {
			month = 13 - k
		}
		if !fits(p.month[:], month) {
			continue
		}
		n := daysIn(year, month)
		for j := 1; j <= n; j++ {
			day := j
			if last {
				day = n + 1 - j
			}
			if fits(p.day[:], day) {
				return DayOf(year, month, day), true
			}
		}
	}
	return 0, false
}

// fill is the number that the digits give with c for each X.
func fill(digits []byte, c byte) int {
	n := 0
	for _, d := range digits {
		if d == 'X' {
			d = c
		}
		n = n*10 + int(d-'0')
	}
	return n
}

// fits reports whether n can be written with the digits; absent digits fit all.
func fits(digits []byte, n int) bool {
	if digits[0] == 0 {
		return true
	}
	for k := len(digits) - 1; k >= 0; k-- {
		if digits[k] != 'X' && int(digits[k]-'0') != n%10 {
			return false
		}
		n /= 10
	}
	return n == 0
}
