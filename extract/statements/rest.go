package statements

import "strings"

// rest is the content of "according to X": what stands before it in its
// clause, else all that follows the source.
func (w *work) rest(c *draft) {
	s := w.a.Sentences[c.sentence]
	w.takeSource(c, s.Last)
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
	if after.last-after.first > 2 || w.hasVerb(after) {
		c.content = append(c.content, after)
	}
}

// takeSource lets the source reach to the comma or full stop behind it where
// no verb stands between: "according to the envoy to Norland Mara Venn, …",
// "according to a poll taken in May."
func (w *work) takeSource(c *draft, end int) {
	i := c.subject.last
	for ; i < end && i < c.subject.last+16; i++ {
		tag := w.tag(i)
		if tag == "," || tag == "." || tag == ":" || w.quoted(i) {
			break
		}
		if w.finite(i) || strings.HasPrefix(tag, "W") || tag == "PRP" {
			return
		}
	}
	if i == c.subject.last || i < end && w.tag(i) != "," && w.tag(i) != "." {
		return
	}
	if t := w.tag(c.subject.last); t == "IN" || t == "VBN" || t == "VBG" || t == "TO" || strings.HasPrefix(t, "NN") {
		c.subject = w.trimMarks(run{c.subject.first, i})
	}
}

// takeApposition lets the source of "according to a bank, the Venn Trust, …"
// reach to the end of its apposition.
func (w *work) takeApposition(c *draft, end int) {
	i := c.subject.last
	if w.tag(i) != "," {
		return
	}
	if strings.HasPrefix(w.tag(i+1), "W") {
		for k := i + 2; k < end; k++ {
			if w.tag(k) == "," && w.hasVerb(run{k, end}) && w.opensPhrase(k+1) {
				c.subject.last = k // "according to officials, who asked for silence, …"
				return
			}
		}
	}
	r := w.nounPhrase(i+1, end)
	if w.tag(r.last) == "-LRB-" {
		for r.last < end && w.tag(r.last) != "-RRB-" {
			r.last++
		}
		r.last = min(r.last+1, end)
	}
	if !r.empty() && w.tag(r.last) == "," && w.hasVerb(run{r.last, end}) && !w.finite(r.last+1) {
		c.subject.last = r.last
	}
}
