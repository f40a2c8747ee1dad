package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/across"
	"dateline/graph/query"
)

// overlayCommand takes over or lists what an analyst knows of actors.
func (a *app) overlayCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "overlay [FILE]",
		Short: "Merge and split actors by hand: take over a file of corrections, or list them",
		Long: "Take over FILE as the overlay of the graph, in place of the one it had, and link\nanew; without FILE, list the overlay. It holds whatever is loaded later. Lines\nhave four fields parted by tabs; those that begin with # are passed over:\n\n" +
			"  merge  ACTOR  ACTOR    REASON   two actors are one\n  split  ACTOR  ARTICLE  REASON   the actor of an article is nobody else\n\n" +
			"ACTOR is a whole name that one actor bears, or the id of an actor or appearance\n(dateline show has them); ARTICLE is an id or the file it was read from. An empty\nFILE takes all of it back.",
		Example: "  dateline overlay corrections.tsv\n  dateline overlay --format tsv",
		Args:    takes(0, 1, "FILE"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			if len(paths) == 0 {
				return a.listOverlay(cmd.Context())
			}
			s, err := a.openStore(cmd.Context(), true) // an absent graph is not made
			if err != nil {
				return err
			}
			lines, err := overlayOf(cmd.Context(), s, paths[0])
			if err := closed(s, err); err != nil {
				return err
			}
			if s, err = a.openStore(cmd.Context(), false); err != nil {
				return err
			}
			return closed(s, a.takeOver(cmd.Context(), s, lines))
		},
	}
}

// takeOver makes lines the overlay of s and links anew.
func (a *app) takeOver(ctx context.Context, s graph.Store, lines []across.Curation) error {
	if err := across.SetOverlay(ctx, s, lines); err != nil {
		return err
	}
	report, err := across.Link(ctx, s)
	if err == nil {
		a.note("%s of the overlay: %s", count(len(lines), "line"), count(report.Actors, "actor"))
	}
	return err
}

// curate adds the overlay of another graph, as its quads, to that of s.
func (a *app) curate(ctx context.Context, s graph.Store, list []quad.Quad) error {
	if len(list) == 0 {
		return nil
	}
	came, err := across.Curations(list)
	if err != nil {
		return err
	}
	had, err := across.Overlay(ctx, s)
	if err != nil {
		return err
	}
	if err := across.SetOverlay(ctx, s, append(had, came...)); err != nil {
		return err
	}
	a.note("%s of the overlay", count(len(came), "line"))
	return nil
}

// overlayOf reads the lines of a file and finds whom they mean. A line that
// the graph has already keeps its meaning.
func overlayOf(ctx context.Context, s graph.Store, path string) ([]across.Curation, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	lines, err := across.ReadOverlay(path, file)
	if err != nil {
		return nil, ui.WithHint(err, "a line is merge or split, an actor, an actor or article, and the reason, parted by tabs")
	}
	had, err := across.Overlay(ctx, s)
	if err != nil {
		return nil, err
	}
	r := query.NewReader(s)
	for i := range lines {
		c := &lines[i]
		k := slices.IndexFunc(had, func(h across.Curation) bool { return h.Kind == c.Kind && h.One == c.One && h.Other == c.Other })
		if k >= 0 {
			c.OneAs, c.OtherAs = had[k].OneAs, had[k].OtherAs
			continue
		}
		if column, err := anchor(ctx, r, c); err != nil {
			return nil, unclear(fmt.Errorf("%s:%d:%d: %w", path, c.Line, column, err))
		}
	}
	return lines, nil
}

// anchor finds whom a line means; column is that of the field that means
// nobody, or several.
func anchor(ctx context.Context, r *query.Reader, c *across.Curation) (column int, err error) {
	if c.Kind == across.Split {
		if _, err := r.Resolve(ctx, c.Other); err != nil {
			return c.Columns[1], err
		}
		one, err := r.AnchorIn(ctx, c.One, c.Other)
		c.OneAs = []across.Anchor{one}
		return c.Columns[0], err
	}
	if c.OneAs, err = r.Anchors(ctx, c.One); err != nil {
		return c.Columns[0], err
	}
	c.OtherAs, err = r.Anchors(ctx, c.Other)
	return c.Columns[1], err
}

// unclear adds the way out to an error about a name.
func unclear(err error) error {
	switch {
	case errors.Is(err, query.ErrAmbiguous):
		return ui.WithHint(err, "put one of the ids in the place of the name")
	case errors.Is(err, graph.ErrNotFound):
		return ui.WithHint(err, "names must be whole, as `dateline said` prints them; `dateline show` has ids")
	}
	return err
}

// listOverlay prints the overlay.
func (a *app) listOverlay(ctx context.Context) error {
	out, err := a.output()
	if err != nil {
		return err
	}
	s, err := a.openStore(ctx, true)
	if err != nil {
		return err
	}
	defer s.Close()
	lines, err := across.Overlay(ctx, s)
	if err != nil {
		return err
	}
	t := ui.Table{Columns: []ui.Column{{Name: "kind"}, {Name: "one", Wide: true}, {Name: "other", Wide: true}, {Name: "reason", Wide: true}, {Name: "one_as", Detail: true}, {Name: "other_as", Detail: true}}}
	for _, c := range lines {
		t.Rows = append(t.Rows, []string{string(c.Kind), c.One, c.Other, c.Reason, anchorList(c.OneAs), anchorList(c.OtherAs)})
	}
	if len(lines) == 0 {
		a.note("the graph has no overlay; `dateline overlay --help` shows what one holds")
	}
	return ui.List(out, t, lines)
}

func anchorList(list []across.Anchor) string {
	var parts []string
	for _, a := range list {
		parts = append(parts, a.Name+" in "+a.Article)
	}
	return strings.Join(parts, "; ")
}
