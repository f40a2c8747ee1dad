package query

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dateline/graph"
	"dateline/graph/across"
	"dateline/schema"
	"dateline/schema/vocab"
)

// Turn is a position of a speaker that contradicts an earlier one.
type Turn struct {
	Earlier      Statement `json:"earlier"`
	Later        Statement `json:"later"`
	EarlierWords string    `json:"earlier_words"` // the clauses that contradict each other
	LaterWords   string    `json:"later_words"`
	Why          string    `json:"why"` // the words that do
	// ByPrint says that the day of one of the two is open, and that the order is
	// that of the days on which they were printed.
	ByPrint bool `json:"by_print,omitempty"`
}

// Turns lists the turning points of the speaker that q names: pairs of
// statements of one resolved speaker that contradict each other, said on
// different days in words of their own, by the day of the later one. A statement
// whose day is open counts by that of its printing: it was said by then. What a
// copy or a reprint prints does not count: its original says it, and a garbled
// word is no change of mind. Other filters of q leave out statements. Errors about
// the request match ErrRequest.
func (r *Reader) Turns(ctx context.Context, q Said) (Result[Turn], error) {
	if q.By == "" {
		return Result[Turn]{}, fmt.Errorf("%w: turning points are those of a speaker", ErrRequest)
	}
	limit := q.Limit
	q.Limit = 0
	var said []Statement
	res, err := r.EachSaid(ctx, q, func(s Statement) error {
		if s.Speaker == nil || s.Speaker.ID == "" || s.printed() == nil {
			return nil
		}
		if again, err := r.saysAgain(ctx, s); err != nil || again {
			return err
		}
		said = append(said, s)
		return nil
	})
	if err != nil {
		return Result[Turn]{}, err
	}
	slices.SortStableFunc(said, comparePrinted)
	positions := make([]across.Position, len(said))
	for i, s := range said {
		indirect := s.Kind == schema.Indirect
		positions[i] = across.Position{Text: s.Text, Indirect: indirect, Denied: indirect && s.Act == actDeny, When: s.printed()}
	}
	found, err := across.Turns(positions, func(i, k int) bool {
		a, b := said[i], said[k]
		same := a.Utterance != "" && a.Utterance == b.Utterance && positions[i].Denied == positions[k].Denied
		return a.Speaker.ID == b.Speaker.ID && apart(a.printed(), b.printed()) && !same
	})
	if err != nil {
		return Result[Turn]{}, err
	}
	rows := []Turn{}
	for _, t := range found {
		a, b := said[t.Earlier], said[t.Later]
		rows = append(rows, Turn{a, b, t.EarlierWords, t.LaterWords, t.Why, a.SaidOn == nil || b.SaidOn == nil})
	}
	slices.SortStableFunc(rows, func(a, b Turn) int {
		return cmp.Or(comparePrinted(a.Later, b.Later), comparePrinted(a.Earlier, b.Earlier))
	})
	out := result(rows, limit)
	out.Matched = res.Matched
	return out, nil
}

// actDeny is the act of those who say that something is not so.
const actDeny = "deny"

// saysAgain reports whether a statement stands in a copy of another outlet's
// article, or in an outlet's own later words for what it has printed before, and
// was not said after that had appeared.
func (r *Reader) saysAgain(ctx context.Context, s Statement) (bool, error) {
	_, hash, _ := vocab.Split(IRI(s.Evidence.Article.ID))
	v, err := r.view(ctx, hash)
	if err != nil {
		return false, err
	}
	for _, t := range v.taken {
		of, err := r.view(ctx, t.from)
		if err != nil && !errors.Is(err, graph.ErrNotFound) {
			return false, err
		}
		if err == nil && s.SaidOn != nil {
			if _, until := of.article.Days(); until != "" && until < s.SaidOn.From {
				continue
			}
		}
		if err != nil || of.article.outletID == "" || of.article.outletID != v.article.outletID || s.Utterance != "" {
			return true, nil
		}
	}
	return false, nil
}

// printed is the day on which a statement was said; where that is open, the day
// of its printing, nil where that is open as well.
func (s Statement) printed() *schema.Date {
	if s.SaidOn != nil {
		return s.SaidOn
	}
	from, until := s.Evidence.Article.Days()
	if from == "" {
		return nil
	}
	return &schema.Date{From: from, Until: until}
}

// comparePrinted orders statements by the days that printed gives.
func comparePrinted(a, b Statement) int {
	x, y := a.printed(), b.printed()
	return cmp.Or(strings.Compare(x.From, y.From), strings.Compare(x.Until, y.Until), compareStatements(a, b))
}
