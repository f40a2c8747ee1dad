package main

import (
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/across"
	"dateline/schema/vocab"
)

// forgetCommand takes articles out of the graph.
func (a *app) forgetCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "forget ARTICLE…",
		Short: "Take articles, and all that was read from them, out of the graph",
		Long:  "Take articles, and all that was read from them, out of the graph. ARTICLE is\nan id as `dateline show` and the listings print it (article/…).",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, ids []string) error {
			s, err := a.openStore(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer s.Close()
			for _, id := range ids {
				n, err := graph.Forget(cmd.Context(), s, articleID(id))
				if err != nil {
					return err
				}
				ui.Note(a.stderr, a.cfg.Quiet, "forgot %s (%d facts)", articleID(id), n)
			}
			_, err = across.Link(cmd.Context(), s)
			return err
		},
	}
}

// articleID is the id of an article in any of the forms that listings and
// exports print: article/H, article:H, the IRI, or H alone.
func articleID(s string) string {
	s = strings.TrimPrefix(s, vocab.Base)
	for _, prefix := range []string{"article/", "article:"} {
		s = strings.TrimPrefix(s, prefix)
	}
	return "article/" + s
}
