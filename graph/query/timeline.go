package query

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema"
	"dateline/schema/vocab"
)

// Timeline asks what happened. Empty fields ask for nothing.
type Timeline struct {
	Actor      string // name or id of a participant
	Place      string // name, or ISO 3166-1 alpha-3 code of the country
	Outlet     string // name or id of an outlet that reports it
	About      string // words that all occur in one event's title and sentences
	Type       string // event type
	From       string // EDTF; when it happened
	Until      string // EDTF
	Factuality schema.Factuality
	Limit      int // 0: all
}

// Timeline lists events by the day they happened on. An event is in the
// period if its date, or the date one report gives it, may fall into it.
// Errors about the request match ErrRequest.
func (r *Reader) Timeline(ctx context.Context, q Timeline) (Result[Event], error) {
	var rows []Event
	res, err := r.EachEvent(ctx, q, func(e Event) error {
		rows = append(rows, e)
		return nil
	})
	res.Rows = rows
	return res, err
}

// EachEvent gives the rows of [Reader.Timeline] to give one by one as they are
// read, and all but them as the result. It ends with the first error of give.
func (r *Reader) EachEvent(ctx context.Context, q Timeline, give func(Event) error) (res Result[Event], err error) {
	f, err := r.newTimelineFilter(ctx, q)
	if err != nil {
		return res, err
	}
	nodes, from, err := f.nodes(ctx)
	if err != nil {
		return res, err
	}
	if !f.period.asked() {
		if x, err := f.byTime(ctx, q.Limit, nodes, from != fromAll); x != nil || err != nil {
			if err != nil {
				return res, err
			}
			return f.first(ctx, x, nodes, from != fromAll, give)
		}
	}
	var list []candidate
	counted := f.simple() // each candidate is a row
	switch {
	case from != fromAll:
		list, err = r.eventDates(ctx, nodes)
	case f.asKnown:
		return f.all(ctx, give)
	default:
		list, res.Undated, counted, err = f.candidates(ctx)
	}
	if err != nil {
		return res, err
	}
	n, whole, err := inOrder(list, q.Limit, func(nodes []quad.IRI) ([]Event, error) { return f.rows(ctx, nodes) }, compareEvents, give)
	if err != nil {
		return res, err
	}
	switch res.Total, res.More = n, !whole; {
	case res.More && counted:
		res.Total = len(list)
	case res.More:
		res.Total = 0
	}
	switch {
	case from == fromParts:
		res.Undated = f.open
	case f.period.asked() && (from == fromBuckets || !f.unfiltered() || f.Type != ""):
		res.Undated, res.MoreUndated, err = f.undated(ctx)
	}
	return res, err
}

// rows are those of nodes that answer the request.
func (f *timelineFilter) rows(ctx context.Context, nodes []quad.IRI) (rows []Event, err error) {
	err = f.eachEvent(ctx, nodes, func(e Event) error {
		if f.answers(e) {
			rows = append(rows, e)
		}
		return nil
	})
	return rows, err
}

// answers reports whether an event is a row; those that are none for want of a
// date are counted.
func (f *timelineFilter) answers(e Event) bool {
	switch {
	case !f.keeps(e):
	case !f.period.asked() || f.inPeriod(e):
		return true
	case !e.isDated():
		f.open++
	}
	return false
}

// all gives the events of the whole graph that answer.
func (f *timelineFilter) all(ctx context.Context, give func(Event) error) (res Result[Event], err error) {
	var rows []Event
	if err := f.everyEvent(ctx, func(e Event) error {
		if f.answers(e) {
			rows = append(rows, e)
		}
		return nil
	}); err != nil {
		return res, err
	}
	slices.SortFunc(rows, compareEvents)
	res = result(rows, f.Limit)
	for _, e := range res.Rows {
		if err := give(e); err != nil {
			return res, err
		}
	}
	res.Rows, res.Undated = nil, f.open
	return res, nil
}

// timelineFilter is a request made ready.
type timelineFilter struct {
	*Reader
	Timeline
	period period
	actor  *match
	place  phrase
	words  phrase
	open   int // events without a date among those looked at
}

func (r *Reader) newTimelineFilter(ctx context.Context, q Timeline) (*timelineFilter, error) {
	f := &timelineFilter{Reader: r, Timeline: q, place: fold(q.Place), words: fold(q.About)}
	f.Type = strings.ToUpper(q.Type)
	if q.About != "" && len(f.words) == 0 {
		return nil, noWord(q.About)
	}
	var err error
	if f.period, err = newPeriod(q.From, q.Until); err != nil {
		return nil, err
	}
	switch q.Factuality {
	case "", schema.Happened, schema.Reported, schema.Planned, schema.Possible, schema.Denied, schema.Not:
	default:
		return nil, fmt.Errorf("%w: factuality %q is none of happened, reported, planned, possible, denied, not", ErrRequest, q.Factuality)
	}
	f.actor, err = r.matchActors(ctx, q.Actor)
	return f, err
}

// simple reports whether every candidate is a row.
func (f *timelineFilter) simple() bool {
	return f.Type == "" && f.About == "" && f.Place == "" && f.Outlet == "" && f.Factuality == "" && (f.actor == nil || !f.period.asked()) && !f.asKnown
}

// unfiltered reports whether date and type alone decide what is a row.
func (f *timelineFilter) unfiltered() bool {
	return f.actor == nil && f.About == "" && f.Place == "" && f.Outlet == "" && f.Factuality == "" && !f.asKnown
}

