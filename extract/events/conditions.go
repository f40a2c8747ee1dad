package events

import (
	"strings"

	"dateline/extract/lexicon"
)

// condition is what must hold of a verb's arguments for a sense of it.
type condition uint8

const (
	always     condition = iota
	person               // its object is an actor
	thing                // its object is no actor
	objectless           // it has no object
	infinitive           // it governs an infinitive
	armed                // its subject is a force or an arm
	nation               // a country gets its object
)

// conditions are the names of conditions in data files.
var conditions = map[string]condition{"": always, "person": person, "thing": thing, "none": objectless, "to": infinitive, "armed": armed, "nation": nation}

// idiom is the type of a sense that is no event: "in charge", "let us say".
const idiom = "-"

// where is the part of a sentence or text that a test looks at.
type where uint8

const (
	bySubject  where = iota // who or what acts
	byObject                // what it is done to, or what a noun is of
	byEither                // the one or the other, or an amount beside the word
	byPlace                 // the object or the goal is a place
	byText                  // what the article is about
	byWho                   // the subject is an actor
	byWhat                  // its subject is there and no actor
	bySingular              // the noun is in the singular
	bySeveral               // the subject is more than one
	byVerb                  // it governs a verb
	byScore                 // a score stands behind it: "3-2"
	byClause                // a clause below it tells of an event of one of the types
	byAs                    // what stands behind its "as"
	byEffect                // what comes of it is told by a word of its own
	byPower                 // the subject is a country
	byGovernor              // it is the passive that a verb or noun governs
)

// parts are the names of parts in data files.
var parts = map[string]where{"subject": bySubject, "object": byObject, "measure": byEither, "place": byPlace, "text": byText, "who": byWho, "what": byWhat, "singular": bySingular, "several": bySeveral, "complement": byVerb, "score": byScore, "clause": byClause, "as": byAs, "effect": byEffect, "power": byPower, "governor": byGovernor}

// test is a word that must stand in a part, or must not.
type test struct {
	where where
	words map[string]bool
	not   bool
	topic string
}

// testsOf reads what a row's "when" says beside its condition: "subject:court",
// "!object:vehicle". It reports names that nothing is known of.
func (l *lexicons) testsOf(r lexicon.Row) (c condition, tests []test, unknown string) {
	for _, name := range strings.Fields(r.Get("when")) {
		if k, ok := conditions[name]; ok {
			c = k
			continue
		}
		bare, not := strings.CutPrefix(name, "!")
		part, use, _ := strings.Cut(bare, ":")
		at, ok := parts[part]
		set := l.words[use]
		if !ok || set == nil && (use != "" || at < byPlace || at == byText) {
			unknown = name
		}
		tests = append(tests, test{where: at, words: set, not: not, topic: use})
	}
	return c, tests, unknown
}

// passes reports whether all tests hold at a verb or noun.
func (w *work) passes(i int, tests []test) bool {
	for k := range tests {
		t := &tests[k]
		ok := false
		switch t.where {
		case bySubject:
			s := w.doer(i)
			ok = s >= 0 && w.says(s, t.words, 2)
		case byObject:
			o := w.target(i)
			ok = o >= 0 && w.says(o, t.words, 2)
		case byEither:
			ok = w.measured(i, t)
		case byPlace:
			ok = w.toPlace(i)
		case byText:
			ok = w.about(t.topic)
		case byWho:
			s := w.doer(i)
			ok = s >= 0 && w.somebody(s)
		case byWhat:
			s := w.doer(i)
			ok = s >= 0 && !w.somebody(s)
		case byPower:
			s := w.doer(i)
			ok = s >= 0 && w.country(s)
		case bySeveral:
			s := w.doer(i)
			ok = s >= 0 && (strings.HasSuffix(w.a.Tokens[s].Tag, "S") || w.words["several"][w.word(s)] || w.a.Child(s, "conj") >= 0)
		case byVerb:
			ok = w.a.Child(i, "xcomp", "ccomp") > i
		case bySingular:
			ok = w.a.Tokens[i].Tag == "NN"
		case byScore:
			ok = w.scored(i)
		case byClause:
			ok = w.because(i, t.words)
		case byAs:
			k := w.asWhat(i)
			ok = k >= 0 && (t.words == nil || w.says(k, t.words, 2))
		case byEffect:
			ok = w.effect(i)
		case byGovernor:
			h := w.head(i)
			ok = h >= 0 && w.passive(i) && t.words[w.lemma(h)]
		}
		if ok == t.not {
			return false
		}
	}
	return true
}

// doer is the subject of a verb, or who stands before a noun or behind its
// "by"; -1 without one.
func (w *work) doer(i int) int {
	if w.verbal(i) {
		return w.subjectOf(i)
	}
	for _, c := range w.a.Children(i) {
		if rel := w.rel(c); rel == "compound" || rel == "nmod" && (w.possessive(c) || w.preposition(c) == "by") {
			return c
		}
	}
	return w.a.Child(i, "nsubj", "amod")
}

// target is the object of a verb, what its first preposition brings where it has
// none, or what a noun is of; -1 without one.
func (w *work) target(i int) int {
	if w.verbal(i) {
		if o := w.object(i); o >= 0 {
			return o
		}
		if x := w.a.Child(i, "xcomp"); x > i && w.nominal(x) {
			return x // "named Mara Venn president"
		}
		for _, c := range w.a.Children(i) {
			if w.rel(c) == "obl" && c > i && w.at[c].time == 0 {
				return c
			}
		}
		return -1
	}
	best := -1
	for _, c := range w.a.Children(i) {
		switch w.rel(c) {
		case "nmod":
			if p := w.preposition(c); p == "of" || p == "in" || p == "on" || p == "for" {
				return c
			}
		case "compound", "amod":
			best = c
		}
	}
	return best
}

