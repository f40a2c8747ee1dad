package cayleystore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"strings"
	"sync"

	"github.com/cayleygraph/cayley/graph/iterator"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/options"

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

// chunk is how many quads are read between two looks at the lock.
const chunk = 2048

// Quads finds the matches as they were when the loop began, except where
// nothing or only a predicate is given: that walks the file and may or may not
// see what is added meanwhile. Quads removed meanwhile are left out.
func (f *file) Quads(ctx context.Context, p graph.Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		next, err := f.matches(ctx, p)
		for err == nil {
			var rows []row
			if rows, err = next(); err != nil || len(rows) == 0 {
				break
			}
			var quads []quad.Quad
			err = f.read(func(h *handle) (err error) {
				quads, err = valuesOf(ctx, h.reader, rows)
				return err
			})
			for _, q := range quads {
				if !yield(q, nil) {
					return
				}
			}
		}
		if err != nil {
			yield(quad.Quad{}, err)
		}
	}
}

// matches is a source of matching rows, a chunk a call, none at the end.
func (f *file) matches(ctx context.Context, p graph.Pattern) (next func() ([]row, error), err error) {
	var rows []row
	next = func() ([]row, error) {
		n := min(chunk, len(rows))
		out := rows[:n]
		rows = rows[n:]
		return out, nil
	}
	err = f.read(func(h *handle) error {
		want, ok, err := given(h.reader, p)
		if err != nil || !ok {
			return err
		}
		lists := h.lists(want)
		if lists == nil {
			next = f.walk(ctx, h.reader.QuadsAllIterator().Iterate(), want)
			return nil
		}
		rows, err = collect(ctx, h.reader, lists, want)
		return err
	})
	return next, err
}

// walk reads all quads of the file a chunk at a time. The iterator opens a
// transaction of its own for each hundred.
func (f *file) walk(ctx context.Context, it iterator.Scanner, want row) func() ([]row, error) {
	return func() (rows []row, err error) {
		err = f.read(func(h *handle) error {
			for n := 0; len(rows) < chunk; n++ {
				if n%checkEvery == 0 && ctx.Err() != nil {
					return ctx.Err()
				}
				if !it.Next(ctx) {
					return it.Err()
				}
				r, ok, err := rowOf(h.reader, it.Result(), want)
				if err != nil {
					return err
				}
				if ok {
					rows = append(rows, r)
				}
			}
			return nil
		})
		return rows, err
	}
}

// lists is the index lists that hold every match; nil when no index helps.
func (h *handle) lists(want row) []iterator.Shape {
	const s, p, o, l = 0, 1, 2, 3
	id := func(i int) uint64 { return uint64(want[i].(ckv.Int64Value)) }
	list := func(index, first, second int) iterator.Shape {
		scan := ckv.IndexScan{Index: indexes[index], Values: []uint64{id(first)}}
		if want[second] != nil {
			scan.Values = append(scan.Values, id(second))
		}
		return scan.BuildIterator(h.reader)
	}
	var out []iterator.Shape
	if want[s] != nil {
		out = append(out, list(0, s, p))
	}
	if want[o] != nil {
		out = append(out, list(1, o, p))
	}
	if want[l] != nil {
		out = append(out, list(2, l, s))
	}
	return out
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

func (f *file) commit(ctx context.Context, h *handle, remove []quad.Quad, c graph.Change) error {
	h.engine.carry = func(tx kv.Tx) error { return writeLedger(ctx, tx, c) }
	h.engine.guard = func(commit func() error) error {
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.h != h {
			return fs.ErrClosed
		}
		if err := commit(); err != nil || len(remove) == 0 {
			return err
		}
		// The readers' cache may hold ids that this change has retired.
		reader, err := h.cayley()
		if err != nil {
			f.close()
			return nil // committed all the same; the next use opens the file again
		}
		h.reader = reader
		return nil
	}
	defer func() { h.engine.carry, h.engine.guard = nil, nil }()
	if len(remove)+len(c.Add) == 0 {
		return h.engine.Update(ctx, func(kv.Tx) error { return nil })
	}
	return h.writer.ApplyDeltas(deltas(remove, c.Add), ignore)
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

func (f *file) Close() error {
	f.writing.Lock()
	defer f.writing.Unlock()
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	return f.close()
}

// ledgerKey is where the line of an article is; keys are in order of article.
func ledgerKey(article string) kv.Key { return kv.SKey(bucket, "ledger", article) }

func writeLedger(ctx context.Context, tx kv.Tx, c graph.Change) error {
	for _, article := range c.Strike {
		if err := tx.Del(ctx, ledgerKey(article)); err != nil {
			return err
		}
	}
	for _, e := range c.Record {
		line, err := json.Marshal(e)
		if err != nil {
			return err
		}
		if err := tx.Put(ctx, ledgerKey(e.Article), line); err != nil {
			return err
		}
	}
	return nil
}

// Entry implements [graph.Store].
func (f *file) Entry(ctx context.Context, article string) (e graph.Entry, ok bool, err error) {
	err = f.read(func(h *handle) error {
		return h.engine.View(ctx, func(tx kv.Tx) error {
			line, err := tx.Get(ctx, ledgerKey(article))
			if errors.Is(err, kv.ErrNotFound) {
				return nil
			}
			if err != nil {
				return err
			}
			ok = true
			return json.Unmarshal(line, &e)
		})
	})
	return e, ok && err == nil, err
}

// Entries sees the ledger as it was when the loop began.
func (f *file) Entries(ctx context.Context) iter.Seq2[graph.Entry, error] {
	return func(yield func(graph.Entry, error) bool) {
		var list []graph.Entry
		err := f.read(func(h *handle) error {
			return h.engine.View(ctx, func(tx kv.Tx) error {
				return kv.Each(ctx, tx, func(_ kv.Key, v kv.Value) error {
					var e graph.Entry
					if err := json.Unmarshal(v, &e); err != nil {
						return fmt.Errorf("ledger of %s: %w", f.path, err)
					}
					list = append(list, e)
					return nil
				}, options.WithPrefixKV(ledgerKey("")))
			})
		})
		if err != nil {
			yield(graph.Entry{}, err)
			return
		}
		for _, e := range list {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func byArticle(a, b graph.Entry) int { return strings.Compare(a.Article, b.Article) }
