package statements

import (
	"strings"

	"dateline/extract/syntax"
	"dateline/schema"
)

// cues finds the cues of a sentence outside quotations, in text order, each
// with its speaker.
func (w *work) cues(si int) []*draft {
	s := w.a.Sentences[si]
	var out []*draft
	if c := w.colon(si); c != nil {
		out = append(out, c)
	}
	if c := w.signed(si); c != nil {
		out = append(out, c)
	}
	for i := s.First; i < s.Last; i++ {
		if w.quoted(i) {
			continue
		}
		if c := w.phraseAt(i, s.Last); c != nil {
			c.sentence = si
			out = append(out, c)
			i = c.cue.last - 1
			continue
		}
		if c := w.impersonal(i, s.Last); c != nil {
			c.sentence = si
			out = append(out, c)
			continue
		}
		if c := w.questioned(i, s.Last); c != nil {
			c.sentence = si
			out = append(out, c)
			continue
		}
		if e, cue, ok := w.verbAt(i, s.Last); ok && !w.quotes(i) {
			out = append(out, w.spoken(&draft{entry: e, sentence: si, cue: cue}))
			i = cue.last - 1
			continue
		}
		if w.besideQuotation(i, s.Last) {
			e := entry{reading: reading{rule: "statements/beside-quotation", act: "say"}, frames: map[string]bool{"quote": true}}
			out = append(out, w.spoken(&draft{entry: e, sentence: si, cue: run{i, i + 1}}))
			continue
		}
		if e, ok := w.nounAt(i); ok {
			c := &draft{entry: e, sentence: si, cue: run{i, i + 1}, subject: w.owner(i), how: "owner of the noun"}
			if w.word(i+1) != "that" && w.defines(i) {
				c.cue.last++
			}
			out = append(out, c)
		}
	}
	return out
}

// spoken gives a verb cue its speaker, and the one who quotes it.
func (w *work) spoken(c *draft) *draft {
	c.subject, c.how = w.speaker(c.cue.first)
	if w.quotedParty(c.cue.first) >= 0 {
		c.through, _ = w.speaker(w.a.Tokens[c.cue.first].Head)
	}
	return c
}

// phraseAt reads "according to X" at token i.
func (w *work) phraseAt(i, end int) *draft {
	opens := w.word(i)
	for _, p := range w.phrases {
		if p.words[0] != opens {
			continue
		}
		n := 0
		for n < len(p.words) && i+n < end && w.word(i+n) == p.words[n] {
			n++
		}
		if n < len(p.words) {
			continue
		}
		source := w.nounPhrase(i+n, end)
		if source.empty() || p.not[w.a.Tokens[w.headOf(source)].Lemma] {
			return nil
		}
		return &draft{
			entry: entry{reading: reading{rule: "statements/" + strings.Join(p.words, "-"), act: p.act}, frames: map[string]bool{"rest": true}},
			cue:   run{i, i + n}, subject: source,
		}
	}
	return nil
}

// verbAt reads a verb cue at token i, with its particle where the lexicon has
// one ("call for"). Bare participles before a noun and "to say" are no cues.
func (w *work) verbAt(i, end int) (entry, run, bool) {
	if e, cue, ok := w.misread(i); ok {
		return e, cue, true
	}
	if !w.verb(i) {
		return entry{}, run{}, false
	}
	t := w.a.Tokens[i]
	if w.partOfName(i) {
		return entry{}, run{}, false
	}
	if t.Rel == "amod" || strings.HasPrefix(t.Rel, "aux") || t.Rel == "cop" || t.Rel == "case" {
		return entry{}, run{}, false
	}
	if t.Tag == "VB" && w.word(i-1) == "to" && !w.carriedOut(i) || w.passive(i) || w.opening(i) || w.tag(i-1) == "WRB" && w.tag(i) == "VBD" {
		return entry{}, run{}, false
	}
	e, last := w.longest(i, end)
	return e, run{i, last}, e.frames != nil && !w.asked(i)
}

// partOfName reports a capital where no headline has it, behind a name: "Mark
// Felt", "The Laura Venn Show".
func (w *work) partOfName(i int) bool {
	word := w.a.Word(i)
	return word[0] >= 'A' && word[0] <= 'Z' && !capitals(word) && w.tag(i-1) == "NNP" && !w.heading(&draft{sentence: w.a.Tokens[i].Sentence}) && !w.titleCase(i)
}

// titleCase reports a sentence in the manner of a headline: the words around
// token i have capitals, too.
func (w *work) titleCase(i int) bool {
	s := w.a.Sentences[w.a.Tokens[i].Sentence]
	small, words := 0, 0
	for k := s.First; k < s.Last; k++ {
		c := w.a.Word(k)[0]
		if c >= 'a' && c <= 'z' {
			small++
		}
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			words++
		}
	}
	return small*3 <= words
}

