package query

import (
	"context"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/vocab"
)

// picks are parts of articles to look at: local ids by article hash. Nil picks
// stand for everything.
type picks map[string]map[string]bool

// add picks one node, if it is a part of an article.
func (p picks) add(iri quad.IRI) {
	hash, id, ok := local(iri)
	if !ok {
		return
	}
	if p[hash] == nil {
		p[hash] = map[string]bool{}
	}
	p[hash][id] = true
}

// of are the ids of the picked parts of an article, sorted.
func (p picks) of(hash string) []string { return sortedKeys(p[hash]) }

// len is how many parts are picked.
func (p picks) len() int {
	n := 0
	for _, ids := range p {
		n += len(ids)
	}
	return n
}

// articles are the hashes of the picked articles, sorted.
func (p picks) articles() []string { return sortedKeys(p) }

// nodes are the picked parts as nodes of a kind, sorted.
func (p picks) nodes(kind string) []quad.IRI {
	out := make([]quad.IRI, 0, p.len())
	for _, hash := range p.articles() {
		for _, id := range p.of(hash) {
			out = append(out, vocab.Node(kind, hash, id))
		}
	}
	return out
}

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

// parts picks the nodes of one kind whose predicates lead to the objects.
func (r *Reader) parts(ctx context.Context, kind string, objects []quad.IRI, predicates ...quad.IRI) (picks, error) {
	p := picks{}
	var ask []graph.Pattern
	for _, o := range objects {
		for _, predicate := range predicates {
			ask = append(ask, to(predicate, o))
		}
	}
	if err := r.ahead(ctx, ask); err != nil {
		return nil, err
	}
	for _, o := range objects {
		for _, predicate := range predicates {
			nodes, err := r.subjects(ctx, predicate, o)
			if err != nil {
				return nil, err
			}
			for _, n := range nodes {
				if k, _, _ := vocab.Split(n); k == kind {
					p.add(n)
				}
			}
		}
	}
	return p, nil
}
