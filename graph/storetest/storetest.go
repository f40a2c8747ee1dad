// Package storetest is the conformance suite of event-graph stores: what
// [graph.Store] promises, as tests that any implementation runs.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"dateline/graph"
)

// Run tests a kind of store. open gives a new, empty one; the suite closes it.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, graph.Store)
	}{
		{"AddRemove", addRemove},
		{"Labels", labels},
		{"Values", values},
		{"OneMeaningOneValue", oneMeaning},
		{"Invalid", invalid},
		{"Patterns", patterns},
		{"Listed", listed},
		{"Property", property},
		{"Ledger", ledger},
		{"Notes", notes},
		{"View", view},
		{"LoopAndChange", loopAndChange},
		{"Concurrent", concurrent},
		{"Hash", sameHash},
		{"Forget", forget},
		{"ForgetActor", forgetActor},
		{"Cancelled", cancelled},
		{"Order", func(t *testing.T, s graph.Store) { order(t, s, open) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := open(t)
			defer mustClose(t, s)
			test.run(t, s)
		})
	}
}

// RunPersistent tests a store that outlives its process. open opens the store
// kept in dir, new at first.
func RunPersistent(t *testing.T, open func(t *testing.T, dir string) graph.Store) {
	dir := t.TempDir()
	r := rand.New(rand.NewSource(7))
	m := model{}
	for round := range 5 {
		s := open(t, dir)
		compare(t, s, graph.Pattern{}, m)
		c := randomChange(r, 200)
		c.Record = []graph.Entry{{Article: fmt.Sprint("article/", round), Digest: "d", Loaded: "2022-04-12T10:00:00Z"}}
		apply(t, s, c)
		m.apply(c)
		compare(t, s, graph.Pattern{}, m)
		mustClose(t, s)
		if err := s.Close(); err != nil {
			t.Errorf("second Close: %v", err)
		}
		if err := s.Apply(t.Context(), c); err == nil {
			t.Error("Apply after Close: no error")
		}
	}
	s := open(t, dir)
	defer mustClose(t, s)
	for i := range 5 {
		if _, ok, err := s.Entry(t.Context(), fmt.Sprint("article/", i)); !ok || err != nil {
			t.Errorf("ledger line %d after opening again: %v, %v", i, ok, err)
		}
	}
	for range 50 {
		compare(t, s, randomPattern(r), m)
	}
}

func addRemove(t *testing.T, s graph.Store) {
	a, b := q("a", "p", quad.String("x"), "l"), q("b", "p", quad.String("x"), "l")
	m := model{}
	for i, c := range []graph.Change{
		{},
		{Add: []quad.Quad{a, a, b}},
		{Add: []quad.Quad{a}},
		{Remove: []quad.Quad{a, a}},
		{Remove: []quad.Quad{a, q("nobody", "p", quad.String("x"), "l")}},
		{Add: []quad.Quad{a}},
		{Remove: []quad.Quad{a}, Add: []quad.Quad{a}},
		{Remove: []quad.Quad{a, b}},
		{Add: []quad.Quad{b}}, // a reader has met b before it went and came
		// A removal of what is not there, beside an addition of the same nodes,
		// must not cost the nodes their being.
		{Remove: []quad.Quad{q("a", "p", quad.String("y"), "l")}, Add: []quad.Quad{q("a", "p2", quad.String("y"), "l")}},
		{Add: []quad.Quad{q("c", "p2", quad.String("y"), "l")}},
		{Remove: []quad.Quad{q("c", "p2", quad.String("y"), "l")}},
		{Remove: []quad.Quad{q("a", "p2", quad.String("y"), "l")}},
	} {
		apply(t, s, c)
		m.apply(c)
		for _, p := range []graph.Pattern{{}, {Subject: quad.IRI("a")}, {Subject: quad.IRI("b"), Label: quad.IRI("l")}} {
			compare(t, s, p, m)
		}
		if t.Failed() {
			t.Fatalf("after change %d", i)
		}
	}
}

func labels(t *testing.T, s graph.Store) {
	triple := func(label string) quad.Quad { return q("outlet", "name", quad.String("The Paper"), label) }
	m := model{}
	for _, c := range []graph.Change{
		{Add: []quad.Quad{triple("l1"), triple("l2"), triple("l3"), triple("")}},
		{Remove: []quad.Quad{triple("l1")}},
		{Add: []quad.Quad{triple("l2")}}, // there already, though its twin was removed
		{Remove: []quad.Quad{triple("never")}},
		{Remove: []quad.Quad{triple("l2")}},
		{Remove: []quad.Quad{triple("")}},
	} {
		apply(t, s, c)
		m.apply(c)
		for _, label := range []quad.Value{nil, quad.IRI("l1"), quad.IRI("l2"), quad.IRI("l3")} {
			compare(t, s, graph.Pattern{Label: label}, m)
			compare(t, s, graph.Pattern{Subject: quad.IRI("outlet"), Label: label}, m)
		}
	}
}

