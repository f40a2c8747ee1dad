package query

import (
	"testing"

	"dateline/graph/across"
	"dateline/schema"
)

// claimed is the claim of an article of some day.
func claimed(day string, c claim) claim {
	c.article = Article{ID: "article/" + day + string(c.fact), date: &schema.Date{From: day, Until: day}}
	return c
}

// What contradicts what another article says, and what may have changed since.
func TestClaims(t *testing.T) {
	const d1, d2, late = "2031-05-03", "2031-05-04", "2031-06-20"
	fact := func(day string, f schema.Factuality, ahead bool) claim {
		return claimed(day, claim{fact: f, ahead: ahead})
	}
	count := func(day, unit string, least, most float64, people, patient bool) claim {
		return claimed(day, claim{count: across.Count{Unit: unit, Least: least, Most: most, People: people}, patient: patient})
	}
	when := func(on string, basis schema.Basis, near bool) claim {
		return claim{when: &schema.Date{From: on, Until: on, Basis: basis}, near: near}
	}
	for _, tc := range []struct {
		name string
		a, b claim
		says func(a, b claim) bool
		want bool
	}{
		{"happened, not", fact(d1, schema.Happened, false), fact(d2, schema.Not, false), claim.facts, true},
		{"not yet, weeks before", fact(d1, schema.Not, false), fact(late, schema.Happened, false), claim.facts, false},
		{"denied, weeks before", fact(d1, schema.Denied, false), fact(late, schema.Happened, false), claim.facts, true},
		{"will, will not", fact(d1, schema.Planned, false), fact(d2, schema.Not, true), claim.facts, true},
		{"will, did not", fact(d1, schema.Planned, false), fact(d2, schema.Not, false), claim.facts, false},
		{"will not, did by the next day", fact(d1, schema.Not, true), fact(d2, schema.Happened, false), claim.facts, false},
		{"both not", fact(d1, schema.Not, false), fact(d1, schema.Denied, false), claim.facts, false},
		{"two numbers", count(d1, "euro", 5, 5, false, false), count(d2, "euro", 3, 3, false, false), claim.amounts, true},
		{"exact below a least", count(d1, "death", 9, 9, true, true), count(d1, "death", 14, 1e9, true, true), claim.amounts, true},
		{"a toll that rises", count(d1, "death", 9, 9, true, true), count(d2, "death", 14, 14, true, true), claim.amounts, false},
		{"a toll that falls", count(d1, "death", 14, 14, true, true), count(d2, "death", 9, 9, true, true), claim.amounts, true},
		{"about the same", count(d1, "boat", 30, 50, false, false), count(d1, "boat", 42, 42, false, false), claim.amounts, false},
		{"nurses among people", count(d1, "nurs", 3, 3, false, true), count(d1, "person", 12, 12, true, true), claim.amounts, false},
		{"more fans than people", count(d1, "fan", 20, 20, false, true), count(d1, "person", 12, 12, true, true), claim.amounts, true},
		{"nurses and doctors", count(d1, "nurs", 3, 3, false, true), count(d1, "doctor", 12, 12, false, true), claim.amounts, false},
		{"two days", when(d1, schema.Stated, false), when(d2, schema.Stated, false), claim.dates, true},
		{"the day of publication", when(d1, schema.Stated, false), when(d2, schema.Published, false), claim.dates, false},
		{"tonight, printed the day after", when(d1, schema.Stated, true), when(d2, schema.Stated, true), claim.dates, false},
	} {
		if got := tc.says(tc.a, tc.b); got != tc.want || tc.says(tc.b, tc.a) != tc.want {
			t.Errorf("%s: %v and %v", tc.name, got, tc.says(tc.b, tc.a))
		}
	}
}

// Whether numbers contradict each other is asked of values: a toll has not risen
// where a later article still has the lesser one. It goes both ways.
func TestNumbersContradict(t *testing.T) {
	cell := func(day string, n float64) Cell {
		c := claimed(day, claim{count: across.Count{Unit: "injury", Value: day, Least: n, Most: n, People: true}})
		return Cell{Article: c.article.ID, claim: c}
	}
	number := func(cells ...Cell) Detail { return Detail{Kind: DetailNumber, Cells: cells} }
	first, second, third := cell("2031-05-06", 3), cell("2031-05-07", 5), cell("2031-05-08", 3)
	for _, tc := range []struct {
		facts []Detail
		want  int
	}{
		{[]Detail{number(first), number(second)}, 0},
		{[]Detail{number(first, third), number(second)}, 4},
	} {
		m := Matrix{Facts: tc.facts}
		m.contradict()
		got := map[[2]string]bool{}
		for _, f := range m.Facts {
			for _, c := range f.Cells {
				for _, o := range c.Contradicts {
					got[[2]string{c.Article, o}] = true
				}
			}
		}
		for pair := range got {
			if !got[[2]string{pair[1], pair[0]}] {
				t.Errorf("%v goes one way", pair)
			}
		}
		if len(got) != tc.want {
			t.Errorf("%d contradictions, want %d: %v", len(got), tc.want, got)
		}
	}
}
