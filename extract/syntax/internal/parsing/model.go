// Package parsing builds dependency trees: a greedy arc-hybrid parser with an
// averaged perceptron, trained with a dynamic oracle (Goldberg & Nivre 2013),
// that chooses the move first and the relation only when it joins two words.
package parsing

import (
	"fmt"

	"dateline/extract/syntax/internal/hashed"
)

const magic = "dateline tree 1\n"

// Model is a trained parser. It is safe for concurrent use.
type Model struct {
	Relations []string // at most 63, without that of the root
	Moves     *hashed.Pairs
	Labels    *hashed.Table
}

// Read reads what [Model.Append] wrote. Errors match [hashed.ErrModel].
func Read(data []byte) (*Model, error) {
	r := hashed.NewReader(data, magic)
	m := &Model{Relations: r.Strings(), Moves: r.Pairs(), Labels: r.Table()}
	if r.Err() != nil {
		return nil, fmt.Errorf("parser: %w", r.Err())
	}
	if n := len(m.Relations); n == 0 || n > 63 || n != m.Labels.Classes {
		return nil, fmt.Errorf("parser: %w: %d relations, %d classes", hashed.ErrModel, n, m.Labels.Classes)
	}
	return m, nil
}

// Append writes the model to b.
func (m *Model) Append(b []byte) []byte {
	b = hashed.AppendStrings(append(b, magic...), m.Relations)
	return hashed.AppendTable(hashed.AppendPairs(b, m.Moves), m.Labels)
}

// Parse gives every word of the sentence its head and relation in st. The
// head of the one root is the index after the last word, its label 63.
func (m *Model) Parse(s *Sentence, st *State) {
	st.Reset(s)
	punct := m.punct()
	for !st.Done() {
		move := m.choose(st)
		if move == Shift {
			st.Do(Shift, 0)
			continue
		}
		if top := len(st.Stack) - 1; move == Right && s.marks[st.Stack[top-1]] && !s.marks[st.Stack[top]] {
			st.Lift(punct)
			continue
		}
		label := uint8(63)
		if head, dep := st.Arc(move); head < s.n {
			label = m.label(st, head, dep)
		}
		st.Do(move, label)
	}
}

// punct is the relation of punctuation.
func (m *Model) punct() uint8 {
	for i, r := range m.Relations {
		if r == "punct" {
			return uint8(i)
		}
	}
	return 63
}

// choose returns the best legal move by which no mark governs a word.
func (m *Model) choose(st *State) Move {
	left, right, shift := st.Legal(Left), st.Legal(Right), st.Legal(Shift)
	if left && shift && st.s.marks[st.Next] && !st.s.marks[st.place(0)] {
		left = false
	}
	switch {
	case !left && !right:
		return Shift
	case !shift && !right:
		return Left
	case !shift && !left:
		return Right
	}
	var f [Templates]uint64
	st.Features(&f)
	bits := 64 - m.Moves.Bits
	l, r := 0, 0
	for _, v := range f {
		pair := m.Moves.Weights[v>>bits]
		l += int(int8(pair))
		r += int(int8(pair >> 8))
	}
	best, top := Shift, 0
	if !shift {
		top = -1 << 30
	}
	if right && r > top {
		best, top = Right, r
	}
	if left && l > top {
		best = Left
	}
	return best
}

// label returns the best relation of word d to its head h.
func (m *Model) label(st *State, h, d int) uint8 {
	var f [LabelTemplates]uint64
	var rows [LabelTemplates]int
	st.LabelFeatures(h, d, &f)
	for k := range f {
		rows[k] = int(f[k]>>(64-m.Labels.Bits)) * m.Labels.Stride
	}
	return uint8(m.Labels.Best(rows[:]))
}
