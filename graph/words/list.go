package words

import (
	"encoding/binary"
	"slices"
)

// A list is, for each hash in order, how much it is above the one before, the
// length of what follows of it, and behind that for each article, by its number,
// how much that is above the one before, how many parts there are, and for each
// how much its number is above the one before. All are varints.

// Found is a part that may have a word: the article's number in its block and
// that of the part.
type Found struct{ Article, Part uint32 }

// pack makes the list of one article, 0; entries may be out of order.
func pack(list []entry) []byte {
	slices.Sort(list)
	list = slices.Compact(list)
	w := writer{out: make([]byte, 0, 4*len(list)+16)}
	for i := 0; i < len(list); {
		hash := uint32(list[i] >> 32)
		w.found = w.found[:0]
		for ; i < len(list) && uint32(list[i]>>32) == hash; i++ {
			w.found = append(w.found, Found{Part: uint32(list[i])})
		}
		w.add(hash)
	}
	return w.out
}

// writer writes a list.
type writer struct {
	out   []byte
	last  uint32
	found []Found // of the hash to be written, in order
	body  []byte
}

func (w *writer) add(hash uint32) {
	w.body = w.body[:0]
	article := uint32(0)
	for i := 0; i < len(w.found); {
		end := i
		for end < len(w.found) && w.found[end].Article == w.found[i].Article {
			end++
		}
		w.body = binary.AppendUvarint(w.body, uint64(w.found[i].Article-article))
		w.body = binary.AppendUvarint(w.body, uint64(end-i))
		article = w.found[i].Article
		for part := uint32(0); i < end; i++ {
			w.body = binary.AppendUvarint(w.body, uint64(w.found[i].Part-part))
			part = w.found[i].Part
		}
	}
	w.out = binary.AppendUvarint(w.out, uint64(hash-w.last))
	w.out = binary.AppendUvarint(w.out, uint64(len(w.body)))
	w.out = append(w.out, w.body...)
	w.last = hash
}

// reader reads a list. A list that is cut short or otherwise bad ends there.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) number() uint32 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.rest, r.bad = nil, true
		return 0
	}
	r.rest = r.rest[size:]
	return uint32(n)
}

// next is the next hash, after last, and what was found of it.
func (r *reader) next(last uint32) (hash uint32, body []byte, ok bool) {
	if len(r.rest) == 0 {
		return 0, nil, false
	}
	hash = last + r.number()
	n := int(r.number())
	if r.bad || n > len(r.rest) {
		r.rest, r.bad = nil, true
		return 0, nil, false
	}
	body, r.rest = r.rest[:n], r.rest[n:]
	return hash, body, true
}

// each gives what was found of a hash.
func each(body []byte, give func(Found)) (ok bool) {
	r := reader{rest: body}
	for article := uint32(0); len(r.rest) > 0; {
		article += r.number()
		part := uint32(0)
		for n := r.number(); n > 0 && !r.bad; n-- {
			part += r.number()
			if !r.bad {
				give(Found{article, part})
			}
		}
	}
	return !r.bad
}

// Find is what a list has of a hash, in order; ok is false for a bad list.
func Find(list []byte, hash uint32) (out []Found, ok bool) {
	r := reader{rest: list}
	for last := uint32(0); ; {
		at, body, more := r.next(last)
		if !more || at > hash {
			return nil, !r.bad
		}
		if at == hash {
			ok = each(body, func(f Found) { out = append(out, f) })
			return out, ok
		}
		last = at
	}
}
