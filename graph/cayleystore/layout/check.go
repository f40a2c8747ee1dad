package layout

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
)

// Check reads every row and reports what does not fit together: nodes and their
// hashes, the nodes of every quad, and every entry of every index. An index
// whose entries fit their keys, none twice, and that are as many as there are
// quads or blocks, is whole.
func Check(ctx context.Context, snap embedded.Snapshot, report func(string)) error {
	c := &checker{ctx: ctx, snap: snap, read: NewReader(snap), report: report}
	for _, step := range []func() error{c.nodes, c.hashes, c.quads, c.subjects, c.objects, c.labels} {
		if err := step(); errors.Is(err, graph.ErrDamaged) {
			report(err.Error())
		} else if err != nil {
			return err
		}
	}
	size, err := c.read.Size()
	if err == nil && size != c.live {
		report(fmt.Sprintf("there are %d quads, the count says %d", c.live, size))
	}
	return err
}

type checker struct {
	ctx    context.Context
	snap   embedded.Snapshot
	read   *Reader
	report func(string)

	rows                           int
	known, blocks, live, withLabel int
	entries                        int // of the index being read
	highest                        uint64
}

func (c *checker) reportf(format string, args ...any) { c.report(fmt.Sprintf(format, args...)) }

// table goes through the rows of a table with the first id in their keys.
func (c *checker) table(t embedded.Table, row func(id uint64, key, value []byte) error) error {
	return c.under([]byte{byte(t)}, row)
}

// under goes through the rows whose keys begin with a prefix; row gets the keys
// from the prefix's last byte on.
func (c *checker) under(prefix []byte, row func(id uint64, key, value []byte) error) (err error) {
	it := c.snap.Scan(prefix, nil)
	from := len(prefix) - 1
	var before []byte
	for err == nil && it.Next() {
		if c.rows++; c.rows%checkEvery == 0 && c.ctx.Err() != nil {
			err = c.ctx.Err()
			break
		}
		key := it.Key()
		if bytes.Compare(before, key) >= 0 {
			c.reportf("table %c is out of order at %x", prefix[0], key)
		}
		before = append(before[:0], key...)
		if len(key) < from+9 {
			c.reportf("table %c has a key that is none: %x", prefix[0], key)
			continue
		}
		if err = row(binary.BigEndian.Uint64(key[from+1:]), before[from:], it.Value()); errors.Is(err, graph.ErrDamaged) {
			c.report(err.Error())
			err = nil
		}
	}
	return closing(it, err)
}

// nodes wants every node to be found by its hash.
func (c *checker) nodes() error {
	horizon, err := c.read.Horizon()
	if err != nil {
		return err
	}
	c.highest = horizon
	return c.table(embedded.Node, func(id uint64, key, value []byte) error {
		c.known++
		v, ok := readValue(value)
		if !ok || len(key) != 9 || id == 0 || id > horizon {
			c.reportf("node %d cannot be read", id)
			return nil
		}
		found, err := c.read.ID(v)
		if err == nil && found != id {
			c.reportf("node %d, %s, is found as %d", id, quad.StringOf(v), found)
		}
		return err
	})
}

// hashes wants as many hashes as nodes, each of which has been found by one, and
// in the order in which they are looked for.
func (c *checker) hashes() error {
	list, err := c.read.list()
	if err != nil {
		return err
	}
	n, rows := 0, 0
	for _, r := range list {
		var last short
		if err := c.read.entries(r, func(key []byte, list []entry) error {
			rows++
			n += len(list)
			for _, e := range list {
				if e.hash.compare(last) < 0 {
					c.reportf("hashes of nodes are out of order at %x", key)
				}
				last = e.hash
			}
			return c.ctx.Err()
		}); err != nil {
			return err
		}
	}
	err = c.table(embedded.Hash, func(uint64, []byte, []byte) error {
		rows--
		return nil
	})
	if n != c.known || rows != 0 {
		c.reportf("there are %d nodes and %d hashes of nodes, %d rows of which are in no run", c.known, n, -rows)
	}
	return err
}

