package embedded

import (
	"context"
	"encoding/binary"
	"errors"
	"slices"

	"github.com/hidal-go/hidalgo/kv"
)

// Change is a write transaction: a snapshot with rows of its own on top. It is
// what Cayley's own steps write to as well.
type Change struct {
	view
	kv   *KV
	rows map[string]*[]byte // values by key; nil deletes
	// moved is the keys of rows split from lists, by list, in order of ids.
	moved map[string][]string
	// Fault, when set, may fail a "put", "del" or "commit". Tests stand in for
	// failures in the middle of a change with it.
	Fault func(op string) error
}

// Expect makes room for so many rows.
func (c *Change) Expect(rows int) {
	if len(c.rows) == 0 {
		c.rows = make(map[string]*[]byte, rows)
	}
}

// Lookup is the value of a key of the engine.
func (c *Change) Lookup(key []byte) (value []byte, ok bool, err error) {
	if v, ok := c.rows[string(key)]; ok {
		return *v, *v != nil, nil
	}
	return c.snap.Get(key)
}

// Set writes a row. The value is not nil and must not be changed afterwards.
func (c *Change) Set(key, value []byte) error {
	if err := c.fault("put"); err != nil {
		return err
	}
	if v, ok := c.rows[string(key)]; ok {
		*v = value
	} else {
		c.rows[string(key)] = &value
	}
	return nil
}

// Append adds an id, larger than all in it, to an index list; isNew says that
// there can be no such list on disk.
func (c *Change) Append(key []byte, id uint64, isNew bool) error {
	if err := c.fault("put"); err != nil {
		return err
	}
	v, ok := c.rows[string(key)]
	if !ok {
		var list []byte
		if !isNew {
			end, _, err := c.snap.Get(key)
			if err != nil {
				return err
			}
			list = slices.Clone(end)
		}
		v = &list
		c.rows[string(key)] = v
	}
	*v = binary.AppendUvarint(*v, id)
	if len(*v) > longestList {
		*v = c.split(key, *v)
	}
	return nil
}

// List is a whole index list.
func (c *Change) List(key []byte) ([]byte, error) {
	end, ok, err := c.Lookup(key)
	if err != nil || !ok {
		return nil, err
	}
	var moved [][]byte
	for _, k := range c.moved[string(key)] {
		moved = append(moved, *c.rows[k])
	}
	return c.whole(key, end, moved...)
}

// Commit gives the rows to the engine.
func (c *Change) Commit(context.Context) error {
	if err := c.fault("commit"); err != nil {
		return err
	}
	keys, size := make([]string, 0, len(c.rows)), 0
	for k := range c.rows {
		keys = append(keys, k)
		size += len(k)
	}
	slices.Sort(keys)
	rows, all := make([]Row, len(keys)), make([]byte, 0, size)
	for i, k := range keys {
		all = append(all, k...)
		rows[i] = Row{all[len(all)-len(k) : len(all) : len(all)], *c.rows[k]}
	}
	// A snapshot that stays open would keep the engine from reusing space.
	if err := c.view.Close(); err != nil {
		return err
	}
	return c.kv.engine.Write(rows)
}

// Close ends the change; what was not committed is forgotten.
func (c *Change) Close() error {
	c.kv.change = nil
	return c.view.Close()
}

// Get implements [kv.Tx].
func (c *Change) Get(_ context.Context, k kv.Key) (kv.Value, error) {
	if err := c.flat(k, c.Lookup); err != nil {
		return nil, err
	}
	value, ok, err := c.Lookup(c.key)
	if err == nil && !ok {
		err = kv.ErrNotFound
	}
	if err == nil && isList(c.key) {
		return c.List(c.key)
	}
	return value, err
}

// GetBatch implements [kv.Tx].
func (c *Change) GetBatch(ctx context.Context, keys []kv.Key) ([]kv.Value, error) {
	return kv.GetBatch(ctx, c, keys)
}

// Put implements [kv.Tx]. Index lists are not Cayley's to write.
func (c *Change) Put(_ context.Context, k kv.Key, v kv.Value) error {
	if len(k) == 2 && len(k[1]) == 0 && len(v) == 0 {
		return nil // makes a table, which needs no making
	}
	if err := c.flat(k, c.Lookup); err != nil {
		return err
	}
	if isList(c.key) {
		return errors.New("an index list is appended to, not written")
	}
	if v == nil {
		v = kv.Value{}
	}
	return c.Set(c.key, v)
}

// Del implements [kv.Tx].
func (c *Change) Del(_ context.Context, k kv.Key) error {
	if err := c.fault("del"); err != nil {
		return err
	}
	if err := c.flat(k, c.Lookup); err != nil {
		return err
	}
	c.rows[string(c.key)] = new([]byte)
	return nil
}

// Scan implements [kv.Tx]; Cayley has no use for it while it writes.
func (c *Change) Scan(context.Context, ...kv.IteratorOption) kv.Iterator {
	return &iterator{err: errors.New("a scan within a change")}
}

func (c *Change) fault(op string) error {
	if c.Fault == nil {
		return nil
	}
	return c.Fault(op)
}
