package variants

import (
	"math"
	"slices"
)

// Change is one difference between two spellings: groups of letters that stand
// for one another; "^" and "$" are the ends of the word.
type Change struct{ X, Y string }

// Difference is a change at offsets of two plain words.
type Difference struct {
	Change
	I, J int
}

// step is how a cell of the table was reached.
type step struct{ dx, dy int8 }

// cost is the least cost of changes that turn one plain word into the other.
// trace, if there is one, is told them from the last to the first.
func (m *Matcher) cost(x, y string, trace func(d Difference)) float64 {
	if x == y {
		return 0
	}
	if x == "" || y == "" || len(x) > longestName || len(y) > longestName {
		return math.Inf(1)
	}
	var cells [longestName + 1][longestName + 1]float64
	var steps [longestName + 1][longestName + 1]step
	var known [2][longestName + 1][longest + 1]bool
	m.mark(x, &known[0])
	m.mark(y, &known[1])
	for i := 0; i <= len(x); i++ {
		for j := 0; j <= len(y); j++ {
			if i+j > 0 {
				cells[i][j] = math.Inf(1)
			}
		}
	}
	for i := 0; i <= len(x); i++ {
		for j := 0; j <= len(y); j++ {
			from := cells[i][j]
			if math.IsInf(from, 1) {
				continue
			}
			reach := func(dx, dy int, cost float64) {
				if c := &cells[i+dx][j+dy]; from+cost < *c {
					*c = from + cost
					steps[i+dx][j+dy] = step{int8(dx), int8(dy)}
				}
			}
			if i < len(x) && j < len(y) && x[i] == y[j] {
				reach(1, 1, 0)
			}
			m.single(x, y, i, j, reach)
			for dx := 0; dx <= longest && i+dx <= len(x); dx++ {
				if !known[0][i][dx] {
					continue
				}
				a := uint64(pack(x[i:i+dx])) << 32
				for dy := 0; dy <= longest && j+dy <= len(y); dy++ {
					if !known[1][j][dy] {
						continue
					}
					if cost, ok := m.changes[a|uint64(pack(y[j:j+dy]))]; ok && dx+dy > 0 {
						reach(dx, dy, cost)
					}
				}
			}
		}
	}
	if trace != nil {
		m.retrace(x, y, func(i, j int) (int, int) { s := steps[i][j]; return int(s.dx), int(s.dy) }, trace)
	}
	return cells[len(x)][len(y)]
}

// mark notes which groups of letters of a word any change has.
func (m *Matcher) mark(x string, known *[longestName + 1][longest + 1]bool) {
	for i := 0; i <= len(x); i++ {
		for d := 0; d <= longest && i+d <= len(x); d++ {
			known[i][d] = m.groups[pack(x[i:i+d])]
		}
	}
}

// single offers the changes of single letters that are not listed.
func (m *Matcher) single(x, y string, i, j int, reach func(dx, dy int, cost float64)) {
	if i < len(x) && j < len(y) && x[i] != y[j] {
		if k := kindOf(x[i:i+1], y[j:j+1]); k >= 0 {
			reach(1, 1, m.other[k])
		}
	}
	if i < len(x) {
		if k := kindOf(x[i:i+1], ""); k >= 0 {
			reach(1, 0, m.other[k])
		}
	}
	if j < len(y) {
		if k := kindOf("", y[j:j+1]); k >= 0 {
			reach(0, 1, m.other[k])
		}
	}
}

// kindOf is the kind of a single change, -1 for one of the ends of a word.
func kindOf(x, y string) int {
	if x == "^" || x == "$" || y == "^" || y == "$" {
		return -1
	}
	switch {
	case x == "" || y == "":
		if isVowel(x + y) {
			return vowel
		}
		return consonant
	case isVowel(x) != isVowel(y):
		return mixed
	case isVowel(x):
		return vowels
	}
	return consonants
}

func isVowel(s string) bool {
	switch s {
	case "a", "e", "i", "o", "u", "y":
		return true
	}
	return false
}

// retrace follows the steps back from the end.
func (m *Matcher) retrace(x, y string, at func(i, j int) (dx, dy int), trace func(d Difference)) {
	for i, j := len(x), len(y); i > 0 || j > 0; {
		dx, dy := at(i, j)
		c := Change{x[i-dx : i], y[j-dy : j]}
		i, j = i-dx, j-dy
		if c.X != c.Y {
			trace(Difference{c, i, j})
		}
	}
}

// Differences are the changes between two words by the cheapest way from one
// to the other, in order.
func (m *Matcher) Differences(a, b string) []Difference {
	var out []Difference
	m.cost(m.Plain(a), m.Plain(b), func(d Difference) { out = append(out, d) })
	slices.Reverse(out)
	return out
}

// Kind is the name of the kind of a single change, "" for others.
func Kind(c Change) string {
	if k := kindOf(c.X, c.Y); len(c.X) < 2 && len(c.Y) < 2 && k >= 0 {
		return kindNames[k]
	}
	return ""
}
