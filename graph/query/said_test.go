package query_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/graph/query"
	"dateline/schema"
)

const (
	brakes     = "statement/" + herald + "/s1"
	tired      = "statement/" + herald + "/s2" // undated
	brakesCopy = "statement/" + wire + "/s1"
	rammed     = "statement/" + post + "/s1" // May 2031
	nobodyHurt = "statement/" + post + "/s2"
)

func TestSaid(t *testing.T) {
	r := fixture(t)
	tests := []struct {
		name    string
		q       query.Said
		want    []string
		undated int
	}{
		{name: "all, by day and then article", q: query.Said{}, want: []string{rammed, brakes, brakesCopy, nobodyHurt, tired}},
		{name: "a name without its accent", q: query.Said{By: "zoe MARCHAND"}, want: []string{brakes, brakesCopy, tired}},
		{name: "two actors of one name", q: query.Said{By: "Marchand"}, want: []string{brakes, brakesCopy, nobodyHurt, tired}},
		{name: "only whole words", q: query.Said{By: "March"}},
		{name: "a role, where no name fits", q: query.Said{By: "harbour master"}, want: []string{brakes, brakesCopy, tired}},
		{name: "an id", q: query.Said{By: "actor/b2"}, want: []string{nobodyHurt}},
		{name: "an IRI", q: query.Said{By: "urn:dateline:actor:b2"}, want: []string{nobodyHurt}},
		{name: "an appearance means its actor", q: query.Said{By: "appearance:" + wire + ":a1"}, want: []string{brakes, brakesCopy, tired}},
		{name: "a speaker who is no actor", q: query.Said{By: "port official"}, want: []string{rammed}},
		{name: "about an actor", q: query.Said{About: "halcyon"}, want: []string{brakes, brakesCopy}},
		{name: "about words of the text", q: query.Said{About: "pier rammed"}, want: []string{rammed}},
		{name: "an outlet", q: query.Said{Outlet: "coastal post"}, want: []string{rammed, nobodyHurt}},
		{name: "an outlet's id", q: query.Said{Outlet: "outlet/bay-wire"}, want: []string{brakesCopy}},
		{name: "kind and act", q: query.Said{Kind: schema.Indirect, Act: "DENY"}, want: []string{tired}},
		{name: "an utterance", q: query.Said{Utterance: "utterance/f1"}, want: []string{brakes, brakesCopy}},
		{name: "a day, which a month overlaps", q: query.Said{From: "2031-05-02", Until: "2031-05-02"}, want: []string{rammed, brakes, brakesCopy}, undated: 1},
		{name: "a period and a kind", q: query.Said{From: "2031-05", Until: "2031-05", Kind: schema.Direct}, want: []string{brakes, brakesCopy}},
		{name: "no end", q: query.Said{From: "2031-05-03"}, want: []string{rammed, nobodyHurt}, undated: 1},
		{name: "a speaker in a period", q: query.Said{By: "Zoë", From: "2031", Until: "2031"}, want: []string{brakes, brakesCopy}, undated: 1},
		{name: "an outlet in a period", q: query.Said{Outlet: "bay wire", From: "2031-04", Until: "2031-04"}},
		{name: "a long period", q: query.Said{From: "2020", Until: "2040"}, want: []string{rammed, brakes, brakesCopy, nobodyHurt}, undated: 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			res, err := r.Said(context.Background(), tt.q)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range res.Rows {
				got = append(got, s.ID)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			if res.Undated != tt.undated || res.Total != len(tt.want) {
				t.Errorf("undated %d, want %d; total %d, want %d", res.Undated, tt.undated, res.Total, len(tt.want))
			}
		})
	}
}

func TestSaidRow(t *testing.T) {
	res, err := fixture(t).Said(context.Background(), query.Said{By: "Zoë", Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Rows) != 1 || res.Total != 3 || len(res.Matched) != 1 || res.Matched[0].ID != "actor/b1" {
		t.Fatalf("%d rows of %d of %v, want 1 of 3 of one actor", len(res.Rows), res.Total, res.Matched)
	}
	s := res.Rows[0]
	want := "2031-05-02 · Zoë Marchand (harbour master Zoë Marchand) · said · The brakes failed, · Halcyon · utterance/f1 · " +
		"Northport Herald 2031-05-03 · 94-112 · “The brakes failed,” harbour master Zoë Marchand said on Friday. · test-said"
	got := fmt.Sprintf("%s · %s (%s) · %s · %s · %s · %s · %s %s · %d-%d · %s · %s", s.SaidOn.EDTF, s.Speaker.Name, s.Speaker.As, s.Cue, s.Text,
		s.About[0].Name, s.Utterance, s.Evidence.Article.Name(), s.Evidence.Article.Published, s.Evidence.Span.Start, s.Evidence.Span.End, s.Evidence.Sentence.Text, s.Evidence.Rule)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBadRequests(t *testing.T) {
	r, ctx := fixture(t), context.Background()
	for name, ask := range map[string]func() error{
		"no date":         func() error { _, err := r.Said(ctx, query.Said{From: "soon"}); return err },
		"ends too early":  func() error { _, err := r.Said(ctx, query.Said{From: "2031-06", Until: "2031-05"}); return err },
		"no first day":    func() error { _, err := r.Timeline(ctx, query.Timeline{From: "../2031"}); return err },
		"no word":         func() error { _, err := r.Said(ctx, query.Said{By: "?!"}); return err },
		"no kind":         func() error { _, err := r.Said(ctx, query.Said{Kind: "loud"}); return err },
		"no factuality":   func() error { _, err := r.Timeline(ctx, query.Timeline{Factuality: "sure"}); return err },
		"no utterance id": func() error { _, err := r.Said(ctx, query.Said{Utterance: "actor/b1"}); return err },
		"not an event":    func() error { _, err := r.Coverage(ctx, query.Coverage{Event: "actor/b1"}); return err },
	} {
		if err := ask(); !errors.Is(err, query.ErrRequest) {
			t.Errorf("%s: %v, want ErrRequest", name, err)
		}
	}
}

// TestUnlinked asks a graph in which nothing was resolved across articles.
func TestUnlinked(t *testing.T) {
	r, ctx := open(t, documents(t), nil), context.Background()
	said, err := r.Said(ctx, query.Said{By: "harbour master"})
	if err != nil || len(said.Rows) != 2 || said.Rows[0].Speaker.ID != "appearance/"+herald+"/a1" {
		t.Errorf("said: %v, %v", said.Rows, err)
	}
	events, err := r.Timeline(ctx, query.Timeline{Actor: "Halcyon"})
	if err != nil || len(events.Rows) != 3 || events.Rows[0].ID != "report/"+herald+"/e1" {
		t.Errorf("timeline: %v, %v", events.Rows, err)
	}
}
