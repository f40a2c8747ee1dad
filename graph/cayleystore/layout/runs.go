package layout

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"sort"

	"dateline/graph/cayleystore/embedded"
)

// Hashes of nodes are spread evenly: kept in one order, every change would
// write to as many places as it has new nodes, and be slower the larger the
// graph is. So each change writes a run of its own, in order, many hashes to a
// row; eight runs of a level become one of the level above. Who reads looks
// through the runs, who writes has a filter in memory for each.

// run is some nodes in order of their hashes.
type run struct {
	level  byte
	number uint64 // the last id of the change that made it
	filter filter // of the writer's
	nodes  int    // likewise; some of them may have been removed
	// entries are all of them, where the writer still has them.
	entries []entry
}

// short is the first 16 bytes of a hash: enough to tell as many nodes apart as
// there will ever be.
type short struct{ high, low uint64 }

func shortOf(hash []byte) short {
	return short{binary.BigEndian.Uint64(hash), binary.BigEndian.Uint64(hash[8:])}
}

func (s short) compare(t short) int {
	if s.high != t.high {
		return cmp.Compare(s.high, t.high)
	}
	return cmp.Compare(s.low, t.low)
}

// entry is a node: its id by its hash.
type entry struct {
	hash short
	id   uint64
}

func (e entry) compare(hash short) int { return e.hash.compare(hash) }

const (
	entrySize    = 16 + 6 // the id takes 6 bytes
	chunkEntries = 180    // a row: two of bbolt's pages hold two
	fanOut       = 8      // runs of a level
	topLevel     = 3      // where runs stay as they are
	keptLevels   = 2      // whose entries the writer keeps: up to half a million, of changes as large as a load's
)

var runsKey = metaKey("runs")

// runKey is the key of the row of a run that ends with a hash.
func runKey(dst []byte, r run, last short) []byte {
	dst = binary.BigEndian.AppendUint64(append(dst, byte(embedded.Hash), r.level), r.number)
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(dst, last.high), last.low)
}

const runPrefix = 1 + 1 + 8

// list is the runs of the snapshot, in order of level and age.
func (r *Reader) list() ([]run, error) {
	if r.runs != nil {
		return r.runs, nil
	}
	row, _, err := r.Snap.Get(runsKey)
	if err != nil {
		return nil, err
	}
	r.runs = []run{}
	for len(row) > 0 {
		number, n := binary.Uvarint(row[1:])
		if n <= 0 {
			return nil, damaged(embedded.Meta, runsKey)
		}
		r.runs = append(r.runs, run{level: row[0], number: number})
		row = row[1+n:]
	}
	return r.runs, nil
}

// inRun is the id of the node with a hash; 0 when the run does not have it.
func (r *Reader) inRun(in run, hash short) (uint64, error) {
	_, row, at, err := r.chunk(in, hash)
	if err != nil || at == len(row) || entryAt(row, at).hash != hash {
		return 0, err
	}
	return entryAt(row, at).id, nil
}

// chunk is the row of a run that would have a hash, and where in it.
func (r *Reader) chunk(in run, hash short) (key, row []byte, at int, err error) {
	r.key = runKey(r.key[:0], in, hash)
	key, row, ok, err := r.Snap.Seek(r.key)
	if err != nil || !ok || !bytes.Equal(key[:min(runPrefix, len(key))], r.key[:runPrefix]) {
		return nil, nil, 0, err
	}
	if len(row)%entrySize != 0 {
		return nil, nil, 0, damaged(embedded.Hash, key)
	}
	n := sort.Search(len(row)/entrySize, func(i int) bool { return entryAt(row, i*entrySize).hash.compare(hash) >= 0 })
	return key, row, n * entrySize, nil
}

func entryAt(row []byte, at int) entry {
	e := entry{hash: shortOf(row[at:])}
	for _, b := range row[at+16 : at+entrySize] {
		e.id = e.id<<8 | uint64(b)
	}
	return e
}

func appendEntry(dst []byte, e entry) []byte {
	dst = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(dst, e.hash.high), e.hash.low)
	return append(dst, byte(e.id>>40), byte(e.id>>32), byte(e.id>>24), byte(e.id>>16), byte(e.id>>8), byte(e.id))
}

// entries gives a run's rows to yield, with their keys.
func (r *Reader) entries(in run, yield func(key []byte, list []entry) error) (err error) {
	it := r.Snap.Scan(runKey(nil, in, short{})[:runPrefix], nil)
	var list []entry
	for err == nil && it.Next() {
		row := it.Value()
		if len(row)%entrySize != 0 {
			return closing(it, damaged(embedded.Hash, it.Key()))
		}
		list = list[:0]
		for at := 0; at < len(row); at += entrySize {
			list = append(list, entryAt(row, at))
		}
		err = yield(it.Key(), list)
	}
	return closing(it, err)
}

// runs is what the one who writes knows of the runs of a graph.
type runs struct {
	loaded bool
	list   []run
	recent lately[short, uint64] // ids of nodes found; none that may have been removed
}

// forget makes it look for all nodes again, after some were removed.
func (c *runs) forget() {
	c.recent.forget()
	for i := range c.list {
		c.list[i].entries = nil
	}
}

