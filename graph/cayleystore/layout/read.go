package layout

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph/cayleystore/embedded"
)

// checkEvery is how many rows are read between two looks at the context.
const checkEvery = 1024

// Reader reads a graph from one snapshot. It is for one goroutine.
type Reader struct {
	Snap embedded.Snapshot

	hasher hasher
	runs   []run // of hashes; nil until they are looked for
	block  block // the one read last
	key    []byte
	from   []byte // a key that a cursor holds on to
}

// NewReader reads from snap, which the caller closes.
func NewReader(snap embedded.Snapshot) *Reader { return &Reader{Snap: snap} }

// Size is how many quads there are.
func (r *Reader) Size() (int, error) {
	n, err := counter(r.Snap, sizeKey)
	return int(n), err
}

// Horizon is the highest id there is.
func (r *Reader) Horizon() (uint64, error) { return counter(r.Snap, horizonKey) }

// ID is the id of a value, which is canonical; 0 when no quad has it.
func (r *Reader) ID(v quad.Value) (uint64, error) {
	hash := r.hasher.hash(v)
	return r.idOf(hash[:])
}

// idOf looks for a hash run by run.
func (r *Reader) idOf(hash []byte) (uint64, error) {
	runs, err := r.list()
	for i := len(runs) - 1; i >= 0 && err == nil; i-- {
		var id uint64
		if id, err = r.inRun(runs[i], shortOf(hash)); id != 0 {
			return id, err
		}
	}
	return 0, err
}

// Value is the value of a node; nil when there is none.
func (r *Reader) Value(id uint64) (quad.Value, error) {
	r.key = appendKey(r.key[:0], embedded.Node, id)
	b, ok, err := r.Snap.Get(r.key)
	if err != nil || !ok {
		return nil, err
	}
	v, ok := readValue(b)
	if !ok {
		return nil, damaged(embedded.Node, r.key)
	}
	return v, nil
}

// steps is how many rows ahead one is gone to rather than looked for.
const steps = 32

// Values gives the values of nodes, whose ids ascend; those of nodes that there
// are none of are left out.
func (r *Reader) Values(ids []uint64, give func(id uint64, v quad.Value)) error {
	var it embedded.Cursor
	at := uint64(0)
	for _, id := range ids {
		if it == nil || id > at+steps {
			if it != nil {
				it.Close()
			}
			r.from = appendKey(r.from[:0], embedded.Node, id)
			it = r.Snap.Scan(r.from[:1:1], r.from)
		}
		for at < id && it.Next() {
			at = binary.BigEndian.Uint64(it.Key()[1:])
		}
		if at != id {
			continue
		}
		v, ok := readValue(it.Value())
		if !ok {
			return errors.Join(damaged(embedded.Node, it.Key()), it.Close())
		}
		give(id, v)
	}
	if it == nil {
		return nil
	}
	return errors.Join(it.Err(), it.Close())
}

// Quad is the quad with an id; ok is false when there is none.
func (r *Reader) Quad(id uint64) (l Link, ok bool, err error) {
	if ok, err := r.find(id); err != nil || !ok {
		return l, false, err
	}
	l, ok = r.block.link(int(id - r.block.first()))
	return l, ok, nil
}

// find reads the block that has an id; ok is false when there is none.
func (r *Reader) find(id uint64) (ok bool, err error) {
	if b := &r.block; b.last >= id && len(b.quads) > 0 && b.first() <= id {
		return true, nil
	}
	r.key = appendKey(r.key[:0], embedded.Quad, id)
	key, row, there, err := r.Snap.Seek(r.key)
	if err != nil || !there {
		return false, err
	}
	return r.take(key, row) && r.block.first() <= id, r.bad(key)
}

// blocks goes through those that end at an id or later.
func (r *Reader) blocks(from uint64) embedded.Cursor {
	r.from = appendKey(r.from[:0], embedded.Quad, from)
	return r.Snap.Scan(r.from[:1:1], r.from)
}

// take reads a block; where that cannot be done, bad is the error.
func (r *Reader) take(key, row []byte) bool {
	if len(key) == 9 && r.block.read(binary.BigEndian.Uint64(key[1:]), row) {
		return true
	}
	r.block = block{}
	return false
}

func (r *Reader) bad(key []byte) error {
	if len(r.block.quads) > 0 {
		return nil
	}
	return damaged(embedded.Quad, key)
}

