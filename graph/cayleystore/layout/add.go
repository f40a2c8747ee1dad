package layout

import (
	"cmp"
	"context"
	"slices"

	"dateline/graph/cayleystore/embedded"
)

// Writer makes rows, and knows from change to change what it would have to read
// of the graph: filters of runs, two bytes a node, and what was used lately. It is
// of no use after a change that it has made could not be kept.
type Writer struct {
	runs  runs
	tails lately[listKey, *tail]
	// counted says that these are of the graph.
	counted       bool
	horizon, size uint64
	predicates    map[uint64]bool // that are noted as such
	adder
}

// adder is a change in the making. Its memory serves the next change again, but
// for the rows.
type adder struct {
	read    *Reader
	all     []*node // new ones in the order in which they were met
	byHash  []*node // new ones in order of their hashes
	ids     []Match
	objects []Match // the same in order of objects
	place   []int
	rows    []embedded.Row
	rest    []embedded.Row // of tails
	arena   []byte
}

// Forget makes the writer read again what it knows, after something was removed.
func (w *Writer) Forget() {
	w.runs.forget()
	w.tails.forget()
	w.counted, w.predicates = false, nil
}

// Add gives the rows, in order of their keys, that hold the quads of a draft
// which are not there yet in a snapshot of the writer's graph.
func (w *Writer) Add(ctx context.Context, snap embedded.Snapshot, d *Draft) (rows []embedded.Row, err error) {
	if len(d.links) == 0 {
		return nil, nil
	}
	w.read = NewReader(snap)
	w.all, w.byHash, w.ids, w.rest = w.all[:0], w.byHash[:0], w.ids[:0], w.rest[:0]
	list := w.runs.list
	for _, step := range []func(context.Context, *Draft) error{w.count, w.resolve, w.number, w.write} {
		if err = step(ctx, d); err != nil {
			w.runs.list = list
			w.Forget()
			break
		}
	}
	rows = w.rows
	w.rows, w.arena, w.read = nil, nil, nil
	return rows, err
}

// count reads what there is.
func (w *Writer) count(context.Context, *Draft) (err error) {
	if w.counted {
		return nil
	}
	if w.horizon, err = w.read.Horizon(); err != nil {
		return err
	}
	w.size, err = counter(w.read.Snap, sizeKey)
	w.counted = err == nil
	return err
}

// resolve looks for the nodes and keeps the new ones in both orders.
func (w *Writer) resolve(ctx context.Context, d *Draft) (err error) {
	if err := w.runs.load(w.read); err != nil {
		return err
	}
	for i, o := range d.order {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if o.node.id, err = w.runs.id(w.read, o.node.hash); err != nil {
			return err
		}
		if o.node.id == 0 {
			w.byHash = append(w.byHash, o.node)
		}
	}
	for _, n := range d.table.nodes {
		if n.id == 0 {
			w.all = append(w.all, n)
		}
	}
	return nil
}

// number gives ids to new nodes, and to the quads that are new, in order of
// label, subject, predicate and object.
func (w *Writer) number(ctx context.Context, d *Draft) (err error) {
	id := w.horizon
	for _, n := range w.all {
		id++
		n.id = id
	}
	w.ids = slices.Grow(w.ids, len(d.links))[:len(d.links)]
	for i, l := range d.links {
		m := Match{}
		for part, n := range l {
			if n != nil {
				m.Link[part] = n.id
			}
		}
		w.ids[i] = m
	}
	w.sort()
	w.ids = slices.Compact(w.ids)
	kept := w.ids[:0]
	for _, m := range w.ids {
		there, err := w.exists(ctx, m.Link)
		if err != nil {
			return err
		}
		if !there {
			id++
			kept = append(kept, Match{id, m.Link})
		}
	}
	w.ids = kept
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

func (w *Writer) exists(ctx context.Context, l Link) (bool, error) {
	if max(l[0], l[1], l[2], l[3]) > w.horizon {
		return false, nil
	}
	id, err := w.read.id(ctx, l)
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
