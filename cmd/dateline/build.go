package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/query"
)

// firstLines is how many events build shows of the timeline.
const firstLines = 8

// buildCommand reads articles into the graph in one go.
func (a *app) buildCommand() *cobra.Command {
	var in inputs
	cmd := &cobra.Command{
		Use:   "build PATH…",
		Short: "Read articles into the graph: extract, load and link in one go",
		Long:  "Read articles (text, Markdown, HTML, JSONL, folders, - for standard input)\ninto the graph, link them with those that are there, and show what came of it.\nArticles that are in the graph already are passed over.",
		Example: "  dateline build examples/articles\n" +
			"  dateline build --published 2025-03-04 article.txt",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, paths []string) error {
			ctx := cmd.Context()
			docs, err := a.documents(ctx, in, paths)
			if err != nil {
				return err
			}
			s, err := a.openStore(ctx, false)
			if err != nil {
				return err
			}
			defer s.Close()
			_, failed := a.fill(ctx, s, docs)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if failed != nil && failed != errSomeFailed {
				return failed
			}
			if err := a.summary(ctx, s); err != nil {
				return err
			}
			return failed
		},
	}
	in.flags(cmd)
	return cmd
}

// summary prints what the graph holds, the first lines of its timeline and
// what to ask next.
func (a *app) summary(ctx context.Context, s graph.Store) error {
	sum, err := graph.Stats(ctx, s)
	if err != nil {
		return err
	}
	span := "dates of publication open"
	if sum.First != "" {
		span = "published " + sum.First + " to " + sum.Last
	}
	fmt.Fprintf(a.stdout, "%s: %d articles of %d outlets (%s)\n", a.cfg.DB, sum.Articles, len(sum.Outlets), span)
	fmt.Fprintf(a.stdout, "%d statements, %d reports of %d events, %d actors, %d places, %d stories\n", sum.Statements, sum.Reports, sum.Events, sum.Actors, sum.Places, sum.Stories)
	res, err := query.NewReader(s).Timeline(ctx, query.Timeline{})
	if err != nil {
		return err
	}
	var lines []string
	for _, e := range res.Rows {
		if e.When != nil && e.Type != "OTHER" && len(lines) < firstLines {
			lines = append(lines, fmt.Sprintf("  %-12s %-12s %s (%s)", e.When.EDTF, e.Type, ui.Clean(shorten(e.Title, 70)), strings.Join(outletNames(e), ", ")))
		}
	}
	if len(lines) > 0 {
		fmt.Fprintf(a.stdout, "\nThe timeline begins\n%s\n", strings.Join(lines, "\n"))
	}
	_, err = fmt.Fprintf(a.stdout, "\nTry\n  dateline said --by NAME       who said what and when\n  dateline timeline             what happened in which order\n  dateline coverage             which outlets reported it, who was first, who copied\n")
	return err
}

// outletNames are the outlets that report an event, first to last.
func outletNames(e query.Event) []string {
	var out []string
	for _, art := range e.Articles() {
		out = append(out, ui.Clean(art.Name()))
	}
	return out
}

// shorten cuts a line at a word.
func shorten(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	cut := string(runes[:n])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return cut + " …"
}
