package events

import "dateline/schema"

// control casts the subject that a verb shares with the verb it hangs on, and
// the agent of a passive named with a later one ("chosen and bought by").
func (w *work) control(c *cast, t *trigger) {
	i := t.token
	if w.rel(i) == "amod" {
		c.add((*t.frame)["object"], w.head(i))
		return
	}
	passive := w.passive(i)
	if t.verbal && w.preposition(i) != "" {
		return // "as ferry hits rocks", read as a noun: what comes before is no subject of it
	}
	if w.a.Child(i, "nsubj", "nsubj:pass") < 0 {
		if h := w.head(i); h >= 0 && w.controls["tough"][w.lemma(h)] && w.rel(i) != "conj" {
			c.add((*t.frame)["object"], w.a.Child(h, "nsubj")) // "Norland is hard to reach"
		} else if s := w.sharedSubject(i); s >= 0 {
			switch {
			case passive:
				c.add((*t.frame)["object"], s)
			case t.noun >= 0:
				c.add(t.subject, s)
			default:
				c.add((*t.frame)[w.acting(t)], s)
			}
		}
	}
	if passive && !c.has(schema.Agent) {
		c.add(schema.Agent, w.farAgent(i))
	}
	w.sharedObject(c, t)
}

// farAgent is the agent of a passive that the tree has put below a later verb
// ("chosen and bought by Norland") or below what stands between ("was named
// champion by Norland"). It is -1 without one.
func (w *work) farAgent(i int) int {
	if k := w.a.Child(i, "conj"); k >= 0 {
		if by := w.a.Child(k, "obl:agent"); by >= 0 {
			return by
		}
	}
	for _, c := range w.a.Children(i) {
		if rel := w.rel(c); c < i || rel != "obj" && rel != "xcomp" && rel != "obl" {
			continue
		}
		if _, ok := w.deed(c); ok {
			continue // "was hurt in a raid by Norland"
		}
		for _, k := range w.a.Children(c) {
			if w.rel(k) == "nmod" && w.preposition(k) == "by" && w.isActor(k) {
				return k
			}
		}
	}
	return -1
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
	w.nounAgent(c, t)
	w.charged(c, t)
	w.struck(c, t)
	w.held(c, t)
	h := w.head(t.token)
	if h < 0 {
		return
	}
	switch {
	case w.nominal(t.token) && !c.has(schema.Agent) && w.rel(t.token) == "nmod" && w.words["many"][w.lemma(h)] && w.holder(h) >= 0:
		c.add((*t.frame)["possessive"], w.holder(h)) // "Norland's number of orders"
	case w.nominal(t.token) && len(c.parts) == 0 && w.rel(t.token) == "obj" && w.concerned(t, h):
		if s := w.subjectOf(h); s >= 0 {
			c.add(schema.Other, s) // "Norland negotiates the purchase of jets"
		}
	case (t.typ == "CONSULT" || w.controls["own"][w.lemma(t.token)]) && w.rel(t.token) == "obl" && w.verbal(h) && !c.has(schema.Agent):
		if s := w.subjectOf(h); s >= 0 && !w.definite(t.token) {
			c.add(schema.Agent, s) // "the envoys returned to Velden for talks", "said in an interview"
		}
	case w.nominal(t.token) && len(c.parts) == 0 && w.rel(t.token) == "conj":
		for h >= 0 && !w.gaveType(h) && (w.rel(h) == "nmod" || w.rel(h) == "conj") {
			h = w.head(h)
		}
		if h >= 0 && w.gaveType(h) && w.rel(h) == "obj" && w.speaksFor(w.head(h)) {
			c.add((*t.frame)["possessive"], w.subjectOf(w.head(h))) // "reported sales and a profit"
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

// nounAgent casts who does what a noun names where the tree has put him below
// what it is done to: "the inspection of the engine by Venn Motors".
func (w *work) nounAgent(c *cast, t *trigger) {
	if !w.nominal(t.token) || t.verbal || c.has(schema.Agent) {
		return
	}
	for _, k := range w.a.Children(t.token) {
		if w.rel(k) != "nmod" || w.preposition(k) != "of" {
			continue
		}
		for _, by := range w.a.Children(k) {
			if w.rel(by) == "nmod" && w.preposition(by) == "by" && w.isActor(by) {
				c.add(schema.Agent, by)
			}
		}
	}
}

// definite reports a noun with "the" or "this", which speaks of something known.
func (w *work) definite(i int) bool {
	d := w.a.Child(i, "det")
	return d >= 0 && w.word(d) != "a" && w.word(d) != "an"
}

// concerned reports a verb whose object, an event, is its subject's as well: one
// that takes no side and speaks of nobody else's deed.
func (w *work) concerned(t *trigger, h int) bool {
	if w.othersDeed(h) || w.stances[t.typ] == hostile || w.possessed(t.token) {
		return false
	}
	s := w.sense(h)
	return s == nil || w.stances[s.typ] == neutral || w.stances[s.typ] == civic || s.typ == "AGREE" || s.typ == "CONSULT"
}

// possessed reports a noun that is said to be somebody's.
func (w *work) possessed(i int) bool {
	for _, c := range w.a.Children(i) {
		if c < i && w.rel(c) == "nmod" && w.possessive(c) {
			return true
		}
	}
	return false
}
