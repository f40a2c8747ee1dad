package gazetteer

// index finds the rows under a key: an open hash table of chains over one pool
// of key bytes, because a Go map of slices would take several times the memory
// and the time to fill.
type index struct {
	table   []uint32 // 1 + entry that opens the chain of a key, 0 where free
	entries []entry
	keys    []byte
}

// entry is one row under one key.
type entry struct {
	at, size uint32 // the key in keys
	row      int32
	next     int32 // the next entry under the same key, -1 at the end
	foreign  bool  // a spelling of another language
}

// newIndex makes room for n entries.
func newIndex(n int) *index {
	size := 1 << 10
	for size < 2*n {
		size <<= 1
	}
	return &index{table: make([]uint32, size), entries: make([]entry, 0, n), keys: make([]byte, 0, 12*n)}
}

// add enters row under the key of name.
func (x *index) add(name string, row int32, foreign bool) {
	at := len(x.keys)
	x.keys = AppendKey(x.keys, name)
	key := x.keys[at:]
	if len(key) == 0 || 2*len(x.entries) >= len(x.table) {
		x.keys = x.keys[:at]
		if len(key) > 0 {
			x.grow()
			x.add(name, row, foreign)
		}
		return
	}
	e := entry{at: uint32(at), size: uint32(len(key)), row: row, next: -1, foreign: foreign}
	slot := x.slot(key)
	if first := x.table[slot]; first != 0 {
		head := x.entries[first-1]
		x.keys = x.keys[:at]
		e.at, e.next = head.at, int32(first-1)
	}
	x.entries = append(x.entries, e)
	x.table[slot] = uint32(len(x.entries))
}

// grow doubles the table.
func (x *index) grow() {
	old := x.table
	x.table = make([]uint32, 2*len(old))
	for _, first := range old {
		if first != 0 {
			e := x.entries[first-1]
			x.table[x.slot(x.keys[e.at:e.at+e.size])] = first
		}
	}
}

// slot is where key stands in the table, or the free slot where it would.
func (x *index) slot(key []byte) uint32 {
	hash := uint64(14695981039346656037)
	for _, c := range key {
		hash = (hash ^ uint64(c)) * 1099511628211
	}
	mask := uint32(len(x.table) - 1)
	for slot := uint32(hash^hash>>32) & mask; ; slot = (slot + 1) & mask {
		first := x.table[slot]
		if first == 0 {
			return slot
		}
		if e := &x.entries[first-1]; string(x.keys[e.at:e.at+e.size]) == string(key) {
			return slot
		}
	}
}

// first opens the chain of a key; -1 where nothing has it.
func (x *index) first(key []byte) int32 { return int32(x.table[x.slot(key)]) - 1 }
