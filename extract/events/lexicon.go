package events

import (
	"strings"

	"dateline/extract/lexicon"
	"dateline/schema"
)

// kind is an event type with the rule that gave it.
type kind struct {
	typ, mode, rule string
	frame           *frame
	alone           bool // its nouns need no company
	light           bool // its nouns need a light verb
}

// frame says which argument plays which part.
type frame map[string]schema.Role

// sense is one meaning of a word.
type sense struct {
	kind
	with  []string // further words that must go with it: a particle, a preposition, the object
	when  condition
	tests []test
}

// noun is one meaning of a noun with the words that must stand around it.
type noun struct {
	kind
	before, after []string
	tests         []test
}

// stance is how PLOVER sees an act that is announced.
type stance uint8

const (
	neutral stance = iota // none of PLOVER's types
	friendly
	hostile
	verbal
	civic
)

// stances are the names of stances in data files.
var stances = map[string]stance{"": neutral, "friendly": friendly, "hostile": hostile, "verbal": verbal, "civic": civic}

// lexicons are the words of the embedded data files.
type lexicons struct {
	verbs, adjectives map[string][]sense
	forms             map[string]string // lemmas of the regular forms of verbs
	nouns             map[string][]noun // by head
	light             map[string]schema.Role
	states            map[string]bool
	marks             map[string]schema.Factuality
	frames            map[string]*frame
	places            map[string]bool            // prepositions of places
	words             map[string]map[string]bool // by use
	stances           map[string]stance
	endings           []string // of plural nouns for people
	topicOf           map[string]string
	compounds         []company
	unknown           []string // conditions of rows that mean nothing
	classes
}

// other is the kind of a happening without a type.
func (l *lexicons) other() kind {
	return kind{typ: "OTHER", rule: "events/other", frame: l.frames["act"]}
}

// read fills the lexicons; frames come before the words that use them.
func (l *lexicons) read() error {
	return lexicon.Read(data, "events",
		lexicon.File{Name: "words.tsv", Row: l.addWords},
		lexicon.File{Name: "frames.tsv", Row: l.addFrame},
		lexicon.File{Name: "control.tsv", Row: l.addControl},
		lexicon.File{Name: "valency.tsv", Row: l.addValency},
		lexicon.File{Name: "types.tsv", Row: func(r lexicon.Row) {
			l.stances[r.Get("type")] = stances[r.Get("stance")]
		}},
		lexicon.File{Name: "verbs.tsv", Row: func(r lexicon.Row) { l.addSenses(r, "verbs", l.verbs); l.addForms(r) }},
		lexicon.File{Name: "adjectives.tsv", Row: func(r lexicon.Row) { l.addSenses(r, "adjectives", l.adjectives) }},
		lexicon.File{Name: "nouns.tsv", Row: l.addNouns},
		lexicon.File{Name: "compounds.tsv", Row: l.addCompound},
		lexicon.File{Name: "light.tsv", Row: l.addLight},
		lexicon.File{Name: "places.tsv", Row: func(r lexicon.Row) { l.places[r.Get("word")] = true }},
		lexicon.File{Name: "states.tsv", Row: func(r lexicon.Row) { l.states[r.Get("verb")] = true }},
		lexicon.File{Name: "marks.tsv", Row: func(r lexicon.Row) { l.marks[r.Get("word")] = schema.Factuality(r.Get("mark")) }},
	)
}

// addFrame reads a frame; what it does not list is as in the first one.
func (l *lexicons) addFrame(r lexicon.Row) {
	f := frame{}
	if act := l.frames["act"]; act != nil {
		for argument, role := range *act {
			f[argument] = role
		}
	}
	for _, role := range []schema.Role{schema.Agent, schema.Patient, schema.Recipient, schema.Other} {
		for _, argument := range r.List(string(role)) {
			f[argument] = role
		}
	}
	if _, ok := f["owner"]; !ok || len(f) == 0 {
		f["owner"] = f["possessive"]
	}
	for _, argument := range r.List("nobody") {
		delete(f, argument)
	}
	l.frames[r.Get("frame")] = &f
}

// kindOf is the kind that a row of verbs, nouns or adjectives gives.
func (l *lexicons) kindOf(r lexicon.Row) kind {
	rule := strings.ToLower("events/" + r.Get("type"))
	if m := r.Get("mode"); m != "" {
		rule += "-" + m
	}
	return kind{typ: r.Get("type"), mode: r.Get("mode"), rule: rule, frame: l.frames[r.Get("frame")], alone: r.Get("alone") == "yes", light: r.Get("alone") == "light"}
}

// addSenses gives the words of a row a sense, after those they have.
func (l *lexicons) addSenses(r lexicon.Row, field string, to map[string][]sense) {
	k := l.kindOf(r)
	c, tests := l.conditionsOf(r)
	for _, entry := range r.List(field) {
		words := strings.Fields(entry)
		to[words[0]] = append(to[words[0]], sense{k, words[1:], c, tests})
	}
}

// conditionsOf are the condition and the tests of a row.
func (l *lexicons) conditionsOf(r lexicon.Row) (condition, []test) {
	c, tests, unknown := l.testsOf(r)
	if unknown != "" {
		l.unknown = append(l.unknown, r.Where()+": "+unknown)
	}
	return c, tests
}

// addForms notes the regular forms of the verbs of a row, for words whose lemma
// the analysis does not know.
func (l *lexicons) addForms(r lexicon.Row) {
	for _, entry := range r.List("verbs") {
		verb, _, _ := strings.Cut(entry, " ")
		stem := strings.TrimSuffix(verb, "e")
		double := verb + verb[len(verb)-1:]
		for _, form := range []string{stem + "ed", stem + "ing", double + "ed", double + "ing", verb + "s", strings.TrimSuffix(verb, "y") + "ied"} {
			if l.forms[form] == "" {
				l.forms[form] = verb
			}
		}
	}
}

// addNouns reads nouns of one word or more: "peace talk", "loss of life". What
// stands before a preposition is the head.
func (l *lexicons) addNouns(r lexicon.Row) {
	k := l.kindOf(r)
	_, tests := l.conditionsOf(r)
	for _, entry := range r.List("nouns") {
		words := strings.Fields(entry)
		head := len(words) - 1
		for i := 1; i < len(words); i++ {
			if l.words["preposition"][words[i]] {
				head = i - 1
				break
			}
		}
		l.nouns[words[head]] = append(l.nouns[words[head]], noun{k, words[:head], words[head+1:], tests})
		if stem, particle, ok := strings.Cut(entry, "-"); ok && l.words["particle"][particle] {
			l.nouns[stem] = append(l.nouns[stem], noun{k, nil, []string{"-", particle}, tests}) // as the analysis cuts "sell-off"
		}
	}
}

// addLight notes what part the subject of a light verb plays.
func (l *lexicons) addLight(r lexicon.Row) {
	role := schema.Role(r.Get("subject"))
	if role == "" {
		role = schema.Agent
	}
	verb, _, _ := strings.Cut(r.Get("verb"), " ")
	l.light[verb] = role
}

// addWords notes the words of a use.
func (l *lexicons) addWords(r lexicon.Row) {
	set := l.words[r.Get("use")]
	if set == nil {
		set = map[string]bool{}
		l.words[r.Get("use")] = set
	}
	for _, w := range r.List("words") {
		set[w] = true
		if strings.HasPrefix(r.Get("use"), "topic-") {
			l.topicOf[w] = r.Get("use")
		}
	}
	if r.Get("use") == "people" {
		l.endings = r.List("words")
	}
}
