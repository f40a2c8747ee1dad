package main

import (
	"fmt"
	"slices"
	"strings"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph/query"
)

// matrixTable has a row for each thing said of an event: who says so, whom that
// contradicts and who leaves it out.
func matrixTable(m query.Matrix) ui.Table {
	t := ui.Table{Columns: []ui.Column{
		{Name: "fact", Merge: true}, {Name: "value", Wide: true}, {Name: "said by", Wide: true}, {Name: "alone", Spare: true}, {Name: "contradicts", Wide: true}, {Name: "left out by", Wide: true},
		{Name: "as", Detail: true}, {Name: "sentence", Detail: true},
	}}
	names := map[string]string{}
	for _, article := range m.Articles {
		names[article.ID] = shortOrigin(origin(article))
	}
	list := func(ids []string) string {
		var out []string
		for _, id := range ids {
			if name := names[id]; !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
		return strings.Join(out, ", ")
	}
	for _, f := range m.Facts {
		var by, against, as []string
		for _, c := range f.Cells {
			by, against, as = append(by, c.Article), append(against, c.Contradicts...), append(as, c.Text)
		}
		alone := ""
		if f.Alone {
			alone = "alone"
		}
		t.Rows = append(t.Rows, []string{
			string(f.Kind), f.Value, list(by), alone, list(against), list(f.LeftOut), strings.Join(slices.Compact(as), "; "), f.Cells[0].Evidence.Sentence.Text,
		})
	}
	return t
}

// writeMatrix prints the facts of an event for people.
func writeMatrix(out ui.Output, m query.Matrix) error {
	if _, err := fmt.Fprintf(out.W, "%s\n\n", ui.Clean(shortID(m.ID)+"  "+m.Type+"  "+m.Title)); err != nil {
		return err
	}
	return ui.List(out, matrixTable(m), []query.Matrix{m})
}
