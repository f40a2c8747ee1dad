package layout

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
)

// adder makes the rows of quads to add.
type adder struct {
	read  *Reader
	runs  *Runs
	nodes map[quad.Value]*node
	all   []*node // in the order in which they were met; once resolved, new ones alone
	links [][4]*node
	slab  []node
	last  [4]known

	byHash  []*node // all in order of their hashes
	horizon uint64  // the highest id before
	ids     []Match
	rows    []embedded.Row
	arena   []byte
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
	a := &adder{read: NewReader(snap), runs: runs, nodes: make(map[quad.Value]*node, len(quads)), links: make([][4]*node, 0, len(quads))}
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
	return a.rows, a.write()
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
	if n := a.nodes[v]; n != nil {
		return n, nil
	}
	canonical, err := graph.CanonicalValue(v)
	if err != nil {
		return nil, err
	}
	if canonical != v {
		n, err := a.node(canonical)
		a.nodes[v] = n
		return n, err
	}
	if len(a.slab) == 0 {
		a.slab = make([]node, 512)
	}
	n := &a.slab[0]
	a.slab = a.slab[1:]
	hash := a.read.hasher.hash(v)
	n.value, n.hash = v, shortOf(hash[:])
	a.nodes[v] = n
	a.all = append(a.all, n)
	return n, nil
}

// resolve looks for the nodes in order of their hashes, as they lie, and keeps
// the new ones in that order and in the order in which they were met.
func (a *adder) resolve(ctx context.Context) (err error) {
	if err := a.runs.load(a.read); err != nil {
		return err
	}
	a.byHash = slices.Clone(a.all)
	slices.SortFunc(a.byHash, func(x, y *node) int { return x.hash.compare(y.hash) })
	for i, n := range a.byHash {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if n.id, err = a.runs.id(a.read, n.hash); err != nil {
			return err
		}
	}
	known := func(n *node) bool { return n.id != 0 }
	a.all, a.byHash = slices.DeleteFunc(a.all, known), slices.DeleteFunc(a.byHash, known)
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
	a.ids = make([]Match, len(a.links))
	for i, l := range a.links {
		for d, n := range l {
			if n != nil {
				a.ids[i].Link[d] = n.id
			}
		}
	}
	slices.SortFunc(a.ids, func(x, y Match) int {
		if x.Link[3] != y.Link[3] {
			return cmp.Compare(x.Link[3], y.Link[3])
		}
		if x.Link[0] != y.Link[0] {
			return cmp.Compare(x.Link[0], y.Link[0])
		}
		if x.Link[1] != y.Link[1] {
			return cmp.Compare(x.Link[1], y.Link[1])
		}
		return cmp.Compare(x.Link[2], y.Link[2])
	})
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

// write makes the rows, one table after another in order of their keys.
func (a *adder) write() error {
	a.rows = make([]embedded.Row, 0, 3*len(a.ids))
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
	a.rows = append(a.rows, hashes...)
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
	var end []byte
	if !isNew {
		var err error
		if end, _, err = a.read.Snap.Get(key); err != nil {
			return err
		}
	}
	if len(end) == 0 && len(ids) == 1 {
		a.room(64)
		from := len(a.arena)
		a.arena = append(a.arena, key...)
		value := len(a.arena)
		a.arena = binary.AppendUvarint(a.arena, ids[0]-node)
		a.add(from, value)
		return nil
	}
	a.rows = longer(a.rows, bytes.Clone(key), node, end, ids)
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
	place := make([]int, len(a.all)+1)
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
	out := make([]Match, len(a.ids))
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
	slices.SortStableFunc(out[:known], func(x, y Match) int { return cmp.Compare(x.Link[2], y.Link[2]) })
	for i := 0; i < len(out); {
		from := i
		for ; i < len(out) && out[i].Link[2] == out[from].Link[2]; i++ {
		}
		if i-from > 1 {
			slices.SortStableFunc(out[from:i], func(x, y Match) int { return compareVarints(x.Link[1], y.Link[1]) })
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
