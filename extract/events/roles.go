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
		if name == "" {
			continue
		}
		role, ok := (*t.frame)[name]
		switch {
		case t.typ == "JOURNEY" && w.at[k].place > 0 && (name == "to" || name == "from" || name == "object"):
			ok = false // "was flown to Norland", "left Norland"
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

// argument is what a dependent is called in frames, "" for none.
func (w *work) argument(t *trigger, i, k int) string {
	switch w.rel(k) {
	case "aux", "aux:pass":
		if w.at[k].actor > 0 {
			return "subject" // a name that looks like an auxiliary
		}
	case "nsubj", "expl":
		if w.heads(k) {
			return "" // "a Norland national" as two subjects
		}
		if w.rel(k) == "expl" && (w.verbal(i) || w.at[k].actor == 0 && w.speakerAt(k) == 0) {
			return ""
		}
		if t.noun == k {
			return ""
		}
		if w.passive(i) && !t.adjectival {
			return w.suffered(t, i)
		}
		return w.acting(t)
	case "obl:agent":
		return "by"
	case "obj", "nsubj:pass":
		if t.noun == k {
			return ""
		}
		if t.adjectival {
			return "subject" // "is prepared to lift the ban"
		}
		if w.rel(k) == "nsubj:pass" {
			if w.heads(k) {
				return ""
			}
			return w.suffered(t, i)
		}
		if t.frame == w.frames["give"] && w.secondObject(i, k) {
			return "indirect" // "gave Norland tents", both read as objects
		}
		return "object"
	case "xcomp":
		if w.at[k].actor > 0 && w.a.Tokens[k].Tag == "NNP" && !w.passive(i) && w.a.Child(i, "obj") < 0 && w.sense(i) != nil {
			return "object" // a name behind "named" or "elected"
		}
	case "iobj":
		if x := w.a.Child(i, "xcomp", "ccomp"); x > k && w.a.Child(i, "obj") < 0 && w.infinitive(x) {
			return "object" // "allowed Norland to leave"
		}
		return "indirect"
	case "amod", "compound":
		if t.verbal && k < i && !w.verbal(i) && (w.sided(k) || w.sidedBelow(k)) {
			return "subject" // "Norland unveils ferry" read as nouns
		}
	}
	return w.nounArgument(i, k)
}

// acting is what the subject of an active trigger is called: that of a verb
// with an object causes what else would happen to it.
func (w *work) acting(t *trigger) string {
	if _, ok := (*t.frame)["causer"]; !ok || t.noun >= 0 || !w.verbal(t.token) {
		return "subject"
	}
	if o := w.a.Child(t.token, "obj"); o > t.token && !w.words["percent"][w.word(o)] && w.a.Tokens[o].Tag != "CD" {
		return "causer" // but not of "rose 50 cents"
	}
	return "subject"
}

// suffered is what the subject of a passive is called: "the envoy was given a
// medal".
func (w *work) suffered(t *trigger, i int) string {
	if o := w.a.Child(i, "obj"); o > i && t.frame == w.frames["give"] {
		return "indirect"
	}
	return "object"
}

// secondObject reports another object behind k.
func (w *work) secondObject(i, k int) bool {
	for _, c := range w.a.Children(i) {
		if c > k && w.rel(c) == "obj" {
			return true
		}
	}
	return false
}

// heads reports a noun right before another one with the same part in the
// clause: the first only describes the second.
func (w *work) heads(k int) bool {
	if h := w.head(k); h >= 0 && w.nominal(k) {
		for _, c := range w.a.Children(h) {
			if c > k && w.rel(c) == w.rel(k) && w.nominal(c) {
				first, _ := w.a.Subtree(c)
				return first == k+1
			}
		}
	}
	return false
}

// unwilled reports a subject that is an event or a thing of somebody's, of a
// verb without an object: "Norland's economy recovered".
func (w *work) unwilled(i, k int) bool {
	if !w.verbal(i) || !w.nominal(k) || w.at[k].actor > 0 || w.a.Child(i, "obj", "ccomp", "xcomp") >= 0 {
		return false
	}
	if w.words["many"][w.lemma(k)] || w.words["arm"][w.lemma(k)] || w.people(k) {
		return false
	}
	if _, ok := w.deed(k); ok {
		return true
	}
	for _, c := range w.a.Children(k) {
		if w.rel(c) == "nmod" && (w.possessive(c) || w.preposition(c) == "of") {
			return true
		}
	}
	return false
}

// oblique is the part of a phrase with a preposition below a verb. Who suffers
// a passive or is the object of a verb does so alone.
func (w *work) oblique(c *cast, t *trigger, k int, name string, role schema.Role, ok bool) (schema.Role, bool) {
	i := t.token
	switch role {
	case schema.Agent:
		if name == "from" && c.has(role) {
			return schema.Other, ok // "bought jets from Norland"
		}
	case "":
		if name == "at" && c.as == hostile {
			return schema.Patient, true // "fired at Norland"
		}
	case schema.Patient:
		if w.passive(i) && !t.adjectival {
			return role, false // "was questioned on Norland"
		}
		if o := w.a.Child(i, "obj"); o >= 0 && o != t.noun && w.a.Tokens[o].Tag != "PRP" && name != "with" && name != "against" && w.isActor(o) {
			return role, false // "thanked the king for the help of Norland"
		}
	case schema.Recipient:
		if t.frame == w.frames["act"] && w.a.Child(i, "obj") < 0 && t.typ == "OTHER" && !w.passive(i) {
			return schema.Other, ok // "turned to Norland"
		}
	}
	return role, ok
}

// ofShare reports a phrase with "in" behind a share of what it names: "bought a
// stake in Norland Motors".
func (w *work) ofShare(i, k int) bool {
	if w.verbal(i) {
		i = w.a.Child(i, "obj")
	}
	return i >= 0 && i < k && w.words["share"][w.lemma(i)] && w.at[k].place == 0
}

// beyond casts those whom the tree has put below a time or a means: "spoke by
// phone with Norland", "met on Monday with Norland".
func (w *work) beyond(c *cast, t *trigger, k int) {
	if w.at[k].time == 0 && !w.words["means"][w.lemma(k)] {
		return
	}
	for _, n := range w.a.Children(k) {
		if n < k || w.rel(n) != "nmod" || w.at[n].time > 0 {
			continue
		}
		if role, ok := (*t.frame)[w.preposition(n)]; ok {
			c.add(role, n)
		}
	}
}

// nounArgument is what a dependent is called in frames that a noun may have as
// well, "" for none.
func (w *work) nounArgument(i, k int) string {
	switch w.rel(k) {
	case "amod", "compound":
		if !w.verbal(i) && (w.sided(k) || w.sidedBelow(k)) {
			return "modifier"
		}
	case "nmod", "obl":
		if w.possessive(k) {
			if w.nominal(i) && w.ofWhom(i) {
				return "owner"
			}
			return "possessive"
		}
		if p := w.preposition(k); p != "" || k > i || w.rel(k) != "nmod" {
			return p
		}
		return "modifier" // "Norland Motors car sales"
	}
	return ""
}

// ofWhom reports a noun with a phrase after "of".
func (w *work) ofWhom(i int) bool {
	for _, c := range w.a.Children(i) {
		if c > i && w.rel(c) == "nmod" && w.preposition(c) == "of" {
			return true
		}
	}
	return false
}

// sided reports a modifier that names an actor.
func (w *work) sided(k int) bool { return w.at[k].actor > 0 || w.demonym(k) != "" }

// sidedBelow reports a modifier with one that names an actor: "Norland car
// sales".
func (w *work) sidedBelow(k int) bool {
	c := w.a.Child(k, "compound")
	return c >= 0 && w.sided(c)
}
