package cayleystore

import (
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	stock "github.com/cayleygraph/cayley/graph/sql/postgres"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
	"dateline/graph/storetest"
	"dateline/schema"
	"dateline/schema/quads"
)

// The benchmarks load $DATELINE_BENCH_QUADS quads, 60,000 unless it is set, in
// changes of about 15,000, and time Apply alone.
const benchQuads, benchBatch = 60_000, 15_000

func benchSize(b *testing.B) int {
	b.Helper()
	text := os.Getenv("DATELINE_BENCH_QUADS")
	if text == "" {
		return benchQuads
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// article is a generated Document of 12 statements and 14 events, days and
// outlets drawn from a few years and a few hundred.
func article(n int) *schema.Document {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	words := make([]string, 350)
	for i := range words {
		words[i] = "w" + strconv.Itoa(int(r.ExpFloat64()*400))
	}
	text := strings.Join(words, " ")
	span := func() schema.Quote {
		from := r.IntN(len(text) - 60)
		to := from + 5 + r.IntN(50)
		return schema.Quote{Span: schema.Span{Start: from, End: to}, Text: text[from:to]}
	}
	date := func() *schema.Date {
		day := time.Date(2018, 1, 1+r.IntN(2500), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		return &schema.Date{EDTF: day, From: day, Until: day, Basis: schema.Stated}
	}
	outlet := fmt.Sprint("Paper ", int(r.ExpFloat64()*40))
	published := date()
	published.Basis = schema.Given
	d := &schema.Document{Schema: schema.Version, Text: text, Article: schema.Article{
		ID: fmt.Sprintf("article/%016x", n+1), Source: fmt.Sprintf("news/%d.txt", n), Title: text[:40], Language: "en",
		Outlet: &schema.Outlet{ID: schema.OutletID(outlet), Name: outlet, Basis: schema.Given}, Published: published,
	}}
	for i := range 10 {
		q := span()
		d.Actors = append(d.Actors, schema.Actor{ID: schema.LocalID(schema.ActorID, i+1), Name: fmt.Sprint("Name ", int(r.ExpFloat64()*2000)), Type: schema.Person,
			Mentions: []schema.Mention{{Span: q.Span, Text: q.Text, Form: schema.Name}}})
	}
	for i := range 14 {
		q := span()
		d.Events = append(d.Events, schema.Event{ID: schema.LocalID(schema.EventID, i+1), Type: "AGREE", Trigger: schema.Trigger{Quote: q, Lemma: "sign"},
			Sentence: q.Span, Description: q.Text, When: date(), Factuality: schema.Happened, Rule: "events/trigger",
			Participants: []schema.Participant{{Role: schema.Agent, Actor: schema.LocalID(schema.ActorID, 1+r.IntN(10))}}})
	}
	for i := range 12 {
		d.Statements = append(d.Statements, schema.Statement{ID: schema.LocalID(schema.StatementID, i+1), Kind: schema.Direct, Act: "say",
			Content: []schema.Quote{span()}, Speaker: &schema.Party{Actor: schema.LocalID(schema.ActorID, 1+r.IntN(10)), Quote: span()},
			SaidOn: date(), Rule: "statements/say", About: []string{schema.LocalID(schema.EventID, i+1)}})
	}
	return d
}

// changes is generated articles in changes, until there are n quads.
func changes(b testing.TB, n int, each func(graph.Change)) {
	b.Helper()
	var c graph.Change
	for i := 0; n > 0; i++ {
		d := article(i)
		list, err := quads.FromDocument(d)
		if err != nil {
			b.Fatal(err)
		}
		c.Add = append(c.Add, list...)
		c.Record = append(c.Record, graph.Entry{Article: d.Article.ID, Digest: "d", Loaded: "2026-01-01T00:00:00Z"})
		n -= len(list)
		if len(c.Add) >= benchBatch || n <= 0 {
			each(c)
			c = graph.Change{}
		}
	}
}

// sizeOf is the bytes of a file or folder.
func sizeOf(b testing.TB, path string) (n int64) {
	b.Helper()
	err := filepath.Walk(path, func(_ string, st os.FileInfo, err error) error {
		if err == nil && !st.IsDir() {
			n += st.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// timed is an engine that says how long it has written and how often.
type timed struct {
	embedded.Engine
	busy   time.Duration
	writes int
	keep   bool
	rows   [][]embedded.Row // of every write, where they are kept
}

func (e *timed) Write(changes ...[]embedded.Row) error {
	if e.keep {
		e.rows = append(e.rows, changes...)
	}
	start := time.Now()
	defer func() { e.busy, e.writes = e.busy+time.Since(start), e.writes+1 }()
	return e.Engine.Write(changes...)
}

// turn is how many changes a store is given before the next store's turn.
const turn = 32

// pace is how long each turn took, and its quads.
type pace struct {
	took  []time.Duration
	quads []int
}

// loader loads a graph as graph.Load does, in turns.
type loader struct {
	*file
	timed *timed
	pace
}

func newLoader(b *testing.B, engine string) *loader {
	b.Helper()
	s := open(b, address(b, engine), Options{}).(*file)
	e := &timed{Engine: s.h.engine}
	s.h.engine = e
	return &loader{file: s, timed: e}
}

// load starts changes one after another and waits until all are kept.
func (l *loader) load(b *testing.B, list []graph.Change) {
	b.Helper()
	runtime.GC() // what others left is not for this turn to clear away
	n, start := 0, time.Now()
	var waits []func() error
	for i, c := range list {
		list[i] = graph.Change{} // as when one comes after the other
		wait, err := l.Start(b.Context(), c)
		if err != nil {
			b.Fatal(err)
		}
		waits, n = append(waits, wait), n+len(c.Add)
	}
	for _, wait := range waits {
		if err := wait(); err != nil {
			b.Fatal(err)
		}
	}
	l.took, l.quads = append(l.took, time.Since(start)), append(l.quads, n)
}

// rows makes changes into rows, one after another, without taking the time.
func (l *loader) rows(b *testing.B, list []graph.Change) [][]embedded.Row {
	b.Helper()
	l.timed.rows, l.timed.keep = nil, true
	for _, c := range list {
		if err := l.Apply(b.Context(), c); err != nil {
			b.Fatal(err)
		}
	}
	return l.timed.rows
}

// bare is bbolt with nothing above it.
type bare struct {
	embedded.Engine
	pace
}

// write writes rows, a transaction a change.
func (e *bare) write(b *testing.B, rows [][]embedded.Row, quads int) {
	b.Helper()
	runtime.GC()
	start := time.Now()
	for i, r := range rows {
		rows[i] = nil
		if err := e.Write(r); err != nil {
			b.Fatal(err)
		}
	}
	e.took, e.quads = append(e.took, time.Since(start)), append(e.quads, quads)
}

// speed is the quads a second from one part of the load to another, of ten.
func (p *pace) speed(from, to int) float64 {
	from, to = from*len(p.took)/10, max(to*len(p.took)/10, from*len(p.took)/10+1)
	return float64(sum(p.quads[from:to])) / sum(p.took[from:to]).Seconds()
}

// turns is changes of n quads in all, by turns.
func turns(b *testing.B, n int, each func([]graph.Change)) {
	var list []graph.Change
	changes(b, n, func(c graph.Change) {
		if list = append(list, c); len(list) == turn {
			each(list)
			list = nil
		}
	})
	if list != nil {
		each(list)
	}
}

// BenchmarkBboltAndRaw loads a graph and, in turns, has bare bbolt write the same
// rows, which are ready and sorted, a transaction a change, with the same settings
// and nothing beside it: "of-raw" is the share that is reached of its speed; "even"
// is the last tenth's speed by that of the first, "raw-even" that of bare bbolt;
// "writing" is the share of the load in which bbolt writes, and "together" how
// many changes share a transaction. The rows are made by a second load that is not
// timed.
func BenchmarkBboltAndRaw(b *testing.B) {
	size := benchSize(b)
	for b.Loop() {
		s, made := newLoader(b, Bbolt), newLoader(b, Bbolt)
		engine, err := embedded.OpenBolt(filepath.Join(b.TempDir(), "raw.db"), embedded.Options{Wait: time.Second})
		if err != nil {
			b.Fatal(err)
		}
		raw := &bare{Engine: engine}
		n := 0
		turns(b, size, func(list []graph.Change) {
			n += len(list)
			rows := made.rows(b, list)
			s.load(b, list)
			raw.write(b, rows, s.quads[len(s.quads)-1])
		})
		b.ReportMetric(s.speed(0, 10), "quads/s")
		b.ReportMetric(s.speed(0, 10)/raw.speed(0, 10), "of-raw")
		b.ReportMetric(s.timed.busy.Seconds()/sum(s.took).Seconds(), "writing")
		b.ReportMetric(float64(n)/float64(s.timed.writes), "together")
		b.ReportMetric(s.speed(9, 10)/s.speed(0, 1), "even")
		b.ReportMetric(raw.speed(9, 10)/raw.speed(0, 1), "raw-even")
		b.ReportMetric(float64(sizeOf(b, s.path))/float64(sum(s.quads)), "bytes/quad")
		for i := range 10 { // where the machine was busier, both are slower
			b.Logf("tenth %2d: %6.0f quads/s, bare bbolt %6.0f", i+1, s.speed(i, i+1), raw.speed(i, i+1))
		}
		for _, c := range []io.Closer{raw, made, s} {
			c.Close()
		}
	}
}

func sum[T int | time.Duration](list []T) (n T) {
	for _, x := range list {
		n += x
	}
	return n
}

// BenchmarkPebbleAndBbolt loads both in turns.
func BenchmarkPebbleAndBbolt(b *testing.B) {
	size := benchSize(b)
	for b.Loop() {
		stores := [2]*loader{newLoader(b, Bbolt), newLoader(b, Pebble)}
		turns(b, size, func(list []graph.Change) {
			for _, s := range stores {
				s.load(b, slices.Clone(list))
			}
		})
		bolt, pebble := stores[0].speed(0, 10), stores[1].speed(0, 10)
		n := float64(sum(stores[0].quads))
		b.ReportMetric(bolt, "bbolt-quads/s")
		b.ReportMetric(pebble, "pebble-quads/s")
		b.ReportMetric(pebble/bolt, "pebble/bbolt")
		b.ReportMetric(float64(sizeOf(b, stores[0].path))/n, "bbolt-bytes/quad")
		for _, s := range stores {
			s.Close()
		}
		b.ReportMetric(float64(sizeOf(b, stores[1].path))/n, "pebble-bytes/quad")
	}
}

// BenchmarkPostgres loads with Cayley's own flavour and with ours, change by
// change in turn, then with three loaders at once, each in an order of its own.
func BenchmarkPostgres(b *testing.B) {
	size := benchSize(b)
	fresh := storetest.Postgres(b, "shared_buffers=256MB", "max_wal_size=2GB", "synchronous_commit=off")
	for b.Loop() {
		addr := fresh()
		theirs, err := stockStore(addr)
		if err != nil {
			b.Fatal(err)
		}
		one := fresh()
		ours := open(b, one, Options{})
		var took [2]time.Duration
		n := 0
		var all []graph.Change
		changes(b, size, func(c graph.Change) {
			n += len(c.Add)
			all = append(all, c)
			start := time.Now()
			if err := theirs.ApplyDeltas(deltas(cayley.Add, c.Add), ignore); err != nil {
				b.Fatal(err)
			}
			took[0] += time.Since(start)
			start = time.Now()
			if err := ours.Apply(b.Context(), c); err != nil {
				b.Fatal(err)
			}
			took[1] += time.Since(start)
		})
		theirs.Close()
		b.ReportMetric(float64(n)/took[0].Seconds(), "stock-quads/s")
		b.ReportMetric(float64(n)/took[1].Seconds(), "quads/s")
		b.ReportMetric(took[0].Seconds()/took[1].Seconds(), "of-stock")
		b.ReportMetric(float64(tableSize(b, one))/float64(n), "bytes/quad")
		three := fresh()
		var loaders sync.WaitGroup
		for i := range 3 {
			loaders.Go(func() {
				s, err := Open(b.Context(), three, Options{})
				if err != nil {
					b.Error(err)
					return
				}
				defer s.Close()
				for j := range all {
					if err := s.Apply(b.Context(), all[(j+i*len(all)/3)%len(all)]); err != nil {
						b.Error(err)
					}
				}
			})
		}
		loaders.Wait()
		s := open(b, three, Options{})
		if hash(b, s) != hash(b, ours) {
			b.Error("three loaders, another hash")
		}
		s.Close()
		ours.Close()
	}
}

// tableSize is the bytes of the tables and indexes at an address.
func tableSize(b *testing.B, addr string) (n int64) {
	b.Helper()
	c, err := pgx.Connect(b.Context(), addr)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close(b.Context())
	const sql = `SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`
	if err := c.QueryRow(b.Context(), sql).Scan(&n); err != nil {
		b.Fatal(err)
	}
	return n
}

// stockStore is a graph in the tables and with the loader of Cayley's flavour.
func stockStore(addr string) (cayley.QuadStore, error) {
	addr += "&sslmode=disable"
	if err := csql.Init(stock.Type, addr, nil); err != nil {
		return nil, err
	}
	return csql.New(stock.Type, addr, nil)
}

// BenchmarkReadersBesideLoad reads a statement again and again while a load
// runs; "idle" is what the machine makes of as long a calculation that reads
// nothing.
func BenchmarkReadersBesideLoad(b *testing.B) {
	size := benchSize(b)
	for _, engine := range engines {
		b.Run(engine, func(b *testing.B) {
			for b.Loop() {
				s := open(b, address(b, engine), Options{})
				var took, idle []time.Duration
				done := make(chan struct{})
				var reader sync.WaitGroup
				reader.Go(func() {
					for i := 0; ; i++ {
						select {
						case <-done:
							return
						case <-time.After(2 * time.Millisecond):
						}
						statement := quad.IRI(fmt.Sprintf("urn:dateline:statement:%016x:s1", 1+i%60))
						start := time.Now()
						for _, err := range s.Quads(b.Context(), graph.Pattern{Subject: statement}) {
							if err != nil {
								b.Error(err)
							}
						}
						took = append(took, time.Since(start))
						start = time.Now()
						for sum := [32]byte{}; time.Since(start) < took[len(took)/2]; {
							sum = sha256.Sum256(sum[:])
						}
						idle = append(idle, time.Since(start))
					}
				})
				changes(b, size, func(c graph.Change) {
					if err := s.Apply(b.Context(), c); err != nil {
						b.Fatal(err)
					}
				})
				close(done)
				reader.Wait()
				slices.Sort(took)
				slices.Sort(idle)
				b.ReportMetric(float64(idle[len(idle)*99/100].Microseconds()), "idle-p99-µs")
				b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
				b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
				s.Close()
			}
		})
	}
}
