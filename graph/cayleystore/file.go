package cayleystore

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"sync"
	"sync/atomic"

	cayley "github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"

	"dateline/graph"
	"dateline/graph/cayleystore/layout"
	"dateline/graph/cayleystore/postgres"
)

// file is a graph in an embedded engine: bbolt's file or Pebble's folder.
type file struct {
	engine, path string
	opts         Options

	taking sync.Mutex    // changes begin one after the other
	turn   chan struct{} // closed when the change begun last has been made into rows; nil where none was
	drafts chan *layout.Draft
	writer *layout.Writer // of the one whose turn it is
	built  int            // the value of broken that writer belongs to

	queue  sync.Mutex
	flying *flight // being written; nil when nothing is
	next   *flight // made ready meanwhile, to be written in one piece
	broken int     // how many flights could not be kept

	// mu is held shared while the engine is read or written, and wholly while it
	// is closed or opened.
	mu     sync.RWMutex
	h      *handle // nil when closed, or when opening again failed
	closed bool

	// shrunk is set before the first write that removes quads.
	shrunk atomic.Bool

	fault func(write func() error) error // tests make a write fail
}

func openFile(engine, path string, opts Options) (*file, error) {
	h, err := openHandle(engine, path, opts)
	if err != nil {
		return nil, err
	}
	f := &file{engine: engine, path: path, opts: opts, h: h, writer: &layout.Writer{}, drafts: make(chan *layout.Draft, drafts)}
	for range drafts {
		f.drafts <- &layout.Draft{}
	}
	return f, nil
}

// read runs fn on one state of the graph, beside other readers and a writer.
func (f *file) read(fn func(*handle, *layout.Reader) error) error {
	return f.look(func(h *handle, r *layout.Reader) (err error) {
		defer f.survive(&err)()
		return fn(h, r)
	})
}

// look is read for a fn whose own faults are not taken for those of the file.
func (f *file) look(fn func(*handle, *layout.Reader) error) error {
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
	err := f.h.close()
	f.h = nil
	return err
}

// Close implements [graph.Store].
func (f *file) Close() error {
	f.taking.Lock()
	defer f.taking.Unlock()
	if f.turn != nil {
		<-f.turn
	}
	flying, next, _ := f.ahead()
	errors.Join(f.wait(flying), f.wait(next)) // who started them is told
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
