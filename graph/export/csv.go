package export

import (
	"encoding/csv"
	"io"
	"strconv"

	"dateline/graph/query"
)

// CSV writes tables for spreadsheets (RFC 4180, a header always, "\n" at the
// end of lines). Lists are joined by "|". Raw leaves out the guard against
// formulas.
type CSV struct {
	Raw bool
}

// write writes a table. Cells of text are guarded; numbers are ours.
func (c CSV) write(w io.Writer, header []string, rows int, row func(i int) []string) error {
	out := csv.NewWriter(w)
	if err := out.Write(header); err != nil {
		return err
	}
	for i := range rows {
		if err := out.Write(row(i)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (c CSV) text(s string) string {
	if c.Raw {
		return s
	}
	return Guard(s)
}

func (c CSV) list(parts []string) string { return c.text(join(parts)) }

// Statements writes one statement a row. Start and end count code points of
// the article's text.
func (c CSV) Statements(w io.Writer, rows []query.Statement) error {
	header := []string{
		"statement_id", "speaker_id", "speaker", "verb", "act", "kind", "quote", "said_on", "outlet", "published",
		"article_id", "source", "url", "start", "end", "sentence", "rule",
	}
	return c.write(w, header, len(rows), func(i int) []string {
		s := rows[i]
		a := s.Evidence.Article
		var speaker query.Named
		if s.Speaker != nil {
			speaker = *s.Speaker
		}
		return []string{
			s.ID, speaker.ID, c.text(speaker.Name), c.text(s.Cue), s.Act, string(s.Kind), c.text(s.Text), dateText(s.SaidOn),
			c.text(a.Outlet), a.Published, a.ID, c.text(a.Source), c.text(a.URL),
			strconv.Itoa(s.Evidence.Span.Start), strconv.Itoa(s.Evidence.Span.End), c.text(s.Evidence.Sentence.Text), s.Evidence.Rule,
		}
	})
}

// Events writes one event a row. Start and end are the first and last day it
// may have happened on.
func (c CSV) Events(w io.Writer, rows []query.Event) error {
	header := []string{
		"event_id", "type", "title", "start", "end", "precision", "date", "place", "lat", "lon", "actors",
		"outlets", "articles", "independent_accounts", "first_seen", "factuality",
	}
	return c.write(w, header, len(rows), func(i int) []string {
		e := rows[i]
		list, names := articles(e)
		ids := make([]string, len(list))
		for k, a := range list {
			ids[k] = a.ID
		}
		var start, end string
		if e.When != nil {
			start, end = e.When.From, e.When.Until
		}
		var place, lat, lon string
		if e.Place != nil {
			place, lat, lon = e.Place.Name, number(e.Place.Latitude), number(e.Place.Longitude)
		}
		return []string{
			e.ID, e.Type, c.text(e.Title), start, end, precision(e.When), dateText(e.When), c.text(place), lat, lon, c.list(actorNames(e)),
			c.list(names), c.list(ids), strconv.Itoa(e.Accounts), list[0].Published, c.list(factuality(e)),
		}
	})
}

// number prints a coordinate, "" where there is none.
func number(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

// Coverage writes a row for each outlet that reports an event, first to last.
func (c CSV) Coverage(w io.Writer, events []query.Event) error {
	header := []string{"event_id", "outlet", "articles", "first_published", "lag_hours", "role", "copy_of", "date", "factuality", "first_url", "sentence"}
	var rows [][]string
	for _, e := range events {
		for _, group := range byOutlet(e) {
			p := group[0]
			var ids []string
			for _, q := range group {
				if len(ids) == 0 || ids[len(ids)-1] != q.Article.ID {
					ids = append(ids, q.Article.ID)
				}
			}
			lag := ""
			if p.LagHours != nil {
				lag = strconv.Itoa(*p.LagHours)
			}
			rows = append(rows, []string{
				e.ID, c.text(p.Article.Name()), c.list(ids), p.Article.Published, lag, string(p.Role), p.CopyOf,
				dateText(p.When), string(p.Factuality), c.text(sourceOf(p.Article)), c.text(p.Sentence.Text),
			})
		}
	}
	return c.write(w, header, len(rows), func(i int) []string { return rows[i] })
}

// byOutlet groups an event's reports by who published them, first to last.
func byOutlet(e query.Event) [][]query.Report {
	at := map[string]int{}
	var out [][]query.Report
	for _, p := range e.Reports {
		name := p.Article.Name()
		i, ok := at[name]
		if !ok {
			i = len(out)
			at[name] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], p)
	}
	return out
}
