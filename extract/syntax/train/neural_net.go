package main

import (
	"math"

	"dateline/extract/syntax/internal/neural"
)

const hidden = neural.Hidden

// Dimensions of the embeddings by kind.
var dims = [neural.Kinds]int{neural.WordKind: 40, neural.PieceKind: 16, neural.TagKind: 32, neural.LabelKind: 32, neural.SmallKind: 8}

// weights are a block of weights with the state of Adam (Kingma & Ba 2015).
type weights struct{ w, g, m, v []float32 }

func newWeights(n int, spread float32, rnd *random) *weights {
	p := &weights{make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)}
	for i := range p.w {
		p.w[i] = spread * (2*rnd.share() - 1)
	}
	return p
}

// share returns a number in [0, 1).
func (r *random) share() float32 { return float32(r.next()>>40) / (1 << 24) }

// step makes a step of Adam for part of the weights and clears the gradient.
func (p *weights) step(from, to int, rate float32) {
	w, g, m, v := p.w[from:to], p.g[from:to], p.m[from:to], p.v[from:to]
	for i, d := range g {
		m[i] += float32(0.1 * (d - m[i]))
		v[i] += float32(0.001 * (float32(d*d) - v[i]))
		w[i] -= rate * m[i] / (float32(math.Sqrt(float64(v[i]))) + 1e-8)
		g[i] = 0
	}
}

// example is a state with what is right in it: a set of classes among the
// legal ones of the first outputs, and perhaps one of n outputs from another.
type example struct {
	good, legal uint64
	from, gold  int // gold -1: none
}

// learner trains a net.
type learner struct {
	neural.Layout
	first  int // number of outputs of the first choice
	second int // of the second
	values []int32
	list   []example

	tables  [neural.Kinds]*weights
	vectors []float32
	dim     int        // of the vectors
	trained int        // word embeddings
	drop    []float32  // how often a word is hidden
	hide    int        // hidden units left out, of 256
	layers  []*weights // of the slots, then those of the vectors
	out     *weights
	bias    *weights
	rnd     random
	steps   int
	top     float32

	seen  [][]int32 // by slot and value: row in the batch + 1
	rows  []float32
	slots []slotRows
	halfs [2]half
}

// slotRows are the distinct values of a slot in a batch, with rows from first on.
type slotRows struct {
	values []int32
	first  int
}

// half is what one half of a batch adds up.
type half struct {
	rows, out, bias []float32
	rnd             random
	loss            float64
	top             float32
}

// source returns the slot whose values the layer k reads.
func (l *learner) source(k int) int {
	if n := len(l.Slots); k >= n {
		return k - n
	}
	return k
}

// embedding is row v of what layer k multiplies.
func (l *learner) embedding(k int, v int32) []float32 {
	if k >= len(l.Slots) {
		return l.vectors[int(v)*l.dim:][:l.dim]
	}
	d := dims[l.Slots[k]]
	return l.tables[l.Slots[k]].w[int(v)*d:][:d]
}

// counts are the numbers of values by kind; drop is how often a word is hidden.
func newLearner(layout neural.Layout, first, second int, counts [neural.Kinds]int, vectors []float32, dim int, drop []float32, seed uint64) *learner {
	l := &learner{Layout: layout, first: first, second: second, vectors: vectors, dim: dim, drop: drop, trained: counts[neural.WordKind], rnd: random(seed), top: 8}
	for k, n := range counts {
		l.tables[k] = newWeights(n*dims[k], 0.5, &l.rnd)
	}
	all := len(l.Slots) + l.Vectors
	l.layers, l.seen, l.slots = make([]*weights, all), make([][]int32, all), make([]slotRows, all)
	for k := range l.layers {
		d, n := dim, len(vectors)/dim
		if k < len(l.Slots) {
			d, n = dims[l.Slots[k]], counts[l.Slots[k]]
		}
		l.layers[k] = newWeights(d*hidden, 0.1, &l.rnd)
		l.seen[k] = make([]int32, n)
	}
	l.out = newWeights((hidden+1)*l.Outputs, 0.1, &l.rnd)
	l.bias = newWeights(hidden, 0, &l.rnd)
	for i := range l.halfs {
		l.halfs[i].out, l.halfs[i].bias = make([]float32, len(l.out.w)), make([]float32, hidden)
	}
	return l
}
