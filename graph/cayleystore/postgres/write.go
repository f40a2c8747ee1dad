package postgres

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"dateline/graph"
)

// tries is how often a change is tried that others got in the way of.
const tries = 5

// Apply makes the change in one transaction. One that a deadlock, a conflict
// or a broken connection ended is tried again; since a change says what is to
// be there, it does no harm where the first try went through after all.
func (s *Store) Apply(ctx context.Context, c graph.Change) error {
	if s.readOnly {
		return fmt.Errorf("graph %s: %w", s.name, graph.ErrReadOnly)
	}
	c, err := c.Canonical()
	if err != nil {
		return err
	}
	w, err := plan(c)
	if err != nil {
		return err
	}
	for range tries {
		if err = ctx.Err(); err != nil {
			return err
		}
		err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error { return tx.SendBatch(ctx, w.batch()).Close() })
		if err == nil || ctx.Err() != nil || !retryable(err) || s.pool.Ping(ctx) != nil {
			break
		}
	}
	if err != nil {
		return s.failed(ctx, "write to", errors.Join(errUnkept, err))
	}
	return nil
}

var errUnkept = errors.New("nothing of this change is kept")

// writing is a change as arrays.
type writing struct {
	nodes       columns
	add, remove hashed
	orphans     [][]byte // hashes that a removal may leave unused
	record      []graph.Entry
	strike      []string
	notes       []graph.Note // by key
}

// hashed is quads as an array of hashes for each part.
type hashed [4][][]byte

func (h *hashed) take(q [4]hash) {
	for i := range q {
		if q[i].Valid() {
			h[i] = append(h[i], q[i][:])
		} else {
			h[i] = append(h[i], nil)
		}
	}
}

// plan sorts a change: all loaders meet nodes, quads and ledger lines in the
// same order, so that none waits for another that waits for it.
func plan(c graph.Change) (*writing, error) {
	w := &writing{record: slices.Clone(c.Record), strike: slices.Sorted(slices.Values(c.Strike))}
	slices.SortStableFunc(w.record, func(a, b graph.Entry) int { return cmp.Compare(a.Article, b.Article) })
	w.notes = slices.Clone(c.Notes)
	slices.SortFunc(w.notes, func(a, b graph.Note) int { return cmp.Compare(a.Key, b.Key) })
	values := map[quad.Value]hash{}
	add := hashes(c.Add, values)
	sorted := make([]quad.Value, 0, len(values))
	for v := range values {
		sorted = append(sorted, v)
	}
	slices.SortFunc(sorted, func(a, b quad.Value) int { x, y := values[a], values[b]; return bytes.Compare(x[:], y[:]) })
	for _, v := range sorted {
		if err := w.nodes.add(values[v], v); err != nil {
			return nil, err
		}
	}
	for _, q := range add {
		w.add.take(q)
	}
	gone := map[quad.Value]hash{}
	for _, q := range hashes(c.Remove, gone) {
		w.remove.take(q)
	}
	for _, h := range gone {
		w.orphans = append(w.orphans, h[:])
	}
	slices.SortFunc(w.orphans, bytes.Compare)
	return w, nil
}

// hashes is quads by hash, sorted; values gathers what is behind the hashes.
func hashes(quads []quad.Quad, values map[quad.Value]hash) [][4]hash {
	out := make([][4]hash, len(quads))
	for i, q := range quads {
		for j, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			if v == nil {
				continue
			}
			h, ok := values[v]
			if !ok {
				h = refs.HashOf(v)
				values[v] = h
			}
			out[i][j] = h
		}
	}
	slices.SortFunc(out, func(a, b [4]hash) int {
		for i := range a {
			if c := bytes.Compare(a[i][:], b[i][:]); c != 0 {
				return c
			}
		}
		return 0
	})
	return out
}

const (
	insertQuads = `INSERT INTO quads (subject_hash, predicate_hash, object_hash, label_hash)
SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[]) ON CONFLICT DO NOTHING`
	deleteQuads = `DELETE FROM quads q USING unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[]) AS t(s, p, o, l)
WHERE q.subject_hash = t.s AND q.predicate_hash = t.p AND q.object_hash = t.o AND `
	deleteNodes = `DELETE FROM nodes n WHERE hash = ANY($1)
AND NOT EXISTS (SELECT FROM quads WHERE subject_hash = n.hash) AND NOT EXISTS (SELECT FROM quads WHERE object_hash = n.hash)
AND NOT EXISTS (SELECT FROM quads WHERE label_hash = n.hash) AND NOT EXISTS (SELECT FROM quads WHERE predicate_hash = n.hash)`
	recordEntries = `INSERT INTO dateline_ledger SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
ON CONFLICT (article) DO UPDATE SET digest = EXCLUDED.digest, loaded = EXCLUDED.loaded`
	writeNotes = `INSERT INTO dateline_notes SELECT * FROM unnest($1::bytea[], $2::bytea[])
ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value`
)

// batch is the statements of a change. Who removes keeps others from adding
// quads of a node while it is found unused.
func (w *writing) batch() *pgx.Batch {
	b := &pgx.Batch{}
	if len(w.remove[0]) == 0 {
		b.Queue(`SELECT pg_advisory_xact_lock_shared($1)`, lockNodes)
	} else {
		b.Queue(`SELECT pg_advisory_xact_lock($1)`, lockNodes)
	}
	if len(w.add[0]) > 0 {
		w.nodes.insert(b)
		b.Queue(insertQuads, w.add[0], w.add[1], w.add[2], w.add[3])
	}
	if len(w.remove[0]) > 0 {
		b.Queue(deleteQuads+`q.label_hash = t.l`, w.remove[0], w.remove[1], w.remove[2], w.remove[3])
		b.Queue(deleteQuads+`q.label_hash IS NULL AND t.l IS NULL`, w.remove[0], w.remove[1], w.remove[2], w.remove[3])
		b.Queue(deleteNodes, w.orphans)
	}
	if len(w.strike) > 0 {
		b.Queue(`DELETE FROM dateline_ledger WHERE article = ANY($1)`, w.strike)
	}
	if len(w.record) > 0 {
		var articles, digests, loaded []string
		for i, e := range w.record {
			if i+1 < len(w.record) && w.record[i+1].Article == e.Article {
				continue // the last line counts
			}
			articles, digests, loaded = append(articles, text(e.Article)), append(digests, text(e.Digest)), append(loaded, text(e.Loaded))
		}
		b.Queue(recordEntries, articles, digests, loaded)
	}
	w.queueNotes(b)
	return b
}

func (w *writing) queueNotes(b *pgx.Batch) {
	var gone, keys, values [][]byte
	for _, n := range w.notes {
		if n.Value == nil {
			gone = append(gone, []byte(n.Key))
			continue
		}
		keys, values = append(keys, []byte(n.Key)), append(values, n.Value)
	}
	if len(gone) > 0 {
		b.Queue(`DELETE FROM dateline_notes WHERE key = ANY($1)`, gone)
	}
	if len(keys) > 0 {
		b.Queue(writeNotes, keys, values)
	}
}

// text is a string that a column of texts can keep.
func text(s string) string { return strings.ReplaceAll(s, "\x00", "") }
