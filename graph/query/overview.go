package query

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/across"
	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// overview is what the graph says of all events beside their texts: enough to
// order and to count them without reading their reports.
type overview struct {
	reports map[quad.IRI][]quad.IRI  // of each event; a report that was not resolved is an event of its own
	nodes   map[quad.IRI]*quads.Node // dates and types of events
	open    map[quad.IRI]bool        // reports without a date
}

// overview reads all events in one pass over the graph.
func (r *Reader) overview(ctx context.Context) (*overview, error) {
	lists, err := r.store.Match(ctx, []graph.Pattern{
		{Predicate: vocab.InArticle}, {Predicate: vocab.OfEvent}, {Predicate: vocab.Basis},
		{Predicate: vocab.EDTF}, {Predicate: vocab.From}, {Predicate: vocab.Until}, {Predicate: vocab.EventType},
	}, 0)
	if err != nil {
		return nil, err
	}
	resolved := make(map[quad.IRI]quad.IRI, len(lists[1]))
	for _, q := range lists[1] {
		report, _ := q.Subject.(quad.IRI)
		if event, ok := q.Object.(quad.IRI); ok && (resolved[report] == "" || event < resolved[report]) {
			resolved[report] = event
		}
	}
	o := &overview{reports: map[quad.IRI][]quad.IRI{}, open: map[quad.IRI]bool{}}
	for _, q := range lists[0] {
		if report, ok := ofKind(q.Subject, vocab.Report); ok {
			event := cmp.Or(resolved[report], report)
			o.reports[event] = append(o.reports[event], report)
		}
	}
	for _, q := range lists[2] {
		if report, ok := ofKind(q.Subject, vocab.Report); ok && q.Object == quad.String(schema.Unknown) {
			o.open[report] = true
		}
	}
	var said []quad.Quad
	for _, list := range lists[3:] {
		for _, q := range list {
			if _, ok := ofKind(q.Subject, vocab.Event); ok {
				said = append(said, q)
			}
		}
	}
	o.nodes = quads.Nodes(said)
	return o, nil
}

// ofKind is a node where it is of a kind.
func ofKind(v quad.Value, kind string) (quad.IRI, bool) {
	n, _ := v.(quad.IRI)
	k, _, _ := vocab.Split(n)
	return n, k == kind
}

// isDated reports whether an event or one of its reports has a date.
func (o *overview) isDated(event quad.IRI) bool {
	return o.date(event) != nil || slices.ContainsFunc(o.reports[event], func(p quad.IRI) bool { return !o.open[p] })
}

// date is the date that an event has beside those of its reports, nil for none.
func (o *overview) date(event quad.IRI) *schema.Date {
	if n := o.nodes[event]; n != nil {
		return when(n, nil)
	}
	return nil
}

// articles counts the articles that report an event.
func (o *overview) articles(event quad.IRI) int {
	hashes := map[string]bool{}
	for _, p := range o.reports[event] {
		hash, _, _ := local(p)
		hashes[hash] = true
	}
	return len(hashes)
}

// candidates are the events of the graph that may answer, with the dates that
// their rows will have; where a period is asked for, open is how many there are
// beside them without a date. sure says that all candidates do answer.
func (f *timelineFilter) candidates(ctx context.Context) (list []candidate, open int, sure bool, err error) {
	o, err := f.overview(ctx)
	if err != nil {
		return nil, 0, false, err
	}
	sure = f.unfiltered() && !f.period.asked()
	var ask []quad.IRI // those that a report dates
	for event := range o.reports {
		if f.Type != "" {
			n := o.nodes[event]
			known := n != nil && n.Has(vocab.EventType)
			if known && n.Text(vocab.EventType) != f.Type {
				continue
			}
			sure = sure && known
		}
		switch d := o.date(event); {
		case d != nil:
			list = append(list, candidate{event, d})
		case o.isDated(event):
			ask = append(ask, event)
		case f.period.asked():
			open++
		default:
			list = append(list, candidate{event, nil})
		}
	}
	slices.Sort(ask)
	at := map[string]quad.IRI{}
	for _, event := range ask {
		at[ID(event)] = event
	}
	err = f.eachEvent(ctx, ask, func(e Event) error {
		list = append(list, candidate{at[e.ID], e.When})
		return nil
	})
	slices.SortFunc(list, func(a, b candidate) int { return strings.Compare(string(a.node), string(b.node)) })
	return list, open, sure, err
}