// load reads the runs of a graph that was there before.
func (c *runs) load(read *Reader) error {
	if c.loaded {
		return nil
	}
	list, err := read.list()
	if err != nil {
		return err
	}
	list = slices.Clone(list)
	for i := range list {
		var hashes []uint64
		if err := read.entries(list[i], func(_ []byte, e []entry) error {
			for _, e := range e {
				hashes = append(hashes, e.hash.high)
			}
			return nil
		}); err != nil {
			return err
		}
		list[i].filter, list[i].nodes = newFilter(len(hashes)), len(hashes)
		for _, h := range hashes {
			list[i].filter.add(h)
		}
	}
	c.list, c.loaded = list, true
	return nil
}

// id is the id of the node with a hash; 0 when there is none.
func (c *runs) id(read *Reader, hash short) (id uint64, err error) {
	for i := range c.list {
		r := &c.list[i]
		if !r.filter.has(hash.high) {
			continue
		}
		if id, ok := c.recent.get(hash); ok {
			return id, nil
		}
		if r.entries == nil {
			id, err = read.inRun(*r, hash)
		} else if at, ok := slices.BinarySearchFunc(r.entries, hash, entry.compare); ok {
			id = r.entries[at].id
		}
		if err != nil {
			return 0, err
		}
		if id != 0 {
			c.recent.put(hash, id)
			return id, nil
		}
	}
	return 0, nil
}

// add gives the rows, in no order, that make a new run, whose entries are in
// order. Where that makes too many of a level, they become one of the next.
func (c *runs) add(read *Reader, number uint64, entries []entry) (rows []embedded.Row, err error) {
	list := slices.Clone(c.list)
	level, parts := byte(0), [][]entry{entries}
	for ; level < topLevel; level++ {
		same := func(r run) bool { return r.level == level }
		from := slices.IndexFunc(list, same)
		if from < 0 || from+fanOut-1 > len(list) || !same(list[from+fanOut-2]) {
			break
		}
		for _, old := range list[from : from+fanOut-1] {
			part, keys, err := read.whole(old)
			if err != nil {
				return nil, err
			}
			for _, key := range keys {
				rows = append(rows, embedded.Row{Key: key})
			}
			parts = append(parts, part)
		}
		list = slices.Delete(list, from, from+fanOut-1)
	}
	entries = merged(parts)
	made := run{level: level, number: number, filter: newFilter(len(entries)), nodes: len(entries)}
	for _, e := range entries {
		made.filter.add(e.hash.high)
	}
	rows = append(rows, chunks(made, entries)...)
	if level < keptLevels {
		made.entries = entries
	}
	list = append(list, made)
	slices.SortStableFunc(list, func(a, b run) int { return cmp.Compare(a.level, b.level) })
	c.list = list
	return rows, nil
}

// whole is all of a run, and the keys of its rows.
func (r *Reader) whole(in run) (all []entry, keys [][]byte, err error) {
	for i := chunkEntries; i < len(in.entries)+chunkEntries && in.entries != nil; i += chunkEntries {
		keys = append(keys, runKey(nil, in, in.entries[min(i, len(in.entries))-1].hash))
	}
	if in.entries != nil {
		return in.entries, keys, nil
	}
	all = make([]entry, 0, in.nodes)
	err = r.entries(in, func(key []byte, e []entry) error {
		keys, all = append(keys, bytes.Clone(key)), append(all, e...)
		return nil
	})
	return all, keys, err
}

// merged is the entries of all parts, each of which is in order, in order.
func merged(parts [][]entry) []entry {
	if len(parts) == 1 {
		return parts[0]
	}
	a, b := merged(parts[:len(parts)/2]), merged(parts[len(parts)/2:])
	out := make([]entry, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].hash.compare(b[0].hash) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// chunks is the rows of a run.
func chunks(r run, entries []entry) (rows []embedded.Row) {
	for len(entries) > 0 {
		n := min(chunkEntries, len(entries))
		row := make([]byte, 0, n*entrySize)
		for _, e := range entries[:n] {
			row = appendEntry(row, e)
		}
		rows = append(rows, embedded.Row{Key: runKey(nil, r, entries[n-1].hash), Value: row})
		entries = entries[n:]
	}
	return rows
}

func listRow(list []run) embedded.Row {
	value := []byte{}
	for _, r := range list {
		value = binary.AppendUvarint(append(value, r.level), r.number)
	}
	return embedded.Row{Key: runsKey, Value: value}
}

// forget gives the rows of runs without some nodes, by their hashes.
func (r *Reader) forget(gone []entry) ([]embedded.Row, error) {
	list, err := r.list()
	if err != nil {
		return nil, err
	}
	rows := map[string][]byte{}
	for _, e := range gone {
		for _, in := range list {
			key, row, at, err := r.chunk(in, e.hash)
			if err != nil {
				return nil, err
			}
			if at == len(row) || entryAt(row, at).hash != e.hash {
				continue
			}
			if _, ok := rows[string(key)]; !ok {
				rows[string(key)] = bytes.Clone(row)
			}
			rows[string(key)] = without(rows[string(key)], e)
		}
	}
	var out []embedded.Row
	for key, row := range rows {
		if len(row) == 0 {
			row = nil
		}
		out = append(out, embedded.Row{Key: []byte(key), Value: row})
	}
	return out, nil
}

func without(row []byte, e entry) []byte {
	for at := 0; at < len(row); at += entrySize {
		if entryAt(row, at) == e {
			return slices.Delete(row, at, at+entrySize)
		}
	}
	return row
}
