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
	f, err := r.newTimelineFilter(ctx, q)
	if err != nil {
		return Result[Event]{}, err
	}
	nodes, undated, err := r.timelineNodes(ctx, f)
	if err != nil {
		return Result[Event]{}, err
	}
	var rows []Event
	err = r.eachEvent(ctx, nodes, func(e Event) error {
		switch {
		case !f.keeps(e):
		case !f.period.asked() || f.inPeriod(e):
			rows = append(rows, e)
		case !e.isDated():
			undated++
		}
		return nil
	})
	sortEvents(rows)
	return result(rows, q.Limit, undated), err
}

// timelineFilter is a request made ready.
type timelineFilter struct {
	*Reader
	Timeline
	period period
	actor  *match
	place  phrase
}

func (r *Reader) newTimelineFilter(ctx context.Context, q Timeline) (*timelineFilter, error) {
	f := &timelineFilter{Reader: r, Timeline: q, place: fold(q.Place)}
	f.Type = strings.ToUpper(q.Type)
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

// timelineNodes is where to look, nil for everywhere, and how many undated
// events were left out without looking at them.
func (r *Reader) timelineNodes(ctx context.Context, f *timelineFilter) ([]quad.IRI, int, error) {
	if found := f.actor.found(); len(found) > 0 {
		as, err := r.appearances(ctx, found)
		if err != nil {
			return nil, 0, err
		}
		p, err := r.parts(ctx, vocab.Report, as, vocab.Agent, vocab.Patient, vocab.Recipient, vocab.OtherActor)
		if err != nil {
			return nil, 0, err
		}
		nodes, err := r.eventsOf(ctx, p)
		return nodes, 0, err
	}
	if f.actor != nil || f.Place != "" || f.Outlet != "" || f.Factuality != "" || !f.period.bounded {
		return nil, 0, nil
	}
	nodes, ok, err := r.eventsIn(ctx, f.period)
	if err != nil || !ok {
		return nil, 0, err
	}
	undated, err := r.undatedEvents(ctx, f.Type)
	return nodes, undated, err
}

// eventsIn are the events of which a bucket of the period holds the event
// itself or a report; ok is false where a scan is cheaper.
func (r *Reader) eventsIn(ctx context.Context, p period) (events []quad.IRI, ok bool, err error) {
	nodes, ok, err := r.bucketNodes(ctx, p)
	if err != nil || !ok {
		return nil, ok, err
	}
	reports := picks{}
	for _, n := range nodes {
		switch kind, _, _ := vocab.Split(n); kind {
		case vocab.Event:
			events = append(events, n)
		case vocab.Report:
			reports.add(n)
		}
	}
	of, err := r.eventsOf(ctx, reports)
	events = append(of, events...)
	slices.Sort(events)
	return slices.Compact(events), true, err
}

// eventsOf are the events of picked reports, sorted; never nil.
func (r *Reader) eventsOf(ctx context.Context, p picks) ([]quad.IRI, error) {
	out := []quad.IRI{}
	reports := p.nodes(vocab.Report)
	var ask []graph.Pattern
	for _, n := range reports {
		ask = append(ask, of(n, vocab.OfEvent))
	}
	if err := r.ahead(ctx, ask); err != nil {
		return nil, err
	}
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

// eachEvent visits the events of nodes, or all for nil.
func (r *Reader) eachEvent(ctx context.Context, nodes []quad.IRI, f func(Event) error) error {
	if nodes == nil {
		return r.everyEvent(ctx, f)
	}
	for part := range slices.Chunk(nodes, chunk) {
		if err := r.eventsAhead(ctx, part); err != nil {
			return err
		}
		for _, n := range part {
			e, err := r.eventAt(ctx, n)
			if r.asKnown && errors.Is(err, graph.ErrNotFound) {
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

// undatedEvents counts the events of a type (any, if "") that nothing dates.
func (r *Reader) undatedEvents(ctx context.Context, eventType string) (int, error) {
	p, err := r.undated(ctx, vocab.Report)
	if err != nil {
		return 0, err
	}
	events, err := r.eventsOf(ctx, p)
	if err != nil {
		return 0, err
	}
	n := 0
	if r.asKnown {
		err := r.eachEvent(ctx, events, func(e Event) error {
			if !e.isDated() && (eventType == "" || e.Type == eventType) {
				n++
			}
			return nil
		})
		return n, err
	}
	for _, e := range events {
		dated, err := r.nodeDated(ctx, e)
		if err != nil {
			return 0, err
		}
		have, err := r.text(ctx, e, vocab.EventType)
		if err != nil {
			return 0, err
		}
		if !dated && (eventType == "" || have == eventType) {
			n++
		}
	}
	return n, nil
}

// nodeDated reports whether an event, or one of its reports, has a date.
func (r *Reader) nodeDated(ctx context.Context, event quad.IRI) (bool, error) {
	nodes, err := r.subjects(ctx, vocab.OfEvent, event)
	if err != nil {
		return false, err
	}
	if t, err := r.text(ctx, event, vocab.EDTF); err != nil || t != "" {
		return t != "", err
	}
	for _, n := range nodes {
		open, err := r.objects(ctx, n, vocab.Basis)
		if err != nil || len(open) == 0 {
			return len(open) == 0, err
		}
	}
	return false, nil
}

// keeps reports whether an event answers the request, its date aside.
func (f *timelineFilter) keeps(e Event) bool {
	if f.Type != "" && e.Type != f.Type || f.Place != "" && !f.inPlace(e) {
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
