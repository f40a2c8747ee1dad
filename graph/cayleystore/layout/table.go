package layout

import (
	"hash/maphash"

	"github.com/cayleygraph/quad"
)

// table finds the nodes of a change by their values.
type table struct {
	seed  maphash.Seed
	slots []uint64 // half of a value's hash and, behind it, the node's place from 1 on; 0 is free
	nodes []*node
}

func newTable(room int) *table {
	size := 1 << 8
	for size < 2*room {
		size *= 2
	}
	return &table{seed: maphash.MakeSeed(), slots: make([]uint64, size), nodes: make([]*node, 0, room)}
}

// clear forgets all nodes.
func (t *table) clear() {
	clear(t.slots)
	t.nodes = t.nodes[:0]
}

// hash tells values of one text and several types apart no better than others.
func (t *table) hash(v quad.Value) uint64 {
	switch v := v.(type) {
	case quad.IRI:
		return maphash.String(t.seed, string(v))
	case quad.String:
		return maphash.String(t.seed, string(v))
	}
	return maphash.Comparable(t.seed, v)
}

// find is the node of a value, nil when there is none, and what add wants.
func (t *table) find(v quad.Value) (n *node, hash uint64) {
	hash = t.hash(v)
	for at := hash; ; at++ {
		slot := t.slots[at&uint64(len(t.slots)-1)]
		if slot == 0 {
			return nil, hash
		}
		if slot>>32 == hash>>32 {
			if n := t.nodes[uint32(slot)-1]; n.value == v {
				return n, hash
			}
		}
	}
}

// add adds a node that find has not found under a hash.
func (t *table) add(n *node, hash uint64) {
	t.nodes = append(t.nodes, n)
	if 2*len(t.nodes) > len(t.slots) {
		t.slots = make([]uint64, 2*len(t.slots))
		for i, n := range t.nodes[:len(t.nodes)-1] {
			t.put(t.hash(n.value), i)
		}
	}
	t.put(hash, len(t.nodes)-1)
}

func (t *table) put(hash uint64, place int) {
	at := hash
	for t.slots[at&uint64(len(t.slots)-1)] != 0 {
		at++
	}
	t.slots[at&uint64(len(t.slots)-1)] = hash>>32<<32 | uint64(place+1)
}
