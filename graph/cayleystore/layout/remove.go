package layout

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph/cayleystore/embedded"
)

// remover makes the rows of quads to remove, one kind after another, each on
// top of those before.
type remover struct {
	read *Reader
	rows map[string][]byte
	gone []Match
	// blocks are those of which nothing is left, by their last ids.
	blocks []block
}

// Remove gives the rows, in order of their keys, without quads; those that are
// not there are passed over. What a quad took is gone with it: its part of a
// block, its entries in lists, and the nodes that no other has.
func Remove(ctx context.Context, snap embedded.Snapshot, quads []quad.Quad) ([]embedded.Row, error) {
	r := &remover{read: NewReader(snap), rows: map[string][]byte{}}
	for _, q := range quads {
		if err := r.find(ctx, q); err != nil {
			return nil, err
		}
	}
	if len(r.gone) == 0 {
		return nil, nil
	}
	slices.SortFunc(r.gone, func(a, b Match) int { return cmp.Compare(a.ID, b.ID) })
	r.gone = slices.Compact(r.gone)
	size, err := counter(snap, sizeKey)
	if err != nil {
		return nil, err
	}
	row := counterRow(sizeKey, size-uint64(len(r.gone)))
	r.rows[string(row.Key)] = row.Value
	for _, step := range []func(embedded.Snapshot) error{r.fromBlocks, r.fromLists, r.fromRuns, r.nodes} {
		if err := step(NewLayer(snap, r.sorted())); err != nil {
			return nil, err
		}
	}
	return r.sorted(), ctx.Err()
}

func (r *remover) sorted() []embedded.Row {
	out := make([]embedded.Row, 0, len(r.rows))
	for _, key := range slices.Sorted(maps.Keys(r.rows)) {
		out = append(out, embedded.Row{Key: []byte(key), Value: r.rows[key]})
	}
	return out
}

func (r *remover) find(ctx context.Context, q quad.Quad) error {
	var l Link
	for i, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v == nil {
			continue
		}
		id, err := r.read.ID(v)
		if err != nil || id == 0 {
			return err
		}
		l[i] = id
	}
	id, err := r.read.id(ctx, l)
	if id != 0 {
		r.gone = append(r.gone, Match{id, l})
	}
	return err
}

// fromBlocks leaves holes in blocks.
func (r *remover) fromBlocks(snap embedded.Snapshot) error {
	read := NewReader(snap)
	for i := 0; i < len(r.gone); {
		if ok, err := read.find(r.gone[i].ID); err != nil || !ok {
			return err
		}
		b := read.block
		for ; i < len(r.gone) && r.gone[i].ID <= b.last; i++ {
			b.quads[r.gone[i].ID-b.first()] = po{}
		}
		key := string(appendKey(nil, embedded.Quad, b.last))
		if b.live() > 0 {
			r.rows[key] = b.append(nil)
			continue
		}
		r.rows[key] = nil
		r.blocks = append(r.blocks, block{last: b.last, subject: b.subject, label: b.label, quads: make([]po, len(b.quads))})
	}
	return nil
}

// fromLists takes quads and blocks out of the lists of objects and subjects.
func (r *remover) fromLists(snap embedded.Snapshot) error {
	ids := map[string]map[uint64]bool{}
	note := func(key []byte, id uint64) {
		set := ids[string(key)]
		if set == nil {
			set = map[uint64]bool{}
			ids[string(key)] = set
		}
		set[id] = true
	}
	for _, m := range r.gone {
		note(objectKey(nil, m.Link[2], m.Link[1]), m.ID)
	}
	for _, b := range r.blocks {
		note(appendKey(nil, embedded.BySubject, b.subject), b.last)
	}
	for key, set := range ids {
		if err := r.takeFrom(snap, key, set); err != nil {
			return err
		}
	}
	return nil
}

// takeFrom takes ids out of a list, and reads no more of it than the rows that
// may hold them: the list of a node that all articles share is long.
func (r *remover) takeFrom(snap embedded.Snapshot, key string, ids map[uint64]bool) error {
	list, node := []byte(key), binary.BigEndian.Uint64([]byte(key[1:]))
	left := func(list []uint64) []uint64 {
		return slices.DeleteFunc(list, func(id uint64) bool { return ids[id] })
	}
	covered := uint64(0) // all ids before it have been looked for
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if id < covered {
			continue
		}
		from, err := rowNear(snap, list, id)
		if err != nil {
			return err
		}
		covered = math.MaxUint64
		within := func(row []byte) bool {
			if len(row) > len(list) && firstOf(row) > id {
				covered = firstOf(row)
				return false
			}
			return true
		}
		if err := r.rewriteRows(snap.Scan(list, from), node, within, left); err != nil {
			return err
		}
	}
	return r.rewriteRows(snap.Scan(tailKey(nil, list), nil), node, nil, left)
}

