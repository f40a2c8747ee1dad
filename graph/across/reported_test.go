package across_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/across"
	"dateline/schema/vocab"
)

// TestMostReported holds the list of the most reported events against the links:
// after the first articles, after one more, and after one is forgotten.
func TestMostReported(t *testing.T) {
	ctx := t.Context()
	docs := mixture(t)
	s := open(t)
	check := func(when string) {
		t.Helper()
		link(t, s)
		articles := map[quad.IRI]map[string]bool{}
		for q, err := range s.Quads(ctx, graph.Pattern{Predicate: vocab.OfEvent, Label: vocab.Across}) {
			if err != nil {
				t.Fatal(err)
			}
			event, _ := q.Object.(quad.IRI)
			if articles[event] == nil {
				articles[event] = map[string]bool{}
			}
			report, _ := q.Subject.(quad.IRI)
			_, part, _ := vocab.Split(report)
			hash, _, _ := strings.Cut(part, ":")
			articles[event][hash] = true
		}
		var want []across.Reported
		for event, by := range articles {
			if len(by) > 1 {
				want = append(want, across.Reported{Event: event, Articles: len(by)})
			}
		}
		slices.SortFunc(want, func(a, b across.Reported) int {
			return cmp.Or(b.Articles-a.Articles, strings.Compare(string(a.Event), string(b.Event)))
		})
		got, known, err := across.MostReported(ctx, s, across.Reported{}, 0)
		if err != nil || !known || len(want) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s: %d events listed, %d linked: %v, %v", when, len(got), len(want), known, err)
		}
		half := len(want) / 2
		rest, _, err := across.MostReported(ctx, s, want[half-1], 3)
		if err != nil || !slices.Equal(rest, want[half:min(half+3, len(want))]) {
			t.Errorf("%s: three from the %dth on: %v, want %v, %v", when, half, rest, want[half:], err)
		}
	}
	load(t, s, docs[:len(docs)-1]...)
	check("at first")
	load(t, s, docs[len(docs)-1])
	check("one more")
	if _, err := graph.Forget(ctx, s, docs[0].Article.ID); err != nil {
		t.Fatal(err)
	}
	check("one forgotten")
}
