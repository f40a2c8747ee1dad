package intake

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

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

// siteName is the site's name, "" for a mere account or host name.
func siteName(name string) string {
	name = strings.TrimSpace(name)
	if strings.HasPrefix(name, "@") || !strings.ContainsAny(name, " ") && strings.Contains(name, ".") {
		return ""
	}
	return name
}

// authors splits a list of authors.
func authors(list string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(list, func(r rune) bool { return r == ';' || r == ',' || r == '|' }) {
		for _, a := range strings.Split(part, " and ") {
			a = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(a), "By "), "by "))
			if a != "" {
				out = append(out, a)
			}
		}
	}
	return out
}
