package main

import (
	"context"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph/query"
)

// listTurns prints the positions of a speaker that contradict earlier ones.
func (a *app) listTurns(ctx context.Context, out ui.Output, r *query.Reader, q query.Said, known string) error {
	res, err := r.Turns(ctx, q)
	if err != nil {
		return err
	}
	leftOut(a, "turning point", len(res.Rows), res)
	a.noteSpeakers(q.By, res.Matched)
	if len(res.Rows) == 0 {
		any, err := anySaid(ctx, r)(q)
		switch {
		case err != nil:
			return err
		case any:
			a.note("no turning point: no two of these statements contradict each other")
		default:
			if err := a.nothingSaid(ctx, r, q, known); err != nil {
				return err
			}
		}
	}
	return ui.List(out, turnTable(res.Rows), res.Rows)
}

// turnTable has two rows for each turning point in a table: what was said
// later, and what was said earlier.
func turnTable(rows []query.Turn) ui.Table {
	t := ui.Table{Columns: []ui.Column{
		{Name: "said on"}, {Name: "speaker", Wide: true}, {Name: "words", Wide: true}, {Name: "why", Wide: true}, {Name: "outlet", Spare: true, Short: shortOrigin},
		{Name: "against"}, {Name: "earlier words", Wide: true}, {Name: "earlier outlet", Spare: true, Short: shortOrigin},
		{Name: "sentence", Detail: true}, {Name: "earlier sentence", Detail: true}, {Name: "article", Detail: true}, {Name: "earlier article", Detail: true},
		{Name: "id", Short: shortID}, {Name: "earlier id", Short: shortID},
	}}
	for _, r := range rows {
		t.Rows = append(t.Rows, []string{
			saidBy(r.Later), named(r.Later.Speaker).Name, r.LaterWords, r.Why, origin(r.Later.Evidence.Article),
			saidBy(r.Earlier), r.EarlierWords, origin(r.Earlier.Evidence.Article),
			r.Later.Evidence.Sentence.Text, r.Earlier.Evidence.Sentence.Text, r.Later.Evidence.Article.ID, r.Earlier.Evidence.Article.ID,
			r.Later.ID, r.Earlier.ID,
		})
	}
	return t
}

// saidBy is the day of a statement, or that by which it had been said.
func saidBy(s query.Statement) string {
	if s.SaidOn == nil {
		return "by " + s.Evidence.Article.Published
	}
	return s.SaidOn.EDTF
}
