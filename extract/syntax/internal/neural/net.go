// Package neural tags and parses with feed-forward nets of one hidden layer
// (Chen & Manning 2014): embeddings of words, parts of words, tags and
// relations, whose products with the first layer are kept ready as packed
// integers.
package neural

import (
	"math"
	"sync"
	"sync/atomic"
)

// Hidden is the number of hidden units.
const Hidden = 192

const rowWords = Hidden / 4

// row holds what a value of a slot adds to the hidden units, four to a word,
// 16 bits each.
type row [rowWords]int64

// Table holds embeddings: Dim numbers for each value, in units of Unit.
type Table struct {
	Dim  int
	Unit float32
	Data []int8
}

// Matrix holds Dim rows of Hidden weights, in units of Unit.
type Matrix struct {
	Unit float32
	Data []int16
}

// Net is a net with its cache of rows. It is safe for concurrent use.
type Net struct {
	Layout
	Tables  [Kinds]Table
	Vectors Table // of words
	First   []Matrix
	Second  []Matrix // for the slots with vectors
	Bias    []float32
	Out     []float32 // Hidden rows of Outputs weights, then the biases
	Top     float32   // the largest hidden unit to be expected

	scale float32 // hidden units of a row in one of the net's
	unit  float32 // what 1 of the scores stands for
	bias  row
	out   []int64 // Hidden rows of Outputs/2 pairs
	last  []int64 // biases
	cache [][]atomic.Pointer[row]
	kept  shelf
}

// shelf makes room for the rows of a cache, many at a time.
type shelf struct {
	mutex sync.Mutex
	free  []row
	taken int
}

// Bounds of the cache of a net: about 25 MB, taken in pieces of 96 kB.
const (
	mostRows  = 1 << 16
	shelfRows = 1 << 8
)

// take returns room for a row, nil when there is none.
func (s *shelf) take() *row {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.taken == mostRows {
		return nil
	}
	if len(s.free) == 0 {
		s.free = make([]row, shelfRows)
	}
	r := &s.free[0]
	s.free = s.free[1:]
	s.taken++
	return r
}

const (
	hiddenShift = 4
	weightTop   = 2047
)

// Prepare makes what is computed from the weights.
func (n *Net) Prepare() {
	n.scale = 32767 / 1.5 / n.Top
	var bias [Hidden]int64
	for h, b := range n.Bias {
		bias[h] = int64(math.Round(float64(b * n.scale)))
	}
	n.bias = pack(&bias)
	top := float32(0)
	for _, w := range n.Out[:Hidden*n.Outputs] {
		top = max(top, w, -w)
	}
	weight := weightTop / max(top, 1e-9)
	n.unit = (1 << hiddenShift) / (n.scale * weight)
	half := n.Outputs / 2
	n.out = make([]int64, Hidden*half)
	for i := range n.out {
		n.out[i] = rounded(n.Out[2*i]*weight) + rounded(n.Out[2*i+1]*weight)<<32
	}
	n.last = make([]int64, half)
	for i := range n.last {
		b := n.Out[Hidden*n.Outputs+2*i:]
		n.last[i] = rounded(b[0]/n.unit) + rounded(b[1]/n.unit)<<32
	}
	n.cache = make([][]atomic.Pointer[row], len(n.Slots))
	for k, kind := range n.Slots {
		size := len(n.Tables[kind].Data) / n.Tables[kind].Dim
		if k < n.Layout.Vectors {
			size = len(n.Vectors.Data) / n.Vectors.Dim
		}
		n.cache[k] = make([]atomic.Pointer[row], size)
	}
}

func rounded(x float32) int64 { return int64(math.Round(float64(x))) }

// pack puts four numbers of 16 bits into each word, such that words can be
// added as a whole.
func pack(v *[Hidden]int64) (r row) {
	for h, x := range v {
		r[h/4] += x << (16 * (h & 3))
	}
	return r
}

// get returns the row of a value of a slot, in scratch where the cache is full.
func (n *Net) get(slot int, value int32, scratch *row) *row {
	cache := n.cache[slot]
	if int(value) >= len(cache) {
		value = Unknown
	}
	if r := cache[value].Load(); r != nil {
		return r
	}
	r := n.kept.take()
	if r == nil {
		n.compute(slot, value, scratch)
		return scratch
	}
	n.compute(slot, value, r)
	cache[value].Store(r)
	return r
}

// compute multiplies an embedding, and a vector, with the first layer.
func (n *Net) compute(slot int, value int32, to *row) {
	var sum [Hidden]int64
	t := &n.Tables[n.Slots[slot]]
	own := int(value)
	if own >= len(t.Data)/t.Dim {
		own = Unknown
	}
	product(t, own, &n.First[slot], n.scale, &sum)
	if slot < n.Layout.Vectors {
		product(&n.Vectors, int(value), &n.Second[slot], n.scale, &sum)
	}
	*to = pack(&sum)
}

// product adds the product of an embedding and a matrix, rounded.
func product(t *Table, value int, m *Matrix, scale float32, to *[Hidden]int64) {
	var sum [Hidden]int32
	for d, x := range t.Data[value*t.Dim:][:t.Dim] {
		w := (*[Hidden]int16)(m.Data[d*Hidden:])
		for h := range sum {
			sum[h] += int32(x) * int32(w[h])
		}
	}
	unit := float64(t.Unit) * float64(m.Unit) * float64(scale)
	for h, s := range sum {
		to[h] += int64(math.Round(float64(s) * unit))
	}
}

// unit is a hidden unit that is not 0.
type active struct{ unit, value int32 }

// Layer is the state of a net for one set of values. It can be reused.
type Layer struct {
	scratch row
	sum     row
	units   [Hidden]active
	n       int
}

// Fill computes the hidden layer.
func (l *Layer) Fill(n *Net, values []int32) {
	l.sum = n.bias
	for k, v := range values {
		r := n.get(k, v, &l.scratch)
		for i := range l.sum {
			l.sum[i] += r[i]
		}
	}
	l.n = 0
	for i, s := range l.sum {
		for k := range int32(4) {
			x := int64(int16(s))
			s = (s - x) >> 16
			if x >>= hiddenShift; x > 0 {
				l.units[l.n] = active{int32(4*i) + k, int32(x)}
				l.n++
			}
		}
	}
}

// Score writes the scores of outputs from an even one on to sums, which has an
// even number of places, at most 64.
func (l *Layer) Score(n *Net, from int, sums []int32) {
	var acc [32]int64
	half, at := n.Outputs/2, from/2
	a := acc[:len(sums)/2]
	copy(a, n.last[at:])
	for _, u := range l.units[:l.n] {
		w := n.out[int(u.unit)*half+at:][:len(a)]
		for i := range a {
			a[i] += int64(u.value) * w[i]
		}
	}
	for i, s := range a {
		x := int32(s)
		sums[2*i], sums[2*i+1] = x, int32((s-int64(x))>>32)
	}
}
