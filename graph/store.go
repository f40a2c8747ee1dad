// Package graph keeps Documents as an event graph: it loads them, forgets
// them, and says what the graph holds. The engine is behind [Store].
package graph

import (
	"context"
	"errors"
	"iter"

	"github.com/cayleygraph/quad"
)

// FormatVersion is the version of the mapping between Documents and quads. A
// graph of another version is refused with [ErrFormat].
const FormatVersion = 2

// Errors of stores, to be matched with errors.Is.
var (
	ErrLocked   = errors.New("the graph is in use by another process")
	ErrForeign  = errors.New("not a dateline graph")
	ErrFormat   = errors.New("the graph has another format version")
	ErrDamaged  = errors.New("the graph is damaged")
	ErrReadOnly = errors.New("the graph is open for reading only")
	ErrNotFound = errors.New("not in the graph")
	// Of a graph in a database: there is no server to talk to, or it does not let
	// this user into that database.
	ErrUnreachable = errors.New("no connection")
	ErrRefused     = errors.New("the server refuses")
)

// Pattern selects quads; a nil part matches anything.
type Pattern struct{ Subject, Predicate, Object, Label quad.Value }

// Entry is one line of the ledger: a Document that was loaded.
type Entry struct {
	Article string // "article/…"
	Digest  string // hash of the Document's JSON: a changed Document is loaded anew
	Loaded  string // RFC 3339, UTC, when it was loaded; outside every result and hash
}

// Note is a line that is kept beside the quads, found by its key or between two:
// what was worked out from quads, can be worked out again, and is outside every
// result and hash.
type Note struct {
	Key   string
	Value []byte // not to be changed; in a Change, nil takes the line away
}

// Change is one atomic step: removals come before additions. Adding a quad
// that is there and removing one that is not are no errors.
type Change struct {
	Remove, Add []quad.Quad
	Record      []Entry  // ledger lines to write
	Strike      []string // articles to strike from the ledger
	Notes       []Note   // notes to write or take away, each key once
}

// Store is a graph engine. Implementations pass storetest.Run.
type Store interface {
	// Quads yields the quads that match p in no particular order.
	Quads(ctx context.Context, p Pattern) iter.Seq2[quad.Quad, error]
	// Match gives for each pattern the quads that match it, in no particular
	// order, all of one state of the graph. Where most is above 0 it reads no
	// more than so many for a pattern; which ones is the engine's choice.
	Match(ctx context.Context, patterns []Pattern, most int) ([][]quad.Quad, error)
	// Apply makes a change wholly or not at all.
	Apply(ctx context.Context, c Change) error
	// Entry is the ledger line of an article; ok is false when it has none.
	Entry(ctx context.Context, article string) (e Entry, ok bool, err error)
	// Entries yields the ledger in order of article id.
	Entries(ctx context.Context) iter.Seq2[Entry, error]
	// Note is the note of a key; ok is false when there is none.
	Note(ctx context.Context, key string) (value []byte, ok bool, err error)
	// Notes yields the notes with keys from one on and before another, in order
	// of their bytes, as they were when the loop began.
	Notes(ctx context.Context, from, before string) iter.Seq2[Note, error]
	// Close releases the engine; a second Close does nothing.
	Close() error
}

// View is one state of a graph, with the methods of [Store] that read it. What it
// gives out is not to be changed, and of no use once it is gone.
type View interface {
	Match(ctx context.Context, patterns []Pattern, most int) ([][]quad.Quad, error)
	Note(ctx context.Context, key string) (value []byte, ok bool, err error)
	Notes(ctx context.Context, from, before string) iter.Seq2[Note, error]
}

// Viewer is a store that answers many small questions about one state faster
// than about as many states.
type Viewer interface {
	// View calls fn with the graph as it is, which lasts until fn comes back. fn
	// asks nothing of the store itself. The error is that of fn, or of the store.
	View(ctx context.Context, fn func(View) error) error
}

// Look calls fn with the graph as it is, or, of a store that is no [Viewer],
// with the store.
func Look(ctx context.Context, s Store, fn func(View) error) error {
	if v, ok := s.(Viewer); ok {
		return v.View(ctx, fn)
	}
	return fn(s)
}

// Starter is a store that makes changes ready while it writes those before.
type Starter interface {
	// Start is [Store.Apply] in two steps: it comes back when another change may
	// be started, and its error, if it has none, is that of wait, which waits
	// until the change has been written. Changes are made in the order in which
	// they are started. Several may be written together, so that one may stay
	// unwritten until somebody waits for it or one after it. What is made ready on
	// top of a change that then cannot be written fails with it.
	Start(ctx context.Context, c Change) (wait func() error, err error)
}

// Lister is a store that goes through its values faster than through its quads.
type Lister interface {
	// Values are the IRIs that begin with one of some, and the strings that end
	// with one of others, each once, in no particular order. There may be values
	// among them that no quad has any more.
	Values(ctx context.Context, begins []quad.IRI, ends []quad.String) ([]quad.Value, error)
}
