package statements

import "slices"

// single leaves one statement of each act of saying: where two cues have taken
// the same words, those belong to one of them.
func (w *work) single() {
	for i, c := range w.found {
		for _, o := range w.found[max(0, i-4):min(len(w.found), i+5)] {
			if o != c && len(o.content) > 0 && len(c.content) > 0 && (w.yields(c, o) || w.aboutSpeaker(c, o)) {
				c.content = nil
				break
			}
			w.leave(c, o)
		}
	}
	w.found = slices.DeleteFunc(w.found, func(c *draft) bool { return len(c.content) == 0 })
}

// yields reports whether c has the very words of o and o is the cue that they
// belong to: one that quotations stand with, the nearer one.
func (w *work) yields(c, o *draft) bool {
	if !slices.Equal(c.content, o.content) {
		return false
	}
	if c.cueless != o.cueless {
		return c.cueless
	}
	if q, r := c.frames["quote"] && !c.listed(), o.frames["quote"] && !o.listed(); c.direct && q != r {
		return r
	}
	return w.away(c) > w.away(o) || w.away(c) == w.away(o) && c.cue.first < o.cue.first
}

// listed reports a cue that no lexicon of speech holds.
func (c *draft) listed() bool { return c.rule == "statements/beside-quotation" }

// away is the number of tokens between a cue and its content.
func (w *work) away(c *draft) int {
	first, last := c.content[0].first, c.content[len(c.content)-1].last
	return max(first-c.cue.last, c.cue.first-last)
}

// aboutSpeaker reports a content that is a clause about o's speaker: "told Marsh,
// who suggested that …".
func (w *work) aboutSpeaker(c, o *draft) bool {
	r := c.content[0]
	if c.direct || c.act == "ask" || len(c.content) > 1 || w.tag(r.first) != "WP" && w.tag(r.first) != "WDT" {
		return false
	}
	return r.has(o.cue.first) && w.cueSpan(o).first == r.first+1 && r.last == o.content[len(o.content)-1].last
}

// leave ends indirect speech in front of a quotation that another cue outside of
// it has taken: "declared a need for drive: “Change the world,” she said".
func (w *work) leave(c, o *draft) {
	if c.direct || !o.direct || len(c.content) == 0 || len(o.content) == 0 {
		return
	}
	r, q := &c.content[len(c.content)-1], o.content[0]
	if r.first < c.cue.last || q.first <= r.first+1 || q.last > r.last || r.has(o.cue.first) {
		return
	}
	*r = w.trim(run{r.first, q.first})
	for !r.empty() && (w.joins(r.last-1) || isMark(w.tag(r.last-1))) {
		r.last--
	}
	if r.empty() {
		c.content = c.content[:len(c.content)-1]
	}
}
