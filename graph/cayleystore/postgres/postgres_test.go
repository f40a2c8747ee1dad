package postgres

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"dateline/graph"
	"dateline/graph/storetest"
)

func open(t testing.TB, address string, readOnly bool) *Store {
	t.Helper()
	s, err := Open(t.Context(), address, readOnly)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestStore runs one server for all tests of it.
func TestStore(t *testing.T) {
	fresh := storetest.Postgres(t)
	storetest.Run(t, func(t *testing.T) graph.Store { return open(t, fresh(), false) })
	t.Run("Persistent", func(t *testing.T) {
		at := map[string]string{}
		storetest.RunPersistent(t, func(t *testing.T, dir string) graph.Store {
			if at[dir] == "" {
				at[dir] = fresh()
			}
			return open(t, at[dir], false)
		})
	})
	t.Run("Loaders", func(t *testing.T) { loaders(t, fresh()) })
	t.Run("Orphans", func(t *testing.T) { orphans(t, fresh()) })
	t.Run("Open", func(t *testing.T) { opening(t, fresh) })
	t.Run("Cayley", func(t *testing.T) { native(t, fresh()) })
	t.Run("Broken", func(t *testing.T) { broken(t, fresh()) })
}

func q(s, p string, o quad.Value, l string) quad.Quad {
	return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: o, Label: quad.IRI(l)}
}

func apply(t testing.TB, s graph.Store, c graph.Change) {
	t.Helper()
	if err := s.Apply(t.Context(), c); err != nil {
		t.Fatal(err)
	}
}

