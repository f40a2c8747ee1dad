package statements

import (
	"cmp"
	"strings"

	"dateline/schema"
)

// frame reads the content from the verb's dependents, in order of trust, and
// gives the cue the meaning of the frame that held it.
func (w *work) frame(c *draft, v int) run {
	if !w.verb(v) && !w.misreadAsNoun(c) {
		return w.nounFrame(c)
	}
	frames := []struct {
		name string
		read func(*draft, int) run
	}{
		{"clause", w.clauseFrame}, {"whole", w.passiveFrame}, {"to", w.infinitive}, {"gerund", w.gerund}, {"", w.afterPreposition},
		{"naming", w.naming}, {"object", w.object},
	}
	for _, f := range frames {
		if f.name != "" && !c.frames[f.name] {
			continue
		}
		if r := f.read(c, v); !r.empty() {
			c.as(f.name)
			c.frame = f.name
			c.by(cmp.Or(f.name, "preposition") + " in the tree")
			return r
		}
	}
	return run{}
}

// clauseFrame is the clause that the cue governs.
func (w *work) clauseFrame(c *draft, _ int) run {
	if k := w.complement(c); k >= 0 {
		return w.whole(c, k)
	}
	return run{}
}

// passiveFrame is what "Venn was accused by the union of lying" says: the
// subject and what the preposition leads to.
func (w *work) passiveFrame(c *draft, v int) run {
	agent, subject := w.a.Child(v, "obl:agent"), w.a.Child(v, "nsubj:pass")
	if agent < v || subject < 0 || subject > v || strings.HasPrefix(w.tag(subject), "W") || !w.passiveVoice(v) {
		return run{}
	}
	r := w.phrase(subject)
	end := w.a.Sentences[c.sentence].Last
	k := max(c.subject.last, c.cue.last)
	if c.frames["quote"] && k < end && w.opensClause(k) && w.hasVerb(run{k, end}) {
		c.as("clause") // "was asked by the judge whether …"
		return w.trim(run{k, end})
	}
	if k < end && c.frames[w.word(k)] {
		last := k + 1
		for last < end && !w.finite(last) && w.tag(last) != "." && w.tag(last) != "," {
			last++
		}
		c.content = append(c.content, w.trim(run{k, last}))
	}
	return r
}

// passiveVoice reports a verb in the passive, with an agent or without.
func (w *work) passiveVoice(v int) bool { return w.tag(v) == "VBN" && w.a.Child(v, "aux:pass") >= 0 }

// infinitive is "to …" behind the cue or behind its object.
func (w *work) infinitive(c *draft, v int) run {
	if k := w.a.Child(v, "xcomp"); k > v && (w.word(k-1) == "to" || w.a.Child(k, "mark") >= 0) && !w.behindThat(c.cue.last, k) {
		if r := w.whole(c, k); !c.attitude {
			return r
		} else {
			return w.fromObject(c, r) // "expect Venn to win"
		}
	}
	end := w.a.Sentences[c.sentence].Last
	i := c.cue.last
	if w.tag(i) == "TO" {
		return w.trim(run{i, end})
	}
	if !c.frames["addressee"] {
		return run{}
	}
	for i < end && (w.premodifier(i) || w.tag(i) == "PRP" || w.inTime(i)) {
		i++
	}
	if i == c.cue.last || w.tag(i) != "TO" {
		return run{}
	}
	k := i + 1
	for k < end && w.tag(k) != "VB" {
		if !w.verbal(k) {
			return run{}
		}
		k++
	}
	if k == end {
		return run{}
	}
	return w.trim(w.stretch(c, run{i, max(k+1, w.subtree(k).last)}, true))
}

// behindThat reports a "that" with a clause of its own in front of token k: "told
// them that the law ends the right to vote".
func (w *work) behindThat(from, k int) bool {
	for i := from; i < k; i++ {
		if w.thatClause(i) {
			return w.hasVerb(run{i, k})
		}
	}
	return false
}

// gerund is what "denied taking it" holds.
func (w *work) gerund(c *draft, v int) run {
	if k := w.a.Child(v, "xcomp", "ccomp"); k > v && w.tag(k) == "VBG" {
		return w.whole(c, k)
	}
	return run{}
}

