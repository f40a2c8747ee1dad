package layout

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph/cayleystore/embedded"
)

// write makes the rows, one table after another in order of their keys.
func (a *adder) write() error {
	a.rows = make([]embedded.Row, 0, 2*len(a.ids)+256)
	if err := a.writeNodes(); err != nil {
		return err
	}
	if err := a.writeByLabel(); err != nil {
		return err
	}
	size, err := counter(a.read.Snap, sizeKey)
	if err != nil {
		return err
	}
	horizon := a.ids[len(a.ids)-1].ID
	hashes, list, err := a.hashes(horizon)
	if err != nil {
		return err
	}
	a.rows = append(a.rows, counterRow(horizonKey, horizon), listRow(list), counterRow(sizeKey, size+uint64(len(a.ids))))
	if err := a.writeByObject(); err != nil {
		return err
	}
	if err := a.writePredicates(); err != nil {
		return err
	}
	blocks := a.writeBlocks()
	if err := a.writeBySubject(blocks); err != nil {
		return err
	}
	a.rows = append(append(a.rows, a.tails...), hashes...)
	a.runs.list = list
	return nil
}

// room makes sure that so much can be appended to the arena in place.
func (a *adder) room(n int) {
	if cap(a.arena)-len(a.arena) < n {
		a.arena = make([]byte, 0, max(n, 1<<18))
	}
}

// add adds a row whose key and value were appended to the arena from one place
// and from another on.
func (a *adder) add(key, value int) {
	a.rows = append(a.rows, embedded.Row{Key: a.arena[key:value:value], Value: a.arena[value:len(a.arena):len(a.arena)]})
}

func (a *adder) writeNodes() (err error) {
	for _, n := range a.all {
		length := 0
		switch v := n.value.(type) {
		case quad.IRI:
			length = len(v)
		case quad.String:
			length = len(v)
		}
		a.room(length + 128)
		key := len(a.arena)
		a.arena = appendKey(a.arena, embedded.Node, n.id)
		value := len(a.arena)
		if a.arena, err = appendValue(a.arena, n.value); err != nil {
			return err
		}
		a.add(key, value)
	}
	return nil
}

// hashes is the rows of runs, and the runs that there are with them.
func (a *adder) hashes(number uint64) ([]embedded.Row, []run, error) {
	if len(a.byHash) == 0 {
		return nil, a.runs.list, nil
	}
	entries := make([]entry, len(a.byHash))
	for i, n := range a.byHash {
		entries[i] = entry{n.hash, n.id}
	}
	rows, list, err := a.runs.add(a.read, number, entries)
	slices.SortFunc(rows, func(a, b embedded.Row) int { return bytes.Compare(a.Key, b.Key) })
	return rows, list, err
}

// list adds the rows that a list becomes when ids are added.
func (a *adder) list(key []byte, node uint64, isNew bool, ids []uint64) error {
	if isNew && len(ids) == 1 { // most are
		a.room(64)
		from := len(a.arena)
		a.arena = append(a.arena, key...)
		value := len(a.arena)
		a.arena = binary.AppendUvarint(a.arena, ids[0]-node)
		a.add(from, value)
		return nil
	}
	if isNew {
		at := len(a.rows)
		var first []byte
		a.rows, first = grow(append(a.rows, embedded.Row{}), key, node, nil, ids)
		a.rows[at] = embedded.Row{Key: bytes.Clone(key), Value: first}
		return nil
	}
	a.room(len(key) + 1)
	from := len(a.arena)
	a.arena = tailKey(a.arena, key)
	place := a.arena[from:len(a.arena):len(a.arena)]
	tail, _, err := a.read.Snap.Get(place)
	if err != nil {
		return err
	}
	a.rows, tail = grow(a.rows, key, node, tail, ids)
	a.tails = append(a.tails, embedded.Row{Key: place, Value: tail})
	return nil
}

