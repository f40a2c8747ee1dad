package sequence

import (
	"cmp"
	"slices"
)

// Example is one sequence with its right labels.
type Example struct {
	Feats  []uint32
	Ends   []int32
	Labels []uint8
	Weight float32 // of its updates, 1 for most
}

// weight is a row in training: now, and summed over all steps since last.
type weight struct {
	now, sum Scores
	last     [Labels]int32
}

// Trainer learns a model. Features are numbered once, so that a pass works on
// slices.
type Trainer struct {
	names []uint32  // feature of each row
	rows  []weight  // by number
	feats [][]int32 // by example: the numbers of its features that have a row
	ends  [][]int32 // by example: where those of each token end
	steps [Labels + 1]weight
	clock int32
	cost  float32
}

// NewTrainer makes a trainer that knows the features seen at least twice in
// the examples. Cost is added to every wrong label while training.
func NewTrainer(examples []Example, cost float32) *Trainer {
	seen := map[uint32]int32{} // -1 once, else the number
	t := &Trainer{cost: cost}
	for i := range examples {
		for _, f := range examples[i].Feats {
			if n, ok := seen[f]; !ok {
				seen[f] = -1
			} else if n < 0 {
				seen[f] = int32(len(t.names))
				t.names = append(t.names, f)
			}
		}
	}
	t.rows = make([]weight, len(t.names))
	t.feats, t.ends = make([][]int32, len(examples)), make([][]int32, len(examples))
	for i := range examples {
		e := &examples[i]
		at := int32(0)
		for _, end := range e.Ends {
			for _, f := range e.Feats[at:end] {
				if n := seen[f]; n >= 0 {
					t.feats[i] = append(t.feats[i], n)
				}
			}
			at = end
			t.ends[i] = append(t.ends[i], int32(len(t.feats[i])))
		}
	}
	return t
}

// Pass goes once over the examples, the same as those of [NewTrainer], in the
// given order and returns the share of wrong labels.
func (t *Trainer) Pass(examples []Example, order []int) float64 {
	var d Decoder
	wrong, all := 0, 0
	var steps [Labels + 1]Scores
	for _, k := range order {
		e := &examples[k]
		t.clock++
		for l := range steps {
			steps[l] = t.steps[l].now
		}
		got := d.viterbi(&steps, len(e.Ends), func(i int, s *Scores) { t.local(k, i, e.Labels[i], s) })
		all += len(got)
		wrong += t.update(k, e, got)
	}
	return float64(wrong) / float64(max(all, 1))
}

// local is the score of each label of token i of example k, with the cost of
// wrong ones.
func (t *Trainer) local(k, i int, right uint8, s *Scores) {
	*s = Scores{}
	for _, f := range t.token(k, i) {
		w := &t.rows[f].now
		for l := range s {
			s[l] += w[l]
		}
	}
	for l := range s {
		if uint8(l) != right {
			s[l] += t.cost
		}
	}
}

// token are the numbers of the features of token i of example k.
func (t *Trainer) token(k, i int) []int32 {
	if i == 0 {
		return t.feats[k][:t.ends[k][0]]
	}
	return t.feats[k][t.ends[k][i-1]:t.ends[k][i]]
}

// update moves the weights towards the right labels.
func (t *Trainer) update(k int, e *Example, got []uint8) int {
	wrong := 0
	for i, l := range got {
		gold := e.Labels[i]
		if l != gold {
			wrong++
			for _, f := range t.token(k, i) {
				t.add(&t.rows[f], gold, e.Weight)
				t.add(&t.rows[f], l, -e.Weight)
			}
		}
		before, beforeGold := Labels, Labels
		if i > 0 {
			before, beforeGold = got[i-1], e.Labels[i-1]
		}
		if l != gold || before != beforeGold {
			t.add(&t.steps[beforeGold], gold, e.Weight)
			t.add(&t.steps[before], l, -e.Weight)
		}
	}
	return wrong
}

// add changes one weight, keeping the sum that the average needs.
func (t *Trainer) add(w *weight, l uint8, by float32) {
	w.sum[l] += w.now[l] * float32(t.clock-w.last[l])
	w.last[l] = t.clock
	w.now[l] += by
}

// average is the mean of a row over all steps.
func (t *Trainer) average(w *weight) Scores {
	var out Scores
	for l := range out {
		out[l] = (w.sum[l] + w.now[l]*float32(t.clock+1-w.last[l])) / float32(t.clock+1)
	}
	return out
}

// Average is what the trainer has learnt, as plain weights.
func (t *Trainer) Average() *Weights {
	out := &Weights{Rows: make(map[uint32]Scores, len(t.rows))}
	for l := range t.steps {
		out.Steps[l] = t.average(&t.steps[l])
	}
	for n := range t.rows {
		if row := t.average(&t.rows[n]); row != (Scores{}) {
			out.Rows[t.names[n]] = row
		}
	}
	return out
}

// Weights are a model before it is packed.
type Weights struct {
	Steps [Labels + 1]Scores
	Rows  map[uint32]Scores
}

// Add sums the weights of another training into w, to average several orders
// of the examples.
func (w *Weights) Add(o *Weights) {
	for l := range w.Steps {
		for k := range w.Steps[l] {
			w.Steps[l][k] += o.Steps[l][k]
		}
	}
	for f, row := range o.Rows {
		mine := w.Rows[f]
		for l := range mine {
			mine[l] += row[l]
		}
		w.Rows[f] = mine
	}
}

// Pack keeps the size rows whose weights differ most and stores them in
// eighths of a byte's range.
func (w *Weights) Pack(size int) *Model {
	type ranked struct {
		f      uint32
		spread float32
	}
	all := make([]ranked, 0, len(w.Rows))
	for f, row := range w.Rows {
		all = append(all, ranked{f, slices.Max(row[:]) - slices.Min(row[:])})
	}
	slices.SortFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.spread, a.spread), cmp.Compare(a.f, b.f))
	})
	all = all[:min(size, len(all))]
	top := float32(1e-6)
	if len(all) > 0 {
		top = all[min(len(all)-1, len(all)/1000)].spread // one in a thousand may be clipped
	}
	m := &Model{steps: w.Steps, scale: top / 127}
	slices.SortFunc(all, func(a, b ranked) int { return cmp.Compare(a.f, b.f) })
	m.alloc(len(all))
	for _, r := range all {
		row := w.Rows[r.f]
		mean := float32(0)
		for _, v := range row {
			mean += v / float32(Labels)
		}
		var q [Labels]int8
		for l, v := range row {
			q[l] = quantise((v - mean) / m.scale)
		}
		m.insert(r.f, q)
	}
	return m
}

// quantise rounds and clips to a byte.
func quantise(v float32) int8 {
	switch {
	case v > 127:
		return 127
	case v < -127:
		return -127
	case v < 0:
		return int8(v - .5)
	}
	return int8(v + .5)
}