// asked reports a verb of a question, with its auxiliary in front of its
// subject: "Did Venn say so?".
func (w *work) asked(i int) bool {
	if t := w.tag(i); t != "VB" && t != "VBP" && t != "VBN" && t != "VBG" {
		return false
	}
	s := w.a.Sentences[w.a.Tokens[i].Sentence]
	k := s.First
	if strings.HasPrefix(w.tag(k), "W") {
		k++ // "When did Venn say so?"
	}
	return k < i-1 && (w.tag(k) == "MD" || w.auxiliary(k)) && w.word(s.Last-1) == "?" && !w.hasVerb(run{k + 1, i})
}

// carriedOut reports an infinitive that somebody does carry out: "went on to
// accuse", "took to the radio to say".
func (w *work) carriedOut(i int) bool {
	h := w.a.Tokens[i].Head
	if rel := w.a.Tokens[i].Rel; h < 0 || h > i || rel != "xcomp" && rel != "advcl" || !w.verb(h) || w.passive(h) {
		return false
	}
	lemma := w.a.Tokens[h].Lemma
	return w.function["aspect"][lemma] || w.function["aspect"][lemma+" "+w.word(h+1)]
}

// longest is the longest verb of the lexicon from token i on: "point out"
// before "point".
func (w *work) longest(i, end int) (entry, int) {
	lemma := w.a.Tokens[i].Lemma
	best, last := w.verbs[lemma], i+1
	if !w.phrasal[lemma] {
		return best, last
	}
	key := append(make([]byte, 0, 32), lemma...)
	k := i + 1
	if w.tag(k) == "RB" && w.tag(k+1) == "IN" && w.verbs[lemma+" "+w.word(k)].frames == nil {
		k++ // "spoke briefly about"
	}
	for limit := k + 2; k < end && k <= limit; k++ {
		key = append(append(key, ' '), w.word(k)...)
		if e, ok := w.verbs[string(key)]; ok && !(w.joins(k) && w.inTime(k+1)) { // "reported on Tuesday"
			best, last = e, k+1
		}
	}
	return best, last
}

// misread reads a verb that the tagger takes for a plural: “…,” Venn concludes.
// Beside a quotation and a name it can be nothing else.
func (w *work) misread(i int) (entry, run, bool) {
	if w.headlineVerb(i) {
		e, last := w.longest(i, len(w.a.Tokens))
		return e, run{i, last}, true
	}
	if w.tag(i) == "NNS" {
		e, last := w.longest(i, len(w.a.Tokens))
		t := w.tag(i - 1)
		cautions := w.word(i+1) == "that" && (t == "NNP" || t == ",")        // "Patel cautions that …"
		insists := w.word(i-1) == "but" && last == i+1 && w.opensPhrase(i+1) // "says it is late but insists the road is safe"
		if points := last > i+1 && strings.HasPrefix(t, "NN"); e.frames["clause"] && (insists || points || cautions && last == i+1) {
			return e, run{i, last}, true
		}
	}
	if t := w.tag(i - 1); w.tag(i) != "NNS" && w.tag(i) != "NN" || !strings.HasPrefix(t, "NN") && t != "PRP" {
		return entry{}, run{}, false
	}
	e, last := w.longest(i, len(w.a.Tokens))
	if !e.frames["quote"] {
		return entry{}, run{}, false
	}
	if s := w.a.Sentences[w.a.Tokens[i].Sentence]; w.tag(i) == "NN" && (w.saysElsewhere(s, i) || last < s.Last && w.tag(last) != "." && !w.inTime(last)) {
		return entry{}, run{}, false
	}
	k := last
	if w.tag(k) == "," || w.tag(k) == ":" {
		k++
	}
	if w.opensQuotation(k) && w.tag(k) == "``" {
		return e, run{i, last}, true
	}
	for k = i - 1; k > 0 && w.premodifier(k) && !w.joins(k); k-- {
	}
	if w.tag(k) == ":" {
		k--
	}
	return e, run{i, last}, w.tag(k) == "''" && w.quoted(k-1)
}

// saysElsewhere reports a finite verb of a sentence outside its quotations.
func (w *work) saysElsewhere(s syntax.Sentence, but int) bool {
	for i := s.First; i < s.Last; i++ {
		if i != but && w.finite(i) && !w.quoted(i) {
			return true
		}
	}
	return false
}

