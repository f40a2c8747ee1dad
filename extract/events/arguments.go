package events

import "dateline/schema"

// argument is what a dependent is called in frames, "" for none.
func (w *work) argument(t *trigger, i, k int) string {
	switch w.rel(k) {
	case "aux", "aux:pass":
		if w.at[k].actor > 0 && w.curt(i) {
			return w.suffered(t, i)
		}
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
		if w.nominal(i) && !t.verbal && t.frame == w.frames["victim"] {
			return "object" // "Venn is in detention"
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
	case "nmod", "appos":
		if t.verbal && k > i && !w.verbal(i) && w.preposition(k) == "" && w.at[k].time == 0 {
			return "object"
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
	if o := w.a.Child(t.token, "obj"); o > t.token && w.a.Tokens[o].Tag[0] != 'W' && !w.words["percent"][w.word(o)] && w.a.Tokens[o].Tag != "CD" {
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
		if w.passive(i) && !t.adjectival && (name != "against" || c.has(role)) {
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
		switch p := w.preposition(k); {
		case p == "with" && w.verbal(i) && w.goesOn(k):
			return "" // "left, with Norland following"
		case p == "by" && w.verbal(i) && !w.passive(i) && w.a.Tokens[i].Tag != "VBG":
			return "" // "won by hiring men"
		case p != "" || k > i || w.rel(k) != "nmod":
			return p
		}
		return "modifier" // "Norland Motors car sales"
	}
	return ""
}

// goesOn reports a noun whose phrase, set off by a comma, tells what goes on
// with it.
func (w *work) goesOn(k int) bool {
	x := w.a.Child(k, "acl")
	first, _ := w.a.Subtree(k)
	return x > k && w.a.Tokens[x].Tag == "VBG" && w.a.Child(x, "nsubj", "aux") < 0 && first > 0 && w.a.Tokens[first-1].Tag == ","
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
