package postgres

import (
	"context"
	"fmt"
	"io/fs"
	"strconv"

	"github.com/jackc/pgx/v5"

	"dateline/graph"
)

// tables are Cayley's, with the columns it reads, and our own. An index leads
// with each part of a quad that a pattern may give. What Cayley adds to them is
// left out, since every index is paid for with each quad: three wide ones that
// begin with the same columns, and foreign keys.
var tables = []string{
	`CREATE TABLE nodes (
	hash BYTEA PRIMARY KEY,
	refs INT NOT NULL,
	value BYTEA,
	value_string TEXT,
	datatype TEXT,
	language TEXT,
	iri BOOLEAN,
	bnode BOOLEAN,
	value_int BIGINT,
	value_bool BOOLEAN,
	value_float DOUBLE PRECISION,
	value_time TIMESTAMP WITH TIME ZONE
)`,
	`CREATE TABLE quads (
	horizon BIGSERIAL PRIMARY KEY,
	subject_hash BYTEA NOT NULL,
	predicate_hash BYTEA NOT NULL,
	object_hash BYTEA NOT NULL,
	label_hash BYTEA,
	ts TIMESTAMP
)`,
	`CREATE UNIQUE INDEX spo_unique ON quads (subject_hash, predicate_hash, object_hash) WHERE label_hash IS NULL`,
	`CREATE UNIQUE INDEX spol_unique ON quads (subject_hash, predicate_hash, object_hash, label_hash) WHERE label_hash IS NOT NULL`,
	`CREATE INDEX op_index ON quads (object_hash, predicate_hash)`,
	`CREATE INDEX ls_index ON quads (label_hash, subject_hash)`,
	`CREATE INDEX p_index ON quads (predicate_hash)`,
	`CREATE TABLE dateline_ledger (article TEXT COLLATE "C" PRIMARY KEY, digest TEXT NOT NULL, loaded TEXT NOT NULL)`,
	notesTable,
	`CREATE TABLE dateline_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)`,
}

// notesTable is made in graphs that were made without it as well.
const notesTable = `CREATE TABLE IF NOT EXISTS dateline_notes (key BYTEA PRIMARY KEY, value BYTEA NOT NULL)`

// Keys of advisory locks: while tables are made; and between those who add,
// who share it, and those who remove nodes that are no longer in use.
const (
	lockTables = 0x646174656c_01
	lockNodes  = 0x646174656c_02
)

// prepare looks for our mark and makes the tables where there are none.
func (s *Store) prepare(ctx context.Context) error {
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if !s.readOnly {
			if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock($1)`, lockTables); err != nil {
				return err
			}
		}
		var marked, foreign bool
		err := tx.QueryRow(ctx, `SELECT to_regclass('dateline_meta') IS NOT NULL, to_regclass('quads') IS NOT NULL OR to_regclass('nodes') IS NOT NULL`).Scan(&marked, &foreign)
		switch {
		case err != nil:
			return err
		case marked:
			if err := s.checkFormat(ctx, tx); err != nil || s.readOnly {
				return err
			}
			_, err := tx.Exec(ctx, notesTable)
			return err
		case foreign:
			return marker{fmt.Errorf("%s: %w: it has tables named quads or nodes; give another database or schema", s.name, graph.ErrForeign)}
		case s.readOnly:
			return marker{fmt.Errorf("no graph at %s: build one first (%w)", s.name, fs.ErrNotExist)}
		}
		for _, sql := range tables {
			if _, err := tx.Exec(ctx, sql); err != nil {
				return err
			}
		}
		_, err = tx.Exec(ctx, `INSERT INTO dateline_meta VALUES ('format', $1)`, strconv.Itoa(graph.FormatVersion))
		return err
	})
	if mark, ok := err.(marker); ok {
		return mark.error
	}
	if err != nil {
		return s.failed(ctx, "open", err)
	}
	return nil
}

// marker is an error of ours among those of the server.
type marker struct{ error }

func (s *Store) checkFormat(ctx context.Context, tx pgx.Tx) error {
	var format string
	if err := tx.QueryRow(ctx, `SELECT value FROM dateline_meta WHERE key = 'format'`).Scan(&format); err != nil {
		return err
	}
	if format != strconv.Itoa(graph.FormatVersion) {
		return marker{fmt.Errorf("%s: %w: it is %s, this program reads %d: build the graph anew", s.name, graph.ErrFormat, format, graph.FormatVersion)}
	}
	return nil
}
