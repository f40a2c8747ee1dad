package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/query"
)

// compareCommand lays two articles, or the reports of one event, side by side.
func (a *app) compareCommand() *cobra.Command {
	var event string
	var changes bool
	cmd := &cobra.Command{
		Use:   "compare ARTICLE ARTICLE | --event EVENT",
		Short: "Lay two articles, or all reports of an event, side by side",
		Long: "Lay two articles side by side: the events and statements that both have and in\nwhat they differ, those that only one has, and, where one was taken from the\nother, " +
			"the places where the copy departs from its original: changed names,\nnumbers, dates, quotations and negations, words of opposite sense, doubts left out,\nand sentences that say something else.\n\n" +
			"With --event, lay what every outlet says of one event side by side: when, where,\nwhether it happened, who took part, numbers and who is quoted for it; what\ncontradicts another outlet, what one account alone has and what is left out.",
		Example: "  dateline compare 01-ferry-fjord-courier.txt 04-ferry-coast-daily.txt\n" +
			"  dateline compare pd-5 fc-5 --changes\n" +
			"  dateline compare --event 752885ec/e1",
		Args: takes(0, 2, "ARTICLE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			out, err := a.output()
			if err != nil {
				return err
			}
			if event != "" && len(args) > 0 || event == "" && len(args) != 2 {
				return usageError{errors.New("give two articles, or --event and one event")}
			}
			return a.ask(cmd.Context(), func(_ graph.Store, r *query.Reader) error {
				if event != "" {
					return compareReports(cmd.Context(), out, r, event)
				}
				c, err := r.Compare(cmd.Context(), args[0], args[1])
				if err != nil {
					return err
				}
				if changes {
					c.Shared, c.OnlyA, c.OnlyB = []query.Shared{}, []query.Told{}, []query.Told{}
				}
				if out.Format == ui.FormatTable {
					return writeComparison(out, c)
				}
				return ui.Object(out, comparisonTable(c), c)
			})
		},
	}
	cmd.Flags().StringVar(&event, "event", "", "id of an event or of a report of it, or the beginning of one")
	cmd.Flags().BoolVar(&changes, "changes", false, "only the places where a copy departs from its original")
	return cmd
}

func compareReports(ctx context.Context, out ui.Output, r *query.Reader, event string) error {
	m, err := r.Matrix(ctx, event)
	if err != nil {
		return err
	}
	if out.Format == ui.FormatTable {
		return writeMatrix(out, m)
	}
	return ui.Object(out, matrixTable(m), m)
}

// Parts of a comparison.
const (
	partDiffers = "copy departs"
	partBoth    = "both"
	partA       = "only a"
	partB       = "only b"
)

// comparisonTable has a row for each difference of a copy and each event and
// statement of either article.
func comparisonTable(c query.Comparison) ui.Table {
	t := ui.Table{Columns: []ui.Column{
		{Name: "part", Merge: true}, {Name: "in"}, {Name: "a", Wide: true}, {Name: "b", Wide: true},
		{Name: "a_when", Spare: true}, {Name: "b_when", Spare: true},
		{Name: "a_sentence", Detail: true}, {Name: "b_sentence", Detail: true}, {Name: "a_id", Short: shortID}, {Name: "b_id", Short: shortID},
	}}
	row := func(cells ...string) { t.Rows = append(t.Rows, cells) }
	for _, d := range c.Differences {
		of, copied := d.Of, d.Copy
		x, y := of, copied
		if c.Copy.Article.ID == c.A.ID {
			x, y = copied, of
		}
		row(partDiffers, string(d.Kind), cmp.Or(x.Changed.Text, "–"), cmp.Or(y.Changed.Text, "–"), "", "", x.Sentence.Text, y.Sentence.Text, c.A.ID, c.B.ID)
	}
	for _, s := range c.Shared {
		row(partBoth, strings.Join(s.Differs, ", "), told(s.A), told(s.B), when(s.A.When), when(s.B.When), s.A.Evidence.Sentence.Text, s.B.Evidence.Sentence.Text, s.A.ID, s.B.ID)
	}
	for _, f := range c.OnlyA {
		row(partA, f.Kind, told(f), "", when(f.When), "", f.Evidence.Sentence.Text, "", f.ID, "")
	}
	for _, f := range c.OnlyB {
		row(partB, f.Kind, "", told(f), "", when(f.When), "", f.Evidence.Sentence.Text, "", f.ID)
	}
	return t
}

// told is a report or statement in a few words.
func told(f query.Told) string {
	if f.Speaker != nil {
		return f.Speaker.Name + ": " + f.Text
	}
	return f.Text
}

// writeComparison prints a comparison for people.
func writeComparison(out ui.Output, c query.Comparison) error {
	var b strings.Builder
	for _, side := range []struct {
		name string
		of   query.Article
	}{{"a", c.A}, {"b", c.B}} {
		fmt.Fprintf(&b, "%s  %s, %s, %s  %s\n", side.name, shortOrigin(origin(side.of)), cmp.Or(side.of.Published, "date open"), shortID(side.of.ID), side.of.Title)
	}
	if c.Copy != nil {
		fmt.Fprintln(&b, derivedText(*c.Copy))
	}
	if _, err := fmt.Fprintln(out.W, cleanLines(b.String())); err != nil {
		return err
	}
	return ui.List(out, comparisonTable(c), []query.Comparison{c})
}

// cleanLines cleans every line of a text.
func cleanLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = ui.Clean(l)
	}
	return strings.Join(lines, "\n")
}
