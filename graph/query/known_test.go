package query_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/graph"
	"dateline/graph/query"
)

// TestAsKnownOn asks on the day the Herald was published, on the last day, and
// on the day before the first.
func TestAsKnownOn(t *testing.T) {
	ctx, r := context.Background(), fixture(t)
	for _, tt := range []struct {
		day        string
		statements int
		reports    []string // of the ferry's accident
	}{
		{"2031-05-02", 0, nil},
		{"2031-05-03", 2, []string{"report/" + herald + "/e1"}},
		{"2031-05", 5, []string{"report/" + herald + "/e1", "report/" + wire + "/e1", "report/" + post + "/e1"}},
	} {
		then, err := r.AsKnownOn(tt.day)
		if err != nil {
			t.Fatal(err)
		}
		said, err := then.Said(ctx, query.Said{})
		if err != nil {
			t.Fatal(err)
		}
		if len(said.Rows) != tt.statements {
			t.Errorf("%s: %d statements, want %d", tt.day, len(said.Rows), tt.statements)
		}
		for _, s := range said.Rows {
			if _, until := s.Evidence.Article.Days(); until == "" || until > "2031-05-31" {
				t.Errorf("%s: %s was published until %q", tt.day, s.ID, until)
			}
		}
		for _, q := range []query.Timeline{{Type: "accident"}, {From: "2031-05", Until: "2031-05", Type: "accident"}} {
			res, err := then.Timeline(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range res.Rows {
				for _, p := range e.Reports {
					got = append(got, p.ID)
				}
			}
			if diff := cmp.Diff(tt.reports, got); diff != "" {
				t.Errorf("%s: %s", tt.day, diff)
			}
		}
		if _, err := then.Coverage(ctx, query.Coverage{Event: crash}); (err == nil) != (tt.reports != nil) || err != nil && !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("%s: coverage: %v", tt.day, err)
		}
	}
	if _, err := r.AsKnownOn("some day"); !errors.Is(err, query.ErrRequest) {
		t.Error(err)
	}
	if then, err := r.AsKnownOn(""); then != r || err != nil {
		t.Error(err)
	}
}
