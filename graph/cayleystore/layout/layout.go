// Package layout is how a graph lies in the rows of an engine: what a change
// makes of them ([Writer], [Remove]), how they are read ([Reader]) and checked
// ([Check]), and what Cayley sees of them ([KV]).
//
// Nodes and quads have ids, counted up together; no id is given twice. Tables,
// with ids in keys as 8 bytes, most significant first:
//
//	Node       id → value
//	Hash       run, last hash → hashes of values, as Cayley has them, with the nodes' ids
//	Quad       last id → block: the quads of one subject and label that came in one change
//	BySubject  subject → last ids of blocks
//	ByObject   object, predicate → ids of quads
//	ByLabel    label → first and last ids of runs of blocks
//	Tail       key of the three before → the ids added last
//	Predicate  predicate → nothing; predicates stay when nothing uses them
//	Meta       Cayley's counters and settings
//
// Quads of one article that share a subject share a row, and what Cayley would
// keep three times for an index is kept once: a quad takes 1.8 rows where
// Cayley's own tables take 4.7. All tables grow at their ends but Tail, which is
// small: what a change adds for the nodes that many articles share is in few
// places.
package layout

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
)

// Version is that of the layout, apart from that of what rows say.
const Version = "6"

// Link is a quad: the ids of subject, predicate, object and label, in the order
// of quad.Directions; no label is 0. In a pattern 0 stands for anything.
type Link [4]uint64

// fits reports whether a quad has all of a pattern.
func (l Link) fits(want Link) bool {
	for i, w := range want {
		if w != 0 && w != l[i] {
			return false
		}
	}
	return true
}

// Match is a quad with its id.
type Match struct {
	ID uint64
	Link
}

// Keys of Cayley's counters.
var (
	horizonKey = metaKey("horizon")
	sizeKey    = metaKey("size")
)

func metaKey(name string) []byte { return append([]byte{byte(embedded.Meta)}, name...) }

// appendKey makes a key of ids.
func appendKey(dst []byte, t embedded.Table, ids ...uint64) []byte {
	dst = append(dst, byte(t))
	for _, id := range ids {
		dst = binary.BigEndian.AppendUint64(dst, id)
	}
	return dst
}

// objectKey is the key of the list of an object and a predicate. No such key is
// the beginning of another's.
func objectKey(dst []byte, o, p uint64) []byte {
	return binary.AppendUvarint(appendKey(dst, embedded.ByObject, o), p)
}

// tailKey is the key of a list's tail.
func tailKey(dst, list []byte) []byte { return append(append(dst, byte(embedded.Tail)), list...) }

// damaged is the error of a row that cannot be read.
func damaged(t embedded.Table, key []byte) error {
	return fmt.Errorf("%w: row %x of table %c", graph.ErrDamaged, key[min(1, len(key)):], t)
}

// counter reads one of Cayley's counters.
func counter(snap embedded.Snapshot, key []byte) (uint64, error) {
	b, ok, err := snap.Get(key)
	switch {
	case err != nil || !ok:
		return 0, err
	case len(b) != 8:
		return 0, damaged(embedded.Meta, key)
	}
	return binary.LittleEndian.Uint64(b), nil
}

func counterRow(key []byte, n uint64) embedded.Row {
	return embedded.Row{Key: key, Value: binary.LittleEndian.AppendUint64(nil, n)}
}

// Merge is the rows of two changes in order of their keys; where both have a
// key, the newer holds.
func Merge(older, newer []embedded.Row) []embedded.Row {
	switch {
	case len(older) == 0:
		return newer
	case len(newer) == 0:
		return older
	case bytes.Compare(older[len(older)-1].Key, newer[0].Key) < 0:
		return slices.Insert(newer, 0, older...)
	}
	out := make([]embedded.Row, 0, len(older)+len(newer))
	for _, row := range newer {
		for len(older) > 0 {
			c := bytes.Compare(older[0].Key, row.Key)
			if c < 0 {
				out = append(out, older[0])
			}
			if c > 0 {
				break
			}
			older = older[1:]
		}
		out = append(out, row)
	}
	return append(out, older...)
}
