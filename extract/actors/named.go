package actors

import (
	"slices"
	"sort"
	"strings"

	"dateline/extract/names"
	"dateline/schema"
)

// named makes an actor of every name, longer names first so that a surname
// finds its full name wherever that stands.
func (w *work) named() {
	order := make([]int, len(w.d.Names))
	for i := range order {
		order[i] = i
	}
	size := func(i int) int { return w.d.Names[i].Last - w.d.Names[i].First }
	sort.SliceStable(order, func(x, y int) bool { return size(order[x]) > size(order[y]) })
	for _, i := range order {
		n := w.d.Names[i]
		switch n.Kind {
		case names.Person:
			if w.seatOnly(n) {
				w.state(n)
				continue
			}
			w.person(n)
		case names.Organization:
			if w.shouted(n) {
				continue
			}
			if w.personBehind(n) {
				w.person(n)
				continue
			}
			w.organization(n)
		case names.Place:
			w.state(n)
		}
	}
}

// seatOnly reports a single word that is a seat of government and no part of
// any person's name in the article: "Paris rejected the offer." So is a country
// in the capitals of a heading.
func (w *work) seatOnly(n names.Name) bool {
	name := w.text(n.First, n.Last)
	if _, ok := w.gaz.Country(name); ok && strings.ToUpper(name) == name {
		return true
	}
	if seat, ok := w.gaz.Seat(name); n.Last-n.First > 1 || !ok || seat.Country == "" {
		return false
	}
	only, known := w.index.seats[name]
	if !known {
		only = !slices.ContainsFunc(w.d.Names, func(o names.Name) bool {
			return o.Kind == names.Person && o.Last-o.First > 1 && strings.Contains(w.text(o.First, o.Last), name)
		})
		w.index.seats[name] = only
	}
	return only
}

// personBehind reports an apposition that says a name is a person's: "Ola
// Brekke, a lorry driver".
func (w *work) personBehind(n names.Name) bool {
	p, ok := w.phraseAt(n.Last + 1)
	if !ok || p.first != n.Last+1 || w.a.Word(n.Last) != "," || w.a.Tokens[p.first].Tag != "DT" {
		return false
	}
	h, _, ok := w.headAt(p.first, p.last)
	return ok && h.typ == schema.Person && !h.plural && w.sentenceOf(p.first) == w.sentenceOf(n.First) && n.Last-n.First < 4
}

// shouted takes apart a run of capitals in a heading all in capitals that
// opens with a country: "NORLAND DISPUTES SUNDRIA" names two countries and no
// body, unless the body is named so elsewhere in the text.
func (w *work) shouted(n names.Name) bool {
	name := w.text(n.First, n.Last)
	if n.Last-n.First < 2 || strings.ToUpper(name) != name {
		return false
	}
	if _, ok := w.gaz.Country(w.a.Word(n.First)); !ok {
		return false
	}
	for _, o := range w.d.Names {
		if o.Start != n.Start && strings.EqualFold(w.text(o.First, o.Last), name) {
			return false
		}
	}
	for i := n.First; i < n.Last; i++ {
		if c, ok := w.gaz.Country(w.a.Word(i)); ok {
			t := w.a.Tokens[i]
			w.state(names.Name{Start: t.Start, End: t.End, First: i, Last: i + 1, Kind: names.Place, Country: c.ISO3, Rule: n.Rule})
		}
	}
	return true
}

// person adds a mention of a person, with the country and the offices that
// stand before the name.
func (w *work) person(n names.Name) {
	name := w.text(n.First, n.Last)
	e := w.find(schema.Person, name)
	if e == nil && n.Last-n.First == 1 && w.forenames[name] != "" {
		e = w.sole(key{forenameKey, strings.ToLower(name)}) // "Karl" where one Karl is named in full
	}
	if e == nil {
		e = w.newEntity(schema.Person)
	}
	w.rename(e, name)
	start, end := w.span(n.First, n.Last)
	e.mention(w.d.Text, start, end, schema.Name)
	w.forename(e, name)
	if p, ok := w.phraseAt(n.First); ok && n.Last == p.last {
		w.describe(e, p.first, n.First)
		w.gendered(e, p.first, n.First)
		w.taken[p.last] = e
	}
	w.apposition(e, n)
}

// phraseAt is the base noun phrase that holds a token.
func (w *work) phraseAt(i int) (phrase, bool) {
	k := sort.Search(len(w.phrases), func(k int) bool { return w.phrases[k].last > i })
	if k < len(w.phrases) && w.phrases[k].first <= i {
		return w.phrases[k], true
	}
	return phrase{}, false
}

