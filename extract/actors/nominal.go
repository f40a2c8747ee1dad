package actors

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract/names"
	"dateline/schema"
)

// nominals makes mentions of the phrases whose head names people or bodies and
// that no name has taken.
func (w *work) nominals() {
	for _, p := range w.phrases {
		if w.taken[p.last] != nil {
			continue
		}
		h, start, ok := w.headAt(p.first, p.last)
		if !ok || w.nameEnds(p.last) || w.a.Tokens[p.first].Tag == "PRP$" && w.words["body "+h.noun] {
			continue
		}
		h.plural = h.plural && w.a.Tokens[p.last-1].Tag != "NN"
		e, rule := w.refer(p, h, start)
		if e == nil {
			continue
		}
		w.gendered(e, start, p.last)
		from, to := w.span(p.first, p.last)
		e.mention(w.d.Text, from, to, schema.Nominal)
		e.cite(rule)
		w.taken[p.last] = e
		w.conjunct(p, h, start)
	}
}

// conjunct reads the first group of "Norlandian and Sundrian negotiators".
func (w *work) conjunct(p phrase, h head, start int) {
	if p.first < 2 || w.a.Word(p.first-1) != "and" {
		return
	}
	n, ok := w.name(p.first - 2)
	if !ok || n.Kind != names.Demonym || n.Country == "" {
		return
	}
	name := w.text(n.First, n.Last) + " " + w.text(start, p.last)
	e := w.groupNamed(name, schema.Group)
	if e == nil {
		e = w.newGroup(schema.Group, name, n.Country)
		e.sector, e.plural = h.sector, true
	}
	e.mention(w.d.Text, n.Start, n.End, schema.Nominal)
}

// nameEnds reports whether a name is the head of the phrase that ends at last.
func (w *work) nameEnds(last int) bool {
	n, ok := w.name(last - 1)
	return ok && n.Last == last && n.Kind != "demonym"
}

// refer finds or makes the actor a nominal stands for; rule is the line of the
// lexicon that tells it, if one does.
func (w *work) refer(p phrase, h head, start int) (e *entity, rule string) {
	country := w.country(p.first, start)
	switch {
	case h.typ == schema.Person && !h.plural:
		return w.referPerson(p, h, start, country)
	case h.typ == schema.Group && country == "" && p.first == start && h.sector != "COP" && !w.listedPlural(p, h):
		return nil, "" // a bare "side" or "public" names nobody, "police" and "authorities" do
	}
	return w.group(p, h, country), ""
}

// listedPlural reports a plural that the lexicon lists as such.
func (w *work) listedPlural(p phrase, h head) bool {
	return w.a.Tokens[p.last-1].Tag == "NNS" && strings.EqualFold(w.a.Word(p.last-1), h.noun)
}

// referPerson resolves "the Norlandian president" to its holder: in the
// article, then by the dated list; "a senior official" is somebody unnamed.
func (w *work) referPerson(p phrase, h head, start int, country string) (e *entity, rule string) {
	definite := !w.words["indefinite "+strings.ToLower(w.a.Word(p.first))]
	end, behind := w.withName(p.last)
	of := w.headed(p.last)
	country = cmp.Or(country, behind)
	if past := start > p.first && w.past(w.text(p.first, start)); definite {
		if e := w.inOffice(h, of, country, past); e != nil {
			return e, ""
		}
		if e, rule := w.byList(h, p, end); e != nil && !past {
			return e, rule
		}
		if e := w.sameNominal(h, of, country, p); e != nil {
			e.head(h.noun, of)
			return e, ""
		}
	}
	e = w.newGroup(schema.Unnamed, strings.TrimSpace(trimThe(w.text(p.first, p.last))), country)
	w.takeRole(e, w.text(start, p.last), h)
	e.head(h.noun, of)
	for _, k := range []key{{h.noun, ""}, {h.noun, country}, {h.noun + " of", of}} {
		w.index.unnamed[k] = e
	}
	return e, ""
}

// inOffice is the one named person of the article who holds the office or one
// that stands for it, or did so once; of is what it is an office of, where that
// is said.
func (w *work) inOffice(h head, of, country string, past bool) *entity {
	var found *entity
	for _, office := range append([]string{h.noun}, w.same[h.noun]...) {
		for _, e := range w.index.offices[office] {
			if country != "" && e.country != country && (e.country != "" || !h.office) {
				continue
			}
			if !e.mayHead(office, of) {
				continue
			}
			if h.office && slices.ContainsFunc(e.roles, w.past) != past {
				continue
			}
			if found != nil && found != e {
				return nil
			}
			found = e
		}
	}
	return found
}

// sameNominal is the unnamed person an earlier phrase spoke of in the same
// words; without a country the latest with that noun. The head of one thing is
// not the head of another.
func (w *work) sameNominal(h head, of, country string, p phrase) *entity {
	if e := w.index.unnamed[key{h.noun + " of", of}]; e != nil && of != "" {
		return e
	}
	if w.a.Tokens[p.first].Tag != "DT" && country == "" {
		return nil
	}
	if e := w.index.unnamed[key{h.noun, country}]; e != nil && e.mayHead(h.noun, of) {
		return e
	}
	return nil
}

// bodyMeant is the one body named before that goes by the noun of "the
// council" or "the bank".
func (w *work) bodyMeant(p phrase, h head) *entity {
	if h.plural || p.last-p.first != 2 || !strings.EqualFold(w.a.Word(p.first), "the") {
		return nil
	}
	e := w.sole(key{nounKey, h.noun})
	if e == nil || e.typ != schema.Organization {
		return nil
	}
	start, _ := w.span(p.first, p.last)
	if !slices.ContainsFunc(e.mentions, func(m schema.Mention) bool { return m.End <= start }) {
		return nil
	}
	return e
}

// group is the body or the many that the phrase names; equal words are one.
func (w *work) group(p phrase, h head, country string) *entity {
	name := trimThe(w.text(p.first, p.last))
	if e := w.bodyMeant(p, h); e != nil {
		return e
	}
	typ := schema.Group
	if h.typ == schema.Person && country == "" {
		typ = schema.Unnamed // "two officials", "witnesses"
	}
	if e := w.groupNamed(name, typ); e != nil {
		return e
	}
	e := w.newGroup(typ, name, country)
	e.sector, e.plural = h.sector, true
	return e
}
