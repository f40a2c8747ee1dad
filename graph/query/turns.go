package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"dateline/graph/across"
	"dateline/schema"
)

// Turn is a position of a speaker that contradicts an earlier one.
type Turn struct {
	Earlier      Statement `json:"earlier"`
	Later        Statement `json:"later"`
	EarlierWords string    `json:"earlier_words"` // the clauses that contradict each other
	LaterWords   string    `json:"later_words"`
	Why          string    `json:"why"` // the words that do
}

// Turns lists the turning points of the speaker that q names: pairs of dated
// statements of one resolved speaker that contradict each other, said on
// different days in words of their own, by the day of the later one. Other
// filters of q leave out statements. Errors about the request match ErrRequest.
func (r *Reader) Turns(ctx context.Context, q Said) (Result[Turn], error) {
	if q.By == "" {
		return Result[Turn]{}, fmt.Errorf("%w: turning points are those of a speaker", ErrRequest)
	}
	limit := q.Limit
	q.Limit = 0
	var said []Statement
	res, err := r.EachSaid(ctx, q, func(s Statement) error {
		if s.SaidOn != nil && s.Speaker != nil && s.Speaker.ID != "" {
			said = append(said, s)
		}
		return nil
	})
	if err != nil {
		return Result[Turn]{}, err
	}
	positions := make([]across.Position, len(said))
	for i, s := range said {
		positions[i] = across.Position{Text: s.Text, Indirect: s.Kind == schema.Indirect}
	}
	found, err := across.Turns(positions, func(i, k int) bool {
		a, b := said[i], said[k]
		return a.Speaker.ID == b.Speaker.ID && apart(a.SaidOn, b.SaidOn) && (a.Utterance == "" || a.Utterance != b.Utterance)
	})
	if err != nil {
		return Result[Turn]{}, err
	}
	rows := []Turn{}
	for _, t := range found {
		rows = append(rows, Turn{said[t.Earlier], said[t.Later], t.EarlierWords, t.LaterWords, t.Why})
	}
	slices.SortStableFunc(rows, func(a, b Turn) int {
		return cmp.Or(compareStatements(a.Later, b.Later), compareStatements(a.Earlier, b.Earlier))
	})
	out := result(rows, limit)
	out.Matched = res.Matched
	return out, nil
}
