package events

import "dateline/schema"

// sides gives a participant without a country the one its phrase names: "the
// rebels in Norland", "Norland's deputy minister", "Norlandian farmers".
func (w *work) sides(parts []part) {
	for _, p := range parts {
		a := &w.d.Out.Actors[p.actor]
		if a.Country != "" || a.Sector == "IGO" {
			continue
		}
		if c, ok := w.gaz.Demonym(w.a.Word(p.token)); ok {
			a.Country = c
			continue
		}
		a.Country = w.countryUnder(p.token, 2)
	}
}

// countryUnder is the country that the modifiers of a noun name.
func (w *work) countryUnder(i, depth int) string {
	for _, c := range w.a.Children(i) {
		switch w.rel(c) {
		case "amod", "compound", "nmod", "flat":
		case "appos":
			if w.at[c].actor == 0 {
				continue
			}
		default:
			continue
		}
		if w.rel(c) == "nmod" && !w.possessive(c) {
			switch w.preposition(c) {
			case "of", "in", "from":
			default:
				continue
			}
		}
		if code := w.countryAt(c); code != "" {
			return code
		}
		if depth > 1 && w.rel(c) != "appos" {
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
	code, _ := w.gaz.Demonym(w.a.Word(i))
	return code
}

// participantsOf writes the parts of an event out.
func (w *work) participantsOf(parts []part) []schema.Participant {
	out := make([]schema.Participant, len(parts))
	for i, p := range parts {
		out[i] = schema.Participant{Role: p.role, Actor: w.d.Out.Actors[p.actor].ID}
	}
	return out
}
