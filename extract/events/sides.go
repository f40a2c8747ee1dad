package events

import (
	"strings"

	"dateline/schema"
)

// sides gives a participant without a country the one its phrase names: "the
// rebels in Norland", "Norland's deputy minister", "Norlandian farmers".
func (w *work) sides(parts []part) {
	for _, p := range parts {
		a := &w.d.Out.Actors[p.actor]
		if a.Country != "" || a.Sector == "IGO" || a.Type == schema.Organization && w.a.Tokens[p.token].Tag == "NNP" {
			continue
		}
		if code := w.demonym(p.token); code != "" {
			a.Country = code
			continue
		}
		if a.Country = w.countryUnder(p.token, 2); a.Country == "" && w.domestic(p, parts) {
			a.Country = w.home
		}
	}
}

// domestic reports an actor that belongs to the only country of an article: one
// with an office or without a name, unless it acts with or on that country, as
// its police do not.
func (w *work) domestic(of part, parts []part) bool {
	a := &w.d.Out.Actors[of.actor]
	if w.home == "" || a.Type == schema.Organization || a.Type == schema.Person && a.Sector == "" {
		return false
	}
	for _, c := range w.a.Children(of.token) {
		if n := w.at[c].actor; n > 0 && n-1 != of.actor && c < of.token {
			return false // "NATO troops"
		}
	}
	for _, p := range parts {
		if b := &w.d.Out.Actors[p.actor]; b != a && b.Country == w.home && b.Sector != "COP" && p.role != of.role {
			return false
		}
	}
	return true
}

// onlyCountry is the country of an article that names no other one, "" for
// none: there "the mayor" and "police" are that country's.
func (w *work) onlyCountry() string {
	only := ""
	see := func(code string) bool {
		if code == "" || code == only {
			return true
		}
		first := only == ""
		only = code
		return first
	}
	for i := range w.d.Out.Places {
		if !see(w.d.Out.Places[i].Country) {
			return ""
		}
	}
	for i := range w.d.Out.Actors {
		if !see(w.d.Out.Actors[i].Country) {
			return ""
		}
	}
	return only
}

// demonym is the country of an adjective of origin or a word for its people.
func (w *work) demonym(i int) string {
	if c := w.d.Text[w.a.Tokens[i].Start]; c < 'A' || c > 'Z' {
		return ""
	}
	code, _ := w.gaz.Demonym(w.a.Word(i))
	return code
}

// countryUnder is the country that the modifiers of a noun name.
func (w *work) countryUnder(i, depth int) string {
	for _, c := range w.a.Children(i) {
		switch w.rel(c) {
		case "amod", "compound", "flat":
		case "nmod":
			switch w.preposition(c) {
			case "", "of", "in", "from":
			default:
				continue
			}
		default:
			continue
		}
		if code := w.countryAt(c); code != "" {
			return code
		}
		if depth > 1 {
			if code := w.countryUnder(c, depth-1); code != "" {
				return code
			}
		}
	}
	return ""
}

// countryAt is the country that a token stands for or lies in.
func (w *work) countryAt(i int) string {
	if n := w.at[i].actor; n > 0 {
		if a := &w.d.Out.Actors[n-1]; a.Country != "" {
			return a.Country
		}
	}
	if n := w.at[i].place; n > 0 {
		return w.d.Out.Places[n-1].Country
	}
	return w.demonym(i)
}

// standIn is the actor that a word of origin stands for where the actors know
// none, 1 + its index, 0 for none: the country for "a Norlandian offer" and
// "Norlandian tanks", the people for "Norlandians" and "Norlandian landowners".
func (w *work) standIn(i int) int {
	single := w.words["person"][w.lemma(i)]
	if single || w.nominal(i) {
		first := i
		code := ""
		if w.a.Tokens[i].Tag == "NNS" || w.a.Tokens[i].Tag == "NNPS" {
			code = w.demonym(i)
		}
		if single && i > 0 && w.heads(i-1) && w.at[i-1].actor > 0 {
			first, code = i-1, w.countryAt(i-1)
		}
		if code == "" && (single || w.people(i)) {
			for _, c := range w.a.Children(i) {
				switch rel := w.rel(c); {
				case c > i:
				case rel == "amod" && w.demonym(c) != "":
					first, code = c, w.demonym(c)
				case rel == "compound" && single && w.at[c].actor > 0 && w.d.Out.Actors[w.at[c].actor-1].Type == schema.Country:
					first, code = c, w.countryAt(c) // "a US national"
				}
			}
		}
		if code == "" {
			return 0
		}
		return w.newActor(schema.Group, w.d.Text[w.a.Tokens[first].Start:w.a.Tokens[i].End], code, "CVL", first, i)
	}
	code := w.demonym(i)
	if code == "" || w.rel(i) != "amod" && w.rel(i) != "compound" || w.at[w.head(i)].actor > 0 {
		return 0
	}
	country, ok := w.gaz.ByCode(code)
	if !ok {
		return 0
	}
	return w.newActor(schema.Country, country.Name, code, "GOV", i, i)
}

// landOf is the country that holds a place where that is no actor itself: who
// is hit by "an attack on a village in the valley". It is 1 + its index. A place
// that only says whose mayor or police someone is stands for no country.
func (w *work) landOf(i int) int {
	n := w.at[i].place
	if n == 0 || w.at[i].actor > 0 {
		return w.at[i].actor
	}
	if h := w.head(i); h > i && w.rel(i) == "compound" && (w.at[h].actor > 0 || w.at[i+1].actor > 0) {
		return 0
	}
	country, ok := w.gaz.ByCode(w.d.Out.Places[n-1].Country)
	if !ok {
		return 0
	}
	return w.newActor(schema.Country, country.Name, country.ISO3, "GOV", i, i)
}

// people reports a plural noun whose ending is that of words for people.
func (w *work) people(i int) bool {
	tag := w.a.Tokens[i].Tag
	if tag == "NNPS" {
		return true
	}
	if tag != "NNS" {
		return false
	}
	word := w.word(i)
	for _, ending := range w.endings {
		if strings.HasSuffix(word, ending) {
			return !w.words["arm"][w.lemma(i)]
		}
	}
	return false
}

// newActor finds or adds an actor with a mention from token first to last.
func (w *work) newActor(typ schema.ActorType, name, country, sector string, first, last int) int {
	at := 0
	for n := range w.d.Out.Actors {
		a := &w.d.Out.Actors[n]
		if a.Type == typ && (typ == schema.Country && a.Country == country || a.Name == name) {
			at = n + 1
			break
		}
	}
	if at == 0 {
		w.d.Out.Actors = append(w.d.Out.Actors, schema.Actor{
			ID: schema.LocalID(schema.ActorID, len(w.d.Out.Actors)+1), Name: name, Type: typ, Country: country, Sector: sector,
		})
		at = len(w.d.Out.Actors)
		w.index[w.d.Out.Actors[at-1].ID] = at
	}
	w.mention(at, schema.Span{Start: w.a.Tokens[first].Start, End: w.a.Tokens[last].End}, schema.Nominal)
	w.at[last].actor = at
	return at
}

// participantsOf writes the parts of an event out.
func (w *work) participantsOf(parts []part) []schema.Participant {
	out := make([]schema.Participant, len(parts))
	for i, p := range parts {
		out[i] = schema.Participant{Role: p.role, Actor: w.d.Out.Actors[p.actor].ID}
	}
	return out
}
