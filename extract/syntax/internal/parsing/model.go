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

// Punct is the relation of punctuation.
func (m *Model) Punct() uint8 {
	for i, r := range m.Relations {
		if r == "punct" {
			return uint8(i)
		}
	}
	return 63
}
