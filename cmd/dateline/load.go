package main

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
)

// loadCommand puts Documents that extract printed into the graph.
func (a *app) loadCommand() *cobra.Command {
	var restore bool
	cmd := &cobra.Command{
		Use:   "load FILE…",
		Short: "Load Documents (as extract prints them, or a graph's .nq) into the graph",
		Long:  "Load Documents, one a line as `dateline extract` prints them, into the graph and\nlink them with those that are there; - reads standard input. A Document that is\nin the graph already is passed over, one with other content takes its place.\nA FILE.nq that `dateline export nquads` wrote moves a graph to another engine or\nplace, with its overlay.",
		Example: "  dateline extract examples/articles > documents.jsonl && dateline load documents.jsonl\n" +
			"  dateline extract examples/articles | dateline load -\n" +
			"  dateline export nquads -o graph.nq && dateline load --db pebble:graph graph.nq",
		Args: takes(1, many, "FILE"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			f := filling{paths: paths, restore: restore}
			f.inputs = a.readDocuments(cmd.Context(), paths, func(q quad.Quad) { f.curated = append(f.curated, q) })
			s, err := a.fill(cmd.Context(), &f)
			return closed(s, err)
		},
	}
	restoreFlag(cmd, &restore)
	return cmd
}

// restoreFlag is the flag that brings a forgotten actor back.
func restoreFlag(cmd *cobra.Command, to *bool) {
	cmd.Flags().BoolVar(to, "restore", false, "read in full the articles from which an actor was forgotten")
}

// filling is what goes into the graph.
type filling struct {
	inputs  iter.Seq[graph.Input]
	paths   []string    // they are read from
	restore bool        // also what was forgotten of actors
	curated []quad.Quad // the overlay that came with them, once they are read
}

// closed closes a store that may not be there; err comes first.
func closed(s graph.Store, err error) error {
	if s == nil {
		return err
	}
	if failed := s.Close(); err == nil {
		return failed
	}
	return err
}

// goOn is the hint of a run that was broken off.
const goOn = "articles loaded before are in the graph; the same command goes on from there"

// fill loads Documents, links them across articles and says what was done.
// Inputs that failed are reported; the others are in the graph. The store is
// the caller's to close and may be nil with an error: a graph file is made
// when the first Document comes, so that a run without any leaves none.
func (a *app) fill(ctx context.Context, f *filling) (graph.Store, error) {
	s, err := a.openPresent(ctx)
	if err != nil {
		return nil, err
	}
	failed := failures{a: a}
	inputs, some, stop := fromFirst(ctx, a.counted(f), failed.report)
	defer stop()
	switch {
	case ctx.Err() != nil:
		return s, ui.WithHint(ctx.Err(), goOn)
	case !some:
		return s, failed.err(0)
	case s == nil:
		if s, err = a.openStore(ctx, false); err != nil {
			return nil, err
		}
	}
	known := lending{app: a, store: s}
	report, err := graph.LoadInputs(ctx, s, known.asDated(inputs), graph.LoadOptions{Failed: failed.report, Restore: f.restore})
	stop()
	if err == nil {
		err = a.curate(ctx, s, f.curated)
	}
	if err == nil {
		err = a.link(ctx, s)
	}
	if ctx.Err() != nil {
		return s, ui.WithHint(ctx.Err(), goOn)
	}
	if err != nil {
		return s, err
	}
	good := report.New + report.Replaced + report.Same + report.Withheld
	if good > 0 {
		a.note("%s", loaded(report))
	}
	return s, failed.err(good)
}

// counted shows on a terminal how far the inputs are.
func (a *app) counted(f *filling) iter.Seq[graph.Input] {
	return func(yield func(graph.Input) bool) {
		a.progress = ui.NewProgress(a.stderr, "articles", sizeOf(f.paths), a.cfg.Quiet)
		defer a.clearLine()
		for in := range f.inputs {
			a.progress.Add(1)
			if !yield(in) {
				return
			}
		}
	}
}

// fromFirst gives inputs from the first on that gives a Document; what fails
// before it is reported. There is none where some is false. stop ends inputs.
func fromFirst(ctx context.Context, inputs iter.Seq[graph.Input], report func(error)) (rest iter.Seq[graph.Input], some bool, stop func()) {
	next, stop := iter.Pull(inputs)
	in, ok := next()
	for ; ok && ctx.Err() == nil; in, ok = next() {
		if in.Read != nil {
			in.Document, in.Err = in.Read(ctx)
		}
		if in.Err == nil {
			break
		}
		report(in.Err)
	}
	return func(yield func(graph.Input) bool) {
		for ; ok && yield(in); in, ok = next() {
		}
	}, ok, stop
}

// loaded says what became of the articles: "14 articles: 12 new, 2 known already".
func loaded(r graph.LoadReport) string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{r.New, "new"}, {r.Replaced, "replaced"}, {r.Same, "known already"}, {r.Withheld, "kept without a forgotten actor (--restore)"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	return count(r.New+r.Replaced+r.Same+r.Withheld, "article") + ": " + strings.Join(parts, ", ")
}
