// Package cayleystore keeps event graphs in Cayley: in memory, embedded in a
// bbolt file or a Pebble folder, or in PostgreSQL.
//
// What is known of Cayley at the pinned version shapes it:
//   - a key-value QuadStore whose write failed corrupts later writes (its
//     caches outlive the rollback), so it is closed and opened again at once;
//   - node reference counts go wrong when a missing quad is removed or a
//     removal is repeated, so a change is reduced to what it really does;
//   - the duplicate filter forgets labels when a quad is deleted and costs
//     hundreds of megabytes, so it is off, and indexes answer instead;
//   - its steps read in transactions of their own and may see different states,
//     and a reader may put stale ids into the value cache that a writer trusts,
//     so every reader has a QuadStore of its own that is pinned to a snapshot;
//   - a read transaction that is open while another begins can deadlock with a
//     growing file, so none is open while a caller's loop body runs.
package cayleystore

import (
	"context"
	"fmt"
	"strings"
	"time"

	"dateline/graph"
	"dateline/graph/cayleystore/postgres"
)

// Options say how to open a graph; the zero value opens it for writing.
type Options struct {
	ReadOnly bool
	// LockTimeout is how long to wait for another process that has the graph
	// open; zero means one second.
	LockTimeout time.Duration
	// Bulk is for filling a new graph: only Close makes what was applied outlive
	// a crash of the machine, one of the process loses nothing even so.
	Bulk bool
}

// Open opens the graph at addr: "memory:" is a new graph in memory,
// "bbolt:PATH" or a plain path a file, "pebble:PATH" a folder, and
// "postgres://USER@HOST/DATABASE" tables in a database, for many writers at
// once; they are made when they do not exist and are not opened for reading
// only. Errors show of a database no more than [Redact] does.
//
// Errors to match: [graph.ErrLocked], [graph.ErrForeign], [graph.ErrFormat],
// [graph.ErrDamaged], [fs.ErrNotExist] when a graph to read does not exist.
func Open(ctx context.Context, addr string, opts Options) (graph.Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	engine, rest, err := ParseAddress(addr)
	if err != nil {
		return nil, err
	}
	switch engine {
	case Memory:
		return newMemory(), nil
	case Postgres:
		s, err := postgres.Open(ctx, addr, opts.ReadOnly)
		if err != nil {
			return nil, err
		}
		return s, nil
	}
	return openFile(engine, rest, opts)
}

// Engines, as an address names them before the colon.
const (
	Memory   = "memory"
	Bbolt    = "bbolt"
	Pebble   = "pebble"
	Postgres = "postgres"
)

// Redact is an address without user, password and parameters, fit to be shown.
func Redact(addr string) string { return postgres.Redact(addr) }

// ParseAddress takes an address apart into engine and path; the path is empty
// where the graph is no file and no folder. A scheme that is not an engine's is
// an error unless it cannot be one, as in "./a:b.db".
func ParseAddress(addr string) (engine, path string, err error) {
	scheme, rest, found := strings.Cut(addr, ":")
	switch {
	case addr == "":
		return "", "", fmt.Errorf("the address of the graph is empty: give a file, bbolt:PATH, pebble:PATH, postgres://… or memory:")
	case found && scheme == Memory && rest == "":
		return Memory, "", nil
	case found && (scheme == Bbolt || scheme == Pebble) && rest != "":
		return scheme, rest, nil
	case found && (scheme == Postgres || scheme == "postgresql") && strings.HasPrefix(rest, "//"):
		return Postgres, "", nil
	case found && (scheme == Memory || scheme == Bbolt || scheme == Pebble):
		return "", "", fmt.Errorf("address %q: want memory:, bbolt:PATH or pebble:PATH", addr)
	case found && isScheme(scheme):
		return "", "", fmt.Errorf("address %q: no engine %q; engines are memory:, bbolt:PATH, pebble:PATH and postgres://USER@HOST/DATABASE (a path with a colon: bbolt:./PATH)", Redact(addr), scheme)
	}
	return Bbolt, addr, nil
}

// isScheme tells "postgres" from "C" and "./a".
func isScheme(s string) bool {
	return len(s) > 1 && !strings.ContainsFunc(s, func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '+')
	})
}
