package query

import (
	"context"
	"errors"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/words"
	"dateline/schema"
	"dateline/schema/vocab"
)

// find is the node that an id means (see [Reader.Resolve]), else the one of
// that name, whatever the case: an outlet by its whole name, an actor by a name or
// a role, or somebody whom one article alone has and who was not resolved.
func (r *Reader) find(ctx context.Context, name string) (quad.IRI, error) {
	iri, err := r.lookUp(ctx, name)
	if !errors.Is(err, graph.ErrNotFound) {
		return iri, err
	}
	if outlet := IRI(schema.OutletID(name)); outlet != "" {
		if ok, failed := r.exists(ctx, outlet); ok || failed != nil {
			return outlet, failed
		}
	}
	m, failed := r.matchActors(ctx, name)
	switch {
	case errors.Is(failed, ErrRequest):
		return r.endOf(ctx, name, err)
	case failed != nil:
		return "", failed
	}
	found := m.found()
	if len(found) == 0 {
		if found, failed = r.unresolved(ctx, m.words); failed != nil {
			return "", failed
		}
	}
	switch len(found) {
	case 0:
		return r.endOf(ctx, name, err)
	case 1:
		if ok, failed := r.exists(ctx, found[0]); !ok {
			return "", errors.Join(failed, err)
		}
		return found[0], nil
	default:
		return "", r.ambiguous(ctx, name, found)
	}
}

// unresolved are the appearances that nobody resolved and that bear a name,
// else those that bear it as a role, sorted.
func (r *Reader) unresolved(ctx context.Context, name phrase) ([]quad.IRI, error) {
	var bearers, holders []quad.IRI
	take := func(v *view, a *schema.Actor) {
		switch {
		case a == nil:
		case name.inAny(a.Name) || name.inAny(a.Aliases...):
			bearers = append(bearers, v.node(vocab.Appearance, a.ID))
		case name.inAny(a.Roles...):
			holders = append(holders, v.node(vocab.Appearance, a.ID))
		}
	}
	as, known, err := r.having(ctx, words.Actor, name)
	if err != nil {
		return nil, err
	}
	if !known {
		err = r.everyDocument(ctx, func(v *view) error {
			for i := range v.doc.Actors {
				take(v, &v.doc.Actors[i])
			}
			return nil
		})
	}
	for _, n := range as {
		hash, id, _ := local(n)
		v, failed := r.view(ctx, hash)
		if errors.Is(failed, graph.ErrNotFound) {
			continue
		}
		if failed != nil {
			return nil, failed
		}
		a, failed := v.actor(ctx, id)
		if failed != nil {
			return nil, failed
		}
		take(v, a)
	}
	if len(bearers) == 0 {
		bearers = holders
	}
	slices.Sort(bearers)
	out := bearers[:0]
	for _, n := range bearers {
		to, failed := r.follow(ctx, n, vocab.SameActor)
		if failed != nil {
			return nil, failed
		}
		if to == "" {
			out = append(out, n)
		}
	}
	return out, err
}
