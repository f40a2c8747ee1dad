package main

import (
	"math"

	"dateline/extract/syntax/internal/neural"
)

// batchSize is the number of states between two steps.
const batchSize = 1000

// epoch learns all examples in random order. rate is called before each batch.
func (l *learner) epoch(rate func(share float64) float32) float64 {
	order := l.rnd.order(len(l.list))
	loss := 0.0
	for at := 0; at < len(order); at += batchSize {
		loss += l.batch(order[at:min(at+batchSize, len(order))], rate(float64(at)/float64(len(order))))
	}
	return loss / float64(max(len(order), 1))
}

// batch makes a step for some examples.
func (l *learner) batch(picked []int, rate float32) float64 {
	all := len(l.layers)
	at := make([]int32, len(picked)*all) // rows of the values
	n := 0
	for k := range l.layers {
		s := &l.slots[k]
		s.values, s.first = s.values[:0], n
		from := l.source(k)
		words := k < len(l.Slots) && l.Slots[k] == neural.WordKind
		for i, p := range picked {
			v := l.values[p*len(l.Slots)+from]
			if words && (int(v) >= l.trained || l.rnd.share() < l.drop[v]) {
				v = neural.Unknown
			}
			if l.seen[k][v] == 0 {
				s.values = append(s.values, v)
				l.seen[k][v] = int32(n + len(s.values))
			}
			at[i*all+k] = l.seen[k][v] - 1
		}
		n += len(s.values)
		for _, v := range s.values {
			l.seen[k][v] = 0
		}
	}
	l.rows = grown(l.rows, n*hidden)
	each(2, func(side int) {
		for k := side; k < all; k += 2 {
			for i, v := range l.slots[k].values {
				combine(l.rows[(l.slots[k].first+i)*hidden:][:hidden], l.embedding(k, v), l.layers[k].w)
			}
		}
	})
	for i := range l.halfs {
		l.halfs[i].rnd = random(l.rnd.next())
	}
	each(2, func(side int) {
		h := &l.halfs[side]
		h.rows = grown(h.rows, n*hidden)
		clear(h.rows)
		clear(h.out)
		clear(h.bias)
		h.loss = 0
		middle := len(picked) / 2
		from, to := side*middle, middle+side*(len(picked)-middle)
		for i := from; i < to; i++ {
			l.state(h, &l.list[picked[i]], at[i*all:][:all])
		}
	})
	l.top = max(l.top, l.halfs[0].top, l.halfs[1].top)
	l.update(float32(1)/float32(len(picked)), rate)
	return l.halfs[0].loss + l.halfs[1].loss
}

func grown(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n+n/4)[:n]
	}
	return s[:n]
}

// slotKeep makes up for the slots left out, one in eight.
const slotKeep = 8.0 / 7

// state runs an example forward and back.
func (l *learner) state(h *half, e *example, at []int32) {
	var sum, hid, back [hidden]float32
	copy(sum[:], l.bias.w)
	hide, keepUp := uint8(l.hide), 256/float32(256-l.hide)
	dropped := h.rnd.next() & h.rnd.next() & h.rnd.next()
	for k, r := range at {
		if dropped>>k&1 == 0 {
			add(sum[:], l.rows[int(r)*hidden:][:hidden], slotKeep)
		}
	}
	for i := 0; i < hidden; i += 8 {
		keep := h.rnd.next()
		for k := range 8 {
			x := sum[i+k]
			h.top = max(h.top, x, -x)
			if x > 0 && uint8(keep>>(8*k)) >= hide {
				hid[i+k] = x * keepUp
			}
		}
	}
	l.choose(h, &hid, &back, 0, l.first, e.good, e.legal)
	if e.gold >= 0 {
		l.choose(h, &hid, &back, e.from, l.second, 1<<e.gold, 1<<l.second-1)
	}
	for i, x := range hid {
		if x == 0 {
			back[i] = 0
		} else {
			back[i] *= keepUp
		}
	}
	add(h.bias, back[:], 1)
	for k, r := range at {
		if dropped>>k&1 == 0 {
			add(h.rows[int(r)*hidden:][:hidden], back[:], slotKeep)
		}
	}
}

// choose adds the gradient of a choice among n outputs from one on: the loss
// is -log of the probability of the good ones among the legal ones.
func (l *learner) choose(h *half, hid, back *[hidden]float32, from, n int, good, legal uint64) {
	var scores, grad [64]float32
	wide := (n + 7) &^ 7
	if from+wide > l.Outputs {
		wide = n
	}
	s := scores[:wide]
	copy(s, l.out.w[hidden*l.Outputs+from:][:n])
	for i, x := range hid {
		if x != 0 {
			mix(s, l.out.w[i*l.Outputs+from:][:wide], x)
		}
	}
	top := float32(math.Inf(-1))
	for c := range n {
		if legal>>c&1 == 1 {
			top = max(top, s[c])
		}
	}
	var total, right float64
	for c := range n {
		if legal>>c&1 == 1 {
			p := math.Exp(float64(s[c] - top))
			grad[c] = float32(p)
			total += p
			if good>>c&1 == 1 {
				right += p
			}
		}
	}
	h.loss -= math.Log(max(right, 1e-30) / total)
	for c := range n {
		p := grad[c]
		grad[c] = p / float32(total)
		if good>>c&1 == 1 {
			grad[c] -= p / float32(max(right, 1e-30))
		}
	}
	mix(h.out[hidden*l.Outputs+from:][:n], grad[:n], 1)
	g := grad[:wide]
	for i, x := range hid {
		if x != 0 {
			w := l.out.w[i*l.Outputs+from:][:wide]
			back[i] += product(w, g)
			mix(h.out[i*l.Outputs+from:][:wide], g, x)
		}
	}
}

// mix is add for any length.
func mix(sum, v []float32, x float32) {
	n := len(sum) &^ 7
	add(sum[:n], v[:n], x)
	for i := n; i < len(sum); i++ {
		sum[i] += float32(x * v[i])
	}
}

// product is dot for any length.
func product(a, b []float32) float32 {
	n := len(a) &^ 7
	s := dot(a[:n], b[:n])
	for i := n; i < len(a); i++ {
		s += float32(a[i] * b[i])
	}
	return s
}
