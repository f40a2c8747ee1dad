package events

import (
	"sort"
	"strings"

	"dateline/extract"
	"dateline/extract/syntax"
	"dateline/schema"
)

// work is the state of one article.
type work struct {
	*Annotator
	d     *extract.Doc
	a     *syntax.Analysis
	at    []marking      // of each token
	index map[string]int // 1 + index in d.Out.Actors of an id
	found []trigger
	home  string // the only country of the article
	lead  int    // the first sentence of the text
	said  saidIn
	only  onlyTime

	topics map[string]int // words of each topic, counted when first asked for
	nearby []string       // words near a verb, used again for each
	told   map[string]int // the sentence that first tells of an event of a type
	bodies map[int]int    // what bodyOf found, since a name may have thousands of mentions
}

// marking is what earlier layers found at a token.
type marking struct {
	actor   int // 1 + index in d.Out.Actors of the one whose mention ends there, the longest one
	place   int // 1 + index in d.Out.Places
	time    int // 1 + index in d.Out.Times
	trigger int // 1 + index in work.found
	claimed int // 1 + the verb whose subject it is though the tree has it elsewhere
	cue     bool
	light   bool // a noun that a light verb speaks for
}

// trigger is a token that names an event.
type trigger struct {
	kind
	token    int
	noun     int // the noun that a light verb governs, else -1
	subject  schema.Role
	sentence int

	verbal     bool // it looks like a noun
	adjectival bool // its subject does not suffer it, though it looks like a passive
}

// newWork indexes what the earlier layers found by token.
func newWork(an *Annotator, d *extract.Doc) *work {
	w := &work{Annotator: an, d: d, a: d.Syntax, at: make([]marking, len(d.Syntax.Tokens)), index: make(map[string]int, len(d.Out.Actors))}
	for _, s := range d.Out.Statements {
		if s.Cue == nil {
			continue
		}
		for i := w.from(s.Cue.Start); i < len(w.at) && w.a.Tokens[i].Start < s.Cue.End; i++ {
			w.at[i].cue = true
		}
	}
	size := make([]int, len(w.at))
	for n, a := range d.Out.Actors {
		w.index[a.ID] = n + 1
		for _, m := range a.Mentions {
			if m.End < len(d.Text) && d.Text[m.End] == '$' {
				continue // "US$"
			}
			for _, i := range [...]int{w.ending(m.End), w.headOf(m.Span)} {
				if i >= 0 && m.Len() >= size[i] {
					w.at[i].actor, size[i] = n+1, m.Len()
				}
			}
		}
	}
	for n, p := range d.Out.Places {
		for _, m := range p.Mentions {
			if i := w.ending(m.End); i >= 0 {
				w.at[i].place = n + 1
			}
		}
	}
	for n, t := range d.Out.Times {
		for i := w.from(t.Start); i < len(w.at) && w.a.Tokens[i].End <= t.End; i++ {
			w.at[i].time = n + 1
		}
	}
	w.home, w.lead = w.onlyCountry(), w.leadSentence()
	w.said, w.told = newSaidIn(d.Out.Statements), map[string]int{}
	w.only.sentence = -1
	return w
}

// headOf is the token of a span that governs the others, -1 without one.
func (w *work) headOf(s schema.Span) int {
	for i := w.from(s.Start); i < len(w.a.Tokens) && w.a.Tokens[i].End <= s.End; i++ {
		if h := w.head(i); h < 0 || w.a.Tokens[h].Start < s.Start || w.a.Tokens[h].End > s.End {
			return i
		}
	}
	return -1
}

// from is the first token that starts at or behind a byte.
func (w *work) from(at int) int {
	return sort.Search(len(w.a.Tokens), func(i int) bool { return w.a.Tokens[i].Start >= at })
}

// ending is the token that ends at a byte, -1 without one.
func (w *work) ending(at int) int {
	if i := w.from(at) - 1; i >= 0 && w.a.Tokens[i].End == at {
		return i
	}
	return -1
}

// lemma is the dictionary form of token i.
func (w *work) lemma(i int) string { return w.a.Tokens[i].Lemma }

// word is the surface of token i in lower case.
func (w *work) word(i int) string { return strings.ToLower(w.a.Word(i)) }

