package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"dateline/schema/vocab"
)

// Coverage asks which outlets reported an event. At most one of Event, About
// and All is set; with none, events that at least two articles report.
type Coverage struct {
	Event string // id of an event or report, or the beginning of one
	About string // words that all occur in one event's title and sentences
	All   bool   // every event
	Limit int    // 0: all
}

// Coverage lists events with every report of them, first to last: by date with
// All, else the most covered first.
func (r *Reader) Coverage(ctx context.Context, q Coverage) (Result[Event], error) {
	words := fold(q.About)
	switch {
	case q.Event != "":
		e, err := r.oneEvent(ctx, q.Event)
		return result([]Event{e}, 0, 0), err
	case q.About != "" && len(words) == 0:
		return Result[Event]{}, fmt.Errorf("%w: %q holds no word", ErrRequest, q.About)
	}
	var rows []Event
	err := r.everyEvent(ctx, func(e Event) error {
		if q.All || q.About == "" && len(e.Articles()) > 1 || q.About != "" && e.tells(words) {
			rows = append(rows, e)
		}
		return nil
	})
	sortEvents(rows)
	if !q.All {
		slices.SortStableFunc(rows, mostCovered)
	}
	return result(rows, q.Limit, 0), err
}

// mostCovered puts events with more accounts first, then those with more
// articles.
func mostCovered(a, b Event) int {
	return cmp.Or(cmp.Compare(b.Accounts, a.Accounts), cmp.Compare(len(b.Articles()), len(a.Articles())))
}

// oneEvent is the event of an id: an event's, or that of one of its reports.
func (r *Reader) oneEvent(ctx context.Context, id string) (Event, error) {
	iri, err := r.Resolve(ctx, id)
	if err != nil {
		return Event{}, err
	}
	switch kind, _, _ := vocab.Split(iri); kind {
	case vocab.Report:
		if iri, err = r.eventOf(ctx, iri); err != nil {
			return Event{}, err
		}
	case vocab.Event:
	default:
		return Event{}, fmt.Errorf("%w: %s is no event", ErrRequest, ID(iri))
	}
	return r.eventAt(ctx, iri)
}

// tells reports whether all the words occur in the event's title and in the
// sentences and descriptions of its reports.
func (e Event) tells(words phrase) bool {
	texts := []string{e.Title}
	for _, p := range e.Reports {
		texts = append(texts, p.Sentence.Text, p.description)
	}
	return words.among(texts...)
}
