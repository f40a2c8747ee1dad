package export

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"dateline/graph/query"
	"dateline/schema"
	"dateline/schema/edtf"
)

// Properties of our own: how exact the date is, its EDTF text, and what the
// reports say of the event.
const (
	propPrecision  = "X-DATELINE-PRECISION"
	propEDTF       = "X-DATELINE-EDTF"
	propFactuality = "X-DATELINE-FACTUALITY"
)

const productID = "-//dateline//dateline//EN"

// ICalendar writes events as all-day entries (RFC 5545). A date that is less
// exact than a day runs from its first day to its last. Events without a
// first and a last day, or before the year 1, are left out and counted in
// skipped.
func ICalendar(w io.Writer, events []query.Event) (skipped int, err error) {
	cal := ical.NewCalendar()
	cal.Props.SetText(ical.PropVersion, "2.0")
	cal.Props.SetText(ical.PropProductID, productID)
	for _, e := range events {
		from, until, ok := bounds(e.When)
		if year, _, _ := from.Date(); !ok || year < 1 {
			skipped++
			continue
		}
		cal.Children = append(cal.Children, entry(e, from, until))
	}
	out := &folder{w: w}
	if len(cal.Children) == 0 { // which the encoder refuses
		_, err = fmt.Fprintf(out, "BEGIN:VCALENDAR\r\nPRODID:%s\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", productID)
		return skipped, err
	}
	return skipped, ical.NewEncoder(out).Encode(cal)
}

// entry is the VEVENT of a dated event. Its time stamp is its own first day,
// so that the same graph gives the same file.
func entry(e query.Event, from, until edtf.Day) *ical.Component {
	c := ical.NewComponent(ical.CompEvent)
	text := func(name, value string) {
		if value = oneLine(value); value != "" {
			c.Props.SetText(name, value)
		}
	}
	text(ical.PropUID, uniqueID(e.ID)+"@dateline")
	c.Props.SetDateTime(ical.PropDateTimeStamp, from.Time())
	c.Props.SetDate(ical.PropDateTimeStart, from.Time())
	c.Props.SetDate(ical.PropDateTimeEnd, until.Time().Add(24*time.Hour)) // exclusive
	text(ical.PropSummary, headline(e))
	c.Props.SetText(ical.PropDescription, description(e))
	text(propPrecision, precision(e.When))
	text(propEDTF, e.When.EDTF)
	text(propFactuality, strings.Join(factuality(e), ", "))
	text(ical.PropCategories, e.Type)
	if isTentative(e) {
		text(ical.PropStatus, string(ical.EventTentative))
	}
	if u, err := url.Parse(webAddress(e.Reports[0].Article.URL)); err == nil && u.Host != "" {
		c.Props.SetURI(ical.PropURL, u)
	}
	if p := e.Place; p != nil {
		text(ical.PropLocation, p.Name)
		if p.Latitude != nil && p.Longitude != nil {
			c.Props.Set(&ical.Prop{Name: ical.PropGeo, Params: ical.Params{}, Value: fmt.Sprintf("%.6f;%.6f", *p.Latitude, *p.Longitude)})
		}
	}
	return c
}

// isTentative reports whether every report says that the event may or is to
// happen.
func isTentative(e query.Event) bool {
	for _, p := range e.Reports {
		if p.Factuality != schema.Planned && p.Factuality != schema.Possible {
			return false
		}
	}
	return true
}

// description is who took part, and each outlet's sentence with its source.
func description(e query.Event) string {
	var lines []string
	if names := actorNames(e); len(names) > 0 {
		lines = append(lines, "Actors: "+oneLine(strings.Join(names, ", ")))
	}
	for _, group := range byOutlet(e) {
		p := group[0]
		lines = append(lines, oneLine(fmt.Sprintf("%s %s: %s (%s)", p.Article.Name(), p.Article.Published, p.Sentence.Text, sourceOf(p.Article))))
	}
	return strings.Join(lines, "\n")
}

// folder folds content lines at 75 octets, never inside a character, as RFC
// 5545 section 3.1 asks. Writes must end at line ends.
type folder struct{ w io.Writer }

const maxOctets = 75

func (f *folder) Write(b []byte) (int, error) {
	var out bytes.Buffer
	for line := range bytes.Lines(b) {
		room := maxOctets
		end := len(bytes.TrimRight(line, "\r\n"))
		text, eol := line[:end], line[end:]
		for len(text) > room {
			n := room
			for n > 0 && !utf8.RuneStart(text[n]) {
				n--
			}
			out.Write(text[:n])
			out.WriteString("\r\n ")
			text, room = text[n:], maxOctets-1
		}
		out.Write(text)
		out.Write(eol)
	}
	if _, err := f.w.Write(out.Bytes()); err != nil {
		return 0, err
	}
	return len(b), nil
}
