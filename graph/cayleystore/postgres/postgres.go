// Package postgres keeps an event graph in PostgreSQL, or in a server that
// speaks its language, in Cayley's tables.
//
// Cayley's own loader writes a row at a time, counts the uses of every node,
// which makes all loaders wait for each other at the hot ones, and cannot keep
// a ledger in the same transaction. Here a change is a handful of statements
// over arrays, sorted so that concurrent loaders meet rows in the same order;
// uses are not counted: a removal looks whether a node is still in use. What
// is in the tables is Cayley's all the same, and its query languages read it.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/cayleygraph/quad"

	"dateline/graph"
)

// Store is a graph in a database. It implements [graph.Store] and
// [graph.Sizer], and any number of processes may load into it at once.
type Store struct {
	name     string // the address without what is secret
	readOnly bool
	pool     *pgxpool.Pool

	mu     sync.Mutex
	known  map[hash]quad.Value // some values by hash; a hash never changes its meaning
	closed bool
}

// Open opens the graph in the database at a URL, such as
// postgres://user@host/database, and makes its tables when there are none and
// it is not opened for reading only. What the URL leaves out is taken from the
// environment (PGPASSWORD, PGSSLMODE, …) and the password file. No error shows
// the user, the password or the parameters.
//
// Errors to match: [graph.ErrForeign], [graph.ErrFormat], [graph.ErrUnreachable],
// [graph.ErrRefused], fs.ErrNotExist.
func Open(ctx context.Context, address string, readOnly bool) (*Store, error) {
	name := Redact(address)
	config, err := pgxpool.ParseConfig(address)
	if err != nil { // its text would show the address
		return nil, fmt.Errorf("the address %s cannot be read: want postgres://USER@HOST/DATABASE", name)
	}
	if config.ConnConfig.RuntimeParams["application_name"] == "" {
		config.ConnConfig.RuntimeParams["application_name"] = "dateline"
	}
	if readOnly {
		config.ConnConfig.RuntimeParams["default_transaction_read_only"] = "on"
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("open the graph %s: %w", name, reason(err))
	}
	s := &Store{name: name, readOnly: readOnly, pool: pool, known: map[hash]quad.Value{}}
	if err := s.prepare(ctx); err != nil {
		pool.Close()
		return nil, err
	}
	return s, nil
}

// Close implements [graph.Store].
func (s *Store) Close() error {
	s.mu.Lock()
	closed := s.closed
	s.closed = true
	s.mu.Unlock()
	if !closed {
		s.pool.Close()
	}
	return nil
}

// failed is what a caller is told of an error of the server.
func (s *Store) failed(ctx context.Context, what string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return fmt.Errorf("graph %s: %w", s.name, fs.ErrClosed)
	}
	return fmt.Errorf("%s the graph %s: %w", what, s.name, reason(err))
}

// reason is an error without the user and the address that pgx puts in front.
func reason(err error) error {
	var connect *pgconn.ConnectError
	if !errors.As(err, &connect) {
		return err
	}
	var server *pgconn.PgError
	var network net.Error
	switch {
	case errors.As(err, &server):
		text := server.Message
		if user := connect.Config.User; user != "" {
			text = strings.ReplaceAll(text, `"`+user+`"`, "…")
		}
		return fmt.Errorf("%w: %s (%s)", graph.ErrRefused, text, server.Code)
	case errors.As(err, &network):
		return fmt.Errorf("%w: %w", graph.ErrUnreachable, network)
	}
	return graph.ErrUnreachable
}

// Redact is a database's address with host and database alone: no user, no
// password, no parameters. Other addresses are left as they are.
func Redact(address string) string {
	scheme, _, found := strings.Cut(address, "://")
	if !found {
		return address
	}
	u, err := url.Parse(address)
	if err != nil {
		return scheme + "://…"
	}
	return scheme + "://" + u.Host + u.EscapedPath()
}

// retryable tells failures after which the same change may well go through: a
// deadlock, a conflict between transactions, a connection that broke.
func retryable(err error) bool {
	var server *pgconn.PgError
	if errors.As(err, &server) {
		return server.Code == "40001" || server.Code == "40P01" || strings.HasPrefix(server.Code, "08") || strings.HasPrefix(server.Code, "57P")
	}
	return !errors.Is(err, graph.ErrReadOnly) && !errors.Is(err, pgx.ErrTxClosed)
}
