package statements

import "strings"

// frame reads the content from the verb's dependents, in order of trust.
func (w *work) frame(c *draft, v int) run {
	if c.frames["clause"] {
		if !w.verb(v) {
			return w.nounClause(c)
		}
		if k := w.complement(c); k >= 0 {
			return w.whole(c, k)
		}
	}
	if c.frames["to"] {
		if k := w.a.Child(v, "xcomp"); k > v && (w.word(k-1) == "to" || w.a.Child(k, "mark") >= 0) {
			return w.whole(c, k)
		}
		if o := w.a.Child(v, "obj"); o > v && c.frames["addressee"] {
			if k := w.a.Child(o, "acl"); k > o && w.word(o+1) == "to" {
				return w.whole(c, k)
			}
		}
		if w.word(c.cue.last) == "to" && w.tag(c.cue.last) == "TO" {
			return w.trim(run{c.cue.last, w.a.Sentences[c.sentence].Last})
		}
	}
	if c.frames["gerund"] {
		if k := w.a.Child(v, "xcomp", "ccomp"); k > v && w.tag(k) == "VBG" {
			return w.whole(c, k)
		}
	}
	if r := w.afterPreposition(c, v); !r.empty() {
		return r
	}
	if c.frames["naming"] {
		if r := w.naming(c, v); !r.empty() {
			return r
		}
	}
	if c.frames["object"] {
		if k := w.a.Child(v, "obj"); k > v && w.tag(k) != "PRP" && w.tag(k) != "WDT" && w.tag(k) != "WP" && w.speaks(c) {
			r := w.whole(c, k)
			r = w.untimed(r, k)
			if c.frames["clause"] && w.finite(r.last) {
				return run{} // not an object: the subject of a clause the tree has missed
			}
			return r
		}
		if c.cue.last > v+1 { // "call for X": the object is the particle's
			if k := w.a.Child(v, "obl"); k > v {
				r := w.whole(c, k)
				r.first = max(r.first, c.cue.last)
				return r
			}
		}
	}
	return run{}
}

// naming is what "called the plan a joke" says: the thing and its name.
func (w *work) naming(c *draft, v int) run {
	k := w.a.Child(v, "obj")
	if k < v || !w.speaks(c) {
		return run{}
	}
	r := w.whole(c, k)
	x := w.a.Child(v, "xcomp", "obl", "iobj")
	switch {
	case x > k:
		r.last = max(r.last, w.subtree(x).last)
	case w.secondNoun(k): // misread as a part of the thing
	case w.tag(r.last) == "``": // the name is quoted
		for _, q := range w.a.Quotations[quotationsFrom(w.a.Quotations, r.last+1):] {
			if q.First > r.last+1 {
				break
			}
			if q.First == r.last+1 {
				r.last = q.Last
			}
		}
	default:
		return run{}
	}
	return w.trim(r)
}

// secondNoun reports a noun phrase right behind the object k that no
// preposition joins to it: the name in "called the plan a joke".
func (w *work) secondNoun(k int) bool {
	for _, n := range w.a.Children(k) {
		if n > k && w.a.Tokens[n].Rel == "nmod" && w.a.Child(n, "case") < 0 && w.tag(k+1) != "IN" {
			return true
		}
	}
	return false
}

// untimed cuts a time off the end of an object: "dismissed the warning Friday";
// "a delay of two weeks" stays whole.
func (w *work) untimed(r run, head int) run {
	last := r.last
	for last-1 > head && w.timed[last-1] {
		last--
	}
	if w.tag(last-1) != "IN" {
		r.last = last
	}
	return r
}

// complement is the head of the clause that the cue governs, one behind it
// before one in front; -1 when there is none.
func (w *work) complement(c *draft) int {
	best := -1
	for _, k := range w.a.Children(c.cue.first) {
		if w.a.Tokens[k].Rel != "ccomp" || c.subject.has(k) {
			continue
		}
		r := w.subtree(k)
		if !w.hasVerb(r) && w.tag(k) != "VBG" && w.tag(k) != "VBN" {
			continue
		}
		if k > c.cue.first {
			return k
		}
		if best < 0 {
			best = k
		}
	}
	return best
}

// nounClause is the clause behind a noun cue: from "that" or "to" to the end of
// the sentence, or to the main verb where the noun opens the sentence ("Norland's
// claim that the dam was safe surprised …").
func (w *work) nounClause(c *draft) run {
	s := w.a.Sentences[c.sentence]
	r := run{c.cue.last, s.Last}
	if w.hasVerb(run{s.First, c.cue.first}) {
		if k := w.a.Child(c.cue.first, "acl", "ccomp", "advcl"); k > c.cue.first {
			r.last = max(w.subtree(k).last, k+1)
		}
		return w.trim(r)
	}
	verbs := 0
	if w.word(r.first) == "to" {
		verbs = 1
	}
	for i := r.first; i < r.last; i++ {
		bare := w.tag(i) == "VBN" && (strings.HasPrefix(w.tag(i-1), "NN") || w.tag(i-1) == "JJ")
		if bare || w.finite(i) && !w.finite(i-1) {
			if verbs++; verbs > 1 {
				r.last = i
			}
		}
	}
	return w.trim(r)
}

// afterPreposition reads "accused X of …", "blamed X for …", "warned of …".
func (w *work) afterPreposition(c *draft, v int) run {
	responsible := c.frames["responsibility"] && w.a.Child(v, "obj") >= 0 && w.a.Tokens[w.a.Child(v, "obj")].Lemma == "responsibility"
	try := func(k int) run {
		for _, m := range w.a.Children(k) {
			rel := w.a.Tokens[m].Rel
			if (rel == "case" || rel == "mark") && m < k && (c.frames[w.word(m)] || responsible && w.word(m) == "for") {
				r := w.whole(c, k)
				r.first = max(r.first, m+1)
				return r
			}
		}
		return run{}
	}
	for _, k := range w.a.Children(v) {
		switch w.a.Tokens[k].Rel {
		case "obl", "advcl", "xcomp", "ccomp":
			if r := try(k); k > v && !r.empty() {
				return r
			}
		case "obj":
			for _, n := range w.a.Children(k) {
				for _, prep := range []string{"of", "for"} {
					if (c.frames[prep] || responsible) && n > k && w.prepositionOf(n, prep) >= 0 {
						r := w.whole(c, n)
						r.first = max(r.first, w.prepositionOf(n, prep)+1)
						return r
					}
				}
			}
		}
	}
	return run{}
}

// prepositionOf is the token of that preposition under n, -1 if none.
func (w *work) prepositionOf(n int, prep string) int {
	for _, m := range w.a.Children(n) {
		if w.word(m) == prep && m < n {
			return m
		}
	}
	return -1
}
