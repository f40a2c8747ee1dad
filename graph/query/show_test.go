package query_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"dateline/graph"
	"dateline/graph/cayleystore"
	"dateline/graph/query"
	"dateline/schema"
)

func TestResolve(t *testing.T) {
	r := fixture(t)
	for _, tt := range []struct {
		id, want string
		err      error
	}{
		{id: "urn:dateline:event:c1", want: "event/c1"},
		{id: "event:c1", want: "event/c1"},
		{id: "article/" + herald, want: "article/" + herald},
		{id: "herald.txt", want: "article/" + herald},
		{id: "herald", want: "article/" + herald},
		{id: "story/d", want: "story/d1"},
		{id: "d1", want: "story/d1"},
		{id: "a1b2c3", want: "article/" + herald},
		{id: "outlet/bay-wire", want: "outlet/bay-wire"},
		{id: "statement:" + herald + ":s2", want: "statement/" + herald + "/s2"},
		{id: "b2c3/s1", want: brakesCopy},
		{id: "event/c", err: query.ErrAmbiguous},
		{id: "c", err: query.ErrAmbiguous},
		{id: "statement:" + digest + ":s1", err: graph.ErrNotFound},
		{id: "nobody", err: graph.ErrNotFound},
		{id: " ", err: query.ErrRequest},
	} {
		got, err := r.Resolve(context.Background(), tt.id)
		if !errors.Is(err, tt.err) || err == nil && query.ID(got) != tt.want {
			t.Errorf("%q: %q, %v; want %q, %v", tt.id, got, err, tt.want, tt.err)
		}
	}
}

// TestShowByName opens an outlet and an actor by their names, and tells whom a
// name that several have may mean.
func TestShowByName(t *testing.T) {
	r := fixture(t)
	for _, tt := range []struct {
		name, want string
		err        error
	}{
		{name: "Northport Herald", want: "outlet/northport-herald"},
		{name: "Northport", err: graph.ErrNotFound},
		{name: "zoe marchand", want: "Zoë Marchand"},
		{name: "Marchand", err: query.ErrAmbiguous},
		{name: "?", err: graph.ErrNotFound},
	} {
		s, err := r.Show(context.Background(), tt.name)
		if !errors.Is(err, tt.err) || err == nil && s.ID != tt.want && s.Title != tt.want {
			t.Errorf("%q: %q %q, %v; want %q, %v", tt.name, s.ID, s.Title, err, tt.want, tt.err)
		}
	}
}

// TestShowUnlinked opens somebody by name whom nothing was resolved to yet.
func TestShowUnlinked(t *testing.T) {
	s, err := cayleystore.Open(t.Context(), "memory:", cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	docs := documents(t)[:1]
	docs[0].Sort()
	if _, err := graph.Load(t.Context(), s, func(yield func(*schema.Document, error) bool) { yield(docs[0], nil) }, graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, a := range docs[0].Actors {
		for name, r := range map[string]*query.Reader{a.Name: query.NewReader(s), strings.ToUpper(a.Name): query.NewReader(s)} {
			shown, err := r.Show(t.Context(), name)
			if want := "appearance/" + strings.TrimPrefix(docs[0].Article.ID, "article/") + "/" + a.ID; err != nil || shown.ID != want || shown.Title != a.Name {
				t.Errorf("%s: %s %q, %v; want %s", name, shown.ID, shown.Title, err, want)
			}
		}
	}
}

// TestShowGolden opens one node of every kind.
func TestShowGolden(t *testing.T) {
	r := fixture(t)
	var b bytes.Buffer
	for _, id := range []string{
		"herald.txt", brakes, "report/" + post + "/e1", crash, "actor/b1", "appearance/" + herald + "/a1", "location/" + herald + "/p1",
		"place/GRD/calder-bay", "outlet/northport-herald", "utterance/f1", "story/d1", "month/2031-05",
	} {
		s, err := r.Show(context.Background(), id)
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		fmt.Fprintf(&b, "%s\t%s\t%s\n", s.Kind, s.ID, s.Title)
		for _, f := range s.Facts {
			fmt.Fprintf(&b, "\tfact\t%s\t%s\n", f.Name, f.Value)
		}
		for _, l := range s.Links {
			arrow := "→"
			if l.Back {
				arrow = "←"
			}
			fmt.Fprintf(&b, "\tlink\t%s %s\t%s\t%s\n", arrow, l.Name, l.ID, l.Title)
		}
		for _, e := range s.Evidence {
			fmt.Fprintf(&b, "\tread\t%s\t%d-%d\t%s [%s] %s\n", e.Article.Name(), e.Span.Start, e.Span.End, e.Before, e.Sentence.Text, e.After)
		}
	}
	golden(t, "show.tsv", b.Bytes())
}
