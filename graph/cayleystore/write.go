package cayleystore

import (
	"context"
	"errors"
	"fmt"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
	"dateline/graph/cayleystore/layout"
)

// making is a change that was started.
type making struct {
	change graph.Change
	own    []embedded.Row // of ledger and notes
	draft  *layout.Draft  // of the quads to add

	done   chan struct{} // closed when there is a flight, or an error
	flight *flight
	err    error
}

// drafts is how many changes are taken apart or made into rows at once.
const drafts = 2

// flight is the rows of some changes on their way to the disk, in one
// transaction.
type flight struct {
	rows   [][]embedded.Row // of each change
	wanted bool             // somebody waits for it
	done   chan struct{}    // closed when err holds
	err    error
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

// ready says whether a flight takes off as soon as none before it is in the air.
func (f *flight) ready() bool { return f != nil && (f.wanted || len(f.rows) == mostChanges) }

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

// Start implements [graph.Starter]. A change is taken apart, made into rows on top
// of those that are to be written, and written, each by a goroutine of its own,
// so that three changes are worked on at once. What has been made ready by the
// time that a transaction ends shares the next one, which begins when it is full or
// somebody waits for it: the pages that several changes touch are written once.
func (f *file) Start(ctx context.Context, c graph.Change) (wait func() error, err error) {
	if f.opts.ReadOnly {
		return nil, fmt.Errorf("graph %s: %w", f.path, graph.ErrReadOnly)
	}
	f.taking.Lock()
	defer f.taking.Unlock()
	m := &making{change: c, done: make(chan struct{}), draft: <-f.drafts}
	if err := m.take(ctx); err != nil {
		f.drafts <- m.draft
		return nil, err
	}
	before := f.turn
	f.turn = m.done
	go func() {
		defer close(m.done)
		if before != nil {
			<-before
		}
		f.make(ctx, m)
	}()
	return func() error {
		<-m.done
		return errors.Join(m.err, f.wait(m.flight))
	}, nil
}

// take does what can be done before those before are made.
func (m *making) take(ctx context.Context) (err error) {
	c := m.change
	if len(c.Remove) > 0 { // no quad is removed that is added as well
		m.change, err = c.Canonical()
	} else { // layout looks at the quads
		_, err = graph.Change{Record: c.Record, Strike: c.Strike, Notes: c.Notes}.Canonical()
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		m.own, err = ownRows(m.change)
	}
	if err == nil {
		err = m.draft.Take(ctx, m.change.Add)
	}
	return err
}

// make makes a change into rows and gives it a flight. Where a flight before it
// fails meanwhile, it is made again without that.
func (f *file) make(ctx context.Context, m *making) {
	defer func() {
		f.drafts <- m.draft
		m.draft, m.change, m.own = nil, graph.Change{}, nil
	}()
	for {
		flying, next, broken := f.ahead() // before the snapshot, which may have them as well
		if broken != f.built {
			f.writer, f.built = &layout.Writer{}, broken
		}
		var rows []embedded.Row
		if rows, m.err = f.rows(ctx, m, flying, next); m.err != nil {
			rows = nil
		}
		var ok bool
		if m.flight, ok = f.enqueue(rows, broken); ok {
			return
		}
	}
}

// wait waits until a flight has landed, and lets it take off; none has landed.
func (f *file) wait(x *flight) error {
	if x == nil {
		return nil
	}
	f.queue.Lock()
	x.wanted = true
	f.depart()
	f.queue.Unlock()
	<-x.done
	return x.err
}

// depart lets the next flight take off where it is ready and none is in the
// air; queue is held.
func (f *file) depart() {
	if f.flying == nil && f.next.ready() {
		f.flying, f.next = f.next, nil
		go f.fly(f.flying)
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
		<-ahead.done
		f.queue.Lock()
	}
	switch {
	case f.broken != broken:
		return nil, false
	case len(rows) == 0 && f.next != nil:
		return f.next, true
	case len(rows) == 0:
		return f.flying, true
	case f.next == nil:
		f.next = &flight{done: make(chan struct{})}
	}
	now := f.next
	now.rows = append(now.rows, rows)
	f.depart()
	return now, true
}

// fly writes a flight. What was made on top of rows that could not be kept is
// not kept either.
func (f *file) fly(now *flight) {
	now.err = f.keep(now.rows)
	f.queue.Lock()
	defer f.queue.Unlock()
	f.flying = nil
	if now.err != nil {
		f.broken++
		if f.next != nil {
			f.next.err = now.err
			close(f.next.done)
			f.next = nil
		}
	}
	f.depart()
	close(now.done)
}

// rows is what a change makes of a graph in which the flights have arrived.
func (f *file) rows(ctx context.Context, m *making, before ...*flight) (rows []embedded.Row, err error) {
	err = f.read(func(_ *handle, r *layout.Reader) error {
		snap := r.Snap
		for _, b := range before {
			for _, rows := range b.changes() {
				snap = layout.NewLayer(snap, rows)
			}
		}
		removed, err := layout.Remove(ctx, snap, m.change.Remove)
		if err != nil {
			return err
		}
		if removed != nil {
			snap = layout.NewLayer(snap, removed)
			f.writer.Forget()
			f.shrunk.Store(true)
		}
		added, err := f.writer.Add(ctx, snap, m.draft)
		rows = layout.Merge(m.own, layout.Merge(removed, added))
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
