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
	d         *extract.Doc
	a         *syntax.Analysis
	cues      map[int]bool   // byte offsets of the words of statement cues
	actor     map[int]string // token → actor whose mention ends there, the longest one
	place     map[int]string // token → place whose mention ends there
	time      map[int]int    // token → 1 + index in d.Out.Times
	isTrigger map[int]bool
	found     []trigger
	said      saidIn
	only      onlyTime
}

// trigger is a token that names an event.
type trigger struct {
	kind
	token    int
	sentence int
}

// newWork indexes what the earlier layers found by token.
func newWork(an *Annotator, d *extract.Doc) *work {
	w := &work{
		Annotator: an, d: d, a: d.Syntax, cues: map[int]bool{}, actor: map[int]string{},
		place: map[int]string{}, time: map[int]int{}, isTrigger: map[int]bool{},
	}
	for _, s := range d.Out.Statements {
		first := sort.Search(len(w.a.Tokens), func(i int) bool { return w.a.Tokens[i].Start >= s.Cue.Start })
		for i := first; i < len(w.a.Tokens) && w.a.Tokens[i].Start < s.Cue.End; i++ {
			w.cues[w.a.Tokens[i].Start] = true
		}
	}
	ends := map[int]int{}
	for i, t := range w.a.Tokens {
		ends[t.End] = i
	}
	size := map[int]int{}
	for _, a := range d.Out.Actors {
		for _, m := range a.Mentions {
			if i, ok := ends[m.End]; ok && m.Len() > size[i] {
				w.actor[i], size[i] = a.ID, m.Len()
			}
		}
	}
	for _, p := range d.Out.Places {
		for _, m := range p.Mentions {
			if i, ok := ends[m.End]; ok {
				w.place[i] = p.ID
			}
		}
	}
	for k, t := range d.Out.Times {
		first := sort.Search(len(w.a.Tokens), func(i int) bool { return w.a.Tokens[i].Start >= t.Start })
		for i := first; i < len(w.a.Tokens) && w.a.Tokens[i].End <= t.End; i++ {
			w.time[i] = k + 1
		}
	}
	w.said = newSaidIn(d.Out.Statements)
	w.only.sentence = -1
	return w
}

// sentence finds the triggers of one sentence.
func (w *work) sentence(si int) {
	s := w.a.Sentences[si]
	for i := s.First; i < s.Last; i++ {
		k, ok := w.kindOf(i, s.Last)
		if !ok || w.time[i] > 0 {
			continue
		}
		w.found = append(w.found, trigger{k, i, si})
		w.isTrigger[i] = true
		if w.hasParticle(i, s.Last) {
			i++ // "runs aground" is one event
		}
	}
}

// kindOf says what event a token names, if any.
func (w *work) kindOf(i, end int) (kind, bool) {
	t := w.a.Tokens[i]
	switch {
	case strings.HasPrefix(t.Tag, "VB"):
		return w.verbKind(i, end)
	case t.Tag == "NN" || t.Tag == "NNS":
		if k, ok := w.headlineVerb(i); ok {
			return k, true
		}
		return w.nounKind(i)
	}
	return kind{}, false
}

// withParticle is a verb's lemma with the word behind it: "run aground".
func (w *work) withParticle(i int) string {
	return w.a.Tokens[i].Lemma + " " + strings.ToLower(w.a.Word(i+1))
}

// hasParticle reports whether the lexicon has the verb with that word.
func (w *work) hasParticle(i, end int) bool {
	if i+1 >= end || !strings.HasPrefix(w.a.Tokens[i].Tag, "VB") {
		return false
	}
	_, ok := w.verbs[w.withParticle(i)]
	return ok
}

// verbKind types a verb: by lemma and particle, by the noun a light verb
// governs ("held talks"), by lemma, else OTHER for the verb of a clause or a
// participle with an object ("by sending tents").
func (w *work) verbKind(i, end int) (kind, bool) {
	t := w.a.Tokens[i]
	if t.Rel == "amod" || t.Rel == "compound" || t.Rel == "case" || t.Rel == "cop" || strings.HasPrefix(t.Rel, "aux") {
		return kind{}, false
	}
	if w.hasParticle(i, end) {
		return w.verbs[w.withParticle(i)], true
	}
	if w.standstill(i) {
		return kind{}, false
	}
	if k, ok := w.lightKind(i); ok {
		return k, true
	}
	if k, ok := w.verbs[t.Lemma]; ok {
		return k, true
	}
	if w.cues[t.Start] || w.states[t.Lemma] || t.Tag == "VBG" && w.a.Child(i, "obj") < 0 || t.Tag == "VB" && t.Rel == "xcomp" {
		return kind{}, false
	}
	switch t.Rel {
	case "root", "conj", "ccomp", "advcl", "acl", "parataxis":
		return kind{typ: "OTHER", rule: "events/other"}, true
	}
	return kind{}, false
}

