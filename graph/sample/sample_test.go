package sample_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/graph"
	"dateline/graph/cayleystore"
	"dateline/graph/sample"
	"dateline/schema"
)

func documents(t *testing.T, o sample.Options) (out []*schema.Document) {
	t.Helper()
	for d, err := range sample.Documents(o) {
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Validate(); err != nil {
			t.Fatalf("%s: %v", d.Article.ID, err)
		}
		out = append(out, d)
	}
	return out
}

func TestDocuments(t *testing.T) {
	list := documents(t, sample.Options{Articles: 60})
	if diff := cmp.Diff(list, documents(t, sample.Options{Articles: 60})); diff != "" {
		t.Errorf("another run gives others: %s", diff)
	}
	if cmp.Equal(list[5], documents(t, sample.Options{Articles: 60, Seed: 1})[5]) {
		t.Error("another seed gives the same")
	}
	texts := map[string]int{}
	for _, d := range list {
		if len(d.Statements) != 15 || len(d.Events) != 20 {
			t.Errorf("%s: %d statements and %d events", d.Article.ID, len(d.Statements), len(d.Events))
		}
		texts[d.Text]++
	}
	if len(texts) == len(list) {
		t.Error("no article is a copy")
	}
	if !slices.IsSortedFunc(list, func(a, b *schema.Document) int { return cmpDay(a) - cmpDay(b) }) {
		t.Error("not in order of publication")
	}
}

func cmpDay(d *schema.Document) int {
	n := 0
	for _, c := range d.Article.Published.From {
		n = n*10 + int(c-'0')
	}
	return n
}

func TestFill(t *testing.T) {
	ctx := context.Background()
	s, err := cayleystore.Open(ctx, "memory:", cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := sample.Fill(ctx, s, sample.Options{Articles: 12, Years: 1}); err != nil {
		t.Fatal(err)
	}
	sum, err := graph.Verify(ctx, s, func(f graph.Finding) { t.Errorf("%s: %s", f.Where, f.What) })
	if err != nil || sum.Articles != 12 {
		t.Errorf("%d articles, %v", sum.Articles, err)
	}
}

// A stream of news tells of more stories the more articles it has, each in
// words that few others have.
func TestStream(t *testing.T) {
	in := map[string]int{} // texts by words
	list := documents(t, sample.Options{Articles: 90, Daily: 30, Statements: 3, Events: 4})
	for _, d := range list {
		seen := map[string]bool{}
		for _, w := range strings.Fields(d.Text) {
			if w = strings.Trim(w, "."); !seen[w] {
				seen[w] = true
				in[w]++
			}
		}
	}
	if days := list[len(list)-1].Article.Published.From; days != "2015-01-03" {
		t.Errorf("the last appears on %s", days)
	}
	rare := 0
	for _, n := range in {
		if n > 1 && n < len(list)/10 {
			rare++
		}
	}
	if rare < 1000 {
		t.Errorf("%d words are of some texts and not of all", rare)
	}
}
