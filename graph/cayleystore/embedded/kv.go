package embedded

import (
	"context"
	"encoding/binary"
	"errors"

	"github.com/hidal-go/hidalgo/kv"
)

// KV is an engine as Cayley sees it. While it has a change of ours, Cayley's
// writes go there and its commits wait, so that several of its steps and the
// ledger are one. While it is pinned to a snapshot, all its reads see that.
// It is for one goroutine at a time.
type KV struct {
	engine Engine
	change *Change
	pinned *view
}

// NewKV puts the hidalgo interface on an engine.
func NewKV(e Engine) *KV { return &KV{engine: e} }

// Begin starts the change that Cayley's writes join until it ends.
func (d *KV) Begin() (*Change, error) {
	snap, err := d.engine.Snapshot()
	if err != nil {
		return nil, err
	}
	d.change = &Change{kv: d, view: view{snap: snap}, rows: map[string]*[]byte{}, moved: map[string][]string{}}
	return d.change, nil
}

// Pin makes all reads see the state of now, until Unpin.
func (d *KV) Pin() error {
	snap, err := d.engine.Snapshot()
	if err == nil {
		d.pinned = &view{snap: snap}
	}
	return err
}

// Unpin ends what Pin began.
func (d *KV) Unpin() error {
	snap := d.pinned.snap
	d.pinned = nil
	return snap.Close()
}

// Pinned is the snapshot that reads see.
func (d *KV) Pinned() Snapshot { return d.pinned.snap }

var errOutside = errors.New("a write outside of a change")

// Tx implements [kv.KV].
func (d *KV) Tx(_ context.Context, write bool) (kv.Tx, error) {
	switch {
	case write && d.change == nil:
		return nil, errOutside
	case d.change != nil:
		return joined{d.change}, nil
	case d.pinned != nil:
		return joined{d.pinned}, nil
	}
	snap, err := d.engine.Snapshot()
	if err != nil {
		return nil, err
	}
	return &view{snap: snap}, nil
}

// View implements [kv.KV].
func (d *KV) View(ctx context.Context, fn func(kv.Tx) error) error { return kv.View(ctx, d, fn) }

// Update implements [kv.KV].
func (d *KV) Update(ctx context.Context, fn func(kv.Tx) error) error { return kv.Update(ctx, d, fn) }

// Close leaves the engine to its owner: several stores share it.
func (d *KV) Close() error { return nil }

// joined is a step of a change or of a longer read, whose end is not its own.
type joined struct{ kv.Tx }

func (joined) Commit(context.Context) error { return nil }
func (joined) Close() error                 { return nil }

// view is a read transaction.
type view struct {
	snap   Snapshot
	key    []byte
	closed bool
}

// flat makes the key of the engine; lookup reads where a node's id is needed.
func (v *view) flat(k kv.Key, lookup func([]byte) ([]byte, bool, error)) (err error) {
	v.key, err = flatten(v.key[:0], k)
	if err != nil || v.key[0] != byte(Refs) {
		return err
	}
	v.key[0] = byte(Node)
	b, _, err := lookup(v.key)
	id, _ := binary.Uvarint(b)
	v.key = binary.BigEndian.AppendUint64(append(v.key[:0], byte(Refs)), id)
	return err
}

func (v *view) Get(_ context.Context, k kv.Key) (kv.Value, error) {
	if err := v.flat(k, v.snap.Get); err != nil {
		return nil, err
	}
	value, ok, err := v.snap.Get(v.key)
	switch {
	case err == nil && !ok:
		err = kv.ErrNotFound
	case err == nil && isList(v.key):
		return v.whole(v.key, value)
	}
	return value, err
}

func (v *view) GetBatch(ctx context.Context, keys []kv.Key) ([]kv.Value, error) {
	return kv.GetBatch(ctx, v, keys)
}

func (v *view) Put(context.Context, kv.Key, kv.Value) error { return kv.ErrReadOnly }
func (v *view) Del(context.Context, kv.Key) error           { return kv.ErrReadOnly }
func (v *view) Commit(context.Context) error                { return kv.ErrReadOnly }

func (v *view) Close() error {
	if v.closed {
		return nil
	}
	v.closed = true
	return v.snap.Close()
}

func (v *view) Scan(_ context.Context, opts ...kv.IteratorOption) kv.Iterator {
	return kv.ApplyIteratorOptions(&iterator{snap: v.snap}, opts)
}

// iterator is a [Cursor] as hidalgo wants it.
type iterator struct {
	snap   Snapshot
	prefix []byte
	cursor Cursor
	err    error
}

// WithPrefix implements [kv.PrefixIterator].
func (it *iterator) WithPrefix(prefix kv.Key) kv.Iterator {
	flat, err := flatten(nil, prefix)
	return &iterator{snap: it.snap, prefix: flat, err: err}
}

func (it *iterator) Next(ctx context.Context) bool {
	if it.err == nil && it.cursor == nil {
		it.cursor = it.snap.Scan(it.prefix, nil)
	}
	return it.err == nil && it.cursor.Next()
}

func (it *iterator) Reset() {
	it.err = errors.Join(it.err, it.Close())
}

func (it *iterator) Key() kv.Key {
	k := it.cursor.Key()
	return kv.Key{[]byte(nameOf(Table(k[0]))), append([]byte(nil), k[1:]...)}
}

func (it *iterator) Val() kv.Value { return it.cursor.Value() }

func (it *iterator) Err() error {
	if it.err != nil || it.cursor == nil {
		return it.err
	}
	return it.cursor.Err()
}

func (it *iterator) Close() error {
	if it.cursor == nil {
		return nil
	}
	c := it.cursor
	it.cursor = nil
	return c.Close()
}
