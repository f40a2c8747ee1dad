package cayleystore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
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
	keyReady   = kv.SKey(bucket, "ready") // set once everything else is
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

// openHandle opens path, and makes the graph when there is none.
func openHandle(path string, opts Options) (*handle, error) {
	if err := checkFile(path, opts.ReadOnly); err != nil {
		return nil, err
	}
	timeout := opts.LockTimeout
	if timeout <= 0 {
		timeout = time.Second
	}
	db, err := bolt.Open(path, 0o600, &bolt.Options{
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
	h := &handle{db: db, engine: newEngine(db)}
	if err := h.prepare(path, opts.ReadOnly); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return h, nil
}

func foreign(path string) error {
	return fmt.Errorf("%s: %w: give another file, or remove this one", path, graph.ErrForeign)
}

// checkFile says what is wrong with path before an engine touches it.
func checkFile(path string, readOnly bool) error {
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !readOnly:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: %w: no such file; build a graph first", path, graph.ErrNotFound)
	case err != nil:
		return fmt.Errorf("open the graph: %w", err)
	case !st.Mode().IsRegular():
		return foreign(path)
	case st.Size() == 0 && readOnly:
		return fmt.Errorf("%s: %w: the file is empty; build a graph first", path, graph.ErrNotFound)
	case st.Size() == 0:
		return nil
	}
	return checkPages(path, st.Size())
}

// prepare looks for our mark, makes the graph where the file is empty, and
// puts Cayley on top.
func (h *handle) prepare(path string, readOnly bool) error {
	format, ready, empty, err := h.mark()
	switch {
	case err != nil:
		return err
	case empty && readOnly:
		return fmt.Errorf("%s: %w: the graph is empty; build it first", path, graph.ErrNotFound)
	case format == "" && !empty:
		return foreign(path)
	case format != "" && format != strconv.Itoa(graph.FormatVersion):
		return fmt.Errorf("%s: %w: it is %s, this program reads %d: build the graph anew", path, graph.ErrFormat, format, graph.FormatVersion)
	case !ready && readOnly:
		return fmt.Errorf("%s: %w: making it was interrupted; build it again", path, graph.ErrNotFound)
	case !ready:
		if err := h.initialise(); err != nil {
			return fmt.Errorf("make the graph %s: %w", path, err)
		}
	}
	if !readOnly {
		if h.writer, err = h.cayley(); err != nil {
			return err
		}
	}
	h.reader, err = h.cayley()
	return err
}

// mark reads the format and whether the graph was made to its end; empty says
// that nothing at all is in the file.
func (h *handle) mark() (format string, ready, empty bool, err error) {
	err = h.db.View(func(tx *bolt.Tx) error {
		name, _ := tx.Cursor().First()
		empty = name == nil
		if b := tx.Bucket([]byte(bucket)); b != nil {
			format = string(b.Get(keyFormat[1]))
			ready = b.Get(keyReady[1]) != nil
		}
		return nil
	})
	return format, ready, empty, err
}

// initialise makes the graph. Cayley does it in several transactions, so the
// mark comes first and says it is done last; an interrupted one is repeated.
func (h *handle) initialise() error {
	ctx := context.Background()
	put := func(k kv.Key, v []byte) error {
		return h.engine.Update(ctx, func(tx kv.Tx) error { return tx.Put(ctx, k, v) })
	}
	if err := put(keyFormat, strconv.AppendInt(nil, graph.FormatVersion, 10)); err != nil {
		return err
	}
	if err := ckv.Init(h.engine, nil); err != nil && !errors.Is(err, cayley.ErrDatabaseExists) {
		return err
	}
	list, err := json.Marshal(indexes)
	if err != nil {
		return err
	}
	if err := put(keyIndexes, list); err != nil {
		return err
	}
	return put(keyReady, []byte{1})
}

// cayley is a QuadStore over the file, without the duplicate filter.
func (h *handle) cayley() (cayley.QuadStore, error) {
	qs, err := ckv.New(h.engine, cayley.Options{ckv.OptNoBloom: true})
	if err != nil {
		return nil, fmt.Errorf("open the graph: %w", err)
	}
	return qs, nil
}
