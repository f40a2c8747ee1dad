package layout

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	ckv "github.com/cayleygraph/cayley/graph/kv"
	cproto "github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/hidal-go/hidalgo/kv"
	"google.golang.org/protobuf/proto"

	"dateline/graph/cayleystore/embedded"
)

// KV is a graph as Cayley's key-value QuadStore sees it, for reading: its
// tables, made out of ours as it asks for them.
type KV struct{ engine embedded.Engine }

// NewKV gives Cayley an engine to read from.
func NewKV(e embedded.Engine) *KV { return &KV{engine: e} }

// cayleyVersion is that of the tables that Cayley is shown.
const cayleyVersion = 2

// indexes replaces Cayley's list. With two columns each, the sizes that its
// planner asks for are exact.
var indexes = []ckv.QuadIndex{
	{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Object, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Label, quad.Subject}},
}

// New is the rows of a graph without quads.
func New() ([]embedded.Row, error) {
	list, err := json.Marshal(indexes)
	if err != nil {
		return nil, err
	}
	return []embedded.Row{
		counterRow(horizonKey, 0), {Key: metaKey("indexes"), Value: list}, counterRow(sizeKey, 0), counterRow(metaKey("version"), cayleyVersion),
	}, nil
}

// Tx implements [kv.KV].
func (d *KV) Tx(_ context.Context, write bool) (kv.Tx, error) {
	if write {
		return nil, kv.ErrReadOnly
	}
	snap, err := d.engine.Snapshot()
	if err != nil {
		return nil, err
	}
	return &view{read: NewReader(snap)}, nil
}

// View implements [kv.KV].
func (d *KV) View(ctx context.Context, fn func(kv.Tx) error) error { return kv.View(ctx, d, fn) }

// Update implements [kv.KV].
func (d *KV) Update(ctx context.Context, fn func(kv.Tx) error) error { return kv.Update(ctx, d, fn) }

// Close leaves the engine to its owner.
func (d *KV) Close() error { return nil }

// view is a read transaction.
type view struct {
	read   *Reader
	closed bool
}

// Get implements [kv.Tx].
func (v *view) Get(ctx context.Context, k kv.Key) (value kv.Value, err error) {
	if len(k) != 2 {
		return nil, fmt.Errorf("key of %d parts, want a table and a key", len(k))
	}
	switch name := string(k[0]); {
	case name == "meta":
		value, err = v.row(metaKey(string(k[1])))
	case name == "log" && len(k[1]) == 8:
		value, err = v.primitive(binary.BigEndian.Uint64(k[1]))
	case len(name) == 3 && name[0] == 'v': // the hash's first bytes are of the name as well
		value, err = v.node(k[1])
	default:
		value, err = v.index(ctx, k)
	}
	if err == nil && value == nil {
		err = kv.ErrNotFound
	}
	return value, err
}

// row is a value that outlives the next step.
func (v *view) row(key []byte) (kv.Value, error) {
	b, ok, err := v.read.Snap.Get(key)
	if err != nil || !ok {
		return nil, err
	}
	return append(kv.Value{}, b...), nil
}

// node is the id of a node by its hash.
func (v *view) node(hash []byte) (kv.Value, error) {
	if len(hash) != quad.HashSize {
		return nil, nil
	}
	id, err := v.read.idOf(hash)
	if err != nil || id == 0 {
		return nil, err
	}
	return binary.AppendUvarint(nil, id), nil
}

// primitive is a node or a quad; nil when there is none.
func (v *view) primitive(id uint64) (kv.Value, error) {
	p := cproto.Primitive{ID: id}
	value, err := v.read.Value(id)
	switch {
	case err != nil:
		return nil, err
	case value != nil:
		if p.Value, err = pquads.MarshalValue(value); err != nil {
			return nil, err
		}
	default:
		l, ok, err := v.read.Quad(id)
		if err != nil || !ok {
			return nil, err
		}
		p.Subject, p.Predicate, p.Object, p.Label = l[0], l[1], l[2], l[3]
	}
	return proto.Marshal(&p)
}

// index is the ids of quads under a key of an index, or under the beginning of
// one; nil when there are none.
func (v *view) index(ctx context.Context, k kv.Key) (out kv.Value, err error) {
	parts, ok := map[string][2]int{"sp": {0, 1}, "op": {2, 1}, "cs": {3, 0}}[string(k[0])]
	if !ok || len(k) != 2 || len(k[1]) != 8 && len(k[1]) != 16 {
		return nil, fmt.Errorf("no table %q with such keys", k[0])
	}
	var want Link
	want[parts[0]] = binary.BigEndian.Uint64(k[1])
	if len(k[1]) == 16 {
		want[parts[1]] = binary.BigEndian.Uint64(k[1][8:])
	}
	if want == (Link{}) || want == (Link{1: want[1]}) {
		return nil, nil // a node that is not there
	}
	found, err := v.read.Match(ctx, want, 0)
	for _, m := range found {
		out = binary.AppendUvarint(out, m.ID)
	}
	return out, err
}

// GetBatch implements [kv.Tx].
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
	return v.read.Snap.Close()
}

// Scan implements [kv.Tx]: Cayley scans indexes alone.
func (v *view) Scan(_ context.Context, opts ...kv.IteratorOption) kv.Iterator {
	return kv.ApplyIteratorOptions(&iterator{view: v}, opts)
}

// iterator gives all that is under the beginning of an index's key at once.
type iterator struct {
	view  *view
	key   kv.Key
	value kv.Value
	done  bool
	err   error
}

// WithPrefix implements [kv.PrefixIterator].
func (it *iterator) WithPrefix(prefix kv.Key) kv.Iterator {
	return &iterator{view: it.view, key: prefix}
}

func (it *iterator) Next(ctx context.Context) bool {
	switch {
	case it.done || it.err != nil:
		return false
	case len(it.key) != 2:
		it.err = errors.New("a scan of a whole table")
		return false
	}
	it.done = true
	it.value, it.err = it.view.index(ctx, it.key)
	return it.err == nil && it.value != nil
}

func (it *iterator) Reset()        { it.done = false }
func (it *iterator) Key() kv.Key   { return it.key }
func (it *iterator) Val() kv.Value { return it.value }
func (it *iterator) Err() error    { return it.err }
func (it *iterator) Close() error  { return nil }
