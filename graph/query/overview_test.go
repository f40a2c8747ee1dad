package query_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/graph/cayleystore"
	"dateline/graph/query"
	"dateline/graph/sample"
)

// A limit changes how rows are found, not which come first nor how many there
// are.
func TestLimited(t *testing.T) {
	ctx := context.Background()
	store, err := cayleystore.Open(ctx, "memory:", cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if err := sample.Fill(ctx, store, sample.Options{Articles: 40, Years: 2}); err != nil {
		t.Fatal(err)
	}
	hidden := cmpopts.IgnoreUnexported(query.Report{}, query.Article{}, query.Named{})
	check := func(what string, limit int, ask func(*query.Reader, int) (query.Result[query.Event], error)) {
		t.Helper()
		all, err := ask(query.NewReader(store), 0)
		if err != nil || len(all.Rows) < 2 {
			t.Fatalf("%s: %d rows: %v", what, len(all.Rows), err)
		}
		got, err := ask(query.NewReader(store), limit)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if diff := cmp.Diff(all.Rows[:min(limit, len(all.Rows))], got.Rows, hidden); diff != "" {
			t.Errorf("%s, the first %d (-all +limited):\n%s", what, limit, diff)
		}
		if got.Total != all.Total || got.Undated != all.Undated {
			t.Errorf("%s: %d rows and %d undated, of all %d and %d", what, got.Total, got.Undated, all.Total, all.Undated)
		}
	}
	first, err := query.NewReader(store).Timeline(ctx, query.Timeline{Limit: 1})
	if err != nil || len(first.Rows) == 0 {
		t.Fatalf("%v %v", first.Rows, err)
	}
	for _, limit := range []int{1, 3, 17} {
		for _, eventType := range []string{"", first.Rows[0].Type} {
			check("timeline of "+eventType, limit, func(r *query.Reader, n int) (query.Result[query.Event], error) {
				return r.Timeline(ctx, query.Timeline{Type: eventType, Limit: n})
			})
		}
		check("coverage", limit, func(r *query.Reader, n int) (query.Result[query.Event], error) {
			return r.Coverage(ctx, query.Coverage{Limit: n})
		})
	}
}
