package statements

import (
	"dateline/extract/syntax"
	"dateline/schema"
)

// uncovered makes statements of the quotations that no cue has taken: those a
// verb or a colon leads up to, with its speaker where the text names one, and
// whole clauses, whose speaker stays open. Scare quotes, titles and names are
// no statements.
func (w *work) uncovered() {
	taken := make([]bool, len(w.a.Tokens))
	for _, c := range w.found {
		for _, r := range c.content {
			for i := r.first; i < r.last; i++ {
				taken[i] = true
			}
		}
	}
	var last *draft
	for _, q := range w.a.Quotations {
		if q.Depth > 0 || q.Last-q.First < 2 || q.First < 1 || anyOf(taken, q) {
			continue
		}
		si := w.a.Tokens[q.First].Sentence
		if w.skip(si) {
			continue
		}
		inner := w.trim(run{q.First, w.endOf(q, w.a.Sentences[si])})
		if inner.empty() {
			continue
		}
		c := w.ledUp(q)
		if c == nil && !w.utterance(q) {
			continue
		}
		if c == nil && last != nil && w.follows(q, last) {
			last.content = append(last.content, inner)
			continue
		}
		if c == nil {
			c = &draft{entry: named("quotation-alone"), sentence: si, cue: run{q.First - 1, q.First}, cueless: true}
			c.subject, c.how = w.before(q)
		}
		c.content, c.direct, c.open = []run{inner}, true, c.subject.empty()
		c.by("quotation by itself")
		w.found, last = append(w.found, c), c
	}
}

// before is who speaks in a paragraph that is a quotation and names nobody: the
// speaker of the paragraph before it, or the person whom that one is about.
func (w *work) before(q syntax.Quotation) (run, string) {
	si := w.a.Tokens[q.First].Sentence
	s := w.a.Sentences[si]
	p := s.Paragraph
	if c := w.goesOn(q, si); c != nil {
		return c.subject, "speaker of the sentence before"
	}
	if p == 0 || w.a.Sentences[w.a.Paragraphs[p].First].First != q.First-1 || !w.alone(q, s) {
		return run{}, ""
	}
	last := w.a.Paragraphs[p-1].Last - 1
	if w.skip(last) || w.d.Block(w.a.Sentences[last].Start) != schema.Paragraph {
		return run{}, ""
	}
	for _, says := range []bool{true, false} {
		for _, c := range w.found {
			if c.sentence == last && !c.subject.empty() && w.person(w.headOf(c.subject), true) && (!says || c.frames["quote"] && !c.attitude) {
				return c.subject, "speaker of the paragraph before"
			}
		}
	}
	for i := w.a.Sentences[last].First; i < w.a.Sentences[last].Last; i++ {
		if w.a.Tokens[i].Rel != "root" || !w.verb(i) || w.quoted(i) {
			continue
		}
		s := w.subjectOf(i)
		if s < 0 || s > i {
			continue
		}
		if r := w.phrase(s); w.tag(s) == "PRP" && w.word(s) != "it" || w.person(r.last-1, true) {
			return r, "subject of the paragraph before"
		}
	}
	return run{}, ""
}

// goesOn is the statement whose speaker goes on with a quotation that opens the
// next sentence of the paragraph: one in direct speech right before it. nil
// without one.
func (w *work) goesOn(q syntax.Quotation, si int) *draft {
	if q.First-1 != w.a.Sentences[si].First {
		return nil
	}
	for _, c := range w.found {
		before := w.a.Tokens[c.content[len(c.content)-1].last-1].Sentence
		if c.direct && max(before, c.sentence) == si-1 && w.a.Sentences[si-1].Paragraph == w.a.Sentences[si].Paragraph {
			return c
		}
	}
	return nil
}

// anyOf reports a token of a quotation that is set.
func anyOf(set []bool, q syntax.Quotation) bool {
	for i := q.First; i < q.Last; i++ {
		if set[i] {
			return true
		}
	}
	return false
}

// named is the entry of a rule that no lexicon holds: plain saying.
func named(rule string) entry {
	return entry{reading: reading{rule: "statements/" + rule, act: "say"}, frames: map[string]bool{"quote": true}}
}

// utterance reports a quotation that says something by itself: a clause of
// four words or more, or of three with a mark of its own. In capitals and in the middle of a sentence it must end with a
// mark of its own, or it is a title.
func (w *work) utterance(q syntax.Quotation) bool {
	words, verbs := 0, 0
	for i := q.First; i < q.Last; i++ {
		if isMark(w.tag(i)) {
			continue
		}
		words++
		if w.verb(i) || w.tag(i) == "MD" {
			verbs++
		}
	}
	if words < 3 || verbs == 0 || !q.Closed && !w.paragraphs(q) {
		return false
	}
	if t := w.tag(q.First - 2); w.a.Tokens[q.First].Sentence == w.a.Tokens[q.First-1].Sentence && q.First >= 2 && (t == "MD" || t == "TO" || t == "IN") {
		return false // words of the clause around it: could “look like Marsh”
	}
	first, ends := w.a.Word(q.First), isMark(w.tag(q.Last-1))
	lower := first[0] >= 'a' && first[0] <= 'z'
	return words >= 4 && (ends || lower) || ends && lower
}

