package layout

import (
	"bytes"
	"encoding/binary"

	"dateline/graph/cayleystore/embedded"
)

// A list is the ids that a key of an index stands for, in order. In every row
// they are differences, the first one that to the node the key begins with. What
// the change has that brings the node is in the row of the key. What later ones
// add is in the list's tail; when that is full it is moved as it is, into a row
// whose key is the list's and the first id in it. So the lists that grow, which
// are those of nodes that many articles share, grow side by side in one table,
// and are not looked for among all those that do not. Whoever scans the keys
// that begin with a list's, and then the tail, meets the list in order.

const (
	longestList = 1 << 10 // bytes of a list that are in one row, about
	longestTail = 1 << 7  // those of a tail
)

// readList gives the ids of a row to yield until it returns false; ok says that
// the row can be read.
func readList(node uint64, row []byte, yield func(id uint64) bool) (ok bool) {
	for id := node; len(row) > 0; {
		d, n := binary.Uvarint(row)
		if n <= 0 {
			return false
		}
		id += d
		row = row[n:]
		if !yield(id) {
			break
		}
	}
	return true
}

// listKey is a list's key: a table and its nodes, the second 0 where it has one.
type listKey struct {
	table        embedded.Table
	node, second uint64
}

// tail is the ids that are in the tail of a list, as in its row.
type tail struct {
	ids  []byte
	last uint64 // the node where there are no ids
}

// grow adds ids to the tail of a list with a key, and to rows those that do not
// stay in it. Ids are added in pairs where they are read in pairs.
func (t *tail) grow(rows []embedded.Row, key []byte, node uint64, ids []uint64) []embedded.Row {
	cut := func() {
		first, _ := binary.Uvarint(t.ids)
		rows = append(rows, embedded.Row{Key: partKey(key, node+first), Value: bytes.Clone(t.ids)})
		t.ids, t.last = t.ids[:0], node
	}
	if len(t.ids) > 0 && len(t.ids)+4*len(ids) > longestTail {
		cut()
	}
	for i, id := range ids {
		if i%2 == 0 && len(t.ids) >= longestList {
			cut()
		}
		t.ids = binary.AppendUvarint(t.ids, id-t.last)
		t.last = id
	}
	return rows
}

// partKey is the key of the part of a list that begins with an id.
func partKey(list []byte, first uint64) []byte {
	return binary.BigEndian.AppendUint64(append(make([]byte, 0, len(list)+8), list...), first)
}

// appendList is the row of ids.
func appendList(dst []byte, node uint64, ids []uint64) []byte {
	for _, id := range ids {
		dst = binary.AppendUvarint(dst, id-node)
		node = id
	}
	return dst
}
