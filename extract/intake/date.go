package intake

import (
	"fmt"
	"net/mail"
	"regexp"
	"strings"
	"time"

	"dateline/schema"
	"dateline/schema/edtf"
)

var (
	isoDay   = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})([T ].*)?$`)
	basicDay = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(T.*)?$`)
)

// layouts are further layouts that input records are seen to use.
var layouts = []string{
	time.RFC1123, time.RFC1123Z, time.RFC850, time.RFC822, time.RFC822Z, time.ANSIC, time.UnixDate,
	"Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700",
	"January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006", "2006/01/02", "2006/01/02 15:04:05",
}

// tidyDate cuts the time of day off rec.Published and brings whole days to the
// form YYYY-MM-DD as they are written, in whatever time zone that is. What is
// no date is left out with a warning; coarser EDTF stays as it is.
func tidyDate(rec *schema.Record) {
	if strings.TrimSpace(rec.Published) == "" {
		rec.Published = ""
		rec.PublishedBasis = ""
		return
	}
	day, err := Day(rec.Published)
	if err != nil {
		why := "is not a date"
		if numeric.MatchString(strings.TrimSpace(rec.Published)) {
			why = "may be day or month first"
		}
		rec.Warnings = append(rec.Warnings, fmt.Sprintf("published %q %s and was left out", rec.Published, why))
		rec.PublishedBasis = ""
	}
	rec.Published = day
}

// Day brings a written date to EDTF: ISO 8601 with or without a time of day,
// the layouts of mail and of feeds, or EDTF itself. Errors match [ErrFormat].
func Day(written string) (string, error) {
	s := strings.TrimSpace(written)
	if m := isoDay.FindStringSubmatch(s); m != nil {
		s = m[1]
	} else if m := basicDay.FindStringSubmatch(s); m != nil {
		s = m[1] + "-" + m[2] + "-" + m[3]
	}
	if d, err := edtf.Parse(s); err == nil {
		return d.String(), nil
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), nil
		}
	}
	if t, err := mail.ParseDate(s); err == nil {
		return t.Format(time.DateOnly), nil
	}
	if day := numericDay(s); day != "" {
		return day, nil
	}
	return "", fmt.Errorf("%w: %q is not a date", ErrFormat, written)
}
