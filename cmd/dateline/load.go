package main

import (
	"context"
	"iter"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/across"
	"dateline/schema"
)

// loadCommand puts Documents that extract printed into the graph.
func (a *app) loadCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "load FILE…",
		Short:   "Load Documents (JSON lines, as extract prints them) into the graph",
		Example: "  dateline extract articles | dateline load -",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, paths []string) error {
			s, err := a.openStore(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer s.Close()
			_, err = a.fill(cmd.Context(), s, a.readDocuments(cmd.Context(), paths))
			return err
		},
	}
}

// fill loads Documents, links them across articles and says what was done.
// Inputs that failed are reported; the others are in the graph.
func (a *app) fill(ctx context.Context, s graph.Store, docs iter.Seq2[*schema.Document, error]) (graph.LoadReport, error) {
	failed := failures{a: a}
	progress := ui.NewProgress(a.stderr, "articles", 0, a.cfg.Quiet)
	counted := func(yield func(*schema.Document, error) bool) {
		for d, err := range docs {
			progress.Add(1)
			if !yield(d, err) {
				return
			}
		}
	}
	report, err := graph.Load(ctx, s, counted, graph.LoadOptions{Failed: failed.report})
	progress.Done()
	if err != nil {
		return report, err
	}
	if _, err := across.Link(ctx, s); err != nil {
		return report, err
	}
	ui.Note(a.stderr, a.cfg.Quiet, "%d new, %d replaced, %d unchanged, %d failed", report.New, report.Replaced, report.Same, report.Failed)
	return report, failed.err(report.New + report.Replaced + report.Same)
}
