package statements

import "strings"

// governor is the verb with a subject above a participle behind a comma: in
// "Venn called for an inquiry into the fire, saying …" it is Venn who says,
// whatever noun the tree hangs the participle on. -1 when there is none.
func (w *work) governor(i int) int {
	listed := w.finite(i) && w.a.Tokens[i].Rel == "acl" && w.a.Child(i, "nsubj") < 0 // "denied the charge, called it a farce, and left"
	if w.tag(i) != "VBG" && !listed || w.tag(i-1) != "," && !(w.tag(i-1) == "''" && w.tag(i-2) == ",") && !(strings.HasPrefix(w.tag(i-1), "RB") && w.tag(i-2) == ",") {
		return -1
	}
	for k := w.a.Tokens[i].Head; k >= 0; k = w.a.Tokens[k].Head {
		if s := w.subjectOf(k); s >= 0 && s < k && k < i && w.verb(k) && w.tag(k) != "VBG" && !w.thingTold(k, s) {
			return k
		}
	}
	return -1
}

// thingTold reports a thing that somebody tells something of: in "Venn argued that a
// list would help, saying …" it is not the list that says.
func (w *work) thingTold(k, s int) bool {
	h := w.a.Tokens[k].Head
	if w.a.Tokens[k].Rel != "ccomp" || h < 0 || !w.verb(h) || w.subjectOf(h) < 0 {
		return false
	}
	e := w.verbs[w.a.Tokens[h].Lemma]
	return e.frames["clause"] && !e.attitude && !w.person(s, true) && (w.tag(s) != "PRP" || w.word(s) == "it")
}

// mainSubject is the subject of the clause behind a participle that opens the
// sentence: "Saying nothing was certain, Venn urged …".
func (w *work) mainSubject(v int) run {
	s := w.a.Sentences[w.a.Tokens[v].Sentence]
	if v != s.First || w.tag(v) != "VBG" {
		return run{}
	}
	for i := v + 1; i < s.Last; i++ {
		if w.tag(i) != "," || w.quoted(i+1) {
			continue
		}
		k := i + 1
		for k < s.Last && (w.premodifier(k) && !w.joins(k) || w.tag(k) == "PRP" || w.word(k) == "of") {
			k++
		}
		if k > i+1 && w.finite(k) {
			return run{i + 1, k}
		}
	}
	return run{}
}

// issuer is who makes a statement that goes on with a participle: "she said at a
// conference announcing …", "the town released a statement saying …". -1 where n
// is no such thing or nobody does.
func (w *work) issuer(n int) int {
	v := w.a.Tokens[n].Head
	if !w.isVenue(n) || v < 0 || !w.verb(v) || w.passive(v) {
		return -1
	}
	if !w.function["issue"][w.a.Tokens[v].Lemma] && !(w.a.Tokens[n].Rel == "obl" && w.verbs[w.a.Tokens[v].Lemma].frames["quote"]) {
		return -1
	}
	return w.subjectOf(v)
}

// saidToSay reports a participle behind "as".
func (w *work) saidToSay(v int) bool {
	m := w.a.Child(v, "mark", "case")
	return m >= 0 && m < v && w.word(m) == "as"
}
