package statements

import (
	"slices"
	"strings"
)

// sentence reads the statements of one sentence.
func (w *work) sentence(si int) {
	cues := w.cues(si)
	if !w.stray.empty() && len(cues) > 0 {
		cues[0].content, cues[0].direct = []run{w.stray}, true
		cues[0].by("quotation in the sentence before")
	}
	w.stray = run{}
	w.quotations(si, cues)
	w.carriedOn(si, cues)
	w.pending = nil
	for i, c := range cues {
		var next *draft
		if i+1 < len(cues) {
			next = cues[i+1]
		}
		if !c.direct && len(c.content) == 0 && next == nil && w.leadsOn(c) {
			w.pending = c
			continue
		}
		if !c.direct && len(c.content) == 0 {
			w.clause(c, next)
		}
		w.cut(c, cues[i+1:])
		w.reach(c, cues[i+1:])
		w.gapped(c)
		w.closeBehind(c)
		w.further(c, cues[i+1:])
		w.inserted(c, cues[:i])
		w.resumed(c, next)
		w.extent(c, cues[i+1:])
		w.conditional(c)
		w.opener(c)
		c.content = w.tidy(c)
		if len(c.content) == 0 || c.subject.empty() && !c.direct && !c.open || w.insideOwn(c) || w.unspoken(c) || w.anonymous(c) || w.doubled(c, cues[:i]) {
			continue
		}
		w.found = append(w.found, c)
		if c.direct || !c.attitude && (w.last == nil || w.last.sentence != si) {
			w.last = c
		}
	}
}

// carriedOn gives a participle that opens its sentence before a quotation the
// speaker of the words before: Adding, “…”
func (w *work) carriedOn(si int, cues []*draft) {
	if len(cues) == 0 || w.last == nil {
		return
	}
	c := cues[0]
	if c.subject.empty() && c.direct && c.cue.first == w.a.Sentences[si].First && w.tag(c.cue.first) == "VBG" && si-w.last.sentence <= 3 {
		c.subject, c.how = w.last.subject, "speaker of the words before"
	}
}

// unspoken reports a cue that says what nobody did: "neither side confirmed",
// "neither confirmed nor denied".
func (w *work) unspoken(c *draft) bool {
	if c.subject.empty() {
		return false
	}
	for _, i := range []int{c.subject.first, c.subject.first - 1, w.cueSpan(c).first, w.cueSpan(c).first - 1} {
		if w.is(i, "none") {
			return true
		}
	}
	return false
}

// anonymous reports somebody's wish to stay unnamed, which is the article's
// account of its source: "who asked not to be identified", "he declined to be
// named".
func (w *work) anonymous(c *draft) bool {
	r := c.content[0]
	if refused := w.tag(r.first) == "TO" && w.a.Tokens[r.first+1].Lemma == "be"; c.direct || w.relative(c) < 0 && !refused || r.last-r.first > 5 {
		return false
	}
	for i := r.first; i < r.last; i++ {
		if w.tag(i) == "VBN" && w.function["unnamed"][w.a.Tokens[i].Lemma] {
			return true
		}
	}
	return false
}

// leadsOn reports a cue whose words stand behind the colon that ends its
// sentence.
func (w *work) leadsOn(c *draft) bool {
	last := w.a.Sentences[c.sentence].Last
	if w.word(last-1) != ":" || !w.verb(c.cue.first) || !w.opensQuotation(last) {
		return false
	}
	return c.frames["quote"] && !w.hasVerb(run{c.cue.last, last})
}

// doubled reports a closing cue around a sentence whose quotation an earlier
// cue has taken: "She said: “…,” Venn added."
func (w *work) doubled(c *draft, earlier []*draft) bool {
	for _, o := range earlier {
		if o.direct && !c.direct && c.cue.first > o.cue.first && c.content[0].has(o.cue.first) {
			return true
		}
	}
	return false
}

