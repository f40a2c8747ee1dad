package cayleystore

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
	"dateline/graph/cayleystore/layout"
)

// Keys of the marks in our own table.
var (
	keyFormat = ownKey("", "format")
	keyLayout = ownKey("", "layout")
)

// handle is an open engine.
type handle struct {
	path   string
	engine embedded.Engine
	// predicates are the values of those met so far, by id.
	predicates sync.Map
	ids        idCache
	left       atomic.Pointer[chan struct{}] // closed when a check that was broken off has ended
}

// idCache is the ids of IRIs that were read lately. It serves as long as no node
// has been removed while the graph is open: then an IRI may have another id.
type idCache struct {
	mu  sync.RWMutex
	ids map[quad.IRI]uint64
}

// cachedIDs bounds the cache, which begins anew when it is full.
const cachedIDs = 1 << 16

func (c *idCache) get(iri quad.IRI) (uint64, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	id, ok := c.ids[iri]
	return id, ok
}

func (c *idCache) add(iri quad.IRI, id uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ids == nil || len(c.ids) >= cachedIDs {
		c.ids = map[quad.IRI]uint64{}
	}
	c.ids[iri] = id
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
	o := embedded.Options{ReadOnly: opts.ReadOnly, Wait: opts.LockTimeout}
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
	h = &handle{path: path, engine: e}
	return h, h.prepare(opts.ReadOnly)
}

func damaged(path string, how any) error {
	return fmt.Errorf("%s: %w (%v): build it anew", path, graph.ErrDamaged, how)
}

// prepare looks for our mark, and makes the graph where there is nothing.
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
		return fmt.Errorf("%s: %w: give another path", h.path, graph.ErrForeign)
	case format != strconv.Itoa(graph.FormatVersion):
		return fmt.Errorf("%s: %w: it is %s, this program reads %d: build the graph anew", h.path, graph.ErrFormat, format, graph.FormatVersion)
	case rows != layout.Version:
		return fmt.Errorf("%s: %w: its rows are laid out as %q, this program reads %q: build the graph anew", h.path, graph.ErrFormat, rows, layout.Version)
	}
	return nil
}

// mark reads the versions; empty says that there is nothing at all.
func (h *handle) mark() (empty bool, format, rows string, err error) {
	snap, err := h.engine.Snapshot()
	if err != nil {
		return false, "", "", err
	}
	defer func() { err = errors.Join(err, snap.Close()) }()
	if empty, err = snap.Empty(); err != nil || empty {
		return empty, "", "", err
	}
	for _, mark := range []struct {
		key  []byte
		text *string
	}{{keyFormat, &format}, {keyLayout, &rows}} {
		value, _, err := snap.Get(mark.key)
		if err != nil {
			return false, "", "", err
		}
		*mark.text = string(value)
	}
	return false, format, rows, nil
}

// initialise makes the graph in one transaction.
func (h *handle) initialise() error {
	rows, err := layout.New()
	if err != nil {
		return err
	}
	marks := []embedded.Row{{Key: keyFormat, Value: strconv.AppendInt(nil, graph.FormatVersion, 10)}, {Key: keyLayout, Value: []byte(layout.Version)}}
	return h.engine.Write(layout.Merge(marks, rows))
}
