package embedded

import (
	"bytes"
	"iter"
)

// merged gives the rows of changes in order of their keys; where several have a
// key, that of the last one alone.
func merged(changes [][]Row) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		rest := make([][]Row, 0, len(changes))
		for _, rows := range changes {
			if len(rows) > 0 {
				rest = append(rest, rows)
			}
		}
		for len(rest) > 0 {
			at, others := lowest(rest)
			rows := rest[at]
			if bytes.Equal(rows[0].Key, others) {
				rows = rows[1:] // a later change has it as well
			}
			// Changes hardly overlap: many rows come before any other's.
			for len(rows) > 0 && (others == nil || bytes.Compare(rows[0].Key, others) < 0) {
				if !yield(rows[0]) {
					return
				}
				rows = rows[1:]
			}
			if rest[at] = rows; len(rows) == 0 {
				rest = append(rest[:at], rest[at+1:]...)
			}
		}
	}
}

// lowest is the list that begins with the lowest key, the first one where several
// do, and the lowest key that others begin with, nil where there are none.
func lowest(rest [][]Row) (at int, others []byte) {
	for i := 1; i < len(rest); i++ {
		switch key := rest[i][0].Key; {
		case bytes.Compare(key, rest[at][0].Key) < 0:
			at, others = i, rest[at][0].Key
		case others == nil || bytes.Compare(key, others) < 0:
			others = key
		}
	}
	return at, others
}
