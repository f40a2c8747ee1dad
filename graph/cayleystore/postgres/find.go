package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"dateline/graph"
)

// Find implements [graph.Finder], in one statement for each kind.
func (s *Store) Find(ctx context.Context, articles, keys []string) (lines []graph.Entry, notes [][]byte, err error) {
	lines, notes = make([]graph.Entry, len(articles)), make([][]byte, len(keys))
	if len(articles) > 0 {
		at := map[string][]int{}
		asked := make([]string, len(articles))
		for i, a := range articles {
			asked[i] = text(a)
			at[asked[i]] = append(at[asked[i]], i)
		}
		found, err := s.pool.Query(ctx, `SELECT article, digest, loaded FROM dateline_ledger WHERE article = ANY($1)`, asked)
		var list []graph.Entry
		if err == nil {
			list, err = pgx.CollectRows(found, pgx.RowToStructByPos[graph.Entry])
		}
		if err != nil {
			return nil, nil, s.failed(ctx, "read the ledger of", err)
		}
		for _, e := range list {
			for _, i := range at[e.Article] {
				lines[i] = e
				lines[i].Article = articles[i]
			}
		}
	}
	return lines, notes, s.findNotes(ctx, keys, notes)
}

// findNotes reads the notes of keys.
func (s *Store) findNotes(ctx context.Context, keys []string, notes [][]byte) error {
	if len(keys) == 0 {
		return nil
	}
	at := map[string][]int{}
	asked := make([][]byte, len(keys))
	for i, k := range keys {
		at[k], asked[i] = append(at[k], i), []byte(k)
	}
	type row struct{ Key, Value []byte }
	found, err := s.pool.Query(ctx, `SELECT key, value FROM dateline_notes WHERE key = ANY($1)`, asked)
	var list []row
	if err == nil {
		list, err = pgx.CollectRows(found, pgx.RowToStructByPos[row])
	}
	if err != nil {
		return s.failed(ctx, "read the notes of", err)
	}
	for _, r := range list {
		for _, i := range at[string(r.Key)] {
			notes[i] = r.Value
		}
	}
	return nil
}
