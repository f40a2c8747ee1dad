package query_test

import (
	"context"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"dateline/graph/query"
	"dateline/schema/vocab"
)

// TestSilent adds to the fixture a copy of the Coastal Post, a page of the Post
// from before, and one of another story: of those who tell of the ferry without
// the council, each outlet is named once, and what could not know is not.
func TestSilent(t *testing.T) {
	docs, links := documents(t), across()
	story := vocab.Node(vocab.Story, "d1")
	link := func(s, p, o quad.IRI) {
		links = append(links, quad.Quad{Subject: s, Predicate: p, Object: o, Label: vocab.Across})
	}
	for _, page := range []struct {
		hash, outlet, day string
		story             quad.IRI
		of                string
	}{
		{"e5f60718293a4b01", "Echo", "2031-05-07", story, post},
		{"e5f60718293a4b02", "Early Bird", "2031-05-02", story, ""},
		{"e5f60718293a4b03", "The Coastal Post", "2031-05-08", story, ""},
		{"e5f60718293a4b04", "Elsewhere", "2031-05-08", vocab.Node(vocab.Story, "d2"), ""},
	} {
		docs = append(docs, newPage(t, page.hash, page.hash+".txt", page.outlet, page.day, "Ferry news\n\nNothing else.").doc)
		link(vocab.Node(vocab.Article, page.hash), vocab.InStory, page.story)
		if page.of != "" {
			link(vocab.Node(vocab.Article, page.hash), vocab.DerivedFrom, vocab.Node(vocab.Article, page.of))
		}
	}
	link(vocab.Node(vocab.Article, "e5f60718293a4b05"), vocab.InStory, story) // not in the graph any more
	r := open(t, docs, links)
	for _, tt := range []struct {
		about, known string
		want         []string
	}{
		{"council june", "", []string{"Bay Wire", "The Coastal Post"}}, // Bay Wire copied the Herald, but left this out
		{"council june", "2031-05-05", []string{"Bay Wire"}},
		{"ferry struck", "", []string{"Echo"}}, // its original reports the event
	} {
		about, want := tt.about, tt.want
		r, err := r.AsKnownOn(tt.known)
		if err != nil {
			t.Fatal(err)
		}
		res, err := r.Coverage(context.Background(), query.Coverage{About: about})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range res.Rows[0].Silent {
			got = append(got, a.Outlet)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", about, d)
		}
	}
}

func TestAffiliated(t *testing.T) {
	owners := map[string]string{"outlet/northport-herald": "Calder Group", "outlet/bay-wire": "Calder Group", "outlet/the-coastal-post": "Calder Group"}
	q := query.Coverage{About: "ferry struck", Owner: func(outlet string) string { return owners[outlet] }}
	res, err := fixture(t).Coverage(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	want := []query.Affiliation{{Owner: "Calder Group", Outlets: []string{"Northport Herald", "The Coastal Post"}}} // the copy adds nothing
	if d := cmp.Diff(want, res.Rows[0].Affiliated); d != "" {
		t.Error(d)
	}
}
