package statements

import "strings"

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
	if next != nil && next.subject.first > c.cue.last && (next.cue.last >= s.Last-1 || w.closes(next)) && w.tag(next.subject.first-1) == "," {
		end = min(end, next.subject.first-1) // "…, Venn said."
	}
	i := c.cue.last
	if c.subject.first == i {
		i = c.subject.last
	}
	i = w.pastAdverbs(i, end)
	if c.frames["addressee"] {
		if r := w.base(i, end); !r.empty() {
			if k := w.pastAdverbs(r.last, end); w.opensClause(k) || w.hasVerb(run{k, end}) && w.opensPhrase(k) {
				i = k
			}
		}
	}
	if w.word(i) == "if" && c.act != "ask" {
		return run{} // a condition
	}
	if w.opensClause(i) && (w.hasVerb(run{i, end}) || w.word(i) == "that" && end-i > 3) {
		return w.trim(run{i, end})
	}
	for k := i; k < end && k < i+25 && !w.finite(k) && w.tag(k) != "``"; k++ {
		if w.thatClause(k) {
			return w.trim(run{k, end})
		}
	}
	after := w.trim(run{i, end})
	if w.heading(c) && w.misreadAsNoun(c) && after.last-after.first > 1 && w.tag(i) != "IN" {
		return after // a headline
	}
	if w.tag(c.cue.first) == "VBG" && w.a.Tokens[c.cue.first].Rel == "acl" && w.tag(c.cue.first-1) != "," {
		return run{} // "a study showing …": what follows may be no clause
	}
	switch {
	case w.tag(i) == "IN":
	case c.frames["strict"]:
	case w.hasVerb(after) && (!c.frames["addressee"] || i > c.cue.last && w.opensPhrase(i)):
		return after
	case c.frames["any"] && (w.opensPhrase(i) || w.tag(i) == "``") && end-i > 2:
		return after
	}
	return w.fronted(c)
}

// thatClause reports "that" in front of a clause: as a conjunction, or misread
// as a pronoun before a subject.
func (w *work) thatClause(i int) bool {
	if w.word(i) != "that" {
		return false
	}
	next := w.tag(i + 1)
	return w.tag(i) == "IN" || next == "PRP" || next == "``" || next == "DT" || next == "NNP" || next == "EX"
}

// pastAdverbs is the first token from i on that is no time, adverb or comma.
func (w *work) pastAdverbs(i, end int) int {
	for i < end && (w.inTime(i) || strings.HasPrefix(w.tag(i), "RB") && w.tag(i+1) != "CD" || w.tag(i) == "," || w.tag(i) == "IN" && w.inTime(i+1)) {
		i++
	}
	return i
}

// opensPhrase reports a word that can open a noun phrase.
func (w *work) opensPhrase(i int) bool {
	return w.tag(i) == "PRP" || w.tag(i) == "EX" || w.premodifier(i) && !w.joins(i) && w.tag(i) != "VBN"
}

// fronted is the content before a cue that closes its sentence.
func (w *work) fronted(c *draft) run {
	s := w.a.Sentences[c.sentence]
	limit := c.cue.first
	if w.tag(limit) == "VB" && !w.finite(w.cueSpan(c).first) {
		return run{} // "took to the radio to say thanks"
	}
	if !c.subject.empty() {
		limit = min(limit, c.subject.first)
	}
	if !c.through.empty() {
		limit = min(limit, c.through.first)
	}
	if w.word(limit-1) == "as" && w.tag(limit-2) == "," {
		limit--
	}
	before := w.trim(run{s.First, limit})
	if limit > s.First && (w.tag(limit-1) == "," || w.tag(limit-1) == "''") && w.hasVerb(before) {
		return before
	}
	return run{}
}
