package cayleystore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"strconv"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"
	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"dateline/graph"
)

// Keys of our own, in a bucket of our own beside Cayley's.
const bucket = "dateline"

var (
	keyFormat  = kv.SKey(bucket, "format")
	keyIndexes = kv.SKey("meta", "indexes")
)

// indexes replaces Cayley's list. With two columns each, the sizes that its
// planner asks for are exact. None may be Unique: that drops quads silently.
var indexes = []ckv.QuadIndex{
	{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Object, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Label, quad.Subject}},
}

// handle is an open file with Cayley on top of it.
type handle struct {
	db     *bolt.DB
	engine *engine
	writer cayley.QuadStore // nil when read-only
	reader cayley.QuadStore
}

// openHandle opens path, and makes the graph when there is none. The engine
// panics over a damaged file; that is an error like others.
func openHandle(path string, opts Options) (h *handle, err error) {
	var db *bolt.DB
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if broken := recover(); broken != nil {
			if db != nil {
				db.Close()
			}
			h, err = nil, fmt.Errorf("%s: the graph is damaged (%v): build it anew", path, broken)
		}
	}()
	if err := checkFile(path, opts.ReadOnly); err != nil {
		return nil, err
	}
	timeout := opts.LockTimeout
	if timeout <= 0 {
		timeout = time.Second
	}
	db, err = bolt.Open(path, 0o600, &bolt.Options{
		Timeout: timeout, ReadOnly: opts.ReadOnly, FreelistType: bolt.FreelistMapType,
	})
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return nil, fmt.Errorf("%s: %w: wait until it has finished, or end it", path, graph.ErrLocked)
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch), errors.Is(err, berrors.ErrChecksum):
		return nil, foreign(path)
	case err != nil:
		return nil, fmt.Errorf("open the graph: %w", err)
	}
	h = &handle{db: db, engine: newEngine(db)}
	if err := h.prepare(path, opts.ReadOnly); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return h, nil
}

func foreign(path string) error {
	return fmt.Errorf("%s: %w: give another file, or remove this one", path, graph.ErrForeign)
}

func noGraph(path string) error {
	return fmt.Errorf("no graph at %s: build one first (%w)", path, fs.ErrNotExist)
}

// checkFile says what is wrong with path before an engine touches it.
func checkFile(path string, readOnly bool) error {
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !readOnly:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return noGraph(path)
	case err != nil:
		return fmt.Errorf("open the graph: %w", err)
	case !st.Mode().IsRegular():
		return foreign(path)
	case st.Size() == 0 && readOnly:
		return noGraph(path)
	case st.Size() == 0:
		return nil
	}
	return checkPages(path, st.Size())
}

// prepare looks for our mark, makes the graph where the file is empty, and
// puts Cayley on top.
func (h *handle) prepare(path string, readOnly bool) error {
	format, empty, err := h.mark()
	switch {
	case err != nil:
		return err
	case empty && readOnly:
		return noGraph(path)
	case empty:
		if err := h.initialise(); err != nil {
			return fmt.Errorf("make the graph %s: %w", path, err)
		}
	case format == "":
		return foreign(path)
	case format != strconv.Itoa(graph.FormatVersion):
		return fmt.Errorf("%s: %w: it is %s, this program reads %d: build the graph anew", path, graph.ErrFormat, format, graph.FormatVersion)
	}
	if !readOnly {
		if h.writer, err = h.cayley(); err != nil {
			return err
		}
	}
	h.reader, err = h.cayley()
	return err
}

// mark reads the format version; empty says that nothing at all is in the file.
func (h *handle) mark() (format string, empty bool, err error) {
	err = h.db.View(func(tx *bolt.Tx) error {
		name, _ := tx.Cursor().First()
		empty = name == nil
		if b := tx.Bucket([]byte(bucket)); b != nil {
			format = string(b.Get(keyFormat[1]))
		}
		return nil
	})
	return format, empty, err
}

// initialise makes the graph in one transaction: Cayley's own tables, our index
// list in place of its own, and our mark.
func (h *handle) initialise() error {
	ctx := context.Background()
	list, err := json.Marshal(indexes)
	if err != nil {
		return err
	}
	tx, err := h.engine.begin(ctx)
	if err != nil {
		return err
	}
	defer h.engine.end()
	if err := ckv.Init(h.engine, nil); err != nil {
		return err
	}
	if err := tx.Put(ctx, keyIndexes, list); err != nil {
		return err
	}
	if err := tx.Put(ctx, keyFormat, strconv.AppendInt(nil, graph.FormatVersion, 10)); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

// cayley is a QuadStore over the file, without the duplicate filter.
func (h *handle) cayley() (cayley.QuadStore, error) {
	qs, err := ckv.New(h.engine, cayley.Options{ckv.OptNoBloom: true})
	if err != nil {
		return nil, fmt.Errorf("open the graph: %w", err)
	}
	return qs, nil
}
