package query

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/words"
	"dateline/schema"
	"dateline/schema/vocab"
)

// The first rows of many are made month by month from the first month of which
// the graph tells, so that they cost what the months before the last of them
// hold, however much there is behind them.

// byTime is the index where rows are to be made month by month: a limit is
// given, the graph is large, and what may answer is all of it or much.
func (r *Reader) byTime(ctx context.Context, limit int, nodes []quad.IRI, some bool) (*graph.WordIndex, error) {
	x, err := r.wordIndex(ctx)
	if err != nil || x == nil || limit == 0 || !x.Large() && !r.eager || some && len(nodes) <= few*chunk {
		return nil, err
	}
	return x, nil
}

// months makes rows in order of time.
type months[T any] struct {
	index *graph.WordIndex
	// within are the candidates in the buckets of a period; wide and open are those
	// whose date has no bucket, and those without one.
	within  func(period) ([]candidate, error)
	wide    func() ([]candidate, error)
	open    func() ([]candidate, error)
	rows    func([]quad.IRI) ([]T, error)
	compare func(a, b T) int
	give    func(T) error

	n, limit int
	more     bool
}

// run gives rows up to the limit; more says that there are others.
func (w *months[T]) run(ctx context.Context, asked period) error {
	numbers, err := w.index.Months(ctx)
	if err != nil {
		return err
	}
	wide, err := w.wide()
	if err != nil {
		return err
	}
	var names []string // "" is before all
	late := map[string][]candidate{}
	for _, c := range wide {
		if _, ok := words.Month(c.date); !ok && c.date != nil {
			name := monthOf(c.date)
			late[name] = append(late[name], c)
			names = append(names, name)
		}
	}
	for _, n := range numbers {
		names = append(names, words.MonthName(n))
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		list := late[name]
		if p, err := newPeriod(name, name); err == nil && name != "" && !asked.outside(p) {
			found, err := w.within(p)
			if err != nil {
				return err
			}
			for _, c := range found {
				if n, ok := words.Month(c.date); ok && words.MonthName(n) == name {
					list = append(list, c)
				}
			}
		}
		if err := w.take(list); err != nil || w.more {
			return err
		}
	}
	if asked.asked() {
		return nil
	}
	open, err := w.open()
	if err != nil {
		return err
	}
	return w.take(slices.DeleteFunc(open, func(c candidate) bool { return c.date != nil }))
}

// take gives the rows of candidates until there are enough.
func (w *months[T]) take(list []candidate) error {
	give := w.give
	limit := w.limit - w.n
	if limit == 0 { // is there another one?
		give, limit = func(T) error { return nil }, 1
	}
	n, all, err := inOrder(list, limit, w.rows, w.compare, give)
	switch {
	case err != nil:
		return err
	case w.n == w.limit:
		w.more = n > 0
	default:
		w.n += n
		w.more = !all
	}
	return nil
}

// monthOf is the month that a date begins in, "" where its begin is open.
func monthOf(d *schema.Date) string {
	const day = len("-01")
	if len(d.From) <= day {
		return ""
	}
	return d.From[:len(d.From)-day]
}

// outside reports whether nothing that begins in a month can fall into the
// period: it begins after it, or more than a year before.
func (p period) outside(month period) bool {
	return p.hasEnd && month.from > p.until || p.hasFrom && month.until+maxBucketDays < p.from
}

// maxBucketDays is how many days a date in buckets may go on for, at least.
const maxBucketDays = 31 * maxMonths

// first gives the statements up to the limit.
func (f *saidFilter) first(ctx context.Context, x *graph.WordIndex, among []quad.IRI, some bool, res *Result[Statement], give func(Statement) error) (left undated, err error) {
	dates := func(nodes []quad.IRI) (list []candidate, err error) {
		if some {
			nodes = common(nodes, among)
		}
		for part := range slices.Chunk(nodes, few*chunk) {
			if err := f.eachDate(ctx, part, func(n quad.IRI, d *schema.Date) {
				if d = dated(d); !f.period.asked() || f.period.holds(d) {
					list = append(list, candidate{n, d})
				}
			}); err != nil {
				return nil, err
			}
		}
		return list, nil
	}
	flagged := func(field words.Field) func() ([]candidate, error) {
		return func() ([]candidate, error) {
			nodes, err := x.Parts(ctx, field, "")
			if err != nil {
				return nil, err
			}
			return dates(nodes)
		}
	}
	w := &months[Statement]{
		index: x, limit: f.Limit, give: give, compare: compareStatements, wide: flagged(words.WideSaid), open: flagged(words.OpenSaid),
		rows: func(nodes []quad.IRI) ([]Statement, error) { return f.rows(ctx, nodes) },
		within: func(p period) ([]candidate, error) {
			f.room()
			nodes, err := f.bucketNodes(ctx, p, vocab.Statement)
			if err != nil {
				return nil, err
			}
			return dates(nodes)
		},
	}
	if err = w.run(ctx, f.period); err != nil {
		return left, err
	}
	if res.Total, res.More = w.n, w.more; w.more {
		res.Total = 0
	}
	if f.period.asked() {
		left.nodes, err = x.Parts(ctx, words.OpenSaid, "")
		if some {
			left.nodes = common(left.nodes, among)
		}
		if !f.simple() {
			left.cut()
		}
	}
	return left, err
}

