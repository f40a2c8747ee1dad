package postgres

import (
	"context"
	"iter"
	"strconv"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"dateline/graph"
)

// chunk is how many quads are given out at a time.
const chunk = 2048

// mostKnown bounds how many values are kept by hash, longestKnown their size.
const mostKnown, longestKnown = 100_000, 200

// Quads sees one state of the graph where no more than 2,048 quads match.
// Longer loops find the matches as they were when they began and leave out what
// is removed meanwhile; one over all quads may also see what is added meanwhile.
func (s *Store) Quads(ctx context.Context, p graph.Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		fail := func(err error) { yield(quad.Quad{}, s.failed(ctx, "read", err)) }
		sql, args, ok := selection(p)
		if ctx.Err() != nil || !ok {
			if ctx.Err() != nil {
				fail(ctx.Err())
			}
			return
		}
		if p == (graph.Pattern{}) {
			s.all(ctx, yield)
			return
		}
		rows, quads, err := s.begin(ctx, sql, args)
		for {
			if err != nil {
				fail(err)
				return
			}
			for _, q := range quads {
				if !yield(q, nil) {
					return
				}
			}
			if len(rows) == 0 {
				return
			}
			n := min(chunk, len(rows))
			quads, _, err = s.resolve(ctx, s.pool, rows[:n])
			rows = rows[n:]
		}
	}
}

// row is a quad as hashes.
type row [4]hash

// selection is the query for the rows that match a pattern; ok is false where
// no row can.
func selection(p graph.Pattern) (sql string, args []any, ok bool) {
	sql = `SELECT subject_hash, predicate_hash, object_hash, label_hash FROM quads`
	join := " WHERE "
	for i, v := range [4]quad.Value{p.Subject, p.Predicate, p.Object, p.Label} {
		if v == nil {
			continue
		}
		v, err := graph.CanonicalValue(v)
		if err != nil {
			return "", nil, false
		}
		h := refs.HashOf(v)
		args = append(args, h[:])
		sql += join + [4]string{"subject", "predicate", "object", "label"}[i] + "_hash = $" + strconv.Itoa(len(args))
		join = " AND "
	}
	return sql, args, true
}

// querier is a pool or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

func query(ctx context.Context, from querier, sql string, args ...any) ([]row, error) {
	found, err := from.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(found, func(r pgx.CollectableRow) (out row, err error) {
		var parts [4][]byte
		err = r.Scan(&parts[0], &parts[1], &parts[2], &parts[3])
		for i := range parts {
			copy(out[i][:], parts[i])
		}
		return out, err
	})
}

// begin finds the rows and gives the first chunk as quads. Rows and values are
// asked for one after the other; where a value has gone in between, both are
// asked for again as of one moment.
func (s *Store) begin(ctx context.Context, sql string, args []any) (rest []row, quads []quad.Quad, err error) {
	rows, err := query(ctx, s.pool, sql, args...)
	if err != nil {
		return nil, nil, err
	}
	n := min(chunk, len(rows))
	quads, whole, err := s.resolve(ctx, s.pool, rows[:n])
	if err != nil || whole {
		return rows[n:], quads, err
	}
	err = pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		if rows, err = query(ctx, tx, sql, args...); err != nil {
			return err
		}
		n = min(chunk, len(rows))
		quads, _, err = s.resolve(ctx, tx, rows[:n])
		return err
	})
	return rows[n:], quads, err
}

// all goes through the whole table in order of time.
func (s *Store) all(ctx context.Context, yield func(quad.Quad, error) bool) {
	const sql = `SELECT horizon, subject_hash, predicate_hash, object_hash, label_hash FROM quads WHERE horizon > $1 ORDER BY horizon LIMIT $2`
	for last := int64(0); ; {
		var rows []row
		found, err := s.pool.Query(ctx, sql, last, chunk)
		if err == nil {
			rows, err = pgx.CollectRows(found, func(r pgx.CollectableRow) (out row, err error) {
				var parts [4][]byte
				err = r.Scan(&last, &parts[0], &parts[1], &parts[2], &parts[3])
				for i := range parts {
					copy(out[i][:], parts[i])
				}
				return out, err
			})
		}
		var quads []quad.Quad
		if err == nil {
			quads, _, err = s.resolve(ctx, s.pool, rows)
		}
		if err != nil {
			yield(quad.Quad{}, s.failed(ctx, "read", err))
			return
		}
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
		if len(rows) < chunk {
			return
		}
	}
}

