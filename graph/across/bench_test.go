package across_test

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dateline/graph"
	"dateline/graph/across"
	"dateline/graph/cayleystore"
	"dateline/graph/sample"
	"dateline/graph/storetest"
	"dateline/schema"
)

var (
	articles  = flag.Int("articles", 300, "articles in the graph of BenchmarkPlace")
	engine    = flag.String("engine", "bbolt", "which engine BenchmarkPlace has its graph in")
	daily     = flag.Int("daily", 100, "articles a day in the stream of BenchmarkPlace")
	kept      = flag.String("graph", "", "where BenchmarkPlace keeps its graph, which may be there")
	documents = flag.String("documents", "", "JSON lines that BenchmarkPlace takes its articles from, in place of made-up ones")
)

// mostPlaced bounds the articles that wait in memory to be placed, so that what
// the collection of garbage has to do does not grow with the graph.
const mostPlaced = 250

// timed is a store that sums up how long its changes take.
type timed struct {
	graph.Store
	spent time.Duration
}

func (s *timed) Apply(ctx context.Context, c graph.Change) error {
	begin := time.Now()
	defer func() { s.spent += time.Since(begin) }()
	return s.Store.Apply(ctx, c)
}

func (s *timed) View(ctx context.Context, fn func(graph.View) error) error {
	return graph.Look(ctx, s.Store, fn)
}

// BenchmarkPlace places one article after another in a graph of -articles.
// ms/median is the time that linking takes, ms/work-median that without the
// writing of the change, ms/cpu-median what the processor works on both; loading
// is in none. Each article is placed, forgotten and placed again: ms/first-median
// and its like are of the first time, when what is read of the graph has to be
// brought into memory, the others of the second. The articles are a stream of
// -daily a day over as many days as it takes, told of stories of days and weeks
// with words as frequent as in news (see sample.Options.Daily); -documents takes
// real ones.
func BenchmarkPlace(b *testing.B) {
	ctx := context.Background()
	path := *kept
	if path == "" {
		path = filepath.Join(b.TempDir(), "graph")
	}
	s, err := cayleystore.Open(ctx, *engine+":"+path, cayleystore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	var late []*schema.Document
	every := max(1, *articles/10/mostPlaced)
	var early iter.Seq2[*schema.Document, error] = func(yield func(*schema.Document, error) bool) {
		n := 0
		for d, err := range benchmarkDocuments() {
			if n++; err != nil || n%11 != 5 {
				if !yield(d, err) {
					return
				}
			} else if n/11%every == 0 {
				late = append(late, d)
			}
		}
	}
	begin, idle := time.Now(), storetest.CPUTime()
	if _, err := graph.Load(ctx, s, early, graph.LoadOptions{}); err != nil {
		b.Fatal(err)
	}
	loaded, worked := time.Since(begin), storetest.CPUTime()
	r, err := across.Link(ctx, s)
	if err != nil {
		b.Fatal(err)
	}
	linked := time.Since(begin) - loaded
	b.Logf("%d articles: loaded in %v, linked in %v; processor %v and %v", r.Articles, loaded, linked, worked-idle, storetest.CPUTime()-worked)
	b.ReportAllocs()
	first, again := &placings{}, &placings{}
	for b.Loop() {
		d := late[len(first.whole)%len(late)]
		first.place(b, s, d)
		forget(b, s, d)
		again.place(b, s, d)
		if *kept != "" { // as it was
			forget(b, s, d)
		}
	}
	first.report(b, "first-")
	again.report(b, "")
	b.ReportMetric(float64(r.Articles)/linked.Seconds(), "linked/s")
}

// placings are how long articles took to be placed.
type placings struct{ whole, work, cpu []time.Duration }

func (p *placings) place(b *testing.B, s graph.Store, d *schema.Document) {
	ctx := context.Background()
	if _, err := graph.Load(ctx, s, func(yield func(*schema.Document, error) bool) { yield(d, nil) }, graph.LoadOptions{}); err != nil {
		b.Fatal(err)
	}
	t := &timed{Store: s}
	begin, before := time.Now(), storetest.CPUTime()
	if _, err := across.Link(ctx, t); err != nil {
		b.Fatal(err)
	}
	p.cpu = append(p.cpu, storetest.CPUTime()-before)
	p.whole = append(p.whole, time.Since(begin))
	p.work = append(p.work, time.Since(begin)-t.spent)
}

func forget(b *testing.B, s graph.Store, d *schema.Document) {
	if _, err := graph.Forget(context.Background(), s, d.Article.ID); err != nil {
		b.Fatal(err)
	}
	if _, err := across.Link(context.Background(), s); err != nil {
		b.Fatal(err)
	}
}

func (p *placings) report(b *testing.B, when string) {
	for _, m := range []struct {
		name string
		list []time.Duration
	}{{"", p.whole}, {"work-", p.work}, {"cpu-", p.cpu}} {
		slices.Sort(m.list)
		b.ReportMetric(float64(m.list[len(m.list)/2].Microseconds())/1000, "ms/"+when+m.name+"median")
		b.ReportMetric(float64(m.list[len(m.list)*9/10].Microseconds())/1000, "ms/"+when+m.name+"90%")
	}
}

// benchmarkDocuments are those of -documents, or made-up ones. What is placed is
// spread over the years like the rest.
func benchmarkDocuments() iter.Seq2[*schema.Document, error] {
	if *documents == "" {
		return sample.Documents(sample.Options{Articles: *articles + *articles/10, Daily: *daily, Statements: 3, Events: 4})
	}
	return func(yield func(*schema.Document, error) bool) {
		f, err := os.Open(*documents)
		if err != nil {
			yield(nil, err)
			return
		}
		defer f.Close()
		for lines := json.NewDecoder(bufio.NewReader(f)); lines.More(); {
			d := &schema.Document{}
			if err := lines.Decode(d); !yield(d, err) || err != nil {
				return
			}
		}
	}
}
