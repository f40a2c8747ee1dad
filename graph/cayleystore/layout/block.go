package layout

import "encoding/binary"

// longestBlock is how many quads share a row.
const longestBlock = 64

// block is quads of one subject and label with ids that follow each other, the
// last of which is the row's key. A quad that was removed leaves a hole.
type block struct {
	last           uint64
	subject, label uint64
	quads          []po
}

// po is a quad of a block; a hole has no predicate.
type po struct{ predicate, object uint64 }

func (b *block) first() uint64 { return b.last - uint64(len(b.quads)) + 1 }

// link is the i-th quad; ok is false for a hole.
func (b *block) link(i int) (l Link, ok bool) {
	x := b.quads[i]
	return Link{b.subject, x.predicate, x.object, b.label}, x.predicate != 0
}

// live is how many quads there are.
func (b *block) live() (n int) {
	for _, x := range b.quads {
		if x.predicate != 0 {
			n++
		}
	}
	return n
}

// append is the row: ids are counted back from the last, which is higher than
// those of all nodes that its quads have.
func (b *block) append(dst []byte) []byte {
	back := func(id uint64) {
		if id != 0 {
			id = b.last - id
		}
		dst = binary.AppendUvarint(dst, id)
	}
	dst = binary.AppendUvarint(dst, uint64(len(b.quads)))
	back(b.subject)
	back(b.label)
	for _, x := range b.quads {
		dst = binary.AppendUvarint(dst, x.predicate)
		if x.predicate != 0 {
			back(x.object)
		}
	}
	return dst
}

// read takes a row apart; it reports whether that can be done.
func (b *block) read(last uint64, row []byte) bool {
	ok := true
	next := func() uint64 {
		v, n := binary.Uvarint(row)
		if n <= 0 {
			ok = false
			return 0
		}
		row = row[n:]
		return v
	}
	back := func() uint64 {
		id := next()
		if id != 0 {
			id = last - id
		}
		return id
	}
	b.last, b.quads = last, b.quads[:0]
	n := next()
	b.subject, b.label = back(), back()
	if n == 0 || n > longestBlock || n > last || b.subject == 0 {
		return false
	}
	for range n {
		x := po{predicate: next()}
		if x.predicate != 0 {
			x.object = back()
		}
		b.quads = append(b.quads, x)
	}
	return ok && len(row) == 0
}
