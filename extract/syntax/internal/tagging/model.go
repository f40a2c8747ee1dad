// Package tagging gives words their part-of-speech tags: a greedy averaged
// perceptron (Collins 2002) over hashed features, with ambiguity classes of
// the words ahead (Giménez & Márquez 2004) and a tag dictionary.
package tagging

import (
	"fmt"
	"math/bits"

	"dateline/extract/syntax/internal/hashed"
)

const magic = "dateline tags 1\n"

// Model is a trained tagger. It is safe for concurrent use.
type Model struct {
	Tags    []string // at most 64
	Lexicon *Lexicon
	Table   *hashed.Table
}

// Read reads what [Model.Append] wrote. Errors match [hashed.ErrModel].
func Read(data []byte) (*Model, error) {
	r := hashed.NewReader(data, magic)
	m := &Model{Tags: r.Strings(), Lexicon: readLexicon(r), Table: r.Table()}
	if r.Err() != nil {
		return nil, fmt.Errorf("tagger: %w", r.Err())
	}
	if n := len(m.Tags); n == 0 || n > 64 || n != m.Table.Classes {
		return nil, fmt.Errorf("tagger: %w: %d tags, %d classes", hashed.ErrModel, n, m.Table.Classes)
	}
	return m, nil
}

// Append writes the model to b.
func (m *Model) Append(b []byte) []byte {
	b = hashed.AppendStrings(append(b, magic...), m.Tags)
	return hashed.AppendTable(m.Lexicon.append(b), m.Table)
}

// ID is the index of a tag, 0 for a tag the model does not know.
func (m *Model) ID(tag string) uint8 {
	for i, t := range m.Tags {
		if t == tag {
			return uint8(i)
		}
	}
	return 0
}

// Marks is the set of the tags of punctuation, with bit t for tag t.
func (m *Model) Marks() uint64 {
	set := uint64(0)
	for _, t := range []string{"``", "''", ",", ".", ":", "-LRB-", "-RRB-", "HYPH"} {
		set |= 1 << m.ID(t)
	}
	return set
}

// Tag writes the tags of a sentence, as indices of Tags, to tags, which must
// have its length.
func (m *Model) Tag(s *Sentence, tags []uint8) {
	var f [Templates]uint64
	var rows [Templates]int
	shift := 64 - m.Table.Bits
	none := uint8(63)
	t1, t2 := none, none
	for i := range tags {
		allowed := s.allowed[i+2]
		tag := uint8(bits.TrailingZeros64(allowed))
		if allowed == 0 || allowed&(allowed-1) != 0 {
			s.Features(i, t1, t2, &f)
			for k := range f {
				rows[k] = int(f[k]>>shift) * m.Table.Stride
			}
			tag = m.best(&rows, allowed)
		}
		tags[i] = tag
		t1, t2 = tag, t1
	}
}

// best returns the tag with the highest score among allowed, 0 for all.
func (m *Model) best(rows *[Templates]int, allowed uint64) uint8 {
	if allowed == 0 {
		return uint8(m.Table.Best(rows[:]))
	}
	best, top := uint8(0), -1
	for rest := allowed; rest != 0; rest &= rest - 1 {
		tag := bits.TrailingZeros64(rest)
		sum := 0
		for _, row := range rows {
			sum += int(m.Table.Weights[row+tag])
		}
		if sum > top {
			best, top = uint8(tag), sum
		}
	}
	return best
}
