package events

import (
	"slices"

	"dateline/schema"
)

// placeOf is the place the event happens at, "" for none.
func (w *work) placeOf(t *trigger, parts []part) string {
	if i := w.placeToken(t, parts); i >= 0 {
		return w.d.Out.Places[w.at[i].place-1].ID
	}
	return ""
}

// placeToken is where the event's place is named: a dependent after in, at,
// near … or a place such a dependent contains; for a noun also one of its
// clause. It is -1 without one. Who plays a part is no place: "talks between
// Norland and Sundria", "a warning to Norland".
func (w *work) placeToken(t *trigger, parts []part) int {
	tokens := [3]int{t.token, t.noun, -1}
	if h := w.head(t.token); t.noun < 0 && w.nominal(t.token) && h >= 0 && w.verbal(h) {
		switch w.rel(t.token) {
		case "nsubj", "nsubj:pass", "obj":
			tokens[2] = h
		}
	}
	if o := w.object(t.token); t.noun < 0 && w.stances[t.typ] == hostile && w.verbal(t.token) && o > t.token {
		if _, ok := w.deed(o); !ok {
			tokens[2] = o // "shelled a village in Norland"
		}
	}
	for _, i := range tokens {
		if i < 0 {
			continue
		}
		for _, c := range w.a.Children(i) {
			switch w.rel(c) {
			case "obl", "nmod", "advmod":
			case "obj":
				if t.typ == "JOURNEY" && w.at[c].place > 0 {
					return c // "entered Norland"
				}
				continue
			default:
				continue
			}
			if w.places[w.preposition(c)] && w.at[c].time == 0 {
				if at := w.placeUnder(c, 3, parts); at >= 0 {
					return at
				}
			}
		}
	}
	return -1
}

// plays reports a participant that token i names.
func plays(parts []part, i int) bool {
	return slices.ContainsFunc(parts, func(p part) bool { return p.token == i })
}

// placeUnder is the first token with a place at or below a token, -1 without.
func (w *work) placeUnder(i, depth int, parts []part) int {
	if w.at[i].place > 0 && (w.words["whereabouts"][w.preposition(i)] || !plays(parts, i)) {
		return i
	}
	if depth == 0 {
		return -1
	}
	for _, c := range w.a.Children(i) {
		if at := w.placeUnder(c, depth-1, parts); at >= 0 {
			return at
		}
	}
	return -1
}

// land casts the country in which a friendly or hostile act takes place, where
// no side but the agent's is named: "Norland shelled a village in Sundria".
func (w *work) land(c *cast, t *trigger) {
	if st := w.stances[t.typ]; st != friendly && st != hostile || t.typ == "PROTEST" {
		return
	}
	for _, p := range c.parts {
		if code := w.d.Out.Actors[p.actor].Country; code != "" && p.role != schema.Agent {
			return
		}
	}
	i := w.placeToken(t, c.parts)
	if i < 0 {
		return
	}
	code := w.d.Out.Places[w.at[i].place-1].Country
	for _, p := range c.parts {
		if w.d.Out.Actors[p.actor].Country == code {
			return
		}
	}
	if n := w.landOf(i); n > 0 {
		c.parts = append(c.parts, part{role: schema.Other, actor: n - 1, token: i})
	}
}
