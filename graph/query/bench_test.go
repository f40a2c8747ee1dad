package query_test

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dateline/graph"
	"dateline/graph/cayleystore"
	"dateline/graph/query"
	"dateline/graph/sample"
	"dateline/schema/vocab"

	"github.com/cayleygraph/quad"
)

var (
	articles = flag.Int("articles", 200, "articles in the graph that is measured; 3,600 make about a million quads")
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

// speakerOf is the actor of about so many statements, of the first ranks.
func speakerOf(b *testing.B, s graph.Store, o sample.Options, want int) (id, name string) {
	b.Helper()
	distance := 1 << 30
	for rank := range 400 {
		actor, n := sample.ActorID(o, rank), 0
		for a := range s.Quads(context.Background(), graph.Pattern{Predicate: vocab.SameActor, Object: query.IRI(actor)}) {
			for range s.Quads(context.Background(), graph.Pattern{Predicate: vocab.Speaker, Object: a.Subject}) {
				n++
			}
		}
		if d := max(n-want, want-n); d < distance {
			id, name, distance = actor, sample.Name(o, rank), d
		}
	}
	return id, name
}

// monthOf is a month in which an actor said something.
func monthOf(b *testing.B, s graph.Store, actor string) string {
	b.Helper()
	res, err := query.NewReader(s).Said(context.Background(), query.Said{By: actor, Limit: 1})
	if err != nil || len(res.Rows) == 0 {
		b.Fatal(res.Total, err)
	}
	return res.Rows[0].SaidOn.From[:len(month)]
}

// aCovered is an event that several articles report.
func aCovered(b *testing.B, s graph.Store) string {
	b.Helper()
	most := map[quad.Value]int{}
	for q := range s.Quads(context.Background(), graph.Pattern{Predicate: vocab.OfEvent}) {
		if most[q.Object]++; most[q.Object] == 5 {
			return query.ID(q.Object.(quad.IRI))
		}
	}
	b.Fatal("no event that five reports tell of")
	return ""
}

func BenchmarkQuery(b *testing.B) {
	ctx := context.Background()
	o := sampled()
	store := newsroom(b, o)
	hot, _ := speakerOf(b, store, o, o.Articles/2)
	mid, name := speakerOf(b, store, o, 19)
	event := aCovered(b, store)
	midMonth := monthOf(b, store, mid)
	for _, bb := range []struct {
		name string
		ask  func(r *query.Reader) (rows int, err error)
	}{
		{"said by a hot actor in a month", func(r *query.Reader) (int, error) {
			return said(r.Said(ctx, query.Said{By: hot, From: month, Until: month}))
		}},
		{"said by a mid actor in a month", func(r *query.Reader) (int, error) {
			return said(r.Said(ctx, query.Said{By: mid, From: midMonth, Until: midMonth}))
		}},
		{"said by a name in a month", func(r *query.Reader) (int, error) {
			return said(r.Said(ctx, query.Said{By: name, From: midMonth, Until: midMonth}))
		}},
		{"timeline of a month", func(r *query.Reader) (int, error) {
			res, err := r.Timeline(ctx, query.Timeline{From: month, Until: month})
			return len(res.Rows), err
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
			rows, before := 0, cpuTime()
			for b.Loop() {
				n, err := bb.ask(query.NewReader(store))
				if err != nil {
					b.Fatal(err)
				}
				rows = n
			}
			b.ReportMetric(float64((cpuTime()-before).Microseconds())/float64(b.N), "cpu-µs/op")
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
