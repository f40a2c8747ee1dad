package query

import (
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/vocab"
)

// What is asked for by a piece of its name is looked for among the values of the
// graph where the store can go through them (see graph.Lister), else among all
// quads of the predicates that lead to it or from it.

// like are patterns of the quads that tell of the IRIs that begin with one of
// some and of the strings that end like this, where they are not "": of each
// value those that pattern makes. Without values they are all of the predicates.
func (r *Reader) like(ctx context.Context, begins []quad.IRI, ends quad.String, predicates []quad.IRI, pattern func(quad.Value) []graph.Pattern) (ask []graph.Pattern, err error) {
	l, ok := r.store.(graph.Lister)
	if !ok {
		for _, p := range predicates {
			ask = append(ask, graph.Pattern{Predicate: p})
		}
		return ask, nil
	}
	var end []quad.String
	if ends != "" {
		end = []quad.String{ends}
	}
	values, err := l.Values(ctx, begins, end)
	for _, v := range values {
		ask = append(ask, pattern(v)...)
	}
	return ask, err
}

// each gives the quads of patterns; where most is above 0 no more than so many
// of a value's. Of a predicate alone it gives all, and holds on to none.
func (r *Reader) each(ctx context.Context, ask []graph.Pattern, most int, take func(quad.Quad)) error {
	for part := range slices.Chunk(ask, few*chunk) {
		if p := part[0]; p == (graph.Pattern{Predicate: p.Predicate}) {
			for _, p := range part {
				for q, err := range r.store.Quads(ctx, p) {
					if err != nil {
						return err
					}
					take(q)
				}
			}
			continue
		}
		lists, err := r.store.Match(ctx, part, most)
		if err != nil {
			return err
		}
		for _, list := range lists {
			for _, q := range list {
				take(q)
			}
		}
	}
	return nil
}

// membersBegin are the nodes of kinds that are made across articles whose id
// begins like this, each as often as the quads tell of it.
func (r *Reader) membersBegin(ctx context.Context, kinds []string, id string) (found []quad.IRI, err error) {
	members := membership()
	var begins, predicates []quad.IRI
	for _, k := range kinds {
		begins, predicates = append(begins, vocab.Node(k, id)), append(predicates, members[k])
	}
	ask, err := r.like(ctx, begins, "", predicates, func(v quad.Value) []graph.Pattern {
		iri, _ := v.(quad.IRI)
		kind, _, _ := vocab.Split(iri)
		return []graph.Pattern{to(members[kind], v)}
	})
	if err != nil {
		return nil, err
	}
	err = r.each(ctx, ask, 1, func(q quad.Quad) {
		if iri, ok := q.Object.(quad.IRI); ok && beginsWith(iri, begins) {
			found = append(found, iri)
		}
	})
	return found, err
}

// beginsWith reports whether an IRI begins with one of some.
func beginsWith(iri quad.IRI, begins []quad.IRI) bool {
	return slices.ContainsFunc(begins, func(b quad.IRI) bool { return strings.HasPrefix(string(iri), string(b)) })
}
