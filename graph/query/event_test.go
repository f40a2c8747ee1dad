package query_test

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"dateline/graph/query"
	"dateline/schema"
)

const (
	crash   = "event/c1"
	council = "event/c2" // undated
)

func TestTimeline(t *testing.T) {
	r := fixture(t)
	tests := []struct {
		name    string
		q       query.Timeline
		want    []string
		undated int
	}{
		{name: "all", want: []string{crash, council}},
		{name: "actor", q: query.Timeline{Actor: "halcyon"}, want: []string{crash}},
		{name: "actor who takes no part", q: query.Timeline{Actor: "Marchand"}},
		{name: "place", q: query.Timeline{Place: "calder bay"}, want: []string{crash}},
		{name: "country", q: query.Timeline{Place: "grd"}, want: []string{crash}},
		{name: "type", q: query.Timeline{Type: "consult"}, want: []string{council}},
		{name: "factuality of one report", q: query.Timeline{Factuality: schema.Reported}, want: []string{crash}},
		{name: "outlet", q: query.Timeline{Outlet: "coastal post"}, want: []string{crash}},
		{name: "period", q: query.Timeline{From: "2031-05-01", Until: "2031-05-02"}, want: []string{crash}, undated: 1},
		{name: "the day that one report gives", q: query.Timeline{From: "2031-05-03", Until: "2031-05-03"}, want: []string{crash}, undated: 1},
		{name: "another month", q: query.Timeline{From: "2031-06", Until: "2031-06"}, undated: 1},
		{name: "period and type", q: query.Timeline{From: "2031-05", Until: "2031-05", Type: "ACCIDENT"}, want: []string{crash}},
		{name: "period and place", q: query.Timeline{From: "2031-05", Until: "2031-05", Place: "calder bay"}, want: []string{crash}},
		{name: "no start", q: query.Timeline{Until: "2031-05-01"}, undated: 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			res, err := r.Timeline(context.Background(), tt.q)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, eventIDs(res.Rows)); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			if res.Undated != tt.undated {
				t.Errorf("undated %d, want %d", res.Undated, tt.undated)
			}
		})
	}
}

func eventIDs(rows []query.Event) []string {
	var out []string
	for _, e := range rows {
		out = append(out, e.ID)
	}
	return out
}

func TestCoverage(t *testing.T) {
	r := fixture(t)
	for _, tt := range []struct {
		name string
		q    query.Coverage
		want []string
	}{
		{"two articles or more", query.Coverage{}, []string{crash}},
		{"all", query.Coverage{All: true}, []string{crash, council}},
		{"words of one sentence", query.Coverage{About: "council june"}, []string{council}},
		{"an event", query.Coverage{Event: "event:c2"}, []string{council}},
		{"a report means its event", query.Coverage{Event: "report/" + post + "/e1"}, []string{crash}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res, err := r.Coverage(context.Background(), tt.q)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, eventIDs(res.Rows)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestCoverageGolden pins the JSON of an event: the order of its reports, lag,
// copy and republication, what differs, and three independent accounts.
func TestCoverageGolden(t *testing.T) {
	res, err := fixture(t).Coverage(context.Background(), query.Coverage{All: true})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "coverage.json", indented(t, res.Rows))
}

func TestStoriesGolden(t *testing.T) {
	res, err := fixture(t).Stories(context.Background(), query.Stories{})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "stories.json", indented(t, res.Rows))
}

func indented(t *testing.T, v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDerived(t *testing.T) {
	res, err := fixture(t).Derived(context.Background(), 0)
	got := res.Rows
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].Article.ID != "article/"+wire || got[0].Role != query.Copy || got[0].Origins[0].Article.ID != "article/"+herald || got[0].Origins[0].Kind != "edited" || got[0].Origins[0].Why == "" ||
		got[1].Article.ID != "article/"+digest || got[1].Role != query.Republished {
		t.Errorf("got %+v", got)
	}
}

// TestEvidence opens the evidence of every row: the words stand at their span.
func TestEvidence(t *testing.T) {
	r, ctx := fixture(t), context.Background()
	text := map[string][]rune{}
	for _, d := range documents(t) {
		text[d.Article.ID] = []rune(d.Text)
	}
	check := func(e query.Evidence) {
		t.Helper()
		for _, q := range []schema.Quote{e.Span, e.Sentence} {
			if got := string(text[e.Article.ID][q.Start:q.End]); got != q.Text || utf8.RuneCountInString(got) == 0 {
				t.Errorf("%s %d-%d is %q, not %q", e.Article.ID, q.Start, q.End, got, q.Text)
			}
		}
		if !e.Sentence.Contains(e.Span.Span) {
			t.Errorf("%+v is outside %+v", e.Span, e.Sentence)
		}
	}
	said, err := r.Said(ctx, query.Said{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range said.Rows {
		check(s.Evidence)
	}
	events, err := r.Timeline(ctx, query.Timeline{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events.Rows {
		for _, p := range e.Reports {
			check(p.Evidence())
		}
	}
}