// eventsOf are the events of reports, sorted, each once.
func (r *Reader) eventsOf(ctx context.Context, reports []quad.IRI) ([]quad.IRI, error) {
	var ask []graph.Pattern
	for _, n := range reports {
		ask = append(ask, of(n, vocab.OfEvent))
	}
	if err := r.ahead(ctx, ask); err != nil {
		return nil, err
	}
	var out []quad.IRI
	for _, n := range reports {
		e, err := r.eventOf(ctx, n)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// eventDates reads the dates of events, those that their rows will have.
func (r *Reader) eventDates(ctx context.Context, events []quad.IRI) (list []candidate, err error) {
	for part := range slices.Chunk(events, few*chunk) {
		r.room()
		var ask []graph.Pattern
		for _, e := range part {
			ask = append(ask, whole(e))
		}
		if err := r.ahead(ctx, ask); err != nil {
			return nil, err
		}
		for _, e := range part {
			n, err := r.nodeAt(ctx, e)
			if err != nil {
				return nil, err
			}
			d := when(n, nil)
			if d == nil || r.asKnown { // the reports tell
				row, err := r.eventAt(ctx, e)
				if errors.Is(err, graph.ErrNotFound) {
					continue
				}
				if err != nil {
					return nil, err
				}
				d = row.When
			}
			list = append(list, candidate{e, d})
		}
	}
	return list, nil
}

// eachEvent visits the events of nodes.
func (r *Reader) eachEvent(ctx context.Context, nodes []quad.IRI, f func(Event) error) error {
	for part := range slices.Chunk(nodes, chunk) {
		if err := r.eventsAhead(ctx, part); err != nil {
			return err
		}
		for _, n := range part {
			e, err := r.eventAt(ctx, n)
			if errors.Is(err, graph.ErrNotFound) { // no report that is known by then, or none since its articles were forgotten
				continue
			}
			if err != nil {
				return err
			}
			if err := f(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// undated counts the events that the request leaves out since nothing dates
// them; more says that there may be others.
func (f *timelineFilter) undated(ctx context.Context) (n int, more bool, err error) {
	var left undated
	if err := f.addUndated(ctx, &left, vocab.Report, vocab.Basis, quad.String(schema.Unknown)); err != nil {
		return 0, false, err
	}
	events, err := f.eventsOf(ctx, left.nodes)
	if err != nil {
		return 0, false, err
	}
	if f.unfiltered() && f.Type == "" {
		n, err = f.openOf(ctx, events)
		return n, left.more, err
	}
	err = f.eachEvent(ctx, events, func(e Event) error {
		if !e.isDated() && f.keeps(e) {
			n++
		}
		return nil
	})
	return n, left.more, err
}

// openOf counts the events of which neither they nor a report has a date.
func (r *Reader) openOf(ctx context.Context, events []quad.IRI) (n int, err error) {
	var ask []graph.Pattern
	for _, e := range events {
		ask = append(ask, of(e, vocab.EDTF), to(vocab.OfEvent, e))
	}
	if err := r.ahead(ctx, ask); err != nil {
		return 0, err
	}
	ask = nil
	for _, e := range events {
		reports, err := r.reportsOf(ctx, e)
		if err != nil {
			return 0, err
		}
		for _, p := range reports {
			ask = append(ask, of(p, vocab.Basis))
		}
	}
	if err := r.ahead(ctx, ask); err != nil {
		return 0, err
	}
	for _, e := range events {
		reports, err := r.reportsOf(ctx, e)
		if err != nil {
			return 0, err
		}
		if len(r.kept[of(e, vocab.EDTF)]) == 0 && !slices.ContainsFunc(reports, func(p quad.IRI) bool { return len(r.kept[of(p, vocab.Basis)]) == 0 }) {
			n++
		}
	}
	return n, nil
}

// keeps reports whether an event answers the request, its date aside.
func (f *timelineFilter) keeps(e Event) bool {
	if f.Type != "" && e.Type != f.Type || f.Place != "" && !f.inPlace(e) || f.About != "" && !e.tells(f.words) {
		return false
	}
	if f.actor != nil && !slices.ContainsFunc(e.Participants, func(n Named) bool { return f.actor.means(&n) }) {
		return false
	}
	if f.Outlet != "" && !slices.ContainsFunc(e.Reports, func(p Report) bool { return meansOutlet(f.Outlet, p.Article) }) {
		return false
	}
	return f.Factuality == "" || slices.ContainsFunc(e.Reports, func(p Report) bool { return p.Factuality == f.Factuality })
}

// inPlace reports whether the event's place bears the name, or lies in the
// country of that code.
func (f *timelineFilter) inPlace(e Event) bool {
	return e.Place != nil && (f.place.inAny(e.Place.Name) || strings.EqualFold(f.Place, e.Place.Country) || f.Place == e.Place.ID)
}

// inPeriod reports whether the event's date, or one that a report gives it,
// may fall into the period.
func (f *timelineFilter) inPeriod(e Event) bool {
	return f.period.holds(e.When) || slices.ContainsFunc(e.Reports, func(p Report) bool { return f.period.holds(p.When) })
}

// isDated reports whether anything dates the event.
func (e Event) isDated() bool {
	return e.When != nil || slices.ContainsFunc(e.Reports, func(p Report) bool { return p.When != nil })
}
