package cayleystore

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
)

// TestCheck spoils one row at a time of every table and wants to be told.
func TestCheck(t *testing.T) {
	for _, engine := range engines {
		s := open(t, address(t, engine), Options{}).(*file)
		defer s.Close()
		for n := range 3 {
			if err := s.Apply(t.Context(), batch(n)); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Apply(t.Context(), graph.Change{Remove: batch(1).Add[:20]}); err != nil {
			t.Fatal(err)
		}
		check := func() string {
			var out []string
			if err := s.Check(t.Context(), func(what string) { out = append(out, what) }); err != nil {
				t.Fatal(err)
			}
			return strings.Join(out, "\n")
		}
		if got := check(); got != "" {
			t.Errorf("%s: a graph that is whole: %s", engine, got)
		}
		for _, table := range []embedded.Table{embedded.Node, embedded.Hash, embedded.Quad, embedded.BySubject, embedded.ByObject, embedded.ByLabel, embedded.Tail, embedded.Predicate} {
			key, value := lastRow(t, s, table)
			for _, spoilt := range [][]byte{nil, append([]byte{0x7f}, value...)} {
				if table == embedded.Predicate && spoilt != nil {
					continue // it has no value to spoil
				}
				write(t, s, key, spoilt)
				if check() == "" {
					t.Errorf("%s: table %c, row %x: nothing found", engine, table, spoilt)
				}
			}
			write(t, s, key, value)
		}
		if got := check(); got != "" {
			t.Errorf("%s: whole again: %s", engine, got)
		}
	}
}

// TestCheckBrokenOff ends a check: it comes back at once, and so does Close.
func TestCheckBrokenOff(t *testing.T) {
	for _, engine := range engines {
		at := address(t, engine)
		s := open(t, at, Options{}).(*file)
		if err := s.Apply(t.Context(), batch(0)); err != nil {
			t.Fatal(err)
		}
		held := &waiting{Engine: s.h.engine, goOn: make(chan struct{})}
		s.h.engine = held
		ctx, stop := context.WithCancel(t.Context())
		stop()
		if err := s.Check(ctx, func(what string) { t.Error(what) }); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", engine, err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("%s: %v", engine, err)
		}
		close(held.goOn)
		open(t, at, Options{}).Close() // once it is closed
	}
}

// waiting is an engine whose check waits.
type waiting struct {
	embedded.Engine
	goOn chan struct{}
}

func (e *waiting) Check() error {
	<-e.goOn
	return e.Engine.Check()
}

func lastRow(t *testing.T, s *file, table embedded.Table) (key, value []byte) {
	t.Helper()
	snap, err := s.h.engine.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	it := snap.Scan([]byte{byte(table)}, nil)
	defer it.Close()
	for it.Next() {
		key, value = append([]byte(nil), it.Key()...), append([]byte(nil), it.Value()...)
	}
	return key, value
}

func write(t *testing.T, s *file, key, value []byte) {
	t.Helper()
	if err := s.h.engine.Write([]embedded.Row{{Key: key, Value: value}}); err != nil {
		t.Fatal(err)
	}
}

// TestLongList has one node in thousands of quads, over many changes: found
// once each, told apart from duplicates, and removed.
func TestLongList(t *testing.T) {
	for _, engine := range engines {
		s := open(t, address(t, engine), Options{}).(*file)
		defer s.Close()
		m := open(t, "memory:", Options{})
		both := func(c graph.Change) {
			for _, x := range []graph.Store{s, m} {
				if err := x.Apply(t.Context(), c); err != nil {
					t.Fatal(err)
				}
			}
		}
		hub := func(i int) quad.Quad {
			return q("s"+string(rune('a'+i%26))+string(rune('a'+i/26%26)), "p", quad.Int(i%7), "hub")
		}
		for round := range 12 {
			var c graph.Change
			for i := range 700 {
				x := hub(i)
				x.Predicate = quad.IRI("p" + string(rune('a'+round)))
				c.Add = append(c.Add, x)
			}
			both(c)
			both(graph.Change{Add: c.Add[:50], Remove: c.Add[100:150]})
		}
		if hash(t, s) != hash(t, m) {
			t.Errorf("%s: another set than in memory", engine)
		}
		if n, err := s.Size(t.Context()); err != nil || n != 12*650 {
			t.Errorf("%s: %d quads, %v", engine, n, err)
		}
		n := 0
		for _, err := range s.Quads(t.Context(), graph.Pattern{Label: quad.IRI("hub"), Object: quad.Int(3)}) {
			if n++; err != nil {
				t.Fatal(err)
			}
		}
		want := 0
		for range m.Quads(t.Context(), graph.Pattern{Object: quad.Int(3)}) {
			want++
		}
		if n != want {
			t.Errorf("%s: %d quads of a value, want %d", engine, n, want)
		}
		longest := 0
		snap, err := s.h.engine.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		it := snap.Scan([]byte{byte(embedded.ByObject)}, nil)
		for it.Next() {
			longest = max(longest, len(it.Value()))
		}
		it.Close()
		snap.Close()
		if longest > 8<<10 {
			t.Errorf("%s: a list of %d bytes is written anew with every change", engine, longest)
		}
		if err := s.Check(t.Context(), func(what string) { t.Errorf("%s: %s", engine, what) }); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTornFolder takes parts of a Pebble folder away: an error that says so, or
// a graph that is whole.
func TestTornFolder(t *testing.T) {
	addr := address(t, Pebble)
	dir := strings.TrimPrefix(addr, "pebble:")
	s := open(t, addr, Options{})
	for n := range 4 {
		if err := s.Apply(t.Context(), batch(n)); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	torn := 0
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(content) < 2 || strings.HasPrefix(e.Name(), "OPTIONS") {
			continue
		}
		if err := os.WriteFile(path, content[:len(content)/2], 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(t.Context(), addr, Options{ReadOnly: true})
		n := 0
		if err == nil {
			for _, err = range s.Quads(t.Context(), graph.Pattern{}) {
				if err != nil {
					break
				}
				n++
			}
			s.Close()
		}
		if err == nil && n != 200 {
			t.Errorf("%s cut in half: %d of 200 quads, and no error", e.Name(), n)
		} else if err != nil {
			torn++
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if torn == 0 {
		t.Error("nothing was torn")
	}
}
