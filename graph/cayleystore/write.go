package cayleystore

import (
	"encoding/binary"

	cproto "github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	"dateline/graph/cayleystore/embedded"
)

// adder writes quads as rows of Cayley's: what its own writer would write, in
// half the time, and with three differences. Rows have no time, which nobody
// reads. Uses of nodes are counted for quads that were not there yet, so that
// counts stay right. And nothing outlives the change in memory.
type adder struct {
	to    *embedded.Change
	nodes map[quad.Value]*node
	fresh []*node
	links []link
	key   []byte
}

// node is a value with its id, and what the change adds to its uses.
type node struct {
	value quad.Value
	hash  refs.ValueHash
	id    uint64
	isNew bool
	uses  uint64
}

// link is a quad to write, in the order of quad.Directions; no label is nil.
type link [4]*node

// Keys of Cayley's counters.
var (
	horizonKey = append([]byte{byte(embedded.Meta)}, "horizon"...)
	sizeKey    = append([]byte{byte(embedded.Meta)}, "size"...)
)

// add writes the quads that are not there yet; none is given twice.
func add(to *embedded.Change, quads []quad.Quad) error {
	to.Expect(5 * len(quads))
	a := &adder{to: to, nodes: make(map[quad.Value]*node, 2*len(quads)), links: make([]link, 0, len(quads))}
	for _, q := range quads {
		if err := a.take(q); err != nil {
			return err
		}
	}
	horizon, err := a.count(horizonKey, len(a.fresh)+len(a.links))
	if err != nil {
		return err
	}
	if _, err := a.count(sizeKey, len(a.links)); err != nil {
		return err
	}
	for _, n := range a.fresh {
		horizon++
		n.id = horizon
	}
	for _, l := range a.links {
		horizon++
		if err := a.link(horizon, l); err != nil {
			return err
		}
	}
	for _, n := range a.nodes {
		if err := a.node(n); err != nil {
			return err
		}
	}
	return nil
}

// take resolves the nodes of a quad and keeps it unless it is there.
func (a *adder) take(q quad.Quad) error {
	var l link
	isNew := false
	for i, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v == nil {
			continue
		}
		n, err := a.resolve(v)
		if err != nil {
			return err
		}
		l[i] = n
		isNew = isNew || n.isNew
	}
	if !isNew {
		there, err := a.exists(l)
		if err != nil || there {
			return err
		}
	}
	for _, n := range l {
		if n != nil {
			n.uses++
		}
	}
	a.links = append(a.links, l)
	return nil
}

// resolve is the node of a value, new or not.
func (a *adder) resolve(v quad.Value) (*node, error) {
	if n := a.nodes[v]; n != nil {
		return n, nil
	}
	n := &node{value: v, hash: refs.HashOf(v)}
	id, ok, err := a.to.Lookup(a.hashed(embedded.Node, n))
	if err != nil {
		return nil, err
	}
	if ok {
		n.id, _ = binary.Uvarint(id)
	} else {
		n.isNew = true
		a.fresh = append(a.fresh, n)
	}
	a.nodes[v] = n
	return n, nil
}

// hashed is a key by hash. Keys are valid until the next is made.
func (a *adder) hashed(t embedded.Table, n *node) []byte {
	a.key = append(append(a.key[:0], byte(t)), n.hash[:]...)
	return a.key
}

// numbered is a key of ids.
func (a *adder) numbered(t embedded.Table, ids ...uint64) []byte {
	a.key = append(a.key[:0], byte(t))
	for _, id := range ids {
		a.key = binary.BigEndian.AppendUint64(a.key, id)
	}
	return a.key
}

func (l link) ids() (ids [4]uint64) {
	for i, n := range l {
		if n != nil {
			ids[i] = n.id
		}
	}
	return ids
}

// exists looks through the quads of the same label and subject, which are few.
func (a *adder) exists(l link) (bool, error) {
	ids := l.ids()
	list, err := a.to.List(a.numbered(embedded.ByLS, ids[3], ids[0]))
	if err != nil {
		return false, err
	}
	for len(list) > 0 {
		id, n := binary.Uvarint(list)
		if n <= 0 {
			break
		}
		list = list[n:]
		b, ok, err := a.to.Lookup(a.numbered(embedded.Log, id))
		if err != nil {
			return false, err
		}
		var p cproto.Primitive
		if !ok {
			continue
		}
		if err := proto.Unmarshal(b, &p); err != nil {
			return false, err
		}
		if !p.Deleted && [4]uint64{p.Subject, p.Predicate, p.Object, p.Label} == ids {
			return true, nil
		}
	}
	return false, nil
}

// count adds to a counter and gives what it was.
func (a *adder) count(key []byte, n int) (before uint64, err error) {
	b, ok, err := a.to.Lookup(key)
	if err != nil {
		return 0, err
	}
	if ok {
		before = binary.LittleEndian.Uint64(b)
	}
	return before, a.to.Set(key, binary.LittleEndian.AppendUint64(nil, before+uint64(n)))
}

// link writes a quad and its places in the indexes. A list of a node that is
// new cannot be on disk.
func (a *adder) link(id uint64, l link) error {
	ids := l.ids()
	row := protowire.AppendVarint(protowire.AppendTag(make([]byte, 0, 32), 1, protowire.VarintType), id)
	for i, part := range ids {
		if part != 0 {
			row = protowire.AppendVarint(protowire.AppendTag(row, protowire.Number(2+i), protowire.VarintType), part)
		}
	}
	if err := a.to.Set(a.numbered(embedded.Log, id), row); err != nil {
		return err
	}
	for _, x := range [...]struct {
		table         embedded.Table
		first, second int
	}{{embedded.BySP, 0, 1}, {embedded.ByOP, 2, 1}, {embedded.ByLS, 3, 0}} {
		isNew := l[x.second].isNew || l[x.first] != nil && l[x.first].isNew
		if err := a.to.Append(a.numbered(x.table, ids[x.first], ids[x.second]), id, isNew); err != nil {
			return err
		}
	}
	return nil
}

// node writes how often a node is used, and a new one itself.
func (a *adder) node(n *node) error {
	if n.uses == 0 {
		return nil
	}
	uses := n.uses
	key := a.numbered(embedded.Refs, n.id)
	if !n.isNew {
		b, _, err := a.to.Lookup(key)
		if err != nil {
			return err
		}
		before, _ := binary.Uvarint(b)
		uses += before
	}
	if err := a.to.Set(key, binary.AppendUvarint(nil, uses)); err != nil || !n.isNew {
		return err
	}
	if err := a.to.Set(a.hashed(embedded.Node, n), binary.AppendUvarint(nil, n.id)); err != nil {
		return err
	}
	value, err := pquads.MarshalValue(n.value)
	if err != nil {
		return err
	}
	row := protowire.AppendVarint(protowire.AppendTag(make([]byte, 0, len(value)+24), 1, protowire.VarintType), n.id)
	row = protowire.AppendBytes(protowire.AppendTag(row, 8, protowire.BytesType), value)
	return a.to.Set(a.numbered(embedded.Log, n.id), row)
}
