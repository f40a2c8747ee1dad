package across

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// How telling a word is depends on the word alone.
func TestTelling(t *testing.T) {
	tab, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	order := []string{"year", "police", "earthquake", "referendum", "Klaipeda"}
	for i := 1; i < len(order); i++ {
		if common, rare := tab.telling(tab.stem(fold(order[i-1]))), tab.telling(tab.stem(fold(order[i]))); common >= rare {
			t.Errorf("%s tells %.2f, %s %.2f", order[i-1], common, order[i], rare)
		}
	}
}

// What two articles have in common does not depend on a third.
func TestNearAlone(t *testing.T) {
	a, b := damPage(t, "1", "Velden Herald", "2031-06-06", damTitle, damText), damPage(t, "2", "Gazette", "2031-06-07", "Walkout at Orvel", damOwn)
	near := func(pages ...*page) float64 {
		c, err := newCorpus()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pages {
			c.add(p.doc)
		}
		idf, n := c.idf(), len(pages)
		x, y := c.outlineOf(c.articles[n-2], idf), c.outlineOf(c.articles[n-1], idf)
		return x.near(&y, x.overlap(&y, x.words.dot(y.words)))
	}
	alone, among := near(a, b), near(newPage(t, "0", "Northport Herald", "2031-06-06", ferryHerald), a, b)
	if diff := cmp.Diff(alone, among); diff != "" || alone < sameStory {
		t.Errorf("near %.3f alone: %s", alone, diff)
	}
}
