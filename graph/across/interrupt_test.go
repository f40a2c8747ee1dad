package across_test

import (
	"context"
	"errors"
	"testing"

	"dateline/graph"
	"dateline/graph/across"
	"dateline/graph/cayleystore"
	"dateline/graph/sample"
)

// interrupting is a store that ends a context at the n-th note read.
type interrupting struct {
	graph.Store
	cancel  func()
	n, read int
}

func (s *interrupting) Note(ctx context.Context, key string) ([]byte, bool, error) {
	if s.read++; s.read == s.n {
		s.cancel()
	}
	return s.Store.Note(ctx, key)
}

// TestInterruptedLink breaks linking off at many points: the graph is as before,
// and the next run links it as if nothing had been.
func TestInterruptedLink(t *testing.T) {
	fill := func() graph.Store {
		s, err := cayleystore.Open(t.Context(), "memory:", cayleystore.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		if _, err := graph.Load(t.Context(), s, sample.Documents(sample.Options{Articles: 8, Years: 1, Statements: 3, Events: 4}), graph.LoadOptions{}); err != nil {
			t.Fatal(err)
		}
		return s
	}
	hash := func(s graph.Store) string {
		h, err := graph.Hash(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	whole := &interrupting{Store: fill()}
	if _, err := across.Link(t.Context(), whole); err != nil {
		t.Fatal(err)
	}
	want := hash(whole)
	s := fill()
	before := hash(s)
	for n := 2; n < whole.read; n += 1 + whole.read/20 {
		ctx, cancel := context.WithCancel(t.Context())
		at := &interrupting{Store: s, cancel: cancel, n: n}
		if _, err := across.Link(ctx, at); !errors.Is(err, context.Canceled) {
			t.Errorf("after %d notes: %v", n, err)
		}
		cancel()
	}
	if hash(s) != before {
		t.Error("what was broken off left traces")
	}
	if _, err := across.Link(t.Context(), s); err != nil || hash(s) != want {
		t.Errorf("linked afterwards: another graph, %v", err)
	}
}
