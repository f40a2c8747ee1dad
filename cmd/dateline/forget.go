package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/query"
)

// forgetCommand takes articles out of the graph.
func (a *app) forgetCommand() *cobra.Command {
	var dry bool
	cmd := &cobra.Command{
		Use:   "forget ARTICLE…",
		Short: "Take articles, and all that was read from them, out of the graph",
		Long:  "Take articles, and all that was read from them, out of the graph. ARTICLE is\nan id as listings print it (article/…), the beginning of one, or the file the\narticle was read from. Nothing is taken out where one of them is not there, nor with --dry-run, which\nonly says what would be.",
		Example: "  dateline forget article/0123456789abcdef\n" +
			"  dateline forget --dry-run articles/one.txt\n" +
			"  dateline forget articles/one.txt articles/two.txt",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, ids []string) error {
			ctx := cmd.Context()
			s, err := a.openStore(ctx, true) // an absent graph is not made
			if err != nil {
				return err
			}
			articles, err := articleIDs(ctx, query.NewReader(s), ids)
			if err == nil && dry {
				err = a.wouldForget(ctx, s, articles)
			}
			if err := closed(s, err); err != nil || dry {
				return err
			}
			s, err = a.openStore(ctx, false)
			if err != nil {
				return err
			}
			return closed(s, a.forget(ctx, s, articles))
		},
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, "say what would be taken out, and take out nothing")
	return cmd
}

// wouldForget says what forget would take out of s.
func (a *app) wouldForget(ctx context.Context, s graph.Store, articles []string) error {
	for _, article := range articles {
		n, err := graph.Forgettable(ctx, s, article)
		if err != nil {
			return err
		}
		ui.Note(a.stderr, a.cfg.Quiet, "would forget %s (%s)", article, count(n, "fact"))
	}
	return nil
}

// forget takes articles out of s and links the others anew.
func (a *app) forget(ctx context.Context, s graph.Store, articles []string) error {
	for _, article := range articles {
		n, err := graph.Forget(ctx, s, article)
		if err != nil {
			return err
		}
		ui.Note(a.stderr, a.cfg.Quiet, "forgot %s (%s)", article, count(n, "fact"))
	}
	return a.link(ctx, s)
}

// articleIDs are the ids of articles, however they are named, each once.
func articleIDs(ctx context.Context, r *query.Reader, names []string) ([]string, error) {
	var out []string
	for _, name := range names {
		iri, err := r.Resolve(ctx, name)
		switch {
		case errors.Is(err, graph.ErrNotFound):
			return nil, ui.WithHint(err, "the column article of `dateline said --format tsv` has ids; files are named as they were when they were read")
		case errors.Is(err, query.ErrRequest), errors.Is(err, query.ErrAmbiguous):
			return nil, usageError{err}
		case err != nil:
			return nil, err
		}
		id := query.ID(iri)
		if !strings.HasPrefix(id, "article/") {
			return nil, usageError{fmt.Errorf("%s is not an article", id)}
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, nil
}
