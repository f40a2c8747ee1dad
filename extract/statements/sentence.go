package statements

import "slices"

// sentence reads the statements of one sentence.
func (w *work) sentence(si int) {
	cues := w.cues(si)
	w.quotations(si, cues)
	for i, c := range cues {
		var next *draft
		if i+1 < len(cues) {
			next = cues[i+1]
		}
		if !w.quoteOnly(c) {
			w.clause(c, next)
		}
		c.content = w.tidy(c)
		if len(c.content) == 0 || c.subject.empty() && !c.direct || w.insideOwn(c) {
			continue
		}
		w.found = append(w.found, c)
		if c.direct || w.last == nil || w.last.sentence != si {
			w.last = c
		}
	}
}

// quoteOnly reports whether the quotations beside the cue are all its content.
func (w *work) quoteOnly(c *draft) bool { return c.direct }

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
