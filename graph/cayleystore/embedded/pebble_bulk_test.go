package embedded

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestBulk writes changes of all kinds of keys, as tables and not, and wants the
// rows that a map has.
func TestBulk(t *testing.T) {
	path := t.TempDir() + "/graph"
	e, err := OpenPebble(path, Options{Wait: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	p := e.(*owner).Engine.(*pebbleEngine)
	want := map[string]string{}
	for n := range 60 {
		p.bulkFrom = n % 3 * 1 << 10 // every third is in any case, of the others the larger ones
		var changes [][]Row
		for range 1 + n%4 {
			changes = append(changes, someRows(n+len(changes), want))
		}
		if err := e.Write(changes...); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		same(t, e, want)
		if err := e.Check(); err != nil {
			t.Error(err)
		}
		e.Close()
		if e, err = OpenPebble(path, Options{Wait: time.Second}); err != nil {
			t.Fatal(err)
		}
	}
	e.Close()
}

// TestPieces wants tables where rows come behind the end of theirs, and the rest
// together.
func TestPieces(t *testing.T) {
	large := make([]byte, ownBytes)
	e := &ends{'b': []byte("b5"), 'c': []byte("c9")}
	rows := []Row{{Key: []byte("a1")}, {Key: []byte("a2")}, {Key: []byte("b4")}, {Key: []byte("b6"), Value: large}, {Key: []byte("b7")}, {Key: []byte("c1"), Value: large}, {Key: []byte("d1")}}
	var got []int
	for _, part := range e.pieces(rows) {
		got = append(got, len(part))
	}
	if diff := cmp.Diff([]int{3, 2, 2}, got); diff != "" {
		t.Error(diff)
	}
	if e.note(rows); string(e['c']) != "c9" || string(e['b']) != "b7" || string(e['d']) != "d1" {
		t.Errorf("ends %q %q %q", e['b'], e['c'], e['d'])
	}
}

// someRows is a change: new keys, keys written again, keys taken away.
func someRows(n int, want map[string]string) []Row {
	r := rand.New(rand.NewPCG(uint64(n), 3))
	rows := map[string][]byte{}
	for i := range 200 {
		key := fmt.Sprintf("%c%04d", 'a'+i%4, n*50+i)
		if i%10 == 0 {
			key = fmt.Sprintf("%c%04d", 'a'+i%4, r.IntN(n*50+1))
		}
		if rows[key] = fmt.Append(nil, n, i); i%20 == 0 {
			rows[key] = nil
		}
	}
	var out []Row
	for _, key := range slices.Sorted(maps.Keys(rows)) {
		out = append(out, Row{[]byte(key), rows[key]})
		if want[key] = string(rows[key]); rows[key] == nil {
			delete(want, key)
		}
	}
	return out
}

// same wants the rows of a map.
func same(t *testing.T, e Engine, want map[string]string) {
	t.Helper()
	s, err := e.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got := map[string]string{}
	for table := byte('a'); table <= 'd'; table++ {
		it := s.Scan([]byte{table}, nil)
		for it.Next() {
			got[string(it.Key())] = string(it.Value())
		}
		if err := errors.Join(it.Err(), it.Close()); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
