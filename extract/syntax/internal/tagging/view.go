package tagging

// Class is the hash of the ambiguity class of word i, which may be as far as
// two places outside the sentence.
func (s *Sentence) Class(i int) uint64 { return s.classes[i+2] }

// Allowed is the set of the possible tags of word i, 0 for all.
func (s *Sentence) Allowed(i int) uint64 { return s.allowed[i+2] }

// Scores writes the scores of all tags for word i, whose two words before have
// the tags t1 (next to it) and t2; 63 stands for none. sums has a place for
// every tag.
func (m *Model) Scores(s *Sentence, i int, t1, t2 uint8, sums []int32) {
	var f [Templates]uint64
	var rows [Templates]int
	s.Features(i, t1, t2, &f)
	for k := range f {
		rows[k] = int(f[k]>>(64-m.Table.Bits)) * m.Table.Stride
	}
	m.Table.Sums(rows[:], sums)
}
