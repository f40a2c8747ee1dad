package query

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/vocab"
)

// appearances are the nodes by which articles have the actors.
func (r *Reader) appearances(ctx context.Context, actors []quad.IRI) ([]quad.IRI, error) {
	var out []quad.IRI
	for _, a := range actors {
		if kind, _, _ := vocab.Split(a); kind == vocab.Appearance {
			out = append(out, a)
			continue
		}
		as, err := r.subjects(ctx, vocab.SameActor, a)
		if err != nil {
			return nil, err
		}
		out = append(out, as...)
	}
	return out, nil
}

// parts are the nodes of one kind whose predicates lead to the objects, sorted.
func (r *Reader) parts(ctx context.Context, kind string, objects []quad.IRI, predicates ...quad.IRI) ([]quad.IRI, error) {
	var ask []graph.Pattern
	for _, o := range objects {
		for _, predicate := range predicates {
			ask = append(ask, to(predicate, o))
		}
	}
	if err := r.ahead(ctx, ask); err != nil {
		return nil, err
	}
	return r.subjectsOf(ask, kind), nil
}

// subjectsOf are the subjects of some kinds that match patterns, which were
// read, sorted.
func (r *Reader) subjectsOf(patterns []graph.Pattern, kinds ...string) []quad.IRI {
	var out []quad.IRI
	for _, p := range patterns {
		for _, q := range r.kept[p] {
			n, _ := q.Subject.(quad.IRI)
			if kind, _, _ := vocab.Split(n); slices.Contains(kinds, kind) {
				out = append(out, n)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
