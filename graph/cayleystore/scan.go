package cayleystore

import (
	"context"
	"encoding/binary"
	"iter"

	"github.com/cayleygraph/cayley/graph/iterator"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	cproto "github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"
	"google.golang.org/protobuf/proto"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
)

// chunk is how many quads are read at a time.
const chunk = 2048

// Quads sees one state of the graph where no more than 2,048 quads match.
// Longer loops find the matches as they were when they began and leave out what
// is removed meanwhile; those over all quads of one predicate may also see what
// is added meanwhile.
func (f *file) Quads(ctx context.Context, p graph.Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		c := cursor{ctx: ctx, pattern: p}
		for {
			var quads []quad.Quad
			err := f.read(func(_ *handle, r *reader) (err error) {
				quads, err = c.next(r)
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
// snapshot, so that between chunks the caller may do as it likes.
type cursor struct {
	ctx     context.Context
	pattern graph.Pattern
	begun   bool
	done    bool

	want     row
	rows     []row    // matches not yet given out
	subjects []uint64 // of a predicate, not yet read
	// at and end are the ids between which the log is still to be read.
	at, end uint64
}

func (c *cursor) next(r *reader) ([]quad.Quad, error) {
	if !c.begun {
		c.begun = true
		if err := c.begin(r); err != nil {
			return nil, err
		}
	}
	if err := c.fill(r); err != nil {
		return nil, err
	}
	n := min(chunk, len(c.rows))
	out := c.rows[:n]
	c.rows = c.rows[n:]
	c.done = len(c.rows)+len(c.subjects) == 0 && c.at >= c.end
	return valuesOf(c.ctx, r.qs, out, selected(c.pattern), r.known)
}

// begin resolves the pattern and picks the way to read its matches.
func (c *cursor) begin(r *reader) error {
	want, ok, err := given(r.qs, c.pattern)
	if err != nil || !ok {
		return err
	}
	c.want = want
	switch want {
	case row{}:
		c.end, err = r.horizon(c.ctx)
	case row{1: want[1]}:
		c.subjects, err = r.subjects(want[1])
	default:
		c.rows, err = collect(c.ctx, r.qs, r.lists(want), want)
	}
	return err
}

// fill reads on until there is a chunk.
func (c *cursor) fill(r *reader) error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	for len(c.rows) < chunk && len(c.subjects) > 0 {
		c.want[0] = ckv.Int64Value(c.subjects[0])
		c.subjects = c.subjects[1:]
		more, err := collect(c.ctx, r.qs, r.lists(c.want), c.want)
		if err != nil {
			return err
		}
		c.rows = append(c.rows, more...)
	}
	if c.at >= c.end {
		return nil
	}
	return c.log(r)
}

// log reads a chunk of quads in order of their ids.
func (c *cursor) log(r *reader) error {
	prefix := []byte{byte(embedded.Log)}
	it := r.kv.Pinned().Scan(prefix, binary.BigEndian.AppendUint64(prefix, c.at+1))
	defer it.Close()
	for len(c.rows) < chunk {
		if !it.Next() {
			c.at = c.end
			return it.Err()
		}
		c.at = binary.BigEndian.Uint64(it.Key()[1:])
		if c.at > c.end {
			return nil
		}
		var p cproto.Primitive
		if err := proto.Unmarshal(it.Value(), &p); err != nil {
			return err
		}
		if !p.IsNode() && !p.Deleted {
			c.rows = append(c.rows, rowOfPrimitive(&p))
		}
	}
	return nil
}

func rowOfPrimitive(p *cproto.Primitive) row {
	r := row{ckv.Int64Value(p.Subject), ckv.Int64Value(p.Predicate), ckv.Int64Value(p.Object), nil}
	if p.Label != 0 {
		r[3] = ckv.Int64Value(p.Label)
	}
	return r
}

// horizon is the highest id there is.
func (r *reader) horizon(ctx context.Context) (id uint64, err error) {
	err = r.kv.View(ctx, func(tx kv.Tx) error {
		v, err := tx.Get(ctx, keyHorizon)
		if err == nil {
			id = binary.LittleEndian.Uint64(v)
		}
		if err == kv.ErrNotFound {
			return nil
		}
		return err
	})
	return id, err
}

// subjects is the nodes that have a predicate. No index leads with predicates
// (it would cost a third of the speed of loading), but the keys of {S,P} are
// subject and predicate, so that a walk over the keys alone finds them.
func (r *reader) subjects(predicate any) (out []uint64, err error) {
	p := uint64(predicate.(ckv.Int64Value))
	it := r.kv.Pinned().Scan([]byte{byte(embedded.BySP)}, nil)
	defer it.Close()
	for it.Next() {
		if k := it.Key()[1:]; len(k) == 16 && binary.BigEndian.Uint64(k[8:]) == p {
			out = append(out, binary.BigEndian.Uint64(k))
		}
	}
	return out, it.Err()
}

// lists is the index lists that hold every match of a pattern that has more
// than a predicate.
func (r *reader) lists(want row) []iterator.Shape {
	const s, p, o, l = 0, 1, 2, 3
	id := func(i int) uint64 { return uint64(want[i].(ckv.Int64Value)) }
	list := func(index, first, second int) iterator.Shape {
		scan := ckv.IndexScan{Index: indexes[index], Values: []uint64{id(first)}}
		if want[second] != nil {
			scan.Values = append(scan.Values, id(second))
		}
		return scan.BuildIterator(r.qs)
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
	err = f.read(func(_ *handle, r *reader) error {
		n = int(r.qs.Size())
		return nil
	})
	return n, err
}
