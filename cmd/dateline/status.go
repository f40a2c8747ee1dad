package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/across"
	"dateline/graph/cayleystore"
)

// statusCommand says what the graph holds.
func (a *app) statusCommand() *cobra.Command {
	var hash, verify bool
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Say what the graph holds; --hash prints its hash, --verify checks it",
		Args:  flagsOnly(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if hash && verify {
				return usageError{errors.New("--hash and --verify are two questions: ask one at a time")}
			}
			s, err := a.openStore(cmd.Context(), true)
			if err != nil {
				return err
			}
			defer s.Close()
			switch {
			case verify:
				return a.verify(cmd.Context(), s)
			case hash:
				return a.printHash(cmd.Context(), s)
			}
			return a.printStatus(cmd.Context(), s)
		},
	}
	cmd.Flags().BoolVar(&hash, "hash", false, "print the hash of the set of facts: equal graphs have equal hashes")
	cmd.Flags().BoolVar(&verify, "verify", false, "check every edge, index, ledger line and note of linking, and list what does not fit together")
	return cmd
}

// verify lists what does not fit together; anything is a failure.
func (a *app) verify(ctx context.Context, s graph.Store) error {
	out, err := a.output()
	if err != nil {
		return err
	}
	var findings []graph.Finding
	t := ui.Table{Columns: []ui.Column{{Name: "where"}, {Name: "what", Wide: true}}}
	report := func(f graph.Finding) {
		findings = append(findings, f)
		t.Rows = append(t.Rows, []string{f.Where, f.What})
	}
	sum, err := graph.Verify(ctx, s, report)
	if err == nil {
		err = across.Verify(ctx, s, report)
	}
	if err != nil {
		return err
	}
	if len(findings) > 0 {
		if err := ui.List[graph.Finding](out, t, findings); err != nil {
			return err
		}
		return ui.WithHint(fmt.Errorf("%d things do not fit together", len(findings)), "export what is whole with `dateline export nquads`, or build the graph anew")
	}
	a.note("%s of %s: all fits together", count(sum.Quads, "fact"), count(sum.Articles, "article"))
	return nil
}

func (a *app) printHash(ctx context.Context, s graph.Store) error {
	h, err := graph.Hash(ctx, s)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.stdout, h)
	return err
}

// state is what status prints as JSON.
type state struct {
	Graph  string `json:"graph"`
	Format int    `json:"format"`
	graph.Summary
}

func (a *app) printStatus(ctx context.Context, s graph.Store) error {
	sum, err := graph.Stats(ctx, s)
	if err != nil {
		return err
	}
	out, err := a.output()
	if err != nil {
		return err
	}
	db := cayleystore.Redact(a.cfg.DB)
	return ui.Object(out, statusTable(db, sum), state{db, graph.FormatVersion, sum})
}

// statusTable is the summary as rows of name and value.
func statusTable(db string, sum graph.Summary) ui.Table {
	t := ui.Table{Columns: []ui.Column{{Name: "what"}, {Name: "value", Wide: true}}}
	row := func(name string, value any) { t.Rows = append(t.Rows, []string{name, fmt.Sprint(value)}) }
	row("graph", db)
	row("format version", graph.FormatVersion)
	row("articles", sum.Articles)
	if sum.First != "" {
		row("published", sum.First+"/"+sum.Last)
	}
	if sum.Undated > 0 {
		row("articles without a date", sum.Undated)
	}
	rest := sum.Articles
	for _, o := range sum.Outlets {
		row("articles of "+o.Name, o.Articles)
		rest -= o.Articles
	}
	if rest > 0 {
		row("articles of unknown outlets", rest)
	}
	row("statements", sum.Statements)
	row("reports of events", sum.Reports)
	row("events", sum.Events)
	row("actors", sum.Actors)
	row("places", sum.Places)
	row("utterances", sum.Utterances)
	row("stories", sum.Stories)
	if sum.Curations > 0 {
		row("lines of the overlay", sum.Curations)
	}
	row("facts (quads)", sum.Quads)
	for _, p := range sum.Predicates {
		row("facts of "+termName(p.Predicate), factsOf(p, sum.Articles))
	}
	return t
}

// termName is the last part of a predicate's IRI.
func termName(iri string) string { return iri[strings.LastIndexAny(iri, ":/#")+1:] }

// factsOf says how many facts of one predicate there are: read from articles,
// with how many that makes each, and as links between articles.
func factsOf(p graph.PredicateCount, articles int) string {
	s := ""
	if p.Quads > 0 {
		s = fmt.Sprint(p.Quads)
		if articles > 0 {
			s += fmt.Sprintf(" (%.1f an article)", float64(p.Quads)/float64(articles))
		}
	}
	if p.Links > 0 {
		if s != "" {
			s += ", "
		}
		s += count(p.Links, "link")
	}
	return s
}
