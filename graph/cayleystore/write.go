package cayleystore

import (
	"context"
	"errors"
	"fmt"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
	"dateline/graph/cayleystore/layout"
)

// flight is the rows of some changes on their way to the disk, in one
// transaction.
type flight struct {
	rows [][]embedded.Row // of each change
	done chan struct{}    // closed when err holds
	err  error
}

// mostChanges is how many changes are in one flight.
const mostChanges = 8

// changes is the rows of each; there are none in none.
func (f *flight) changes() [][]embedded.Row {
	if f == nil {
		return nil
	}
	return f.rows
}

// wait waits until a flight has landed; none has.
func (f *flight) wait() error {
	if f == nil {
		return nil
	}
	<-f.done
	return f.err
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

// Start implements [graph.Starter]: it makes the change into rows on top of
// those that are being written. What has been made ready by the time that a
// transaction ends is written in the next one, so that a disk that takes its
// time is asked less often.
func (f *file) Start(ctx context.Context, c graph.Change) (wait func() error, err error) {
	if f.opts.ReadOnly {
		return nil, fmt.Errorf("graph %s: %w", f.path, graph.ErrReadOnly)
	}
	f.making.Lock()
	defer f.making.Unlock()
	for {
		flying, next, broken := f.ahead() // before the snapshot, which may have them as well
		if broken != f.built {
			f.runs, f.built = &layout.Runs{}, broken
		}
		rows, err := f.rows(ctx, c, flying, next)
		if err != nil {
			rows = nil
		}
		if now, ok := f.enqueue(rows, broken); ok {
			return now.wait, err
		}
	}
}

// ahead is what is not known to have been written.
func (f *file) ahead() (flying, next *flight, broken int) {
	f.queue.Lock()
	defer f.queue.Unlock()
	return f.flying, f.next, f.broken
}

// enqueue puts rows behind those that are to be written, and gives the flight
// with which they are written; where there are no rows, the one with which all
// before them are. It is not ok when a flight has failed that they are on top of.
func (f *file) enqueue(rows []embedded.Row, broken int) (*flight, bool) {
	f.queue.Lock()
	defer f.queue.Unlock()
	for f.broken == broken && f.next != nil && len(f.next.rows) == mostChanges {
		ahead := f.flying
		f.queue.Unlock()
		ahead.wait()
		f.queue.Lock()
	}
	switch {
	case f.broken != broken:
		return nil, false
	case len(rows) == 0 && f.next != nil:
	case len(rows) == 0:
		return f.flying, true
	case f.next == nil:
		f.next = &flight{rows: [][]embedded.Row{rows}, done: make(chan struct{})}
	default:
		f.next.rows = append(f.next.rows, rows)
	}
	now := f.next
	if f.flying == nil {
		f.flying, f.next = f.next, nil
		go f.fly(f.flying)
	}
	return now, true
}

// fly writes a flight and those that are made ready meanwhile. What was made on
// top of rows that could not be kept is not kept either.
func (f *file) fly(now *flight) {
	for now != nil {
		now.err = f.keep(now.rows)
		f.queue.Lock()
		next := f.next
		f.next = nil
		if now.err != nil {
			f.broken++
			if next != nil {
				next.err = now.err
				close(next.done)
				next = nil
			}
		}
		f.flying = next
		f.queue.Unlock()
		close(now.done)
		now = next
	}
}

// rows is what a change makes of a graph in which the flights have arrived.
func (f *file) rows(ctx context.Context, c graph.Change, before ...*flight) (rows []embedded.Row, err error) {
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
		for _, b := range before {
			for _, rows := range b.changes() {
				snap = layout.NewLayer(snap, rows)
			}
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
func (f *file) keep(rows [][]embedded.Row) error {
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

func (f *file) write(rows [][]embedded.Row) error {
	return f.use(func(h *handle) (err error) {
		defer f.survive(&err)()
		write := func() error { return h.engine.Write(rows...) }
		if f.fault != nil {
			return f.fault(write)
		}
		return write()
	})
}

func (f *file) unkept(err error) error {
	return fmt.Errorf("write to the graph %s (nothing of this change is kept): %w", f.path, err)
}
