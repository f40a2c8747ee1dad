package query

import (
	"cmp"
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/vocab"
)

// Named is an actor or place by id and name. Something the text does not name
// so that it can be resolved has a name and no id.
type Named struct {
	ID      string `json:"id,omitempty"`
	Name    string `json:"name"`
	Country string `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Role    string `json:"role,omitempty"`    // of a participant in its event
	As      string `json:"as,omitempty"`      // as this article's text has it, where that differs

	also []string // other names and roles that its article has for it
}

// Place is a place with its position, where that is known.
type Place struct {
	Named
	Latitude  *float64 `json:"latitude,omitempty"`
	Longitude *float64 `json:"longitude,omitempty"`
}

// party is a party of a statement as rows show it.
func (r *Reader) party(ctx context.Context, v *view, p *schema.Party) (*Named, error) {
	if p == nil {
		return nil, nil
	}
	n, words := Named{}, v.slice(p.Span)
	if p.Actor != "" {
		var err error
		if n, err = r.actor(ctx, v, p.Actor); err != nil {
			return nil, err
		}
	}
	n.Name = cmp.Or(n.Name, words)
	if words != n.Name {
		n.As = words
	}
	return &n, nil
}

// actor is an actor of an article: the one it was resolved to, or as the
// article has it. What the article alone has for it is read where nothing was
// resolved, or was read before.
func (r *Reader) actor(ctx context.Context, v *view, id string) (Named, error) {
	appearance := v.node(vocab.Appearance, id)
	var to Named
	actor, err := r.follow(ctx, appearance, vocab.SameActor)
	if err == nil && actor != "" {
		to, err = r.node(ctx, actor)
	}
	if err != nil {
		return to, err
	}
	if a, read := v.actors[id]; to.Name != "" && (!read || a == nil) {
		return to, nil
	}
	n := Named{ID: ID(appearance)}
	a, err := v.actor(ctx, id)
	if err != nil {
		return n, err
	}
	if a != nil {
		n.Name, n.Country, n.also = a.Name, a.Country, slices.Concat([]string{a.Name}, a.Aliases, a.Roles)
	}
	n.ID, n.Name, n.Country = cmp.Or(to.ID, n.ID), cmp.Or(to.Name, n.Name), cmp.Or(to.Country, n.Country)
	return n, nil
}

// node is an actor, place or other node with a label and a country.
func (r *Reader) node(ctx context.Context, iri quad.IRI) (Named, error) {
	if n, ok := r.named[iri]; ok {
		return n, nil
	}
	n := Named{ID: ID(iri)}
	var err error
	if n.Name, err = r.text(ctx, iri, vocab.Label); err != nil {
		return n, err
	}
	if n.Country, err = r.text(ctx, iri, vocab.Country); err != nil {
		return n, err
	}
	r.named[iri] = n
	return n, nil
}

// place is a place of an article, nil for none.
func (r *Reader) place(ctx context.Context, v *view, id string) (*Place, error) {
	p, err := v.place(ctx, id)
	if p == nil {
		return nil, err
	}
	location := v.node(vocab.Location, id)
	out := &Place{Named: Named{ID: ID(location), Name: p.Name, Country: p.Country}, Latitude: p.Latitude, Longitude: p.Longitude}
	to, err := r.follow(ctx, location, vocab.AtPlace)
	if to != "" {
		out.ID = ID(to)
	}
	return out, err
}

// about are the things a statement is about.
func (r *Reader) about(ctx context.Context, v *view, ids []string) ([]Named, error) {
	var out []Named
	for _, id := range ids {
		n, err := r.subject(ctx, v, id)
		if err != nil {
			return nil, err
		}
		if n != nil {
			out = append(out, *n)
		}
	}
	return out, nil
}

// subject is an actor, a place or an event of an article, nil for none.
func (r *Reader) subject(ctx context.Context, v *view, id string) (*Named, error) {
	switch letter, _, _ := schema.SplitID(id); letter {
	case schema.ActorID:
		n, err := r.actor(ctx, v, id)
		return &n, err
	case schema.PlaceID:
		p, err := r.place(ctx, v, id)
		if p == nil {
			return nil, err
		}
		return &p.Named, err
	case schema.EventID:
		e, err := v.event(ctx, id)
		if e == nil {
			return nil, err
		}
		return &Named{ID: ID(v.node(vocab.Report, id)), Name: cmp.Or(e.Description, v.slice(e.Trigger.Span))}, nil
	}
	return nil, nil
}
