package export_test

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"dateline/graph"
	"dateline/graph/cayleystore"
	"dateline/graph/export"
	"dateline/schema/vocab"
)

func TestNQuads(t *testing.T) {
	ctx := context.Background()
	store, err := cayleystore.Open(ctx, "memory:", cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	article, other := vocab.Node(vocab.Article, "a1"), vocab.Node(vocab.Article, "a2")
	statement, event := vocab.Node(vocab.Statement, "a1", "s1"), vocab.Node(vocab.Event, "c1")
	in := []quad.Quad{
		{Subject: article, Predicate: vocab.Text, Object: quad.String("line\n“q” \\ \"x\" é\t\x7f"), Label: article},
		{Subject: statement, Predicate: vocab.InArticle, Object: article, Label: article},
		{Subject: other, Predicate: vocab.GeoNames, Object: quad.Int(-7), Label: other},
		{Subject: vocab.Node(vocab.Report, "a1", "e1"), Predicate: vocab.OfEvent, Object: event, Label: vocab.Across},
	}
	if err := store.Apply(ctx, graph.Change{Add: in}); err != nil {
		t.Fatal(err)
	}
	export1 := func(labels ...quad.IRI) []quad.Quad {
		var b bytes.Buffer
		if err := export.NQuads(ctx, &b, store, labels...); err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(strings.TrimSuffix(b.String(), "\n"), "\n")
		label := func(line string) string { return strings.TrimSpace(line[strings.LastIndex(line, " <"):]) }
		if !slices.IsSortedFunc(lines, func(a, b string) int { return cmp.Or(cmp.Compare(label(a), label(b)), cmp.Compare(a, b)) }) ||
			len(slices.Compact(slices.Clone(lines))) != len(lines) {
			t.Errorf("not sorted, or a line twice:\n%s", b.String())
		}
		var out []quad.Quad
		r := nquads.NewReader(&b, false)
		for {
			q, err := r.ReadQuad()
			if err == io.EOF {
				return out
			}
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, q)
		}
	}
	all := export1()
	for _, want := range append(in,
		quad.Quad{Subject: article, Predicate: quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), Object: quad.IRI("https://schema.org/NewsArticle"), Label: article},
		quad.Quad{Subject: event, Predicate: quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), Object: quad.IRI("http://semanticweb.cs.vu.nl/2009/11/sem/Event"), Label: vocab.Across},
	) {
		if !slices.Contains(all, want) {
			t.Errorf("lost %v in\n%v", want, all)
		}
	}
	for _, q := range export1(article) {
		if q.Label != article {
			t.Errorf("%v was not asked for", q)
		}
	}
}
