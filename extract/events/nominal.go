package events

import "dateline/schema"

// charged casts for what somebody is accused of, tried or punished for the one
// it is held against: "charged with nine counts of fraud", "on charges of
// murder"; for what he admits himself.
func (w *work) charged(c *cast, t *trigger) {
	if c.has(schema.Agent) || !w.nominal(t.token) || t.verbal {
		return
	}
	i := t.token
	for hop := 0; hop < 4; hop++ {
		h := w.head(i)
		if h < 0 {
			return
		}
		switch w.rel(i) {
		case "conj":
		case "obj", "obl", "nmod":
			if p := w.preposition(i); w.rel(i) != "obj" && !w.words["charging"][p] {
				return
			}
			if w.verbal(h) {
				c.add((*t.frame)["by"], w.accused(i, h))
				return
			}
			if w.words["guilty"][w.lemma(h)] {
				c.add((*t.frame)["by"], w.guilty(h))
				return
			}
			if !w.words["count"][w.lemma(h)] {
				return
			}
		default:
			return
		}
		i = h
	}
}

// accused is who verb h holds what phrase i names against, -1 for nobody.
func (w *work) accused(i, h int) int {
	switch verb := w.lemma(h); {
	case w.words["admit"][verb], w.words["face"][verb] && w.words["count"][w.lemma(i)]:
		return w.subjectOf(h)
	case w.controls["charge"][verb] && w.rel(i) != "obj":
		return w.object(h)
	}
	return -1
}

// guilty is who is, pleads or is found guilty.
func (w *work) guilty(h int) int {
	if s := w.a.Child(h, "nsubj"); s >= 0 {
		return w.antecedent(s)
	}
	g := w.head(h)
	switch {
	case g < 0 || !w.verbal(g):
		return -1
	case w.words["admit"][w.lemma(g)]:
		return w.subjectOf(g)
	}
	return w.object(g)
}

// held casts who is in somebody's hands: "a suspect is in custody", "have a
// suspect in custody".
func (w *work) held(c *cast, t *trigger) {
	h := w.head(t.token)
	if h < 0 || t.typ != "COERCE" || !w.nominal(t.token) || t.verbal || c.has(schema.Patient) || !w.words["heldin"][w.preposition(t.token)] {
		return
	}
	switch w.rel(t.token) {
	case "nmod":
		c.add(schema.Patient, h)
	case "obl":
		if o := w.object(h); o >= 0 {
			c.add(schema.Patient, o)
		} else {
			c.add(schema.Patient, w.subjectOf(h))
		}
	default:
		return
	}
	if g := w.head(h); w.rel(t.token) == "nmod" && g >= 0 && w.rel(h) == "obj" && w.states[w.lemma(g)] {
		c.add(schema.Agent, w.subjectOf(g))
	}
}

// struck casts those whom a disaster or an attack harms where the verb above it
// tells that: "two men died in a crash".
func (w *work) struck(c *cast, t *trigger) {
	h := w.head(t.token)
	if h < 0 || c.has(schema.Patient) || w.rel(t.token) != "obl" || !w.nominal(t.token) || !w.verbal(h) || !w.words["striking"][w.preposition(t.token)] {
		return
	}
	n := w.at[h].trigger
	if n == 0 || !w.words["calamity"][t.typ] || !w.words["harm"][w.found[n-1].typ] {
		return
	}
	if o := w.object(h); o >= 0 {
		c.add(schema.Patient, o)
	} else if w.found[n-1].frame != w.frames["act"] {
		c.add(schema.Patient, w.subjectOf(h))
	}
}

// typeOf is the type of the event at a token, "" without one.
func (w *work) typeOf(i int) string {
	if n := w.at[i].trigger; n > 0 {
		return w.found[n-1].typ
	}
	return ""
}
