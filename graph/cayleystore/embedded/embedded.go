// Package embedded holds the key-value engines that live inside the process,
// bbolt and Pebble. An engine is an ordered map with snapshots and atomic
// writes, nothing more: a change is given to it sorted and in one piece, a
// reader sees one snapshot from its first step to its last.
package embedded

// Row is one key of an engine and its value; nil deletes the key.
type Row struct{ Key, Value []byte }

// Engine is an ordered map on disk. The first byte of a key is its [Table].
type Engine interface {
	// Snapshot is the map as it is now, for one goroutine. It is closed before
	// the same goroutine takes another.
	Snapshot() (Snapshot, error)
	// Write makes changes, one on top of the other, all of them wholly or nothing
	// at all. The rows of each are in order of their keys, none twice. When it
	// returns, the changes outlive a crash.
	Write(changes ...[]Row) error
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
	// Seek is the first row from a key on in the table of the key, valid until
	// the next Seek.
	Seek(key []byte) (k, v []byte, ok bool, err error)
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

// Tables of a graph; package layout says what is in them.
const (
	Own       Table = 'd' // format, ledger and notes
	Node      Table = 'g'
	ByLabel   Table = 'l'
	Meta      Table = 'm'
	ByObject  Table = 'o'
	Predicate Table = 'p'
	Quad      Table = 'q'
	BySubject Table = 's'
	Tail      Table = 't'
	Hash      Table = 'v'
)

// OwnTable is the name in bbolt of the table that says which format a graph has,
// the same in all formats.
const OwnTable = "dateline"

// nameOf is the name of a table in bbolt.
func nameOf(t Table) string {
	if t == Own {
		return OwnTable
	}
	return string(rune(t))
}
