package cayleystore

import (
	"context"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/cayleystore/layout"
)

// chunk is how many quads are read at a time.
const chunk = 2048

// Quads sees one state of the graph where no more than 2,048 quads match.
// Longer loops find the matches as they were when they began and leave out what
// is removed meanwhile.
func (f *file) Quads(ctx context.Context, p graph.Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		c := cursor{ctx: ctx, pattern: p}
		for {
			var quads []quad.Quad
			err := f.read(func(h *handle, r *layout.Reader) (err error) {
				c.finder = f.finder(ctx, h, r)
				quads, err = c.next()
				return err
			})
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
			for _, q := range quads {
				if !yield(q, nil) {
					return
				}
			}
			if c.done {
				return
			}
		}
	}
}

// Match implements [graph.Store].
func (f *file) Match(ctx context.Context, patterns []graph.Pattern, most int) (out [][]quad.Quad, err error) {
	err = f.read(func(h *handle, r *layout.Reader) (err error) {
		out, err = f.match(ctx, h, r, patterns, most)
		return err
	})
	return out, err
}

// match is Match on one state of the graph.
func (f *file) match(ctx context.Context, h *handle, r *layout.Reader, patterns []graph.Pattern, most int) ([][]quad.Quad, error) {
	find := f.finder(ctx, h, r)
	logged, err := find.logged(patterns, most)
	if err != nil {
		return nil, err
	}
	rows := make([][]layout.Match, len(patterns))
	for i, p := range patterns {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found, ok := logged[p.Predicate]
		if !ok || p != (graph.Pattern{Predicate: p.Predicate}) {
			found, err = find.all(p, most)
		}
		if rows[i] = found; err != nil {
			return nil, err
		}
	}
	if err := find.valuesOf(rows); err != nil {
		return nil, err
	}
	out := make([][]quad.Quad, len(patterns))
	for i := range rows {
		if out[i], err = find.quads(rows[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// finder reads the quads of patterns from one snapshot.
type finder struct {
	ctx    context.Context
	handle *handle
	read   *layout.Reader
	ids    map[quad.Value]uint64 // 0 of what is not there
	values map[uint64]quad.Value // those met so far
	cache  *idCache              // nil where it may not be used
}

func (f *file) finder(ctx context.Context, h *handle, r *layout.Reader) *finder {
	out := &finder{ctx: ctx, handle: h, read: r, ids: map[quad.Value]uint64{}, values: map[uint64]quad.Value{}}
	if !f.shrunk.Load() { // nor had it been when the snapshot was taken
		out.cache = &h.ids
	}
	return out
}

// given is the ids of a pattern's parts; ok is false where nothing can match.
func (f *finder) given(p graph.Pattern) (want layout.Link, ok bool, err error) {
	for i, v := range [4]quad.Value{p.Subject, p.Predicate, p.Object, p.Label} {
		if v == nil {
			continue
		}
		if v, err = graph.CanonicalValue(v); err != nil {
			return want, false, nil // no such value can be in a graph
		}
		id, err := f.id(v)
		if want[i] = id; err != nil || id == 0 {
			return want, false, err
		}
		f.values[id] = v
	}
	return want, true, nil
}

func (f *finder) id(v quad.Value) (id uint64, err error) {
	if id, ok := f.ids[v]; ok {
		return id, nil
	}
	iri, isIRI := v.(quad.IRI)
	if isIRI && f.cache != nil {
		if id, ok := f.cache.get(iri); ok {
			return id, nil
		}
	}
	if id, err = f.read.ID(v); err != nil {
		return 0, err
	}
	f.ids[v] = id
	if isIRI && f.cache != nil && id != 0 {
		f.cache.add(iri, id)
	}
	return id, nil
}

// byLog reports whether no list has the matches of a pattern: all quads, and
// those of a predicate, are read off in order of their ids.
func byLog(want layout.Link) bool { return want == layout.Link{1: want[1]} }

// all is the rows of a pattern, at the most so many where most is above 0.
func (f *finder) all(p graph.Pattern, most int) (rows []layout.Match, err error) {
	want, ok, err := f.given(p)
	switch {
	case err != nil || !ok:
		return nil, err
	case !byLog(want):
		return f.read.Match(f.ctx, want, most)
	}
	end, err := f.read.Horizon()
	if err != nil {
		return nil, err
	}
	_, err = f.read.Walk(f.ctx, 1, end, want, func(m layout.Match) bool {
		rows = append(rows, m)
		return most <= 0 || len(rows) < most
	})
	return rows, err
}

// logged is the rows of patterns of a predicate alone, where there are several:
// one walk serves them all.
func (f *finder) logged(patterns []graph.Pattern, most int) (map[quad.Value][]layout.Match, error) {
	ids := map[uint64]quad.Value{}
	for _, p := range patterns {
		if p.Predicate == nil || p != (graph.Pattern{Predicate: p.Predicate}) {
			continue
		}
		want, ok, err := f.given(p)
		if err != nil {
			return nil, err
		}
		if ok {
			ids[want[1]] = p.Predicate
		}
	}
	if len(ids) < 2 || most > 0 {
		return nil, nil
	}
	end, err := f.read.Horizon()
	if err != nil {
		return nil, err
	}
	found := map[uint64][]layout.Match{}
	_, err = f.read.Walk(f.ctx, 1, end, layout.Link{}, func(m layout.Match) bool {
		if _, ok := ids[m.Link[1]]; ok {
			found[m.Link[1]] = append(found[m.Link[1]], m)
		}
		return true
	})
	rows := make(map[quad.Value][]layout.Match, len(ids))
	for id, predicate := range ids {
		rows[predicate] = found[id]
	}
	return rows, err
}

// quads gives rows their values. One whose value is gone was removed since its
// id was read and is left out.
func (f *finder) quads(rows []layout.Match) ([]quad.Quad, error) {
	out := make([]quad.Quad, 0, len(rows))
rows:
	for i, r := range rows {
		if i%chunk == 0 && f.ctx.Err() != nil {
			return nil, f.ctx.Err()
		}
		var q quad.Quad
		for d, to := range [4]*quad.Value{&q.Subject, &q.Predicate, &q.Object, &q.Label} {
			if r.Link[d] == 0 {
				continue
			}
			v, err := f.value(r.Link[d], d == 1)
			if err != nil {
				return nil, err
			}
			if v == nil {
				continue rows
			}
			*to = v
		}
		out = append(out, q)
	}
	return out, nil
}

// valuesOf reads the values of rows in order of their ids: those asked for
// together lie side by side as a rule.
func (f *finder) valuesOf(rows [][]layout.Match) error {
	var ids []uint64
	for _, part := range rows {
		for _, r := range part {
			for d, id := range r.Link {
				if _, ok := f.values[id]; !ok && d != 1 && id != 0 {
					f.values[id] = nil
					ids = append(ids, id)
				}
			}
		}
	}
	slices.Sort(ids)
	return f.read.Values(ids, f.met)
}

// met remembers a value that was read.
func (f *finder) met(id uint64, v quad.Value) {
	f.values[id] = v
	if iri, ok := v.(quad.IRI); ok && f.cache != nil {
		f.cache.add(iri, id) // who reads a link often follows it
	}
}

// value is that of a node. Predicates stay as long as the graph does, and are
// read once.
func (f *finder) value(id uint64, predicate bool) (quad.Value, error) {
	if v, ok := f.values[id]; ok {
		return v, nil
	}
	if predicate {
		if v, ok := f.handle.predicates.Load(id); ok {
			return v.(quad.Value), nil
		}
	}
	v, err := f.read.Value(id)
	if err != nil || v == nil {
		return nil, err
	}
	f.met(id, v)
	if predicate {
		f.handle.predicates.Store(id, v)
	}
	return v, nil
}

// cursor reads the matches of a pattern a chunk at a time. It holds ids and no
// snapshot, so that between chunks the caller may do as it likes.
type cursor struct {
	ctx     context.Context
	pattern graph.Pattern
	finder  *finder
	begun   bool
	done    bool

	want    layout.Link
	rows    []layout.Match // matches not yet given out
	at, end uint64         // ids between which quads are still to be read
}

func (c *cursor) next() ([]quad.Quad, error) {
	if !c.begun {
		c.begun = true
		if err := c.begin(); err != nil {
			return nil, err
		}
	}
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	if c.at <= c.end && c.end > 0 {
		var err error
		c.rows = c.rows[:0]
		if c.at, err = c.finder.read.Walk(c.ctx, c.at, c.end, c.want, func(m layout.Match) bool {
			c.rows = append(c.rows, m)
			return len(c.rows) < chunk
		}); err != nil {
			return nil, err
		}
	}
	n := min(chunk, len(c.rows))
	out := c.rows[:n]
	c.rows = c.rows[n:]
	c.done = len(c.rows) == 0 && c.at > c.end
	return c.finder.quads(out)
}

// begin resolves the pattern and picks the way to read its matches.
func (c *cursor) begin() (err error) {
	c.at = 1
	want, ok, err := c.finder.given(c.pattern)
	switch {
	case err != nil || !ok:
	case byLog(want):
		c.want = want
		c.end, err = c.finder.read.Horizon()
	default:
		c.rows, err = c.finder.read.Match(c.ctx, want, 0)
	}
	return err
}

// Values implements [graph.Lister].
func (f *file) Values(ctx context.Context, begins []quad.IRI, ends []quad.String) (out []quad.Value, err error) {
	err = f.read(func(_ *handle, r *layout.Reader) error {
		out = nil // of a first try
		return r.Like(ctx, begins, ends, func(v quad.Value) { out = append(out, v) })
	})
	return out, err
}

// Size implements [graph.Sizer].
func (f *file) Size(ctx context.Context) (n int, err error) {
	err = f.read(func(_ *handle, r *layout.Reader) error {
		n, err = r.Size()
		return err
	})
	return n, err
}
