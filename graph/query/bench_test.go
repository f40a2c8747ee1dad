package query_test

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/graph"
	"dateline/graph/cayleystore"
	"dateline/graph/query"
	"dateline/graph/sample"
	"dateline/graph/storetest"
	"dateline/schema/vocab"

	"github.com/cayleygraph/quad"
)

var (
	articles = flag.Int("articles", 200, "articles in the graph that is measured; 3,600 make about a million quads")
	sizes    = flag.String("sizes", "", "articles in each of several graphs, such as 1200,12000")
	kept     = flag.String("kept", "", "folder to keep measured graphs in, so that they are filled once")
)

// month is the one asked for. A larger graph goes on for longer, so that a
// month holds as much in each.
const month = "2016-03"

func sampled() sample.Options {
	return sample.Options{Articles: *articles, Years: max(2, *articles/210)}
}

// newsroom is a graph of made-up articles on disk.
func newsroom(b *testing.B, o sample.Options) graph.Store {
	b.Helper()
	ctx := context.Background()
	dir := cmp.Or(*kept, b.TempDir())
	path := filepath.Join(dir, fmt.Sprintf("%d-%d.db", o.Articles, o.Seed))
	_, missing := os.Stat(path)
	store, err := cayleystore.Open(ctx, "bbolt:"+path, cayleystore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	if missing != nil {
		if err := sample.Fill(ctx, store, o); err != nil {
			b.Fatal(err)
		}
	}
	size, err := store.(graph.Sizer).Size(ctx)
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d articles, %d quads", o.Articles, size)
	return store
}

// saying is an actor, of lo to hi statements, and a month in which it made
// exactly so many of them, so that answers from graphs of any size are alike.
func saying(b *testing.B, s graph.Store, o sample.Options, lo, hi, rows int) (actor, name, month string) {
	b.Helper()
	ctx := context.Background()
	for rank := range 4000 {
		actor := sample.ActorID(o, rank)
		as, err := s.Match(ctx, []graph.Pattern{{Predicate: vocab.SameActor, Object: query.IRI(actor)}}, 0)
		if err != nil {
			b.Fatal(err)
		}
		var ask []graph.Pattern
		for _, q := range as[0] {
			ask = append(ask, graph.Pattern{Predicate: vocab.Speaker, Object: q.Subject})
		}
		said, err := s.Match(ctx, ask, 0)
		if err != nil {
			b.Fatal(err)
		}
		if n := len(slices.Concat(said...)); n < lo || n > hi {
			continue
		}
		for m := range 12 * o.Years {
			month := fmt.Sprintf("%d-%02d", 2015+m/12, 1+m%12)
			r, err := query.NewReader(s).Said(ctx, query.Said{By: actor, From: month, Until: month})
			if err != nil {
				b.Fatal(err)
			}
			if len(r.Rows) == rows {
				return actor, sample.Name(o, rank), month
			}
		}
	}
	b.Fatalf("nobody of %d to %d statements made %d in a month", lo, hi, rows)
	return "", "", ""
}

// covered is an event that so many reports tell of.
func covered(b *testing.B, s graph.Store, reports int) string {
	b.Helper()
	count := map[quad.Value]int{}
	for q := range s.Quads(context.Background(), graph.Pattern{Predicate: vocab.OfEvent}) {
		count[q.Object]++
	}
	found := quad.IRI("")
	for e, n := range count {
		if iri := e.(quad.IRI); n == reports && (found == "" || iri < found) {
			found = iri
		}
	}
	if found == "" {
		b.Fatalf("no event that %d reports tell of", reports)
	}
	return query.ID(found)
}

// BenchmarkQuery asks graphs of the sizes given the same kinds of questions,
// each with as many rows in every graph.
func BenchmarkQuery(b *testing.B) {
	for _, n := range strings.Split(cmp.Or(*sizes, fmt.Sprint(*articles)), ",") {
		b.Run(n, func(b *testing.B) {
			if *sizes != "" {
				*articles, _ = strconv.Atoi(n)
			}
			benchmarkQuery(b, sampled())
		})
	}
}

func benchmarkQuery(b *testing.B, o sample.Options) {
	ctx := context.Background()
	store := newsroom(b, o)
	hot, _, hotMonth := saying(b, store, o, o.Articles/4, o.Articles*10, 8)
	mid, name, midMonth := saying(b, store, o, 15, 25, 4)
	event := covered(b, store, 6)
	for _, bb := range []struct {
		name string
		ask  func(r *query.Reader) (rows int, err error)
	}{
		{"said by a hot actor in a month", func(r *query.Reader) (int, error) {
			return said(r.Said(ctx, query.Said{By: hot, From: hotMonth, Until: hotMonth}))
		}},
		{"said by a mid actor in a month", func(r *query.Reader) (int, error) {
			return said(r.Said(ctx, query.Said{By: mid, From: midMonth, Until: midMonth}))
		}},
		{"said by a name in a month", func(r *query.Reader) (int, error) {
			return said(r.Said(ctx, query.Said{By: name, From: midMonth, Until: midMonth}))
		}},
		{"timeline of a month", func(r *query.Reader) (int, error) {
			res, err := r.Timeline(ctx, query.Timeline{From: month, Until: month, Limit: 140})
			return len(res.Rows), err
		}},
		{"the first 20 of a month's timeline", func(r *query.Reader) (int, error) {
			res, err := r.Timeline(ctx, query.Timeline{From: month, Until: month, Limit: 20})
			return len(res.Rows), err
		}},
		{"timeline of a hot actor in a month", func(r *query.Reader) (int, error) {
			res, err := r.Timeline(ctx, query.Timeline{Actor: hot, From: hotMonth, Until: hotMonth})
			return len(res.Rows), err
		}},
		{"names like one that nobody bears", func(r *query.Reader) (int, error) {
			near, err := r.Near(ctx, query.Actors, name+"x")
			return len(near), err
		}},
		{"coverage of an event", func(r *query.Reader) (int, error) {
			res, err := r.Coverage(ctx, query.Coverage{Event: event})
			return len(res.Rows[0].Reports), err
		}},
		{"show a statement", func(r *query.Reader) (int, error) {
			s, err := r.Show(ctx, "statement/"+sample.ID(o, 7)[8:]+"/s3")
			return len(s.Evidence), err
		}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			rows, before := 0, storetest.CPUTime()
			for b.Loop() {
				n, err := bb.ask(query.NewReader(store))
				if err != nil {
					b.Fatal(err)
				}
				rows = n
			}
			b.ReportMetric(float64((storetest.CPUTime()-before).Microseconds())/float64(b.N), "cpu-µs/op")
			b.ReportMetric(float64(rows), "rows")
		})
	}
}

func said(res query.Result[query.Statement], err error) (int, error) {
	if err != nil {
		return 0, fmt.Errorf("said: %w", err)
	}
	return len(res.Rows), nil
}

// BenchmarkReadWhileLoading asks for one statement after another while
// articles are loaded, and reports how long the slowest hundredth takes.
func BenchmarkReadWhileLoading(b *testing.B) {
	ctx := context.Background()
	store := newsroom(b, sampled())
	more := sampled()
	more.Seed = 1
	loaded := make(chan error, 1)
	go func() {
		_, err := graph.Load(ctx, store, sample.Documents(more), graph.LoadOptions{})
		loaded <- err
	}()
	var took []time.Duration
	for i := 0; ; i++ {
		select {
		case err := <-loaded:
			if err != nil {
				b.Fatal(err)
			}
			slices.Sort(took)
			b.ReportMetric(float64(len(took)), "reads")
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
			return
		default:
		}
		start := time.Now()
		if _, err := query.NewReader(store).Show(ctx, "statement/"+sample.ID(sampled(), i%*articles)[8:]+"/s1"); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
}
