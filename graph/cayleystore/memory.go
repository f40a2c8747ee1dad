package cayleystore

import (
	"context"
	"iter"
	"maps"
	"slices"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"

	"dateline/graph"
)

// memory is a graph that lives as long as the process. Cayley's memory engine
// is for one goroutine at a time, readers included, hence the plain mutex.
type memory struct {
	mu     sync.Mutex
	qs     *memstore.QuadStore
	ledger map[string]graph.Entry
	notes  notes
}

func newMemory() *memory {
	return &memory{qs: memstore.New(), ledger: map[string]graph.Entry{}, notes: notes{values: map[string][]byte{}}}
}

// Quads sees the graph as it was when the loop began.
func (m *memory) Quads(ctx context.Context, p graph.Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		m.mu.Lock()
		quads, err := m.match(ctx, p)
		m.mu.Unlock()
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}

// Match implements [graph.Store].
func (m *memory) Match(ctx context.Context, patterns []graph.Pattern, most int) ([][]quad.Quad, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := make([][]quad.Quad, len(patterns))
	for i, p := range patterns {
		quads, err := m.match(ctx, p)
		if err != nil {
			return nil, err
		}
		if most > 0 && len(quads) > most {
			quads = quads[:most]
		}
		out[i] = quads
	}
	return out, ctx.Err()
}

// match is the quads of a pattern; mu is held.
func (m *memory) match(ctx context.Context, p graph.Pattern) ([]quad.Quad, error) {
	want, ok, err := given(m.qs, p)
	if err != nil || !ok {
		return nil, err
	}
	rows, err := collect(ctx, m.qs, m.lists(want), want)
	if err != nil {
		return nil, err
	}
	return valuesOf(ctx, m.qs, rows)
}

// lists is one list for each part given: the engine has an index on each.
func (m *memory) lists(want row) []iterator.Shape {
	var out []iterator.Shape
	for i, d := range quad.Directions {
		if want[i] != nil {
			out = append(out, m.qs.QuadIterator(d, want[i]))
		}
	}
	if out == nil {
		out = append(out, m.qs.QuadsAllIterator())
	}
	return out
}

// Apply cannot fail halfway: everything that can be wrong is looked at first.
func (m *memory) Apply(ctx context.Context, c graph.Change) error {
	c, err := c.Canonical()
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	remove, err := existing(ctx, m.qs, m.lists, c.Remove)
	if err != nil {
		return err
	}
	if err := m.remove(ctx, remove); err != nil {
		return err
	}
	if err := m.qs.ApplyDeltas(deltas(cayley.Add, c.Add), ignore); err != nil {
		return err
	}
	for _, article := range c.Strike {
		delete(m.ledger, article)
	}
	for _, e := range c.Record {
		m.ledger[e.Article] = e
	}
	for _, n := range c.Notes {
		m.notes.write(n)
	}
	return nil
}

// rebuildAbove bounds the work of removing one by one, which walks a list of
// everything for each quad and node; beyond it a new engine takes what is left.
const rebuildAbove = 1 << 26

func (m *memory) remove(ctx context.Context, remove []quad.Quad) error {
	st, err := m.qs.Stats(ctx, false)
	if err != nil {
		return err
	}
	if int64(len(remove))*(st.Quads.Value+st.Nodes.Value) < rebuildAbove {
		return m.qs.ApplyDeltas(deltas(cayley.Delete, remove), ignore)
	}
	rows, err := collect(ctx, m.qs, []iterator.Shape{m.qs.QuadsAllIterator()}, row{})
	if err != nil {
		return err
	}
	quads, err := valuesOf(ctx, m.qs, rows)
	if err != nil {
		return err
	}
	gone := make(map[quad.Quad]struct{}, len(remove))
	for _, q := range remove {
		gone[q] = struct{}{}
	}
	quads = slices.DeleteFunc(quads, func(q quad.Quad) bool { _, ok := gone[q]; return ok })
	m.qs = memstore.New(quads...)
	return nil
}

func (m *memory) Entry(_ context.Context, article string) (graph.Entry, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e, ok := m.ledger[article]
	return e, ok, nil
}

// Entries sees the ledger as it was when the loop began.
func (m *memory) Entries(context.Context) iter.Seq2[graph.Entry, error] {
	return func(yield func(graph.Entry, error) bool) {
		m.mu.Lock()
		ledger := slices.SortedFunc(maps.Values(m.ledger), byArticle)
		m.mu.Unlock()
		for _, e := range ledger {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// Close implements [graph.Store]; the graph is gone with its last reference.
func (m *memory) Close() error { return nil }

// Size implements [graph.Sizer].
func (m *memory) Size(ctx context.Context) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	st, err := m.qs.Stats(ctx, false)
	return int(st.Quads.Value), err
}
