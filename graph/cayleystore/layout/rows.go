package layout

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph/cayleystore/embedded"
)

// write makes the rows, one table after another in order of their keys.
func (w *Writer) write(context.Context, *Draft) error {
	if len(w.ids) == 0 {
		return nil
	}
	w.rows = make([]embedded.Row, 0, 2*len(w.ids)+256)
	if err := w.writeNodes(); err != nil {
		return err
	}
	if err := w.writeByLabel(); err != nil {
		return err
	}
	horizon, size := w.ids[len(w.ids)-1].ID, w.size+uint64(len(w.ids))
	hashes, err := w.hashes(horizon)
	if err != nil {
		return err
	}
	w.rows = append(w.rows, counterRow(horizonKey, horizon), listRow(w.runs.list), counterRow(sizeKey, size))
	if err := w.writeByObject(); err != nil {
		return err
	}
	if err := w.writePredicates(); err != nil {
		return err
	}
	blocks := w.writeBlocks()
	if err := w.writeBySubject(blocks); err != nil {
		return err
	}
	w.rows = append(append(w.rows, w.rest...), hashes...)
	w.horizon, w.size = horizon, size
	return nil
}

// room makes sure that so much can be appended to the arena in place.
func (w *Writer) room(n int) {
	if cap(w.arena)-len(w.arena) < n {
		w.arena = make([]byte, 0, max(n, 1<<18))
	}
}

// add adds a row whose key and value were appended to the arena from one place
// and from another on.
func (w *Writer) add(key, value int) {
	w.rows = append(w.rows, embedded.Row{Key: w.arena[key:value:value], Value: w.arena[value:len(w.arena):len(w.arena)]})
}

func (w *Writer) writeNodes() (err error) {
	for _, n := range w.all {
		length := 0
		switch v := n.value.(type) {
		case quad.IRI:
			length = len(v)
		case quad.String:
			length = len(v)
		}
		w.room(length + 128)
		key := len(w.arena)
		w.arena = appendKey(w.arena, embedded.Node, n.id)
		value := len(w.arena)
		if w.arena, err = appendValue(w.arena, n.value); err != nil {
			return err
		}
		w.add(key, value)
	}
	return nil
}

// hashes is the rows of runs with the new nodes.
func (w *Writer) hashes(number uint64) ([]embedded.Row, error) {
	if len(w.byHash) == 0 {
		return nil, nil
	}
	entries := make([]entry, len(w.byHash))
	for i, n := range w.byHash {
		entries[i] = entry{n.hash, n.id}
	}
	rows, err := w.runs.add(w.read, number, entries)
	slices.SortFunc(rows, func(a, b embedded.Row) int { return bytes.Compare(a.Key, b.Key) })
	return rows, err
}

// list adds the rows that a list becomes when ids are added; its key is of a
// table and its nodes, the second of which may be 0.
func (w *Writer) list(t embedded.Table, node, second uint64, ids []uint64) error {
	w.room(64)
	from := len(w.arena)
	isNew := max(node, second) > w.horizon
	if !isNew {
		w.arena = append(w.arena, byte(embedded.Tail))
	}
	key := len(w.arena)
	if w.arena = appendKey(w.arena, t, node); second != 0 {
		w.arena = binary.AppendUvarint(w.arena, second)
	}
	value := len(w.arena)
	switch {
	case isNew && len(ids) == 1: // most are
		w.arena = binary.AppendUvarint(w.arena, ids[0]-node)
		w.add(from, value)
	case isNew:
		row := embedded.Row{Key: w.arena[key:value:value]}
		at := len(w.rows)
		first := tail{last: node}
		w.rows = first.grow(append(w.rows, row), row.Key, node, ids)
		w.rows[at].Value = first.ids
	default:
		place := w.arena[from:value:value]
		of, err := w.tail(listKey{t, node, second}, place)
		if err != nil {
			return err
		}
		w.rows = of.grow(w.rows, place[1:], node, ids)
		w.room(len(of.ids))
		from = len(w.arena)
		w.arena = append(w.arena, of.ids...) // which grow in place
		w.rest = append(w.rest, embedded.Row{Key: place, Value: w.arena[from:len(w.arena):len(w.arena)]})
	}
	return nil
}

// tail is the tail of a list, which stands under a key.
func (w *Writer) tail(of listKey, key []byte) (*tail, error) {
	if t, ok := w.tails.get(of); ok {
		return t, nil
	}
	row, _, err := w.read.Snap.Get(key)
	if err != nil {
		return nil, err
	}
	t := &tail{ids: append(make([]byte, 0, longestTail), row...), last: of.node}
	readList(of.node, row, func(id uint64) bool {
		t.last = id
		return true
	})
	w.tails.put(of, t)
	return t, nil
}

