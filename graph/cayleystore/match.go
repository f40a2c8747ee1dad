package cayleystore

import (
	"context"
	"math"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"

	"dateline/graph"
)

// row is a quad as the engine's references, in the order of quad.Directions.
type row [4]cayley.Ref

// checkEvery is how many rows are read between two looks at the context.
const checkEvery = 1024

// given is the parts of a pattern that select, resolved. ok is false when a
// part is not in the graph, so that nothing matches.
func given(qs cayley.QuadStore, p graph.Pattern) (want row, ok bool, err error) {
	for i, v := range [4]quad.Value{p.Subject, p.Predicate, p.Object, p.Label} {
		if v == nil {
			continue
		}
		v, err := graph.CanonicalValue(v)
		if err != nil {
			return want, false, nil // no such value can be in a graph
		}
		ref, err := qs.ValueOf(v)
		if err != nil || ref == nil {
			return want, false, err
		}
		want[i] = ref
	}
	return want, true, nil
}

// collect reads the rows that have every reference of want. All lists that
// hold every match are tried in turn with a growing bound, and the first that
// is read to its end serves: no sizes need to be known and no long list is read
// where a short one would do.
func collect(ctx context.Context, qs cayley.QuadStore, lists []iterator.Shape, want row) ([]row, error) {
	for bound := 128; ; bound *= 8 {
		if len(lists) == 1 {
			bound = math.MaxInt
		}
		for _, list := range lists {
			rows, complete, err := scan(ctx, qs, list.Iterate(), want, bound)
			if err != nil || complete {
				return rows, err
			}
		}
	}
}

func scan(ctx context.Context, qs cayley.QuadStore, it iterator.Scanner, want row, bound int) (rows []row, complete bool, err error) {
	defer it.Close()
	for n := 0; n < bound; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return nil, false, ctx.Err()
		}
		if !it.Next(ctx) {
			return rows, true, it.Err()
		}
		r, ok, err := rowOf(qs, it.Result(), want)
		if err != nil {
			return nil, false, err
		}
		if ok {
			rows = append(rows, r)
		}
	}
	return nil, false, nil
}

// rowOf is the quad behind a reference; ok says that it has all of want.
func rowOf(qs cayley.QuadStore, ref cayley.Ref, want row) (r row, ok bool, err error) {
	for i, d := range quad.Directions {
		if r[i], err = qs.QuadDirection(ref, d); err != nil {
			return r, false, err
		}
		if want[i] != nil && (r[i] == nil || r[i].Key() != want[i].Key()) {
			return r, false, nil
		}
	}
	return r, true, nil
}

// valuesOf reads the values of rows, each value once.
func valuesOf(ctx context.Context, qs cayley.QuadStore, rows []row) ([]quad.Quad, error) {
	var list []cayley.Ref
	at := map[any]int{}
	for _, r := range rows {
		for _, ref := range r {
			if ref == nil {
				continue
			}
			if _, ok := at[ref.Key()]; !ok {
				at[ref.Key()] = len(list)
				list = append(list, ref)
			}
		}
	}
	values, err := refs.ValuesOf(ctx, qs, list)
	if err != nil {
		return nil, err
	}
	out := make([]quad.Quad, len(rows))
	for i, r := range rows {
		for part, d := range quad.Directions {
			if r[part] != nil {
				out[i].Set(d, values[at[r[part].Key()]])
			}
		}
	}
	return out, nil
}

// existing is the quads of list that are in the graph. Labels are exact: a
// quad without a label is not one with.
func existing(ctx context.Context, qs cayley.QuadStore, lists func(row) []iterator.Shape, list []quad.Quad) ([]quad.Quad, error) {
	var out []quad.Quad
	for _, q := range list {
		want, ok, err := given(qs, graph.Pattern{Subject: q.Subject, Predicate: q.Predicate, Object: q.Object, Label: q.Label})
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		rows, err := collect(ctx, qs, lists(want), want)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if (r[3] == nil) == (q.Label == nil) {
				out = append(out, q)
				break
			}
		}
	}
	return out, nil
}

// deltas is quads to add or remove in Cayley's terms.
func deltas(action cayley.Procedure, quads []quad.Quad) []cayley.Delta {
	out := make([]cayley.Delta, len(quads))
	for i, q := range quads {
		out[i] = cayley.Delta{Quad: q, Action: action}
	}
	return out
}

// ignore makes adding what is there and removing what is not no errors.
var ignore = cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}