// rowNear is a key from which on the row of a list comes soon that would hold an
// id. Rows are named by their first ids, so it goes back from the id in growing
// steps until there is one.
func rowNear(snap embedded.Snapshot, list []byte, id uint64) ([]byte, error) {
	for back := uint64(1); back <= id; back *= 4 {
		from := partKey(list, id-back+1)
		row, _, ok, err := snap.Seek(from)
		if err != nil {
			return nil, err
		}
		if ok && bytes.HasPrefix(row, list) && firstOf(row) <= id {
			return from, nil
		}
	}
	return list, nil
}

// firstOf is the first id in a part of a list, by its key.
func firstOf(row []byte) uint64 { return binary.BigEndian.Uint64(row[len(row)-8:]) }

// fromRuns takes runs out of the lists of labels of which no block is left.
func (r *remover) fromRuns(snap embedded.Snapshot) error {
	lasts := map[uint64][]uint64{} // of blocks by label, in order
	for _, b := range r.blocks {
		if b.label != 0 {
			lasts[b.label] = append(lasts[b.label], b.last)
		}
	}
	for label, gone := range lasts {
		var failed error
		empty := func(first, last uint64) bool {
			i, _ := slices.BinarySearch(gone, first)
			if i == len(gone) || gone[i] > last || failed != nil {
				return false
			}
			read, some := NewReader(snap), false
			_, failed = read.Walk(context.Background(), first, last, Link{}, func(Match) bool {
				some = true
				return false
			})
			return !some
		}
		err := r.rewrite(snap, string(appendKey(nil, embedded.ByLabel, label)), func(list []uint64) (out []uint64) {
			for i := 0; i+1 < len(list); i += 2 {
				if !empty(list[i], list[i+1]) {
					out = append(out, list[i], list[i+1])
				}
			}
			return out
		})
		if err == nil {
			err = failed
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// rewrite gives every row of a list what is left of it.
func (r *remover) rewrite(snap embedded.Snapshot, key string, left func([]uint64) []uint64) error {
	node := binary.BigEndian.Uint64([]byte(key[1:]))
	return errors.Join(r.rewriteRows(snap.Scan([]byte(key), nil), node, nil, left), r.rewriteRows(snap.Scan(tailKey(nil, []byte(key)), nil), node, nil, left))
}

// rewriteRows gives rows what is left of them, as long as within, where it is
// given, is for their keys.
func (r *remover) rewriteRows(it embedded.Cursor, node uint64, within func(key []byte) bool, left func([]uint64) []uint64) error {
	for it.Next() && (within == nil || within(it.Key())) {
		var list []uint64
		if !readList(node, it.Value(), func(id uint64) bool {
			list = append(list, id)
			return true
		}) {
			return closing(it, damaged(embedded.Table(it.Key()[0]), it.Key()))
		}
		before := len(list)
		list = left(list)
		switch row := strings.Clone(string(it.Key())); {
		case len(list) == 0:
			r.rows[row] = nil
		case len(list) < before:
			r.rows[row] = appendList(nil, node, list)
		}
	}
	return closing(it, nil)
}

// nodes takes away those that no quad has any more.
func (r *remover) nodes(snap embedded.Snapshot) error {
	seen := map[uint64]bool{}
	read := NewReader(snap)
	var gone []entry
	for _, m := range r.gone {
		for d, id := range m.Link {
			if id == 0 || d == 1 || seen[id] {
				continue
			}
			seen[id] = true
			used, err := inUse(snap, id)
			if err != nil {
				return err
			}
			if used {
				continue
			}
			v, err := read.Value(id)
			if err != nil {
				return err
			}
			r.rows[string(appendKey(nil, embedded.Node, id))] = nil
			if v != nil {
				hash := read.hasher.hash(v)
				gone = append(gone, entry{shortOf(hash[:]), id})
			}
		}
	}
	rows, err := read.forget(gone)
	for _, row := range rows {
		r.rows[string(row.Key)] = row.Value
	}
	return err
}

// inUse reports whether a node has rows in any index.
func inUse(snap embedded.Snapshot, id uint64) (bool, error) {
	for _, t := range []embedded.Table{embedded.BySubject, embedded.ByObject, embedded.ByLabel, embedded.Predicate} {
		key := appendKey(nil, t, id)
		for _, prefix := range [][]byte{key, tailKey(nil, key)} {
			it := snap.Scan(prefix, nil)
			some := it.Next()
			if err := closing(it, nil); err != nil || some {
				return some, err
			}
		}
	}
	return false, nil
}
