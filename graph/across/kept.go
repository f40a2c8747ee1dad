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