// resolve reads the values of rows. A row whose value is gone was removed since
// it was found and is left out; whole is false then.
func (s *Store) resolve(ctx context.Context, from querier, rows []row) (quads []quad.Quad, whole bool, err error) {
	values, missing := s.cached(rows)
	if len(missing) > 0 {
		found, err := from.Query(ctx, selectNodes, missing)
		if err != nil {
			return nil, false, err
		}
		for found.Next() {
			h, v, err := scanNode(found)
			if err != nil {
				found.Close()
				return nil, false, err
			}
			values[h] = v
		}
		if err := found.Err(); err != nil {
			return nil, false, err
		}
		s.keep(missing, values)
	}
	whole = true
rows:
	for _, r := range rows {
		var q quad.Quad
		for i, d := range quad.Directions {
			if !r[i].Valid() {
				continue
			}
			v, ok := values[r[i]]
			if !ok {
				whole = false
				continue rows
			}
			q.Set(d, v)
		}
		quads = append(quads, q)
	}
	return quads, whole, nil
}

// cached is the values of rows that are known, and the hashes of others.
func (s *Store) cached(rows []row) (values map[hash]quad.Value, missing [][]byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	values = make(map[hash]quad.Value, 2*len(rows))
	asked := make(map[hash]struct{}, len(rows))
	for _, r := range rows {
		for i := range r {
			h := r[i]
			if _, ok := values[h]; ok || !h.Valid() {
				continue
			}
			if v, ok := s.known[h]; ok {
				values[h] = v
			} else if _, ok := asked[h]; !ok {
				asked[h] = struct{}{}
				missing = append(missing, h[:])
			}
		}
	}
	return values, missing
}

// keep remembers short values.
func (s *Store) keep(hashes [][]byte, values map[hash]quad.Value) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.known) > mostKnown {
		clear(s.known)
	}
	for _, b := range hashes {
		if iri, ok := values[hash(b)].(quad.IRI); ok && len(iri) < longestKnown {
			s.known[hash(b)] = iri
		}
	}
}

// Entry implements [graph.Store].
func (s *Store) Entry(ctx context.Context, article string) (e graph.Entry, ok bool, err error) {
	e.Article = article
	err = s.pool.QueryRow(ctx, `SELECT digest, loaded FROM dateline_ledger WHERE article = $1`, text(article)).Scan(&e.Digest, &e.Loaded)
	if err == pgx.ErrNoRows {
		return graph.Entry{}, false, nil
	}
	if err != nil {
		return graph.Entry{}, false, s.failed(ctx, "read the ledger of", err)
	}
	return e, true, nil
}

// Entries sees the ledger as it was when the loop began.
func (s *Store) Entries(ctx context.Context) iter.Seq2[graph.Entry, error] {
	return func(yield func(graph.Entry, error) bool) {
		var list []graph.Entry
		found, err := s.pool.Query(ctx, `SELECT article, digest, loaded FROM dateline_ledger ORDER BY article`)
		if err == nil {
			list, err = pgx.CollectRows(found, pgx.RowToStructByPos[graph.Entry])
		}
		if err != nil {
			yield(graph.Entry{}, s.failed(ctx, "read the ledger of", err))
			return
		}
		for _, e := range list {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// Note implements [graph.Store].
func (s *Store) Note(ctx context.Context, key string) (value []byte, ok bool, err error) {
	err = s.pool.QueryRow(ctx, `SELECT value FROM dateline_notes WHERE key = $1`, []byte(key)).Scan(&value)
	if err == pgx.ErrNoRows {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, s.failed(ctx, "read the notes of", err)
	}
	return value, true, nil
}

// Notes implements [graph.Store].
func (s *Store) Notes(ctx context.Context, from, before string) iter.Seq2[graph.Note, error] {
	return func(yield func(graph.Note, error) bool) {
		type row struct{ Key, Value []byte }
		var list []row
		found, err := s.pool.Query(ctx, `SELECT key, value FROM dateline_notes WHERE key >= $1 AND key < $2 ORDER BY key`, []byte(from), []byte(before))
		if err == nil {
			list, err = pgx.CollectRows(found, pgx.RowToStructByPos[row])
		}
		if err != nil {
			yield(graph.Note{}, s.failed(ctx, "read the notes of", err))
			return
		}
		for _, r := range list {
			if !yield(graph.Note{Key: string(r.Key), Value: r.Value}, nil) {
				return
			}
		}
	}
}

// Size implements [graph.Sizer].
func (s *Store) Size(ctx context.Context) (n int, err error) {
	if err = s.pool.QueryRow(ctx, `SELECT count(*) FROM quads`).Scan(&n); err != nil {
		return 0, s.failed(ctx, "count", err)
	}
	return n, nil
}
