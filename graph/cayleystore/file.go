package cayleystore

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"sync"
	"sync/atomic"

	cayley "github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
	"dateline/graph/cayleystore/layout"
	"dateline/graph/cayleystore/postgres"
)

// file is a graph in an embedded engine: bbolt's file or Pebble's folder.
type file struct {
	engine, path string
	opts         Options

	making sync.Mutex // one change is made into rows at a time
	flight *flight    // the change that is being written or was written last
	runs   *layout.Runs

	// mu is held shared while the engine is read or written, and wholly while it
	// is closed or opened.
	mu     sync.RWMutex
	h      *handle // nil when closed, or when opening again failed
	closed bool

	// shrunk is set before the first write that removes quads.
	shrunk atomic.Bool

	fault func(write func() error) error // tests make a write fail
}

// flight is the rows of a change on their way to the disk.
type flight struct {
	rows []embedded.Row
	done chan struct{} // closed when err holds
	err  error
}

func openFile(engine, path string, opts Options) (*file, error) {
	h, err := openHandle(engine, path, opts)
	if err != nil {
		return nil, err
	}
	return &file{engine: engine, path: path, opts: opts, h: h, runs: &layout.Runs{}}, nil
}

// read runs fn on one state of the graph, beside other readers and a writer.
func (f *file) read(fn func(*handle, *layout.Reader) error) error {
	return f.use(func(h *handle) (err error) {
		snap, err := h.engine.Snapshot()
		if err != nil {
			return err
		}
		defer func() {
			if failed := snap.Close(); err == nil {
				err = failed
			}
		}()
		defer f.survive(&err)()
		return fn(h, layout.NewReader(snap))
	})
}

// use runs fn on the engine, which is opened again where a failure closed it.
func (f *file) use(fn func(*handle) error) error {
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
// with its ledger lines and notes. A write that fails is tried once more on the
// engine opened anew; after that the graph is as before.
func (f *file) Apply(ctx context.Context, c graph.Change) error {
	wait, err := f.Start(ctx, c)
	if err != nil {
		return err
	}
	return wait()
}

// Start implements [graph.Starter]: it makes the change into rows while the one
// before is being written, and comes back when that is done and the writing of
// this one has begun. Rows are made on top of those being written.
func (f *file) Start(ctx context.Context, c graph.Change) (wait func() error, err error) {
	if f.opts.ReadOnly {
		return nil, fmt.Errorf("graph %s: %w", f.path, graph.ErrReadOnly)
	}
	f.making.Lock()
	defer f.making.Unlock()
	before := f.flight
	rows, err := f.rows(ctx, c, before)
	if before != nil {
		<-before.done
		if before.err != nil { // what these rows are on top of is not there
			f.runs = &layout.Runs{}
			rows, err = f.rows(ctx, c, nil)
		}
		f.flight = nil
	}
	if err != nil || len(rows) == 0 {
		return func() error { return nil }, err
	}
	now := &flight{rows: rows, done: make(chan struct{})}
	f.flight = now
	go func() {
		defer close(now.done)
		now.err = f.keep(rows)
	}()
	return func() error {
		<-now.done
		return now.err
	}, nil
}

// rows is what a change makes of a graph in which the flight has arrived.
func (f *file) rows(ctx context.Context, c graph.Change, before *flight) (rows []embedded.Row, err error) {
	if len(c.Remove) > 0 { // no quad is removed that is added as well
		c, err = c.Canonical()
	} else { // layout.Add looks at the quads
		_, err = graph.Change{Record: c.Record, Strike: c.Strike, Notes: c.Notes}.Canonical()
	}
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	own, err := ownRows(c)
	if err != nil {
		return nil, err
	}
	err = f.read(func(_ *handle, r *layout.Reader) error {
		snap := r.Snap
		if before != nil {
			snap = layout.NewLayer(snap, before.rows)
		}
		removed, err := layout.Remove(ctx, snap, c.Remove)
		if err != nil {
			return err
		}
		if removed != nil {
			snap = layout.NewLayer(snap, removed)
			f.runs.Forget()
			f.shrunk.Store(true)
		}
		added, err := layout.Add(ctx, snap, c.Add, f.runs)
		rows = layout.Merge(own, layout.Merge(removed, added))
		return err
	})
	return rows, err
}

// keep writes rows, once more on the engine opened anew where that fails: rows
// written twice are as good as once.
func (f *file) keep(rows []embedded.Row) error {
	err := f.write(rows)
	if err == nil {
		return nil
	}
	if again := f.recover(); again != nil {
		return errors.Join(f.unkept(err), again)
	}
	if err = f.write(rows); err == nil {
		return nil
	}
	return errors.Join(f.unkept(err), f.recover())
}

func (f *file) write(rows []embedded.Row) error {
	return f.use(func(h *handle) (err error) {
		defer f.survive(&err)()
		write := func() error { return h.engine.Write(rows) }
		if f.fault != nil {
			return f.fault(write)
		}
		return write()
	})
}

func (f *file) unkept(err error) error {
	return fmt.Errorf("write to the graph %s (nothing of this change is kept): %w", f.path, err)
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
	f.making.Lock()
	defer f.making.Unlock()
	if f.flight != nil {
		<-f.flight.done
	}
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
	qs, err := ckv.New(layout.NewKV(f.h.engine), cayley.Options{ckv.OptNoBloom: true})
	if err != nil {
		return nil, fmt.Errorf("open the graph: %w", err)
	}
	return qs, nil
}