// few is values to draw at random.
func few() []quad.Value {
	return []quad.Value{quad.IRI("urn:x:ä"), quad.String(""), quad.String("plain"), quad.String("a \"quote\"\\ \n\t\r end")}
}

// sample is values that have been trouble somewhere.
func sample() []quad.Value {
	return append(few(),
		quad.String("\x00 nul \x01\x7f"), quad.String("🙂 語 е́ \u2028"), quad.String(strings.Repeat("long ", 200_000)),
		quad.String("<urn:x:ä>"), quad.String("_:b"), quad.String(`"5"^^<xsd:integer>`), quad.String("true"),
		quad.Int(0), quad.Int(-1<<63), quad.Int(1<<63-1), quad.Bool(true), quad.Bool(false),
		quad.Float(0), quad.Float(-1.5), quad.Float(1e300), quad.Float(0.1),
		quad.Time(time.Unix(0, 0).UTC()), quad.Time(time.Date(2022, 4, 12, 0, 0, 0, 0, time.UTC)),
		quad.Time(time.Date(-49, 3, 15, 0, 0, 0, 0, time.UTC)), quad.Time(time.Date(2500, 1, 1, 0, 0, 0, 0, time.UTC)),
		quad.LangString{Value: "hallo", Lang: "de"}, quad.LangString{Value: "hallo", Lang: "nl-BE"},
		quad.TypedString{Value: "2022-04", Type: "http://www.w3.org/2001/XMLSchema#gYearMonth"},
	)
}

func values(t *testing.T, s graph.Store) {
	m := model{}
	var c graph.Change
	for i, v := range sample() {
		c.Add = append(c.Add, q(fmt.Sprint("s", i), "p", v, "l"))
	}
	apply(t, s, c)
	m.apply(c)
	compare(t, s, graph.Pattern{}, m)
	for _, v := range sample() {
		compare(t, s, graph.Pattern{Object: v}, m)
	}
	for i, v := range sample() { // forward and back: each goes and nothing else
		gone := graph.Change{Remove: []quad.Quad{q(fmt.Sprint("s", i), "p", v, "l")}}
		apply(t, s, gone)
		m.apply(gone)
	}
	compare(t, s, graph.Pattern{}, m)
}

func oneMeaning(t *testing.T, s graph.Store) {
	day := time.Date(2022, 4, 12, 6, 0, 0, 0, time.UTC)
	for _, same := range [][]quad.Value{
		{
			quad.Time(day), quad.Time(day.Add(999 * time.Millisecond)), quad.Time(day.In(time.FixedZone("", 7200))),
			quad.TypedString{Value: "2022-04-12T08:00:00+02:00", Type: "http://www.w3.org/2001/XMLSchema#dateTime"},
		},
		{quad.Int(7), quad.TypedString{Value: "07", Type: "xsd:integer"}, quad.TypedString{Value: "7", Type: "http://www.w3.org/2001/XMLSchema#integer"}},
		{quad.String("x"), quad.TypedString{Value: "x", Type: "http://www.w3.org/2001/XMLSchema#string"}},
	} {
		for _, v := range same {
			apply(t, s, graph.Change{Add: []quad.Quad{q("s", "p", v, "l")}})
		}
		for _, v := range same {
			got := match(t, s, graph.Pattern{Object: v})
			if want := []quad.Quad{q("s", "p", same[0], "l")}; !slices.Equal(got, want) {
				t.Errorf("object %v: got %v, want %v", v, got, want)
			}
		}
	}
}

