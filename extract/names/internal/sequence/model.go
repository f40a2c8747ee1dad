// Package sequence labels sequences of tokens with a first-order linear model
// over hashed features: a structured averaged perceptron (Collins 2002) with
// a cost for every wrong label in training.
package sequence

// Labels in BIO coding. Misc is what is a name but none of the three.
const (
	O uint8 = iota
	BPerson
	IPerson
	BBody
	IBody
	BPlace
	IPlace
	BMisc
	IMisc
	Labels
)

// Begins reports whether a label opens a name.
func Begins(l uint8) bool { return l != O && l%2 == 1 }

// Class is the number of the class of a label other than O, from 0.
func Class(l uint8) int { return int(l-1) / 2 }

// allowed reports whether label b may stand behind a: an inner label only
// behind one of its own class.
func allowed(a, b uint8) bool { return b%2 == 1 || b == O || a == b || a == b-1 }

// Scores are the weights of one feature, one for each label.
type Scores [Labels]float32

// Model is a trained model. It is safe for concurrent use.
type Model struct {
	steps  [Labels + 1]Scores // weights of a label behind another; the last row opens a sequence
	keys   []uint32           // open hash table, 0 where free
	rows   []int32            // parallel to keys: row of weights
	packed [][Labels]int8
	scale  float32
}

// find is the row of weights of a feature, -1 where it has none.
func (m *Model) find(f uint32) int32 {
	if f == 0 {
		f = 1
	}
	mask := uint32(len(m.keys) - 1)
	for at := f * 0x9E3779B1 >> 7 & mask; ; at = (at + 1) & mask {
		switch m.keys[at] {
		case f:
			return m.rows[at]
		case 0:
			return -1
		}
	}
}

// Decoder holds the room that decoding needs, for one goroutine.
type Decoder struct {
	best  []Scores
	from  [][Labels]uint8
	local Scores
	out   []uint8
}

// Decode returns the best labels for a sequence of tokens; features of token
// i are feats[ends[i-1]:ends[i]]. The answer lives until the next call.
func (d *Decoder) Decode(m *Model, feats []uint32, ends []int32) []uint8 {
	scale := m.scale
	return d.viterbi(&m.steps, len(ends), func(i int, s *Scores) {
		var sum [Labels]int32
		at := int32(0)
		if i > 0 {
			at = ends[i-1]
		}
		for _, f := range feats[at:ends[i]] {
			if row := m.find(f); row >= 0 {
				w := &m.packed[row]
				for l := range sum {
					sum[l] += int32(w[l])
				}
			}
		}
		for l := range sum {
			s[l] = float32(sum[l]) * scale
		}
	})
}

// viterbi finds the best sequence of n labels.
func (d *Decoder) viterbi(steps *[Labels + 1]Scores, n int, local func(i int, s *Scores)) []uint8 {
	if cap(d.best) < n {
		d.best, d.from, d.out = make([]Scores, n), make([][Labels]uint8, n), make([]uint8, n)
	}
	d.best, d.from, d.out = d.best[:n], d.from[:n], d.out[:n]
	for i := range n {
		local(i, &d.local)
		for l := range Labels {
			if i == 0 {
				d.best[0][l] = steps[Labels][l] + d.local[l]
				if l != O && !Begins(l) {
					d.best[0][l] = -1e9
				}
				continue
			}
			top, from := float32(-2e9), uint8(0)
			for k := range Labels {
				if !allowed(k, l) {
					continue
				}
				if s := d.best[i-1][k] + steps[k][l]; s > top {
					top, from = s, k
				}
			}
			d.best[i][l], d.from[i][l] = top+d.local[l], from
		}
	}
	if n == 0 {
		return d.out
	}
	last := uint8(0)
	for l := range Labels {
		if d.best[n-1][l] > d.best[n-1][last] {
			last = l
		}
	}
	for i := n - 1; i >= 0; i-- {
		d.out[i] = last
		last = d.from[i][last]
	}
	return d.out
}
