package embedded

import (
	"context"
	"errors"
	"slices"

	"github.com/hidal-go/hidalgo/kv"
)

// Change is a write transaction: a snapshot with rows of its own on top.
type Change struct {
	view
	kv   *KV
	rows map[string][]byte // by flat key; nil deletes
	// moved is the keys of rows split from lists, by list, in order of ids.
	moved map[string][]string
	// Fault, when set, may fail a "put" or "del". Tests stand in for failures
	// in the middle of a change with it.
	Fault func(op string) error
}

// Commit gives the rows to the engine.
func (c *Change) Commit(context.Context) error {
	if err := c.fault("commit"); err != nil {
		return err
	}
	keys := make([]string, 0, len(c.rows))
	for k := range c.rows {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	rows := make([]Row, len(keys))
	for i, k := range keys {
		rows[i] = Row{[]byte(k), c.rows[k]}
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
func (c *Change) Get(ctx context.Context, k kv.Key) (kv.Value, error) {
	if err := c.flat(k); err != nil {
		return nil, err
	}
	value, ok := c.rows[string(c.key)]
	var err error
	if !ok {
		value, ok, err = c.snap.Get(c.key)
	} else {
		ok = value != nil
	}
	if err == nil && !ok {
		err = kv.ErrNotFound
	}
	return value, err
}

// GetBatch implements [kv.Tx]. Of index lists it gives what Cayley needs: to
// append to lists it asks for those of one table, to look for a quad for one
// list of every table.
func (c *Change) GetBatch(ctx context.Context, keys []kv.Key) ([]kv.Value, error) {
	values := make([]kv.Value, len(keys))
	for i, k := range keys {
		v, err := c.Get(ctx, k)
		if err != nil && !errors.Is(err, kv.ErrNotFound) {
			return nil, err
		}
		if isList(c.key) && v != nil && len(keys) > 1 && string(keys[0][0]) != string(keys[len(keys)-1][0]) {
			var moved [][]byte
			for _, k := range c.moved[string(c.key)] {
				moved = append(moved, c.rows[k])
			}
			if v, err = c.whole(c.key, v, moved...); err != nil {
				return nil, err
			}
		}
		values[i] = v
	}
	return values, nil
}

// Put implements [kv.Tx]. The value must not be changed afterwards.
func (c *Change) Put(_ context.Context, k kv.Key, v kv.Value) error {
	if err := c.fault("put"); err != nil {
		return err
	}
	if len(k) == 2 && len(k[1]) == 0 && len(v) == 0 {
		return nil // makes a table, which needs no making
	}
	if err := c.flat(k); err != nil {
		return err
	}
	if v == nil {
		v = kv.Value{}
	}
	if isList(c.key) && len(v) > longestList {
		v = c.split(c.key, v)
	}
	c.rows[string(c.key)] = v
	return nil
}

// Del implements [kv.Tx].
func (c *Change) Del(_ context.Context, k kv.Key) error {
	if err := c.fault("del"); err != nil {
		return err
	}
	if err := c.flat(k); err != nil {
		return err
	}
	c.rows[string(c.key)] = nil
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