// rel is the relation of token i to its head.
func (w *work) rel(i int) string { return w.a.Tokens[i].Rel }

// head is the token that governs i, -1 for a root.
func (w *work) head(i int) int { return w.a.Tokens[i].Head }

// verbal reports a verb's tag.
func (w *work) verbal(i int) bool { return strings.HasPrefix(w.a.Tokens[i].Tag, "VB") }

// nominal reports a noun's tag.
func (w *work) nominal(i int) bool { return strings.HasPrefix(w.a.Tokens[i].Tag, "NN") }

// preposition is the case word of a dependent in lower case, "" without one.
func (w *work) preposition(c int) string {
	for _, k := range w.a.Children(c) {
		if w.rel(k) == "case" && w.a.Tokens[k].Tag != "POS" {
			return w.lemma(k)
		}
	}
	if first, _ := w.a.Subtree(c); first < c && w.rel(first) == "case" {
		return w.lemma(first) // "to 18 rebels" with "to" below "18"
	}
	return ""
}

// possessive reports "his" or "Norland's" before its noun.
func (w *work) possessive(c int) bool {
	if strings.HasPrefix(w.a.Tokens[c].Tag, "PRP$") {
		return true
	}
	for _, k := range w.a.Children(c) {
		if w.a.Tokens[k].Tag == "POS" {
			return true
		}
	}
	return c+1 < len(w.a.Tokens) && w.a.Tokens[c+1].Tag == "POS"
}

// passive reports a verb whose subject is what its object would be: "was
// arrested", "troops sent to the border".
func (w *work) passive(i int) bool {
	t := w.a.Tokens[i]
	if t.Tag != "VBN" && t.Tag != "VBD" && t.Tag != "JJ" {
		return false
	}
	aux, object := false, false
	for _, c := range w.a.Children(i) {
		switch w.rel(c) {
		case "nsubj:pass", "obl:agent":
			return true
		case "aux:pass":
			if w.at[c].actor == 0 { // else a name that looks like an auxiliary
				return true
			}
		case "aux":
			aux = true
		case "obj":
			if k := w.a.Child(i, "obl"); !w.headline(i) || k < i || k > c {
				object = true // but not in "Nine hurt as ferry hits rocks", "hits" read as a noun
			}
		case "xcomp":
			if h := w.head(i); h >= 0 && i > 0 && w.nominal(c) && (w.at[i-1].time > 0 || w.verbal(h) && w.at[h].actor > 0) {
				object = true // "Norland today named Venn", "Norland" read as a verb
			}
		}
	}
	if aux || object {
		return false
	}
	if w.curt(i) {
		return true
	}
	if t.Tag != "VBN" {
		return false
	}
	switch t.Rel {
	case "acl", "advcl", "amod":
		return true
	case "xcomp":
		return t.Head >= 0 && w.words["undergo"][w.lemma(t.Head)] // "got arrested", "had the car towed"
	case "conj":
		return t.Head >= 0 && w.a.Child(i, "nsubj") < 0 && w.passive(t.Head)
	}
	return false
}

// curt reports a participle that a headline leaves the auxiliary of out: "Venn
// appointed as chief". What happened itself stands in the present tense there.
func (w *work) curt(i int) bool {
	t := &w.a.Tokens[i]
	if !w.headline(i) || t.Tag == "JJ" || t.Rel != "root" && t.Rel != "parataxis" || w.a.Child(i, "ccomp", "csubj") >= 0 {
		return false
	}
	if x := w.a.Child(i, "xcomp", "advcl"); x > i && w.infinitive(x) {
		return w.controls["object"][w.lemma(i)] // "Venn ordered to pay", not "Venn agreed to pay"
	}
	if w.at[i].cue {
		return false
	}
	return t.Tag == "VBN" || strings.HasSuffix(w.word(i), "ed") || w.words["participle"][w.word(i)]
}

// object is the direct object of a verb, or the subject of a passive one; -1
// without one.
func (w *work) object(i int) int {
	if w.rel(i) == "amod" {
		return w.head(i)
	}
	if c := w.a.Child(i, "obj", "nsubj:pass"); c >= 0 {
		return w.antecedent(c)
	}
	if w.passive(i) {
		if w.rel(i) == "acl" {
			return w.head(i)
		}
		return w.sharedSubject(i)
	}
	return -1
}
