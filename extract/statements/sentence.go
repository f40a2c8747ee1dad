package statements

import "slices"

// sentence reads the statements of one sentence.
func (w *work) sentence(si int) {
	cues := w.cues(si)
	w.quotations(si, cues)
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
		c.content = w.tidy(c)
		if len(c.content) == 0 || c.subject.empty() && !c.direct || w.insideOwn(c) || w.doubled(c, cues[:i]) {
			continue
		}
		w.found = append(w.found, c)
		if c.direct || w.last == nil || w.last.sentence != si {
			w.last = c
		}
	}
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
	if c.direct {
		return
	}
	for k := range c.content {
		r := &c.content[k]
		for _, o := range later {
			at := o.subject.first
			if o.cue.first < at {
				at = o.cue.first
			}
			if o.subject.empty() || at <= r.first || at >= r.last || o.subject == c.subject {
				continue
			}
			if t := w.tag(at - 1); (t == "," || t == "''") && w.hasVerb(run{r.first, at}) {
				r.last = at
			}
		}
	}
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
		if !r.empty() {
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