// invalid tests that a change with one bad quad among good ones does nothing.
func invalid(t *testing.T, s graph.Store) {
	keep := graph.Change{Add: []quad.Quad{q("a", "p", quad.Int(1), "l")}, Record: []graph.Entry{{Article: "article/1"}}}
	apply(t, s, keep)
	before := hash(t, s)
	good := q("new", "p", quad.String("new"), "l")
	for name, bad := range map[string]quad.Quad{
		"no subject":        {Predicate: good.Predicate, Object: good.Object, Label: good.Label},
		"no predicate":      {Subject: good.Subject, Object: good.Object, Label: good.Label},
		"no object":         {Subject: good.Subject, Predicate: good.Predicate, Label: good.Label},
		"literal subject":   {Subject: quad.String("x"), Predicate: good.Predicate, Object: good.Object},
		"literal label":     {Subject: good.Subject, Predicate: good.Predicate, Object: good.Object, Label: quad.String("l")},
		"blank node":        q("s", "p", quad.BNode("b"), "l"),
		"bad UTF-8":         q("s", "p", quad.String("a\xffb"), "l"),
		"bad UTF-8 in IRI":  q("s\xff", "p", quad.Int(1), "l"),
		"space in IRI":      q("s t", "p", quad.Int(1), "l"),
		"bracket in IRI":    q("s", "p", quad.IRI("a>b"), "l"),
		"empty IRI":         q("", "p", quad.Int(1), "l"),
		"not a number":      q("s", "p", quad.Float(nan()), "l"),
		"no language":       q("s", "p", quad.LangString{Value: "x"}, "l"),
		"language injected": q("s", "p", quad.LangString{Value: "x", Lang: "en> <urn:x"}, "l"),
	} {
		err := s.Apply(t.Context(), graph.Change{
			Remove: keep.Add, Add: []quad.Quad{good, bad, good},
			Record: []graph.Entry{{Article: "article/2"}}, Strike: []string{"article/1"},
		})
		if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: error %v, want ErrInvalid", name, err)
		}
	}
	err := s.Apply(t.Context(), graph.Change{Remove: keep.Add, Record: []graph.Entry{{Article: ""}}})
	if err == nil {
		t.Error("ledger line without an article: no error")
	}
	if after := hash(t, s); after != before {
		t.Errorf("a refused change left something behind: %v", match(t, s, graph.Pattern{}))
	}
	if got := entries(t, s); len(got) != 1 || got[0].Article != "article/1" {
		t.Errorf("a refused change touched the ledger: %v", got)
	}
	apply(t, s, graph.Change{Add: []quad.Quad{good}})
	compare(t, s, graph.Pattern{Subject: good.Subject}, model{good: {}})
	for _, v := range []quad.Value{quad.IRI("not an IRI"), quad.BNode("b"), quad.String("\xff")} {
		if got := match(t, s, graph.Pattern{Object: v}); len(got) != 0 {
			t.Errorf("object %v: got %v", v, got)
		}
	}
}

// patterns tries every combination of parts, present and absent from the graph.
func patterns(t *testing.T, s graph.Store) {
	r := rand.New(rand.NewSource(1))
	m := model{}
	c := randomChange(r, 400)
	apply(t, s, c)
	m.apply(c)
	absent := q("absent", "absent", quad.String("absent"), "absent")
	for have := range m {
		for mask := range 16 {
			for _, miss := range []int{0, 1, 2, 4, 8} {
				var p graph.Pattern
				part := func(bit int, d quad.Direction) quad.Value {
					switch {
					case mask&bit == 0:
						return nil
					case miss&bit != 0:
						return absent.Get(d)
					}
					return have.Get(d)
				}
				p.Subject, p.Predicate = part(1, quad.Subject), part(2, quad.Predicate)
				p.Object, p.Label = part(4, quad.Object), part(8, quad.Label)
				compare(t, s, p, m)
			}
		}
		if len(m) > 330 { // a few hundred quads make the graph, a few are tried
			delete(m, have)
			apply(t, s, graph.Change{Remove: []quad.Quad{have}})
		} else {
			break
		}
	}
}

// property applies random changes to the store and to a plain set.
func property(t *testing.T, s graph.Store) {
	r := rand.New(rand.NewSource(2))
	m := model{}
	for round := range 120 {
		c := randomChange(r, 30)
		apply(t, s, c)
		m.apply(c)
		for range 4 {
			compare(t, s, randomPattern(r), m)
		}
		if round%20 == 0 {
			compare(t, s, graph.Pattern{}, m)
			if sizer, ok := s.(graph.Sizer); ok {
				if n, err := sizer.Size(t.Context()); n != len(m) || err != nil {
					t.Errorf("size %d, %v, want %d", n, err, len(m))
				}
			}
		}
		if t.Failed() {
			t.Fatalf("after change %d", round)
		}
	}
}

