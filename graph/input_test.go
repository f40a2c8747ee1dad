package graph_test

import (
	"context"
	"encoding/json"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/graph"
	"dateline/schema"
)

// lines are inputs that read Documents from JSON, and count how often they do.
func lines(t *testing.T, read *atomic.Int32, docs ...*schema.Document) []graph.Input {
	t.Helper()
	var out []graph.Input
	for _, d := range docs {
		line, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, graph.Input{Line: line, Article: d.Article.ID, Read: func(context.Context) (*schema.Document, error) {
			read.Add(1)
			d := new(schema.Document)
			return d, json.Unmarshal(line, d)
		}})
	}
	return out
}

// TestLines loads lines: those that gave what the graph has are not read again,
// all others are, whatever has happened to the article between.
func TestLines(t *testing.T) {
	named := func(n int, source string) *schema.Document {
		d := document(n)
		d.Article.Source = source
		return d
	}
	changed := document(1)
	changed.Statements = changed.Statements[:1]
	for name, s := range stores(t) {
		var read atomic.Int32
		step := func(what string, want graph.LoadReport, reads int, inputs []graph.Input) {
			t.Helper()
			read.Store(0)
			got, err := graph.LoadInputs(t.Context(), s, slices.Values(inputs), graph.LoadOptions{})
			got.Quads = 0
			if diff := cmp.Diff(want, got); diff != "" || err != nil {
				t.Errorf("%s, %s: %v (-want +got):\n%s", name, what, err, diff)
			}
			if n := int(read.Load()); n != reads {
				t.Errorf("%s, %s: %d lines read, want %d", name, what, n, reads)
			}
		}
		all := lines(t, &read, document(1), document(2), document(3))
		step("first", graph.LoadReport{Documents: 3, New: 3}, 3, all)
		before := hash(t, s)
		step("again", graph.LoadReport{Documents: 3, Same: 3}, 0, all)
		step("one changed", graph.LoadReport{Documents: 2, Same: 1, Replaced: 1}, 1, append(lines(t, &read, changed), all[1]))
		step("and back", graph.LoadReport{Documents: 3, Same: 2, Replaced: 1}, 1, all)
		step("a false name", graph.LoadReport{Documents: 1, Same: 1}, 1, []graph.Input{{Line: all[0].Line, Article: all[1].Article, Read: all[0].Read}})
		step("behind a changed one", graph.LoadReport{Documents: 2, Replaced: 2}, 2, append(lines(t, &read, changed), all[0]))
		if _, err := graph.Forget(t.Context(), s, all[2].Article); err != nil {
			t.Fatal(err)
		}
		step("forgotten", graph.LoadReport{Documents: 3, New: 1, Same: 2}, 1, all)
		load(t, s, graph.LoadOptions{}, changed)
		load(t, s, graph.LoadOptions{}, document(1))
		step("replaced and put back meanwhile", graph.LoadReport{Documents: 3, Same: 3}, 0, all)
		spaced := graph.Input{Line: append([]byte(" "), all[0].Line...), Article: all[0].Article, Read: all[0].Read}
		step("other bytes", graph.LoadReport{Documents: 1, Same: 1}, 1, []graph.Input{spaced})
		step("other bytes again", graph.LoadReport{Documents: 1, Same: 1}, 0, []graph.Input{spaced})
		step("no line", graph.LoadReport{Documents: 1, Failed: 1}, 0, []graph.Input{{}})
		step("a later source behind a line", graph.LoadReport{Documents: 2, Same: 2}, 1, append(all[1:2:2], lines(t, &read, named(2, "z.txt"))...))
		step("an earlier source behind a line", graph.LoadReport{Documents: 2, Same: 1, Replaced: 1}, 1, append(all[1:2:2], lines(t, &read, named(2, "a.txt"))...))
		load(t, s, graph.LoadOptions{}, document(2))
		if hash(t, s) != before {
			t.Errorf("%s: the graph is another one", name)
		}
	}
}