// first gives the events up to the limit, where no period is asked for: one may
// hold events that begin in no month of it.
func (f *timelineFilter) first(ctx context.Context, x *graph.WordIndex, among []quad.IRI, some bool, give func(Event) error) (res Result[Event], err error) {
	dates := func(events []quad.IRI) ([]candidate, error) {
		if some {
			events = common(events, among)
		}
		return f.eventDates(ctx, events)
	}
	flagged := func(field words.Field) func() ([]candidate, error) {
		return func() ([]candidate, error) {
			reports, err := x.Parts(ctx, field, "")
			if err != nil {
				return nil, err
			}
			events, err := f.eventsOf(ctx, reports)
			if err != nil {
				return nil, err
			}
			return dates(events)
		}
	}
	w := &months[Event]{
		index: x, limit: f.Limit, give: give, compare: compareEvents, wide: flagged(words.WideTold), open: flagged(words.OpenTold),
		rows: func(nodes []quad.IRI) ([]Event, error) { return f.rows(ctx, nodes) },
		within: func(p period) ([]candidate, error) {
			f.room()
			events, err := f.eventsIn(ctx, p)
			if err != nil {
				return nil, err
			}
			return dates(events)
		},
	}
	err = w.run(ctx, period{})
	if res.Total, res.More = w.n, w.more; w.more {
		res.Total = 0
	}
	return res, err
}

// AnyEvent reports whether [Reader.Timeline] has any row. Where a period is asked
// for of a large graph it looks at one month after another, in no order of rows.
func (r *Reader) AnyEvent(ctx context.Context, q Timeline) (bool, error) {
	q.Limit = 1
	f, err := r.newTimelineFilter(ctx, q)
	if err != nil {
		return false, err
	}
	nodes, from, err := f.nodes(ctx)
	if err != nil {
		return false, err
	}
	x, err := f.byTime(ctx, 1, nodes, from != fromAll)
	if err != nil {
		return false, err
	}
	if x == nil || !f.period.asked() || from != fromAll {
		res, err := r.Timeline(ctx, q)
		return len(res.Rows) > 0, err
	}
	reports, err := x.Parts(ctx, words.WideTold, "")
	if err != nil {
		return false, err
	}
	wide, err := f.eventsOf(ctx, reports)
	if err != nil {
		return false, err
	}
	if any, err := f.anyOf(ctx, wide); any || err != nil {
		return any, err
	}
	numbers, err := x.Months(ctx)
	if err != nil {
		return false, err
	}
	within, reaching := []period{}, []period{}
	for _, n := range numbers {
		month, err := newPeriod(words.MonthName(n), words.MonthName(n))
		switch {
		case err != nil || f.period.outside(month):
		case f.period.hasFrom && month.from < f.period.from:
			reaching = append(reaching, month)
		default:
			within = append(within, month)
		}
	}
	for _, month := range append(within, reaching...) { // what begins in the period is likelier to answer
		f.room()
		events, err := f.eventsIn(ctx, month)
		if err != nil {
			return false, err
		}
		if any, err := f.anyOf(ctx, events); any || err != nil {
			return any, err
		}
	}
	return false, err
}

// anyOf reports whether one of the events answers.
func (f *timelineFilter) anyOf(ctx context.Context, events []quad.IRI) (bool, error) {
	for part := range slices.Chunk(events, few) {
		rows, err := f.rows(ctx, part)
		if len(rows) > 0 || err != nil {
			return err == nil, err
		}
	}
	return false, nil
}
