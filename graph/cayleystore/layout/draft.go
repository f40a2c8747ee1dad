package layout

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
)

// Draft is quads to add, taken apart into nodes: all of the work on them that
// can be done before it is known what the changes before have made of the graph.
// Its memory serves the next quads again.
type Draft struct {
	hasher hasher
	table  *table
	other  map[quad.Value]*node // of values that are not as they are kept
	links  [][4]*node
	slabs  [][]node
	used   int      // nodes of the slabs
	last   [4]*node // of the quad before
	order  []hashed // of all nodes, by hash
}

// node is a value with its id, 0 until it is known.
type node struct {
	value quad.Value
	hash  short
	id    uint64
	next  *node // the predicate that came after this one lately
}

// hashed is a node by the beginning of its hash.
type hashed struct {
	high uint64
	node *node
}

// Take takes quads apart. The first that cannot be kept is an error that matches
// [graph.ErrInvalid].
func (d *Draft) Take(ctx context.Context, quads []quad.Quad) error {
	if d.table == nil {
		d.table = newTable(len(quads))
	}
	d.table.clear()
	clear(d.other)
	d.used, d.last = 0, [4]*node{}
	d.links = slices.Grow(d.links[:0], len(quads))
	for i, q := range quads {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := d.take(q); err != nil {
			return fmt.Errorf("quad %d to add: %w", i, err)
		}
	}
	d.sort()
	return nil
}

// take finds the nodes of a quad. Subject and label are mostly those of the quad
// before, and the predicate the one that came after its predicate the last time.
func (d *Draft) take(q quad.Quad) error {
	var l [4]*node
	for i, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v == nil && i == 3 {
			continue
		}
		if _, iri := v.(quad.IRI); i != 2 && !iri {
			_, err := graph.Canonical(q)
			return err
		}
		guess := d.last[i]
		if before := d.last[1]; i == 1 && before != nil {
			guess = before.next
		}
		if i == 2 || guess == nil || guess.value != v {
			var err error
			if guess, err = d.node(v); err != nil {
				return err
			}
		}
		if i == 1 && d.last[1] != nil {
			d.last[1].next = guess
		}
		d.last[i], l[i] = guess, guess
	}
	d.links = append(d.links, l)
	return nil
}

// node is the node of a value.
func (d *Draft) node(v quad.Value) (*node, error) {
	n, place := d.table.find(v)
	if n != nil {
		return n, nil
	}
	if n := d.other[v]; n != nil {
		return n, nil
	}
	canonical, err := graph.CanonicalValue(v)
	if err != nil {
		return nil, err
	}
	if canonical != v {
		n, err := d.node(canonical)
		if d.other == nil {
			d.other = map[quad.Value]*node{}
		}
		d.other[v] = n
		return n, err
	}
	n = d.fresh(v)
	d.table.add(n, place)
	return n, nil
}

const slabNodes = 512

// fresh is a node for a value.
func (d *Draft) fresh(v quad.Value) *node {
	slab, at := d.used/slabNodes, d.used%slabNodes
	if slab == len(d.slabs) {
		d.slabs = append(d.slabs, make([]node, slabNodes))
	}
	d.used++
	n := &d.slabs[slab][at]
	hash := d.hasher.hash(v)
	*n = node{value: v, hash: shortOf(hash[:])}
	return n
}

// sort puts the nodes in order of their hashes, as they lie.
func (d *Draft) sort() {
	d.order = d.order[:0]
	for _, n := range d.table.nodes {
		d.order = append(d.order, hashed{n.hash.high, n})
	}
	slices.SortFunc(d.order, func(x, y hashed) int {
		if x.high != y.high {
			return cmp.Compare(x.high, y.high)
		}
		return cmp.Compare(x.node.hash.low, y.node.hash.low)
	})
}
