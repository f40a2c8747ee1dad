package graph_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"iter"
	"math/rand"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/graph"
	"dateline/graph/cayleystore"
	"dateline/graph/sample"
	"dateline/graph/storetest"
	"dateline/schema"
	"dateline/schema/vocab"
)

var articles = flag.Int("articles", 200, "articles that BenchmarkLoadAgain loads")

// document is article n: one actor, one place, and a few statements and events,
// published on day n of 2022 by one of three outlets.
func document(n int) *schema.Document {
	day := time.Date(2022, 1, 1+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	outlet := fmt.Sprintf("Paper %d", n%3)
	quote := schema.Quote{Span: schema.Span{Start: 0, End: 5}, Text: "Mayor"}
	date := func(basis schema.Basis) *schema.Date {
		return &schema.Date{EDTF: day, From: day, Until: day, Basis: basis}
	}
	d := &schema.Document{
		Schema: schema.Version,
		Text:   fmt.Sprintf("Mayor Ada Holm opened bridge %d in Norhaven.", n),
		Article: schema.Article{
			ID: fmt.Sprintf("article/%016x", n), Source: fmt.Sprintf("news/%d.txt", n), Language: "en",
			Outlet:    &schema.Outlet{ID: schema.OutletID(outlet), Name: outlet, Basis: schema.Given},
			Published: date(schema.Given),
		},
		Actors: []schema.Actor{{ID: "a1", Name: "Ada Holm", Type: schema.Person, Mentions: []schema.Mention{{Span: schema.Span{Start: 6, End: 14}, Text: "Ada Holm", Form: schema.Name}}}},
		Places: []schema.Place{{ID: "p1", Name: "Norhaven", Mentions: nil}},
	}
	for i := range 2 + n%3 {
		d.Statements = append(d.Statements, schema.Statement{
			ID: schema.LocalID(schema.StatementID, i+1), Kind: schema.Direct, Content: []schema.Quote{quote},
			Speaker: &schema.Party{Actor: "a1", Quote: quote}, SaidOn: date(schema.Stated),
		})
	}
	d.Events = append(d.Events, schema.Event{
		ID: "e1", Type: "COOPERATE", Trigger: schema.Trigger{Quote: quote, Lemma: "open"}, Sentence: schema.Span{Start: 0, End: 20},
		Participants: []schema.Participant{{Role: schema.Agent, Actor: "a1"}}, Place: "p1", When: date(schema.Stated),
	})
	return d
}

func sequence(docs ...*schema.Document) iter.Seq2[*schema.Document, error] {
	return func(yield func(*schema.Document, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
}

func stores(t *testing.T) map[string]graph.Store {
	t.Helper()
	out := map[string]graph.Store{}
	for name, addr := range map[string]string{"memory": "memory:", "bbolt": filepath.Join(t.TempDir(), "graph.db")} {
		s, err := cayleystore.Open(t.Context(), addr, cayleystore.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		out[name] = s
	}
	return out
}

func load(t *testing.T, s graph.Store, opts graph.LoadOptions, docs ...*schema.Document) graph.LoadReport {
	t.Helper()
	report, err := graph.Load(t.Context(), s, sequence(docs...), opts)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func hash(t *testing.T, s graph.Store) string {
	t.Helper()
	h, err := graph.Hash(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// TestLoad loads the same articles in several orders, in changes of several
// sizes and twice in a row, into each kind of store: one hash.
func TestLoad(t *testing.T) {
	var docs []*schema.Document
	for n := range 60 {
		docs = append(docs, document(n))
	}
	want := ""
	r := rand.New(rand.NewSource(1))
	for _, size := range []int{1, 500, 1_000_000} {
		for name, s := range stores(t) {
			order := slices.Clone(docs)
			r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			first := load(t, s, graph.LoadOptions{Batch: size}, order...)
			if first.New != 60 || first.Quads == 0 || first.Failed+first.Same+first.Replaced != 0 {
				t.Fatalf("%s: %+v", name, first)
			}
			if want == "" {
				want = hash(t, s)
			}
			if got := hash(t, s); got != want {
				t.Errorf("%s, changes of %d quads: hash %s, want %s", name, size, got, want)
			}
			again := load(t, s, graph.LoadOptions{Batch: size}, docs...)
			if diff := cmp.Diff(graph.LoadReport{Documents: 60, Same: 60}, again); diff != "" || hash(t, s) != want {
				t.Errorf("%s, again (-want +got):\n%s", name, diff)
			}
		}
	}
}

// TestReplace gives an article new content, within a change and across changes,
// and takes it back.
func TestReplace(t *testing.T) {
	for name, s := range stores(t) {
		load(t, s, graph.LoadOptions{}, document(1), document(2))
		before := hash(t, s)
		other := document(1)
		other.Statements = other.Statements[:1]
		other.Actors[0].Name = "Ada B. Holm"
		report := load(t, s, graph.LoadOptions{}, other, document(2))
		if report.Replaced != 1 || report.Same != 1 || hash(t, s) == before {
			t.Errorf("%s: %+v", name, report)
		}
		report = load(t, s, graph.LoadOptions{}, other, document(1), document(1), document(3))
		if want := (graph.LoadReport{Documents: 4, New: 1, Same: 2, Replaced: 1, Quads: report.Quads}); report != want {
			t.Errorf("%s: %+v, want %+v", name, report, want)
		}
		if n, err := graph.Forget(t.Context(), s, "article/0000000000000003"); n == 0 || err != nil {
			t.Errorf("%s: forget: %d, %v", name, n, err)
		}
		if got := hash(t, s); got != before {
			t.Errorf("%s: what was replaced and forgotten left traces", name)
		}
		if _, err := graph.Forget(t.Context(), s, "article/0000000000000003"); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("%s: forget what is not there: %v", name, err)
		}
		load(t, s, graph.LoadOptions{}, document(3)) // forgotten in the ledger too
		if hash(t, s) == before {
			t.Errorf("%s: a forgotten article is not loaded again", name)
		}
	}
}

// TestSameArticle gives one article under several file names, in any order,
// within a change and across changes: the name that sorts first stays.
func TestSameArticle(t *testing.T) {
	copies := make([]*schema.Document, 3)
	for i, source := range []string{"a.txt", "b.txt", "c.txt"} {
		copies[i] = document(1)
		copies[i].Article.Source = source
	}
	want := ""
	for _, order := range [][]int{{0}, {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		for _, size := range []int{1, 1_000_000} {
			for name, s := range stores(t) {
				var docs []*schema.Document
				for _, i := range order {
					docs = append(docs, copies[i])
				}
				load(t, s, graph.LoadOptions{Batch: size}, append(docs, document(2))...)
				if want == "" {
					want = hash(t, s)
				}
				if got := hash(t, s); got != want {
					t.Errorf("%s, order %v, changes of %d quads: hash %s, want %s", name, order, size, got, want)
				}
			}
		}
	}
}

// TestBadDocuments passes over what cannot be loaded and loads the rest.
func TestBadDocuments(t *testing.T) {
	dangling := document(7)
	dangling.Statements[0].Speaker.Actor = "a9"
	nameless := document(8)
	nameless.Article.ID = ""
	garbled := document(9)
	garbled.Article.Title = "a\xffb"
	for name, s := range stores(t) {
		var failures []string
		docs := func(yield func(*schema.Document, error) bool) {
			_ = yield(document(1), nil) && yield(nil, errors.New("in.jsonl:3: not JSON")) && yield(dangling, nil) &&
				yield(nil, nil) && yield(nameless, nil) && yield(garbled, nil) && yield(document(2), nil)
		}
		report, err := graph.Load(t.Context(), s, docs, graph.LoadOptions{Failed: func(err error) { failures = append(failures, err.Error()) }})
		if report.Documents != 7 || report.New != 2 || report.Failed != 5 || err != nil {
			t.Errorf("%s: %+v, %v", name, report, err)
		}
		for i, says := range []string{"in.jsonl:3", "news/7.txt", "no document", "news/8.txt", "news/9.txt"} {
			if i >= len(failures) || !strings.Contains(failures[i], says) {
				t.Errorf("%s: failure %d does not say %q: %q", name, i, says, failures)
			}
		}
		want, err := cayleystore.Open(t.Context(), "memory:", cayleystore.Options{})
		if err != nil {
			t.Fatal(err)
		}
		load(t, want, graph.LoadOptions{}, document(1), document(2))
		if hash(t, s) != hash(t, want) {
			t.Errorf("%s: a bad document left something behind", name)
		}
	}
}

// failing is a store that refuses its second change.
type failing struct {
	graph.Store
	left int
}

var errFull = errors.New("no space left on device")

func (f *failing) Apply(ctx context.Context, c graph.Change) error {
	if f.left--; f.left < 0 {
		return errFull
	}
	return f.Store.Apply(ctx, c)
}

func TestFailingStore(t *testing.T) {
	inner := stores(t)["bbolt"]
	s := &failing{Store: inner, left: 1}
	report, err := graph.Load(t.Context(), s, sequence(document(1), document(2), document(3)), graph.LoadOptions{Batch: 1})
	if !errors.Is(err, errFull) || report.New != 1 || report.Documents != 2 {
		t.Errorf("%+v, %v", report, err)
	}
	s.left = 10 // room again: what was refused is loaded, what was kept is not
	report = load(t, s, graph.LoadOptions{}, document(1), document(2), document(3))
	if report.New != 2 || report.Same != 1 {
		t.Errorf("with room again: %+v", report)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := graph.Load(ctx, s, sequence(document(4)), graph.LoadOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestInterrupted breaks a load off after any number of articles: those that
// are there are whole, and the same load goes on from there to the same graph.
func TestInterrupted(t *testing.T) {
	var docs []*schema.Document
	for n := range 12 {
		docs = append(docs, document(n))
	}
	want := ""
	for _, s := range stores(t) {
		load(t, s, graph.LoadOptions{}, docs...)
		want = hash(t, s)
	}
	for after := range docs {
		for name, s := range stores(t) {
			ctx, cancel := context.WithCancel(t.Context())
			report, err := graph.Load(ctx, s, func(yield func(*schema.Document, error) bool) {
				for i, d := range docs {
					if i == after {
						cancel()
					}
					if !yield(d, nil) {
						return
					}
				}
			}, graph.LoadOptions{Batch: 40})
			cancel()
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("%s, after %d: %v", name, after, err)
			}
			sum, err := graph.Verify(t.Context(), s, func(f graph.Finding) { t.Errorf("%s, after %d: %+v", name, after, f) })
			if err != nil || sum.Articles != report.New {
				t.Errorf("%s, after %d: %d articles are there, %d reported, %v", name, after, sum.Articles, report.New, err)
			}
			if rest := load(t, s, graph.LoadOptions{}, docs...); rest.New+report.New != len(docs) || rest.Same != report.New || hash(t, s) != want {
				t.Errorf("%s, after %d: %+v, then %+v", name, after, report, rest)
			}
		}
	}
}

func TestStats(t *testing.T) {
	for name, s := range stores(t) {
		empty, err := graph.Stats(t.Context(), s)
		if diff := cmp.Diff(graph.Summary{}, empty); diff != "" || err != nil {
			t.Errorf("%s, empty: %v (-want +got):\n%s", name, err, diff)
		}
		report := load(t, s, graph.LoadOptions{}, document(0), document(1), document(2), document(3))
		got, err := graph.Stats(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		want := graph.Summary{
			Articles: 4, First: "2022-01-01", Last: "2022-01-04", Appearances: 4, Locations: 4, Statements: 11, Reports: 4,
			Outlets: []graph.OutletCount{
				{ID: "outlet/paper-0", Name: "Paper 0", Articles: 2},
				{ID: "outlet/paper-1", Name: "Paper 1", Articles: 1},
				{ID: "outlet/paper-2", Name: "Paper 2", Articles: 1},
			},
			Places: 1, Quads: report.Quads,
		}
		counted := 0
		for _, p := range got.Predicates {
			counted += p.Quads + p.Links
		}
		if counted != want.Quads || got.Predicates[0].Quads < got.Predicates[1].Quads {
			t.Errorf("%s: %d quads counted by predicate: %v", name, counted, got.Predicates)
		}
		got.Predicates = nil
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestLedgerTime keeps the time of loading out of the hash.
func TestLedgerTime(t *testing.T) {
	all := stores(t)
	at := func(hour int) graph.LoadOptions {
		return graph.LoadOptions{Now: func() time.Time { return time.Date(2022, 4, 12, hour, 0, 0, 0, time.UTC) }}
	}
	load(t, all["memory"], at(3), document(1))
	load(t, all["bbolt"], at(4), document(1))
	if hash(t, all["memory"]) != hash(t, all["bbolt"]) {
		t.Error("the time of loading is part of the hash")
	}
	e, ok, err := all["bbolt"].Entry(t.Context(), "article/0000000000000001")
	if !ok || err != nil || e.Loaded != "2022-04-12T04:00:00Z" {
		t.Errorf("ledger line %+v, %v, %v", e, ok, err)
	}
}

func BenchmarkLoad(b *testing.B) {
	for _, engine := range []string{"memory", "bbolt"} {
		b.Run(engine, func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				addr := "memory:"
				if engine == "bbolt" {
					addr = filepath.Join(b.TempDir(), fmt.Sprint(n))
				}
				s, err := cayleystore.Open(b.Context(), addr, cayleystore.Options{})
				if err != nil {
					b.Fatal(err)
				}
				docs := func(yield func(*schema.Document, error) bool) {
					for i := 0; i < 300 && yield(document(i), nil); i++ {
					}
				}
				report, err := graph.Load(b.Context(), s, docs, graph.LoadOptions{})
				if err != nil || report.New != 300 {
					b.Fatal(report, err)
				}
				n += report.Quads
				s.Close()
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "quads/s")
		})
	}
}

func BenchmarkMatch(b *testing.B) {
	s, err := cayleystore.Open(b.Context(), filepath.Join(b.TempDir(), "graph.db"), cayleystore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	docs := func(yield func(*schema.Document, error) bool) {
		for i := 0; i < 500 && yield(document(i), nil); i++ {
		}
	}
	if _, err := graph.Load(b.Context(), s, docs, graph.LoadOptions{}); err != nil {
		b.Fatal(err)
	}
	article := vocab.Node(vocab.Article, fmt.Sprintf("%016x", 77))
	statement := vocab.Node(vocab.Statement, fmt.Sprintf("%016x", 77), "s1")
	for _, c := range []struct {
		name string
		p    graph.Pattern
	}{
		{"subject", graph.Pattern{Subject: statement}},
		{"subject+predicate", graph.Pattern{Subject: statement, Predicate: vocab.Speaker}},
		{"object", graph.Pattern{Object: vocab.Node(vocab.Day, "2022-02-14")}},
		{"label", graph.Pattern{Label: article}},
		{"predicate", graph.Pattern{Predicate: vocab.Publisher}},
		{"all", graph.Pattern{}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n = 0
				for _, err := range s.Quads(b.Context(), c.p) {
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
			}
			if n == 0 {
				b.Fatal("nothing matches")
			}
			b.ReportMetric(float64(n), "quads")
		})
	}
}

// BenchmarkLoadAgain loads made-up Documents into a new file, and again, which
// only the ledger is asked for.
func BenchmarkLoadAgain(b *testing.B) {
	b.Run("typical", func(b *testing.B) { loadAgain(b, sample.Options{Articles: *articles}) })
	b.Run("thin", func(b *testing.B) { loadAgain(b, sample.Options{Articles: *articles, Statements: 3, Events: 4}) })
}

func loadAgain(b *testing.B, o sample.Options) {
	docs := slices.Collect(func(yield func(*schema.Document) bool) {
		for d := range sample.Documents(o) {
			if !yield(d) {
				return
			}
		}
	})
	var first, again taken
	for n := 0; b.Loop(); n++ {
		s, err := cayleystore.Open(b.Context(), filepath.Join(b.TempDir(), fmt.Sprint(n)), cayleystore.Options{})
		if err != nil {
			b.Fatal(err)
		}
		for _, took := range []*taken{&first, &again} {
			start, computed := time.Now(), storetest.CPUTime()
			report, err := graph.Load(b.Context(), s, sequence(docs...), graph.LoadOptions{})
			if err != nil || report.New+report.Same != len(docs) {
				b.Fatal(report, err)
			}
			took.clock += time.Since(start)
			took.cpu += storetest.CPUTime() - computed
		}
		s.Close()
	}
	b.ReportMetric(float64(b.N*len(docs))/first.clock.Seconds(), "articles/s")
	b.ReportMetric(float64(b.N*len(docs))/again.clock.Seconds(), "articles/s-again")
	b.ReportMetric(first.clock.Seconds()/again.clock.Seconds(), "times-faster")
	b.ReportMetric(float64(again.cpu.Microseconds())/float64(b.N*len(docs)), "cpu-µs/article-again")
	b.ReportMetric(first.cpu.Seconds()/again.cpu.Seconds(), "times-less-cpu")
}

// taken is what a load took: by the clock, and of all processors' time, which
// says more on a machine with other work.
type taken struct{ clock, cpu time.Duration }
