package cayleystore

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	bolt "go.etcd.io/bbolt"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
)

func TestParseAddress(t *testing.T) {
	for _, c := range []struct{ addr, engine, path, err string }{
		{"memory:", Memory, "", ""},
		{"graph.db", Bbolt, "graph.db", ""},
		{"bbolt:graph.db", Bbolt, "graph.db", ""},
		{"bbolt:./memory:", Bbolt, "./memory:", ""},
		{"./a:b.db", Bbolt, "./a:b.db", ""},
		{`C:\graph.db`, Bbolt, `C:\graph.db`, ""},
		{"", "", "", "empty"},
		{"memory:x", "", "", "want memory:"},
		{"bbolt:", "", "", "want memory:"},
		{"pebble:graph", Pebble, "graph", ""},
		{"postgres://me@host/db", Postgres, "", ""},
		{"postgresql://me@host/db?sslmode=require", Postgres, "", ""},
		{"mysql://me:secret@host/db", "", "", `address "mysql://host/db": no engine "mysql"`},
	} {
		engine, path, err := ParseAddress(c.addr)
		if engine != c.engine || path != c.path || (err != nil) != (c.err != "") || err != nil && !strings.Contains(err.Error(), c.err) {
			t.Errorf("%q: %q, %q, %v", c.addr, engine, path, err)
		}
	}
}

// bboltFile makes a bbolt file that is not ours.
func bboltFile(t *testing.T, path, bucket, key, value string) string {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists([]byte(bucket))
		if err != nil {
			return err
		}
		return b.Put([]byte(key), []byte(value))
	}); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestOpenErrors gives files of every wrong kind.
func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	file := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	bbolt := func(name, bucket, key, value string) string {
		return bboltFile(t, filepath.Join(dir, name), bucket, key, value)
	}
	whole := filepath.Join(dir, "whole")
	s := open(t, whole, Options{})
	var c graph.Change
	for i := range 2000 {
		c.Add = append(c.Add, q("a", fmt.Sprint("p", i), quad.Int(i), "l"))
	}
	if err := s.Apply(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	s.Close()
	content, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		readOnly   bool
		want       error
		says       string
	}{
		{"text", file("text", []byte(strings.Repeat("not a graph\n", 1000))), false, graph.ErrForeign, "text"},
		{"short", file("short", []byte("x")), false, graph.ErrForeign, "another path"},
		{"other bbolt", bbolt("other", "things", "a", "b"), false, graph.ErrForeign, ""},
		{"other bbolt, reading", bbolt("other2", "things", "a", "b"), true, graph.ErrForeign, ""},
		{"newer", bbolt("newer", embedded.OwnTable, "format", "99"), false, graph.ErrFormat, "it is 99"},
		{"a folder", dir, false, graph.ErrForeign, ""},
		{"nothing to read", filepath.Join(dir, "none"), true, os.ErrNotExist, "build one first"},
		{"empty to read", file("empty", nil), true, os.ErrNotExist, "no graph at"},
		{"no such folder", filepath.Join(dir, "no", "graph.db"), false, os.ErrNotExist, ""},
		{"cut off", file("cut", content[:len(content)/2]), false, nil, "cut off"},
		{"cut to pieces", file("pieces", content[:5000]), true, nil, "cut off"},
	} {
		s, err := Open(t.Context(), c.path, Options{ReadOnly: c.readOnly})
		if err == nil {
			s.Close()
			t.Errorf("%s: no error", c.name)
			continue
		}
		if c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v", c.name, err)
		}
	}
	for _, path := range []string{"text", "short", "other"} { // left as they were
		if _, err := Open(t.Context(), filepath.Join(dir, path), Options{}); !errors.Is(err, graph.ErrForeign) {
			t.Errorf("%s, again: %v", path, err)
		}
	}
	s = open(t, filepath.Join(dir, "empty"), Options{}) // an empty file becomes a graph
	s.Close()
	if st, err := os.Stat(whole); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("a graph has mode %v, want 0600", st.Mode())
	}
}

func TestLockAndReadOnly(t *testing.T) {
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) { lockAndReadOnly(t, address(t, engine)) })
	}
}

func lockAndReadOnly(t *testing.T, path string) {
	brief := Options{LockTimeout: 20 * time.Millisecond}
	reading := Options{LockTimeout: 20 * time.Millisecond, ReadOnly: true}
	writer := open(t, path, brief)
	change := graph.Change{Add: []quad.Quad{q("a", "p", quad.Int(1), "l")}}
	if err := writer.Apply(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	for _, opts := range []Options{brief, reading} {
		if _, err := Open(t.Context(), path, opts); !errors.Is(err, graph.ErrLocked) || !strings.Contains(err.Error(), fmt.Sprintf("(%d on ", os.Getpid())) {
			t.Errorf("beside a writer, %+v: %v", opts, err)
		}
	}
	writer.Close()
	one, two := open(t, path, reading), open(t, path, reading)
	defer two.Close()
	if _, err := Open(t.Context(), path, brief); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("a writer beside readers: %v", err)
	}
	if err := one.Apply(t.Context(), change); !errors.Is(err, graph.ErrReadOnly) {
		t.Errorf("Apply on a graph open for reading: %v", err)
	}
	if hash(t, one) != hash(t, two) {
		t.Error("two readers, two hashes")
	}
	one.Close()
	for _, err := range one.Quads(t.Context(), graph.Pattern{}) {
		if !errors.Is(err, os.ErrClosed) {
			t.Errorf("Quads after Close: %v", err)
		}
	}
}

// FuzzOpen opens whatever bytes a file may hold: a graph or an error, and the
// process lives.
func FuzzOpen(f *testing.F) {
	path := filepath.Join(f.TempDir(), "graph.db")
	s := open(f, path, Options{})
	if err := s.Apply(f.Context(), graph.Change{Add: []quad.Quad{q("a", "p", quad.Int(1), "l")}}); err != nil {
		f.Fatal(err)
	}
	s.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint(0), []byte(nil), uint(len(whole)))
	f.Add(uint(16), []byte{0, 0}, uint(len(whole)))           // one meta record
	f.Add(uint(4096+16), []byte{0, 0}, uint(len(whole)))      // the other
	f.Add(uint(2*4096), []byte{9, 9, 9, 9}, uint(len(whole))) // a page of data
	f.Add(uint(4*4096), make([]byte, 4096), uint(len(whole)))
	f.Add(uint(0), []byte(nil), uint(3*4096+5))
	f.Fuzz(func(t *testing.T, at uint, patch []byte, size uint) {
		content := append([]byte(nil), whole[:min(size, uint(len(whole)))]...)
		copy(content[min(at, uint(len(content))):], patch)
		path := filepath.Join(t.TempDir(), "graph.db")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, readOnly := range []bool{true, false} {
			s, err := Open(t.Context(), path, Options{ReadOnly: readOnly, LockTimeout: time.Millisecond})
			if err == nil {
				s.Close()
			}
		}
	})
}
