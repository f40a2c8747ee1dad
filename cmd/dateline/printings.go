package main

import (
	"context"
	"fmt"
	"strings"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph/across"
	"dateline/graph/query"
)

// listPrintings prints what each article made of the words asked for.
func (a *app) listPrintings(ctx context.Context, out ui.Output, r *query.Reader, q query.Said, known string) error {
	n, res, err := listed(out, printingColumns(), printingCells, func(give func(query.Printing) error) (query.Result[query.Printing], error) {
		res, err := r.Printings(ctx, q)
		if err != nil {
			return res, err
		}
		for _, row := range res.Rows {
			if err := give(row); err != nil {
				return res, err
			}
		}
		return res, nil
	})
	if err != nil {
		return err
	}
	leftOut(a, "printing", n, res)
	if n == 0 {
		return a.nothingSaid(ctx, r, q, known)
	}
	return nil
}

// printingColumns are those of statements, with the words marked and a summary
// of what was done to them.
func printingColumns() []ui.Column {
	columns := saidColumns()
	const words = 3
	return append(append(append([]ui.Column{}, columns[:words]...),
		ui.Column{Name: "marked", Wide: true}, ui.Column{Name: "drift", Wide: true}, ui.Column{Name: "of", Detail: true}, ui.Column{Name: "words", Detail: true}), columns[words+1:]...)
}

func printingCells(p query.Printing) []string {
	cells := saidCells(p.Statement)
	const words = 3
	return append(append(append([]string{}, cells[:words]...), p.Marked, driftText(p), p.Of, p.Text), cells[words+1:]...)
}

// driftText says in words what a printing did.
func driftText(p query.Printing) string {
	if p.Of == "" {
		return "the fullest"
	}
	var parts []string
	if p.OtherSpeaker {
		parts = append(parts, "given to another speaker")
	}
	if p.Redated {
		parts = append(parts, "said on another day")
	}
	if p.Loose {
		parts = append(parts, "in other words")
	}
	for _, kind := range []struct {
		of   across.ChangeKind
		text string
	}{{across.Negated, "a “not” changed"}, {across.Changed, "changed"}, {across.Cut, "cut"}, {across.Added, "added"}} {
		n := 0
		for _, c := range p.Changes {
			if c.Kind == kind.of {
				n++
			}
		}
		switch {
		case n == 0:
		case kind.of == across.Negated || n == 1:
			parts = append(parts, kind.text)
		default:
			parts = append(parts, fmt.Sprintf("%s in %d places", kind.text, n))
		}
	}
	if parts == nil {
		return "word for word"
	}
	return strings.Join(parts, "; ")
}
