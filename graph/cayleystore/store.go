// Package cayleystore keeps event graphs in Cayley: in memory, embedded in a
// bbolt file or a Pebble folder, or in PostgreSQL.
//
// Of an embedded engine Cayley reads and does not write: what is known of its
// key-value QuadStore at the pinned version is that a write that fails corrupts
// later ones, that counts of references to nodes go wrong, that its duplicate
// filter forgets labels and costs hundreds of megabytes, and that it takes three
// times as long as the engine under it. Rows are made and read by package
// layout; Cayley's own steps, which scripts take, see them as its tables.
//
// A read transaction of bbolt that is open while another begins can deadlock
// with a growing file, so none is open while a caller's loop body runs.
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
