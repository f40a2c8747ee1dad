package actors

import (
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
		if !ok || w.nameEnds(p.last) {
			continue
		}
		h.plural = h.plural && w.a.Tokens[p.last-1].Tag != "NN"
		e := w.refer(p, h, start)
		if e == nil {
			continue
		}
		from, to := w.span(p.first, p.last)
		e.mention(w.d.Text, from, to, schema.Nominal)
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
		e = w.newEntity(schema.Group)
		e.name, e.country, e.sector, e.plural = name, n.Country, h.sector, true
	}
	e.mention(w.d.Text, n.Start, n.End, schema.Nominal)
}

// groupNamed is the group that goes by that name.
func (w *work) groupNamed(name string, typ schema.ActorType) *entity {
	for _, e := range w.entities {
		if e.typ == typ && strings.EqualFold(e.name, name) {
			return e
		}
	}
	return nil
}

// nameEnds reports whether a name is the head of the phrase that ends at last.
func (w *work) nameEnds(last int) bool {
	n, ok := w.name(last - 1)
	return ok && n.Last == last && n.Kind != "demonym"
}

// refer finds or makes the actor a nominal stands for.
func (w *work) refer(p phrase, h head, start int) *entity {
	country := w.country(p.first, start)
	switch {
	case h.typ == schema.Person && !h.plural:
		return w.referPerson(p, h, start, country)
	case h.typ == schema.Group && country == "" && p.first == start:
		return nil // a bare "side" or "public" names nobody
	}
	return w.group(p, h, country)
}

// referPerson resolves "the Norlandian president" to its holder: in the
// article, then by the dated list; "a senior official" is somebody unnamed.
func (w *work) referPerson(p phrase, h head, start int, country string) *entity {
	definite := !slices.Contains([]string{"a", "an", "another", "one", "some"}, strings.ToLower(w.a.Word(p.first)))
	if definite {
		if e := w.inOffice(h, country); e != nil {
			return e
		}
		if e := w.byList(h, country); e != nil {
			return e
		}
		if e := w.sameNominal(h, country, p); e != nil {
			return e
		}
	}
	e := w.newEntity(schema.Unnamed)
	e.name = strings.TrimSpace(trimThe(w.text(p.first, p.last)))
	e.country = country
	e.takeRole(w.text(start, p.last), h)
	return e
}

// inOffice is the one named person of the article who holds the office.
func (w *work) inOffice(h head, country string) *entity {
	var found *entity
	for _, e := range w.entities {
		if e.typ != schema.Person || !w.holds(e, h) || country != "" && e.country != "" && e.country != country {
			continue
		}
		if country != "" && e.country == "" && !h.office {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
}

// holds reports whether e has the office or one that stands for it.
func (w *work) holds(e *entity, h head) bool {
	for _, office := range e.offices {
		if office == h.noun || slices.Contains(w.same[h.noun], office) {
			return true
		}
	}
	return false
}

// sameNominal is the unnamed person an earlier phrase spoke of in the same
// words; without a country the latest with that noun.
func (w *work) sameNominal(h head, country string, p phrase) *entity {
	for i := len(w.entities) - 1; i >= 0; i-- {
		e := w.entities[i]
		if e.typ == schema.Unnamed && !e.plural && slices.Contains(e.offices, h.noun) && (country == e.country || country == "") {
			if w.a.Tokens[p.first].Tag == "DT" || country != "" {
				return e
			}
		}
	}
	return nil
}

// group is the body or the many that the phrase names; equal words are one.
func (w *work) group(p phrase, h head, country string) *entity {
	name := trimThe(w.text(p.first, p.last))
	typ := schema.Group
	if h.typ == schema.Person && country == "" {
		typ = schema.Unnamed // "two officials", "witnesses"
	}
	if e := w.groupNamed(name, typ); e != nil {
		return e
	}
	e := w.newEntity(typ)
	e.name, e.country, e.sector, e.plural = name, country, h.sector, true
	return e
}
