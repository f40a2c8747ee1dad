package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/vocab"
)

// match is who a name or id in a request means. A name is looked for as whole
// words, whatever the case and the accents.
type match struct {
	words  phrase
	byID   bool              // the request was an id, not a name
	actors map[quad.IRI]bool // actors, or appearances nobody resolved, that it means
}

// matchActors finds the actors that a name or id means: those that bear the
// name, else those that bear it as a role. A nil match stands for an empty
// request.
func (r *Reader) matchActors(ctx context.Context, name string) (*match, error) {
	if strings.TrimSpace(name) == "" {
		return nil, nil
	}
	m := &match{words: fold(name), actors: map[quad.IRI]bool{}}
	iri := IRI(name)
	switch kind, rest, _ := vocab.Split(iri); {
	case rest != "" && kind == vocab.Appearance:
		to, err := r.follow(ctx, iri, vocab.SameActor)
		if err != nil {
			return nil, err
		}
		if to != "" {
			iri = to
		}
		fallthrough
	case rest != "" && kind == vocab.Actor:
		m.byID, m.actors[iri] = true, true
		return m, nil
	}
	if len(m.words) == 0 {
		return nil, fmt.Errorf("%w: %q holds no word", ErrRequest, name)
	}
	return m, r.findActors(ctx, m)
}

// findActors looks through the names and roles of the actors that bear the
// longest word, which is borne by fewest as a rule.
func (r *Reader) findActors(ctx context.Context, m *match) error {
	longest := slices.MaxFunc(m.words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	actors, err := r.subjects(ctx, vocab.NameWord, quad.String(longest))
	if err != nil {
		return err
	}
	roles := map[quad.IRI]bool{}
	for _, a := range actors {
		n, err := r.nodeAt(ctx, a)
		if err != nil {
			return err
		}
		switch {
		case m.words.inAny(n.Text(vocab.Label)) || m.words.inAny(n.Texts(vocab.Alias)...):
			m.actors[a] = true
		case m.words.inAny(n.Texts(vocab.HasRole)...):
			roles[a] = true
		}
	}
	if len(m.actors) == 0 {
		m.actors = roles
	}
	return nil
}

// found are the actors that m means, sorted; none says that the words have to
// be looked for in the articles themselves.
func (m *match) found() []quad.IRI {
	if m == nil {
		return nil
	}
	return sortedKeys(m.actors)
}

// Actors are the actors that a name, a role or an id means, in order of their
// ids. Errors match graph.ErrNotFound and ErrRequest.
func (r *Reader) Actors(ctx context.Context, name string) ([]Named, error) {
	m, err := r.matchActors(ctx, name)
	if err != nil {
		return nil, err
	}
	var out []Named
	for _, iri := range m.found() {
		if ok, err := r.exists(ctx, iri); err != nil || !ok {
			if err != nil {
				return nil, err
			}
			continue
		}
		n, err := r.node(ctx, iri)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("actor %s: %w", name, graph.ErrNotFound)
	}
	return out, nil
}

// means reports whether m means an actor or party as rows show it. A nil match
// means everyone.
func (m *match) means(n *Named) bool {
	switch {
	case m == nil:
		return true
	case n == nil:
		return false
	case n.ID != "" && m.actors[IRI(n.ID)]:
		return true
	case len(m.actors) > 0 || m.byID:
		return false
	}
	return m.words.inAny(n.Name, n.As) || m.words.inAny(n.also...)
}

// meansOutlet reports whether an outlet's name or id, or the source of an
// article whose outlet is not known, is what the request means.
func meansOutlet(want string, a Article) bool {
	if want == "" {
		return true
	}
	if fold(want).inAny(a.Outlet, a.RepublishedBy) || a.outletID != "" && IRI(want) == IRI(a.outletID) {
		return true
	}
	return a.Outlet == "" && a.Source == want
}
