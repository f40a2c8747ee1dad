package cayleystore

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"

	cproto "github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"google.golang.org/protobuf/proto"

	"dateline/graph/cayleystore/embedded"
)

// Check implements [graph.Checker]: the engine's files, the counts, the hash of
// every node, and every entry of every index. An index whose entries fit their
// keys, and are as many as there are quads, is whole.
func (f *file) Check(ctx context.Context, report func(string)) error {
	return f.read(func(h *handle, r *reader) error {
		if err := h.engine.Check(); err != nil {
			report(err.Error())
		}
		c := checker{ctx: ctx, snap: r.kv.Pinned(), report: report}
		if err := c.log(); err != nil {
			return err
		}
		if size := int(r.qs.Size()); size != c.quads {
			report(fmt.Sprintf("the log has %d quads, the count says %d", c.quads, size))
		}
		for i, table := range []embedded.Table{embedded.BySP, embedded.ByOP, embedded.ByLS} {
			if err := c.index(table, indexes[i].Dirs); err != nil {
				return err
			}
		}
		return nil
	})
}

type checker struct {
	ctx    context.Context
	snap   embedded.Snapshot
	report func(string)
	quads  int
	rows   int
}

// stop is the context's error, looked at now and then.
func (c *checker) stop() error {
	if c.rows++; c.rows%checkEvery == 0 {
		return c.ctx.Err()
	}
	return nil
}

// log reads every node and quad.
func (c *checker) log() error {
	it := c.snap.Scan([]byte{byte(embedded.Log)}, nil)
	defer it.Close()
	for it.Next() {
		if err := c.stop(); err != nil {
			return err
		}
		id := binary.BigEndian.Uint64(it.Key()[1:])
		var p cproto.Primitive
		switch err := proto.Unmarshal(it.Value(), &p); {
		case err != nil:
			c.report(fmt.Sprintf("row %d of the log: %v", id, err))
		case p.ID != id:
			c.report(fmt.Sprintf("row %d of the log says it is %d", id, p.ID))
		case p.IsNode():
			if err := c.node(&p); err != nil {
				return err
			}
		case !p.Deleted:
			c.quads++
		}
	}
	return it.Err()
}

// node wants a node to be found by its hash.
func (c *checker) node(p *cproto.Primitive) error {
	v, err := pquads.UnmarshalValue(p.Value)
	if err != nil {
		c.report(fmt.Sprintf("node %d: %v", p.ID, err))
		return nil
	}
	h := refs.HashOf(v)
	b, _, err := c.snap.Get(append([]byte{byte(embedded.Node)}, h[:]...))
	if id, _ := binary.Uvarint(b); err == nil && id != p.ID {
		c.report(fmt.Sprintf("node %d, %s, is found as %d", p.ID, quad.StringOf(v), id))
	}
	return err
}

// index wants every entry to be a quad that has the nodes of its key. Entries
// of removed quads stay.
func (c *checker) index(table embedded.Table, dirs []quad.Direction) error {
	it := c.snap.Scan([]byte{byte(table)}, nil)
	defer it.Close()
	live, before := 0, []byte(nil)
	for it.Next() {
		key := it.Key()
		if bytes.Compare(before, key) >= 0 {
			c.report(fmt.Sprintf("index %c is out of order at %x", table, key))
		}
		before = append(before[:0], key...)
		for list := it.Value(); len(list) > 0; {
			if err := c.stop(); err != nil {
				return err
			}
			id, n := binary.Uvarint(list)
			if n <= 0 {
				c.report(fmt.Sprintf("index %c: the list of %x breaks off", table, key))
				break
			}
			list = list[n:]
			is, err := c.entry(id, key[1:], dirs)
			if err != nil {
				return err
			}
			live += is
		}
	}
	if live != c.quads {
		c.report(fmt.Sprintf("index %c has %d of %d quads", table, live, c.quads))
	}
	return it.Err()
}

// entry is 1 where a quad is in use and fits the key.
func (c *checker) entry(id uint64, key []byte, dirs []quad.Direction) (int, error) {
	b, ok, err := c.snap.Get(binary.BigEndian.AppendUint64([]byte{byte(embedded.Log)}, id))
	if err != nil || !ok {
		return 0, err
	}
	var p cproto.Primitive
	if err := proto.Unmarshal(b, &p); err != nil || p.Deleted {
		return 0, nil // said when the log was read
	}
	for i, d := range dirs {
		if len(key) < 8*(i+1) || binary.BigEndian.Uint64(key[8*i:]) != p.GetDirection(d) {
			c.report(fmt.Sprintf("quad %d is indexed under nodes that it does not have", id))
			return 0, nil
		}
	}
	return 1, nil
}