// loopAndChange reads and writes inside a loop over quads.
func loopAndChange(t *testing.T, s graph.Store) {
	var c graph.Change
	for i := range 5000 {
		c.Add = append(c.Add, q(fmt.Sprint("s", i), "p", quad.Int(i), "l"))
	}
	apply(t, s, c)
	n := 0
	for got, err := range s.Quads(t.Context(), graph.Pattern{Label: quad.IRI("l")}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%500 != 1 {
			continue
		}
		for range s.Quads(t.Context(), graph.Pattern{Subject: got.Subject}) {
			break
		}
		apply(t, s, graph.Change{Add: []quad.Quad{q("new", "p", quad.String(strings.Repeat("x", 1<<20)+fmt.Sprint(n)), "m")}})
	}
	if n != 5000 {
		t.Errorf("the loop saw %d quads of 5000", n)
	}
}

// concurrent has readers beside a writer that replaces two quads at a time:
// a reader sees both of a pair or none.
func concurrent(t *testing.T, s graph.Store) {
	pair := func(i int) []quad.Quad {
		return []quad.Quad{q("s", "p", quad.Int(i), "l"), q("s", "p2", quad.Int(i), "l")}
	}
	apply(t, s, graph.Change{Add: pair(0)})
	ctx, stop := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for ctx.Err() == nil {
				if got := match(t, s, graph.Pattern{Subject: quad.IRI("s")}); len(got) != 2 || got[0].Object != got[1].Object {
					t.Errorf("a reader saw half a change: %v", got)
					return
				}
				two, err := s.Match(ctx, []graph.Pattern{{Subject: quad.IRI("s"), Predicate: quad.IRI("p")}, {Subject: quad.IRI("s"), Predicate: quad.IRI("p2")}}, 0)
				if ctx.Err() == nil && (err != nil || len(two[0]) != 1 || len(two[1]) != 1 || two[0][0].Object != two[1][0].Object) {
					t.Errorf("two patterns saw two states: %v, %v", two, err)
					return
				}
				match(t, s, graph.Pattern{Object: quad.Int(3)})
			}
		})
	}
	for i := range 60 {
		apply(t, s, graph.Change{Remove: pair(i), Add: pair(i + 1)})
	}
	stop()
	readers.Wait()
	compare(t, s, graph.Pattern{}, model{pair(60)[0]: {}, pair(60)[1]: {}})
}

func cancelled(t *testing.T, s graph.Store) {
	apply(t, s, graph.Change{Add: []quad.Quad{q("s", "p", quad.Int(1), "l")}})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, p := range []graph.Pattern{{}, {Predicate: quad.IRI("p")}, {Subject: quad.IRI("s")}} {
		n := 0
		for _, err := range s.Quads(ctx, p) {
			if n++; !errors.Is(err, context.Canceled) {
				t.Errorf("pattern %v: error %v", p, err)
			}
		}
		if n != 1 {
			t.Errorf("pattern %v: %d results, want the error alone", p, n)
		}
	}
	if _, err := s.Match(ctx, []graph.Pattern{{Subject: quad.IRI("s")}}, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("Match: error %v", err)
	}
	if err := s.Apply(ctx, graph.Change{Add: []quad.Quad{q("t", "p", quad.Int(1), "l")}}); !errors.Is(err, context.Canceled) {
		t.Errorf("Apply: error %v", err)
	}
	compare(t, s, graph.Pattern{}, model{q("s", "p", quad.Int(1), "l"): {}})
}

// order loads articles in two orders and batch sizes, forgets one, and wants
// one hash.
func order(t *testing.T, a graph.Store, open func(*testing.T) graph.Store) {
	b := open(t)
	defer mustClose(t, b)
	r := rand.New(rand.NewSource(3))
	var articles [][]quad.Quad
	for i := range 40 {
		var one []quad.Quad
		for range 30 {
			x := randomQuad(r)
			x.Label = quad.IRI(fmt.Sprint("article", i))
			one = append(one, x)
		}
		articles = append(articles, one)
	}
	for _, one := range articles {
		apply(t, a, graph.Change{Add: one})
	}
	extra := []quad.Quad{q("s1", "p1", quad.String("forget me"), "extra"), q("s2", "p1", quad.Int(1), "extra")}
	apply(t, b, graph.Change{Add: extra})
	for batch := range slices.Chunk(r.Perm(len(articles)), 7) {
		var c graph.Change
		for _, i := range batch {
			c.Add = append(c.Add, articles[i]...)
		}
		apply(t, b, c)
	}
	if hash(t, a) == hash(t, b) {
		t.Error("one more article, same hash")
	}
	apply(t, b, graph.Change{Remove: match(t, b, graph.Pattern{Label: quad.IRI("extra")})})
	if got, want := hash(t, b), hash(t, a); got != want {
		t.Errorf("another order, another hash: %s, %s", got, want)
	}
}
