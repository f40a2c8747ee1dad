package query_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/graph/cayleystore"
	"dateline/graph/query"
	"dateline/graph/sample"
	"dateline/schema"
)

// TestStarts asks for places, outlets, words and periods in many combinations,
// which the graph is read for from different ends: the rows are those that all
// rows hold.
func TestStarts(t *testing.T) {
	ctx := t.Context()
	s, err := cayleystore.Open(ctx, "memory:", cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := sample.Fill(ctx, s, sample.Options{Articles: 25, Years: 1, Statements: 4, Events: 6}); err != nil {
		t.Fatal(err)
	}
	events, err := query.NewReader(s).Timeline(ctx, query.Timeline{})
	if err != nil || len(events.Rows) < 40 {
		t.Fatalf("%d events, %v", len(events.Rows), err)
	}
	statements, err := query.NewReader(s).Said(ctx, query.Said{})
	if err != nil || len(statements.Rows) != 100 {
		t.Fatalf("%d statements, %v", len(statements.Rows), err)
	}
	some := events.Rows[17]
	outlet, place, actor := some.Reports[0].Article.Outlet, some.Place, some.Participants[0]
	month := some.When.From[:7]
	or := func(value string) []string { return []string{"", value} }
	inMonth := func(d *schema.Date, from string) bool {
		return from == "" || d != nil && strings.HasPrefix(d.From, month)
	}
	for _, from := range or(month) {
		for _, out := range append(or(outlet), "outlet/"+schema.Slug(outlet), "nobody") {
			for _, at := range append(or(place.Name), strings.ToLower(place.Country), place.ID) {
				for _, fact := range or("happened") {
					for _, limit := range []int{0, 2} {
						q := query.Timeline{Outlet: out, Place: at, From: from, Until: from, Factuality: schema.Factuality(fact), Limit: limit}
						got, err := query.NewReader(s).Timeline(ctx, q)
						if err != nil {
							t.Fatal(err)
						}
						want := keep(events.Rows, limit, func(e query.Event) bool {
							return inMonth(e.When, from) && (at == "" || e.Place != nil && (e.Place.Name == place.Name || strings.EqualFold(at, e.Place.Country))) &&
								(out == "" || slices.ContainsFunc(e.Reports, func(p query.Report) bool { return p.Article.Outlet == outlet && out != "nobody" }))
						})
						if diff := cmp.Diff(eventIDs(want), eventIDs(got.Rows)); diff != "" {
							t.Errorf("%+v (-want +got):\n%s", q, diff)
						}
					}
				}
			}
			for _, limit := range []int{0, 2} {
				q := query.Said{Outlet: out, From: from, Until: from, Kind: schema.Indirect, Limit: limit}
				got, err := query.NewReader(s).Said(ctx, q)
				if err != nil {
					t.Fatal(err)
				}
				want := keep(statements.Rows, limit, func(s query.Statement) bool {
					return inMonth(s.SaidOn, from) && (out == "" || s.Evidence.Article.Outlet == outlet && out != "nobody")
				})
				if diff := cmp.Diff(statementIDs(want), statementIDs(got.Rows)); diff != "" {
					t.Errorf("%+v (-want +got):\n%s", q, diff)
				}
			}
		}
	}
	words := strings.Fields(actor.Name)[0] + " harbour " + place.Name
	about, err := query.NewReader(s).Coverage(ctx, query.Coverage{About: words})
	if err != nil {
		t.Fatal(err)
	}
	want := eventIDs(keep(events.Rows, 0, func(e query.Event) bool {
		told := e.Title
		for _, p := range e.Reports {
			told += " " + p.Sentence.Text
		}
		return !slices.ContainsFunc(strings.Fields(words), func(w string) bool { return !strings.Contains(told, w) })
	}))
	got := eventIDs(about.Rows)
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" || len(want) == 0 {
		t.Errorf("about %s (-want +got):\n%s", words, diff)
	}
}

// keep is the first rows that ok takes; 0 means all.
func keep[T any](rows []T, limit int, ok func(T) bool) (out []T) {
	for _, r := range rows {
		if ok(r) && (limit == 0 || len(out) < limit) {
			out = append(out, r)
		}
	}
	return out
}

func statementIDs(list []query.Statement) (out []string) {
	for _, s := range list {
		out = append(out, s.ID)
	}
	return out
}
