package cayleystore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
)

// Keys of our own, in a table of our own beside Cayley's.
var (
	keyFormat  = kv.SKey(embedded.OwnTable, "format")
	keyLayout  = kv.SKey(embedded.OwnTable, "layout")
	keyIndexes = kv.SKey("meta", "indexes")
	keyHorizon = kv.SKey("meta", "horizon")
)

// layout is the version of how rows lie in an engine, apart from that of what
// they say.
const layout = "3"

// indexes replaces Cayley's list. With two columns each, the sizes that its
// planner asks for are exact. None may be Unique: that drops quads silently.
var indexes = []ckv.QuadIndex{
	{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Object, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Label, quad.Subject}},
}

// handle is an open engine with Cayley on top of it.
type handle struct {
	path   string
	engine embedded.Engine
	kv     *embedded.KV       // the writer's
	writer *ckv.QuadStore     // nil when read-only
	fault  func(string) error // see embedded.Change; tests set it

	// turn is even, and odd while a removal is being committed: a reader whose
	// cache is of another turn than its snapshot may hold retired ids.
	turn atomic.Uint64
	mu   sync.Mutex
	idle []*reader
}

// openHandle opens the engine at path, and makes the graph when there is none.
// An engine may panic over damaged files; that is an error like others.
func openHandle(engine, path string, opts Options) (h *handle, err error) {
	var e embedded.Engine
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if broken := recover(); broken != nil {
			h, err = nil, damaged(path, broken)
		}
		if err != nil && e != nil {
			err = errors.Join(err, e.Close())
		}
	}()
	o := embedded.Options{ReadOnly: opts.ReadOnly, Wait: opts.LockTimeout, Bulk: opts.Bulk}
	if o.Wait <= 0 {
		o.Wait = time.Second
	}
	if engine == Pebble {
		e, err = embedded.OpenPebble(path, o)
	} else {
		e, err = embedded.OpenBolt(path, o)
	}
	if err != nil {
		return nil, err
	}
	h = &handle{path: path, engine: e, kv: embedded.NewKV(e)}
	return h, h.prepare(opts.ReadOnly)
}

func damaged(path string, how any) error {
	return fmt.Errorf("%s: %w (%v): build it anew", path, graph.ErrDamaged, how)
}

// prepare looks for our mark, makes the graph where there is nothing, and puts
// Cayley on top.
func (h *handle) prepare(readOnly bool) error {
	empty, format, rows, err := h.mark()
	switch {
	case err != nil:
		return err
	case empty && readOnly:
		return embedded.NoGraph(h.path)
	case empty:
		if err := h.initialise(); err != nil {
			return fmt.Errorf("make the graph %s: %w", h.path, err)
		}
	case format == "":
		return fmt.Errorf("%s: %w: give another file, or remove this one", h.path, graph.ErrForeign)
	case format != strconv.Itoa(graph.FormatVersion):
		return fmt.Errorf("%s: %w: it is %s, this program reads %d: build the graph anew", h.path, graph.ErrFormat, format, graph.FormatVersion)
	case rows != layout:
		return fmt.Errorf("%s: %w: its rows are laid out as %q, this program reads %q: build the graph anew", h.path, graph.ErrFormat, rows, layout)
	}
	return nil
}

// mark reads the versions; empty says that there is nothing at all.
func (h *handle) mark() (empty bool, format, rows string, err error) {
	if err := h.kv.Pin(); err != nil {
		return false, "", "", err
	}
	defer h.kv.Unpin()
	if empty, err = h.kv.Pinned().Empty(); err != nil || empty {
		return empty, "", "", err
	}
	err = h.kv.View(context.Background(), func(tx kv.Tx) error {
		values, err := tx.GetBatch(context.Background(), []kv.Key{keyFormat, keyLayout})
		if err == nil {
			format, rows = string(values[0]), string(values[1])
		}
		return err
	})
	return false, format, rows, err
}

// initialise makes the graph in one transaction: Cayley's own tables, our index
// list in place of its own, and our mark.
func (h *handle) initialise() error {
	ctx := context.Background()
	list, err := json.Marshal(indexes)
	if err != nil {
		return err
	}
	change, err := h.kv.Begin()
	if err != nil {
		return err
	}
	defer change.Close()
	if err := ckv.Init(h.kv, nil); err != nil {
		return err
	}
	for _, p := range []kv.Pair{
		{Key: keyIndexes, Val: list}, {Key: keyLayout, Val: []byte(layout)},
		{Key: keyFormat, Val: strconv.AppendInt(nil, graph.FormatVersion, 10)},
	} {
		if err := change.Put(ctx, p.Key, p.Val); err != nil {
			return err
		}
	}
	return change.Commit(ctx)
}

// newQuadStore is a QuadStore without the duplicate filter.
func newQuadStore(db kv.KV) (*ckv.QuadStore, error) {
	qs, err := ckv.New(db, cayley.Options{ckv.OptNoBloom: true})
	if err != nil {
		return nil, fmt.Errorf("open the graph: %w", err)
	}
	return qs.(*ckv.QuadStore), nil
}
