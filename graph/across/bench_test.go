package across_test

import (
	"context"
	"flag"
	"iter"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dateline/graph"
	"dateline/graph/across"
	"dateline/graph/cayleystore"
	"dateline/graph/sample"
	"dateline/schema"
)

var articles = flag.Int("articles", 300, "articles in the graph of BenchmarkPlace")

// BenchmarkPlace places one thin article after another in a graph of -articles;
// ms/median is the time that linking takes, the rest is loading. The graph
// covers the more years the larger it is: 1,000 articles each.
func BenchmarkPlace(b *testing.B) {
	ctx := context.Background()
	s, err := cayleystore.Open(ctx, "bbolt:"+filepath.Join(b.TempDir(), "graph.db"), cayleystore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	// What is placed is spread over the years like the rest.
	o := sample.Options{Articles: *articles + *articles/10, Years: max(1, *articles/1000), Statements: 3, Events: 4}
	var late []*schema.Document
	begin := time.Now()
	var early iter.Seq2[*schema.Document, error] = func(yield func(*schema.Document, error) bool) {
		n := 0
		for d, err := range sample.Documents(o) {
			if n++; err == nil && n%11 == 5 {
				late = append(late, d)
			} else if !yield(d, err) {
				return
			}
		}
	}
	if _, err := graph.Load(ctx, s, early, graph.LoadOptions{}); err != nil {
		b.Fatal(err)
	}
	loaded := time.Since(begin)
	if _, err := across.Link(ctx, s); err != nil {
		b.Fatal(err)
	}
	b.Logf("%d articles: loaded in %v, linked in %v", *articles, loaded, time.Since(begin)-loaded)
	b.ReportAllocs()
	var times []time.Duration
	for b.Loop() {
		d := late[len(times)%len(late)]
		if _, err := graph.Load(ctx, s, func(yield func(*schema.Document, error) bool) { yield(d, nil) }, graph.LoadOptions{}); err != nil {
			b.Fatal(err)
		}
		begin := time.Now()
		if _, err := across.Link(ctx, s); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(begin))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms/median")
	b.ReportMetric(float64(times[len(times)*9/10].Microseconds())/1000, "ms/90%")
}
