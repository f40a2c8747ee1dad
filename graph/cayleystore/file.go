package cayleystore

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"dateline/graph"
)

// file is a graph in one bbolt file.
type file struct {
	path string
	opts Options

	writing sync.Mutex // one change at a time
	// mu is held shared while a reader reads, and wholly while a change is
	// committed or the file is closed or opened.
	mu     sync.RWMutex
	h      *handle // nil when closed, or when opening again failed
	closed bool
}

func openFile(path string, opts Options) (*file, error) {
	h, err := openHandle(path, opts)
	if err != nil {
		return nil, err
	}
	return &file{path: path, opts: opts, h: h}, nil
}

// read runs fn on the open file, shared with other readers.
func (f *file) read(fn func(*handle) error) error {
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
	return fn(f.h)
}

// reopen opens the file again after a failure closed it.
func (f *file) reopen() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return fmt.Errorf("graph %s: %w", f.path, fs.ErrClosed)
	}
	if f.h != nil {
		return nil
	}
	h, err := openHandle(f.path, f.opts)
	if err != nil {
		return fmt.Errorf("open the graph again after a failed write: %w", err)
	}
	f.h = h
	return nil
}

// Apply makes the change in one transaction, however large it is, together
// with its ledger lines. After a failure the file is as before.
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
	if err := ctx.Err(); err != nil {
		return err
	}
	var h *handle
	var remove []quad.Quad
	if err := f.read(func(open *handle) (err error) {
		h = open
		remove, err = existing(ctx, h.reader, h.lists, c.Remove)
		return err
	}); err != nil {
		return err
	}
	if len(remove)+len(c.Add)+len(c.Record)+len(c.Strike) == 0 {
		return nil
	}
	if err := f.commit(ctx, h, remove, c); err != nil {
		return errors.Join(fmt.Errorf("write to the graph %s (nothing of this change is kept): %w", f.path, err), f.recover())
	}
	return nil
}

// commit writes additions and removals as two steps of one transaction: given
// both at once, Cayley stores an added quad without those of its nodes that
// the removals outnumber.
func (f *file) commit(ctx context.Context, h *handle, remove []quad.Quad, c graph.Change) error {
	tx, err := h.engine.begin(ctx)
	if err != nil {
		return err
	}
	defer h.engine.end()
	for _, step := range [][]cayley.Delta{deltas(cayley.Add, c.Add), deltas(cayley.Delete, remove)} {
		if len(step) == 0 {
			continue
		}
		if err := h.writer.ApplyDeltas(step, ignore); err != nil {
			return err
		}
	}
	if err := writeLedger(ctx, tx, c); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := tx.Commit(ctx); err != nil || len(remove) == 0 {
		return err
	}
	// The readers' cache may hold ids that this change has retired.
	reader, err := h.cayley()
	if err != nil {
		f.close() // what is committed stays; the next use opens the file again
		return nil
	}
	h.reader = reader
	return nil
}

// recover closes the file and opens it again: a failed write leaves ids in
// Cayley's memory that were rolled back on disk.
func (f *file) recover() error {
	f.mu.Lock()
	f.close()
	f.mu.Unlock()
	if err := f.reopen(); err != nil && !errors.Is(err, fs.ErrClosed) {
		return err
	}
	return nil
}

// close drops the handle; mu is held.
func (f *file) close() error {
	if f.h == nil {
		return nil
	}
	err := f.h.db.Close()
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
	f, ok := s.(*file)
	if !ok || !f.opts.ReadOnly {
		return nil, errors.New("only a graph file that is open for reading has one")
	}
	f.mu.RLock()
	defer f.mu.RUnlock()
	if f.h == nil {
		return nil, fmt.Errorf("graph %s: %w", f.path, fs.ErrClosed)
	}
	return f.h.reader, nil
}
