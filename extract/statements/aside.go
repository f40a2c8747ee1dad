package statements

import "slices"

// dropAsides drops what others say of somebody's attitude ("He said she wanted
// to leave": her wish is part of his words) or of what would or would not be
// said ("He said he would order …"), and attitudes that nobody has yet ("if they
// think …") or that are the writer's and the reader's own.
func (w *work) dropAsides() {
	for range 2 { // what an aside holds is nobody's words by that
		said := w.telling()
		for _, c := range w.found {
			c.aside = w.isAside(c, said[c.cue.first])
		}
	}
	w.found = slices.DeleteFunc(w.found, func(c *draft) bool { return c.aside })
}

// telling gives for each token the latest statement that holds it.
func (w *work) telling() []*draft {
	said := make([]*draft, len(w.a.Tokens))
	for _, c := range w.found {
		for _, r := range c.content {
			for i := r.first; i < r.last && !c.aside; i++ {
				said[i] = c
			}
		}
	}
	return said
}

// isAside reports a statement to be dropped; outer is the one that holds its cue.
func (w *work) isAside(c, outer *draft) bool {
	if c.direct || c.subject.empty() {
		return c.open && outer != nil
	}
	at := c.subject.first
	if outer != nil && (outer.subject == c.subject || c.frame == "object" && c.act != "say" && c.act != "deny") {
		return true
	}
	if w.tag(at) == "PRP" && w.is(at, "second") || outer != nil && w.unreal(c) {
		return true
	}
	return c.attitude && (outer != nil || w.tag(at) == "PRP" && w.is(at, "first") || w.is(at-1, "unless"))
}

// unreal reports a cue of what is not said yet or not at all, and a noun for it.
func (w *work) unreal(c *draft) bool {
	if !w.verb(c.cue.first) {
		return c.how == "owner of the noun"
	}
	for i := w.cueSpan(c).first; i < c.cue.first; i++ {
		if w.tag(i) == "MD" || w.is(i, "negation") {
			return true
		}
	}
	return false
}
