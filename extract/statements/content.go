package statements

import (
	"strings"

	"dateline/schema"
)

// clause gives a cue the content that the tree and, failing that, the order of
// words assign to it.
func (w *work) clause(c *draft, next *draft) {
	v := c.cue.first
	if c.frames["rest"] {
		c.by("the rest of the sentence")
		w.rest(c)
		return
	}
	if o := w.a.Child(v, "obj"); o > v && strings.HasSuffix(w.word(o), "self") {
		return // "declared itself": what it did, not what it said
	}
	if w.closes(c) {
		if r := w.fronted(c); !r.empty() {
			c.by("in front of the cue that closes the sentence")
			c.content = append(c.content, r)
			w.including(c)
			return
		}
	}
	if r := w.asReported(c); !r.empty() {
		c.by("behind the clause that names the source")
		c.content = append(c.content, r)
		return
	}
	if r := w.frame(c, v); !r.empty() {
		if c.frames["whole"] && r.first > c.cue.first {
			r = w.fromObject(c, r)
		}
		c.content = append(c.content, r)
		return
	}
	if c.frames["clause"] && (w.verb(v) || w.misreadAsNoun(c)) {
		if r := w.ordered(c, next); !r.empty() {
			c.by("order of words")
			c.content = append(c.content, r)
		}
	}
}

// closes reports a cue behind a comma after which nothing but the occasion
// comes: ", Venn said on Monday in Velden, citing a study."
func (w *work) closes(c *draft) bool {
	if !c.frames["quote"] || !c.frames["clause"] || c.subject.empty() || !w.finite(w.cueSpan(c).first) && !w.misreadAsNoun(c) {
		return false
	}
	first, last := min(w.cueSpan(c).first, c.subject.first), max(c.cue.last, c.subject.last)
	end := w.a.Sentences[c.sentence].Last
	if w.word(first-1) == "as" {
		first-- // ", as Venn points out"
	}
	if t := w.tag(first - 1); t != "," && t != "''" || last-first > 30 {
		return false
	}
	for last < end && w.inTime(last) {
		last++
	}
	switch tag := w.tag(last); {
	case last >= end, tag == ".", tag == "RB":
	case tag == "IN":
		if w.word(last) == "that" || c.frames[w.word(last)] && !w.inTime(last+1) {
			return false
		}
	case tag == ",":
		if w.tag(last+1) != "VBG" && w.tag(last+1) != "WP" && w.tag(last+1) != "DT" {
			return false
		}
		return !w.opensQuotation(last + 1)
	default:
		return false
	}
	return !w.hasVerb(run{last, end}) && !w.marked(run{last, end})
}

// including adds to what a cue closes the examples behind it: "The letters were
// on many subjects, the Post said, including floods."
func (w *work) including(c *draft) {
	last, end := max(c.cue.last, c.subject.last), w.a.Sentences[c.sentence].Last
	for last < end && w.inTime(last) {
		last++
	}
	if w.tag(last) == "," && w.word(last+1) == "including" {
		c.content = append(c.content, w.trim(run{last + 1, end}))
	}
}

// asReported is what follows "As the Post reported, ": the rest of the sentence.
func (w *work) asReported(c *draft) run {
	s := w.a.Sentences[c.sentence]
	if !c.frames["quote"] || !c.frames["clause"] || c.attitude || c.subject.empty() || w.word(s.First) != "as" || c.subject.first != s.First+1 || c.subject.last > c.cue.first {
		return run{}
	}
	i := c.cue.last
	for w.inTime(i) || w.tag(i) == "IN" && w.inTime(i+1) {
		i++
	}
	if w.tag(i) != "," {
		return run{}
	}
	r := w.trim(run{i + 1, s.Last})
	if !w.hasVerb(r) {
		return run{}
	}
	return r
}

// marked reports a quotation among the tokens.
func (w *work) marked(r run) bool {
	for i := r.first; i < r.last; i++ {
		if w.index.inside[i] {
			return true
		}
	}
	return false
}

// misreadAsNoun reports a verb cue that the tagger has taken for a noun.
func (w *work) misreadAsNoun(c *draft) bool {
	return w.tag(c.cue.first) == "NNS" && (w.verbs[w.a.Tokens[c.cue.first].Lemma].frames != nil || c.cue.last > c.cue.first+1) && c.how != "owner of the noun"
}

// fromObject lets the content of "accused the press of inventing it" start with
// the object: who is accused, thanked or urged belongs to it.
func (w *work) fromObject(c *draft, r run) run {
	i := c.cue.last
	if c.subject.first == i {
		i = c.subject.last
	}
	for i < r.first && (isMark(w.tag(i)) || w.inTime(i) || strings.HasPrefix(w.tag(i), "RB")) {
		i++
	}
	if i < r.first && !w.opensClause(r.first) && (w.premodifier(i) || w.tag(i) == "PRP") && !w.joins(i) {
		r.first = i
	}
	return r
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
	r.first = w.opened(c, r)
	for r.first < k && !w.amount(k) && (w.inTime(r.first) || w.tag(r.first) == "IN" && w.inTime(r.first+1)) && (w.tag(r.first) != "IN" || w.word(r.first) == "on") {
		r.first++
	}
	for strings.HasSuffix(w.word(r.first), "ly") && w.tag(r.first) == "RB" && w.tag(r.first+1) == "PRP" {
		r.first++ // "say privately they …"
	}
	return w.trim(w.stretch(c, r, w.a.Tokens[k].Rel == "obj"))
}

