package events

import (
	"strings"

	"dateline/extract/syntax"
	"dateline/schema"
)

// body is the first token of a sentence that tells news, behind a dateline or
// byline; the end of the sentence where it tells none.
func (w *work) body(s syntax.Sentence) int {
	for i := s.First; i < s.Last; i++ {
		switch w.d.Block(w.a.Tokens[i].Start) {
		case schema.Boilerplate, schema.Byline, schema.Dateline, schema.Teaser:
		default:
			return i
		}
	}
	return s.Last
}

// sentence finds the triggers of one sentence.
func (w *work) sentence(si int) {
	s := w.a.Sentences[si]
	first := len(w.found)
	for i := w.body(s); i < s.Last; i++ {
		if w.at[i].time > 0 {
			continue
		}
		t, ok := w.triggerAt(i)
		if !ok {
			continue
		}
		t.sentence = si
		w.found = append(w.found, t)
		w.at[i].trigger = len(w.found)
		if t.noun >= 0 {
			w.at[t.noun].light = !w.tells(i)
		}
	}
	w.found = append(w.found[:first], w.withoutSpokenFor(w.found[first:])...)
}

// withoutSpokenFor drops the nouns that a light verb, maybe one behind them,
// speaks for.
func (w *work) withoutSpokenFor(found []trigger) []trigger {
	kept := found[:0]
	n := len(w.found) - len(found)
	for _, t := range found {
		if w.at[t.token].light {
			w.at[t.token].trigger = 0
			continue
		}
		kept = append(kept, t)
		w.at[t.token].trigger = n + len(kept)
	}
	return kept
}

// triggerAt says what event a token names, if any.
func (w *work) triggerAt(i int) (trigger, bool) {
	t := trigger{token: i, noun: -1}
	ok := false
	switch tag := w.a.Tokens[i].Tag; {
	case strings.HasPrefix(tag, "VB") && w.stamps(i):
	case strings.HasPrefix(tag, "VB") && w.nounLike(i):
		t.kind, ok = w.noun(i)
	case strings.HasPrefix(tag, "VB"):
		if ok = w.verb(i, &t); !ok && tag == "VBG" {
			t.kind, ok = w.gerundial(i)
		}
	case tag == "NN" || tag == "NNS" || tag == "GW":
		if ok = w.headlineVerb(i, &t) || w.mistaken(i, &t); !ok {
			t.kind, ok = w.noun(i)
		}
	case tag == "NNP" || tag == "NNPS":
		if ok = w.headlineVerb(i, &t); ok {
			break
		}
		if c := w.d.Text[w.a.Tokens[i].Start]; c >= 'a' && c <= 'z' || w.words["named"][w.word(i)] || w.headline(i) {
			t.kind, ok = w.noun(i)
		}
	case tag == "MD":
		if ok = w.demand(i); ok {
			t.kind = kind{typ: "REQUEST", mode: "demand", rule: "events/request-must", frame: w.frames["address"]}
		}
	case strings.HasPrefix(tag, "JJ"):
		if ok = w.adjective(i, &t) || w.participial(i) && w.participle(i, &t); !ok && w.rel(i) == "amod" {
			t.kind, ok = w.meaning(i, false)
			ok = ok && w.modifies(i, t.typ)
		}
	}
	if !ok {
		ok = w.lost(i, &t)
	}
	if ok = ok && t.typ != idiom; ok && t.noun >= 0 {
		i = t.noun
	}
	if ok {
		t.frame = w.frameOf(i, t.frame)
	}
	return t, ok
}

// nounLike reports a noun that looks like a verb: a bare object, "stopped work".
func (w *work) nounLike(i int) bool {
	if w.a.Tokens[i].Tag != "VB" || w.rel(i) != "obj" && w.rel(i) != "obl" && w.rel(i) != "nmod" {
		return false
	}
	for _, c := range w.a.Children(i) {
		switch w.rel(c) {
		case "det", "amod", "case", "compound", "nummod":
		default:
			return false
		}
	}
	return w.at[i].actor == 0
}

