package actors

import (
	"slices"

	"dateline/schema"
)

// holder is one row of offices.tsv.
type holder struct{ country, office, name, from, until string }

// byList resolves an office of a country by the dated list of holders for the
// whole interval in which the article may have been published; with no date,
// only when the article names one of the holders elsewhere.
func (w *work) byList(h head, country string) *entity {
	if country == "" || !h.office {
		return nil
	}
	var fits []holder
	for _, x := range w.holders {
		if x.country == country && (x.office == h.noun || slices.Contains(w.same[h.noun], x.office)) && w.inTerm(x) {
			fits = append(fits, x)
		}
	}
	for _, x := range fits {
		if e := w.find(schema.Person, x.name); e != nil {
			if e.country == "" {
				e.country = country
			}
			w.takeRole(e, h.noun, h)
			return e
		}
	}
	if p := w.d.Out.Article.Published; p == nil || p.From == "" || len(fits) != 1 {
		return nil
	}
	e := w.newEntity(schema.Person)
	w.rename(e, fits[0].name)
	e.country = country
	w.takeRole(e, h.noun, h)
	return e
}

// inTerm reports whether the term of office covers the days on which the
// article may have been published; every term fits an undated article.
func (w *work) inTerm(x holder) bool {
	p := w.d.Out.Article.Published
	if p == nil || p.From == "" {
		return true
	}
	return x.from <= p.From && (x.until == "" || p.Until <= x.until)
}
