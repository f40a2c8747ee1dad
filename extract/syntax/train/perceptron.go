package main

import (
	"math"
	"sync"

	"dateline/extract/syntax/internal/hashed"
)

// perceptron holds the weights of a linear model in training with what is
// needed to average them over all steps (Collins 2002).
type perceptron struct {
	bits, classes int
	weights       []int32
	moments       []int64 // sum of update times step
	step          int64
}

func newPerceptron(bits, classes int) *perceptron {
	n := classes << bits
	return &perceptron{bits: bits, classes: classes, weights: make([]int32, n), moments: make([]int64, n), step: 1}
}

// score adds up the rows of features for all classes.
func (p *perceptron) score(features []uint64, sums []int32) {
	clear(sums)
	for _, f := range features {
		row := int(f>>(64-p.bits)) * p.classes
		for c, w := range p.weights[row : row+p.classes] {
			sums[c] += w
		}
	}
}

// update moves the weights towards class good and away from class bad.
func (p *perceptron) update(features []uint64, good, bad int) {
	for _, f := range features {
		row := int(f>>(64-p.bits)) * p.classes
		p.weights[row+good]++
		p.moments[row+good] += p.step
		p.weights[row+bad]--
		p.moments[row+bad] -= p.step
	}
}

// mean returns the averaged weights.
func (p *perceptron) mean() []float64 {
	mean := make([]float64, len(p.weights))
	for i, w := range p.weights {
		mean[i] = float64(w) - float64(p.moments[i])/float64(p.step)
	}
	return mean
}

// mixed trains n models that differ in the order of what they see, side by
// side, and returns the sum of their weights (McDonald, Hall & Mann 2010), in
// units of which 127 are the largest weight kept.
func mixed(n int, train func(seed uint64) []float64) []float64 {
	parts := make([][]float64, n)
	each(n, func(k int) { parts[k] = train(uint64(k) + 1) })
	sum := parts[0]
	for _, part := range parts[1:] {
		for i, m := range part {
			sum[i] += m
		}
	}
	scale(sum)
	return sum
}

// each runs work for the numbers below n side by side.
func each(n int, work func(k int)) {
	var wait sync.WaitGroup
	for k := range n {
		wait.Go(func() { work(k) })
	}
	wait.Wait()
}

// scale brings weights to units of which 127 are the largest weight kept.
func scale(weights []float64) {
	var square, count float64
	for _, w := range weights {
		if w != 0 {
			square += w * w
			count++
		}
	}
	unit := 127 / (widest * math.Sqrt(square/max(count, 1)))
	for i := range weights {
		weights[i] *= unit
	}
}

// mixture is the number of models mixed into one.
const mixture = 3

// table brings weights to bytes. Those of less than floor units are dropped,
// the few largest are cut off so that the others keep more of their precision.
func table(weights []float64, bits, classes int, floor float64) *hashed.Table {
	t := hashed.NewTable(bits, classes)
	for i, m := range weights {
		if math.Abs(m) >= floor {
			t.Weights[i/classes*t.Stride+i%classes] = uint8(rounded(m) + hashed.Zero)
		}
	}
	return t
}

// pairs brings the weights of three classes to bytes, relative to the last
// class. Rows with weights of less than floor units are dropped.
func pairs(weights []float64, bits int, floor float64) *hashed.Pairs {
	t := hashed.NewPairs(bits)
	for row := range t.Weights {
		a, b := weights[3*row]-weights[3*row+2], weights[3*row+1]-weights[3*row+2]
		if math.Abs(a) >= floor || math.Abs(b) >= floor {
			t.Weights[row] = uint16(uint8(rounded(a))) | uint16(uint8(rounded(b)))<<8
		}
	}
	return t
}

func rounded(v float64) int { return int(max(-127, min(127, math.Round(v)))) }

// widest is the size of the largest weight kept, in root mean squares.
const widest = 32

// random is a splitmix64 generator: the same numbers everywhere.
type random uint64

func (r *random) next() uint64 {
	*r += 0x9E3779B97F4A7C15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// below returns a number in [0, n).
func (r *random) below(n int) int { return int(r.next() % uint64(n)) }

// order returns the numbers below n in random order.
func (r *random) order(n int) []int {
	out := make([]int, n)
	for i := range out {
		k := r.below(i + 1)
		out[i] = out[k]
		out[k] = i
	}
	return out
}
