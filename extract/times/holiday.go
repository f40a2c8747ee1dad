package times

import (
	"fmt"
	"strconv"
	"strings"
)

// holiday is the rule of a feast: its day in any year.
type holiday struct {
	month, day int32 // fixed date, or the month of the nth weekday
	wday, nth  int32
	easter     uint8 // 1 Gregorian, 2 Julian
	offset     int32
}

// in is the holiday's date in a year.
func (h holiday) in(y int32) day {
	switch {
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
