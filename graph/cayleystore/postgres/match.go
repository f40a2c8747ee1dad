package postgres

import (
	"context"
	"strconv"
	"strings"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"dateline/graph"
)

// Match implements [graph.Store]: patterns that give the same parts are one
// statement over arrays.
func (s *Store) Match(ctx context.Context, patterns []graph.Pattern, most int) (out [][]quad.Quad, err error) {
	err = pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		var rows []row
		var of []int // the pattern of each row
		for given, list := range byParts(patterns) {
			if len(list) == 0 {
				continue
			}
			found, at, err := matching(ctx, tx, given, list, most)
			if err != nil {
				return err
			}
			rows, of = append(rows, found...), append(of, at...)
		}
		quads, _, err := s.resolve(ctx, tx, rows)
		if err != nil {
			return err
		}
		out = make([][]quad.Quad, len(patterns))
		for i, q := range quads { // in one state no value is missing
			out[of[i]] = append(out[of[i]], q)
		}
		return nil
	})
	if err != nil {
		return nil, s.failed(ctx, "read", err)
	}
	return out, nil
}

// wanted is a pattern as hashes, with its place in the list.
type wanted struct {
	at     int
	hashes [4][]byte
}

// byParts sorts patterns by the parts they give, a bit each; those that nothing
// can match are left out.
func byParts(patterns []graph.Pattern) (out [16][]wanted) {
next:
	for at, p := range patterns {
		w, given := wanted{at: at}, 0
		for i, v := range [4]quad.Value{p.Subject, p.Predicate, p.Object, p.Label} {
			if v == nil {
				continue
			}
			v, err := graph.CanonicalValue(v)
			if err != nil {
				continue next
			}
			h := refs.HashOf(v)
			w.hashes[i], given = h[:], given|1<<i
		}
		out[given] = append(out[given], w)
	}
	return out
}

// matching finds the rows of patterns that give the same parts, each with the
// place of its pattern.
func matching(ctx context.Context, tx pgx.Tx, given int, list []wanted, most int) (rows []row, of []int, err error) {
	var limit any
	if most > 0 {
		limit = most
	}
	places := make([]int32, len(list))
	for i, w := range list {
		places[i] = int32(w.at)
	}
	args := []any{limit, places}
	arrays, names, where := "$2::int[]", "at", ""
	for i, part := range [4]string{"subject", "predicate", "object", "label"} {
		if given&(1<<i) == 0 {
			continue
		}
		hashes := make([][]byte, len(list))
		for k, w := range list {
			hashes[k] = w.hashes[i]
		}
		args = append(args, hashes)
		arrays += ", $" + strconv.Itoa(len(args)) + "::bytea[]"
		names += ", " + part
		where += " AND " + part + "_hash = k." + part
	}
	sql := `SELECT k.at, q.* FROM unnest(` + arrays + `) AS k(` + names + `) CROSS JOIN LATERAL (
	SELECT subject_hash, predicate_hash, object_hash, label_hash FROM quads` + strings.Replace(where, " AND ", " WHERE ", 1) + ` LIMIT $1) AS q`
	found, err := tx.Query(ctx, sql, args...)
	if err != nil {
		return nil, nil, err
	}
	rows, err = pgx.CollectRows(found, func(r pgx.CollectableRow) (out row, err error) {
		var at int
		var parts [4][]byte
		err = r.Scan(&at, &parts[0], &parts[1], &parts[2], &parts[3])
		for i := range parts {
			copy(out[i][:], parts[i])
		}
		of = append(of, at)
		return out, err
	})
	return rows, of, err
}
