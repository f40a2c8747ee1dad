package statements

import "strings"

// inserted adds to a content what stands in front of a cue between commas:
// "If the vote fails, Venn said, he will go" and "The bridge, she said, was
// never closed".
func (w *work) inserted(c *draft, earlier []*draft) {
	if c.subject.empty() || !w.verb(c.cue.first) || !c.frames["clause"] && !c.frames["quote"] {
		return
	}
	s := w.a.Sentences[c.sentence]
	first, last := w.cueSpan(c).first, c.cue.last
	first, last = min(first, c.subject.first), max(last, c.subject.last)
	for w.inTime(last) || w.joins(last) && w.inTime(last+1) {
		last++
	}
	open := first - 1
	if w.word(open) == "as" {
		open--
	}
	if open <= s.First || w.tag(open) != "," || w.tag(last) != "," || w.quoted(open) || w.quoted(open-1) {
		return
	}
	if w.resumes(c, run{last + 1, s.Last}, first) {
		c.content = append(c.content, w.trim(run{last + 1, s.Last}))
		c.by("behind the inserted cue")
		return
	}
	if after := w.trim(run{last + 1, s.Last}); len(c.content) == 0 && !c.direct && strings.HasPrefix(w.tag(after.first), "VB") && w.tag(after.first) != "VBG" {
		c.content = []run{after} // "The effect, she notes, vanished"
	}
	if len(c.content) == 0 || c.content[0].first <= last || c.content[0].first > last+2 { // the comma and an opening mark
		return
	}
	before := w.trim(run{s.First, open})
	if w.tag(before.first) == "CC" {
		before.first++
	}
	for _, o := range earlier {
		if before.overlaps(o.cue) || before.overlaps(o.subject) {
			return
		}
	}
	if before = w.trim(before); before.empty() || w.tellsOccasion(c, before) {
		return
	}
	c.content = append(c.content, before)
	c.by("in front of the inserted cue")
}

// resumes reports a clause that goes on behind the cue between its commas: "It grew
// from a wish, Venn said, to keep the peace".
func (w *work) resumes(c *draft, after run, first int) bool {
	if c.direct || len(c.content) != 1 || c.content[0].last > first || w.marked(after) {
		return false
	}
	return w.tag(after.first) == "TO" && w.tag(after.first+1) == "VB"
}

// tellsOccasion reports a phrase that tells when and where something was said:
// "Speaking in Velden, Venn said, …", "At a rally on Friday, she said, “…”".
func (w *work) tellsOccasion(c *draft, r run) bool {
	if w.tag(r.first) == "VBG" || w.tag(r.first) == "VBN" {
		return true
	}
	for i := r.first; i < r.last; i++ {
		if w.isVenue(i) || c.direct && (w.inTime(i) || w.index.inside[i]) {
			return !w.hasVerb(r)
		}
	}
	return false
}

// resumed adds to a quotation the verb whose subject it is: “The law,” she
// said, is clear.
func (w *work) resumed(c *draft, next *draft) {
	if !c.direct || len(c.content) == 0 || c.subject.empty() || next != nil {
		return
	}
	last := max(c.cue.last, c.subject.last)
	end := w.a.Sentences[c.sentence].Last
	if q := c.content[len(c.content)-1]; q.last > c.cue.first || w.hasVerb(q) || w.tag(last) != "," || !w.finite(last+1) {
		return
	}
	c.content, c.direct = append(c.content, w.trim(run{last + 1, end})), false
	c.by("in front of the inserted cue")
}
