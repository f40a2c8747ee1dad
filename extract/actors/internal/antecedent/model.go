package antecedent

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"dateline/extract/lexicon"
)

// Number tells the two tables of weights apart.
type Number int

// Numbers of pronouns: he and she; they.
const (
	One Number = iota
	Many
)

// Candidate is an actor that a pronoun may mean: the clues of each of its
// mentions.
type Candidate struct {
	Mentions [][]Clue
	Key      int // whatever tells the caller which actor it is
}

// Model holds the weights of every clue for both numbers.
type Model struct{ Weights [2][]float64 }

// NewModel is a model without weights.
func NewModel() *Model {
	m := &Model{}
	for i := range m.Weights {
		m.Weights[i] = make([]float64, Clues())
	}
	return m
}

// Add reads one row of a table of weights with the fields clue, one and many.
func (m *Model) Add(r lexicon.Row, names map[string]Clue) error {
	c, ok := names[r.Get("clue")]
	if !ok {
		return fmt.Errorf("%s: unknown clue %q", r.Where(), r.Get("clue"))
	}
	for i, field := range []string{"one", "many"} {
		v, err := strconv.ParseFloat(r.Get(field), 64)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", r.Where(), field, err)
		}
		m.Weights[i][c] = v
	}
	return nil
}

// Read fills a model from a table.
func Read(name string, data []byte) (*Model, error) {
	t, err := lexicon.Parse(name, data)
	if err != nil {
		return nil, err
	}
	m, names := NewModel(), clueNames()
	for _, r := range t.Rows {
		if err := m.Add(r, names); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// Table prints the weights that are not zero as the rows that Read reads.
func (m *Model) Table() string {
	var b strings.Builder
	for c := range Clues() {
		one, many := m.Weights[One][c], m.Weights[Many][c]
		if math.Abs(one) >= 0.005 || math.Abs(many) >= 0.005 {
			fmt.Fprintf(&b, "%v\t%.2f\t%.2f\n", Clue(c), one, many)
		}
	}
	return b.String()
}

// Best is the mention that counts for a candidate, with its score.
func (m *Model) Best(n Number, c Candidate) (at int, score float64) {
	score = math.Inf(-1)
	for i, clues := range c.Mentions {
		s := 0.0
		for _, k := range clues {
			s += m.Weights[n][k]
		}
		if s > score {
			at, score = i, s
		}
	}
	return at, score
}

// Choose is the index of the best candidate, -1 where nobody is better.
// Equal scores fall to the earlier one.
func (m *Model) Choose(n Number, all []Candidate) int {
	best, most := -1, m.Weights[n][Of(Nobody, 0)]
	for i, c := range all {
		if _, s := m.Best(n, c); s > most {
			best, most = i, s
		}
	}
	return best
}
