package neural

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"dateline/extract/syntax/internal/hashed"
	"dateline/extract/syntax/internal/parsing"
	"dateline/extract/syntax/internal/tagging"
)

const (
	testTags      = 7
	testRelations = 5
)

func noise(r *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64())
	}
	return out
}

func testTable(r *rand.Rand, values, dim int) Table {
	t := Table{Dim: dim, Unit: 0.01, Data: make([]int8, values*dim)}
	for i := range t.Data {
		t.Data[i] = int8(r.IntN(255) - 127)
	}
	return t
}

func testMatrix(r *rand.Rand, dim int) Matrix {
	m := Matrix{Unit: 1e-5, Data: make([]int16, dim*Hidden)}
	for i := range m.Data {
		m.Data[i] = int16(r.IntN(65535) - 32767)
	}
	return m
}

func testNet(r *rand.Rand, layout Layout, counts [Kinds]int, vectors Table) *Net {
	n := &Net{Layout: layout, Vectors: vectors, Top: 30, Bias: noise(r, Hidden), Out: noise(r, (Hidden+1)*layout.Outputs)}
	for k := range n.Tables {
		n.Tables[k] = testTable(r, counts[k], 3)
	}
	for range layout.Slots {
		n.First = append(n.First, testMatrix(r, 3))
	}
	for range layout.Vectors {
		n.Second = append(n.Second, testMatrix(r, vectors.Dim))
	}
	n.Prepare()
	return n
}

func testModel() *Model {
	r := rand.New(rand.NewPCG(1, 2))
	l := &Lexicon{Words: NewVocabulary([]uint64{hashed.Of("a").Lower, hashed.Of("b").Lower}), Pieces: NewVocabulary([]uint64{9}), Trained: 1}
	counts := ValueCounts()
	counts[WordKind], counts[PieceKind] = l.Trained+Reserved, l.Pieces.Size()
	vectors := testTable(r, l.Words.Size(), 4)
	return &Model{
		Lexicon: l, TagMix: 0.5, TreeMix: 0.25,
		Tagger: testNet(r, TagLayout(testTags), counts, vectors),
		Parser: testNet(r, TreeLayout(testRelations), counts, vectors),
	}
}

// TestNet compares packed sums with plain ones.
func TestNet(t *testing.T) {
	n := testModel().Parser
	var l Layer
	sums := make([]int32, even(testRelations))
	values := make([]int32, TreeSlots)
	values[0], values[1], values[20] = Reserved, Reserved+1, 5
	from := LabelOutput(parsing.Right, testRelations)
	for range 2 { // from the weights, then from the cache
		l.Fill(n, values)
		l.Score(n, from, sums)
		for c, got := range sums {
			if want := plain(n, values, from+c); math.Abs(want-float64(float32(got)*n.unit)) > 0.02*math.Abs(want)+1 {
				t.Errorf("output %d: %v, want %v", c, float32(got)*n.unit, want)
			}
		}
	}
}

// plain is an output computed without packing.
func plain(n *Net, values []int32, output int) float64 {
	sum := float64(n.Out[Hidden*n.Outputs+output])
	for h := range Hidden {
		x := float64(n.Bias[h])
		times := func(t *Table, m *Matrix, v int) {
			for d := range t.Dim {
				x += float64(t.Unit) * float64(t.Data[v*t.Dim+d]) * float64(m.Unit) * float64(m.Data[d*Hidden+h])
			}
		}
		for k, v := range values {
			table := &n.Tables[n.Slots[k]]
			own := int(v)
			if own >= len(table.Data)/table.Dim {
				own = Unknown
			}
			times(table, &n.First[k], own)
			if k < n.Layout.Vectors {
				times(&n.Vectors, &n.Second[k], int(v))
			}
		}
		if x > 0 {
			sum += x * float64(n.Out[h*n.Outputs+output])
		}
	}
	return sum
}

func TestRead(t *testing.T) {
	data := testModel().Append(nil)
	m, err := Read(data, testTags, testRelations)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(m.Append(nil), data) {
		t.Error("written again, the model is another")
	}
	if _, err := Read(data[:len(data)-1], testTags, testRelations); !errors.Is(err, hashed.ErrModel) {
		t.Error(err)
	}
}

// TestParse checks that any net makes a tree with one root in which no mark
// governs a word, and makes it without allocating.
func TestParse(t *testing.T) {
	m := testModel()
	tags := &tagging.Model{Tags: make([]string, testTags), Lexicon: tagging.NewLexicon(nil), Table: hashed.NewTable(4, testTags)}
	relations := []string{"a", "b", "c", "d", "punct"}
	m.Join(tags, &parsing.Model{Relations: relations, Moves: hashed.NewPairs(4), Labels: hashed.NewTable(4, testRelations)})
	var forms []hashed.Form
	for _, w := range []string{"a", "b", "c", "a", "1", "Xy", "b", "."} {
		forms = append(forms, hashed.Of(w))
	}
	var ts tagging.Sentence
	var s parsing.Sentence
	var st parsing.State
	var words []Word
	var w Work
	got := make([]uint8, len(forms))
	run := func() {
		ts.Reset(tags.Lexicon, forms)
		words = m.Lexicon.Read(words[:0], forms, ts.Class)
		m.Tag(&ts, words, got, &w)
		s.Reset(forms, got, 1<<got[2])
		m.Parse(&s, words, got, &st, &w)
	}
	run()
	roots := 0
	for i := range forms {
		h := st.Heads[i]
		if h == len(forms) {
			roots++
		} else if st.Mark(h) && !st.Mark(i) {
			t.Errorf("mark %d governs word %d", h, i)
		}
	}
	if roots != 1 {
		t.Errorf("%d roots", roots)
	}
	if n := testing.AllocsPerRun(10, run); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// FuzzRead checks that no model file makes the reader panic, and that what is
// refused is refused with ErrModel.
func FuzzRead(f *testing.F) {
	f.Add(testModel().Append(nil))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Read(data, testTags, testRelations); err != nil && !errors.Is(err, hashed.ErrModel) {
			t.Fatal(err)
		}
	})
}
