package times

// holiday is the rule of a feast: its day in any year.
type holiday struct {
	calendar   calendar
	month, day int32 // fixed date, or the month of the nth weekday
	wday, nth  int32
	hour       int32 // hour at which a day of the lunar month counts
	offset     int32
	back       int32    // the last such day of the week before it, 0 for none
	observed   [8]int32 // days that it is kept later, by the day of the week
	early      int32    // days that it may begin before: the eve, or the sight of the moon
	late       int32    // days that it may last or begin after
	listed     []day    // days of the years it is known for, for a calendar that is not computed
}

// calendar is what a feast goes by.
type calendar uint8

const (
	fixed calendar = iota
	weekdays
	western // Easter of the Gregorian calendar
	eastern // Easter of the Julian one
	islamic
	jewish
	phase // day of an Indian lunar month
	sign  // entry of the Sun into a sign
	star  // house of the Moon in a solar month
	cycle // so many days from a known day
	listed
)

// calendars are the first words of the rules that name one.
var calendars = map[string]calendar{
	"easter": western, "orthodox": eastern, "islamic": islamic, "jewish": jewish, "moon": phase, "sun": sign, "star": star,
	"every": cycle, "listed": listed,
}

// in is the holiday's first date in a year; ok is false where the list ends.
func (h holiday) in(y int32) (d day, ok bool) {
	d, ok = h.base(y)
	d += day(h.offset)
	if h.back > 0 {
		d -= day((weekday(d)-h.back+6)%7 + 1)
	}
	return d + day(h.observed[weekday(d)]), ok
}

// base is the date by rule, before it is moved.
func (h holiday) base(y int32) (day, bool) {
	switch h.calendar {
	case listed:
		return within(y, len(h.listed), func(i int32) day { return h.listed[i] })
	case phase, sign, star:
		return within(y, 3, func(i int32) day {
			switch year := y - 1 + i; h.calendar {
			case phase:
				return phaseDay(year, h.month, h.day, h.hour)
			case sign:
				return signDay(year, h.month-1)
			default:
				return starDay(year, h.day, h.month-1)
			}
		})
	case cycle:
		first, n := date(y, 1, 1), day(h.nth)
		return first + ((h.listed[0]-first)%n+n)%n, true
	}
	return h.computed(y), true
}

// within is the first of n days that lies in a year.
func within(y int32, n int, at func(int32) day) (day, bool) {
	for i := range int32(n) {
		d := at(i)
		if year, _, _ := civil(d); year == y {
			return d, true
		}
	}
	return 0, false
}

// computed is the date by rule in a calendar that knows every year.
func (h holiday) computed(y int32) day {
	switch {
	case h.calendar == islamic:
		return islamicDay(y, h.month, h.day)
	case h.calendar == jewish:
		return jewishDay(y, h.month, h.day)
	case h.calendar == western:
		return easter(y)
	case h.calendar == eastern:
		return orthodoxEaster(y)
	case h.calendar == fixed:
		return date(y, h.month, h.day)
	case h.nth < 0:
		last := date(y, h.month, monthDays(y, h.month))
		return last - day((weekday(last)-h.wday+7)%7)
	}
	first := date(y, h.month, 1)
	return first + day((h.wday-weekday(first)+7)%7+7*(h.nth-1))
}

// islamicDay is the first day of a Gregorian year that is the given one of the
// tabular Islamic calendar (civil epoch, 11 leap years in 30); the sight of the
// moon may move it by a day.
func islamicDay(y, m, d int32) day {
	for year := (y-622)*33/32 - 1; ; year++ {
		n := day(354*(year-1)+(3+11*year)/30+29*(m-1)+m/2+d) + date(622, 7, 18)
		if at, _, _ := civil(n); at >= y {
			return n
		}
	}
}

// jewishDay is a day of the Jewish calendar in a Gregorian year; months count
// from Nisan (Calendrical Calculations, Reingold and Dershowitz).
func jewishDay(y, m, d int32) day {
	year := y + 3760
	if m >= 7 && m <= 9 { // autumn; from Tevet on the months lie in the next year
		year++
	}
	leap := func(y int32) bool { return (7*y+1)%19 < 7 }
	if m == 12 && leap(year) { // Adar is the second one in leap years
		m = 13
	}
	n := jewishNewYear(year)
	length := jewishNewYear(year+1) - n
	month := func(k int32) int32 { // days of month k
		switch {
		case k == 8 && length%10 == 5, k == 9 && length%10 != 3:
			return 30
		case k == 8 || k == 9 || k == 2 || k == 4 || k == 6 || k == 10 || k == 13 || k == 12 && !leap(year):
			return 29
		}
		return 30
	}
	for k := int32(7); k != m; {
		n += day(month(k))
		if k++; k == 14 || k == 13 && !leap(year) {
			k = 1
		}
	}
	return n + day(d-1)
}

// jewishNewYear is the first of Tishri.
func jewishNewYear(year int32) day {
	elapsed := func(year int32) int64 {
		months := int64(235*year-234) / 19
		parts := 12084 + 13753*months
		n := 29*months + parts/25920
		if 3*(n+1)%7 < 3 {
			n++
		}
		return n
	}
	a, b, c := elapsed(year-1), elapsed(year), elapsed(year+1)
	delay := int64(0)
	switch {
	case c-b == 356:
		delay = 2
	case b-a == 382:
		delay = 1
	}
	return date(-3760, 9, 7) + day(b+delay)
}
