package source

import (
	"regexp"
	"strings"

	"dateline/schema/edtf"
)

// address is the article's address: the record's, or one that stands alone on
// the first line of the text.
func (w *work) address() string {
	if w.record.URL != "" || len(w.lines) == 0 {
		return w.record.URL
	}
	if w.link != "" {
		return w.link
	}
	if first := w.of(&w.lines[0]); host(first) != "" && !strings.ContainsAny(first, " \t") {
		return first
	}
	return ""
}

// Shapes of a date in an address.
var (
	addressDay   = regexp.MustCompile(`(?:^|[/_.-])((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.?T-]|$)`)
	addressLoose = regexp.MustCompile(`/((?:19|20)\d\d)/(\d{1,2}|[a-z]{3})/(\d{1,2})(?:/|$)`)
	addressMonth = regexp.MustCompile(`/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])/`)
)

// addressDate is the day, or the month, that an address names.
func (c calendar) addressDate(address string) (edtf.Date, bool) {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	_, path, _ := strings.Cut(address, "/")
	path = "/" + strings.ToLower(path)
	for _, shape := range []*regexp.Regexp{addressDay, addressLoose, addressMonth} {
		m := shape.FindStringSubmatch(path)
		if m == nil {
			continue
		}
		day := 0
		if len(m) > 3 {
			day = number(m[3])
		}
		month := number(m[2])
		if month == 0 {
			month = c.months[m[2]]
		}
		year := number(m[1])
		if year < firstWebYear || month == 0 {
			continue
		}
		if d, err := edtf.New(year, month, day); err == nil {
			return d, true
		}
	}
	return edtf.Date{}, false
}

// firstWebYear is before the first news site; a smaller number in an address is
// no year of publication.
const firstWebYear = 1993

// number reads digits, 0 for anything else.
func number(s string) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0
		}
		n = 10*n + int(c-'0')
	}
	return n
}
