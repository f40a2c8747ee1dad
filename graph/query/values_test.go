package query_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"dateline/graph"
	linking "dateline/graph/across"
	"dateline/graph/cayleystore"
	"dateline/graph/query"
	"dateline/graph/sample"
)

// TestPieces asks a store that goes through its values, and the same one as if it
// could not, for all kinds of pieces of names.
func TestPieces(t *testing.T) {
	ctx := context.Background()
	store, err := cayleystore.Open(ctx, "bbolt:"+t.TempDir()+"/a.db", cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if _, ok := store.(graph.Lister); !ok {
		t.Fatal("the store does not go through its values")
	}
	if _, err := graph.Load(ctx, store, sample.Documents(sample.Options{Articles: 30, Seed: 5, Years: 1}), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	if _, err := linking.Link(ctx, store); err != nil {
		t.Fatal(err)
	}
	ids := []string{"", "event/", "actor/", "story/", "utterance/", "event/zz", "0.txt", "3.txt", "txt", "12.txt", `sample\12.txt`, "sample/12.txt", "sample", "Seke Noty"}
	for q, err := range store.Quads(ctx, graph.Pattern{}) {
		if err != nil {
			t.Fatal(err)
		}
		if iri, ok := q.Object.(quad.IRI); ok && len(ids) < 300 {
			id := query.ID(iri)
			ids = append(ids, id[:len(id)-1], id[:len(id)/2])
		}
	}
	for digit := range 16 {
		ids = append(ids, fmt.Sprintf("%x", digit), fmt.Sprintf("event/%x", digit), fmt.Sprintf("actor/%x", digit))
	}
	through, past := query.NewReader(store), query.NewReader(struct{ graph.Store }{store})
	for _, id := range ids {
		got, err := through.Resolve(ctx, id)
		want, wantErr := past.Resolve(ctx, id)
		if got != want || fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("%q: %q, %v; want %q, %v", id, got, err, want, wantErr)
		}
	}
	for _, c := range []query.Choice{query.Actors, query.Places, query.Outlets, query.Types} {
		got, err := through.Choices(ctx, c)
		want, wantErr := past.Choices(ctx, c)
		if err != nil || wantErr != nil || len(want) == 0 {
			t.Errorf("%s: %v, %v, %d", c, err, wantErr, len(want))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", c, diff)
		}
	}
}
