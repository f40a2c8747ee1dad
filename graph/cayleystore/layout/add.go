package layout

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
)

// adder makes the rows of quads to add. Its memory serves the next change again,
// but for the rows.
type adder struct {
	read  *Reader
	runs  *Runs
	table *table
	other map[quad.Value]*node // of values that are not as they are kept
	all   []*node              // in the order in which they were met; once resolved, new ones alone
	links [][4]*node
	slabs [][]node
	used  int // nodes of the slabs
	last  [4]known

	order   []hashed // of all nodes
	byHash  []*node  // new ones in order of their hashes
	horizon uint64   // the highest id before
	ids     []Match
	objects []Match // the same in order of objects
	place   []int
	rows    []embedded.Row
	tails   []embedded.Row // of lists
	arena   []byte
}

// ready forgets the change before.
func (a *adder) ready(snap embedded.Snapshot, runs *Runs, quads int) {
	a.read, a.runs = NewReader(snap), runs
	if a.table == nil {
		a.table = newTable(quads)
	}
	a.table.clear()
	clear(a.other)
	a.links, a.used, a.last = a.links[:0], 0, [4]known{}
	a.byHash, a.ids, a.tails = a.byHash[:0], a.ids[:0], a.tails[:0]
	a.rows, a.arena = nil, nil
}

const slabNodes = 512

// fresh is a node for a value.
func (a *adder) fresh(v quad.Value) *node {
	slab, at := a.used/slabNodes, a.used%slabNodes
	if slab == len(a.slabs) {
		a.slabs = append(a.slabs, make([]node, slabNodes))
	}
	a.used++
	n := &a.slabs[slab][at]
	hash := a.read.hasher.hash(v)
	*n = node{value: v, hash: shortOf(hash[:])}
	return n
}

// node is a value with its id, 0 until a new one gets one.
type node struct {
	value quad.Value
	hash  short
	id    uint64
}

// known is the value that a part of the quad before had.
type known struct {
	value quad.Value
	node  *node
}

// Add gives the rows, in order of their keys, that hold quads which are not
// there yet; runs is of the same graph. The first quad that cannot be kept is an error that matches
// [graph.ErrInvalid].
func Add(ctx context.Context, snap embedded.Snapshot, quads []quad.Quad, runs *Runs) ([]embedded.Row, error) {
	if len(quads) == 0 {
		return nil, nil
	}
	a := &runs.adder
	a.ready(snap, runs, len(quads))
	a.links = slices.Grow(a.links, len(quads))
	for i, q := range quads {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err := a.take(q); err != nil {
			return nil, fmt.Errorf("quad %d to add: %w", i, err)
		}
	}
	if err := a.resolve(ctx); err != nil {
		return nil, err
	}
	if err := a.number(ctx); err != nil || len(a.ids) == 0 {
		return nil, err
	}
	err := a.write()
	rows := a.rows
	a.rows, a.arena, a.read = nil, nil, nil
	return rows, err
}

// take resolves the nodes of a quad.
func (a *adder) take(q quad.Quad) error {
	var l [4]*node
	for i, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v == nil && i == 3 {
			continue
		}
		if _, iri := v.(quad.IRI); i != 2 && !iri {
			_, err := graph.Canonical(q)
			return err
		}
		if a.last[i].value != v || v == nil {
			n, err := a.node(v)
			if err != nil {
				return err
			}
			a.last[i] = known{v, n}
		}
		l[i] = a.last[i].node
	}
	a.links = append(a.links, l)
	return nil
}

// node is the node of a value, new or not.
func (a *adder) node(v quad.Value) (*node, error) {
	n, place := a.table.find(v)
	if n != nil {
		return n, nil
	}
	if n := a.other[v]; n != nil {
		return n, nil
	}
	canonical, err := graph.CanonicalValue(v)
	if err != nil {
		return nil, err
	}
	if canonical != v {
		n, err := a.node(canonical)
		if a.other == nil {
			a.other = map[quad.Value]*node{}
		}
		a.other[v] = n
		return n, err
	}
	n = a.fresh(v)
	a.table.add(n, place)
	return n, nil
}

