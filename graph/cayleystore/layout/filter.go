package layout

import "math/bits"

// filter says of a hash that it is not in a set, or that it may be: a Bloom
// filter in blocks of 512 bits, 14 bits and six probes a hash.
type filter []uint64

const blockWords, probes = 8, 6

func newFilter(n int) filter { return make(filter, blockWords*(n*14/512+1)) }

func (f filter) block(h uint64) []uint64 {
	at, _ := bits.Mul64(h, uint64(len(f)/blockWords))
	return f[blockWords*at : blockWords*at+blockWords]
}

func (f filter) add(h uint64) {
	b := f.block(h)
	for range probes {
		b[h&7] |= 1 << (h >> 3 & 63)
		h >>= 9
	}
}

func (f filter) has(h uint64) bool {
	b := f.block(h)
	for range probes {
		if b[h&7]&(1<<(h>>3&63)) == 0 {
			return false
		}
		h >>= 9
	}
	return true
}
