package embedded

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"slices"
	"strings"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"

	"dateline/graph"
)

// pebbleEngine keeps all tables in a folder, as one log-structured tree.
type pebbleEngine struct {
	db    *pebble.DB
	path  string
	files *guard
	lock  io.Closer
	sync  *pebble.WriteOptions // nil for reading only

	bulkFrom int                   // how many bytes make a write a large one
	tables   sstable.WriterOptions // of large writes
	ends     *ends                 // nil until the first of them
	bulks    int                   // tables of theirs so far
}

// OpenPebble opens the folder at path, and makes it when there is none and it
// is not for reading only.
//
// Errors to match: [graph.ErrLocked], [graph.ErrForeign], [graph.ErrFormat],
// [graph.ErrDamaged], fs.ErrNotExist.
func OpenPebble(path string, opts Options) (Engine, error) { return openPebble(path, opts, nil) }

func openPebble(path string, opts Options, fault func(op string) error) (_ Engine, err error) {
	if err := checkFolder(path, opts.ReadOnly); err != nil {
		return nil, err
	}
	if err := checkPebble(path, opts.ReadOnly); err != nil {
		return nil, err
	}
	if !opts.ReadOnly {
		if err := os.MkdirAll(path, 0o700); err != nil {
			return nil, fmt.Errorf("open the graph: %w", err)
		}
	}
	lock, err := lockFile(inside(path, "LOCK"), opts.ReadOnly, opts.Wait)
	if errors.Is(err, errBusy) {
		return nil, locked(path, inside(path, "OWNER"))
	}
	if err != nil {
		return nil, fmt.Errorf("open the graph: %w", err)
	}
	defer func() {
		if broken := recover(); broken != nil {
			err = damaged(path, broken)
		}
		if err != nil {
			lock.Close()
		}
	}()
	if !opts.ReadOnly {
		dropBulks(path)
	}
	files := newGuard(vfs.Default, fault)
	set := settings(opts, files)
	db, err := pebble.Open(path, set)
	switch {
	case err == nil:
	case pebble.IsCorruptionError(err), errors.Is(err, os.ErrNotExist):
		return nil, damaged(path, err)
	default:
		return nil, fmt.Errorf("open the graph %s: %w", path, err)
	}
	files.arm()
	e := &pebbleEngine{db: db, path: path, lock: lock, files: files, bulkFrom: bulkBytes}
	set.EnsureDefaults()
	e.tables = set.MakeWriterOptions(len(set.Levels)-2, db.FormatMajorVersion().MaxTableFormat())
	if !opts.ReadOnly {
		e.sync = pebble.Sync
	}
	return owned(e, inside(path, "OWNER"), opts), nil
}

// checkPebble tells Pebble's folders, its newer ones among them, from others.
func checkPebble(path string, readOnly bool) error {
	entries, err := os.ReadDir(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open the graph: %w", err)
	}
	others := 0
	for _, e := range entries {
		if e.Name() != "LOCK" && e.Name() != "OWNER" {
			others++
		}
	}
	desc, err := pebble.Peek(path, vfs.Default)
	switch {
	case err != nil && strings.Contains(err.Error(), "unknown format major version"):
		return fmt.Errorf("%s: %w: a newer version of this program wrote it: use that one", path, graph.ErrFormat)
	case err != nil:
		return damaged(path, err)
	case desc.Exists:
		return nil
	case others == 0 && readOnly:
		return NoGraph(path)
	case others > 0:
		return foreign(path)
	}
	return nil
}

// settings are those for many small rows, loaded in large batches of sorted
// keys and looked up one by one. What a load writes behind all else lies on the
// lowest level at once; the levels above it hold the rest, a tenth, and are small,
// since no table can go down past what is being made into one of the level.
func settings(opts Options, files vfs.FS) *pebble.Options {
	s := &pebble.Options{
		FS: files, ReadOnly: opts.ReadOnly, FormatMajorVersion: pebble.FormatNewest,
		CacheSize: 128 << 20, MemTableSize: 64 << 20, MemTableStopWritesThreshold: 4, MaxOpenFiles: 1000,
		L0CompactionThreshold: 8, L0StopWritesThreshold: 24, LBaseMaxBytes: 16 << 20,
		CompactionConcurrencyRange: func() (int, int) { return 1, 2 },
		Logger:                     logger{},
		EventListener:              &pebble.EventListener{BackgroundError: func(err error) { slog.Warn("the graph's disk", "error", err) }},
	}
	for i := range s.Levels {
		l := &s.Levels[i]
		l.BlockSize, l.IndexBlockSize, l.FilterPolicy = 8<<10, 64<<10, bloom.FilterPolicy(10)
		l.Compression = func() *sstable.CompressionProfile { return sstable.FastestCompression }
	}
	s.Levels[len(s.Levels)-1].Compression = func() *sstable.CompressionProfile { return sstable.BalancedCompression }
	return s
}

// logger keeps Pebble's talk to errors. What it calls fatal must not go on.
type logger struct{}

func (logger) Infof(string, ...any)              {}
func (logger) Errorf(format string, args ...any) { slog.Warn(fmt.Sprintf(format, args...)) }
func (logger) Fatalf(format string, args ...any) { panic(fmt.Errorf(format, args...)) }

func (e *pebbleEngine) Snapshot() (s Snapshot, err error) {
	defer failed(&err)
	return &pebbleSnapshot{snap: e.db.NewSnapshot()}, nil
}