// describe reads country and offices from the tokens [first, last) before or
// beside a person's name.
func (w *work) describe(e *entity, first, last int) bool {
	if c := w.country(first, last); c != "" && e.country == "" {
		e.country = c
	}
	any := false
	for i := last; i > first; {
		h, start, ok := w.headAt(first, i)
		if !ok || h.typ != schema.Person {
			i--
			continue
		}
		from := start
		for from > first && w.plainModifier(from-1) && !w.endsRole(first, from) {
			from--
		}
		w.takeRole(e, w.role(from, i, h), h)
		any = true
		i = from
	}
	return any
}

// role is what the tokens [first, last) call somebody, without the capital that
// the start of a sentence gives the word for what he does: "analyst", but
// "President" and "Prime Minister".
func (w *work) role(first, last int, h head) string {
	text := w.text(first, last)
	if h.office || w.nameAt[first] > 0 || w.a.Sentences[w.sentenceOf(first)].First != first || strings.ToLower(text[1:]) != text[1:] {
		return text
	}
	return strings.ToLower(text[:1]) + text[1:]
}

// endsRole reports whether an office of its own ends before token last:
// "spokesman" in "spokesman Colonel".
func (w *work) endsRole(first, last int) bool {
	h, _, ok := w.headAt(first, last)
	return ok && h.typ == schema.Person
}

// plainModifier reports whether a token belongs to the name of an office:
// a noun or adjective that names no country and no one.
func (w *work) plainModifier(i int) bool {
	if n, ok := w.name(i); ok && n.Kind != names.Organization {
		return false
	}
	switch w.a.Tokens[i].Tag {
	case "NN", "NNS", "NNP", "NNPS", "JJ":
		return true
	}
	return false
}

// apposition reads what stands beside a name between commas: "X, the
// Norlandian envoy," and "the head of the team, X,".
func (w *work) apposition(e *entity, n names.Name) {
	if p, ok := w.phraseAt(n.Last + 1); ok && p.first == n.Last+1 && w.a.Word(n.Last) == "," && w.sentenceOf(p.first) == w.sentenceOf(n.First) {
		if h, _, ok := w.headAt(p.first, p.last); ok && h.typ == schema.Person && !h.plural && w.closes(p.last) {
			w.join(e, p)
		}
	}
	first := n.First
	if p, ok := w.phraseAt(n.First); ok {
		first = p.first
	}
	if first < 2 || w.a.Word(first-1) != "," || w.sentenceOf(first-2) != w.sentenceOf(first) {
		return
	}
	if p, ok := w.phraseAt(first - 2); ok && p.last == first-1 {
		p = w.governor(p)
		if _, _, ok := w.headAt(p.first, p.last); !ok && n.Last < len(w.a.Tokens) && w.a.Word(n.Last) == "," {
			p = w.described(p)
		}
		if h, _, ok := w.headAt(p.first, p.last); ok && h.typ == schema.Person && !h.plural {
			w.join(e, p)
		}
	}
}

// governor follows "of" to the left: for "the team" in "the head of the team"
// it is "the head".
func (w *work) governor(p phrase) phrase {
	for p.first >= 2 && w.a.Word(p.first-1) == "of" {
		q, ok := w.phraseAt(p.first - 2)
		if !ok || q.last != p.first-1 {
			break
		}
		p = q
	}
	return p
}

// described goes on from a place or purpose to who is described by it: for "the
// harbour" in "the candidate in the elections at the harbour, X," it is "the
// candidate". It is p where nobody stands there.
func (w *work) described(p phrase) phrase {
	for q := p; q.first >= 2 && w.words["describes "+w.a.Word(q.first-1)]; {
		before, ok := w.phraseAt(q.first - 2)
		if !ok || before.last != q.first-1 || w.nameAt[before.last-1] > 0 && w.nameAt[before.last-1] == w.nameAt[q.first] {
			break
		}
		q = w.governor(before)
		if h, _, ok := w.headAt(q.first, q.last); ok {
			if h.typ == schema.Person && strings.EqualFold(w.a.Word(q.first), "the") {
				return q
			}
			break
		}
	}
	return p
}

// closes reports whether an apposition ends at token i: at a comma, another
// mark or a preposition.
func (w *work) closes(i int) bool {
	if i >= len(w.a.Tokens) {
		return true
	}
	switch w.a.Tokens[i].Tag {
	case ",", ".", ":", "IN", "-RRB-", "WP", "''":
		return true
	}
	return false
}

