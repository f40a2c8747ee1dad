package across

import (
	"slices"
	"strings"
)

// differ finds the differences between an original and a copy.
type differ struct {
	*corpus
	weights []float64 // of stems
	found   []Difference
	spelled [][2]string // names found spelled otherwise
}

// gap is what two sentences have between the same words: words [a,aEnd) of one
// and [b,bEnd) of the other.
type gap struct{ a, aEnd, b, bEnd int }

// gaps are the places where two sentences differ, between the words of a
// longest common subsequence.
func (d *differ) gaps(x, y sentence) []gap {
	n, m := len(x.words), len(y.words)
	best := make([]int, (n+1)*(m+1))
	at := func(i, k int) int { return i*(m+1) + k }
	for i := n - 1; i >= 0; i-- {
		for k := m - 1; k >= 0; k-- {
			if d.same(x, i, y, k) {
				best[at(i, k)] = 1 + best[at(i+1, k+1)]
			} else {
				best[at(i, k)] = max(best[at(i+1, k)], best[at(i, k+1)])
			}
		}
	}
	var out []gap
	g := gap{}
	for i, k := 0, 0; i < n || k < m; {
		switch {
		case i < n && k < m && d.same(x, i, y, k):
			if g.aEnd, g.bEnd = i, k; g.a < i || g.b < k {
				out = append(out, g)
			}
			i, k = i+1, k+1
			g = gap{a: i, b: k}
		case k == m || i < n && best[at(i+1, k)] >= best[at(i, k+1)]:
			i++
		default:
			k++
		}
	}
	if g.aEnd, g.bEnd = n, m; g.a < n || g.b < m {
		out = append(out, g)
	}
	return out
}

// words compares two sentences that stand for each other.
func (d *differ) words(x, y sentence) {
	gaps := d.gaps(x, y)
	d.respelled(x, y, gaps)
	if d.exchanged(x, y, gaps) {
		return
	}
	for _, g := range gaps {
		if kind, g := d.kind(x, y, g); kind != "" {
			d.found = append(d.found, Difference{Kind: kind, Of: x.passage(g.a, g.aEnd), Copy: y.passage(g.b, g.bEnd)})
		}
	}
}

// kind is what a gap changes, "" for paraphrase, with the gap narrowed to the
// words that matter.
func (d *differ) kind(x, y sentence, g gap) (DifferenceKind, gap) {
	if wide, ok := d.redated(x, y, g); ok {
		return DifferentDate, wide
	}
	if n, ok := d.recountedInWords(x, y, g); ok {
		return DifferentNumber, n
	}
	lost, put := d.news(x, g.a, g.aEnd, y), d.news(y, g.b, g.bEnd, x)
	switch {
	case d.rescaled(x, y, g):
		return DifferentNumber, g
	case d.requoted(x, y, g, lost, put):
		return DifferentQuotation, g
	case d.reversed(x, y, g) && x.quoted(g.a, g.aEnd) && y.quoted(g.b, g.bEnd):
		return DifferentQuotation, g
	case d.reversed(x, y, g):
		return DifferentSense, g
	case d.assured(x, y, g):
		return DifferentCertainty, g
	}
	if len(lost) == 0 && len(put) == 0 {
		if d.denies(x, g.a, g.aEnd) != d.denies(y, g.b, g.bEnd) && d.denies(x, 0, len(x.words)) != d.denies(y, 0, len(y.words)) {
			return DifferentNegation, g
		}
		return "", g
	}
	for _, rule := range []struct {
		kind DifferenceKind
		x, y func(i int) bool
		real func(whole, narrow gap) bool
	}{
		{DifferentQuotation, func(i int) bool { return x.words[i].quoted }, func(i int) bool { return y.words[i].quoted }, func(gap, gap) bool { return true }},
		{DifferentNumber, func(i int) bool { return x.words[i].digit }, func(i int) bool { return y.words[i].digit }, func(_, n gap) bool { return d.recounted(x, y, n) }},
		{DifferentName, func(int) bool { return true }, func(int) bool { return true }, func(g, _ gap) bool { return d.renamed(x, y, g, lost, put) }},
	} {
		a, b := keep(lost, rule.x), keep(put, rule.y)
		if len(a) == 0 || len(b) == 0 {
			continue
		}
		if n := (gap{a[0], a[len(a)-1] + 1, b[0], b[len(b)-1] + 1}); rule.real(g, n) {
			return rule.kind, n
		}
	}
	return "", g
}

