package query

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/words"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// start is where the events to look at are found.
type start int

const (
	fromAll     start = iota // the whole graph
	fromBuckets              // those of a period: events without a date are not among them
	fromParts                // all that a part of the request leads to
)

// nodes are the events to look at, none where all are. Of several starts the
// one is taken that leads to fewest as a rule.
func (f *timelineFilter) nodes(ctx context.Context) (events []quad.IRI, from start, err error) {
	if f.About != "" {
		if events, known, err := f.withWords(ctx, f.words); known || err != nil {
			return events, fromParts, err
		}
	}
	if often, err := f.often(ctx); err != nil || often {
		if err == nil {
			events, err = f.eventsOfActors(ctx)
		}
		return events, fromBuckets, err
	}
	as, known, err := f.actorsAppear(ctx)
	if err != nil {
		return nil, from, err
	}
	var reports []quad.IRI
	switch {
	case known:
		reports, err = f.parts(ctx, vocab.Report, as, vocab.Agent, vocab.Patient, vocab.Recipient, vocab.OtherActor)
	case f.period.short():
		events, err = f.eventsIn(ctx, f.period)
		return events, fromBuckets, err
	case f.Place != "":
		reports, err = f.reportsAt(ctx, f.Place)
	case f.Outlet != "":
		reports, err = f.partsOf(ctx, f.Outlet, vocab.Report)
	default:
		return f.ofType(ctx)
	}
	if err != nil {
		return nil, from, err
	}
	events, err = f.eventsOf(ctx, reports)
	return events, fromParts, err
}

// often reports whether the actors asked for are in so many articles that their
// events of a short period are better found by the months of it.
func (f *timelineFilter) often(ctx context.Context) (bool, error) {
	found := f.actor.found()
	if !f.period.short() || !resolved(found) {
		return false, nil
	}
	ask := make([]graph.Pattern, len(found))
	for i, a := range found {
		ask[i] = to(vocab.SameActor, a)
	}
	seldom := few * chunk
	if f.eager {
		seldom = 0
	}
	lists, err := f.store.Match(ctx, ask, seldom+1)
	n := 0
	for _, l := range lists {
		n += len(l)
	}
	return n > seldom, err
}

// eventsOfActors are the events that the months of the actors asked for hold,
// and those that reports alone date to the period.
func (f *timelineFilter) eventsOfActors(ctx context.Context) (events []quad.IRI, err error) {
	months := quads.Months(f.period.from, f.period.until)
	for _, a := range f.actor.found() {
		of, err := f.parts(ctx, vocab.Event, quads.ActorMonths(a, months), vocab.InMonth)
		if err != nil {
			return nil, err
		}
		events = append(events, of...)
	}
	_, told, err := f.bucketEvents(ctx, f.period)
	return union(events, told), err
}

// ofType are the events that may be of the type and factuality asked for, where
// they are few of many.
func (f *timelineFilter) ofType(ctx context.Context) (events []quad.IRI, from start, err error) {
	field, word := words.Fact, string(f.Factuality)
	if word == "" {
		field, word = words.Type, f.Type
	}
	x, err := f.wordIndex(ctx)
	if err != nil || x == nil || word == "" || !x.Large() && !f.eager {
		return nil, fromAll, err
	}
	if n, err := x.Count(ctx, field, word); err != nil || n > mostTelling {
		return nil, fromAll, err
	}
	reports, err := x.Parts(ctx, field, word)
	if err != nil {
		return nil, fromAll, err
	}
	if events, err = f.eventsOf(ctx, reports); err != nil || field == words.Fact {
		return events, fromParts, err
	}
	resolved, err := f.subjects(ctx, vocab.EventType, quad.String(f.Type))
	return union(events, resolved), fromParts, err
}

// actorsAppear are the nodes by which articles have the actor that is asked
// for; known is false where none is, or nothing tells.
func (f *timelineFilter) actorsAppear(ctx context.Context) (as []quad.IRI, known bool, err error) {
	switch found := f.actor.found(); {
	case f.actor == nil:
		return nil, false, nil
	case len(found) > 0:
		as, err = f.appearances(ctx, found)
		return as, true, err
	}
	return f.having(ctx, words.Actor, f.actor.words)
}

// eventsIn are the events of which a bucket of the period holds the event
// itself or a report.
func (r *Reader) eventsIn(ctx context.Context, p period) ([]quad.IRI, error) {
	events, told, err := r.bucketEvents(ctx, p)
	return union(events, told), err
}

// bucketEvents are the events that a bucket of the period holds, and those of
// which it holds a report alone.
func (r *Reader) bucketEvents(ctx context.Context, p period) (events, told []quad.IRI, err error) {
	nodes, err := r.bucketNodes(ctx, p, vocab.Event, vocab.Report)
	if err != nil {
		return nil, nil, err
	}
	isEvent := func(n quad.IRI) bool { kind, _, _ := vocab.Split(n); return kind == vocab.Event }
	at := slices.IndexFunc(nodes, func(n quad.IRI) bool { return !isEvent(n) }) // "event" sorts before "report"
	if at < 0 {
		at = len(nodes)
	}
	events, reports := nodes[:at], slices.Clone(nodes[at:])
	var ask []graph.Pattern
	for _, e := range events {
		ask = append(ask, to(vocab.OfEvent, e))
	}
	if err := r.ahead(ctx, ask); err != nil {
		return nil, nil, err
	}
	known := r.subjectsOf(ask, vocab.Report) // those whose event is found by itself
	reports = slices.DeleteFunc(reports, func(n quad.IRI) bool { _, has := slices.BinarySearch(known, n); return has })
	told, err = r.eventsOf(ctx, reports)
	return events, told, err
}