// join makes a nominal phrase another mention of e.
func (w *work) join(e *entity, p phrase) {
	w.describe(e, p.first, p.last)
	w.gendered(e, p.first, p.last)
	start, end := w.span(p.first, p.last)
	e.mention(w.d.Text, start, end, schema.Nominal)
	w.taken[p.last] = e
	if h, _, ok := w.headAt(p.first, p.last); ok {
		e.head(h.noun, w.headed(p.last))
	}
}

// headed is what somebody is the head, the owner or the like of, in lower case:
// "lenn group" behind "the chief executive"; "" where that is not said.
func (w *work) headed(last int) string {
	if last >= len(w.a.Tokens) || w.a.Word(last) != "of" {
		return ""
	}
	p, ok := w.phraseAt(last + 1)
	if !ok || p.first != last+1 {
		return ""
	}
	return strings.ToLower(trimThe(w.text(p.first, p.last)))
}

// sentenceOf is the sentence of a token.
func (w *work) sentenceOf(i int) int { return w.a.Tokens[i].Sentence }

// organization adds a mention of a body.
func (w *work) organization(n names.Name) {
	name := w.text(n.First, n.Last)
	e := w.find(schema.Organization, name)
	if e == nil {
		e = w.newEntity(schema.Organization)
		e.soft = true
	}
	if e.soft = e.soft && w.softly(n); e.soft {
		w.forename(e, name)
	}
	w.rename(e, name)
	start, end := w.span(n.First, n.Last)
	e.mention(w.d.Text, start, end, schema.Name)
	if p, ok := w.phraseAt(n.First); ok {
		if c := w.country(p.first, n.Last); c != "" && e.country == "" {
			e.country = c
		}
		if p.last == n.Last {
			w.taken[p.last] = e
		}
	}
	if seat, ok := w.gaz.Seat(name); ok && (e.country == "" || e.country == seat.Country) {
		e.country, e.sector = seat.Country, "GOV"
	}
	if h, _, ok := w.headAt(n.First, n.Last); ok && h.typ == schema.Group && e.sector == "" {
		e.sector = h.sector
	}
}

// state makes an actor of a country, and of its capital where that acts for
// the government.
func (w *work) state(n names.Name) {
	name := w.text(n.First, n.Last)
	country, isCountry := w.gaz.Country(name)
	iso := country.ISO3
	if !isCountry {
		seat, ok := w.gaz.Seat(name)
		if !ok || seat.Country == "" || !w.acts(n) {
			return
		}
		iso = seat.Country
		country, _ = w.gaz.ByCode(iso)
	}
	e := w.index.states[iso]
	if e == nil {
		e = w.newEntity(schema.Country)
		w.index.states[iso] = e
		e.name, e.country, e.sector = country.Name, iso, "GOV"
	}
	w.rename(e, name)
	start, end := w.span(n.First, n.Last)
	e.mention(w.d.Text, start, end, schema.Name)
	if p, ok := w.phraseAt(n.First); ok && p.last == n.Last {
		w.taken[p.last] = e
	}
}

// acts reports whether a seat of government stands where an actor does: as
// subject, object or owner, or between the parties of something; "in", "at"
// and "from" leave it a place.
func (w *work) acts(n names.Name) bool {
	last := n.Last - 1
	if last+1 < len(w.a.Tokens) && w.a.Tokens[last+1].Tag == "POS" {
		return true
	}
	if p, ok := w.phraseAt(last); ok && p.last > n.Last {
		if _, _, ok := w.headAt(n.Last, p.last); ok {
			return false // of "the Paris mayor" and "Paris police" the phrase is who acts
		}
	}
	t := w.a.Tokens[last]
	for hops := 0; hops < 4; hops++ {
		switch t.Rel {
		case "nsubj", "nsubj:pass", "obj", "iobj", "obl:agent":
			return t.Head < 0 || !w.words["city "+w.a.Tokens[t.Head].Lemma]
		case "compound":
			if t.Head > last && w.nameAt[t.Head] == 0 {
				return false // "Paris talks"
			}
			fallthrough
		case "conj", "flat", "appos":
			if t.Head < 0 {
				return false
			}
			t = w.a.Tokens[t.Head]
			continue
		}
		break
	}
	for i := n.First - 1; i >= 0 && i >= n.First-4 && w.sentenceOf(i) == w.sentenceOf(n.First); i-- {
		switch word := w.a.Word(i); {
		case w.words["party "+word]:
			return true
		case !w.words["skip "+word] && w.nameAt[i] == 0:
			return false
		}
	}
	return false
}