func keep(at []int, f func(int) bool) []int {
	return slices.DeleteFunc(slices.Clone(at), func(i int) bool { return !f(i) })
}

// news are the content words [i,j) of a sentence that the other has nowhere,
// in no spelling.
func (d *differ) news(s sentence, i, j int, other sentence) []int {
	var out []int
	for ; i < j; i++ {
		if s.words[i].stem < 0 {
			continue
		}
		known := false
		for k := range other.words {
			known = known || d.same(s, i, other, k)
		}
		if !known {
			out = append(out, i)
		}
	}
	return out
}

// denies reports whether one of the words [i,j) is a "not".
func (d *differ) denies(s sentence, i, j int) bool {
	return slices.ContainsFunc(s.words[i:j], func(t token) bool { return d.denying[d.forms[t.form]] })
}

// same reports whether two words are one, or one name in two spellings.
func (d *differ) same(x sentence, i int, y sentence, k int) bool {
	t, o := x.words[i], y.words[k]
	if t.form == o.form || t.stem >= 0 && t.stem == o.stem {
		return true
	}
	if t.digit || o.digit || max(t.stem, o.stem) < 0 || min(t.stem, o.stem, 0) < 0 && min(i, k) == 0 || !x.written[i].upper || !y.written[k].upper {
		return false
	}
	a, b := d.forms[t.form], d.forms[o.form]
	if v := d.variants[a]; v != "" && v == d.variants[b] {
		return true
	}
	return d.spelledAlike(a, b)
}

// shortestRoot is how many bytes a country's name and the word for its people
// have in common at least.
const shortestRoot = 5

// spelledAlike reports whether two forms are spellings of one name, or one
// begins the other.
func (d *differ) spelledAlike(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= shortestRoot && strings.HasPrefix(b, a) || d.spelling.SameInContext(a, b)
}

// notAlike is how little two sentences in one place have in common that say
// different things.
const notAlike = 0.15

// places compares the sentences without a counterpart that stand alone between
// the same neighbours in both texts: there the copy says something else.
func (d *differ) places(x, y *wording, pairs []pairing) {
	for n := 1; n < len(pairs); n++ {
		i, k := pairs[n-1].a+1, pairs[n-1].b+1
		if pairs[n].a != i+1 || pairs[n].b != k+1 {
			continue
		}
		a, b := d.bagOf(x.lines[i], d.weights), d.bagOf(y.lines[k], d.weights)
		if len(a.terms) >= bagTerms && len(b.terms) > 0 && a.dice(b) < notAlike {
			s, t := x.sentence(x.lines[i]), y.sentence(y.lines[k])
			d.found = append(d.found, Difference{Kind: DifferentContent, Of: s.passage(0, len(s.words)), Copy: t.passage(0, len(t.words))})
		}
	}
}

// asides compares the sentences of the copy that stand for none of the running
// text with the captions and teasers of the original: a copy may take those
// for sentences.
func (d *differ) asides(x, y *wording, pairs []pairing) {
	for k, l := range y.lines {
		if slices.ContainsFunc(pairs, func(p pairing) bool { return p.b == k }) {
			continue
		}
		b, best, alike := d.bagOf(l, d.weights), -1, alikeLines
		for i, aside := range x.asides {
			if v := d.bagOf(aside, d.weights).dice(b); v >= alike {
				best, alike = i, v
			}
		}
		if best >= 0 && len(b.terms) >= bagTerms {
			d.words(x.sentence(x.asides[best]), y.sentence(l))
		}
	}
}
