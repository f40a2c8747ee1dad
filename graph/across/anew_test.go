package across_test

import (
	"testing"

	"dateline/graph"
	"dateline/graph/across"
)

// A graph that another version has linked is linked anew.
func TestLinkAnew(t *testing.T) {
	docs := across.SampleDocuments(t)
	s := open(t)
	load(t, s, docs...)
	link(t, s)
	want := links(t, s)
	if err := s.Apply(t.Context(), graph.Change{Notes: []graph.Note{{Key: "across/version", Value: []byte("0")}, {Key: "across/old", Value: []byte("x")}}}); err != nil {
		t.Fatal(err)
	}
	if r := link(t, s); r.Articles != len(docs) {
		t.Errorf("%d articles linked, want %d", r.Articles, len(docs))
	}
	if got := links(t, s); got != want {
		t.Error(across.LineDiff(want, got))
	}
	if _, ok, err := s.Note(t.Context(), "across/old"); ok || err != nil {
		t.Errorf("a note of the other version is there: %v, %v", ok, err)
	}
}
