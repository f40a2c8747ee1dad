package hashed

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrModel is matched by every error about the content of a model file.
var ErrModel = errors.New("bad model file")

// Reader reads the parts of a model file in order. After the first error all
// reads return zero values; Err tells.
type Reader struct {
	data []byte
	at   int
	err  error
}

// NewReader starts reading data, which must begin with magic.
func NewReader(data []byte, magic string) *Reader {
	r := &Reader{data: data}
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		r.fail("it does not start with " + magic)
		return r
	}
	r.at = len(magic)
	return r
}

func (r *Reader) fail(what string) {
	if r.err == nil {
		r.err = fmt.Errorf("%w: byte %d: %s", ErrModel, r.at, what)
	}
	r.at = len(r.data)
}

// Err is the first error, which matches [ErrModel].
func (r *Reader) Err() error { return r.err }

// Uint reads a variable-length number of at most max.
func (r *Reader) Uint(max uint64) uint64 {
	v, n := binary.Uvarint(r.data[r.at:])
	if n <= 0 || v > max {
		r.fail("a number is missing or too large")
		return 0
	}
	r.at += n
	return v
}

// Bytes reads n bytes.
func (r *Reader) Bytes(n int) []byte {
	if n < 0 || n > len(r.data)-r.at {
		r.fail("the file ends too early")
		return nil
	}
	r.at += n
	return r.data[r.at-n : r.at]
}

// Strings reads a list of short strings.
func (r *Reader) Strings() []string {
	out := make([]string, r.Uint(1<<16))
	for i := range out {
		out[i] = string(r.Bytes(int(r.Uint(1 << 10))))
	}
	return out
}

// AppendStrings writes what [Reader.Strings] reads.
func AppendStrings(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
	}
	return b
}

// Table holds a row of weights, one for each class, for every value of the
// top Bits bits of a feature. Weights are stored with Zero added.
type Table struct {
	Bits    int
	Classes int
	Stride  int // bytes from row to row, a multiple of 8
	Weights []uint8
}

// Zero is the byte of a weight of zero.
const Zero = 128

// NewTable makes a table of zeros.
func NewTable(bits, classes int) *Table {
	t := &Table{Bits: bits, Classes: classes, Stride: (classes + 7) &^ 7}
	t.Weights = make([]uint8, t.Stride<<bits)
	for i := range t.Weights {
		t.Weights[i] = Zero
	}
	return t
}

// mostBits bounds the size of a table that is read.
const mostBits = 22

// Most rows and classes that [Table.Best] can add up.
const (
	MostRows    = 255
	MostClasses = 64
)

// Best returns the class with the highest sum over the rows that start at the
// given bytes: the first of equals. It adds four classes at a time, 16 bits
// for each.
func (t *Table) Best(rows []int) int {
	var even, odd [MostClasses / 8]uint64
	t.addUp(rows, &even, &odd)
	best, top := 0, uint64(0)
	for c := range t.Classes {
		sums := &even
		if c&1 == 1 {
			sums = &odd
		}
		if v := sums[c>>3&7] >> (c & 6 * 8) & 0xFFFF; v > top {
			best, top = c, v
		}
	}
	return best
}

// AppendTable writes a table without its zeros: for each row that has weights
// the distance from the row before, the number of weights, and pairs of class
// and weight.
func AppendTable(b []byte, t *Table) []byte {
	b = append(b, byte(t.Bits), byte(t.Classes))
	rows, before := uint64(0), 0
	var body []byte
	for row := range 1 << t.Bits {
		var pairs []byte
		for c, w := range t.Weights[row*t.Stride:][:t.Classes] {
			if w != Zero {
				pairs = append(pairs, byte(c), w)
			}
		}
		if pairs == nil {
			continue
		}
		body = binary.AppendUvarint(body, uint64(row-before))
		body = append(body, byte(len(pairs)/2))
		body = append(body, pairs...)
		before = row
		rows++
	}
	return append(binary.AppendUvarint(b, rows), body...)
}

// Table reads what [AppendTable] wrote.
func (r *Reader) Table() *Table {
	head := r.Bytes(2)
	if head == nil || head[0] > mostBits || head[1] > MostClasses {
		r.fail("no table")
		return NewTable(0, 1)
	}
	t := NewTable(int(head[0]), int(head[1]))
	row := 0
	for range r.Uint(1 << t.Bits) {
		row += int(r.Uint(1 << 24))
		n := r.Bytes(1)
		if n == nil || row >= 1<<t.Bits {
			r.fail("a row lies outside its table")
			return t
		}
		pairs := r.Bytes(2 * int(n[0]))
		to := t.Weights[row*t.Stride:][:t.Stride]
		for i := 0; i+1 < len(pairs); i += 2 {
			if int(pairs[i]) >= t.Classes {
				r.fail("a class lies outside its table")
				return t
			}
			to[pairs[i]] = pairs[i+1]
		}
	}
	return t
}

// Pairs holds two weights for every value of the top Bits bits of a feature,
// for a choice between three classes of which the last always has the score 0.
type Pairs struct {
	Bits    int
	Weights []uint16 // the second weight in the upper byte, both signed
}

// NewPairs makes a table of zeros.
func NewPairs(bits int) *Pairs { return &Pairs{bits, make([]uint16, 1<<bits)} }

// AppendPairs writes the rows of a table that are not zero: the distance from
// the row before, and two bytes.
func AppendPairs(b []byte, t *Pairs) []byte {
	b = append(b, byte(t.Bits))
	rows, before := uint64(0), 0
	var body []byte
	for row, v := range t.Weights {
		if v != 0 {
			body = binary.AppendUvarint(body, uint64(row-before))
			body = binary.LittleEndian.AppendUint16(body, v)
			before = row
			rows++
		}
	}
	return append(binary.AppendUvarint(b, rows), body...)
}

// Pairs reads what [AppendPairs] wrote.
func (r *Reader) Pairs() *Pairs {
	head := r.Bytes(1)
	if head == nil || head[0] > mostBits {
		r.fail("no table")
		return NewPairs(0)
	}
	t := NewPairs(int(head[0]))
	row := 0
	for range r.Uint(1 << t.Bits) {
		row += int(r.Uint(1 << 24))
		v := r.Bytes(2)
		if v == nil || row >= len(t.Weights) {
			r.fail("a row lies outside its table")
			return t
		}
		t.Weights[row] = binary.LittleEndian.Uint16(v)
	}
	return t
}