// hyphened reports a part of a word with hyphens, which has no subject of its
// own: "a cash-flow squeeze", "double-locked".
func (w *work) hyphened(i int) bool {
	return (w.glued(i-1) || w.glued(i+1)) && w.a.Child(i, "nsubj", "nsubj:pass", "aux") < 0
}

// glued reports a hyphen without spaces around it.
func (w *work) glued(k int) bool {
	return k > 0 && k+1 < len(w.a.Tokens) && w.a.Word(k) == "-" && w.a.Tokens[k-1].End == w.a.Tokens[k].Start && w.a.Tokens[k].End == w.a.Tokens[k+1].Start
}

// noun types a noun that heads its phrase. A bare noun counts when the text
// says who, where or when.
func (w *work) noun(i int) (kind, bool) {
	t := w.a.Tokens[i]
	k, ok := w.meaning(i, false)
	if !ok || w.at[i].actor > 0 && !k.alone {
		return kind{}, false
	}
	switch t.Rel {
	case "compound", "amod", "flat":
		if k.alone && !w.idiomatic(w.head(i)) || w.modifies(i, k.typ) || w.leadsHeadline(i) || w.glued(i+1) && w.head(i) == i+2 {
			return k, true
		}
		if t.Rel == "compound" && !w.headline(i) {
			return kind{}, false
		}
	}
	if k.alone {
		return k, t.Rel != "compound"
	}
	if w.acts(i) {
		return kind{}, false
	}
	if x := w.a.Child(i, "acl"); x > i && w.a.Child(x, "nsubj") >= 0 && w.words["meets"][w.lemma(x)] && w.stances[k.typ] == verbal {
		return kind{}, false // "the threats we face"
	}
	if w.words["many"][w.lemma(i)] && w.a.Child(i, "nmod") > i && w.preposition(w.a.Child(i, "nmod")) == "of" {
		return kind{}, false
	}
	if k.typ == "OTHER" && (k.mode == "" || k.mode == "decide") {
		return k, w.anchored(i) // a "task" or "process" by itself tells nothing
	}
	for _, c := range w.a.Children(i) {
		rel := w.rel(c)
		if rel == "nmod" || rel == "acl" || rel == "compound" || rel == "amod" || w.at[c].actor > 0 || w.at[c].time > 0 || w.at[c].place > 0 {
			return k, true
		}
	}
	switch t.Rel {
	case "nsubj", "nsubj:pass", "root", "obj", "obl", "obl:agent", "conj", "nmod", "appos", "xcomp", "ccomp", "advcl", "parataxis":
		return k, true
	}
	return k, false
}

// gerundial types a noun in -ing that the tree has below another word: "on
// suspicion of drunk driving", "a shooting spree".
func (w *work) gerundial(i int) (kind, bool) {
	switch w.rel(i) {
	case "nmod", "obl", "obj", "compound", "nsubj":
		return w.noun(i)
	}
	return kind{}, false
}

// acts reports a noun that stands for a body where it does something: "the
// campaign invited him".
func (w *work) acts(i int) bool {
	if !w.words["doing"][w.lemma(i)] {
		return false
	}
	if w.possessive(i) {
		return true
	}
	switch w.rel(i) {
	case "nsubj":
		h := w.head(i)
		return h >= 0 && w.verbal(h) && (w.a.Child(h, "obj", "ccomp") >= 0 || w.at[h].cue) && !w.takesPlace(h) && !w.speaksFor(h)
	case "obl:agent":
		return true
	case "nmod", "obl":
		return w.preposition(i) == "by"
	}
	return false
}

