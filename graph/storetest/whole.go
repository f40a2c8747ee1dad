package storetest

import (
	"context"
	"errors"
	"iter"
	"math/rand"
	"testing"

	"github.com/cayleygraph/quad"

	"dateline/graph"
)

// Quads makes a model a store to be hashed.
func (m modelStore) Quads(context.Context, graph.Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for x := range m.model {
			if !yield(x, nil) {
				return
			}
		}
	}
}

// modelStore is a plain set where a store is wanted for reading.
type modelStore struct {
	graph.Store
	model model
}

// sameHash wants the hash of the set, which is the same in every engine.
func sameHash(t *testing.T, s graph.Store) {
	r := rand.New(rand.NewSource(11))
	m := model{}
	for range 12 {
		c := randomChange(r, 150)
		apply(t, s, c)
		m.apply(c)
		if got, want := hash(t, s), hash(t, modelStore{model: m}); got != want {
			t.Fatalf("hash %s of %d quads, want %s", got, len(m), want)
		}
	}
}

// forget forgets one of two articles that say the same of an outlet.
func forget(t *testing.T, s graph.Store) {
	const one, two = "urn:dateline:article:1", "urn:dateline:article:2"
	shared := func(label string) quad.Quad {
		return q("urn:dateline:outlet:paper", "name", quad.String("The Paper"), label)
	}
	kept := model{shared(two): {}, q(two, "text", quad.String("kept"), two): {}}
	c := graph.Change{
		Add:    []quad.Quad{shared(one), q(one, "text", quad.String("to be forgotten"), one)},
		Record: []graph.Entry{{Article: "article/1"}, {Article: "article/2"}},
	}
	for x := range kept {
		c.Add = append(c.Add, x)
	}
	apply(t, s, c)
	if n, err := graph.Forget(t.Context(), s, "article/1"); n != 2 || err != nil {
		t.Fatalf("%d quads forgotten, %v", n, err)
	}
	compare(t, s, graph.Pattern{}, kept)
	compare(t, s, graph.Pattern{Object: quad.String("to be forgotten")}, kept)
	if _, ok, err := s.Entry(t.Context(), "article/1"); ok || err != nil {
		t.Errorf("the ledger still has it: %v", err)
	}
	if _, err := graph.Forget(t.Context(), s, "article/1"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("forgotten again: %v", err)
	}
}
