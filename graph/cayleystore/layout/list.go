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

// grow gives the rows that ids make of a list, where it has a tail with that: to
// its rows, and the tail that it has then. Ids are added in pairs where they are
// read in pairs.
func grow(rows []embedded.Row, key []byte, node uint64, tail []byte, ids []uint64) (_ []embedded.Row, now []byte) {
	last := node
	readList(node, tail, func(id uint64) bool {
		last = id
		return true
	})
	if len(tail) > 0 && len(tail)+4*len(ids) > longestTail {
		first, _ := binary.Uvarint(tail)
		rows = append(rows, embedded.Row{Key: partKey(key, node+first), Value: bytes.Clone(tail)}) // a snapshot has it
		tail, last = nil, node
	}
	now = append(make([]byte, 0, len(tail)+4*min(len(ids), longestList/2)), tail...)
	for i, id := range ids {
		if i%2 == 0 && len(now) >= longestList {
			first, _ := binary.Uvarint(now)
			rows = append(rows, embedded.Row{Key: partKey(key, node+first), Value: now})
			now, last = make([]byte, 0, longestList+20), node
		}
		now = binary.AppendUvarint(now, id-last)
		last = id
	}
	return rows, now
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
