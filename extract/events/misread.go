package events

import "strings"

// mistaken types a verb that looks like a noun but stands as verbs do: "a gunman
// shot three people", "who shot and killed", "to clinch a title".
func (w *work) mistaken(i int, t *trigger) bool {
	if w.a.Child(i, "obj") < i && !w.pastPaired(i) && !w.infinitiveLike(i) {
		return false
	}
	s := w.sense(i)
	if s == nil {
		return false
	}
	t.kind, t.verbal = s.kind, true
	return true
}

// pastPaired reports a form that is past tense and noun alike beside another past
// tense, or before who did it: "shot and killed", "shot by police".
func (w *work) pastPaired(i int) bool {
	if !w.words["participle"][w.word(i)] || i+2 >= len(w.at) {
		return false
	}
	if w.word(i+1) == "by" {
		return w.at[i].actor == 0 && w.a.Child(i, "det", "amod", "compound") < 0
	}
	if w.a.Tokens[i+1].Tag != "CC" {
		return false
	}
	tag := w.a.Tokens[i+2].Tag
	return tag == "VBD" || tag == "VBN"
}

// infinitiveLike reports a word that names no event as a noun behind "to" and
// before its object: "to clinch a title".
func (w *work) infinitiveLike(i int) bool {
	return i > 0 && w.word(i-1) == "to" && w.nouns[w.lemma(i)] == nil && w.at[i].actor == 0 && w.opensObject(i+1)
}

// opensObject reports a token that may open the object of the verb before it.
func (w *work) opensObject(i int) bool {
	if i >= len(w.a.Tokens) {
		return false
	}
	switch w.a.Tokens[i].Tag {
	case "NN", "NNS", "NNP", "NNPS", "DT", "PRP$", "CD", "JJ", "$":
		return true
	}
	return false
}

// headlineVerb types what looks like a noun in a headline whose clause has no
// verb: "Mayor resigns after report", "Norland Names New Envoy", "Riots Erupt".
func (w *work) headlineVerb(i int, t *trigger) bool {
	s := w.a.Sentences[w.a.Tokens[i].Sentence]
	if !w.headline(i) || i == s.First || w.at[i].actor > 0 || w.at[i].place > 0 || !w.singularVerb(i) && !w.pluralVerb(i) || !w.verbless(i) {
		return false
	}
	sense := w.sense(i)
	if lemma := w.lemma(i); sense == nil && w.a.Tokens[i].Tag == "NNS" && w.at[i-1].actor > 0 && w.senses(i) != nil && w.nouns[lemma] == nil && !w.words["measure"][lemma] && w.follows(i) {
		t.kind, t.verbal = w.other(), true // "Norland Motors secures two orders"
		return true
	}
	if sense == nil || w.a.Tokens[i].Tag != "NNS" && sense.typ == "OTHER" && sense.mode == "" {
		return false
	}
	t.kind, t.verbal = sense.kind, true
	return true
}

// leadsHeadline reports a noun that the tree has below the verb of a headline
// whose subject it is: "Storm Hits Coast".
func (w *work) leadsHeadline(i int) bool {
	t := trigger{}
	return w.headline(i) && w.head(i) == i+1 && w.headlineVerb(i+1, &t)
}

// singularVerb reports what looks like a plural and may be a verb in the third
// person.
func (w *work) singularVerb(i int) bool {
	tok := w.a.Tokens[i]
	if tok.Tag == "NNS" {
		return !strings.EqualFold(w.a.Word(i), tok.Lemma)
	}
	return w.nominal(i) && strings.HasSuffix(w.word(i), "s") && w.forms[w.word(i)] != "" && w.subjectLike(i-1) && w.follows(i)
}

// pluralVerb reports a name or noun right behind a plural that names no event
// by itself: "Colts Clinch Title".
func (w *work) pluralVerb(i int) bool {
	return w.nominal(i) && strings.HasSuffix(w.a.Tokens[i-1].Tag, "S") && w.nouns[w.word(i)] == nil && w.verbs[w.word(i)] != nil && w.follows(i)
}

// follows reports what may stand behind the verb of a headline.
func (w *work) follows(i int) bool {
	if w.opensObject(i + 1) {
		return true
	}
	if i+1 >= len(w.a.Tokens) {
		return false
	}
	switch w.a.Tokens[i+1].Tag {
	case "IN", "TO", "RP", "RB", "VBG":
		return true
	}
	return false
}

// verbless reports a token whose clause, up to the next comma or conjunction, has
// no verb.
func (w *work) verbless(i int) bool {
	s := w.a.Sentences[w.a.Tokens[i].Sentence]
	for k := i - 1; k >= s.First && !w.clauseEnd(k); k-- {
		if w.tensed(k) {
			return false
		}
	}
	for k := i + 1; k < s.Last && !w.clauseEnd(k); k++ {
		if w.tensed(k) {
			return false
		}
	}
	return true
}

// clauseEnd reports a mark or word that a clause of a headline ends at.
func (w *work) clauseEnd(k int) bool {
	switch w.a.Tokens[k].Tag {
	case ",", ":", ".", "``", "''", "CC", "TO", "WRB", "WP", "WDT":
		return true
	}
	return w.words["headline-end"][w.word(k)]
}

// tensed reports a verb or modal that may be the verb of its clause.
func (w *work) tensed(k int) bool {
	return w.a.Tokens[k].Tag == "MD" || w.verbal(k) && w.at[k].actor == 0 && !w.words["numeral"][w.word(k)] && w.rel(k) != "amod" && w.rel(k) != "acl"
}
