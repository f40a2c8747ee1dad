package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/extract/syntax/internal/hashed"
	"dateline/extract/syntax/internal/neural"
)

// TestKernels checks that sums are made in the same order, to the last bit, by
// either build.
func TestKernels(t *testing.T) {
	rnd := random(3)
	some := func(n int) []float32 { return newWeights(n, 1, &rnd).w }
	e, w, got, want := some(5), some(5*hidden), make([]float32, hidden), make([]float32, hidden)
	combine(got, e, w)
	for h := range want {
		for d, x := range e {
			want[h] += float32(x * w[d*hidden+h])
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	v, a, b := some(16), some(16), make([]float32, 16)
	copy(b, a)
	add(a, v, 0.3)
	var p [8]float32
	for i := range b {
		b[i] += float32(float32(0.3) * v[i])
		p[i%8] += float32(b[i] * v[i])
	}
	if diff := cmp.Diff(b, a); diff != "" {
		t.Error(diff)
	}
	if got, want := dot(a, v), ((p[0]+p[1])+(p[2]+p[3]))+((p[4]+p[5])+(p[6]+p[7])); got != want {
		t.Errorf("dot %v, want %v", got, want)
	}
}

// exclusive trains a net on the exclusive or of two values.
func exclusive() (*neural.Net, float64) {
	layout := neural.Layout{Slots: []neural.Kind{neural.TagKind, neural.TagKind}, Outputs: 2}
	l := newLearner(layout, 2, 0, neural.ValueCounts(), make([]float32, 8), 8, nil, 1)
	l.hide = 64
	for i := range int32(2000) {
		l.values = append(l.values, i&1, i>>1&1)
		l.list = append(l.list, example{good: 1 << (i&1 ^ i>>1&1), legal: 3, gold: -1})
	}
	loss := 0.0
	for range 100 {
		loss = l.epoch(func(float64) float32 { return 0.01 })
	}
	return l.net(), loss
}

func TestLearner(t *testing.T) {
	net, loss := exclusive()
	if loss > 0.35 { // one value of two is hidden in a quarter of the cases
		t.Errorf("loss %v", loss)
	}
	var work neural.Layer
	scores := make([]int32, 2)
	for i := range int32(4) {
		work.Fill(net, []int32{i & 1, i >> 1})
		work.Score(net, 0, scores)
		if got, want := argmax(scores), int(i&1^i>>1); got != want {
			t.Errorf("%b: %d", i, got)
		}
	}
	again, _ := exclusive()
	if diff := cmp.Diff(net.Out, again.Out); diff != "" {
		t.Error(diff)
	}
}

func TestVectors(t *testing.T) {
	// Words that stand in the same places are near each other.
	var texts [][]uint64
	rnd := random(4)
	for range 3000 {
		day := []uint64{11, 12}[rnd.below(2)]
		place := []uint64{21, 22}[rnd.below(2)]
		texts = append(texts, []uint64{1, day, 2, 3, place, 4})
	}
	words := neural.NewVocabulary([]uint64{1, 2, 3, 4, 11, 12, 21, 22})
	v := wordVectors(texts, words)
	near := func(a, b uint64) float32 {
		return dot(v[int(words.ID(a))*vectorDim:][:vectorDim], v[int(words.ID(b))*vectorDim:][:vectorDim])
	}
	if near(11, 12) <= near(11, 21) || near(21, 22) <= near(12, 22) {
		t.Error(near(11, 12), near(11, 21), near(21, 22), near(12, 22))
	}
}

func TestNeuralLexicon(t *testing.T) {
	list := corpus(t)
	twice := append(list, list...)
	lex, drop := neuralLexicon(twice, [][]uint64{{7, 7, 7, 8}}, func(hashed.Form) uint64 { return 5 })
	if lex.Trained != 6 || lex.Words.Size() != 6+1+neural.Reserved || len(drop) != 6+neural.Reserved {
		t.Errorf("%d trained of %d words, %d drops", lex.Trained, lex.Words.Size(), len(drop))
	}
	if lex.Words.ID(7) != int32(6+neural.Reserved) || lex.Words.ID(8) != neural.Unknown {
		t.Error(lex.Words.ID(7), lex.Words.ID(8))
	}
}