// object is the verb's object, or that of its particle ("call for X"), where
// somebody speaks.
func (w *work) object(c *draft, v int) run {
	surveyed := c.frames["surveyed"] && !c.subject.empty() && w.function["survey"][w.a.Tokens[w.headOf(c.subject)].Lemma]
	if c.frames["surveyed"] && !surveyed {
		return run{}
	}
	if !surveyed && !w.speaks(c) || c.frames["personal"] && !w.person(w.headOf(c.subject), false) {
		return run{}
	}
	k := w.objectOf(c)
	if c.frames["worded"] && !w.worded(k) {
		return run{}
	}
	if c.cue.last > v+1 {
		k = w.a.Child(v, "obl", "obj", "nmod")
		if k < c.cue.last && w.tag(c.cue.last) == "VBG" { // "talked about closing the port"
			return w.trim(run{c.cue.last, max(c.cue.last+1, w.subtree(c.cue.last).last)})
		}
		if k < c.cue.last {
			return w.trim(w.nounPhrase(c.cue.last, w.a.Sentences[c.sentence].Last))
		}
		if c.frames["office"] && (w.function["office"][w.a.Tokens[k].Lemma] || w.person(k, true)) {
			return run{}
		}
		r := w.whole(c, k)
		r.first = max(r.first, c.cue.last)
		return w.untimed(w.stretch(c, r, true), k)
	}
	if k < v || w.a.Child(v, "iobj") > v && !c.frames["addressee"] || w.tag(k) == "PRP" || w.tag(k) == "WDT" || w.tag(k) == "WP" {
		return run{}
	}
	if (c.act == "deny" || c.act == "demand") && w.person(k, true) {
		return run{} // "dismissed the minister", "urged the men"
	}
	r := w.untimed(w.whole(c, k), k)
	if rest := (run{r.last, w.a.Sentences[c.sentence].Last}); surveyed && w.tag(r.last) == "," && w.hasVerb(rest) {
		return w.trim(run{r.first, rest.last}) // "Records show Venn, 49, was fined"
	}
	if c.frames["clause"] && w.finite(r.last) {
		return run{} // not an object: the subject of a clause the tree has missed
	}
	return r
}

// objectOf is the head of a cue's object; a phrase right behind it that no
// preposition joins to it is one, too. -1 without one.
func (w *work) objectOf(c *draft) int {
	if k := w.a.Child(c.cue.first, "obj"); k >= 0 {
		return k
	}
	if k := w.a.Child(c.cue.first, "obl"); k > c.cue.first && w.subtree(k).first == c.cue.last && w.a.Child(k, "case", "mark") < 0 && !w.inTime(k) {
		return k
	}
	return -1
}

// worded reports an object that has words of its own: a noun for what is said
// ("declared its support") or a known thing that something is said of
// ("declared the vote invalid"). A new thing, a war or a state of emergency, is
// declared by an act.
func (w *work) worded(k int) bool {
	return k >= 0 && (w.nouns[w.a.Tokens[k].Lemma].frames != nil || w.word(w.subtree(k).first) == "the")
}

// person reports a token that names or stands for a person, or for somebody
// unnamed.
func (w *work) person(i int, unnamed bool) bool {
	found := false
	w.mentions(run{i, i + 1}, func(n int) {
		m := &w.actors[n]
		if k := number(m.actor) - 1; m.End == w.a.Tokens[i].End && k >= 0 && k < len(w.d.Out.Actors) {
			t := w.d.Out.Actors[k].Type
			found = found || t == schema.Person || unnamed && m.form == schema.Nominal && t == schema.Unnamed
		}
	})
	return found
}

// naming is what "called the plan a joke" says: the thing and its name.
func (w *work) naming(c *draft, v int) run {
	if !w.speaks(c) {
		return run{}
	}
	k := w.a.Child(v, "obj")
	if x := w.a.Child(v, "xcomp", "ccomp"); k < v && x > v+1 && !w.verb(x) && w.subtree(x).first == c.cue.last && w.opensPhrase(c.cue.last) {
		return w.trim(w.subtree(x)) // "called the reply weak", misread as a reply
	}
	if k < v {
		return run{}
	}
	r := w.whole(c, k)
	x := w.a.Child(v, "xcomp", "obl", "iobj")
	if x > k && w.a.Tokens[x].Rel == "obl" && w.a.Child(x, "case") >= 0 && w.word(w.a.Child(x, "case")) != "as" {
		x = -1 // "called the office by phone"
	}
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
	for last-1 > head && w.inTime(last-1) {
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
