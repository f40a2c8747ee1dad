package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/query"
)

// coverageCommand says which outlets reported an event, who was first and who
// copied.
func (a *app) coverageCommand() *cobra.Command {
	var q query.Coverage
	var w window
	cmd := &cobra.Command{
		Use:   "coverage [EVENT]",
		Short: "Say which outlets reported an event, who was first, who copied, who differs",
		Long:  "List every report of an event, first to last, with the lag and whether it is an\naccount of its own. Without an event: all events that two articles or more\nreport, and the articles that are copies or republished.",
		Example: "  dateline coverage event/0123abcd\n" +
			"  dateline coverage --about 'talks istanbul'\n" +
			"  dateline coverage --all --format jsonl",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			out, err := a.output()
			if err != nil {
				return err
			}
			q.Limit = w.limit
			if len(args) == 1 {
				q.Event = args[0]
			}
			if q.Event != "" && q.About != "" || q.All && (q.Event != "" || q.About != "") {
				return usageError{errors.New("give an event, --about or --all, not several of them")}
			}
			if err := w.check(); err != nil {
				return err
			}
			return a.ask(cmd.Context(), func(_ graph.Store, r *query.Reader) error { return a.coverage(cmd, out, r, q) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&q.About, "about", "", "words that all occur in what the reports say")
	f.BoolVar(&q.All, "all", false, "every event; a table keeps to those that two articles or more report")
	w.limitFlag(cmd)
	return cmd
}

func (a *app) coverage(cmd *cobra.Command, out ui.Output, r *query.Reader, q query.Coverage) error {
	if out.Format == ui.FormatTable {
		q.All = false
	}
	res, err := r.Coverage(cmd.Context(), q)
	if err != nil {
		return err
	}
	leftOut(a, "events", res)
	if err := ui.List(out, coverageTable(res.Rows), res.Rows); err != nil {
		return err
	}
	if q.Event != "" || q.About != "" || out.Format != ui.FormatTable {
		return nil
	}
	derived, err := r.Derived(cmd.Context())
	if err != nil || len(derived) == 0 {
		return err
	}
	lines := []string{""}
	for _, d := range derived {
		lines = append(lines, ui.Clean(derivedText(d)))
	}
	_, err = fmt.Fprintln(a.stdout, strings.Join(lines, "\n"))
	return err
}

// derivedText says what an article that is no account of its own is.
func derivedText(d query.Derived) string {
	s := fmt.Sprintf("%s (%s, %s)", origin(d.Article), cmp.Or(d.Article.Published, "date open"), shortID(d.Article.ID))
	for _, of := range d.Of {
		s += fmt.Sprintf(" is a copy of %s (%s, %s)", origin(of), cmp.Or(of.Published, "date open"), shortID(of.ID))
	}
	if d.Article.RepublishedBy != "" {
		s += " is republished by " + d.Article.RepublishedBy
	}
	return s
}

// coverageTable has a row for each article that reports an event.
func coverageTable(events []query.Event) ui.Table {
	t := ui.Table{Columns: []ui.Column{
		{Name: "event", Merge: true, Short: shortID}, {Name: "when", Merge: true}, {Name: "what", Wide: true, Merge: true}, {Name: "accounts", Merge: true},
		{Name: "outlet"}, {Name: "published"}, {Name: "lag"}, {Name: "account"}, {Name: "dated"}, {Name: "factuality"},
		{Name: "type", Detail: true}, {Name: "differs", Detail: true}, {Name: "lag_hours", Detail: true}, {Name: "copy_of", Detail: true},
	}}
	t.Columns = append(append(t.Columns, evidenceColumns()...), ui.Column{Name: "report", Short: shortID})
	for _, e := range events {
		var seen []string
		for _, p := range e.Reports {
			if slices.Contains(seen, p.Article.ID) {
				continue
			}
			seen = append(seen, p.Article.ID)
			lag := ""
			if p.LagHours != nil {
				lag = fmt.Sprint(*p.LagHours)
			}
			row := []string{
				e.ID, when(e.When), e.Title, accounts(e),
				origin(p.Article), p.Article.Published, p.Lag, account(e, p), when(p.When), string(p.Factuality),
				e.Type, strings.Join(e.Differs, ", "), lag, p.CopyOf,
			}
			t.Rows = append(t.Rows, append(append(row, evidenceCells(p.Evidence())...), p.ID))
		}
	}
	return t
}

// accounts says how many of an event's articles are accounts of their own.
func accounts(e query.Event) string {
	s := fmt.Sprintf("%d of %d", e.Accounts, len(e.Articles()))
	if len(e.Differs) > 0 {
		s += ", differ"
	}
	return s
}

// account says what one report is: own, a copy of which outlet, or by whom it
// was republished.
func account(e query.Event, p query.Report) string {
	switch p.Role {
	case query.Copy:
		for _, article := range e.Articles() {
			if article.ID == p.CopyOf {
				return "copy of " + origin(article)
			}
		}
		return "copy of " + shortID(p.CopyOf)
	case query.Republished:
		return "republished by " + p.Article.RepublishedBy
	}
	return string(p.Role)
}