func (a *adder) writeByLabel() error {
	var key []byte
	for i := 0; i < len(a.ids); {
		label, first := a.ids[i].Link[3], a.ids[i].ID
		for ; i < len(a.ids) && a.ids[i].Link[3] == label; i++ {
		}
		if label == 0 {
			continue
		}
		key = appendKey(key[:0], embedded.ByLabel, label)
		if err := a.list(key, label, label > a.horizon, []uint64{first, a.ids[i-1].ID}); err != nil {
			return err
		}
	}
	return nil
}

// byObject is the quads in order of objects. Those of new objects, which are
// most, need no comparing: an object's place is its id.
func (a *adder) byObject() []Match {
	a.place = append(a.place[:0], make([]int, len(a.all)+1)...)
	place := a.place
	known := 0
	for _, m := range a.ids {
		if o := m.Link[2]; o > a.horizon {
			place[o-a.horizon]++
		} else {
			known++
		}
	}
	next := known
	for i, n := range place {
		place[i] = next
		next += n
	}
	a.objects = append(a.objects[:0], a.ids...) // each is written over
	out := a.objects
	known = 0
	for _, m := range a.ids {
		if o := m.Link[2]; o > a.horizon {
			out[place[o-a.horizon]] = m
			place[o-a.horizon]++
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

func (a *adder) writeByObject() error {
	all := a.byObject()
	var key []byte
	var ids []uint64
	for i := 0; i < len(all); {
		p, o := all[i].Link[1], all[i].Link[2]
		ids = ids[:0]
		for ; i < len(all) && all[i].Link[1] == p && all[i].Link[2] == o; i++ {
			ids = append(ids, all[i].ID)
		}
		key = objectKey(key[:0], o, p)
		if err := a.list(key, o, max(o, p) > a.horizon, ids); err != nil {
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

func (a *adder) writePredicates() error {
	seen := map[uint64]bool{}
	var list []uint64
	for _, m := range a.ids {
		if p := m.Link[1]; !seen[p] {
			seen[p] = true
			list = append(list, p)
		}
	}
	slices.Sort(list)
	for _, p := range list {
		key := appendKey(nil, embedded.Predicate, p)
		_, there, err := a.read.Snap.Get(key)
		if err != nil {
			return err
		}
		if !there {
			a.rows = append(a.rows, embedded.Row{Key: key, Value: []byte{0}})
		}
	}
	return nil
}

// writeBlocks gives for each block its subject and last id.
func (a *adder) writeBlocks() (blocks [][2]uint64) {
	var b block
	for i := 0; i < len(a.ids); {
		b.subject, b.label, b.quads = a.ids[i].Link[0], a.ids[i].Link[3], b.quads[:0]
		for ; i < len(a.ids) && len(b.quads) < longestBlock && a.ids[i].Link[0] == b.subject && a.ids[i].Link[3] == b.label; i++ {
			b.quads = append(b.quads, po{a.ids[i].Link[1], a.ids[i].Link[2]})
		}
		b.last = a.ids[i-1].ID
		a.room(32 + 2*binary.MaxVarintLen64*(len(b.quads)+2))
		key := len(a.arena)
		a.arena = appendKey(a.arena, embedded.Quad, b.last)
		value := len(a.arena)
		a.arena = b.append(a.arena)
		a.add(key, value)
		blocks = append(blocks, [2]uint64{b.subject, b.last})
	}
	return blocks
}

func (a *adder) writeBySubject(blocks [][2]uint64) error {
	slices.SortFunc(blocks, func(x, y [2]uint64) int {
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		return cmp.Compare(x[1], y[1])
	})
	var key []byte
	var ids []uint64
	for i := 0; i < len(blocks); {
		subject := blocks[i][0]
		ids = ids[:0]
		for ; i < len(blocks) && blocks[i][0] == subject; i++ {
			ids = append(ids, blocks[i][1])
		}
		key = appendKey(key[:0], embedded.BySubject, subject)
		if err := a.list(key, subject, subject > a.horizon, ids); err != nil {
			return err
		}
	}
	return nil
}
