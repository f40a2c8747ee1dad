package statements

import "strings"

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
		if bare || w.finite(i) && !w.finite(i-1) && (w.tag(i-1) != "VBN" || w.tag(i) != "MD") || w.tag(i) == "VBN" && w.tag(i-1) == "VBN" && w.word(i-1) != "been" {
			if verbs++; verbs > 1 {
				r.last = i
			}
		}
	}
	return w.trim(r)
}

// nounFrame is the content of a noun cue: its clause or infinitive, or what
// its preposition governs ("criticism of the plan").
func (w *work) nounFrame(c *draft) run {
	c.by("what the noun governs")
	i := c.cue.last
	switch word := w.word(i); {
	case word == "that" && c.frames["clause"]:
		return w.nounClause(c)
	case word == "to" && c.frames[w.toward(i)]:
		c.as(w.toward(i))
		if w.toward(i) == "unto" {
			return w.governed(c, i)
		}
		return w.nounClause(c)
	case c.frames[word]:
		c.as(word)
		return w.governed(c, i)
	}
	return run{}
}

// governed is the phrase behind the preposition at token i, with all that the
// tree hangs on it.
func (w *work) governed(c *draft, i int) run {
	end := w.a.Sentences[c.sentence].Last
	r := w.nounPhrase(i+1, end)
	if r.empty() {
		if w.tag(i+1) != "VBG" {
			return run{}
		}
		r = run{i + 1, max(i+2, w.subtree(i+1).last)}
	}
	if k := w.a.Child(c.cue.first, "nmod", "acl"); k > i {
		r.last = max(r.last, w.subtree(k).last)
	}
	for k := r.first; k < r.last; k++ {
		if w.finite(k) && k > i+1 && w.finite(k) && !w.inRelative(r.first, k) {
			r.last = k
		}
	}
	return w.untimed(w.trim(r), r.first)
}

// inRelative reports whether the verb at token i stands in a relative clause
// that opens behind token first.
func (w *work) inRelative(first, i int) bool {
	for k := i - 1; k >= first; k-- {
		if strings.HasPrefix(w.tag(k), "W") || w.word(k) == "that" {
			return true
		}
	}
	return false
}
