package query

import (
	"context"
	"errors"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema"
)

// find is the node that an id means (see [Reader.Resolve]), else the one of
// that name, whatever the case: an outlet by its whole name, an actor by a name or
// a role.
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
	switch found := m.found(); len(found) {
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
