package query_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/graph"
	"dateline/graph/cayleystore"
	"dateline/graph/query"
	"dateline/graph/sample"
	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
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

// until is a graph of the articles alone that had surely been published by a
// day, and of the links between them.
func until(t *testing.T, s graph.Store, day string) graph.Store {
	t.Helper()
	out, err := cayleystore.Open(t.Context(), "memory:", cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	known := map[quad.Value]bool{}
	for e, err := range s.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		article := vocab.Node(vocab.Article, strings.TrimPrefix(e.Article, "article/"))
		for q := range s.Quads(t.Context(), graph.Pattern{Subject: article, Predicate: vocab.Until}) {
			if known[article] = time.Time(q.Object.(quad.Time)).Format(time.DateOnly) <= day; known[article] {
				if err := out.Apply(t.Context(), graph.Change{Record: []graph.Entry{e}}); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	var keep, links []quad.Quad
	members := map[quad.Value]bool{}
	for q, err := range s.Quads(t.Context(), graph.Pattern{}) {
		if err != nil {
			t.Fatal(err)
		}
		article, local, part := quads.SplitPart(q.Subject.(quad.IRI))
		switch {
		case q.Label != quad.Value(vocab.Across):
			if known[q.Label] {
				keep = append(keep, q)
			}
		case !part:
			links = append(links, q)
		case known[vocab.Node(vocab.Article, strings.TrimPrefix(article, "article/"))]:
			keep = append(keep, q)
			members[q.Object] = members[q.Object] || local != "" || q.Predicate == vocab.InStory
		}
	}
	for _, q := range links {
		if members[q.Subject] {
			keep = append(keep, q)
		}
	}
	if err := out.Apply(t.Context(), graph.Change{Add: keep}); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestAsKnownOnIsTheGraphThen asks a graph as known on several days, and a
// graph that holds no more than was published by then: the answers agree.
func TestAsKnownOnIsTheGraphThen(t *testing.T) {
	o := sample.Options{Articles: 40, Years: 1, Actors: 30}
	s, ctx := filled(t, o), t.Context()
	hot := sample.ActorID(o, 0)
	days := []string{"2014-12-31", "2015-01-20", "2015-02-15", "2015-06-01", "2015-12-31"}
	for _, day := range days {
		as, err := query.NewReader(s).AsKnownOn(day)
		if err != nil {
			t.Fatal(err)
		}
		then := query.NewReader(until(t, s, day))
		for _, q := range []query.Said{{}, {By: hot}, {By: hot, From: "2015-02", Until: "2015-03"}, {From: "2015-02", Until: "2015-02", Limit: 5}} {
			want, err1 := then.Said(ctx, q)
			got, err2 := as.Said(ctx, q)
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			if diff := cmp.Diff(want.Rows, got.Rows, unexported...); diff != "" || want.More != got.More {
				t.Errorf("%s, %+v (-then +as known):\n%s", day, q, diff)
			}
		}
		for _, q := range []query.Timeline{{}, {Actor: hot}, {From: "2015-02", Until: "2015-02"}, {From: "2015-02", Until: "2015-03", Limit: 4}} {
			want, err1 := then.Timeline(ctx, q)
			got, err2 := as.Timeline(ctx, q)
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			if diff := cmp.Diff(want.Rows, got.Rows, unexported...); diff != "" || want.More != got.More {
				t.Errorf("%s, %+v (-then +as known):\n%s", day, q, diff)
			}
		}
		want, err1 := then.Coverage(ctx, query.Coverage{All: true})
		got, err2 := as.Coverage(ctx, query.Coverage{All: true})
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if diff := cmp.Diff(want.Rows, got.Rows, unexported...); diff != "" || len(want.Rows) == 0 != (day == days[0]) {
			t.Errorf("%s, coverage of %d events (-then +as known):\n%s", day, len(want.Rows), diff)
		}
	}
}

// unexported leaves out what rows do not show, and how a date is founded: of an
// event that later articles report as well, the first report's word is taken.
var unexported = []cmp.Option{
	cmpopts.IgnoreUnexported(query.Named{}, query.Article{}, query.Report{}),
	cmpopts.IgnoreFields(schema.Date{}, "Basis"),
}
