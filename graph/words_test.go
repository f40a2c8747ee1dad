package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"dateline/graph"
	"dateline/graph/words"
	"dateline/schema"
	"dateline/schema/vocab"
)

// TestWords loads more articles than a block of the index of words has, replaces
// some, forgets some, and takes the index away as if there had never been one:
// each time it tells where words stand, and of nothing that is gone.
func TestWords(t *testing.T) {
	const n = 1100
	for name, s := range stores(t) {
		t.Run(name, func(t *testing.T) {
			there := map[int]string{} // what an article says of its event
			with := func(i int, says string) *schema.Document {
				d := document(i)
				d.Events[0].Description = says
				there[i] = says
				return d
			}
			check := func(when string) {
				t.Helper()
				x, err := graph.Words(t.Context(), s)
				if err != nil || x == nil {
					t.Fatalf("%s: index %v, %v", when, x, err)
				}
				for _, list := range [][]string{{"span"}, {"span", "seven"}, {"rebuilt"}, {"span", "rebuilt"}, {"nowhere"}} {
					var want []quad.IRI
					for i, says := range there {
						if !slices.ContainsFunc(list, func(w string) bool { return !slices.Contains(strings.Fields(says), w) }) {
							want = append(want, vocab.Node(vocab.Report, fmt.Sprintf("%016x", i), "e1"))
						}
					}
					slices.Sort(want)
					got, err := x.Parts(t.Context(), words.Told, list...)
					if diff := cmp.Diff(want, got); err != nil || diff != "" {
						t.Errorf("%s: parts with %q: %v (-want +got):\n%s", when, list, err, diff)
					}
					if n, err := x.Count(t.Context(), words.Told, list[0]); len(list) == 1 && (n != len(want) || err != nil) {
						t.Errorf("%s: %d parts with %q, %v, want %d", when, n, list, err, len(want))
					}
				}
				if when != "forgotten" {
					return // verifying takes long
				}
				if found := verify(t, s); len(found) > 0 {
					t.Errorf("%s: %q", when, found)
				}
			}
			var docs []*schema.Document
			for i := 1; i <= n; i++ {
				says := "a bridge of one span"
				if i%7 == 0 {
					says = "a bridge of seven span"
				}
				docs = append(docs, with(i, says))
			}
			load(t, s, graph.LoadOptions{}, docs...)
			check("loaded")
			load(t, s, graph.LoadOptions{}, with(7, "it is rebuilt"), with(8, "span rebuilt"), with(n, "rebuilt"))
			check("replaced")
			for _, i := range []int{8, 9, n, n - 1} {
				delete(there, i)
				if _, err := graph.Forget(t.Context(), s, fmt.Sprintf("article/%016x", i)); err != nil {
					t.Fatal(err)
				}
			}
			check("forgotten")
			var all []graph.Note
			for note, err := range s.Notes(t.Context(), "words/", "words0") {
				if err != nil {
					t.Fatal(err)
				}
				if hash := fmt.Sprintf("%016x", 9); strings.Contains(note.Key+string(note.Value), hash) {
					t.Errorf("%s still tells of %s", note.Key, hash)
				}
				all = append(all, graph.Note{Key: note.Key})
			}
			if err := s.Apply(t.Context(), graph.Change{Notes: all}); err != nil {
				t.Fatal(err)
			}
			if x, err := graph.Words(t.Context(), s); x != nil || err != nil {
				t.Errorf("an index that is not there: %v, %v", x, err)
			}
			load(t, s, graph.LoadOptions{}, with(n+1, "a span"))
			check("made anew")
		})
	}
}
