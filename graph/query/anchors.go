package query

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/across"
	"dateline/schema"
	"dateline/schema/vocab"
)

// Anchors are the articles' actors that a line of an overlay means, by an id or
// by a whole name that one actor bears. Errors match graph.ErrNotFound and
// [ErrAmbiguous].
func (r *Reader) Anchors(ctx context.Context, actor string) ([]across.Anchor, error) {
	iri, err := r.bearer(ctx, actor)
	if err != nil {
		return nil, err
	}
	members := []quad.IRI{iri}
	if kind, _, _ := vocab.Split(iri); kind == vocab.Actor {
		if members, err = r.subjects(ctx, vocab.SameActor, iri); err != nil {
			return nil, err
		}
	}
	var all, called []across.Anchor
	for _, m := range members {
		hash, id, _ := local(m)
		v, err := r.view(ctx, hash)
		if err != nil {
			return nil, err
		}
		if err := v.whole(ctx); err != nil {
			return nil, err
		}
		for i := range v.doc.Actors {
			if a := &v.doc.Actors[i]; a.ID == id {
				all = append(all, across.Anchor{Article: v.article.ID, Name: a.Name})
				if goesBy(a, actor) {
					called = append(called, all[len(all)-1])
				}
			}
		}
	}
	if len(called) > 0 { // an actor of other names as well may have been merged before
		return called, nil
	}
	return all, nil
}

// AnchorIn is the actor of that name in an article.
func (r *Reader) AnchorIn(ctx context.Context, actor, article string) (across.Anchor, error) {
	v, err := r.articleOf(ctx, article)
	if err != nil {
		return across.Anchor{}, err
	}
	var found []across.Anchor
	for i := range v.doc.Actors {
		if a := &v.doc.Actors[i]; goesBy(a, actor) || ID(v.node(vocab.Appearance, a.ID)) == actor {
			found = append(found, across.Anchor{Article: v.article.ID, Name: a.Name})
		}
	}
	switch len(found) {
	case 0:
		return across.Anchor{}, fmt.Errorf("%s in %s: %w", actor, v.article.ID, graph.ErrNotFound)
	case 1:
		return found[0], nil
	}
	return across.Anchor{}, fmt.Errorf("%s: %w: %d actors of %s", actor, ErrAmbiguous, len(found), v.article.ID)
}

// goesBy reports whether an actor of an article has this very name.
func goesBy(a *schema.Actor, name string) bool {
	want := fold(name)
	return slices.ContainsFunc(append([]string{a.Name}, a.Aliases...), func(s string) bool { return slices.Equal(fold(s), want) })
}

// bearer is the actor or appearance that an id means, or the one actor that
// bears this very name.
func (r *Reader) bearer(ctx context.Context, actor string) (quad.IRI, error) {
	if iri := IRI(actor); iri != "" {
		switch kind, _, _ := vocab.Split(iri); kind {
		case vocab.Actor, vocab.Appearance:
			return r.Resolve(ctx, actor)
		}
	}
	m, err := r.matchActors(ctx, actor)
	if err != nil {
		return "", err
	}
	var found []quad.IRI
	var names []string
	for _, a := range m.found() {
		n, err := r.nodeAt(ctx, a)
		if err != nil {
			return "", err
		}
		if goesBy(&schema.Actor{Name: n.Text(vocab.Label), Aliases: n.Texts(vocab.Alias)}, actor) {
			found = append(found, a)
			names = append(names, fmt.Sprintf("%s (%s)", ID(a), strings.Join(strings.Fields(n.Text(vocab.Label)+" "+n.Text(vocab.Type)+" "+n.Text(vocab.Country)), " ")))
		}
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("%s: %w", actor, graph.ErrNotFound)
	case 1:
		return found[0], nil
	}
	return "", fmt.Errorf("%s: %w: %s", actor, ErrAmbiguous, strings.Join(names, ", "))
}