// quads wants blocks that do not overlap, and of every quad its nodes.
func (c *checker) quads() error {
	var b block
	var before uint64
	exists := map[uint64]bool{} // of nodes that many quads have
	node := func(id uint64, keep bool) error {
		if id == 0 || exists[id] {
			return nil
		}
		_, ok, err := c.snap.Get(appendKey(nil, embedded.Node, id))
		if err == nil && !ok {
			c.reportf("a quad of block %d has node %d, which is not there", b.last, id)
		}
		exists[id] = exists[id] || keep && ok
		return err
	}
	return c.table(embedded.Quad, func(last uint64, key, value []byte) error {
		if len(key) != 9 || !b.read(last, value) || b.live() == 0 || last > c.highest {
			c.reportf("block %d of quads cannot be read", last)
			return nil
		}
		if b.first() <= before {
			c.reportf("block %d begins inside the one before", last)
		}
		before = last
		c.blocks++
		if err := node(b.subject, false); err != nil {
			return err
		}
		if err := node(b.label, false); err != nil {
			return err
		}
		for i := range b.quads {
			l, ok := b.link(i)
			if !ok {
				continue
			}
			c.live++
			if l[3] != 0 {
				c.withLabel++
			}
			if !exists[l[1]] {
				if err := c.predicate(l[1]); err != nil {
					return err
				}
			}
			if err := node(l[1], true); err != nil {
				return err
			}
			if err := node(l[2], false); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *checker) predicate(id uint64) error {
	_, ok, err := c.snap.Get(appendKey(nil, embedded.Predicate, id))
	if err == nil && !ok {
		c.reportf("node %d is a predicate and not noted as one", id)
	}
	return err
}

// index goes through the lists of an index and wants so many entries.
func (c *checker) index(t embedded.Table, want func() int, entry func(node, id uint64, key []byte) error) error {
	c.entries = 0
	read := func(node uint64, key, value []byte) error {
		var last uint64
		var failed error
		if !readList(node, value, func(id uint64) bool {
			if id <= last && t != embedded.ByLabel {
				c.reportf("index %c: the list of %x is out of order", t, key)
			}
			last = id
			failed = entry(node, id, key)
			return failed == nil
		}) || len(value) == 0 {
			c.reportf("index %c: the list of %x cannot be read", t, key)
		}
		return failed
	}
	err := c.table(t, read)
	if err == nil {
		err = c.under(tailKey(nil, []byte{byte(t)}), read)
	}
	if err == nil && c.entries != want() {
		c.reportf("index %c has %d of %d entries", t, c.entries, want())
	}
	return err
}

func (c *checker) subjects() error {
	return c.index(embedded.BySubject, func() int { return c.blocks }, func(node, id uint64, _ []byte) error {
		ok, err := c.read.find(id)
		switch {
		case err != nil:
			return err
		case !ok || c.read.block.last != id || c.read.block.subject != node:
			c.reportf("block %d is indexed under a subject that it does not have", id)
		default:
			c.entries++
		}
		return nil
	})
}

func (c *checker) objects() error {
	return c.index(embedded.ByObject, func() int { return c.live }, func(node, id uint64, key []byte) error {
		l, ok, err := c.read.Quad(id)
		if err != nil {
			return err
		}
		p, n := binary.Uvarint(key[9:])
		if !ok || l[2] != node || n <= 0 || l[1] != p {
			c.reportf("quad %d is indexed under nodes that it does not have", id)
			return nil
		}
		c.entries++
		return nil
	})
}

func (c *checker) labels() error {
	var first uint64
	return c.index(embedded.ByLabel, func() int { return c.withLabel }, func(node, id uint64, _ []byte) error {
		if first == 0 {
			first = id
			return nil
		}
		_, err := c.read.Walk(c.ctx, first, id, Link{}, func(m Match) bool {
			if m.Link[3] == node {
				c.entries++
			} else {
				c.reportf("quad %d is indexed under a label that it does not have", m.ID)
			}
			return true
		})
		first = 0
		return err
	})
}
