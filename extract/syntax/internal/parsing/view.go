package parsing

// Place returns word i of the stack, 0 at the top; the index two after the
// last word stands for what is not there.
func (st *State) Place(i int) int { return st.place(i) }

// Ahead returns word i of the buffer, or what stands for none.
func (st *State) Ahead(i int) int { return st.ahead(i) }

// Words is the number of words of the sentence, and the index of the root.
func (st *State) Words() int { return st.s.n }

// Mark reports whether word i is a mark that governs nothing.
func (st *State) Mark(i int) bool { return st.s.marks[i] }

// Governed returns the leftmost word that word i governs, the second from the
// left and the rightmost, and how many it has on either side.
func (st *State) Governed(i int) (l1, l2, r1 int, valency [2]uint8) {
	n := &st.nodes[i]
	return n.l1, n.l2, n.r1, n.valency
}

// MoveScores returns the scores of Left and Right; that of Shift is 0.
func (m *Model) MoveScores(st *State) (left, right int) {
	var f [Templates]uint64
	st.Features(&f)
	bits := 64 - m.Moves.Bits
	for _, v := range f {
		pair := m.Moves.Weights[v>>bits]
		left += int(int8(pair))
		right += int(int8(pair >> 8))
	}
	return left, right
}

// LabelScores writes the scores of all relations of word d to its head h. sums
// has a place for every relation.
func (m *Model) LabelScores(st *State, h, d int, sums []int32) {
	var f [LabelTemplates]uint64
	var rows [LabelTemplates]int
	st.LabelFeatures(h, d, &f)
	for k := range f {
		rows[k] = int(f[k]>>(64-m.Labels.Bits)) * m.Labels.Stride
	}
	m.Labels.Sums(rows[:], sums)
}