// hashed is the place of a node by the beginning of its hash.
type hashed struct {
	high  uint64
	place int
}

// resolve looks for the nodes in order of their hashes, as they lie, and keeps
// the new ones in that order and in the order in which they were met.
func (a *adder) resolve(ctx context.Context) (err error) {
	if err := a.runs.load(a.read); err != nil {
		return err
	}
	a.all = a.table.nodes
	a.order = a.order[:0]
	for i, n := range a.all {
		a.order = append(a.order, hashed{n.hash.high, i})
	}
	slices.SortFunc(a.order, func(x, y hashed) int {
		if x.high != y.high {
			return cmp.Compare(x.high, y.high)
		}
		return cmp.Compare(a.all[x.place].hash.low, a.all[y.place].hash.low)
	})
	for i, o := range a.order {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		n := a.all[o.place]
		if n.id, err = a.runs.id(a.read, n.hash); err != nil {
			return err
		}
		if n.id == 0 {
			a.byHash = append(a.byHash, n)
		}
	}
	a.all = slices.DeleteFunc(a.all, func(n *node) bool { return n.id != 0 })
	return nil
}

// number gives ids to new nodes, and to the quads that are new, in order of
// label, subject, predicate and object.
func (a *adder) number(ctx context.Context) (err error) {
	if a.horizon, err = a.read.Horizon(); err != nil {
		return err
	}
	id := a.horizon
	for _, n := range a.all {
		id++
		n.id = id
	}
	a.ids = append(a.ids, make([]Match, len(a.links))...)
	for i, l := range a.links {
		for d, n := range l {
			if n != nil {
				a.ids[i].Link[d] = n.id
			}
		}
	}
	a.sort()
	a.ids = slices.Compact(a.ids)
	kept := a.ids[:0]
	for _, m := range a.ids {
		there, err := a.exists(ctx, m.Link)
		if err != nil {
			return err
		}
		if !there {
			id++
			kept = append(kept, Match{id, m.Link})
		}
	}
	a.ids = kept
	return nil
}

// sort puts the quads in order of label, subject, predicate and object. Those of
// a label mostly come together, so they are sorted label by label, and wholly
// where they do not.
func (a *adder) sort() {
	compare := func(x, y Match) int {
		if x.Link[0] != y.Link[0] {
			return cmp.Compare(x.Link[0], y.Link[0])
		}
		if x.Link[1] != y.Link[1] {
			return cmp.Compare(x.Link[1], y.Link[1])
		}
		return cmp.Compare(x.Link[2], y.Link[2])
	}
	inOrder := true
	for from := 0; from < len(a.ids); {
		to := from + 1
		for to < len(a.ids) && a.ids[to].Link[3] == a.ids[from].Link[3] {
			to++
		}
		slices.SortFunc(a.ids[from:to], compare)
		inOrder = inOrder && (from == 0 || a.ids[from-1].Link[3] < a.ids[from].Link[3])
		from = to
	}
	if !inOrder {
		slices.SortFunc(a.ids, func(x, y Match) int { return cmp.Or(cmp.Compare(x.Link[3], y.Link[3]), compare(x, y)) })
	}
}

func (a *adder) exists(ctx context.Context, l Link) (bool, error) {
	if max(l[0], l[1], l[2], l[3]) > a.horizon {
		return false, nil
	}
	id, err := a.read.id(ctx, l)
	return id != 0, err
}

// id is that of a quad, label or no label; 0 when it is not there.
func (r *Reader) id(ctx context.Context, l Link) (uint64, error) {
	found, err := r.Match(ctx, l, 0)
	for _, m := range found {
		if m.Link == l {
			return m.ID, nil
		}
	}
	return 0, err
}
