package embedded

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// Cayley keeps the quads of an index key in one list, to which every change
// appends. The list of a node that many articles share would be written anew
// with each of them, longer every time. Here the row of the key has the list's
// end only; what is longer than a few hundred ids is moved into a row of its
// own, whose key is the list's key and the first id in it. Whoever scans the
// keys that begin with a list's key meets the whole list.

// longestList is how many bytes of a list are in one row.
const longestList = 1 << 10

// listKey is the length of an index's key: its table and two nodes.
const listKey = 1 + 2*8

// isList reports whether a key is that of an index list.
func isList(key []byte) bool {
	if len(key) != listKey {
		return false
	}
	t := Table(key[0])
	return t == BySP || t == ByOP || t == ByLS
}

// split moves all ids of a list but the last into a row of their own and gives
// what is left.
func (c *Change) split(key, list []byte) []byte {
	last := len(list) - 1
	for last > 0 && list[last-1]&0x80 != 0 {
		last--
	}
	first, _ := binary.Uvarint(list)
	moved := string(binary.BigEndian.AppendUint64(bytes.Clone(key), first))
	front := list[:last]
	c.rows[moved] = &front
	c.moved[string(key)] = append(c.moved[string(key)], moved)
	return bytes.Clone(list[last:])
}

// whole is a list with the rows that were split from it, in order of ids; end
// is what the key's own row has, moved what a change has split off since.
func (v *view) whole(key, end []byte, moved ...[]byte) ([]byte, error) {
	var out []byte
	it := v.snap.Scan(key, nil)
	for it.Next() {
		if len(it.Key()) > listKey {
			out = append(out, it.Value()...)
		}
	}
	if err := errors.Join(it.Err(), it.Close()); err != nil {
		return nil, err
	}
	for _, m := range moved {
		out = append(out, m...)
	}
	return append(out, end...), nil
}