// habitual reports a verb in the simple present that tells what anybody does
// or what somebody is known by: "dogs bite", "you never know".
func (w *work) habitual(i int) bool {
	tag := w.a.Tokens[i].Tag
	if tag != "VBP" && tag != "VBZ" || w.headline(i) || w.timeUnder(i, false) >= 0 {
		return false
	}
	s := w.a.Child(i, "nsubj")
	if s >= 0 && w.rel(i) == "acl" && w.words["who"][w.word(s)] {
		return true // "the firm, which operates hotels"
	}
	if s >= 0 && (w.at[s].actor > 0 || w.words["stands"][w.word(s)]) {
		return w.a.Tokens[i].Sentence > w.lead && w.a.Child(i, "mark", "xcomp") < 0 // "if he leaves" is yet to come, "he expects to leave" a plan
	}
	if s < 0 {
		return false
	}
	if w.words["generic"][w.word(s)] || !w.somebody(s) && w.nominal(s) {
		return true // "the flaw affects all phones"
	}
	if w.a.Tokens[s].Tag != "NNS" {
		return false
	}
	for _, c := range w.a.Children(s) {
		switch rel := w.rel(c); {
		case rel == "det" || rel == "nummod" || w.possessive(c) || w.at[c].actor > 0 || w.at[c].place > 0:
			return false
		}
	}
	return true
}

// anchored reports a noun with somebody, a place or a time of its own, or one
// that a verb says happened or did harm: "died in a fall".
func (w *work) anchored(i int) bool {
	switch w.rel(i) {
	case "root", "nsubj:pass":
		return true
	case "obl":
		if w.words["harm"][w.typeOf(w.head(i))] && w.words["striking"][w.preposition(i)] {
			return true
		}
	}
	for _, c := range w.a.Children(i) {
		if w.at[c].actor > 0 || w.at[c].time > 0 || w.at[c].place > 0 || w.rel(c) == "acl" || w.possessive(c) {
			return true
		}
	}
	return false
}

// headline reports a token of a headline.
func (w *work) headline(i int) bool { return w.d.Block(w.a.Tokens[i].Start) == schema.Headline }

// named is the kind that the noun at token i names under a light verb.
func (w *work) named(i int) (kind, bool) { return w.meaning(i, true) }

// meaning is the kind that the noun at token i names; of its meanings the one
// with most words around it.
func (w *work) meaning(i int, light bool) (kind, bool) {
	senses := w.nouns[w.lemma(i)]
	if senses == nil || w.a.Tokens[i].Tag == "VBG" {
		senses = w.nouns[w.word(i)]
	}
	best, size := kind{}, -1
	for k := range senses {
		n := &senses[k]
		if len(n.before)+len(n.after) > size && (light || !n.light) && w.around(i, n) && w.passes(i, n.tests) {
			best, size = n.kind, len(n.before)+len(n.after)
		}
	}
	return best, size >= 0 && best.typ != idiom
}

// around reports whether the words of a noun's meaning stand around it.
func (w *work) around(i int, n *noun) bool {
	s := w.a.Sentences[w.a.Tokens[i].Sentence]
	first := i - len(n.before)
	if first < s.First || i+len(n.after) >= s.Last {
		return len(n.before)+len(n.after) == 0
	}
	for k, word := range n.before {
		if w.lemma(first+k) != word && w.word(first+k) != word {
			return false
		}
	}
	for k, word := range n.after {
		if w.lemma(i+1+k) != word {
			return false
		}
	}
	if next := i + 1 + len(n.after); len(n.after) > 0 && next < s.Last && w.at[next].time > 0 {
		return false // "the strike on Monday"
	}
	return true
}

// adjective types a predicate ("nine people are dead") or an adjective before
// the noun of somebody ("the dead soldiers").
func (w *work) adjective(i int, t *trigger) bool {
	senses := w.adjectives[w.word(i)]
	if senses == nil || w.verbal(i) && senses[0].when != infinitive {
		return false
	}
	s := &senses[0]
	t.kind, t.adjectival = w.promised(i, s), w.verbal(i)
	if s.when == infinitive {
		return w.a.Child(i, "xcomp", "ccomp", "advcl") > i
	}
	switch w.rel(i) {
	case "root", "conj", "ccomp", "advcl", "acl", "parataxis", "xcomp":
		return true
	case "amod":
		return w.head(i) == i-1 // "Ten dead in a fire"
	}
	return false
}