// opened is where a content behind its cue starts: at the "that" or the subject
// that the tree has left out of the clause.
func (w *work) opened(c *draft, r run) int {
	for k := c.cue.last; k < r.first && !w.finite(k); k++ {
		if w.thatClause(k) {
			return k
		}
	}
	if c.frames["addressee"] || c.subject.last > c.cue.first {
		return r.first
	}
	g := w.trim(run{c.cue.last, r.first})
	for !g.empty() && w.inTime(g.first) {
		g.first++
	}
	if g = w.trim(g); w.isSubject(g) {
		return g.first
	}
	return r.first
}

// amount reports a unit of time that measures what follows it: "three days of
// mourning".
func (w *work) amount(k int) bool { return w.inTime(k) && w.word(k+1) == "of" }

// isSubject reports a noun phrase between the cue and the verb of its clause,
// which the tree has hung on the cue: "claimed his troops had taken …".
func (w *work) isSubject(r run) bool {
	for i := r.first; i < r.last; i++ {
		counts := w.tag(i+1) == "CD" || w.tag(i+1) == "HYPH" // "over 1,000 troops", "in-house staff"
		if !counts && (!w.premodifier(i) && w.tag(i) != "PRP" || i == r.first && w.joins(i)) {
			return false
		}
	}
	if r.empty() {
		return false
	}
	switch w.tag(r.last - 1) {
	case "JJ", "NN", "NNP", "HYPH", "POS", "DT", "CD": // "backed under-fire opener Marsh"
		return w.finite(r.last) || w.tag(r.last) == "," || strings.HasPrefix(w.tag(r.last), "NN")
	}
	return w.finite(r.last) || w.tag(r.last) == ","
}

// stretch takes in what the tree hangs on the cue although it belongs to the
// words before it: objects and the like right behind a clause, and behind an
// object its modifiers ("defended the plan against its critics").
func (w *work) stretch(c *draft, r run, object bool) run {
	s := w.a.Sentences[c.sentence]
	if t := w.tag(r.first + 1); w.word(r.first) == "that" && (t == "IN" || t == "WRB") && w.tag(r.last) == "," && w.hasVerb(run{r.last, s.Last}) {
		return run{r.first, s.Last} // "that until they agree, …": the main clause is still to come
	}
	for r.last < s.Last {
		t := r.last
		for t < s.Last && (w.tag(t) == "``" || w.tag(t) == "''") {
			t++
		}
		if t == s.Last || w.inTime(t) {
			return r
		}
		if !object && t == r.last && w.finite(t) && w.word(r.first) == "that" {
			return run{r.first, s.Last} // the tree has lost the verb of the clause
		}
		if last := w.listed(t, s.Last); (object || w.tag(r.first) == "VBG") && last > 0 {
			r.last = last
			continue
		}
		modifies := object && w.modifies(t, s.Last)
		for w.a.Tokens[t].Head >= 0 && w.a.Tokens[t].Head != c.cue.first {
			t = w.a.Tokens[t].Head
		}
		switch w.a.Tokens[t].Rel {
		case "obj", "iobj", "dep", "appos", "nmod", "flat", "compound", "xcomp", "ccomp", "parataxis":
		case "obl", "advcl", "acl":
			if !modifies {
				return r
			}
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

// listed is the end of a list that goes on with the comma at token i, 0 where
// none does: ", four drones, and a tank".
func (w *work) listed(i, end int) int {
	for w.tag(i) == "," {
		j := i + 1
		last := w.tag(j) == "CC"
		if last {
			j++
		}
		r := w.base(j, end)
		if r.empty() || w.inTime(r.last-1) {
			return 0
		}
		if w.tag(r.last) == "CC" && !last {
			last = true
			if r = w.base(r.last+1, end); r.empty() {
				return 0
			}
		}
		if last {
			if t := w.tag(r.last); r.last < end && t != "." && t != "," && t != "IN" {
				return 0
			}
			return r.last
		}
		i = r.last
	}
	return 0
}

// modifies reports whether the words from token i on go with an object before
// them rather than with the cue: an infinitive, a participle, a preposition
// that neither time nor venue follows.
func (w *work) modifies(i, end int) bool {
	switch {
	case w.tag(i) == "TO", w.tag(i) == "VBN":
		return true
	case w.tag(i) == "VBG":
		return strings.HasPrefix(w.tag(i-1), "NN") && !w.verbs[w.a.Tokens[i].Lemma].frames["quote"] // "a ban on lorries entering the town"
	case !w.is(i, "modifier"):
		return false
	}
	r := w.base(i+1, end)
	if r.empty() {
		return true
	}
	return !w.inTime(r.last-1) && !w.isVenue(r.last-1)
}

// speaks reports whether the cue's speaker is somebody: an actor of the
// article or a pronoun for one.
func (w *work) speaks(c *draft) bool {
	if c.subject.empty() {
		return false
	}
	if w.tag(c.subject.first) == "PRP" && w.word(c.subject.first) != "it" {
		return true
	}
	if w.heading(c) || strings.HasPrefix(w.tag(w.headOf(c.subject)), "NNP") {
		return true // headlines leave out what would name them
	}
	known := false
	head := w.headOf(c.subject)
	w.mentions(run{head, head + 1}, func(n int) { known = known || !w.actors[n].later })
	return known
}

// heading reports a cue in a headline.
func (w *work) heading(c *draft) bool {
	return w.d.Block(w.a.Sentences[c.sentence].Start) == schema.Headline
}

// opensClause reports "that" or a question word.
func (w *work) opensClause(i int) bool {
	return w.word(i) == "that" && !w.finite(i+1) || w.word(i) == "whether" || w.word(i) == "if" || w.tag(i) == "WRB" || w.tag(i) == "WP"
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
