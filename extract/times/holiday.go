package times

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/schema/edtf"
)

// holiday is the rule of a feast: its day in any year.
type holiday struct {
	month, day int32 // fixed date, or the month of the nth weekday
	wday, nth  int32
	easter     uint8 // 1 Gregorian, 2 Julian
	offset     int32
	moon       uint8 // month and day are of 1 the Islamic, 2 the Jewish calendar
	early      int32 // days that it may begin before: the eve, or the sight of the moon
	late       int32 // days that it may last or begin after
	listed     []day // days of the years it is known for, for a calendar that is not computed
}

// Calendars of the moon.
const (
	islamic uint8 = 1
	jewish  uint8 = 2
)

// in is the holiday's first date in a year; ok is false where the list ends.
func (h holiday) in(y int32) (d day, ok bool) {
	if h.listed == nil {
		return h.computed(y), true
	}
	for _, d := range h.listed {
		if year, _, _ := civil(d); year == y {
			return d, true
		}
	}
	return 0, false
}

// computed is the date by rule.
func (h holiday) computed(y int32) day {
	switch {
	case h.moon == islamic:
		return islamicDay(y, h.month, h.day)
	case h.moon == jewish:
		return jewishDay(y, h.month, h.day) + day(h.offset)
	case h.easter == 1:
		return easter(y) + day(h.offset)
	case h.easter == 2:
		return orthodoxEaster(y) + day(h.offset)
	case h.wday == 0:
		return date(y, h.month, h.day)
	case h.nth < 0:
		last := date(y, h.month, monthDays(y, h.month))
		return last - day((weekday(last)-h.wday+7)%7) + day(h.offset)
	}
	first := date(y, h.month, 1)
	return first + day((h.wday-weekday(first)+7)%7+7*(h.nth-1)+h.offset)
}

// parseHoliday reads the rule column of holidays.tsv.
func parseHoliday(s string) (holiday, error) {
	var h holiday
	f := strings.Fields(s)
	bad := fmt.Errorf("holiday rule %q is not known", s)
	if len(f) == 0 {
		return h, bad
	}
	switch f[0] {
	case "islamic", "jewish":
		return parseMoon(f)
	case "listed":
		for _, s := range f[1:] {
			d, err := edtf.ParseDay(s)
			if err != nil {
				return h, err
			}
			h.listed = append(h.listed, d)
		}
		h.late = 1
		return h, nil
	}
	if f[0] == "easter" || f[0] == "orthodox" {
		if len(f) != 2 {
			return h, bad
		}
		n, err := strconv.Atoi(f[1])
		h.easter, h.offset = 1, int32(n)
		if f[0] == "orthodox" {
			h.easter = 2
		}
		return h, err
	}
	if len(f) == 1 {
		if _, err := fmt.Sscanf(f[0], "%d-%d", &h.month, &h.day); err != nil || h.month < 1 || h.month > 12 || h.day < 1 || h.day > 31 {
			return h, bad
		}
		return h, nil
	}
	h.wday = int32(strings.Index("  mon tue wed thu fri sat sun", " "+f[1]))/4 + 1
	if _, err := fmt.Sscan(strings.TrimPrefix(f[0], "0"), &h.month); err != nil || h.wday < 1 || len(f) < 3 {
		return h, bad
	}
	nth, err := strconv.Atoi(f[2])
	h.nth = int32(nth)
	if err == nil && len(f) > 3 {
		nth, err = strconv.Atoi(f[3])
		h.offset = int32(nth)
	}
	return h, err
}

// parseMoon reads "islamic MM-DD N" and "jewish MM-DD N": a feast of N days.
func parseMoon(f []string) (h holiday, err error) {
	if len(f) != 3 {
		return h, fmt.Errorf("holiday rule %q is not known", strings.Join(f, " "))
	}
	h.moon, h.early = jewish, 1
	n := int32(0)
	if f[0] == "islamic" {
		h.moon, h.late = islamic, 1
	}
	if _, err := fmt.Sscanf(f[1]+" "+f[2], "%d-%d %d", &h.month, &h.day, &n); err != nil {
		return h, fmt.Errorf("holiday rule %q: %w", strings.Join(f, " "), err)
	}
	h.late += n - 1
	return h, nil
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
