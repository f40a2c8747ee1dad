package storetest

import (
	"slices"
	"testing"

	"github.com/cayleygraph/quad"

	"dateline/graph"
)

// listed tests [graph.Lister], of a store that is one.
func listed(t *testing.T, s graph.Store) {
	l, ok := s.(graph.Lister)
	if !ok {
		t.Skip("the store does not go through its values")
	}
	const event, actor = "urn:dateline:event:", "urn:dateline:actor:"
	p := quad.IRI("https://example.org/p")
	var change graph.Change
	for _, q := range []quad.Quad{
		{Subject: quad.IRI(event + "c1d2e3f405162738"), Object: quad.String("a/b.txt")},
		{Subject: quad.IRI(event + "c1"), Object: quad.String("b.txt")},
		{Subject: quad.IRI(actor + "c1"), Object: quad.String(event + "c1")},
		{Subject: quad.IRI("https://example.org/b.txt"), Object: quad.Int(1)},
	} {
		q.Predicate = p
		change.Add = append(change.Add, q)
	}
	apply(t, s, change)
	for _, c := range []struct {
		begins []quad.IRI
		ends   []quad.String
		want   []string
	}{
		{nil, nil, nil},
		{[]quad.IRI{event + "c1d"}, nil, []string{"<" + event + "c1d2e3f405162738>"}},
		{[]quad.IRI{event + "c1", event}, nil, []string{"<" + event + "c1>", "<" + event + "c1d2e3f405162738>"}},
		{[]quad.IRI{actor + "c", "https://"}, nil, []string{"<https://example.org/b.txt>", "<https://example.org/p>", "<" + actor + "c1>"}},
		{nil, []quad.String{"b.txt", "none"}, []string{`"a/b.txt"`, `"b.txt"`}},
		{[]quad.IRI{event + "none"}, []quad.String{"/b.txt"}, []string{`"a/b.txt"`}},
	} {
		list, err := l.Values(t.Context(), c.begins, c.ends)
		var got []string
		for _, v := range list {
			got = append(got, quad.StringOf(v))
		}
		slices.Sort(got)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%q, %q: %q, %v; want %q", c.begins, c.ends, got, err, c.want)
		}
	}
}
