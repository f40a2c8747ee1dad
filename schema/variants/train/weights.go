package main

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"dateline/schema/variants"
)

// plainTable is the edit distance from which the inventory of changes is read.
const plainTable = "=base\t\t0\n=long\t\t0\n=alone\t\t0\n=context\t\t0\n=other\tvowels\t0.6\n=other\tconsonants\t1\n=other\tmixed\t1.5\n=other\tvowel\t0.7\n=other\tconsonant\t0.8\n"

// fewest is how often a change must be seen to be listed.
const fewest = 5

// inventory lists the changes between spellings of one name, with and without
// the letters beside them.
func inventory(m *variants.Matcher, all []pair) []variants.Change {
	count := map[variants.Change]int{}
	for _, p := range all {
		if !p.same || m.Score(p.a, p.b) < -4 {
			continue
		}
		for _, c := range regions(p.a, p.b, m) {
			count[ordered(c)]++
		}
	}
	var out []variants.Change
	for c, n := range count {
		if n >= fewest {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, compareChanges)
	return out
}

func compareChanges(a, b variants.Change) int {
	return cmp.Or(cmp.Compare(a.X, b.X), cmp.Compare(a.Y, b.Y))
}

// ordered is a change with its lesser group first.
func ordered(c variants.Change) variants.Change {
	if c.Y < c.X {
		c.X, c.Y = c.Y, c.X
	}
	return c
}

// regions are the stretches in which two words differ, joined where they
// touch, alone and with one letter to the left or right.
func regions(a, b string, m *variants.Matcher) []variants.Change {
	var out []variants.Change
	for _, s := range stretches(a, b, m) {
		x, y := a[s[0]:s[1]], b[s[2]:s[3]]
		out = keep(out, x, y)
		if s[0] > 0 && s[2] > 0 {
			out = keep(out, a[s[0]-1:s[1]], b[s[2]-1:s[3]])
		}
		if s[1] < len(a) && s[3] < len(b) {
			out = keep(out, a[s[0]:s[1]+1], b[s[2]:s[3]+1])
		}
	}
	return out
}

// keep adds a change whose groups are short enough.
func keep(out []variants.Change, x, y string) []variants.Change {
	if len(x) > 4 || len(y) > 4 || x == y {
		return out
	}
	return append(out, variants.Change{X: x, Y: y})
}

// stretches are the differing ranges of a and b.
func stretches(a, b string, m *variants.Matcher) [][4]int {
	var out [][4]int
	for _, d := range m.Differences(a, b) {
		s := [4]int{d.I, d.I + len(d.X), d.J, d.J + len(d.Y)}
		if n := len(out); n > 0 && out[n-1][1] == s[0] && out[n-1][3] == s[2] {
			out[n-1][1], out[n-1][3] = s[1], s[3]
		} else {
			out = append(out, s)
		}
	}
	return out
}

// weights are what is learnt.
type weights struct {
	changes []variants.Change
	cost    map[variants.Change]float64
	other   map[string]float64
	base    float64
	long    float64
}

func newWeights(changes []variants.Change) *weights {
	w := &weights{changes: changes, cost: map[variants.Change]float64{}, other: map[string]float64{"vowels": 1.5, "consonants": 3, "mixed": 3, "vowel": 1.5, "consonant": 2}, base: 2}
	for _, c := range changes {
		w.cost[c] = prior(c)
	}
	return w
}

// prior is what a change costs before anything is learnt of it.
func prior(c variants.Change) float64 {
	switch {
	case variants.Kind(c) == "consonant":
		return 2
	case variants.Kind(c) == "consonants":
		return 3
	case len(c.X)+len(c.Y) == 1:
		return 1.2
	case strings.Trim(c.Y, c.X) == "" || strings.Trim(c.X, c.Y) == "":
		return 0.6 // a doubled letter
	}
	return 1
}

// table prints the weights in the form that variants.Read takes.
func (w *weights) table(alone, context float64) string {
	var b strings.Builder
	b.WriteString("# What it costs to take groups of letters for one another; =base and =long are the log-odds of equal words and of each letter,\n# =other the costs of single changes that are not listed, =alone and =context the least log-odds of one name.\n# format: tsv\n# fields: x\ty\tcost\n# source: learnt by schema/variants/train from Wikidata names in Cyrillic and Arabic (NETransliteration-COLING2018), CC0\n# licence: Apache-2.0\n")
	fmt.Fprintf(&b, "=base\t\t%.2f\n=long\t\t%.3f\n=alone\t\t%.2f\n=context\t\t%.2f\n", w.base, w.long, alone, context)
	for _, k := range []string{"vowels", "consonants", "mixed", "vowel", "consonant"} {
		fmt.Fprintf(&b, "=other\t%s\t%.2f\n", k, w.other[k])
	}
	for _, c := range w.changes {
		fmt.Fprintf(&b, "%s\t%s\t%.2f\n", c.X, c.Y, w.cost[c])
	}
	return b.String()
}

// learn moves the costs by logistic regression over the changes that the
// cheapest way between each pair takes.
func (w *weights) learn(m *variants.Matcher, all []pair) {
	type item struct {
		changes []variants.Change
		other   []string
		letters float64
		same    bool
	}
	items := make([]item, len(all))
	for i, p := range all {
		x := item{same: p.same, letters: float64(min(len(p.a), len(p.b)) - 2)}
		for _, d := range m.Differences(p.a, p.b) {
			c := ordered(d.Change)
			if _, ok := w.cost[c]; ok {
				x.changes = append(x.changes, c)
			} else {
				x.other = append(x.other, variants.Kind(c))
			}
		}
		items[i] = x
	}
	sum := map[any]float64{}
	step := func(key any, g float64) float64 {
		sum[key] += g * g
		return 0.2 * g / (0.3 + math.Sqrt(sum[key]))
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 10 {
		for _, i := range rng.Perm(len(items)) {
			x := items[i]
			s := w.base + w.long*x.letters
			for _, c := range x.changes {
				s -= w.cost[c]
			}
			for _, k := range x.other {
				s -= w.other[k]
			}
			g := -1 / (1 + math.Exp(-s))
			if x.same {
				g++
			}
			w.base += step("base", g)
			w.long += step("long", g*x.letters/10) / 10
			for _, c := range x.changes {
				w.cost[c] = max(0.02, w.cost[c]-step(c, g)-5e-5*(w.cost[c]-prior(c)))
			}
			for _, k := range x.other {
				w.other[k] = max(0.3, w.other[k]-step(k, g))
			}
		}
	}
}