func hashOf(t testing.TB, s graph.Store) string {
	t.Helper()
	h, err := graph.Hash(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// part is a batch that shares most of its nodes with all others.
func part(n int) (c graph.Change) {
	for i := range 400 {
		article := fmt.Sprint("article", n)
		c.Add = append(c.Add, q(fmt.Sprint("s", (n*37+i)%500), fmt.Sprint("p", i%7), quad.IRI(fmt.Sprint("o", (n+i)%90)), article))
	}
	c.Record = []graph.Entry{{Article: fmt.Sprint("article/", n)}}
	return c
}

// loaders has several stores write the same batches in different orders while
// others remove theirs: no error, and the set is that of one loader.
func loaders(t *testing.T, address string) {
	const batches = 24
	one := open(t, address, false)
	defer one.Close()
	var all sync.WaitGroup
	for loader := range 4 {
		all.Go(func() {
			s, err := Open(t.Context(), address, false)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			for i := range batches {
				n := (i*(2*loader+1) + loader*5) % batches
				if err := s.Apply(t.Context(), part(n)); err != nil {
					t.Error(err)
				}
				own := part(1000 + 100*loader + i)
				if err := s.Apply(t.Context(), own); err != nil {
					t.Error(err)
				}
				if err := s.Apply(t.Context(), graph.Change{Remove: own.Add, Strike: []string{own.Record[0].Article}}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	want := map[quad.Quad]bool{}
	for n := range batches {
		for _, x := range part(n).Add {
			want[x] = true
		}
	}
	n := 0
	for x, err := range one.Quads(t.Context(), graph.Pattern{}) {
		if n++; err != nil || !want[x] {
			t.Fatalf("%v, %v", x, err)
		}
	}
	if n != len(want) {
		t.Errorf("%d quads, want %d", n, len(want))
	}
}

// orphans wants nothing left of what was removed, and all of what is in use.
func orphans(t *testing.T, address string) {
	s := open(t, address, false)
	defer s.Close()
	apply(t, s, graph.Change{Add: []quad.Quad{q("a", "p", quad.String("keep"), "l"), q("b", "p", quad.String("forget me"), "m"), q("b", "p", quad.String("keep"), "m")}})
	apply(t, s, graph.Change{Remove: []quad.Quad{q("b", "p", quad.String("forget me"), "m"), q("b", "p", quad.String("keep"), "m")}})
	var nodes int
	if err := s.pool.QueryRow(t.Context(), `SELECT count(*) FROM nodes`).Scan(&nodes); err != nil || nodes != 4 {
		t.Errorf("%d nodes, want a, p, keep and l: %v", nodes, err)
	}
}

func opening(t *testing.T, fresh func() string) {
	address := fresh()
	if _, err := Open(t.Context(), address, true); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no graph to read: %v", err)
	}
	s := open(t, address, false)
	apply(t, s, graph.Change{Add: []quad.Quad{q("a", "p", quad.Int(1), "l")}})
	reader := open(t, address, true)
	defer reader.Close()
	if err := reader.Apply(t.Context(), graph.Change{Add: []quad.Quad{q("b", "p", quad.Int(1), "l")}}); !errors.Is(err, graph.ErrReadOnly) {
		t.Errorf("write to what is open for reading: %v", err)
	}
	if hashOf(t, s) != hashOf(t, reader) {
		t.Error("two connections, two hashes")
	}
	if _, err := s.pool.Exec(t.Context(), `UPDATE dateline_meta SET value = '99'`); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), address, false); !errors.Is(err, graph.ErrFormat) || !strings.Contains(err.Error(), "it is 99") {
		t.Errorf("newer format: %v", err)
	}
	s.Close()
	address = fresh()
	c, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(t.Context())
	if _, err := c.Exec(t.Context(), `CREATE TABLE quads (a INT)`); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), address, false); !errors.Is(err, graph.ErrForeign) {
		t.Errorf("tables of others: %v", err)
	}
}

// native reads the tables with Cayley's own store.
func native(t *testing.T, address string) {
	s := open(t, address, false)
	apply(t, s, graph.Change{Add: []quad.Quad{q("a", "p", quad.String("x"), "l"), q("a", "p", quad.String(`y \x00`), "l"), q("a", "p", quad.String("x"), "m")}})
	s.Close()
	s = open(t, address, true)
	defer s.Close()
	qs, err := s.QuadStore()
	if err != nil {
		t.Fatal(err)
	}
	defer qs.Close()
	ref, err := qs.ValueOf(quad.IRI("a"))
	if err != nil {
		t.Fatal(err)
	}
	got := map[quad.Quad]bool{}
	var it iterator.Scanner = qs.QuadIterator(quad.Subject, ref).Iterate()
	for it.Next(t.Context()) {
		x, err := qs.Quad(it.Result())
		if err != nil {
			t.Fatal(err)
		}
		got[x] = true
	}
	if it.Err() != nil || len(got) != 3 || !got[q("a", "p", quad.String(`y \x00`), "l")] {
		t.Errorf("Cayley reads %v, %v", got, it.Err())
	}
}

// broken ends a loader's connections under it: the change is tried again.
func broken(t *testing.T, address string) {
	s := open(t, address, false)
	defer s.Close()
	apply(t, s, part(1))
	admin, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close(t.Context())
	if _, err := admin.Exec(t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dateline'`); err != nil {
		t.Fatal(err)
	}
	apply(t, s, part(2))
}

// TestSecrets wants errors and names without user, password and parameters.
func TestSecrets(t *testing.T) {
	for _, c := range []struct{ address, name string }{
		{"postgres://me:s3cret@127.0.0.1:1/db?sslpassword=s3cret&connect_timeout=1", "postgres://127.0.0.1:1/db"},
		{"postgresql://me:s3cret@127.0.0.1:port/db", "postgresql://…"},
		{"postgres://me:s3cret@127.0.0.1/db?sslmode=s3cret", "postgres://127.0.0.1/db"},
		{"postgres://me:s3cret%zz@h/db", "postgres://…"},
		{"postgres://me:s3cret@/db?host=/no/such/folder&connect_timeout=1", "postgres:///db"},
	} {
		_, err := Open(t.Context(), c.address, false)
		if err == nil {
			t.Errorf("%s: no error", c.address)
			continue
		}
		if text := fmt.Sprintf("%v %+v", err, err); strings.Contains(text, "s3cret") || strings.Contains(text, "me:") || strings.Contains(text, "user=me") || !strings.Contains(text, c.name) {
			t.Errorf("%s: error %s", c.address, text)
		}
	}
	if got := Redact("bbolt:graph.db"); got != "bbolt:graph.db" {
		t.Error(got)
	}
}
