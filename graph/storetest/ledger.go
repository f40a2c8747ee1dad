package storetest

import (
	"errors"
	"fmt"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"dateline/graph"
)

func ledger(t *testing.T, s graph.Store) {
	line := func(article, digest string) graph.Entry {
		return graph.Entry{Article: article, Digest: digest, Loaded: "2022-04-12T10:00:00Z"}
	}
	before := hash(t, s)
	if _, ok, err := s.Entry(t.Context(), "article/a"); ok || err != nil {
		t.Errorf("entry of an empty ledger: %v, %v", ok, err)
	}
	apply(t, s, graph.Change{Record: []graph.Entry{line("article/b", "1"), line("article/a", "1"), line("article/c", "1")}})
	apply(t, s, graph.Change{Record: []graph.Entry{line("article/b", "2")}, Strike: []string{"article/c", "article/none"}})
	want := []graph.Entry{line("article/a", "1"), line("article/b", "2")}
	if diff := cmp.Diff(want, entries(t, s)); diff != "" {
		t.Errorf("ledger (-want +got):\n%s", diff)
	}
	if e, ok, err := s.Entry(t.Context(), "article/b"); !ok || err != nil || e != want[1] {
		t.Errorf("entry: %v, %v, %v", e, ok, err)
	}
	if hash(t, s) != before {
		t.Error("the ledger is part of the hash")
	}
	apply(t, s, graph.Change{Record: []graph.Entry{line("article/d", "1")}, Strike: []string{"article/d"}})
	if _, ok, _ := s.Entry(t.Context(), "article/d"); !ok {
		t.Error("struck and recorded in one change: removals come first, so the line stays")
	}
	apply(t, s, graph.Change{Notes: []graph.Note{{Key: "k", Value: []byte("1")}, {Key: "empty", Value: []byte{}}}})
	f, ok := s.(graph.Finder)
	if !ok {
		return
	}
	lines, notes, err := f.Find(t.Context(), []string{"article/b", "article/none", "article/a", "article/b", ""}, []string{"none", "k", "empty"})
	if diff := cmp.Diff([]graph.Entry{want[1], {}, want[0], want[1], {}}, lines); diff != "" || err != nil {
		t.Errorf("lines found: %v (-want +got):\n%s", err, diff)
	}
	if diff := cmp.Diff([][]byte{nil, []byte("1"), {}}, notes); diff != "" {
		t.Errorf("notes found (-want +got):\n%s", diff)
	}
}

func notes(t *testing.T, s graph.Store) {
	before := hash(t, s)
	read := func(from, before string) (out []string) {
		for n, err := range s.Notes(t.Context(), from, before) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, n.Key+"="+string(n.Value))
		}
		return out
	}
	apply(t, s, graph.Change{Notes: []graph.Note{{Key: "b/\xff", Value: []byte("1\x00")}, {Key: "a", Value: []byte{}}, {Key: "b/1", Value: []byte("2")}, {Key: "c", Value: []byte("3")}}})
	apply(t, s, graph.Change{Notes: []graph.Note{{Key: "c"}, {Key: "none"}, {Key: "b/1", Value: []byte("4")}, {Key: "b", Value: []byte("5")}}})
	var many []graph.Note
	for i := range 3000 {
		many = append(many, graph.Note{Key: fmt.Sprintf("many/%04d", i*7%3000), Value: fmt.Append(nil, i)})
	}
	apply(t, s, graph.Change{Notes: many})
	for _, c := range []struct {
		from, before string
		want         []string
	}{
		{"", "m", []string{"a=", "b=5", "b/1=4", "b/\xff=1\x00"}},
		{"b/", "b0", []string{"b/1=4", "b/\xff=1\x00"}},
		{"b/1", "b/\xff", []string{"b/1=4"}},
		{"many/2998", "n", []string{"many/2998=1714", "many/2999=857"}},
		{"x", "y", nil}, {"c", "b", nil},
	} {
		if diff := cmp.Diff(c.want, read(c.from, c.before)); diff != "" {
			t.Errorf("notes from %q before %q (-want +got):\n%s", c.from, c.before, diff)
		}
	}
	if n := len(read("many/", "many0")); n != len(many) {
		t.Errorf("%d notes, want %d", n, len(many))
	}
	for key, want := range map[string]string{"a": "", "b/1": "4"} {
		if v, ok, err := s.Note(t.Context(), key); string(v) != want || !ok || err != nil {
			t.Errorf("note %q: %q, %v, %v", key, v, ok, err)
		}
	}
	if _, ok, err := s.Note(t.Context(), "c"); ok || err != nil {
		t.Errorf("a note taken away: %v, %v", ok, err)
	}
	if hash(t, s) != before {
		t.Error("notes are part of the hash")
	}
}

// view asks one state of a store what it asks the store itself.
func view(t *testing.T, s graph.Store) {
	q := quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: quad.String("o"), Label: quad.IRI("l")}
	apply(t, s, graph.Change{Add: []quad.Quad{q}, Notes: []graph.Note{{Key: "a/1", Value: []byte("1")}, {Key: "a/2", Value: []byte{}}, {Key: "b", Value: []byte("2")}}})
	answers := func(v graph.View) (out []string) {
		found, err := v.Match(t.Context(), []graph.Pattern{{Subject: quad.IRI("s")}, {Subject: quad.IRI("none")}, {Label: quad.IRI("l")}}, 0)
		out = append(out, fmt.Sprint(found, err))
		for _, bounds := range [][2]string{{"a/", "a0"}, {"a/2", "c"}, {"c", "d"}, {"b", ""}} {
			for n, err := range v.Notes(t.Context(), bounds[0], bounds[1]) {
				value, ok, failed := v.Note(t.Context(), n.Key) // while others are read
				out = append(out, fmt.Sprintf("%q %q %q %v %v %v", n.Key, n.Value, value, ok, err, failed))
			}
		}
		_, ok, err := v.Note(t.Context(), "none")
		return append(out, fmt.Sprint(ok, err))
	}
	want, looked := answers(s), false
	failure := errors.New("of the caller")
	err := graph.Look(t.Context(), s, func(v graph.View) error {
		looked = true
		if diff := cmp.Diff(want, answers(v)); diff != "" {
			t.Errorf("store and view differ (-store +view):\n%s", diff)
		}
		return failure
	})
	if !looked || !errors.Is(err, failure) {
		t.Errorf("looked %v, %v", looked, err)
	}
}
