package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/across"
	"dateline/graph/cayleystore"
	"dateline/schema/vocab"
)

func verify(t *testing.T, s graph.Store) (out []string) {
	t.Helper()
	sum, err := graph.Verify(t.Context(), s, func(f graph.Finding) { out = append(out, f.Where+": "+f.What) })
	if err != nil {
		t.Fatal(err)
	}
	if sum.Articles == 0 || sum.Quads == 0 || sum.Findings != len(out) {
		t.Errorf("read %+v with %d findings", sum, len(out))
	}
	return out
}

// TestVerify changes one edge at a time of a graph that is whole.
func TestVerify(t *testing.T) {
	part := func(kind, id string) quad.IRI { return vocab.Node(kind, "0000000000000001", id) }
	own, other := quad.IRI("urn:dateline:article:0000000000000001"), quad.IRI("urn:dateline:article:0000000000000009")
	edge := func(s, p quad.IRI, o quad.Value, l quad.IRI) []quad.Quad {
		return []quad.Quad{{Subject: s, Predicate: p, Object: o, Label: l}}
	}
	find := func(s graph.Store, p graph.Pattern) (out []quad.Quad) {
		for q, err := range s.Quads(t.Context(), p) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, q)
		}
		return out
	}
	statement, report := part(vocab.Statement, "s1"), part(vocab.Report, "e1")
	detail := func(s graph.Store, words, to string) graph.Change {
		old := find(s, graph.Pattern{Subject: statement, Predicate: vocab.Detail})
		return graph.Change{Remove: old, Add: edge(statement, vocab.Detail, quad.String(strings.Replace(string(old[0].Object.(quad.String)), words, to, 1)), own)}
	}
	for _, c := range []struct {
		name   string
		change func(s graph.Store) graph.Change
		want   string
	}{
		{"nothing", func(graph.Store) graph.Change { return graph.Change{} }, ""},
		{"a bucket too many", func(graph.Store) graph.Change {
			return graph.Change{Add: edge(statement, vocab.OnDay, quad.IRI("urn:dateline:day:2022-01-03"), own)}
		}, "statement/0000000000000001/s1: does not belong: <urn:dateline:term:day>"},
		{"a bucket too few", func(s graph.Store) graph.Change {
			return graph.Change{Remove: find(s, graph.Pattern{Subject: report, Predicate: vocab.OnDay})}
		}, "report/0000000000000001/e1: missing: <urn:dateline:term:day>"},
		{"a span beyond the text", func(s graph.Store) graph.Change {
			return detail(s, `"end":5`, `"end":9999`)
		}, "article/0000000000000001: "},
		{"a span of other words", func(s graph.Store) graph.Change {
			return detail(s, `"end":5`, `"end":8`)
		}, "article/0000000000000001: not what was loaded"},
		{"a link to what the article does not have", func(graph.Store) graph.Change {
			return graph.Change{Add: edge(statement, vocab.About, part(vocab.Report, "e9"), own)}
		}, "statement/0000000000000001/s1: does not belong: <urn:dateline:term:about>"},
		{"no line in the ledger", func(graph.Store) graph.Change { return graph.Change{Strike: []string{"article/0000000000000001"}} }, "ledger: quads of what is not in it: article/0000000000000001"},
		{"nothing but a line in the ledger", func(graph.Store) graph.Change {
			return graph.Change{Record: []graph.Entry{{Article: "article/0000000000000009", Digest: "d"}}}
		}, "article/0000000000000009: in the ledger, and nothing else"},
		{"an unknown label", func(graph.Store) graph.Change {
			return graph.Change{Add: edge("urn:x:a", "urn:x:b", quad.String("c"), other)}
		}, "ledger: quads of what is not in it: article/0000000000000009: 1"},
		{"an event on another day", func(s graph.Store) graph.Change {
			event := find(s, graph.Pattern{Subject: report, Predicate: vocab.OfEvent})[0].Object.(quad.IRI)
			return graph.Change{Add: edge(event, vocab.OnDay, quad.IRI("urn:dateline:day:2023-01-03"), vocab.Across)}
		}, "in day/2023-01-03, where its date does not put it"},
		{"an actor of nobody", func(s graph.Store) graph.Change {
			return graph.Change{Add: edge(part(vocab.Appearance, "a1"), vocab.SameActor, quad.IRI("urn:dateline:actor:feed"), vocab.Across)}
		}, "linked to actor/feed, of which nothing is known"},
		{"a link of a part that is gone", func(s graph.Store) graph.Change {
			actor := find(s, graph.Pattern{Subject: part(vocab.Appearance, "a1"), Predicate: vocab.SameActor})[0].Object
			return graph.Change{Add: edge(part(vocab.Appearance, "a7"), vocab.SameActor, actor, vocab.Across)}
		}, "appearance/0000000000000001/a7: linked, but not there"},
	} {
		s, err := cayleystore.Open(t.Context(), "memory:", cayleystore.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := graph.Load(t.Context(), s, sequence(document(1), document(2), document(40)), graph.LoadOptions{}); err != nil {
			t.Fatal(err)
		}
		if _, err := across.Link(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		if err := s.Apply(t.Context(), c.change(s)); err != nil {
			t.Fatal(err)
		}
		got := verify(t, s)
		if c.want == "" && len(got) > 0 || c.want != "" && !slices.ContainsFunc(got, func(f string) bool { return strings.Contains(f, c.want) }) {
			t.Errorf("%s: found %q", c.name, got)
		}
	}
}
