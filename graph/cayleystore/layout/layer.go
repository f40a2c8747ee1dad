package layout

import (
	"bytes"
	"errors"
	"slices"
	"sort"

	"dateline/graph/cayleystore/embedded"
)

// Layer is a snapshot as a change's rows would leave it.
type Layer struct {
	embedded.Snapshot
	rows   []embedded.Row
	tables [256][]embedded.Row
}

// NewLayer puts rows, in order of their keys, on a snapshot.
func NewLayer(snap embedded.Snapshot, rows []embedded.Row) *Layer {
	l := &Layer{Snapshot: snap, rows: rows}
	for from := 0; from < len(rows); {
		t := rows[from].Key[0]
		n := from + sort.Search(len(rows)-from, func(i int) bool { return rows[from+i].Key[0] > t })
		l.tables[t] = rows[from:n]
		from = n
	}
	return l
}

// at is the place of the first row from a key on.
func at(rows []embedded.Row, key []byte) (int, bool) {
	return slices.BinarySearchFunc(rows, key, func(r embedded.Row, key []byte) int { return bytes.Compare(r.Key, key) })
}

// Get implements [embedded.Snapshot].
func (l *Layer) Get(key []byte) ([]byte, bool, error) {
	rows := l.tables[key[0]]
	if i, ok := at(rows, key); ok {
		return rows[i].Value, rows[i].Value != nil, nil
	}
	return l.Snapshot.Get(key)
}

// Seek implements [embedded.Snapshot].
func (l *Layer) Seek(key []byte) (k, v []byte, ok bool, err error) {
	rows := l.tables[key[0]]
	for {
		k, v, ok, err := l.Snapshot.Seek(key)
		if err != nil {
			return nil, nil, false, err
		}
		i, _ := at(rows, key)
		if i == len(rows) || ok && bytes.Compare(rows[i].Key, k) > 0 {
			return k, v, ok, nil
		}
		if rows[i].Value != nil {
			return rows[i].Key, rows[i].Value, true, nil
		}
		key = append(bytes.Clone(rows[i].Key), 0)
	}
}

// Scan implements [embedded.Snapshot].
func (l *Layer) Scan(prefix, from []byte) embedded.Cursor {
	if from == nil {
		from = prefix
	}
	rows := l.tables[prefix[0]]
	i, _ := at(rows, from)
	return &layered{under: l.Snapshot.Scan(prefix, from), over: rows[i:], prefix: prefix, passed: true}
}

// layered goes through the rows of both.
type layered struct {
	under  embedded.Cursor
	over   []embedded.Row
	prefix []byte

	passed bool // the row of the cursor under has been given out, or is not to be
	more   bool // it has one
	row    embedded.Row
}

func (c *layered) Next() bool {
	for {
		if c.passed {
			c.passed, c.more = false, c.under.Next()
		}
		above := len(c.over) > 0 && bytes.HasPrefix(c.over[0].Key, c.prefix)
		order := -1
		switch {
		case !above && !c.more:
			return false
		case !above:
			order = 1
		case c.more:
			order = bytes.Compare(c.over[0].Key, c.under.Key())
		}
		if c.passed = order >= 0; order > 0 {
			c.row = embedded.Row{Key: c.under.Key(), Value: c.under.Value()}
			return true
		}
		c.row, c.over = c.over[0], c.over[1:]
		if c.row.Value != nil {
			return true
		}
	}
}

func (c *layered) Key() []byte   { return c.row.Key }
func (c *layered) Value() []byte { return c.row.Value }
func (c *layered) Err() error    { return c.under.Err() }
func (c *layered) Close() error  { return c.under.Close() }

// closing joins the error of a loop with that of closing its cursor.
func closing(c embedded.Cursor, err error) error { return errors.Join(err, c.Err(), c.Close()) }