// says reports a word of the set at a token, among the words before it, or
// behind the "of" of one that only counts; an actor also by its sector.
func (w *work) says(i int, set map[string]bool, depth int) bool {
	if set[w.lemma(i)] || set[w.word(i)] {
		return true
	}
	if n := w.at[i].actor; n > 0 && set[w.d.Out.Actors[n-1].Sector] {
		return true
	}
	if depth == 0 {
		return false
	}
	for _, c := range w.a.Children(i) {
		switch w.rel(c) {
		case "compound", "amod", "flat":
			if set[w.lemma(c)] || set[w.word(c)] {
				return true
			}
		case "nmod":
			if w.words["many"][w.lemma(i)] && w.says(c, set, depth-1) {
				return true
			}
		case "conj":
			if w.says(c, set, depth-1) {
				return true
			}
		}
	}
	return false
}

// measured reports what goes up or down: a word of the set as subject, object
// or phrase of a verb or noun, or an amount beside it.
func (w *work) measured(i int, t *test) bool {
	set, amount := t.words, w.words["percent"]
	if t.topic != "measure" {
		amount = nil
	}
	if s := w.doer(i); s >= 0 && w.says(s, set, 2) {
		return true
	}
	for _, c := range w.a.Children(i) {
		switch w.rel(c) {
		case "obj", "obl", "nmod", "nsubj:pass", "compound", "amod", "nummod", "advmod", "xcomp", "obl:npmod", "nmod:npmod", "obl:tmod":
			if w.says(c, set, 1) || w.says(c, amount, 0) {
				return true
			}
		case "conj":
			if t.topic != "measure" && c > i && w.verbal(i) && w.verbal(c) && w.measured(c, t) {
				return true // "killed and hurt in a crash"
			}
		}
	}
	h := w.head(i)
	if h < 0 || w.verbal(i) {
		return false
	}
	switch w.rel(i) {
	case "obj", "obl", "conj", "nmod":
		return w.says(h, set, 1) || w.verbal(h) && w.measured(h, t)
	}
	return false
}

// toPlace reports a verb whose object or goal is a place.
func (w *work) toPlace(i int) bool {
	for _, c := range w.a.Children(i) {
		switch w.rel(c) {
		case "obj", "nsubj:pass":
			if w.at[c].place > 0 || w.site(c) {
				return true
			}
		case "obl":
			switch w.preposition(c) {
			case "to", "into", "from", "through", "across", "toward", "towards", "for", "onto":
				if w.at[c].place > 0 || w.site(c) {
					return true
				}
			}
		}
	}
	return false
}

// site reports a noun for a place, or the name of one that ends in it.
func (w *work) site(i int) bool { return w.words["site"][w.lemma(i)] || w.words["site"][w.word(i)] }

// enough is how many words of a topic tell that an article is about it.
const enough = 3

// about reports the topic that most words of an article speak of.
func (w *work) about(topic string) bool {
	if w.topics == nil {
		w.countTopics()
	}
	n := w.topics[topic]
	if n < enough {
		return false
	}
	for _, other := range w.topics {
		if other > n {
			return false
		}
	}
	return true
}

// countTopics counts the words of each topic in the article.
func (w *work) countTopics() {
	w.topics = map[string]int{}
	for i := range w.a.Tokens {
		if topic := w.topicOf[w.lemma(i)]; topic != "" {
			w.topics[topic]++
		} else if c := w.d.Text[w.a.Tokens[i].Start]; c >= 'A' && c <= 'Z' {
			if topic := w.topicOf[w.word(i)]; topic != "" {
				w.topics[topic]++
			}
		}
	}
}

// because reports a clause below a verb, or above its participle, whose own verb
// has one of the types: "killed when the bus overturned".
func (w *work) because(i int, types map[string]bool) bool {
	if h := w.head(i); h >= 0 && w.rel(i) == "advcl" && w.verbal(h) && w.a.Child(i, "nsubj", "nsubj:pass") < 0 && types[w.bareType(h)] {
		return true // "crashed, killing nine"
	}
	for _, c := range w.a.Children(i) {
		if rel := w.rel(c); rel != "advcl" && rel != "ccomp" || c < i && w.a.Child(c, "mark", "advmod") < 0 || !w.verbal(c) {
			continue
		}
		if s := w.sense(c); s != nil && types[s.typ] {
			return true
		}
	}
	return false
}

// bareType is the type that a verb has by itself, "" for none.
func (w *work) bareType(i int) string {
	senses := w.senses(i)
	for k := range senses {
		if s := &senses[k]; len(s.with) == 0 && len(s.tests) == 0 && s.when == always {
			return s.typ
		}
	}
	return ""
}

// effect reports a verb or an event below a verb: "caused delays", "let them leave".
func (w *work) effect(i int) bool {
	for _, c := range w.a.Children(i) {
		if c < i {
			continue
		}
		switch w.rel(c) {
		case "xcomp", "ccomp", "advcl":
			return true
		case "obj", "obl":
			if _, ok := w.deed(c); ok || w.a.Child(c, "acl") > c {
				return true
			}
		}
	}
	return false
}

// asWhat is the head of what "as" makes of the object of a verb, "chief" in
// "named Mara Venn as chief"; -1 without one.
func (w *work) asWhat(i int) int {
	under := func(h int) int {
		if h < 0 {
			return -1
		}
		for _, c := range w.a.Children(h) {
			if rel := w.rel(c); c > i && (rel == "obl" || rel == "nmod") && w.preposition(c) == "as" {
				return c
			}
		}
		return -1
	}
	if k := under(i); k >= 0 {
		return k
	}
	return under(w.target(i))
}
