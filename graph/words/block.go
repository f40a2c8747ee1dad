package words

import "slices"

// Rows is how many rows a block has: what is found of a hash is in one of them,
// [Row].
const Rows = 1 << rowBits

const rowBits = 7

// Row is the row of a block that a hash is in.
func Row(hash uint32) int { return int(hash >> (32 - rowBits)) }

// Block is the index of articles as rows, each article with its place in lists
// as its number. ok is false where a list is bad.
func Block(lists [][]byte) (rows [Rows][]byte, ok bool) {
	type placed struct {
		hash uint32
		Found
	}
	var gathered [Rows][]placed
	for article, list := range lists {
		if !Each(list, func(hash uint32, found []Found) {
			to := &gathered[Row(hash)]
			for _, f := range found {
				*to = append(*to, placed{hash, Found{uint32(article), f.Part}})
			}
		}) {
			return rows, false
		}
	}
	for i := range gathered {
		list := gathered[i]
		slices.SortStableFunc(list, func(a, b placed) int { return int(int64(a.hash) - int64(b.hash)) })
		var w writer
		for k := 0; k < len(list); {
			hash := list[k].hash
			w.found = w.found[:0]
			for ; k < len(list) && list[k].hash == hash; k++ {
				w.found = append(w.found, list[k].Found)
			}
			w.add(hash)
		}
		rows[i] = w.out
	}
	return rows, true
}

// Without is a row without what was found in some articles.
func Without(row []byte, gone func(article uint32) bool) (out []byte, ok bool) {
	w := writer{}
	ok = Each(row, func(hash uint32, found []Found) {
		w.found = w.found[:0]
		for _, f := range found {
			if !gone(f.Article) {
				w.found = append(w.found, f)
			}
		}
		if len(w.found) > 0 {
			w.add(hash)
		}
	})
	return w.out, ok
}

// Each gives what a list has of each hash, in order; it is false for a bad list.
func Each(list []byte, give func(hash uint32, found []Found)) (ok bool) {
	r := reader{rest: list}
	var found []Found
	for last := uint32(0); ; {
		hash, body, more := r.next(last)
		if !more {
			return !r.bad
		}
		found = found[:0]
		if !each(body, func(f Found) { found = append(found, f) }) {
			return false
		}
		give(hash, found)
		last = hash
	}
}

// Sum is that of what is found of a hash in a part. The sum of these tells one
// list of an article from others, whatever rows it is in.
func Sum(hash, part uint32) uint64 {
	x := uint64(hash)<<32 | uint64(part)
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
