package layout

import (
	"encoding/binary"

	"dateline/graph/cayleystore/embedded"
)

// A list is the ids that a key of an index stands for, in order. The row of the
// key has its end; what is older is moved, a thousand bytes at a time, into rows
// whose keys are the list's and the first id in them. In every row the ids are
// differences, the first one that to the node the key begins with. Whoever scans
// the keys that begin with a list's meets the whole list, the end first.

// longestList is about how many bytes of a list are in one row.
const longestList = 1 << 10

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

// longer adds ids to a list's end and gives the rows that makes: that of the key
// comes first. Ids are added in pairs where they are read in pairs.
func longer(rows []embedded.Row, key []byte, node uint64, end []byte, ids []uint64) []embedded.Row {
	last := node
	readList(node, end, func(id uint64) bool {
		last = id
		return true
	})
	row := append(make([]byte, 0, len(end)+4*min(len(ids), longestList/2)), end...)
	at := len(rows)
	rows = append(rows, embedded.Row{Key: key})
	for i, id := range ids {
		if i%2 == 0 && len(row) >= longestList {
			first, _ := binary.Uvarint(row)
			moved := append(make([]byte, 0, len(key)+8), key...)
			rows = append(rows, embedded.Row{Key: binary.BigEndian.AppendUint64(moved, node+first), Value: row})
			row, last = make([]byte, 0, longestList+20), node
		}
		row = binary.AppendUvarint(row, id-last)
		last = id
	}
	rows[at].Value = row
	return rows
}

// appendList is the row of ids.
func appendList(dst []byte, node uint64, ids []uint64) []byte {
	for _, id := range ids {
		dst = binary.AppendUvarint(dst, id-node)
		node = id
	}
	return dst
}
