package cayleystore

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
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

// gate is an engine that writes when it is let, and keeps the rows of the change
// it was given last.
type gate struct {
	embedded.Engine
	pass chan struct{}
	rows []embedded.Row
	busy time.Duration // writing
}

func (g *gate) Write(rows []embedded.Row) error {
	g.rows = rows
	<-g.pass
	start := time.Now()
	defer func() { g.busy += time.Since(start) }()
	return g.Engine.Write(rows)
}

// gated loads a graph as graph.Load does, a change being made ready while the
// one before is being written, and stands still between two changes.
type gated struct {
	*file
	gate  *gate
	wait  func() error
	took  []time.Duration
	quads []int
}

func newGated(b *testing.B, engine string) *gated {
	b.Helper()
	s := open(b, address(b, engine), Options{}).(*file)
	g := &gate{Engine: s.h.engine, pass: make(chan struct{})}
	s.h.engine = g
	return &gated{file: s, gate: g}
}

// next makes a change ready while the one before is written; nil writes the
// last. It gives the rows that were written.
func (g *gated) next(b *testing.B, c *graph.Change) []embedded.Row {
	b.Helper()
	rows := g.gate.rows
	start := time.Now()
	n := 0
	if g.wait != nil {
		g.gate.pass <- struct{}{}
	}
	before := g.wait
	if c != nil {
		var err error
		if g.wait, err = g.Start(b.Context(), *c); err != nil {
			b.Fatal(err)
		}
		n = len(c.Add)
	}
	if before != nil {
		if err := before(); err != nil {
			b.Fatal(err)
		}
	}
	g.took, g.quads = append(g.took, time.Since(start)), append(g.quads, n)
	return rows
}

// speed is the quads a second over all.
func (g *gated) speed() float64 { return float64(sum(g.quads)) / sum(g.took).Seconds() }

// even is the last tenth's speed by that of the first. The first change alone is
// not written meanwhile, the last is not made ready.
func (g *gated) even() float64 {
	n := len(g.took) - 1
	tenth := max(1, (n-1)/10)
	speed := func(from, to int) float64 { return float64(sum(g.quads[from:to])) / sum(g.took[from:to]).Seconds() }
	return speed(n-tenth, n) / speed(1, 1+tenth)
}

// BenchmarkBboltAndRaw loads a graph and, change by change in turn, gives the
// same rows, ready and sorted, to bare bbolt with the same settings: "of-raw" is
// the share that is reached of its speed, "writing" that of the time in which the
// graph's own bbolt writes, beside the making of rows; "even" is the last tenth's speed by that
// of the first, "raw-even" that of bare bbolt.
func BenchmarkBboltAndRaw(b *testing.B) {
	size := benchSize(b)
	for b.Loop() {
		s := newGated(b, Bbolt)
		raw, err := embedded.OpenBolt(filepath.Join(b.TempDir(), "raw.db"), embedded.Options{Wait: time.Second})
		if err != nil {
			b.Fatal(err)
		}
		var theirs []time.Duration
		write := func(rows []embedded.Row) {
			if rows == nil {
				return
			}
			start := time.Now()
			if err := raw.Write(rows); err != nil {
				b.Fatal(err)
			}
			theirs = append(theirs, time.Since(start))
		}
		changes(b, size, func(c graph.Change) { write(s.next(b, &c)) })
		write(s.next(b, nil))
		tenth := max(1, len(theirs)/10)
		b.ReportMetric(s.speed(), "quads/s")
		b.ReportMetric(sum(theirs).Seconds()/sum(s.took).Seconds(), "of-raw")
		b.ReportMetric(s.gate.busy.Seconds()/sum(s.took).Seconds(), "writing")
		b.ReportMetric(s.even(), "even")
		b.ReportMetric(sum(theirs[:tenth]).Seconds()/sum(theirs[len(theirs)-tenth:]).Seconds(), "raw-even")
		b.ReportMetric(float64(sizeOf(b, s.path))/float64(sum(s.quads)), "bytes/quad")
		for i := range 10 { // where the machine was busier, both are slower
			from, to := i*(len(theirs)-1)/10, (i+1)*(len(theirs)-1)/10
			ours, bare := sum(s.took[from+1:to+1]), sum(theirs[from:to])
			b.Logf("tenth %2d: %6.0f quads/s, bare bbolt %6.0f", i+1, float64(sum(s.quads[from+1:to+1]))/ours.Seconds(), float64(sum(s.quads[from:to]))/bare.Seconds())
		}
		raw.Close()
		s.Close()
	}
}

func sum[T int | time.Duration](list []T) (n T) {
	for _, x := range list {
		n += x
	}
	return n
}

// BenchmarkPebbleAndBbolt loads both, change by change in turn.
func BenchmarkPebbleAndBbolt(b *testing.B) {
	size := benchSize(b)
	for b.Loop() {
		stores := [2]*gated{newGated(b, Bbolt), newGated(b, Pebble)}
		changes(b, size, func(c graph.Change) {
			for _, s := range stores {
				s.next(b, &c)
			}
		})
		var speed [2]float64
		for i, s := range stores {
			s.next(b, nil)
			speed[i] = s.speed()
		}
		n := float64(sum(stores[0].quads))
		b.ReportMetric(speed[0], "bbolt-quads/s")
		b.ReportMetric(speed[1], "pebble-quads/s")
		b.ReportMetric(speed[1]/speed[0], "pebble/bbolt")
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