// headlineVerb types what looks like a plural noun in a headline without any
// verb: "Mayor resigns after report".
func (w *work) headlineVerb(i int) (kind, bool) {
	t := w.a.Tokens[i]
	if t.Tag != "NNS" || w.d.Block(t.Start) != schema.Headline || strings.EqualFold(w.a.Word(i), t.Lemma) {
		return kind{}, false
	}
	s := w.a.Sentences[t.Sentence]
	for k := s.First; k < s.Last; k++ {
		if strings.HasPrefix(w.a.Tokens[k].Tag, "VB") || w.a.Tokens[k].Tag == "MD" {
			return kind{}, false
		}
	}
	k, ok := w.verbs[t.Lemma]
	return k, ok && i > s.First
}

// lightKind types a light verb by its object or passive subject: "held talks",
// "launched an offensive", "a round of talks was held".
func (w *work) lightKind(i int) (kind, bool) {
	if !w.light[w.a.Tokens[i].Lemma] {
		return kind{}, false
	}
	for _, c := range w.a.Children(i) {
		if rel := w.a.Tokens[c].Rel; rel != "obj" && rel != "nsubj:pass" {
			continue
		}
		if k, ok := w.named(c); ok {
			return k, true
		}
		for _, n := range w.a.Children(c) {
			if k, ok := w.named(n); ok && w.a.Tokens[n].Rel == "nmod" {
				return k, true
			}
		}
	}
	return kind{}, false
}

// named is the type that the noun at token i names, with the word before it
// where the lexicon has both ("dead end").
func (w *work) named(i int) (kind, bool) {
	if i > 0 {
		if k, ok := w.nouns[w.a.Tokens[i-1].Lemma+" "+w.a.Tokens[i].Lemma]; ok {
			return k, true
		}
	}
	if k, ok := w.nouns[w.a.Tokens[i].Lemma]; ok {
		return k, true
	}
	k, ok := w.nouns[strings.ToLower(w.a.Word(i))]
	return k, ok
}

// standstill reports a verb that only leads to a noun which is the event: "the
// talks reached a dead end", "have returned to a deadlock".
func (w *work) standstill(i int) bool {
	for _, c := range w.a.Children(i) {
		if rel := w.a.Tokens[c].Rel; rel == "obj" || rel == "obl" {
			if k, ok := w.named(c); ok && k.alone {
				return true
			}
		}
	}
	return false
}

// nounKind types a noun that heads its phrase. A bare noun counts when the text
// says who, where or when; a noun under a light verb is that verb's event.
func (w *work) nounKind(i int) (kind, bool) {
	t := w.a.Tokens[i]
	k, ok := w.named(i)
	if !ok || t.Rel == "compound" {
		return kind{}, false
	}
	if k.alone {
		return k, true
	}
	if t.Head >= 0 && (t.Rel == "obj" || t.Rel == "nsubj:pass") {
		if _, light := w.lightKind(t.Head); light {
			return kind{}, false
		}
	}
	for _, c := range w.a.Children(i) {
		rel := w.a.Tokens[c].Rel
		if rel == "nmod" || rel == "acl" || w.actor[c] != "" || w.time[c] > 0 || w.place[c] != "" {
			return k, true
		}
	}
	return k, t.Rel == "nsubj" || t.Rel == "nsubj:pass" || t.Rel == "root"
}

// lemma is the dictionary form of token i.
func (w *work) lemma(i int) string { return w.a.Tokens[i].Lemma }

// clause is the byte span of the trigger's clause, marks trimmed.
func (w *work) clause(i int) schema.Span {
	first, last := w.a.Subtree(i)
	for first < i && (punctuation(w.a.Tokens[first].Tag) || w.ties(first)) {
		first++
	}
	for last > first && punctuation(w.a.Tokens[last-1].Tag) {
		last--
	}
	if first >= last {
		return schema.Span{Start: w.a.Tokens[i].Start, End: w.a.Tokens[i].End}
	}
	return schema.Span{Start: w.a.Tokens[first].Start, End: w.a.Tokens[last-1].End}
}

// ties reports a word that only ties a clause or phrase to what is before it:
// a conjunction, a preposition, a relative pronoun.
func (w *work) ties(i int) bool {
	switch w.a.Tokens[i].Tag {
	case "IN", "TO", "WDT", "WP", "WRB", "CC":
		return w.time[i] == 0
	}
	return w.a.Tokens[i].Rel == "mark"
}

// punctuation reports a tag of a mark.
func punctuation(tag string) bool {
	switch tag {
	case ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "NFP", "CC":
		return true
	}
	return false
}
