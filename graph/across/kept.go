package across

// keptRuns is up to how many words a run may have that a copy keeps. Short runs
// outlast rewriting, long ones tell a cut from a paraphrase (Clough, Gaizauskas,
// Piao, Wilks: METER, measuring text reuse, ACL 2002).
const keptRuns = 3

// kept are the shares of an article's runs of one, two and three words that
// another has as well.
func (c *corpus) kept(a, of *article) [keptRuns]float64 {
	var out [keptRuns]float64
	for n := range keptRuns {
		known := map[uint64]bool{}
		for _, h := range c.runs(of, n+1) {
			known[h] = true
		}
		all, both := c.runs(a, n+1), 0
		for _, h := range all {
			if known[h] {
				both++
			}
		}
		if len(all) > 0 {
			out[n] = float64(both) / float64(len(all))
		}
	}
	return out
}

// runs are the hashes of an article's runs of n words, in order.
func (c *corpus) runs(a *article, n int) []uint64 {
	var forms []int32
	for _, l := range a.lines {
		for _, w := range l.words {
			forms = append(forms, w.form)
		}
	}
	var out []uint64
	for i := 0; i+n <= len(forms); i++ {
		h := uint64(fnvOffset)
		for _, f := range forms[i : i+n] {
			h = (h ^ c.hashes[f]) * fnvPrime
		}
		out = append(out, h)
	}
	return out
}

// degree is how much of its original's wording a copy keeps, from 0 to 1: the
// mean of what kept gives.
func (c *corpus) degree(a, of *article) float64 {
	sum := 0.0
	for _, share := range c.kept(a, of) {
		sum += share
	}
	return sum / keptRuns
}

// When a line of a copy stands in its original word for word, or nearly, and
// when it is in words of its own: by the share of its words that a line of the
// original has in the same order.
const (
	wholeLine = 0.9
	freshLine = 0.45
)

// keptLines are the shares of an article's words in lines that another has word
// for word, and in lines of its own words. Whoever cuts and pastes keeps lines
// whole beside lines of his own; whoever rewrites changes most of them.
func (a *article) keptLines(of *article) (whole, fresh float64) {
	all := 0
	var row []int
	for _, l := range a.lines {
		known := map[int32]bool{}
		for _, w := range l.words {
			known[w.form] = true
		}
		best, n := 0, len(l.words)
		for _, o := range of.lines {
			if best < n && overlapping(known, o.words) > best {
				row = append(row[:0], make([]int, len(o.words)+1)...)
				best = max(best, inOrder(l.words, o.words, row))
			}
		}
		all += n
		switch share := float64(best) / float64(n); {
		case share >= wholeLine:
			whole += float64(n)
		case share < freshLine:
			fresh += float64(n)
		}
	}
	if all == 0 {
		return 0, 0
	}
	return whole / float64(all), fresh / float64(all)
}

// overlapping counts the words that are among some forms.
func overlapping(known map[int32]bool, words []token) int {
	n := 0
	for _, w := range words {
		if known[w.form] {
			n++
		}
	}
	return n
}

// inOrder counts the words that two lines have in common, in the same order. row
// has room for one more than the second has, and only zeros.
func inOrder(a, b []token, row []int) int {
	for _, x := range a {
		before := 0 // of the last row, one to the left
		for k, y := range b {
			above := row[k+1]
			if x.form == y.form {
				row[k+1] = before + 1
			} else {
				row[k+1] = max(above, row[k])
			}
			before = above
		}
	}
	return row[len(b)]
}
