package embedded

import (
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"
)

// TestFailingDisk fails one write of Pebble's after another, those of its end
// among them, with small writes and with large ones. What was acknowledged is there
// afterwards, of the write that failed all or nothing, and the folder can be written
// again.
func TestFailingDisk(t *testing.T) {
	for _, bulkFrom := range []int{bulkBytes, 0} {
		t.Run(fmt.Sprint(bulkFrom), func(t *testing.T) { failingDisk(t, bulkFrom) })
	}
}

func failingDisk(t *testing.T, bulkFrom int) {
	disk := errors.New("the disk is on fire")
	for n, more := int64(0), true; more; n += 1 + n/4 {
		path := t.TempDir() + "/graph"
		var done atomic.Int64
		var armed, hit atomic.Bool
		e, err := openPebble(path, Options{Wait: time.Second}, func(string) error {
			if armed.Load() && done.Add(1)-1 == n {
				hit.Store(true)
				return disk
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		e.(*owner).Engine.(*pebbleEngine).bulkFrom = bulkFrom
		armed.Store(true)
		kept := 0
		for ; kept < 8; kept++ {
			if err = e.Write(batch(kept)); err != nil {
				break
			}
		}
		if err != nil && !errors.Is(err, disk) {
			t.Fatalf("operation %d: %v", n, err)
		}
		if err := e.Close(); err != nil && !errors.Is(err, disk) {
			t.Fatalf("operation %d: Close: %v", n, err)
		}
		more = hit.Load()
		if e, err = OpenPebble(path, Options{Wait: time.Second}); err != nil {
			t.Fatalf("operation %d: open again: %v", n, err)
		}
		for i := range kept + 1 {
			if got := count(t, e, i); got != rows && (i < kept || got != 0) {
				t.Errorf("operation %d: batch %d of %d has %d rows of %d", n, i, kept, got, rows)
			}
		}
		if err := errors.Join(e.Write(batch(99)), e.Check()); err != nil || count(t, e, 99) != rows {
			t.Errorf("operation %d: the next write: %v", n, err)
		}
		e.Close()
	}
}

const rows = 40

func batch(n int) (out []Row) {
	for i := range rows {
		out = append(out, Row{fmt.Appendf([]byte{byte(Node)}, "%03d-%03d", n, i), make([]byte, 300)})
	}
	return out
}

func count(t *testing.T, e Engine, batch int) (n int) {
	t.Helper()
	s, err := e.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	it := s.Scan(fmt.Appendf([]byte{byte(Node)}, "%03d-", batch), nil)
	for it.Next() {
		n++
	}
	if err := errors.Join(it.Err(), it.Close()); err != nil {
		t.Fatal(err)
	}
	return n
}