// Walk gives the quads with ids from one to another that have all of want to
// yield, until that returns false. next is the id to go on from: past to at
// the end.
func (r *Reader) Walk(ctx context.Context, from, to uint64, want Link, yield func(Match) bool) (next uint64, err error) {
	it := r.blocks(from)
	for n := 0; it.Next(); n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return from, closing(it, ctx.Err())
		}
		if !r.take(it.Key(), it.Value()) {
			return from, closing(it, r.bad(it.Key()))
		}
		if r.block.first() > to {
			break
		}
		for i := range r.block.quads {
			id := r.block.first() + uint64(i)
			l, ok := r.block.link(i)
			if ok && id >= from && id <= to && l.fits(want) && !yield(Match{id, l}) {
				return id + 1, closing(it, nil)
			}
		}
	}
	return to + 1, closing(it, nil)
}

// way is a list that holds all matches of a pattern.
type way struct {
	table embedded.Table
	key   []byte
	node  uint64
}

// ways are the lists of the parts of a pattern, those of two parts where there
// are.
func ways(want Link) (out []way) {
	s, p, o, l := want[0], want[1], want[2], want[3]
	if s != 0 {
		out = append(out, way{embedded.BySubject, appendKey(nil, embedded.BySubject, s), s})
	}
	if o != 0 {
		w := way{embedded.ByObject, appendKey(nil, embedded.ByObject, o), o}
		if p != 0 {
			w.key = objectKey(nil, o, p)
		}
		out = append(out, w)
	}
	if l != 0 {
		out = append(out, way{embedded.ByLabel, appendKey(nil, embedded.ByLabel, l), l})
	}
	return out
}

// Match gives the quads that have all of want, one part of which is not 0, and
// not the predicate alone, at the most so many of them where most is above 0.
// All lists that hold every match are read in turn up to a growing bound, and the first that
// is read to its end serves: no long list is read where a short one would do.
func (r *Reader) Match(ctx context.Context, want Link, most int) ([]Match, error) {
	all := ways(want)
	for bound := 64; ; bound *= 8 {
		if len(all) == 1 {
			bound = math.MaxInt
		}
		for _, w := range all {
			ids, whole, err := r.ids(w, bound)
			if err != nil {
				return nil, err
			}
			if whole {
				return r.fetch(ctx, w, ids, want, most)
			}
		}
	}
}

// ids reads a list of a bound number of quads or blocks; whole says that there
// are no more.
func (r *Reader) ids(w way, bound int) (ids []uint64, whole bool, err error) {
	whole, n := true, 0
	take := func(row []byte) error {
		if !readList(w.node, row, func(id uint64) bool {
			if ids = append(ids, id); w.table != embedded.ByLabel {
				n++
			} else if len(ids)%2 == 0 {
				n += int(min(id-ids[len(ids)-2]+1, math.MaxInt32))
			}
			whole = n <= bound
			return whole
		}) {
			return damaged(w.table, w.key)
		}
		return nil
	}
	it := r.Snap.Scan(w.key, nil)
	for err == nil && whole && it.Next() {
		err = take(it.Value())
	}
	if err = closing(it, err); err != nil || !whole {
		return ids, false, err
	}
	r.key = tailKey(r.key[:0], w.key)
	for prefix := len(r.key); ; { // Seek, as most lists have one tail or none
		key, row, ok, err := r.Snap.Seek(r.key)
		if err != nil || !ok || !bytes.HasPrefix(key, r.key[:prefix]) {
			return ids, err == nil, err
		}
		if err := take(row); err != nil || !whole {
			return ids, false, err
		}
		r.key = append(append(r.key[:0], key...), 0)
	}
}

// fetch reads the quads of a list that have all of want.
func (r *Reader) fetch(ctx context.Context, w way, ids []uint64, want Link, most int) (out []Match, err error) {
	more := func(m Match) bool {
		out = append(out, m)
		return most <= 0 || len(out) < most
	}
	if w.table == embedded.ByLabel {
		if len(ids)%2 != 0 {
			return nil, damaged(w.table, w.key)
		}
		runs := pairs(ids)
		for _, run := range runs {
			if _, err := r.Walk(ctx, run[0], run[1], want, more); err != nil || most > 0 && len(out) >= most {
				return out, err
			}
		}
		return out, nil
	}
	slices.Sort(ids)
	for i, id := range ids {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		ok, err := r.find(id)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue // Check says more
		}
		from, to := id, id
		if w.table == embedded.BySubject {
			from = r.block.first()
		}
		for ; from <= to; from++ {
			if l, ok := r.block.link(int(from - r.block.first())); ok && l.fits(want) && !more(Match{from, l}) {
				return out, nil
			}
		}
	}
	return out, nil
}

// pairs is ids two by two, in order.
func pairs(ids []uint64) [][2]uint64 {
	out := make([][2]uint64, 0, len(ids)/2)
	for i := 0; i+1 < len(ids); i += 2 {
		out = append(out, [2]uint64{ids[i], ids[i+1]})
	}
	slices.SortFunc(out, func(a, b [2]uint64) int { return int(int64(a[0] - b[0])) })
	return out
}
