package statements

import "strings"

// clause gives a cue the content that the tree and, failing that, the order of
// words assign to it.
func (w *work) clause(c *draft, next *draft) {
	v := c.cue.first
	if c.frames["rest"] {
		w.rest(c)
		return
	}
	if o := w.child(v, "obj"); o > v && strings.HasSuffix(w.word(o), "self") {
		return // "declared itself": what it did, not what it said
	}
	if r := w.frame(c, v); !r.empty() {
		c.content = append(c.content, r)
		return
	}
	if c.frames["clause"] && w.verb(v) {
		if r := w.ordered(c, next); !r.empty() {
			c.content = append(c.content, r)
		}
	}
}

// frame reads the content from the verb's dependents, in order of trust.
func (w *work) frame(c *draft, v int) run {
	if c.frames["clause"] {
		if k := w.complement(c); k >= 0 {
			return w.whole(c, k)
		}
		if !w.verb(v) {
			return w.nounClause(c)
		}
	}
	if c.frames["to"] {
		if k := w.child(v, "xcomp"); k > v && (w.word(k-1) == "to" || w.child(k, "mark") >= 0) {
			return w.whole(c, k)
		}
		if o := w.child(v, "obj"); o > v && c.frames["addressee"] {
			if k := w.child(o, "acl"); k > o && w.word(o+1) == "to" {
				return w.whole(c, k)
			}
		}
		if w.word(c.cue.last) == "to" && w.tag(c.cue.last) == "TO" {
			return w.trim(run{c.cue.last, w.a.Sentences[c.sentence].Last})
		}
	}
	if c.frames["gerund"] {
		if k := w.child(v, "xcomp", "ccomp"); k > v && w.tag(k) == "VBG" {
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
		if k := w.child(v, "obj"); k > v && w.tag(k) != "PRP" && w.tag(k) != "WDT" && w.tag(k) != "WP" && w.speaks(c) {
			r := w.whole(c, k)
			r = w.untimed(r, k)
			if c.frames["clause"] && w.finite(r.last) {
				return run{} // not an object: the subject of a clause the tree has missed
			}
			return r
		}
		if c.cue.last > v+1 { // "call for X": the object is the particle's
			if k := w.child(v, "obl"); k > v {
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
	k := w.child(v, "obj")
	if k < v || !w.speaks(c) {
		return run{}
	}
	r := w.whole(c, k)
	x := w.child(v, "xcomp", "obl", "iobj")
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
		if n > k && w.a.Tokens[n].Rel == "nmod" && w.child(n, "case") < 0 && w.tag(k+1) != "IN" {
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
		if k := w.child(c.cue.first, "acl", "ccomp", "advcl"); k > c.cue.first {
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
	responsible := c.frames["responsibility"] && w.child(v, "obj") >= 0 && w.a.Tokens[w.child(v, "obj")].Lemma == "responsibility"
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
					if (c.frames[prep] || responsible) && n > k && w.governedBy(n, prep) {
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

// governedBy reports whether n has the preposition as its case or mark.
func (w *work) governedBy(n int, prep string) bool { return w.prepositionOf(n, prep) >= 0 }

// prepositionOf is the token of that preposition under n, -1 if none.
func (w *work) prepositionOf(n int, prep string) int {
	for _, m := range w.a.Children(n) {
		if w.word(m) == prep && m < n {
			return m
		}
	}
	return -1
}

// whole is the subtree of k without the cue's own words: a fronted clause ends
// before the speaker, a following one starts after the cue.
func (w *work) whole(c *draft, k int) run {
	r := w.subtree(k)
	s := w.a.Sentences[c.sentence]
	if k < c.cue.first {
		limit := c.cue.first
		if !c.subject.empty() && c.subject.first < limit && c.subject.first > k {
			limit = c.subject.first
		}
		if t := w.tag(limit - 1); (t == "," || t == "''") && !w.hasVerb(run{max(c.cue.last, c.subject.last), s.Last}) {
			return w.trim(run{s.First, limit}) // the cue closes the sentence: all before it was said
		}
		return w.trim(run{max(r.first, s.First), min(r.last, limit)})
	}
	r.first = max(r.first, c.cue.last)
	if !c.subject.empty() && c.subject.first >= c.cue.last && c.subject.first < k {
		r.first = max(r.first, c.subject.last)
	}
	r = w.trim(r)
	if g := w.trim(run{c.cue.last, r.first}); !c.frames["addressee"] && c.subject.last <= c.cue.first && w.isSubject(g) {
		r.first = g.first
	}
	for r.first < k && (w.timed[r.first] || w.tag(r.first) == "IN" && w.timed[r.first+1]) && (w.tag(r.first) != "IN" || w.word(r.first) == "on") {
		r.first++
	}
	return w.trim(w.stretch(c, r))
}

// isSubject reports a noun phrase between the cue and the verb of its clause,
// which the tree has hung on the cue: "claimed his troops had taken …".
func (w *work) isSubject(r run) bool {
	for i := r.first; i < r.last; i++ {
		if !w.premodifier(i) && w.tag(i) != "PRP" || i == r.first && w.joins(i) {
			return false
		}
	}
	return !r.empty() && w.finite(r.last)
}

// stretch takes in what the tree hangs on the cue although it belongs to the
// clause before it: objects and the like right behind the clause.
func (w *work) stretch(c *draft, r run) run {
	s := w.a.Sentences[c.sentence]
	if t := w.tag(r.first + 1); w.word(r.first) == "that" && (t == "IN" || t == "WRB") && w.tag(r.last) == "," && w.hasVerb(run{r.last, s.Last}) {
		return run{r.first, s.Last} // "that until they agree, …": the main clause is still to come
	}
	for r.last < s.Last {
		t := r.last
		for t < s.Last && (w.tag(t) == "``" || w.tag(t) == "''") {
			t++
		}
		if t == s.Last || w.timed[t] {
			return r
		}
		for w.a.Tokens[t].Head >= 0 && w.a.Tokens[t].Head != c.cue.first {
			t = w.a.Tokens[t].Head
		}
		switch w.a.Tokens[t].Rel {
		case "obj", "iobj", "dep", "appos", "nmod", "flat", "compound", "xcomp", "ccomp", "parataxis":
		default:
			return r
		}
		last := w.subtree(t).last
		if last <= r.last {
			return r
		}
		r.last = last
	}
	return r
}

// speaks reports whether the cue's speaker is somebody: an actor of the
// article or a pronoun for one.
func (w *work) speaks(c *draft) bool {
	if c.subject.empty() {
		return false
	}
	if w.tag(c.subject.first) == "PRP" {
		return w.word(c.subject.first) != "it"
	}
	known := false
	w.mentions(c.subject, func(n int) { known = known || !w.actors[n].later })
	return known
}

// rest is the content of "according to X": what stands before it in its
// clause, else all that follows the source.
func (w *work) rest(c *draft) {
	s := w.a.Sentences[c.sentence]
	w.takeApposition(c, s.Last)
	before := w.trim(run{s.First, c.cue.first})
	after := w.trim(run{c.subject.last, s.Last})
	if w.hasVerb(before) {
		c.content = append(c.content, before)
		if w.hasVerb(after) && w.word(after.first) != "who" && w.tag(after.first) != "WDT" && w.tag(c.subject.last) == "," && !w.finite(before.last-1) && w.tag(before.last) == "," {
			c.content = append(c.content, after)
		}
		return
	}
	if !after.empty() {
		c.content = append(c.content, after)
	}
}

// takeApposition lets the source of "according to a bank, the Venn Trust, …"
// reach to the end of its apposition.
func (w *work) takeApposition(c *draft, end int) {
	i := c.subject.last
	if w.tag(i) != "," {
		return
	}
	r := w.nounPhrase(i+1, end)
	if w.tag(r.last) == "-LRB-" {
		for r.last < end && w.tag(r.last) != "-RRB-" {
			r.last++
		}
		r.last = min(r.last+1, end)
	}
	if !r.empty() && w.tag(r.last) == "," && w.hasVerb(run{r.last, end}) {
		c.subject.last = r.last
	}
}

// opensClause reports "that" or a question word.
func (w *work) opensClause(i int) bool {
	return w.word(i) == "that" || w.word(i) == "whether" || w.word(i) == "if" || w.tag(i) == "WRB" || w.tag(i) == "WP"
}

// hasVerb reports a finite verb among the tokens.
func (w *work) hasVerb(r run) bool {
	for i := r.first; i < r.last; i++ {
		if w.finite(i) {
			return true
		}
	}
	return false
}

// ordered reads the content from the order of words: after the cue (past
// adverbs, times and the addressee) up to the next cue with the same speaker,
// or before it when the cue closes the sentence.
func (w *work) ordered(c *draft, next *draft) run {
	s := w.a.Sentences[c.sentence]
	end := s.Last
	if next != nil && next.subject == c.subject && next.cue.first > c.cue.last {
		end = next.cue.first
		for end > c.cue.last && (w.tag(end-1) == "CC" || w.tag(end-1) == "," || strings.HasPrefix(w.tag(end-1), "RB")) {
			end--
		}
	}
	i := c.cue.last
	if c.subject.first == i {
		i = c.subject.last
	}
	for i < end && (w.timed[i] || strings.HasPrefix(w.tag(i), "RB") && w.tag(i+1) != "CD" || w.tag(i) == ",") {
		i++
	}
	if c.frames["addressee"] {
		if r := w.base(i, end); !r.empty() && w.opensClause(r.last) {
			i = r.last
		}
	}
	if w.opensClause(i) && w.hasVerb(run{i, end}) {
		return w.trim(run{i, end})
	}
	for k := i; k < end && k < i+10; k++ {
		if w.word(k) == "that" && w.tag(k) == "IN" && w.hasVerb(run{k, end}) {
			return w.trim(run{k, end})
		}
		if w.finite(k) {
			break
		}
	}
	after := w.trim(run{i, end})
	if w.hasVerb(after) && w.tag(i) != "IN" && !c.frames["addressee"] {
		return after
	}
	limit := c.cue.first
	if !c.subject.empty() {
		limit = min(limit, c.subject.first)
	}
	before := w.trim(run{s.First, limit})
	if limit > s.First && (w.tag(limit-1) == "," || w.tag(limit-1) == "''") && w.hasVerb(before) {
		return before
	}
	return run{}
}
