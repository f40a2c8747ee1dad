package export

import (
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"

	"dateline/graph/query"
	"dateline/schema"
	"dateline/schema/edtf"
)

// Types of the TimelineJS 3 format. Headlines and texts are HTML, escaped.

type tlFile struct {
	Title  *tlSlide  `json:"title,omitempty"`
	Events []tlSlide `json:"events"`
	Scale  string    `json:"scale"`
}

type tlSlide struct {
	Start    *tlDate `json:"start_date,omitempty"`
	End      *tlDate `json:"end_date,omitempty"`
	Display  string  `json:"display_date,omitempty"` // for a date that is not exact
	Text     tlText  `json:"text"`
	Group    string  `json:"group,omitempty"`
	ID       string  `json:"unique_id,omitempty"`
	Autolink bool    `json:"autolink"`
}

type tlDate struct {
	Year  int `json:"year"`
	Month int `json:"month,omitempty"`
	Day   int `json:"day,omitempty"`
}

type tlText struct {
	Headline string `json:"headline"`
	Text     string `json:"text,omitempty"`
}

// TimelineJS writes events for the TimelineJS viewer, grouped by the outlet
// that reported them first. Events without a first and a last day are left out
// and counted in skipped.
func TimelineJS(w io.Writer, title string, events []query.Event) (skipped int, err error) {
	f := tlFile{Events: []tlSlide{}, Scale: "human"}
	if title != "" {
		f.Title = &tlSlide{Text: tlText{Headline: html.EscapeString(oneLine(title))}}
	}
	for _, e := range events {
		if _, _, ok := bounds(e.When); !ok {
			skipped++
			continue
		}
		f.Events = append(f.Events, slide(e))
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	return skipped, enc.Encode(f)
}

// slide is the slide of a dated event.
func slide(e query.Event) tlSlide {
	s := tlSlide{Text: tlText{Headline: html.EscapeString(oneLine(headline(e))), Text: slideText(e)}, ID: uniqueID(e.ID)}
	s.Start, s.End, s.Display = tlDates(e.When)
	s.Group = html.EscapeString(oneLine(e.Reports[0].Article.Name()))
	return s
}

// tlDates gives a date as exactly as it is known: a plain day, month or year
// as such, anything else as its first and last day beside its EDTF text.
func tlDates(d *schema.Date) (start, end *tlDate, display string) {
	from, until, _ := bounds(d)
	y, m, day := from.Date()
	date, err := edtf.Parse(d.EDTF)
	if err == nil && !date.IsInterval() && !strings.ContainsAny(d.EDTF, "X?~%") {
		switch date.Precision() {
		case edtf.ToDay:
			return &tlDate{y, m, day}, nil, ""
		case edtf.ToMonth:
			return &tlDate{Year: y, Month: m}, nil, ""
		case edtf.ToYear:
			return &tlDate{Year: y}, nil, ""
		}
	}
	y2, m2, day2 := until.Date()
	return &tlDate{y, m, day}, &tlDate{y2, m2, day2}, html.EscapeString(d.EDTF)
}

// headline is an event's title, marked where no report says that it happened.
func headline(e query.Event) string {
	kinds := factuality(e)
	for _, k := range kinds {
		if k == string(schema.Happened) || k == string(schema.Reported) {
			return e.Title
		}
	}
	if len(kinds) == 0 {
		return e.Title
	}
	return fmt.Sprintf("%s [%s]", e.Title, strings.Join(kinds, ", "))
}

// slideText is who reported the event, with the sentence, as HTML.
func slideText(e query.Event) string {
	var b strings.Builder
	for _, group := range byOutlet(e) {
		p := group[0]
		name := html.EscapeString(oneLine(p.Article.Name()))
		if u := webAddress(p.Article.URL); u != "" {
			name = fmt.Sprintf(`<a href="%s">%s</a>`, html.EscapeString(u), name)
		}
		fmt.Fprintf(&b, "<p>%s: %s</p>", name, html.EscapeString(oneLine(p.Sentence.Text)))
	}
	return b.String()
}

// uniqueID is an id that may stand in URLs and HTML.
func uniqueID(id string) string { return strings.NewReplacer("/", "-", ":", "-").Replace(id) }