// failed turns a panic of Pebble, over a disk that fails or an engine that is
// closed, into an error.
func failed(err *error) {
	if broken := recover(); broken != nil {
		cause, ok := broken.(error)
		if !ok {
			cause = fmt.Errorf("%v", broken)
		}
		*err = cause
	}
}

func (e *pebbleEngine) Write(changes ...[]Row) (err error) {
	defer failed(&err)
	size, n := 0, 0
	for _, rows := range changes {
		n += len(rows)
		for _, r := range rows {
			size += len(r.Key) + len(r.Value)
		}
	}
	rows := slices.AppendSeq(make([]Row, 0, n), merged(changes))
	if size >= e.bulkFrom {
		return e.wait(func() error { return e.bulk(rows) })
	}
	b := e.db.NewBatchWithSize(size + 8*len(rows))
	for _, r := range rows {
		if r.Value == nil {
			err = b.Delete(r.Key, nil)
		} else {
			err = b.Set(r.Key, r.Value, nil)
		}
		if err != nil {
			return err
		}
	}
	if e.ends != nil {
		e.ends.note(rows)
	}
	return e.wait(func() error { return b.Commit(e.sync) })
}

// wait runs what writes, and leaves it behind where the disk fails.
func (e *pebbleEngine) wait(fn func() error) error {
	done := make(chan error, 1)
	go func() {
		var err error
		defer func() { done <- err }()
		defer failed(&err)
		err = fn()
	}()
	select {
	case err := <-done:
		return err
	case <-e.files.failed:
		return e.files.err()
	}
}

// Check compares the levels of the tree, which must agree on every key.
func (e *pebbleEngine) Check() (err error) {
	defer failed(&err)
	return e.db.CheckLevels(&pebble.CheckLevelsStats{})
}

// Close leaves behind a Pebble whose disk has failed.
func (e *pebbleEngine) Close() error {
	err := e.wait(func() error {
		if e.sync == nil {
			return e.db.Close()
		}
		// What is in tables need not be read from the log when the graph is
		// opened next; where it fails, the log still has it.
		flushed := e.db.Flush()
		err := e.db.Close()
		if flushed == nil && err == nil {
			e.dropLogs()
		}
		return err
	})
	return errors.Join(err, e.lock.Close())
}

// dropLogs takes logs away that are kept to be written over: all but the last,
// once what they had is in tables.
func (e *pebbleEngine) dropLogs() {
	entries, _ := os.ReadDir(e.path)
	var logs []string
	for _, x := range entries {
		if strings.HasSuffix(x.Name(), ".log") {
			logs = append(logs, x.Name())
		}
	}
	slices.SortFunc(logs, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	for _, name := range logs[:max(0, len(logs)-1)] {
		os.Remove(inside(e.path, name))
	}
}

// pebbleSnapshot is one state of the tree.
type pebbleSnapshot struct {
	snap *pebble.Snapshot
	seek *pebble.Iterator // of Seek; nil until it is used
}

func (s *pebbleSnapshot) Get(key []byte) (value []byte, ok bool, err error) {
	defer failed(&err)
	v, closer, err := s.snap.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	value = append(make([]byte, 0, len(v)), v...)
	return value, true, closer.Close()
}

func (s *pebbleSnapshot) Close() (err error) {
	defer failed(&err)
	if s.seek != nil {
		err = s.seek.Close()
	}
	return errors.Join(err, s.snap.Close())
}

func (s *pebbleSnapshot) Seek(key []byte) (k, v []byte, ok bool, err error) {
	defer failed(&err)
	if s.seek == nil {
		if s.seek, err = s.snap.NewIter(nil); err != nil {
			return nil, nil, false, err
		}
	}
	if !s.seek.SeekGE(key) || s.seek.Key()[0] != key[0] {
		return nil, nil, false, s.seek.Error()
	}
	v, err = s.seek.ValueAndErr()
	return s.seek.Key(), v, err == nil, err
}

func (s *pebbleSnapshot) Empty() (bool, error) {
	it, err := s.snap.NewIter(nil)
	if err != nil {
		return false, err
	}
	some := it.First()
	return !some, it.Close()
}

func (s *pebbleSnapshot) Scan(prefix, from []byte) Cursor {
	if from == nil {
		from = prefix
	}
	upper := append([]byte(nil), prefix...)
	for i := len(upper) - 1; i >= 0; i-- {
		if upper[i]++; upper[i] != 0 {
			upper = upper[:i+1]
			break
		}
	}
	it, err := s.snap.NewIter(&pebble.IterOptions{LowerBound: from, UpperBound: upper})
	return &pebbleCursor{it: it, err: err}
}

type pebbleCursor struct {
	it    *pebble.Iterator
	begun bool
	err   error
}

func (c *pebbleCursor) Next() bool {
	if c.err != nil {
		return false
	}
	if c.begun {
		return c.it.Next()
	}
	c.begun = true
	return c.it.First()
}

func (c *pebbleCursor) Key() []byte   { return c.it.Key() }
func (c *pebbleCursor) Value() []byte { return c.it.Value() }

func (c *pebbleCursor) Err() error {
	if c.err != nil {
		return c.err
	}
	return c.it.Error()
}

func (c *pebbleCursor) Close() error {
	if c.it == nil {
		return c.err
	}
	return c.it.Close()
}
