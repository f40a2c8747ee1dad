// Package embedded holds the key-value engines that live inside the process,
// bbolt and Pebble, and the hidalgo store that Cayley runs on either.
//
// An engine is an ordered map with snapshots and atomic writes, nothing more.
// The transactions that Cayley wants are made here, once for both: a change
// gathers rows in memory and gives them to the engine sorted and in one piece,
// a reader sees one snapshot from its first step to its last.
package embedded

import (
	"fmt"

	"github.com/hidal-go/hidalgo/kv"
)

// Row is one key of an engine and its value; nil deletes the key.
type Row struct{ Key, Value []byte }

// Engine is an ordered map on disk. The first byte of a key is its [Table].
type Engine interface {
	// Snapshot is the map as it is now, for one goroutine. It is closed before
	// the same goroutine takes another.
	Snapshot() (Snapshot, error)
	// Write makes a change wholly or not at all. Rows are in order of their
	// keys, none twice. When it returns, the change outlives a crash, unless
	// the engine was opened to sync at its end only.
	Write(rows []Row) error
	// Check reads everything and reports what does not fit together.
	Check() error
	// Close releases the engine and its lock.
	Close() error
}

// Snapshot is one state of an engine. What it gives out is valid until it is
// closed and must not be changed.
type Snapshot interface {
	// Get is the value of a key; ok is false when there is none.
	Get(key []byte) (value []byte, ok bool, err error)
	// Scan goes through the keys that start with prefix, in order; where from
	// is not nil, from that key on.
	Scan(prefix, from []byte) Cursor
	// Empty reports whether there is nothing at all, of others neither.
	Empty() (bool, error)
	Close() error
}

// Cursor goes through keys. Key and Value are valid until Next or Close.
type Cursor interface {
	Next() bool
	Key() []byte
	Value() []byte
	Err() error
	Close() error
}

// Table is a kind of rows, the first byte of their keys.
type Table byte

// Tables: those of Cayley, and our own beside them.
const (
	Meta   Table = 'm' // Cayley's counters and settings
	Log    Table = 'g' // nodes and quads by id
	Node   Table = 'v' // ids of nodes by hash
	Refs   Table = 'n' // uses of nodes by id
	BySP   Table = 's' // quads by subject and predicate
	ByOP   Table = 'o' // quads by object and predicate
	ByLS   Table = 'l' // quads by label, to Cayley the context, and subject
	Ledger Table = 'd' // our own
)

// tables are the names that Cayley and we give to tables.
var tables = []struct {
	name  string
	table Table
}{
	{"sp", BySP}, {"op", ByOP}, {"cs", ByLS}, {"log", Log}, {"meta", Meta}, {OwnTable, Ledger}, {"v", Node}, {"n", Refs},
}

// OwnTable is the name of the table that is not Cayley's.
const OwnTable = "dateline"

// Cayley keeps nodes in 65,536 tables, named by the first two bytes of the
// hash that follows as key, and their uses in as many. Here they are one each:
// few rows fall into each of so many, and rows of one table can be written in
// order. Uses are by id, so that those of new nodes are written side by side.
const hashedName = 3

// flatten is the key of an engine for one of hidalgo: a name of a table and a
// key in it, or the start of one.
func flatten(dst []byte, k kv.Key) ([]byte, error) {
	if len(k) == 0 || len(k) > 2 {
		return nil, fmt.Errorf("key of %d parts, want a table and a key", len(k))
	}
	name := string(k[0])
	if len(name) == hashedName && (name[0] == byte(Node) || name[0] == byte(Refs)) {
		name = name[:1]
	}
	for _, t := range tables {
		if t.name == name {
			dst = append(dst, byte(t.table))
			if len(k) == 2 {
				dst = append(dst, k[1]...)
			}
			return dst, nil
		}
	}
	return nil, fmt.Errorf("no table %q", name)
}

// nameOf is the name of a table in hidalgo's keys.
func nameOf(table Table) string {
	for _, t := range tables {
		if t.table == table {
			return t.name
		}
	}
	return ""
}
