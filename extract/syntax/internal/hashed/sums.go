package hashed

import "encoding/binary"

// Sums adds up the rows that start at the given bytes, with Zero for every
// weight of zero. sums has a place for every class.
func (t *Table) Sums(rows []int, sums []int32) {
	var even, odd [MostClasses / 8]uint64
	t.addUp(rows, &even, &odd)
	for c := range sums {
		s := &even
		if c&1 == 1 {
			s = &odd
		}
		sums[c] = int32(s[c>>3&7] >> (c & 6 * 8) & 0xFFFF)
	}
}

// addUp adds the rows into sums of 16 bits, four of the even and four of the
// odd classes to a word.
func (t *Table) addUp(rows []int, even, odd *[MostClasses / 8]uint64) {
	const lanes = 0x00FF00FF00FF00FF
	words := t.Stride / 8
	for _, row := range rows {
		w := t.Weights[row : row+t.Stride]
		for k := 0; k < words; k++ {
			v := binary.LittleEndian.Uint64(w[8*k:])
			even[k&7] += v & lanes
			odd[k&7] += v >> 8 & lanes
		}
	}
}
