package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/schema/vocab"
)

// Coverage asks which outlets reported an event. At most one of Event, About
// and All is set; with none, events that at least two articles report.
type Coverage struct {
	Event string // id of an event or report, or the beginning of one
	About string // words that all occur in one event's title and sentences
	All   bool   // every event
	Limit int    // 0: all
	// Owner is the owner of an outlet by the outlet's id, "" where it is not
	// known; nil tells of no owner.
	Owner func(outlet string) string
}

// Coverage lists events with every report of them, first to last: by date with
// All, else the most covered first.
func (r *Reader) Coverage(ctx context.Context, q Coverage) (Result[Event], error) {
	words := fold(q.About)
	switch {
	case q.Event != "":
		e, err := r.oneEvent(ctx, q.Event)
		if err != nil {
			return Result[Event]{}, err
		}
		rows := []Event{e}
		return result(rows, 0), r.around(ctx, rows, q.Owner)
	case q.About != "" && len(words) == 0:
		return Result[Event]{}, noWord(q.About)
	}
	res, err := r.coverage(ctx, q, words)
	if err != nil {
		return Result[Event]{}, err
	}
	return res, r.around(ctx, res.Rows, q.Owner)
}

// coverage is Coverage of more than one event, without what is around them.
func (r *Reader) coverage(ctx context.Context, q Coverage, words phrase) (res Result[Event], err error) {
	switch {
	case q.All:
		return r.Timeline(ctx, Timeline{Limit: q.Limit})
	case q.About == "" && !r.asKnown:
		return r.mostReported(ctx, q.Limit)
	}
	each := r.everyEvent
	if q.About != "" {
		events, known, err := r.withWords(ctx, words)
		if err != nil {
			return res, err
		}
		if known {
			each = func(ctx context.Context, visit func(Event) error) error { return r.eachEvent(ctx, events, visit) }
		}
	}
	var rows []Event
	if err := each(ctx, func(e Event) error {
		if q.About == "" && len(e.Articles()) > 1 || q.About != "" && e.tells(words) {
			rows = append(rows, e)
		}
		return nil
	}); err != nil {
		return res, err
	}
	slices.SortFunc(rows, compareEvents)
	slices.SortStableFunc(rows, mostCovered)
	return result(rows, q.Limit), nil
}

// withWords are the events that may tell of words; known is false where all
// events must be looked at.
func (r *Reader) withWords(ctx context.Context, words phrase) (events []quad.IRI, known bool, err error) {
	if events, known, err = r.toldWith(ctx, words); err != nil || known || r.asKnown {
		return events, known, err
	}
	events, err = r.telling(ctx, words)
	return events, true, err
}

// noWord is the error of a request for words that has none.
func noWord(text string) error { return fmt.Errorf("%w: %q holds no word", ErrRequest, text) }

// around adds who owns the outlets of events and who tells their stories
// without them.
func (r *Reader) around(ctx context.Context, events []Event, owner func(string) string) error {
	stories := tellers{}
	for i := range events {
		if owner != nil {
			events[i].Affiliated = affiliated(events[i].Reports, owner)
		}
		var err error
		if events[i].Silent, err = r.silent(ctx, events[i], stories); err != nil {
			return err
		}
	}
	return nil
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
