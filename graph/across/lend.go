package across

import "slices"

// joinDates finds the dates that neighbours tell of articles without one, where
// the article or a neighbour has changed. near are the articles that the
// changed ones are alike. Only articles with a date of their own lend it, and
// what is found of an article does not depend on the date that others have
// lent it: a second run finds the same.
func (l *linker) joinDates(changed map[string]bool, near map[string][]string) {
	open := map[string]bool{}
	for _, h := range sorted(changed) {
		s := l.texts.of(h)
		for _, k := range s.dates {
			o := l.texts.of(k)
			o.dates = slices.DeleteFunc(slices.Clone(o.dates), func(x string) bool { return x == h })
			l.texts.save(k)
			open[k] = true
		}
		s.dates = nil
		open[h] = true
	}
	for _, h := range sorted(changed) {
		a := l.shape(h)
		for _, k := range near[h] {
			b := l.shape(k)
			if b == nil || changed[k] && k < h || !(!a.published.known && b.lends() || !b.published.known && a.lends()) {
				continue
			}
			if inCommon(a, b) < lenderAlike {
				continue
			}
			for _, pair := range [2][2]string{{h, k}, {k, h}} {
				s := l.texts.of(pair[0])
				s.dates = append(slices.Clone(s.dates), pair[1])
				slices.Sort(s.dates)
				l.texts.save(pair[0])
				open[pair[0]] = true
			}
		}
	}
	for _, h := range sorted(open) {
		if l.ended() {
			return
		}
		if o := l.shape(h); o != nil && !o.published.known {
			l.lendTo(l.whole(h))
		}
	}
}

// lendTo finds the date of one article.
func (l *linker) lendTo(a *article) {
	var lenders []lender
	for _, h := range l.texts.of(a.hash).dates {
		if b := l.whole(h); b != nil {
			lenders = append(lenders, lender{at: l.at[h], alike: inCommon(l.shape(a.hash), l.shape(h))})
		}
	}
	t := &texts{corpus: l.corpus, idf: l.weights, sets: make([][]uint64, len(l.articles))}
	found := t.lent(l.at[a.hash], lenders)
	l.found.asked = append(l.found.asked, found.Article)
	if !slices.Equal(found.DatedBy, a.datedBy) {
		l.found.Lent = append(l.found.Lent, found)
	}
}

// inCommon is what the texts of two articles have in common.
func inCommon(o, p *outline) float64 { return o.alike(p, o.overlap(p, o.words.dot(p.words))) }
