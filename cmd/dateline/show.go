package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/query"
)

// showCommand opens one id.
func (a *app) showCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show ID",
		Short: "Open an id: its facts, its links, and its evidence in context",
		Long:  "Open anything the graph holds: an id from a listing or the beginning of one, an\nIRI, the file an article was read from, or the name of an actor or an outlet. The\nevidence shows the sentence with the span marked, and its neighbours.",
		Example: "  dateline show 28a81e1f/s2\n" +
			"  dateline show 752885ec/e1\n" +
			"  dateline show 08-mayor-harbour-post.txt\n" +
			"  dateline show 'sofie krag'",
		Args: takes(1, 1, "ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			out, err := a.output()
			if err != nil {
				return err
			}
			return a.ask(cmd.Context(), func(_ graph.Store, r *query.Reader) error {
				s, err := r.Show(cmd.Context(), args[0])
				if err != nil {
					return nameMeant(cmd.Context(), r, args[0], err)
				}
				if out.Format == ui.FormatTable {
					return writeShown(out.W, s)
				}
				return ui.Object(out, shownTable(s), s)
			})
		},
	}
}

// writeShown prints a node for people.
func writeShown(w io.Writer, s query.Shown) error {
	var b strings.Builder
	line := func(format string, args ...any) {
		fmt.Fprintln(&b, strings.TrimRight(ui.Clean(fmt.Sprintf(format, args...)), " "))
	}
	line("%s", s.ID)
	if s.Title != "" {
		line("%s", s.Title)
	}
	if len(s.Facts) > 0 {
		line("")
	}
	for _, f := range s.Facts {
		line("  %-16s %s", f.Name, f.Value)
	}
	if len(s.Links) > 0 {
		line("")
	}
	for _, l := range fewLinks(s.Links) {
		line("  %s", l)
	}
	for _, c := range s.Evidence {
		line("")
		line("%s, %s, %s %s", cmp.Or(c.Article.Outlet, "outlet not known"), cmp.Or(c.Article.Published, "date open"), cmp.Or(c.Article.Source, c.Article.ID), spanText(c.Span.Span))
		line("  %s", marked(c))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// mostLinks is how many links of one name a table shows.
const mostLinks = 12

// fewLinks are lines on links, and how many more of a name there are.
func fewLinks(links []query.Link) []string {
	var out []string
	for i := 0; i < len(links); {
		same := i
		for ; i < len(links) && links[i].Name == links[same].Name && links[i].Back == links[same].Back; i++ {
			if l := links[i]; i < same+mostLinks {
				out = append(out, fmt.Sprintf("%s %-14s %s  %s", arrow(l), l.Name, l.ID, l.Title))
			}
		}
		if more := i - same - mostLinks; more > 0 {
			out = append(out, fmt.Sprintf("%s %-14s and %d more (--format tsv lists all)", arrow(links[same]), links[same].Name, more))
		}
	}
	return out
}

func arrow(l query.Link) string {
	if l.Back {
		return "←"
	}
	return "→"
}

// marked is evidence in context, the span between double angle quotes.
func marked(c query.Context) string {
	runes := []rune(c.Sentence.Text)
	start, end := c.Span.Start-c.Sentence.Start, c.Span.End-c.Sentence.Start
	start, end = max(0, min(start, len(runes))), max(0, min(end, len(runes)))
	s := string(runes[:start]) + "»" + string(runes[start:end]) + "«" + string(runes[end:])
	return strings.TrimSpace(c.Before + " " + s + " " + c.After)
}

// shownTable has a row for each fact, link and piece of evidence.
func shownTable(s query.Shown) ui.Table {
	t := ui.Table{Columns: []ui.Column{{Name: "part"}, {Name: "name"}, {Name: "value", Wide: true}, {Name: "id"}}}
	row := func(cells ...string) { t.Rows = append(t.Rows, cells) }
	row("node", s.Kind, s.Title, s.ID)
	for _, f := range s.Facts {
		row("fact", f.Name, f.Value, "")
	}
	for _, l := range s.Links {
		row("link", arrow(l)+" "+l.Name, l.Title, l.ID)
	}
	for _, c := range s.Evidence {
		row("evidence", spanText(c.Span.Span), marked(c), c.Article.ID)
	}
	return t
}
