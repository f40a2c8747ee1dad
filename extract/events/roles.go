package events

import (
	"slices"

	"dateline/schema"
)

// part is one actor's part in an event.
type part struct {
	role  schema.Role
	actor int // index in d.Out.Actors
	token int // the head of the phrase that names it
}

// cast collects the parts of an event; the first part of an actor counts.
type cast struct {
	w     *work
	wide  bool // places inside phrases stand for those who hold them
	parts []part
}

// add gives the actors of a phrase a part.
func (c *cast) add(role schema.Role, token int) {
	wide := c.wide && (role != schema.Agent || c.w.at[token].trigger == 0) // no land does what happens in it
	for _, p := range c.w.phrase(token, wide) {
		if !slices.ContainsFunc(c.parts, func(q part) bool { return q.actor == p.actor }) {
			p.role = role
			c.parts = append(c.parts, p)
		}
	}
}

// has reports whether somebody plays the part.
func (c *cast) has(role schema.Role) bool {
	return slices.ContainsFunc(c.parts, func(p part) bool { return p.role == role })
}

// participants are the actors among the trigger's arguments, then those that
// its clause leaves out; the finished Document lists agents first.
func (w *work) participants(t *trigger) []part {
	c := &cast{w: w, wide: w.stances[t.typ] != neutral}
	w.arguments(c, t, t.token)
	if t.noun >= 0 {
		w.arguments(c, t, t.noun)
	}
	if w.stances[t.typ] == verbal && t.typ != "CONSULT" && !c.has(schema.Patient) && !c.has(schema.Recipient) {
		w.addressed(c, t)
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
			if ok && (role != schema.Agent || w.rel(x) == "ccomp") || name == "in" {
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
		c.parts = append(c.parts, part{schema.Agent, n - 1, i})
	}
	c.add(schema.Patient, w.a.Child(w.head(i), "nsubj", "nsubj:pass"))
}

// arguments casts the dependents of a trigger or of the noun it is light for.
func (w *work) arguments(c *cast, t *trigger, i int) {
	for _, k := range w.a.Children(i) {
		name := w.argument(t, i, k)
		if name == "" {
			continue
		}
		role, ok := (*t.frame)[name]
		if name == "subject" && t.noun >= 0 {
			role = t.subject
		}
		if ok {
			c.add(role, w.resolved(k))
		}
	}
}

// argument is what a dependent is called in frames, "" for none.
func (w *work) argument(t *trigger, i, k int) string {
	switch w.rel(k) {
	case "nsubj", "expl":
		if w.rel(k) == "expl" && (w.verbal(i) || w.at[k].actor == 0 && w.speakerAt(k) == 0) {
			return ""
		}
		if t.noun == k {
			return ""
		}
		if w.passive(i) && !t.adjectival {
			return "object"
		}
		return "subject"
	case "obl:agent":
		return "by"
	case "obj", "nsubj:pass":
		if t.noun == k {
			return ""
		}
		if t.adjectival {
			return "subject" // "is prepared to lift the ban"
		}
		return "object"
	case "xcomp":
		if w.at[k].actor > 0 && w.a.Tokens[k].Tag == "NNP" && !w.passive(i) && w.a.Child(i, "obj") < 0 && w.sense(i) != nil {
			return "object" // a name behind "named" or "elected"
		}
	case "iobj":
		return "indirect"
	case "amod", "compound":
		if w.verbal(i) || !w.sided(k) && !w.sidedBelow(k) {
			return ""
		}
		if t.verbal && k < i {
			return "subject" // "Norland unveils ferry" read as nouns
		}
		return "modifier"
	case "nmod", "obl":
		if w.possessive(k) {
			return "possessive"
		}
		return w.preposition(k)
	}
	return ""
}

// sided reports a modifier that names an actor.
func (w *work) sided(k int) bool { return w.at[k].actor > 0 || w.demonym(k) != "" }

// sidedBelow reports a modifier with one that names an actor: "Norland car
// sales".
func (w *work) sidedBelow(k int) bool {
	c := w.a.Child(k, "compound")
	return c >= 0 && w.sided(c)
}

// control casts the subject that a verb shares with the verb it hangs on, and
// the agent of a passive named with a later one ("chosen and bought by").
func (w *work) control(c *cast, t *trigger) {
	i := t.token
	if w.rel(i) == "amod" {
		c.add((*t.frame)["object"], w.head(i))
		return
	}
	passive := w.passive(i)
	if w.a.Child(i, "nsubj", "nsubj:pass") < 0 {
		if s := w.sharedSubject(i); s >= 0 {
			switch {
			case passive:
				c.add((*t.frame)["object"], s)
			case t.noun >= 0:
				c.add(t.subject, s)
			default:
				c.add((*t.frame)["subject"], s)
			}
		}
	}
	if k := w.a.Child(i, "conj"); passive && k >= 0 && !c.has(schema.Agent) {
		if by := w.a.Child(k, "obl:agent"); by >= 0 {
			c.add(schema.Agent, by)
		}
	}
	w.sharedObject(c, t)
}

// sharedObject casts the object that stands behind the last of several verbs:
// "built and sold ferries", and the head of a relative clause without pronoun.
func (w *work) sharedObject(c *cast, t *trigger) {
	i := t.token
	if w.a.Child(i, "obj", "ccomp", "xcomp") >= 0 || t.noun >= 0 || c.has(schema.Patient) {
		return
	}
	if k := w.a.Child(i, "conj"); k == i+2 && w.verbal(k) {
		if o := w.a.Child(k, "obj"); o >= 0 {
			c.add((*t.frame)["object"], o)
		}
	}
	if w.rel(i) == "acl" && w.a.Child(i, "nsubj") >= 0 && w.head(i) >= 0 && w.a.Child(i, "mark") < 0 {
		s := w.a.Child(i, "nsubj")
		if w.antecedent(s) == s {
			c.add((*t.frame)["object"], w.head(i))
		}
	}
}

// nounControl casts for a noun those that its clause names: who the standstill
// is of, who had the accident.
func (w *work) nounControl(c *cast, t *trigger) {
	h := w.head(t.token)
	if h < 0 {
		return
	}
	switch {
	case w.nominal(t.token) && !c.has(schema.Agent) && w.rel(t.token) == "nmod" && w.words["many"][w.lemma(h)] && w.holder(h) >= 0:
		c.add((*t.frame)["possessive"], w.holder(h)) // "Norland's number of orders"
	case w.nominal(t.token) && len(c.parts) == 0 && w.rel(t.token) == "obj" && w.bystander(h):
		if s := w.subjectOf(h); s >= 0 {
			c.add(schema.Other, s) // "Norland negotiates the purchase of jets"
		}
	case t.typ == "CONSULT" && w.rel(t.token) == "obl" && w.verbal(h) && !c.has(schema.Agent):
		if s := w.subjectOf(h); s >= 0 {
			c.add(schema.Agent, s) // "the envoys returned to Velden for talks"
		}
	case t.kind.alone && len(c.parts) == 0:
		for _, k := range w.a.Children(h) {
			if r := w.rel(k); (r == "nsubj" || r == "nsubj:pass") && k != t.token {
				c.add(schema.Other, k) // "the talks between X and Y reached a deadlock"
			}
		}
	case !w.nominal(t.token) && w.a.Child(t.token, "nsubj", "nsubj:pass") < 0:
		if s := w.sharedSubject(t.token); s >= 0 {
			c.add((*t.frame)["subject"], s)
		}
	}
}

// bystander reports a verb that takes no side on its object, so that what its
// object names concerns its subject.
func (w *work) bystander(h int) bool {
	s := w.sense(h)
	return s == nil || w.stances[s.typ] == neutral || w.stances[s.typ] == civic || s.typ == "AGREE" || s.typ == "CONSULT"
}

// sharedSubject is the subject a verb shares with the verb it hangs on: by
// conjunction, control ("urged Norland to leave") or participle; the head of a
// clause that describes a noun. It is -1 without one.
func (w *work) sharedSubject(i int) int {
	if s := w.lostSubject(i); s >= 0 {
		return s
	}
	for hop := 0; hop < 4; hop++ {
		h := w.head(i)
		if h < 0 {
			return -1
		}
		switch w.rel(i) {
		case "acl":
			if w.at[h].actor > 0 || !w.infinitive(i) && (w.a.Tokens[i].Tag != "VBG" || w.a.Child(i, "mark") < 0) {
				return h
			}
			i = h // "a contract to supply": whoever has the contract
			if s := w.holder(h); s >= 0 {
				return s
			}
			continue
		case "conj", "advcl":
			if by, ok := w.causer(i, h); ok {
				return by
			}
		case "xcomp", "ccomp":
			if w.rel(i) == "ccomp" && !w.infinitive(i) {
				return -1
			}
			if o := w.a.Child(h, "obj", "iobj"); o >= 0 && o < i && w.objectActs(h) {
				return w.antecedent(o)
			}
		case "obj", "obl", "nmod", "nsubj:pass":
			if w.verbal(i) || w.verbal(h) && w.rel(i) == "nsubj:pass" {
				return -1
			}
		default:
			return -1
		}
		i = h
		if s := w.a.Child(i, "nsubj", "nsubj:pass"); s >= 0 {
			return w.antecedent(s)
		}
	}
	return -1
}

// holder is whose a noun is: "Norland's plan to close".
func (w *work) holder(i int) int {
	for _, c := range w.a.Children(i) {
		if w.rel(c) == "nmod" && w.possessive(c) && w.at[c].actor > 0 {
			return c
		}
		if (w.rel(c) == "amod" || w.rel(c) == "compound") && w.at[c].actor > 0 {
			return c
		}
	}
	return -1
}

// objectActs reports a verb whose object does what its infinitive says; one who
// promises or threatens somebody does it himself.
func (w *work) objectActs(h int) bool { return !w.words["promise"][w.lemma(h)] }

// deep is how far below its head a phrase is searched for actors.
const deep = 3

// phrase are the actors that a phrase names: the one whose mention ends at its
// head, its conjuncts, and those its parts name ("talks between X and Y").
func (w *work) phrase(token int, wide bool) []part {
	var out []part
	w.collect(&out, token, deep, wide)
	return out
}

// collect adds the actors of a phrase.
func (w *work) collect(out *[]part, token, depth int, wide bool) {
	own := w.at[token].actor
	if own == 0 {
		if own = w.speakerAt(token); own > 0 {
			w.refer(token, own)
		}
	}
	if own == 0 {
		own = w.standIn(token)
	}
	if own == 0 && wide && depth < deep {
		own = w.landOf(token)
	}
	if w.words["many"][w.lemma(token)] || w.words["many"][w.word(token)] || w.a.Tokens[token].Tag == "CD" {
		if c := w.a.Child(token, "nmod"); c >= 0 && (w.preposition(c) == "of" || w.preposition(c) == "from") {
			w.collect(out, c, depth, wide)
			return
		}
	}
	if own > 0 {
		*out = append(*out, part{actor: own - 1, token: token})
	}
	if depth == 0 {
		return
	}
	for _, c := range w.a.Children(token) {
		switch w.rel(c) {
		case "conj", "flat":
			w.collect(out, c, depth-1, wide)
		case "appos":
			if own == 0 || w.at[c].actor > 0 {
				w.collect(out, c, 0, wide)
			}
		case "compound", "amod":
			if own == 0 || w.at[c].actor > 0 && w.at[c].actor != own && w.a.Child(c, "conj") >= 0 {
				w.collect(out, c, depth-1, wide)
			}
		case "nmod":
			if own == 0 && (w.possessive(c) || wide || w.part(c)) || own > 0 && w.several(c) {
				w.collect(out, c, depth-1, wide)
			}
		}
	}
}

// several reports "of Norland and Sundria" behind those who act for both.
func (w *work) several(c int) bool {
	return w.preposition(c) == "of" && w.at[c].actor > 0 && w.a.Child(c, "conj") >= 0 && w.d.Out.Actors[w.at[c].actor-1].Type == schema.Country
}

// part reports a phrase that says whose a thing is rather than where.
func (w *work) part(c int) bool {
	p := w.preposition(c)
	return p == "" || w.words["part"][p]
}
