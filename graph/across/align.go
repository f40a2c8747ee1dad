package across

import (
	"cmp"
	"slices"
)

// bag is the content of a text: stems with weights, sorted by their hashes.
type bag struct {
	terms []term
	sum   float64
}

// contents are the title and the lines of an article as they are compared.
type contents struct {
	title bag
	lines []lineSum  // of those that take part in an alignment
	terms []lineTerm // of these lines, by id and line
}

// lineSum is what is left of a line once its terms are among all.
type lineSum struct {
	line  int
	sum   float64
	quote bool // most of the line is a quotation
}

// lineTerm is a term of a line, by its index in lines.
type lineTerm struct {
	term
	line int
}

// similarities are how alike each line is to each of another text, 0 for those
// that are not alike, row by row.
func (v *contents) similarities(o *contents) []float64 {
	m := len(o.lines)
	out := make([]float64, len(v.lines)*m)
	a, b := v.terms, o.terms
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0].id, b[0].id; {
		case x < y:
			a = a[1:]
		case x > y:
			b = b[1:]
		default:
			for ; len(a) > 0 && a[0].id == x; a = a[1:] {
				for k := 0; k < len(b) && b[k].id == x; k++ {
					out[a[0].line*m+b[k].line] += a[0].weight + b[k].weight
				}
			}
		}
	}
	for i, x := range v.lines {
		for k, y := range o.lines {
			if s := &out[i*m+k]; *s > 0 {
				if *s /= x.sum + y.sum; *s < alikeLines {
					*s = 0
				}
			}
		}
	}
	return out
}

// What a line must have to take part in an alignment.
const (
	bagTerms    = 3   // different content words
	mostLines   = 400 // of a text
	nameInBag   = 1.5 // weight of names and numbers, which a paraphrase keeps
	alikeLines  = 0.3 // least similarity of two lines that stand for each other
	sameQuote   = 0.9 // quotations so alike are quoted from one speaker, not copied
	mostlyQuote = 0.6 // share of quoted words that makes a line a quotation
)

// contentsOf weighs the lines of an article, once.
func (c *corpus) contentsOf(a *article, idf []float64) *contents {
	out, ok := c.contents[a]
	if ok {
		return out
	}
	out = &contents{}
	title := line{}
	for _, s := range a.titleWords {
		title.words = append(title.words, token{stem: s})
	}
	out.title = c.bagOf(title, idf)
	for i, l := range a.lines {
		if l.tabular() {
			continue
		}
		if b := c.bagOf(l, idf); len(b.terms) >= bagTerms {
			for _, t := range b.terms {
				out.terms = append(out.terms, lineTerm{t, len(out.lines)})
			}
			out.lines = append(out.lines, lineSum{i, b.sum, l.quotation()})
		}
		if len(out.lines) == mostLines {
			break
		}
	}
	slices.SortFunc(out.terms, func(x, y lineTerm) int { return cmp.Or(cmp.Compare(x.id, y.id), x.line-y.line) })
	if c.contents != nil {
		c.contents[a] = out
	}
	return out
}

// bagOf weighs the content words of a line.
func (c *corpus) bagOf(l line, idf []float64) bag {
	var b bag
	for _, t := range l.words {
		if t.stem >= 0 {
			w := idf[t.stem]
			if t.name || t.digit {
				w *= nameInBag
			}
			b.terms = append(b.terms, term{c.hashes[t.stem], w})
		}
	}
	slices.SortStableFunc(b.terms, func(x, y term) int { return cmp.Compare(x.id, y.id) })
	b.terms = slices.CompactFunc(b.terms, func(x, y term) bool { return x.id == y.id })
	for _, t := range b.terms {
		b.sum += t.weight
	}
	return b
}

// dice is the weight that two bags share, from 0 to 1.
func (b bag) dice(o bag) float64 {
	if b.sum+o.sum == 0 {
		return 0
	}
	_, both := b.shared(o)
	return both / (b.sum + o.sum)
}

// common counts the terms that two bags share.
func (b bag) common(o bag) int {
	n, _ := b.shared(o)
	return n
}

// shared is how many terms two bags share, and what these weigh in both.
func (b bag) shared(o bag) (n int, both float64) {
	for i, k := 0, 0; i < len(b.terms) && k < len(o.terms); {
		switch {
		case b.terms[i].id < o.terms[k].id:
			i++
		case b.terms[i].id > o.terms[k].id:
			k++
		default:
			both += b.terms[i].weight + o.terms[k].weight
			n, i, k = n+1, i+1, k+1
		}
	}
	return n, both
}

// pairing says that bag a of one text stands for bag b of another.
type pairing struct {
	a, b  int
	score float64
}

// align finds the pairs of lines, in the order of both texts, that have the
// greatest sum of similarity.
func align(a, b *contents) []pairing {
	n, m := len(a.lines), len(b.lines)
	sim := a.similarities(b)
	best := make([]float64, (n+1)*(m+1))
	at := func(i, k int) int { return i*(m+1) + k }
	for i := n - 1; i >= 0; i-- {
		for k := m - 1; k >= 0; k-- {
			v := max(best[at(i+1, k)], best[at(i, k+1)])
			if s := sim[i*m+k]; s > 0 {
				v = max(v, s+best[at(i+1, k+1)])
			}
			best[at(i, k)] = v
		}
	}
	var out []pairing
	for i, k := 0, 0; i < n && k < m; {
		switch s := sim[i*m+k]; {
		case s > 0 && best[at(i, k)] == s+best[at(i+1, k+1)]:
			out = append(out, pairing{i, k, s})
			i++
			k++
		case best[at(i, k)] == best[at(i+1, k)]:
			i++
		default:
			k++
		}
	}
	return out
}

// likeness is what an alignment of two texts shows.
type likeness struct {
	shareA, shareB float64 // weight of the aligned lines in each text
	mean           float64 // mean similarity of the aligned lines
	pairs          []pairing
}

// compare aligns two articles. Quotations that agree almost to the word are
// left out on both sides: each outlet may have them from the speaker.
func (c *corpus) compare(a, b *article, idf []float64) likeness {
	one, other := c.contentsOf(a, idf), c.contentsOf(b, idf)
	x, y := one.lines, other.lines
	var l likeness
	all := align(one, other)
	var sumX, sumY, inX, inY float64
	for _, v := range x {
		sumX += v.sum
	}
	for _, v := range y {
		sumY += v.sum
	}
	counted := 0
	for _, p := range all {
		u, v := x[p.a], y[p.b]
		l.pairs = append(l.pairs, pairing{u.line, v.line, p.score})
		if p.score >= sameQuote && u.quote && v.quote {
			sumX, sumY = sumX-u.sum, sumY-v.sum
			continue
		}
		inX, inY, counted = inX+u.sum, inY+v.sum, counted+1
		l.mean += p.score
	}
	if counted > 0 {
		l.mean /= float64(counted)
		l.shareA, l.shareB = inX/sumX, inY/sumY
	}
	return l
}

// quotation says whether most of a line stands between quotation marks.
func (l line) quotation() bool {
	n := 0
	for _, w := range l.words {
		if w.quoted {
			n++
		}
	}
	return float64(n) >= mostlyQuote*float64(len(l.words))
}
