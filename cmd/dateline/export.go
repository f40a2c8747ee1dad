package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/spf13/cobra"

	"dateline/graph"
	"dateline/graph/export"
	"dateline/graph/query"
	"dateline/schema/vocab"
)

// exporting is what export was asked for.
type exporting struct {
	format, rows, title, out string
	articles                 []string
	raw                      bool
	said                     query.Said
	timeline                 query.Timeline
	window                   window
}

// What export writes, and of what it makes CSV.
var (
	exportFormats = []string{"nquads", "csv", "markdown", "timelinejs", "icalendar"}
	exportRows    = []string{"statements", "events", "coverage"}
)

// exportCommand writes answers in the formats of other tools.
func (a *app) exportCommand() *cobra.Command {
	var x exporting
	cmd := &cobra.Command{
		Use:   "export FORMAT",
		Short: "Write the graph or a part of it as nquads, csv, markdown, timelinejs or icalendar",
		Long: "Write the graph or a part of it in the format of another tool:\n" +
			"  nquads      the facts themselves, or those of some --article\n" +
			"  csv         --rows statements, events or coverage\n" +
			"  markdown    a report: timeline, quotations, coverage, sources\n" +
			"  timelinejs  events for the TimelineJS viewer\n" +
			"  icalendar   events as all-day entries",
		Example: "  dateline export nquads -o graph.nq\n" +
			"  dateline export csv --rows statements --by krag > krag.csv\n" +
			"  dateline export markdown --title 'Spring at sea' -o report.md\n" +
			"  dateline export icalendar --from 2025-03 --until 2025-03 -o march.ics",
		Args:      oneOf("FORMAT", exportFormats...),
		ValidArgs: exportFormats,
		RunE: func(cmd *cobra.Command, args []string) error {
			x.format = args[0]
			if err := x.check(cmd); err != nil {
				return err
			}
			return a.ask(cmd.Context(), func(s graph.Store, r *query.Reader) error {
				return writeOut(a.stdout, x.out, func(w io.Writer) error { return a.export(cmd.Context(), w, s, r, x) })
			})
		},
	}
	f := cmd.Flags()
	f.StringVarP(&x.out, "out", "o", "-", "the file to write, - for standard output")
	f.StringVar(&x.rows, "rows", "events", "csv: statements, events or coverage")
	completes(cmd, "rows", exportRows...)
	f.BoolVar(&x.raw, "raw", false, "csv: no guard against formulas")
	f.StringVar(&x.title, "title", "Timeline", "markdown, timelinejs: the title")
	f.StringSliceVar(&x.articles, "article", nil, "nquads: only what was read from these articles (ids or files)")
	saidFlags(cmd, &x.said)
	timelineFlags(cmd, &x.timeline)
	x.window.flags(cmd, "may have been said or have happened")
	return cmd
}

// others are the filters that say nothing to what is exported.
func (x exporting) others() []string {
	statements, events := []string{"by", "about", "act"}, []string{"actor", "place", "type"}
	switch {
	case x.format == "nquads":
		return slices.Concat(statements, events, []string{"outlet", "from", "until", "limit"})
	case x.format == "markdown":
		return []string{"article"}
	case x.format == "csv" && x.rows == "statements":
		return append(events, "article")
	}
	return append(statements, "article")
}

// check refuses filters that would be passed over in silence.
func (x exporting) check(cmd *cobra.Command) error {
	if x.format == "csv" && !slices.Contains(exportRows, x.rows) {
		return usageError{fmt.Errorf("--rows %q is none of %s", x.rows, strings.Join(exportRows, ", "))}
	}
	for _, name := range x.others() {
		if cmd.Flags().Changed(name) {
			return usageError{fmt.Errorf("--%s filters nothing that export %s writes", name, x.format)}
		}
	}
	return x.window.check()
}

func (a *app) export(ctx context.Context, w io.Writer, s graph.Store, r *query.Reader, x exporting) error {
	if x.format == "nquads" {
		labels, err := articleNodes(ctx, r, x.articles)
		if err != nil {
			return err
		}
		return export.NQuads(ctx, w, s, labels...)
	}
	statements, events, err := a.exported(ctx, r, x)
	if err != nil {
		return err
	}
	skipped := 0
	switch x.format {
	case "markdown":
		return export.Markdown(w, export.Report{Title: x.title, Query: x.asked(), Statements: statements, Events: events})
	case "timelinejs":
		skipped, err = export.TimelineJS(w, x.title, events)
	case "icalendar":
		skipped, err = export.ICalendar(w, events)
	default:
		csv := export.CSV{Raw: x.raw}
		switch x.rows {
		case "statements":
			return csv.Statements(w, statements)
		case "coverage":
			return csv.Coverage(w, events)
		}
		return csv.Events(w, events)
	}
	if skipped > 0 {
		a.note("%s left out: no date", count(skipped, "event"))
	}
	return err
}

// articleNodes are the nodes of articles given by id or file.
func articleNodes(ctx context.Context, r *query.Reader, ids []string) ([]quad.IRI, error) {
	var out []quad.IRI
	for _, id := range ids {
		iri, err := r.Resolve(ctx, id)
		if err != nil {
			return nil, err
		}
		if kind, _, _ := vocab.Split(iri); kind != vocab.Article {
			return nil, fmt.Errorf("%w: %s is no article", query.ErrRequest, query.ID(iri))
		}
		out = append(out, iri)
	}
	return out, nil
}

// exported are the rows to write: statements where the format wants them.
func (a *app) exported(ctx context.Context, r *query.Reader, x exporting) ([]query.Statement, []query.Event, error) {
	x.said.From, x.said.Until, x.said.Limit = x.window.from, x.window.until, x.window.limit
	x.timeline.From, x.timeline.Until, x.timeline.Limit, x.timeline.Outlet = x.window.from, x.window.until, x.window.limit, x.said.Outlet
	var said query.Result[query.Statement]
	var events query.Result[query.Event]
	var err error
	if x.format == "markdown" || x.format == "csv" && x.rows == "statements" {
		if said, err = r.Said(ctx, x.said); err != nil {
			return nil, nil, err
		}
		leftOut(a, "statement", len(said.Rows), said)
		if len(said.Rows) == 0 {
			err = a.nothingSaid(ctx, r, x.said, "")
		}
	}
	if x.format != "csv" || x.rows != "statements" {
		if events, err = r.Timeline(ctx, x.timeline); err != nil {
			return nil, nil, err
		}
		leftOut(a, "event", len(events.Rows), events)
		if len(events.Rows) == 0 {
			err = cmp.Or(err, a.nothingHappened(ctx, r, x.timeline, ""))
		}
	}
	return said.Rows, events.Rows, err
}

// asked is the request in words, for a report's reader.
func (x exporting) asked() string {
	var parts []string
	for _, p := range [][2]string{
		{"by", x.said.By}, {"about", x.said.About}, {"outlet", x.said.Outlet}, {"act", x.said.Act},
		{"actor", x.timeline.Actor}, {"place", x.timeline.Place}, {"type", x.timeline.Type}, {"from", x.window.from}, {"until", x.window.until},
	} {
		if p[1] != "" {
			parts = append(parts, p[0]+" "+p[1])
		}
	}
	return strings.Join(parts, ", ")
}
