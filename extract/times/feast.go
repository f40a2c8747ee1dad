package times

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/schema/edtf"
)

// parseHoliday reads the rule column of holidays.tsv: what the day goes by, then
// how it is moved and how long it lasts.
func parseHoliday(s string) (holiday, error) {
	var h holiday
	f := strings.Fields(s)
	n := len(f)
	for n > 1 {
		ok, err := h.move(f[n-1])
		if err != nil {
			return h, fmt.Errorf("holiday rule %q: %w", s, err)
		}
		if !ok {
			break
		}
		n--
	}
	if n == 0 {
		return h, fmt.Errorf("a holiday has no rule")
	}
	if err := h.parse(f[:n]); err != nil {
		return h, fmt.Errorf("holiday rule %q: %w", s, err)
	}
	return h, nil
}

// move reads one word of a rule that moves or lengthens the feast: "+4", "x8",
// "<fri", "sun+1".
func (h *holiday) move(s string) (ok bool, err error) {
	n := 0
	switch {
	case s[0] == '+':
		n, err = strconv.Atoi(s[1:])
		h.offset = int32(n)
	case s[0] == 'x':
		n, err = strconv.Atoi(s[1:])
		h.late += int32(n) - 1
	case s[0] == '<':
		if h.back = weekdayCode(s[1:]); h.back == 0 {
			err = fmt.Errorf("%q names no day of the week", s)
		}
	case len(s) > 4 && weekdayCode(s[:3]) > 0:
		n, err = strconv.Atoi(s[3:])
		h.observed[weekdayCode(s[:3])] = int32(n)
	default:
		return false, nil
	}
	return true, err
}

// weekdayCode is the number of "mon" to "sun", 0 for anything else.
func weekdayCode(s string) int32 {
	if i := strings.Index("mon tue wed thu fri sat sun", s); len(s) == 3 && i >= 0 && i%4 == 0 {
		return int32(i)/4 + 1
	}
	return 0
}

// parse reads what the day goes by.
func (h *holiday) parse(f []string) (err error) {
	h.calendar = calendars[f[0]]
	switch h.calendar {
	case listed:
		h.late++
		return h.list(f[1:])
	case cycle:
		if err := h.list(f[2:]); err != nil || len(h.listed) != 1 {
			return fmt.Errorf("want \"every DAYS DAY\"")
		}
		h.nth, err = number(f[1], 1, 1e4)
		return err
	case western, eastern:
		if len(f) != 2 {
			return fmt.Errorf("want the days from Easter")
		}
		h.offset, err = number(f[1], -200, 200)
		return err
	case islamic, jewish, phase, star, sign:
		return h.heavenly(f)
	}
	if len(f) == 1 {
		return h.monthDay(f[0], 12, 31)
	}
	h.calendar, h.wday = weekdays, weekdayCode(f[1])
	if len(f) != 3 || h.wday == 0 {
		return fmt.Errorf("want \"MM wday N\"")
	}
	if h.month, err = number(f[0], 1, 12); err == nil {
		h.nth, err = number(f[2], -1, 5)
	}
	return err
}

// heavenly reads the rules that go by the moon and the stars, with the days that
// are in doubt beside them.
func (h *holiday) heavenly(f []string) (err error) {
	want := map[calendar]int{islamic: 2, jewish: 2, phase: 3, star: 2, sign: 2}[h.calendar]
	if len(f) != want {
		return fmt.Errorf("want %d words", want)
	}
	if h.calendar == sign {
		h.late++
		h.month, err = number(f[1], 1, 12)
		return err
	}
	h.early++
	if h.calendar != jewish {
		h.late++
	}
	if h.calendar == phase {
		if h.hour, err = number(f[2], 0, 24); err != nil {
			return err
		}
	}
	return h.monthDay(f[1], 12, 30)
}

// monthDay reads "MM-DD".
func (h *holiday) monthDay(s string, months, days int) (err error) {
	m, d, _ := strings.Cut(s, "-")
	if h.month, err = number(m, 1, months); err == nil {
		h.day, err = number(d, 1, days)
	}
	return err
}

// list reads days.
func (h *holiday) list(f []string) error {
	for _, s := range f {
		d, err := edtf.ParseDay(s)
		if err != nil {
			return err
		}
		h.listed = append(h.listed, d)
	}
	return nil
}

// number reads a number between two others.
func number(s string, low, high int) (int32, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < low || n > high {
		return 0, fmt.Errorf("%q is no number from %d to %d", s, low, high)
	}
	return int32(n), nil
}