func (w *Writer) writeByLabel() error {
	for i := 0; i < len(w.ids); {
		label, first := w.ids[i].Link[3], w.ids[i].ID
		for ; i < len(w.ids) && w.ids[i].Link[3] == label; i++ {
		}
		if label == 0 {
			continue
		}
		if err := w.list(embedded.ByLabel, label, 0, []uint64{first, w.ids[i-1].ID}); err != nil {
			return err
		}
	}
	return nil
}

// byObject is the quads in order of objects. Those of new objects, which are
// most, need no comparing: an object's place is its id.
func (w *Writer) byObject() []Match {
	w.place = append(w.place[:0], make([]int, len(w.all)+1)...)
	place := w.place
	known := 0
	for _, m := range w.ids {
		if o := m.Link[2]; o > w.horizon {
			place[o-w.horizon]++
		} else {
			known++
		}
	}
	next := known
	for i, n := range place {
		place[i] = next
		next += n
	}
	w.objects = append(w.objects[:0], w.ids...) // each is written over
	out := w.objects
	known = 0
	for _, m := range w.ids {
		if o := m.Link[2]; o > w.horizon {
			out[place[o-w.horizon]] = m
			place[o-w.horizon]++
		} else {
			out[known] = m
			known++
		}
	}
	compare := func(x, y Match) int {
		if x.Link[2] != y.Link[2] {
			return cmp.Compare(x.Link[2], y.Link[2])
		}
		if x.Link[1] != y.Link[1] {
			return compareVarints(x.Link[1], y.Link[1])
		}
		return cmp.Compare(x.ID, y.ID)
	}
	slices.SortFunc(out[:known], compare)
	for i := known; i < len(out); {
		from := i
		for ; i < len(out) && out[i].Link[2] == out[from].Link[2]; i++ {
		}
		if i-from > 1 {
			slices.SortFunc(out[from:i], compare)
		}
	}
	return out
}

func (w *Writer) writeByObject() error {
	all := w.byObject()
	var ids []uint64
	for i := 0; i < len(all); {
		p, o := all[i].Link[1], all[i].Link[2]
		ids = ids[:0]
		for ; i < len(all) && all[i].Link[1] == p && all[i].Link[2] == o; i++ {
			ids = append(ids, all[i].ID)
		}
		if err := w.list(embedded.ByObject, o, p, ids); err != nil {
			return err
		}
	}
	return nil
}

// compareVarints compares numbers as they stand in keys.
func compareVarints(x, y uint64) int {
	if max(x, y) < 1<<7 {
		return cmp.Compare(x, y)
	}
	var a, b [binary.MaxVarintLen64]byte
	return bytes.Compare(a[:binary.PutUvarint(a[:], x)], b[:binary.PutUvarint(b[:], y)])
}

func (w *Writer) writePredicates() error {
	var list []uint64
	for _, m := range w.ids {
		if p := m.Link[1]; !w.predicates[p] {
			if w.predicates == nil {
				w.predicates = map[uint64]bool{}
			}
			w.predicates[p] = true
			list = append(list, p)
		}
	}
	slices.Sort(list)
	for _, p := range list {
		key := appendKey(nil, embedded.Predicate, p)
		_, there, err := w.read.Snap.Get(key)
		if err != nil {
			return err
		}
		if !there {
			w.rows = append(w.rows, embedded.Row{Key: key, Value: []byte{0}})
		}
	}
	return nil
}

// writeBlocks gives for each block its subject and last id.
func (w *Writer) writeBlocks() (blocks [][2]uint64) {
	var b block
	for i := 0; i < len(w.ids); {
		b.subject, b.label, b.quads = w.ids[i].Link[0], w.ids[i].Link[3], b.quads[:0]
		for ; i < len(w.ids) && len(b.quads) < longestBlock && w.ids[i].Link[0] == b.subject && w.ids[i].Link[3] == b.label; i++ {
			b.quads = append(b.quads, po{w.ids[i].Link[1], w.ids[i].Link[2]})
		}
		b.last = w.ids[i-1].ID
		w.room(32 + 2*binary.MaxVarintLen64*(len(b.quads)+2))
		key := len(w.arena)
		w.arena = appendKey(w.arena, embedded.Quad, b.last)
		value := len(w.arena)
		w.arena = b.append(w.arena)
		w.add(key, value)
		blocks = append(blocks, [2]uint64{b.subject, b.last})
	}
	return blocks
}

func (w *Writer) writeBySubject(blocks [][2]uint64) error {
	slices.SortFunc(blocks, func(x, y [2]uint64) int {
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		return cmp.Compare(x[1], y[1])
	})
	var ids []uint64
	for i := 0; i < len(blocks); {
		subject := blocks[i][0]
		ids = ids[:0]
		for ; i < len(blocks) && blocks[i][0] == subject; i++ {
			ids = append(ids, blocks[i][1])
		}
		if err := w.list(embedded.BySubject, subject, 0, ids); err != nil {
			return err
		}
	}
	return nil
}
