package embedded

import (
	"bytes"
	"errors"
	"fmt"
	"math/bits"
	"runtime"
	"runtime/debug"
	"syscall"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// Options say how to open an engine.
type Options struct {
	ReadOnly bool
	// Wait is how long to wait for another process that has the engine open.
	Wait time.Duration
}

// boltEngine keeps each table in a bucket of one file.
type boltEngine struct{ db *bolt.DB }

// OpenBolt opens the file at path, and makes it when there is none and it is
// not for reading only. A damaged file is an error, never a panic.
//
// Errors to match: graph.ErrLocked, graph.ErrForeign, graph.ErrDamaged,
// fs.ErrNotExist.
func OpenBolt(path string, opts Options) (e Engine, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if broken := recover(); broken != nil {
			e, err = nil, damaged(path, broken)
		}
	}()
	if err := checkFile(path, opts.ReadOnly); err != nil {
		return nil, err
	}
	settings := &bolt.Options{Timeout: opts.Wait, ReadOnly: opts.ReadOnly, FreelistType: bolt.FreelistArrayType, InitialMmapSize: reserved(opts.ReadOnly)}
	db, err := bolt.Open(path, 0o600, settings)
	if errors.Is(err, syscall.ENOMEM) { // the process may not have so many addresses
		settings.InitialMmapSize = 0
		db, err = bolt.Open(path, 0o600, settings)
	}
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return nil, locked(path, ownerFile(path))
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch), errors.Is(err, berrors.ErrChecksum):
		return nil, foreign(path)
	case err != nil:
		return nil, fmt.Errorf("open the graph: %w", err)
	}
	return owned(&boltEngine{db: db}, ownerFile(path), opts), nil
}

// reserved is how many addresses are kept for a file that may grow: while it is
// mapped anew elsewhere, all readers wait. Where bbolt would make the file as
// large as that, none are.
func reserved(readOnly bool) int {
	if readOnly || bits.UintSize < 64 || runtime.GOOS == "windows" {
		return 0
	}
	return 64 << (bits.UintSize / 64 * 30)
}

func (e *boltEngine) Snapshot() (Snapshot, error) {
	tx, err := e.db.Begin(false)
	if err != nil {
		return nil, err
	}
	return &boltSnapshot{tx: tx}, nil
}

// fill is how full pages are made. All tables grow at their end or at a few
// places, since ids do, so that little room need be left in pages.
const fill = 0.9

func (e *boltEngine) Write(changes ...[]Row) error {
	return e.db.Update(func(tx *bolt.Tx) error {
		// How much the file grows at a time; bbolt's own 16 MB are much for a
		// small graph.
		e.db.AllocSize = int(min(max(tx.Size()/8, 1<<16), 16<<20))
		var bucket *bolt.Bucket
		table := byte(0)
		for r := range merged(changes) {
			if r.Key[0] != table {
				var err error
				if bucket, err = tx.CreateBucketIfNotExists([]byte(nameOf(Table(r.Key[0])))); err != nil {
					return err
				}
				table, bucket.FillPercent = r.Key[0], fill
			}
			if err := put(bucket, r); err != nil {
				return err
			}
		}
		return nil
	})
}

func put(bucket *bolt.Bucket, r Row) error {
	if r.Value == nil {
		return bucket.Delete(r.Key[1:])
	}
	return bucket.Put(r.Key[1:], r.Value)
}

// Check walks all pages.
func (e *boltEngine) Check() error {
	return e.db.View(func(tx *bolt.Tx) error {
		var all []error
		for err := range tx.Check() {
			all = append(all, err)
		}
		return errors.Join(all...)
	})
}

func (e *boltEngine) Close() error { return e.db.Close() }

// boltSnapshot is a read transaction.
type boltSnapshot struct {
	tx      *bolt.Tx
	buckets [128]*bolt.Bucket // by table, those met so far
	cursors [128]*bolt.Cursor // likewise, of Seek
	key     []byte
}

func (s *boltSnapshot) bucket(table byte) *bolt.Bucket {
	b := s.buckets[table]
	if b == nil {
		b = s.tx.Bucket([]byte(nameOf(Table(table))))
		s.buckets[table] = b
	}
	return b
}

func (s *boltSnapshot) Get(key []byte) ([]byte, bool, error) {
	b := s.bucket(key[0])
	if b == nil {
		return nil, false, nil
	}
	v := b.Get(key[1:])
	return v, v != nil, nil
}

func (s *boltSnapshot) Seek(key []byte) (k, v []byte, ok bool, err error) {
	c := s.cursors[key[0]]
	if c == nil {
		b := s.bucket(key[0])
		if b == nil {
			return nil, nil, false, nil
		}
		c = b.Cursor()
		s.cursors[key[0]] = c
	}
	if k, v = c.Seek(key[1:]); k == nil {
		return nil, nil, false, nil
	}
	s.key = append(append(s.key[:0], key[0]), k...)
	return s.key, v, true, nil
}

func (s *boltSnapshot) Close() error { return s.tx.Rollback() }

func (s *boltSnapshot) Empty() (bool, error) {
	name, _ := s.tx.Cursor().First()
	return name == nil, nil
}

func (s *boltSnapshot) Scan(prefix, from []byte) Cursor {
	if from == nil {
		from = prefix
	}
	if b := s.bucket(prefix[0]); b != nil {
		return &boltCursor{c: b.Cursor(), prefix: prefix, from: from}
	}
	return &boltCursor{prefix: prefix}
}

type boltCursor struct {
	c            *bolt.Cursor // nil where the table is empty
	prefix, from []byte
	k, v         []byte
	key          []byte
	begun        bool
}

func (c *boltCursor) Next() bool {
	switch {
	case c.c == nil:
		return false
	case c.begun:
		c.k, c.v = c.c.Next()
	default:
		c.begun = true
		c.k, c.v = c.c.Seek(c.from[1:])
	}
	return c.k != nil && bytes.HasPrefix(c.k, c.prefix[1:])
}

func (c *boltCursor) Key() []byte {
	c.key = append(append(c.key[:0], c.prefix[0]), c.k...)
	return c.key
}

func (c *boltCursor) Value() []byte { return c.v }
func (c *boltCursor) Err() error    { return nil }
func (c *boltCursor) Close() error  { return nil }