// paragraphs reports a quotation that fills its paragraph and goes on in the
// next one, so that no mark closes it.
func (w *work) paragraphs(q syntax.Quotation) bool {
	p := w.paragraphOf(q.First)
	if p+1 >= len(w.a.Paragraphs) || w.a.Sentences[w.a.Paragraphs[p].First].First != q.First-1 {
		return false
	}
	return w.tag(w.a.Sentences[w.a.Paragraphs[p+1].First].First) == "``"
}

// follows reports a quotation that opens its paragraph right behind one that
// ended the paragraph before: both are of one hand.
func (w *work) follows(q syntax.Quotation, c *draft) bool {
	end := c.content[len(c.content)-1].last
	for end < q.First && isMark(w.tag(end)) {
		end++
	}
	return end == q.First && w.paragraphOf(q.First)-w.a.Sentences[c.sentence].Paragraph <= len(c.content)
}

// ledUp is the cue that stands right before a quotation: a verb of the lexicon
// ("signs reading “…”", "was asked, “…”"), a name and a colon, or a clause and
// a colon, whose subject speaks.
func (w *work) ledUp(q syntax.Quotation) *draft {
	k := q.First - 2 // before the mark
	colon := k >= 0 && w.word(k) == ":"
	if k >= 0 && (colon || w.tag(k) == ",") {
		k--
	}
	if k < 0 || w.quoted(k) || !colon && w.a.Tokens[k].Sentence != w.a.Tokens[q.First].Sentence {
		return nil
	}
	si := w.a.Tokens[k].Sentence
	if w.a.Tokens[q.First].Sentence-si > 1 {
		return nil
	}
	if e := w.verbs[w.a.Tokens[k].Lemma]; e.frames["quote"] && (w.verb(k) || colon && (w.tag(k) == "NNS" || w.tag(k) == "NN")) {
		c := &draft{entry: e, sentence: si, cue: run{k, k + 1}}
		c.subject, c.how = w.introducer(c)
		return c
	}
	if n := k - 1; w.is(k, "leads") && n >= 0 && w.function["utterance"][w.a.Tokens[n].Lemma] { // "chants of “…”"
		return &draft{entry: named("utterance"), sentence: si, cue: run{n, k + 1}, subject: w.owner(n), how: "owner of the noun"}
	}
	if !colon || !w.utterance(q) {
		return nil
	}
	return w.introduction(si, k+1)
}

// introducer is the speaker of a verb right before its quotation: that of the
// statement before it in the sentence for a participle, nobody in the passive
// and for an infinitive.
func (w *work) introducer(c *draft) (run, string) {
	v := c.cue.first
	switch {
	case w.tag(v) == "VB", w.tag(v) == "VBN" && w.a.Child(v, "aux:pass") >= 0:
		return run{}, ""
	case w.tag(v) == "VBG" && w.tag(v-1) == ",":
		for _, o := range w.found {
			if o.sentence == c.sentence && o.cue.first < v && !o.subject.empty() {
				return o.subject, "speaker of the statement before"
			}
		}
	case !w.verb(v):
		return w.phrase(v - 1), "beside the verb"
	}
	return w.speaker(v)
}

// introduction reads the clause that ends with a colon before a quotation: a
// name before the colon speaks ("More from Venn: “…”"), else the subject of the
// clause where it is somebody ("Venn took the floor: “…”").
func (w *work) introduction(si, colon int) *draft {
	first, k := w.a.Sentences[si].First, colon-1
	for k > first && (w.inTime(k) || w.tag(k) == "IN") {
		k-- // "Venn in May: “…”"
	}
	c := &draft{entry: named("colon"), sentence: si, cue: run{colon, colon + 1}, how: "before the colon"}
	if r := w.nameAt(k); !r.empty() {
		if n := r.first - 1; n > first && w.word(n) == "on" && w.d.Block(w.a.Sentences[si].Start) == schema.Headline && !w.hasVerb(run{first, n}) {
			r = run{first, n} // "Venn on Marsh: …"
		}
		c.subject = r
		return c
	}
	for v := first; v < colon; v++ {
		if !w.finite(v) || w.quoted(v) || w.a.Tokens[v].Rel != "root" {
			continue
		}
		e, s := w.verbs[w.a.Tokens[v].Lemma], w.subjectOf(v)
		if e.frames == nil || s < 0 || s > v {
			break // others may answer what somebody does: "Venn faced the crowd: “…”"
		}
		if r := w.phrase(s); w.known(r) != "" && !w.topic(r) {
			c.entry, c.cue, c.subject, c.how = named("introduction"), run{v, v + 1}, r, "subject of the clause before the colon"
		}
		break
	}
	return c
}

// nameAt is the name of a person or a body that ends with token k, with the
// names joined to it.
func (w *work) nameAt(k int) run {
	r := run{}
	w.mentions(run{k, k + 1}, func(n int) {
		m := &w.actors[n]
		if first := w.tokenAt(m.Start); m.End == w.a.Tokens[k].End && (r.empty() || first < r.first) && !w.topic(run{first, k + 1}) {
			r = run{first, k + 1}
		}
	})
	if !r.empty() && w.tag(r.first-1) == "CC" && w.tag(r.first-2) == "NNP" {
		if o := w.nameAt(r.first - 2); !o.empty() {
			r.first = o.first
		}
	}
	return r
}