// mostReported gives the events that at least two articles report, the most
// covered first up to a limit (0: all). An event has no more accounts than
// articles, so that those of too few need not be read.
func (r *Reader) mostReported(ctx context.Context, limit int) (res Result[Event], err error) {
	next, total := r.reportedInTurn(), 0
	x, err := r.wordIndex(ctx)
	if err != nil {
		return res, err
	}
	if x == nil || !x.Large() && !r.eager {
		if next, total, err = r.reportedAtOnce(ctx); err != nil {
			return res, err
		}
	}
	cut := false
	for {
		n, events, err := next(ctx)
		if err != nil {
			return res, err
		}
		if cut = limit > 0 && len(res.Rows) > limit && res.Rows[limit-1].Accounts >= n; cut || len(events) == 0 {
			break
		}
		slices.Sort(events)
		if err := r.eachEvent(ctx, events, func(e Event) error {
			if len(e.Articles()) > 1 {
				res.Rows = append(res.Rows, e)
			}
			return nil
		}); err != nil {
			return res, err
		}
		slices.SortFunc(res.Rows, func(a, b Event) int { return cmp.Or(mostCovered(a, b), compareEvents(a, b)) })
		if limit > 0 {
			res.Rows = res.Rows[:min(len(res.Rows), limit+1)]
		}
	}
	if res.Total = len(res.Rows); limit > 0 && res.Total > limit {
		res.Rows, res.Total, res.More = res.Rows[:limit], total, true
	}
	return res, nil
}

// reported gives the events that so many articles report; none are left where
// there are none.
type reported func(ctx context.Context) (articles int, events []quad.IRI, err error)

// reportedInTurn gives the events of the list of those that several articles
// report, or of all links where the graph has none.
func (r *Reader) reportedInTurn() reported {
	const most = few * chunk
	var list []across.Reported
	var last across.Reported
	ended := false
	var all reported
	return func(ctx context.Context) (int, []quad.IRI, error) {
		if all != nil {
			return all(ctx)
		}
		for !ended && (len(list) == 0 || list[0].Articles == list[len(list)-1].Articles) {
			more, known, err := across.MostReported(ctx, r.store, last, most)
			if err == nil && !known {
				if all, _, err = r.reportedAtOnce(ctx); err == nil {
					return all(ctx)
				}
			}
			if err != nil {
				return 0, nil, err
			}
			if ended = len(more) < most; len(more) > 0 {
				last = more[len(more)-1]
			}
			list = append(list, more...)
		}
		var events []quad.IRI
		n := 0
		for len(list) > 0 && (n == 0 || list[0].Articles == n) {
			n, events, list = list[0].Articles, append(events, list[0].Event), list[1:]
		}
		return n, events, nil
	}
}

// reportedAtOnce is the same by all links, with how many events there are.
func (r *Reader) reportedAtOnce(ctx context.Context) (next reported, total int, err error) {
	o := &overview{reports: map[quad.IRI][]quad.IRI{}}
	for q, err := range r.store.Quads(ctx, graph.Pattern{Predicate: vocab.OfEvent}) { // what nothing was resolved to, one article reports
		if err != nil {
			return nil, 0, err
		}
		report, _ := q.Subject.(quad.IRI)
		event, _ := q.Object.(quad.IRI)
		o.reports[event] = append(o.reports[event], report)
	}
	by := map[int][]quad.IRI{} // number of articles
	for event := range o.reports {
		if n := o.articles(event); n > 1 {
			by[n] = append(by[n], event)
			total++
		}
	}
	sizes := slices.Sorted(maps.Keys(by))
	return func(context.Context) (int, []quad.IRI, error) {
		if len(sizes) == 0 {
			return 0, nil, nil
		}
		n := sizes[len(sizes)-1]
		sizes = sizes[:len(sizes)-1]
		return n, by[n], nil
	}, total, nil
}
