package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/query"
)

// storiesCommand lists the articles that tell of the same.
func (a *app) storiesCommand() *cobra.Command {
	var w window
	cmd := &cobra.Command{
		Use:     "stories",
		Short:   "List stories: the articles that tell of the same, by first publication",
		Example: "  dateline stories\n  dateline stories --format jsonl",
		Args:    flagsOnly(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			out, err := a.output()
			if err != nil {
				return err
			}
			if err := w.check(); err != nil {
				return err
			}
			return a.ask(cmd.Context(), func(_ graph.Store, r *query.Reader) error {
				res, err := r.Stories(cmd.Context(), query.Stories{Limit: w.limit})
				if err != nil {
					return err
				}
				leftOut(a, "story", len(res.Rows), res)
				if len(res.Rows) == 0 {
					a.note("the graph holds no articles")
				}
				return ui.List(out, storiesTable(res.Rows), res.Rows)
			})
		},
	}
	w.limitFlag(cmd)
	return cmd
}

func storiesTable(rows []query.Story) ui.Table {
	t := ui.Table{Columns: []ui.Column{
		{Name: "from"}, {Name: "until"}, {Name: "story", Wide: true}, {Name: "articles"}, {Name: "outlets", Wide: true},
		{Name: "article_ids", Detail: true}, {Name: "sources", Detail: true}, {Name: "id", Short: shortID},
	}}
	for _, s := range rows {
		var outlets, ids, sources []string
		for _, article := range s.Articles {
			if name := shortOrigin(origin(article)); !slices.Contains(outlets, name) {
				outlets = append(outlets, name)
			}
			ids = append(ids, article.ID)
			sources = append(sources, article.Source)
		}
		t.Rows = append(t.Rows, []string{
			s.From, s.Until, s.Title, fmt.Sprint(len(s.Articles)), strings.Join(outlets, ", "),
			strings.Join(ids, " "), strings.Join(sources, " "), s.ID,
		})
	}
	return t
}
