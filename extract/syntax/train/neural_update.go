package main

import (
	"math"

	"dateline/extract/syntax/internal/neural"
)

// update brings the gradients of a batch to the weights.
func (l *learner) update(share, rate float32) {
	l.steps++
	t := float64(l.steps)
	rate *= float32(math.Sqrt(1-math.Pow(0.999, t)) / (1 - math.Pow(0.9, t)))
	a, b := &l.halfs[0], &l.halfs[1]
	var touched [neural.Kinds][]int32
	each(2, func(side int) {
		for k, p := range l.layers {
			word := k >= len(l.Slots) || l.Slots[k] == neural.WordKind
			if word == (side == 1) {
				continue
			}
			s := &l.slots[k]
			for i, v := range s.values {
				row := a.rows[(s.first+i)*hidden:][:hidden]
				add(row, b.rows[(s.first+i)*hidden:][:hidden], 1)
				for d, x := range l.embedding(k, v) {
					add(p.g[d*hidden:][:hidden], row, x*share)
				}
				if k < len(l.Slots) {
					g := l.tables[l.Slots[k]].g[int(v)*dims[l.Slots[k]]:]
					for d := range dims[l.Slots[k]] {
						g[d] += share * dot(p.w[d*hidden:][:hidden], row)
					}
				}
			}
			p.step(0, len(p.w), rate)
		}
		for kind, t := range l.tables {
			if (neural.Kind(kind) == neural.WordKind) == (side == 1) {
				continue
			}
			touched[kind] = l.touched(neural.Kind(kind))
			for _, v := range touched[kind] {
				t.step(int(v)*dims[kind], (int(v)+1)*dims[kind], rate)
			}
		}
	})
	for i := range l.out.g {
		l.out.g[i] = share * (a.out[i] + b.out[i])
	}
	for i := range l.bias.g {
		l.bias.g[i] = share * (a.bias[i] + b.bias[i])
	}
	l.out.step(0, len(l.out.w), rate)
	l.bias.step(0, len(l.bias.w), rate)
}

// touched lists the values of a kind in the batch, once each.
func (l *learner) touched(kind neural.Kind) []int32 {
	var out []int32
	mark := map[int32]bool{}
	for k, of := range l.Slots {
		if of != kind {
			continue
		}
		for _, v := range l.slots[k].values {
			if !mark[v] {
				mark[v] = true
				out = append(out, v)
			}
		}
	}
	return out
}

// net is the net as it runs.
func (l *learner) net() *neural.Net {
	n := &neural.Net{Layout: l.Layout, Top: l.top, Bias: append([]float32(nil), l.bias.w...), Out: append([]float32(nil), l.out.w...)}
	for k, t := range l.tables {
		n.Tables[k] = bytesOf(t.w, dims[k])
	}
	n.Vectors = bytesOf(l.vectors, l.dim)
	for k, p := range l.layers {
		m := matrixOf(p.w)
		if k < len(l.Slots) {
			n.First = append(n.First, m)
		} else {
			n.Second = append(n.Second, m)
		}
	}
	n.Prepare()
	return n
}

func largest(w []float32) float32 {
	top := float32(1e-9)
	for _, x := range w {
		top = max(top, x, -x)
	}
	return top
}

// bytesOf brings embeddings to bytes.
func bytesOf(w []float32, dim int) neural.Table {
	t := neural.Table{Dim: dim, Unit: largest(w) / 127, Data: make([]int8, len(w))}
	for i, x := range w {
		t.Data[i] = int8(math.Round(float64(x / t.Unit)))
	}
	return t
}

// matrixOf brings weights to 16 bits.
func matrixOf(w []float32) neural.Matrix {
	m := neural.Matrix{Unit: largest(w) / 32767, Data: make([]int16, len(w))}
	for i, x := range w {
		m.Data[i] = int16(math.Round(float64(x / m.Unit)))
	}
	return m
}
