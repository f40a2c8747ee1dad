package cayleystore

import (
	"context"
	"encoding/binary"
	"iter"

	"github.com/cayleygraph/cayley/graph/iterator"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	bolt "go.etcd.io/bbolt"

	"dateline/graph"
)

// chunk is how many quads are read at a time.
const chunk = 2048

// Quads sees one state of the graph where no more than 2,048 quads match.
// Longer loops find the matches as they were when they began and leave out what
// is removed meanwhile; those over all quads, or all of one predicate, may also
// see what is added meanwhile.
func (f *file) Quads(ctx context.Context, p graph.Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		c := cursor{ctx: ctx, pattern: p}
		for {
			var quads []quad.Quad
			err := f.read(func(h *handle) (err error) {
				quads, err = c.next(h)
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

// cursor reads the matches of a pattern a chunk at a time. It holds ids and no
// transaction, so that between chunks the caller may do as it likes.
type cursor struct {
	ctx     context.Context
	pattern graph.Pattern
	begun   bool
	done    bool

	want     row
	rows     []row            // matches not yet given out
	subjects []uint64         // of a predicate, not yet read
	all      iterator.Scanner // over the whole file
}

func (c *cursor) next(h *handle) ([]quad.Quad, error) {
	if !c.begun {
		c.begun = true
		if err := c.begin(h); err != nil {
			return nil, err
		}
	}
	if err := c.fill(h); err != nil {
		return nil, err
	}
	n := min(chunk, len(c.rows))
	out := c.rows[:n]
	c.rows = c.rows[n:]
	c.done = len(c.rows)+len(c.subjects) == 0 && c.all == nil
	return valuesOf(c.ctx, h.reader, out)
}

// begin resolves the pattern and picks the way to read its matches.
func (c *cursor) begin(h *handle) error {
	want, ok, err := given(h.reader, c.pattern)
	if err != nil || !ok {
		return err
	}
	c.want = want
	switch want {
	case row{}:
		c.all = h.reader.QuadsAllIterator().Iterate()
	case row{1: want[1]}:
		c.subjects, err = h.subjects(want[1])
	default:
		c.rows, err = collect(c.ctx, h.reader, h.lists(want), want)
	}
	return err
}

// fill reads on until there is a chunk. The iterator over the whole file opens
// a transaction of its own for each hundred quads.
func (c *cursor) fill(h *handle) error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	for len(c.rows) < chunk && len(c.subjects) > 0 {
		c.want[0] = ckv.Int64Value(c.subjects[0])
		c.subjects = c.subjects[1:]
		more, err := collect(c.ctx, h.reader, h.lists(c.want), c.want)
		if err != nil {
			return err
		}
		c.rows = append(c.rows, more...)
	}
	for len(c.rows) < chunk && c.all != nil {
		if !c.all.Next(c.ctx) {
			err := c.all.Err()
			c.all = nil
			return err
		}
		r, _, err := rowOf(h.reader, c.all.Result(), row{})
		if err != nil {
			return err
		}
		c.rows = append(c.rows, r)
	}
	return nil
}

// subjects is the nodes that have a predicate. No index leads with predicates
// (it would cost a third of the speed of loading), but the keys of {S,P} are
// subject and predicate, so that a walk over the keys alone finds them.
func (h *handle) subjects(predicate any) (out []uint64, err error) {
	p := uint64(predicate.(ckv.Int64Value))
	err = h.db.View(func(tx *bolt.Tx) error {
		name := indexes[0].Key(nil)[0]
		b := tx.Bucket(name)
		if b == nil {
			return nil
		}
		c := b.Cursor()
		for k, _ := c.First(); k != nil; k, _ = c.Next() {
			if len(k) == 16 && binary.BigEndian.Uint64(k[8:]) == p {
				out = append(out, binary.BigEndian.Uint64(k))
			}
		}
		return nil
	})
	return out, err
}

// lists is the index lists that hold every match of a pattern that has more
// than a predicate.
func (h *handle) lists(want row) []iterator.Shape {
	const s, p, o, l = 0, 1, 2, 3
	id := func(i int) uint64 { return uint64(want[i].(ckv.Int64Value)) }
	list := func(index, first, second int) iterator.Shape {
		scan := ckv.IndexScan{Index: indexes[index], Values: []uint64{id(first)}}
		if want[second] != nil {
			scan.Values = append(scan.Values, id(second))
		}
		return scan.BuildIterator(h.reader)
	}
	var out []iterator.Shape
	if want[s] != nil {
		out = append(out, list(0, s, p))
	}
	if want[o] != nil {
		out = append(out, list(1, o, p))
	}
	if want[l] != nil {
		out = append(out, list(2, l, s))
	}
	return out
}

// Size implements [graph.Sizer].
func (f *file) Size(ctx context.Context) (n int, err error) {
	err = f.read(func(h *handle) error {
		n = int(h.reader.(*ckv.QuadStore).Size())
		return nil
	})
	return n, err
}
