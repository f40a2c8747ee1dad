package cayleystore

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
	"dateline/graph/cayleystore/postgres"
)

// file is a graph in an embedded engine: bbolt's file or Pebble's folder.
type file struct {
	engine, path string
	opts         Options

	writing sync.Mutex // one change at a time
	// mu is held shared while a reader reads, and wholly while the engine is
	// closed or opened.
	mu     sync.RWMutex
	h      *handle // nil when closed, or when opening again failed
	closed bool

	fault func(op string) error // see embedded.Change; tests set it
}

func openFile(engine, path string, opts Options) (*file, error) {
	h, err := openHandle(engine, path, opts)
	if err != nil {
		return nil, err
	}
	return &file{engine: engine, path: path, opts: opts, h: h}, nil
}

// read runs fn on one state of the graph, beside other readers and a writer.
func (f *file) read(fn func(*handle, *reader) error) (err error) {
	f.mu.RLock()
	if f.h == nil {
		f.mu.RUnlock()
		if err := f.reopen(); err != nil {
			return err
		}
		f.mu.RLock()
	}
	defer f.mu.RUnlock()
	if f.h == nil {
		return fmt.Errorf("graph %s: %w", f.path, fs.ErrClosed)
	}
	r, err := f.h.snapshot()
	if err != nil {
		return err
	}
	defer func() {
		if failed := f.h.release(r); err == nil {
			err = failed
		}
	}()
	defer f.survive(&err)()
	return fn(f.h, r)
}

// survive makes the panic of an engine over a damaged file an error:
// defer f.survive(&err)().
func (f *file) survive(err *error) func() {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if broken := recover(); broken != nil {
			*err = damaged(f.path, broken)
		}
	}
}

// reopen opens the engine again after a failure closed it.
func (f *file) reopen() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return fmt.Errorf("graph %s: %w", f.path, fs.ErrClosed)
	}
	if f.h != nil {
		return nil
	}
	h, err := openHandle(f.engine, f.path, f.opts)
	if err != nil {
		return fmt.Errorf("open the graph again after a failed write: %w", err)
	}
	f.h = h
	return nil
}

// Apply makes the change in one transaction, however large it is, together
// with its ledger lines. A write that fails is tried once more on the engine
// opened anew; after that the graph is as before.
func (f *file) Apply(ctx context.Context, c graph.Change) error {
	if f.opts.ReadOnly {
		return fmt.Errorf("graph %s: %w", f.path, graph.ErrReadOnly)
	}
	c, err := c.Canonical()
	if err != nil {
		return err
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	failed, err := f.attempt(ctx, c)
	if !failed {
		return err
	}
	if again := f.recover(); again != nil {
		return errors.Join(f.unkept(err), again)
	}
	failed, second := f.attempt(ctx, c)
	switch {
	case second == nil:
		return nil
	case failed:
		return errors.Join(f.unkept(second), f.recover())
	}
	return f.unkept(err)
}

func (f *file) unkept(err error) error {
	return fmt.Errorf("write to the graph %s (nothing of this change is kept): %w", f.path, err)
}

// attempt tries to make a change; failed says that the engine must be opened
// anew before the next one.
func (f *file) attempt(ctx context.Context, c graph.Change) (failed bool, err error) {
	if err := ctx.Err(); err != nil {
		return false, err
	}
	var h *handle
	var remove []quad.Quad
	if err := f.read(func(open *handle, r *reader) (err error) {
		h = open
		remove, err = existing(ctx, r.qs, r.lists, c.Remove)
		return err
	}); err != nil {
		return false, err
	}
	if len(remove)+len(c.Add)+len(c.Record)+len(c.Strike)+len(c.Notes) == 0 {
		return false, nil
	}
	err = f.commit(ctx, h, remove, c)
	return err != nil, err
}

// commit writes additions and removals as two steps of one transaction. What
// is removed, rarely and little, is left to Cayley, in a store of its own: its
// memory must not outlive a change that fails.
func (f *file) commit(ctx context.Context, h *handle, remove []quad.Quad, c graph.Change) (err error) {
	defer f.survive(&err)()
	change, err := h.kv.Begin()
	if err != nil {
		return err
	}
	defer change.Close()
	change.Fault = f.fault
	if err := add(change, c.Add); err != nil {
		return err
	}
	if len(remove) > 0 {
		qs, err := newQuadStore(h.kv)
		if err != nil {
			return err
		}
		if err := qs.ApplyDeltas(deltas(cayley.Delete, remove), ignore); err != nil {
			return err
		}
	}
	if err := writeLedger(ctx, change, c); err != nil {
		return err
	}
	if err := writeNotes(ctx, change, c.Notes); err != nil {
		return err
	}
	if len(remove) > 0 {
		h.turn.Add(1)
		defer h.turn.Add(1)
	}
	return change.Commit(ctx)
}

// recover closes the engine and opens it again: what one has in memory after a
// write that failed may be at odds with the disk.
func (f *file) recover() error {
	f.mu.Lock()
	f.close()
	f.mu.Unlock()
	return f.reopen()
}

// close drops the handle; mu is held.
func (f *file) close() error {
	if f.h == nil {
		return nil
	}
	err := f.h.engine.Close()
	f.h = nil
	return err
}

// Close implements [graph.Store].
func (f *file) Close() error {
	f.writing.Lock()
	defer f.writing.Unlock()
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	return f.close()
}

// QuadStore is the Cayley graph under a store that is open for reading only,
// for Cayley's own query languages. It is gone once the store is closed.
func QuadStore(s graph.Store) (cayley.QuadStore, error) {
	if p, ok := s.(*postgres.Store); ok {
		return p.QuadStore()
	}
	f, ok := s.(*file)
	if !ok || !f.opts.ReadOnly {
		return nil, errors.New("only a graph that is kept and open for reading has one")
	}
	f.mu.RLock()
	defer f.mu.RUnlock()
	if f.h == nil {
		return nil, fmt.Errorf("graph %s: %w", f.path, fs.ErrClosed)
	}
	return newQuadStore(embedded.NewKV(f.h.engine))
}

// Compact gives a graph its smallest size and shortest ways, where its engine
// leaves that for later.
func Compact(ctx context.Context, s graph.Store) error {
	f, ok := s.(*file)
	if !ok {
		return nil
	}
	return f.read(func(h *handle, _ *reader) error { return embedded.Compact(ctx, h.engine) })
}