// cut ends a content before the clause of a later cue with a speaker of its
// own: "while A admitted that …, she insisted that …" and "A said …, B
// reported".
func (w *work) cut(c *draft, later []*draft) {
	if c.direct || c.own() {
		return
	}
	if at := c.subject.first; w.tag(c.cue.first) == "VBG" && at > c.cue.last && len(c.content) == 1 && w.tag(at-1) == "," && c.content[0].has(at) {
		c.content[0].last = at - 1 // "After saying it was safe, Venn left"
	}
	for k := range c.content {
		r := &c.content[k]
		for _, o := range later {
			if w.joined(c, o) && r.has(o.cue.first) {
				r.last = w.cueSpan(o).first
				for r.last > r.first && (w.tag(r.last-1) == "CC" || isMark(w.tag(r.last-1))) {
					r.last--
				}
				o.subject = c.subject
			}
			if first := w.cueSpan(o).first; w.tag(first) == "VBG" && (w.tag(first-1) == "," || w.tag(first-1) == "''") && r.has(first) && w.sameSpeaker(c, o) && !o.quotesOnly() {
				r.last, o.subject = first-1, c.subject // "denied the report, saying …"
			}
			at := o.subject.first
			if o.cue.first < at {
				at = o.cue.first
			}
			if o.quotesOnly() || o.subject.empty() || at <= r.first || at >= r.last || o.subject == c.subject {
				continue
			}
			if w.tag(at-1) == "CC" && (w.tag(at-2) == "," || w.tag(at-2) == "''") && at < o.cue.first {
				at-- // "…, and she vowed"
			}
			if w.is(at-1, "subordinate") && (w.tag(at-2) == "," || w.tag(at-2) == "''") {
				at-- // "…, while she denied it"
			}
			if t := w.tag(at - 1); (t == "," || t == "''" || t == "CC" && c.open) && w.hasVerb(run{r.first, at}) {
				r.last = at
			}
			if n := r.last - 1; n > r.first && w.tag(n) == "CC" {
				r.last = n
			}
		}
	}
}

// sameSpeaker reports a later cue with the subject of the first, or a pronoun in
// what the first tells that stands for it: "said she would go, calling it late".
func (w *work) sameSpeaker(c, o *draft) bool {
	if o.subject == c.subject {
		return true
	}
	if c.subject.empty() || o.subject.empty() || w.tag(o.subject.first) != "PRP" || o.subject.first < c.cue.last || o.subject.first > o.cue.first {
		return false
	}
	actor := w.known(c.subject)
	return actor != "" && actor == w.known(o.subject)
}

// gapped adds to "which Venn said was closed" the pronoun that its clause has
// lost, and ends the clause at the comma in front of the main verb.
func (w *work) gapped(c *draft) {
	w.bounded(c)
	at := c.subject.first - 1
	if c.direct || c.subject.empty() || len(c.content) != 1 || !w.verb(c.cue.first) || c.subject.first > c.cue.first {
		return
	}
	if t := w.tag(at); t != "WDT" && t != "WP" || w.word(at) == "what" {
		return
	}
	r := &c.content[0]
	if !w.finite(r.first) {
		return
	}
	for i := r.first; i < r.last; i++ {
		if w.tag(i) == "," && w.finite(i+1) {
			r.last = i
		}
	}
	c.content = []run{{at, at + 1}, *r}
}

// bounded ends the content of a relative clause between commas where the main
// verb comes: "Venn, who says the dog bit him, is suing".
func (w *work) bounded(c *draft) {
	if c.direct || c.subject.empty() || len(c.content) != 1 || c.content[0].first < c.cue.last {
		return
	}
	i := w.relative(c)
	if i < 0 && w.tag(c.subject.first+1) == "IN" && strings.HasPrefix(w.tag(c.subject.first+2), "W") {
		i = c.subject.first // "some of whom said"
	}
	if i < 0 || w.tag(i-1) != "," && w.tag(i-1) != ":" {
		return
	}
	r := &c.content[0]
	for k := r.first + 1; k+1 < r.last; k++ {
		if w.tag(k) == w.tag(i-1) && w.finite(k+1) {
			r.last = k
		}
	}
}

// quotesOnly reports a cue that holds nothing but quotations and has none: the
// verb is no cue here.
func (c *draft) quotesOnly() bool {
	return !c.direct && c.frames["quote"] && !c.frames["clause"] && !c.frames["object"] && !c.frames["to"] && !c.frames["naming"]
}

