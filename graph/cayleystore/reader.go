package cayleystore

import (
	"dateline/graph/cayleystore/embedded"

	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
)

// reader is a QuadStore that sees one snapshot at a time. Readers are kept for
// their caches of ids.
type reader struct {
	kv   *embedded.KV
	qs   *ckv.QuadStore
	turn uint64 // that of the ids in the cache

	known map[any]quad.Value // predicates by their ids
}

// snapshot is a reader of the state of now.
func (h *handle) snapshot() (*reader, error) {
	h.mu.Lock()
	var r *reader
	if n := len(h.idle); n > 0 {
		r, h.idle = h.idle[n-1], h.idle[:n-1]
	}
	h.mu.Unlock()
	if r == nil {
		r = &reader{kv: embedded.NewKV(h.engine)}
	}
	before := h.turn.Load()
	if err := r.kv.Pin(); err != nil {
		return nil, err
	}
	after := h.turn.Load()
	if r.qs != nil && before == after && r.turn == after {
		return r, nil
	}
	r.turn = after
	if before != after {
		r.turn |= 1 // a removal came between: which state this is, is not known
	}
	r.known = map[any]quad.Value{}
	var err error
	if r.qs, err = newQuadStore(r.kv); err != nil {
		r.kv.Unpin()
		return nil, err
	}
	return r, nil
}

// release ends a reader's snapshot and keeps it for others where its cache is
// of use.
func (h *handle) release(r *reader) error {
	err := r.kv.Unpin()
	if err == nil && r.turn%2 == 0 {
		h.mu.Lock()
		h.idle = append(h.idle, r)
		h.mu.Unlock()
	}
	return err
}
