package events

import (
	"slices"

	"dateline/schema"
)

// part is one actor's part in an event.
type part struct {
	role  schema.Role
	actor int  // index in d.Out.Actors
	token int  // the head of the phrase that names it
	inner bool // only a part of an argument names it
	owner bool // the argument is a thing of his
}

// cast collects the parts of an event; the first part of an actor counts, but
// one who acts himself acts.
type cast struct {
	w     *work
	as    stance // of the event
	parts []part
}

// add gives the actors of a phrase a part.
func (c *cast) add(role schema.Role, token int) {
	if token < 0 {
		return
	}
	for _, p := range c.w.phrase(role, token, c.as) {
		p.role = role
		if p.owner && c.owned(role, token, p.actor) {
			p.role = schema.Other
		}
		k := slices.IndexFunc(c.parts, func(q part) bool { return q.actor == p.actor })
		switch {
		case k < 0:
			c.parts = append(c.parts, p)
		case role == schema.Agent && c.parts[k].role != schema.Agent && c.parts[k].inner && !p.inner:
			c.parts[k] = p // "used its right": who has it is not who suffers
		case c.parts[k].owner && !p.owner:
			c.parts[k] = p
		}
	}
}

// owned reports that an actor only has the thing that plays a part: it is not
// Mara Venn who is found where her car is. A country or a body stands for what
// is its own where it acts, and all do in acts of PLOVER's types that they suffer.
func (c *cast) owned(role schema.Role, token, actor int) bool {
	if c.w.words["doing"][c.w.lemma(token)] || c.w.words["following"][c.w.lemma(token)] {
		return false // "her campaign", "the Norlandian embassy"
	}
	if role != schema.Agent {
		return c.as == neutral || c.as == civic
	}
	typ := c.w.d.Out.Actors[actor].Type
	return typ == schema.Person || typ == schema.Unnamed
}

// has reports whether somebody plays the part.
func (c *cast) has(role schema.Role) bool {
	return slices.ContainsFunc(c.parts, func(p part) bool { return p.role == role })
}

// participants are the actors among the trigger's arguments, then those that
// its clause leaves out; the finished Document lists agents first.
func (w *work) participants(t *trigger) []part {
	c := &cast{w: w, as: w.stances[t.typ]}
	w.arguments(c, t, t.token)
	if t.noun >= 0 {
		w.arguments(c, t, t.noun)
	}
	if w.stances[t.typ] == verbal && t.typ != "CONSULT" && !c.has(schema.Patient) && !c.has(schema.Recipient) {
		if o := w.object(t.token); o < 0 || !w.nominal(o) || t.typ != "REQUEST" {
			w.addressed(c, t) // else "asked residents to call the police"
		}
		if t.typ == "THREATEN" && !c.has(schema.Patient) {
			w.conditions(c, t.token, 2)
		}
	}
	if w.a.Tokens[t.token].Tag == "MD" {
		w.demanded(c, t.token)
	} else if w.verbal(t.token) || t.verbal {
		w.control(c, t)
	} else {
		w.nounControl(c, t)
	}
	if len(c.parts) == 0 && w.spoken(t) {
		return w.participants(&w.found[w.at[w.head(t.token)].trigger-1])
	}
	w.sides(c.parts)
	w.land(c, t)
	return c.parts
}

// addressed casts those whom the content of a threat, a promise, a demand or a
// refusal concerns: "threatened to attack Norland".
func (w *work) addressed(c *cast, t *trigger) {
	for _, x := range w.a.Children(t.token) {
		if rel := w.rel(x); rel != "xcomp" && rel != "ccomp" && (rel != "advcl" || !w.infinitive(x)) || x < t.token {
			continue
		}
		of := w.other().frame
		if n := w.at[x].trigger; n > 0 {
			of = w.found[n-1].frame
		}
		in := &trigger{kind: kind{frame: of}, token: x, noun: -1}
		for _, k := range w.a.Children(x) {
			name := w.argument(in, x, k)
			role, ok := (*of)[name]
			acts := w.rel(x) == "ccomp" && w.a.Child(x, "nsubj") >= 0
			if acts && t.frame == w.frames["warn"] {
				continue // who is spoken of need not be who is warned
			}
			if ok && (role == schema.Agent) == acts || name == "in" && !acts {
				c.add(schema.Patient, w.resolved(k))
			}
		}
	}
}

// conditions casts those who can avert a threat: "unless Norland withdraws".
func (w *work) conditions(c *cast, i, depth int) {
	for _, x := range w.a.Children(i) {
		switch w.rel(x) {
		case "xcomp", "ccomp":
			if depth > 0 {
				w.conditions(c, x, depth-1)
			}
		case "advcl":
			m := w.a.Child(x, "mark")
			if m >= 0 && (w.lemma(m) == "if" || w.lemma(m) == "unless") {
				if s := w.a.Child(x, "nsubj"); s >= 0 {
					c.add(schema.Patient, w.resolved(s))
				}
			} else if depth > 0 {
				w.conditions(c, x, depth-1)
			}
		}
	}
}

// demanded casts who demands by "must", and of whom.
func (w *work) demanded(c *cast, i int) {
	in := w.statementOf(schema.Span{Start: w.a.Tokens[i].Start, End: w.a.Tokens[i].End})
	if n := w.index[in.Speaker.Actor]; n > 0 {
		c.parts = append(c.parts, part{role: schema.Agent, actor: n - 1, token: i})
	}
	c.add(schema.Patient, w.a.Child(w.head(i), "nsubj", "nsubj:pass"))
}

// arguments casts the dependents of a trigger or of the noun it is light for.
func (w *work) arguments(c *cast, t *trigger, i int) {
	for _, k := range w.a.Children(i) {
		name := w.argument(t, i, k)
		if name == "" || w.words["itself"][w.word(k)] {
			continue
		}
		role, ok := (*t.frame)[name]
		switch {
		case (t.typ == "JOURNEY" || w.words["trip"][w.lemma(i)]) && w.words["crossing"][name] && (w.at[k].place > 0 || w.country(k) || w.site(k) && w.a.Tokens[k].Tag == "NNP"):
			ok = false // "was flown to Norland", "left Norland", "crossed into the country"
		case name == "in" && w.ofShare(i, k):
			role, ok = (*t.frame)["object"]
		case name == "subject" && t.noun >= 0:
			role = t.subject
		case name == "subject" && role == schema.Agent && w.unwilled(i, k):
			role = schema.Patient
		case w.verbal(i) && w.rel(k) == "obl":
			role, ok = w.oblique(c, t, k, name, role, ok)
			w.beyond(c, t, k)
		}
		if name == "object" && t.frame == w.frames["give"] {
			w.given(c, t, k)
		}
		if ok {
			c.add(role, w.resolved(k))
		}
	}
}

// given casts who gets an object that the tree has put below it: "sold jets to
// Norland".
func (w *work) given(c *cast, t *trigger, k int) {
	for _, n := range w.a.Children(k) {
		if n > k && w.rel(n) == "nmod" && w.preposition(n) == "to" && w.isActor(n) {
			c.add((*t.frame)["to"], n)
		}
	}
}

// country reports a token that stands for a country.
func (w *work) country(k int) bool {
	n := w.at[k].actor
	return n > 0 && w.d.Out.Actors[n-1].Type == schema.Country
}