// joined reports a later cue that goes on with the same speaker: "says the
// dam is safe but warns of rain". It has no subject and the tense of the first.
func (w *work) joined(c, o *draft) bool {
	first := w.cueSpan(o).first
	if w.tag(first-1) == "," && w.tag(first) == "VBD" && w.tag(c.cue.first) == "VBD" && o.subject == c.subject && w.a.Child(o.cue.first, "nsubj") < 0 {
		return true // "denied the charge, called it a farce and left"
	}
	if o.attitude && w.word(o.cue.last) != "that" {
		return false
	}
	return !o.direct && w.tag(first-1) == "CC" && w.tag(first) == w.tag(c.cue.first) && (w.finite(first) || w.tag(first) == "VBG") &&
		w.a.Child(o.cue.first, "nsubj") < 0
}

// reach takes in the quotation that stands behind a content, or behind a cue
// without any, in the same clause: "denied ties to what he called “…”", "called
// the plan of the council “…”". The tree often breaks at the mark.
func (w *work) reach(c *draft, later []*draft) {
	if c.direct || c.subject.empty() || !w.verb(c.cue.first) {
		return
	}
	from, limit := c.cue.last, w.a.Sentences[c.sentence].Last
	if c.subject.first == from {
		from = c.subject.last
	}
	if n := len(c.content); n > 0 {
		if c.content[0].first < c.cue.first {
			return
		}
		from = max(from, c.content[n-1].last)
	}
	for _, next := range later {
		if next.cue.first < from && !next.direct { // a part of the content
			continue
		}
		limit = next.cue.first
		if next.subject.first >= from {
			limit = min(limit, next.subject.first)
		}
		break
	}
	for k := quotationsFrom(w.a.Quotations, from+1); k < len(w.a.Quotations) && w.a.Quotations[k].Last < limit; k++ {
		q := w.a.Quotations[k]
		gap := run{from, q.First - 1}
		if q.Depth > 0 || q.Last <= q.First {
			continue
		}
		if gap.last-gap.first > 20 || w.breaks(gap) || len(c.content) == 0 && (w.hasVerb(gap) || !c.frames["naming"] && !c.frames["clause"] && !c.frames["object"]) {
			return
		}
		if n := len(c.content); n > 0 {
			c.content[n-1].last = q.Last
			c.by("quotation in the same clause")
		} else if first := w.pastAdverbs(from, q.First); w.opensPhrase(first) || first == q.First-1 || first == c.cue.last && w.tag(first) == "CC" { // "both the mayor and …"
			last := max(q.Last, w.base(q.Last+1, limit).last) // "a “fake” report"
			c.content = append(c.content, run{first, last})
			c.by("quotation in the same clause")
		} else {
			return
		}
		from = q.Last
	}
}

// breaks reports marks that end a clause.
func (w *work) breaks(r run) bool {
	for i := r.first; i < r.last; i++ {
		switch w.tag(i) {
		case ":", "-LRB-", ".":
			return true
		}
	}
	return false
}

// tidy sorts the pieces, drops empty ones and those inside others, and keeps
// the cue and the speaker out of them.
func (w *work) tidy(c *draft) []run {
	var out []run
	slices.SortFunc(c.content, func(a, b run) int { return a.first - b.first })
	for _, r := range c.content {
		r = w.trim(r)
		if r.has(c.cue.first) {
			continue
		}
		if len(out) > 0 && out[len(out)-1].overlaps(r) {
			out[len(out)-1].last = max(out[len(out)-1].last, r.last)
			continue
		}
		if !r.empty() && (c.direct || r.last > r.first+1 || w.tag(r.first) != "PRP" && w.tag(r.first) != "DT") {
			out = append(out, r)
		}
	}
	return out
}

// insideOwn reports a speaker that lies inside the content: a misread tree.
func (w *work) insideOwn(c *draft) bool {
	for _, r := range c.content {
		if !c.subject.empty() && r.has(c.subject.first) {
			return true
		}
	}
	return false
}
