package intake

import (
	"fmt"
	"regexp"
	"strconv"

	"dateline/schema/edtf"
)

// numeric is a date of day and month before the year, in either order.
var numeric = regexp.MustCompile(`^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:\D|$)`)

// numericDay is the day of "23/04/2021" or "4.23.2021", "" where day and month
// could change places or the calendar has no such day.
func numericDay(written string) string {
	m := numeric.FindStringSubmatch(written)
	if m == nil {
		return ""
	}
	a, b := atoi(m[1]), atoi(m[2])
	switch {
	case a == b, a > 12 && b <= 12:
	case b > 12 && a <= 12:
		a, b = b, a
	default:
		return ""
	}
	day, err := edtf.ParseDay(fmt.Sprintf("%s-%02d-%02d", m[3], b, a))
	if err != nil {
		return ""
	}
	return day.String()
}

// atoi is the number of a short run of digits.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