// headlineVerb reports a verb of a headline that the tagger takes for a plural:
// "Minister denies plan". Where the word is a noun as well, the headline must
// have no other verb.
func (w *work) headlineVerb(i int) bool {
	s := w.a.Sentences[w.a.Tokens[i].Sentence]
	if w.tag(i) != "NNS" || i == s.First || w.d.Block(s.Start) != schema.Headline || !strings.HasPrefix(w.tag(i-1), "NN") && w.tag(i-1) != "JJ" {
		return false
	}
	lemma := w.a.Tokens[i].Lemma
	e, last := w.longest(i, s.Last)
	if e.frames == nil || e.attitude {
		return false
	}
	return !w.function["noun"][lemma] || !w.hasVerb(run{s.First, s.Last}) && (last > i+1 || w.opensPhrase(i+1) || w.tag(i+1) == "``")
}

// opening reports a participle that opens its sentence: in "Asked about it, she
// said …" it is she who was asked.
func (w *work) opening(i int) bool {
	s := w.a.Sentences[w.a.Tokens[i].Sentence]
	return i == s.First && (w.tag(i) == "VBN" || w.tag(i) == "VBD") && w.a.Child(i, "nsubj") < 0 && !w.inverting(i)
}

// inverting reports a verb with its speaker right behind it and a colon or a
// quotation after that: "Stated Venn: …".
func (w *work) inverting(i int) bool {
	r := w.base(i+1, w.a.Sentences[w.a.Tokens[i].Sentence].Last)
	return !r.empty() && w.word(r.last) == ":"
}

// passive reports a verb in the passive without an agent: nobody is named who
// says it.
func (w *work) passive(i int) bool {
	if w.tag(i) != "VBN" || w.closing(i) {
		return false
	}
	if w.a.Child(i, "obl:agent") >= 0 {
		return false
	}
	if w.a.Child(i, "aux:pass", "nsubj:pass") >= 0 || w.tag(i-1) == "WRB" {
		return true
	}
	if h := w.a.Tokens[i].Head; w.a.Tokens[i].Rel == "conj" && w.tag(h) == "VBN" && w.a.Child(h, "aux:pass") >= 0 && !w.finite(i-1) {
		return true // "was hauled in and told"
	}
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		switch w.a.Tokens[k].Lemma {
		case "be":
			return true
		case "have":
			return false
		}
		if !strings.HasPrefix(w.tag(k), "RB") {
			break
		}
	}
	if rel := w.a.Tokens[i].Rel; rel != "acl" && rel != "amod" {
		return false
	}
	s := w.a.Sentences[w.a.Tokens[i].Sentence]
	return w.hasVerb(run{s.First, s.Last}) // a sentence's only verb is no participle
}

// closing reports a verb that ends its sentence with its speaker beside it and
// a comma before both (", the daily Post reported."), which a tagger easily
// takes for a participle.
func (w *work) closing(i int) bool {
	s := w.a.Sentences[w.a.Tokens[i].Sentence]
	if e := w.verbs[w.a.Tokens[i].Lemma]; !e.frames["quote"] || w.tag(i) == "VBG" {
		return false
	}
	comma := func(k int) bool { return k > s.First && (w.tag(k) == "," || w.tag(k) == "''") }
	ends := func(k int) bool { return k >= s.Last || w.tag(k) == "." || w.tag(k) == "''" && k+1 == s.Last }
	k := i - 1
	for k > s.First && strings.HasPrefix(w.tag(k), "RB") {
		k--
	}
	if comma(k) {
		r := w.nounPhrase(i+1, s.Last)
		return !r.empty() && ends(r.last)
	}
	for k > s.First && w.premodifier(k) {
		k--
	}
	return ends(i+1) && k < i-1 && comma(k)
}

// nounAt reads a noun cue at token i: one with an owner that governs a clause,
// an infinitive or one of its prepositions.
func (w *work) nounAt(i int) (entry, bool) {
	if !strings.HasPrefix(w.tag(i), "NN") {
		return entry{}, false
	}
	e, ok := w.nouns[w.a.Tokens[i].Lemma]
	if !ok || w.owner(i).empty() {
		return entry{}, false
	}
	switch word := w.word(i + 1); word {
	case "that":
		return e, e.frames["clause"]
	case "to":
		return e, e.frames[w.toward(i+1)]
	default:
		return e, e.frames[word] || w.defines(i)
	}
}

// toward is the frame that "to" at token i opens: an infinitive or, as "unto",
// a noun phrase.
func (w *work) toward(i int) string {
	if w.tag(i+1) == "VB" || w.tag(i+2) == "VB" && strings.HasPrefix(w.tag(i+1), "RB") {
		return "to"
	}
	return "unto"
}

// defines reports a noun whose content follows a form of "be": "her answer was
// that …", "their slogan is “…”".
func (w *work) defines(i int) bool {
	if i+1 >= len(w.a.Tokens) || w.a.Tokens[i+1].Lemma != "be" {
		return false
	}
	return w.word(i+2) == "that" || w.opensQuotation(i+2)
}
