package events

import (
	"strings"
	"unicode/utf8"
)

// longest is the most bytes a description takes before it is cut at a word.
const longest = 200

// shortest is the fewest words that describe a noun's event by themselves.
const shortest = 5

// clause picks the words that describe one event from a sentence.
type clause struct {
	w     *work
	top   int    // the head of what is described
	first int    // the token that keep starts at
	keep  []bool // of the tokens from first on
	text  []byte
}

// describe says on one line what happened, in the words of the article: the
// trigger's clause with the subject it shares with another clause or the noun it
// describes, without what is an event of its own (clauses joined by "and",
// participles without a conjunction and asides set off by commas). A bare noun ("talks") is described
// by the clause it stands in.
func (w *work) describe(i int) string {
	text := w.clauseOf(i, i)
	if h := w.head(i); h >= 0 && w.nominal(i) && strings.Count(text, " ") < shortest-1 {
		if long := w.clauseOf(h, i); strings.Contains(long, w.a.Word(i)) {
			text = long
		}
	}
	if len(text) <= longest {
		return text
	}
	cut := strings.LastIndexByte(text[:longest], ' ')
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:max(cut, 0)] + " …"
}

// clauseOf is the clause or phrase of token i, which is the trigger or governs
// it.
func (w *work) clauseOf(i, trigger int) string {
	if w.rel(i) == "amod" && w.head(i) >= 0 {
		i = w.head(i) // "the sunken ferry"
	}
	c := &clause{w: w}
	before, behind := -1, -1
	if !w.nominal(i) {
		before, behind = w.lacking(i)
	}
	object := clause{w: w}
	if behind >= 0 {
		object.phrase(behind, i)
	}
	if before >= 0 {
		c.phrase(before, i)
	}
	c.own(i, trigger, before >= 0, object.text)
	return balanced(string(c.text))
}

// lacking are the subject that stands outside of a verb's clause and the object
// that its clause describes: "the town that rebels took"; each -1 where nothing
// lacks.
func (w *work) lacking(i int) (subject, object int) {
	subject, object = -1, -1
	s := w.a.Child(i, "nsubj", "nsubj:pass", "csubj", "expl")
	if s < 0 {
		subject = w.sharedSubject(i)
	} else if a := w.antecedent(s); a != s {
		subject = a
	}
	if h := w.head(i); w.rel(i) == "acl" && s >= 0 && subject < 0 && w.verbal(i) && w.a.Child(i, "ccomp", "xcomp", "nsubj:pass") < 0 {
		if o := w.a.Child(i, "obj"); o < 0 && w.a.Child(i, "mark") < 0 || o >= 0 && w.antecedent(o) == h {
			object = h
		}
	}
	if subject >= 0 && (w.a.Below(subject, i) || w.a.Tokens[subject].Tag == "PRP$") {
		subject = -1
	}
	return subject, object
}

// phrase adds the phrase under token i without the clauses that describe it and
// without what it shares with the event at token of.
func (c *clause) phrase(i, of int) {
	c.start(i)
	for _, k := range c.w.a.Children(i) {
		switch c.w.rel(k) {
		case "acl", "appos", "case", "mark", "cc", "punct", "parataxis":
			c.drop(k)
		case "conj":
			if c.w.verbal(k) || c.w.a.Below(of, k) {
				c.drop(k)
			}
		default:
			if c.w.a.Below(of, k) {
				c.drop(k)
			}
		}
	}
	c.asides(i)
	c.write(i, nil)
}

// own adds the clause under token i. With a subject before it, its relative
// pronoun goes; what somebody says in it is no part of a trigger beside it. An object that
// stands outside of it follows the verb.
func (c *clause) own(i, trigger int, subject bool, object []byte) {
	w := c.w
	c.start(i)
	for _, k := range w.a.Children(i) {
		switch r := w.rel(k); {
		case r == "mark" || r == "case" || r == "cc" || r == "discourse":
			if k < i && w.lemma(k) != "without" && w.a.Tokens[k].Tag != "TO" && c.leads(k) {
				c.drop(k)
			}
		case r == "ccomp" && w.at[i].cue && !w.a.Below(trigger, k):
			c.drop(k)
		case r == "advmod" && k < i && c.closed(k): // "However,"
			c.drop(k)
		case r == "parataxis" || r == "vocative":
			c.drop(k)
		case r == "conj" && !w.nominal(i):
			c.drop(k)
		case r == "advcl" && (k < i || c.apart(k)) && w.a.Child(k, "mark") < 0:
			c.drop(k)
		case (r == "nsubj" || r == "nsubj:pass") && subject, r == "obj" && len(object) > 0:
			c.drop(k)
		case r == "appos" && w.verbal(k), k < i && w.at[k].time > 0 && strings.HasPrefix(r, "obl") && !c.closed(k):
			c.drop(k) // "said Friday they had left": the day is another clause's
		}
	}
	c.asides(i)
	c.write(i, object)
}

// start keeps the subtree of token i and nothing else.
func (c *clause) start(i int) {
	first, last := c.w.a.Subtree(i)
	c.top, c.first, c.keep = i, first, c.keep[:0]
	for k := first; k < last; k++ {
		c.keep = append(c.keep, c.w.under(k, i, first, last)) // "the envoys, he said, met"
	}
}

// leads reports that nothing but words that tie stands before token k in what
// is kept: the "in" of "was in talks" does not lead.
func (c *clause) leads(k int) bool {
	for i := c.first; i < k; i++ {
		if c.keep[i-c.first] && !c.w.ties(i) && !punctuation(c.w.a.Tokens[i].Tag) {
			return false
		}
	}
	return true
}

// under reports token k at or below token i, whose subtree spans first to last.
func (w *work) under(k, i, first, last int) bool {
	for k >= first && k < last {
		if k == i {
			return true
		}
		k = w.head(k)
	}
	return false
}

// drop leaves the subtree of token i out.
func (c *clause) drop(i int) {
	first, last := c.w.a.Subtree(i)
	for k := first; k < last; k++ {
		c.keep[k-c.first] = false
	}
}

// asides drops the relative clauses and verbs in apposition that a comma or
// dash sets off from the nouns below token i.
func (c *clause) asides(i int) {
	_, last := c.w.a.Subtree(i)
	for k := c.first; k < last; k++ {
		if c.keep[k-c.first] && k != i && c.w.rel(k) == "acl" && c.apart(k) {
			c.drop(k)
		}
	}
}

// apart reports a clause behind a comma or dash.
func (c *clause) apart(k int) bool {
	first, _ := c.w.a.Subtree(k)
	return c.w.pause(first) || c.w.pause(first-1)
}

// closed reports a phrase with a comma behind it.
func (c *clause) closed(k int) bool {
	_, last := c.w.a.Subtree(k)
	return c.w.pause(last) || c.w.pause(last-1)
}

// pause reports a comma or dash at token i.
func (w *work) pause(i int) bool {
	return i >= 0 && i < len(w.a.Tokens) && (w.a.Tokens[i].Tag == "," || w.a.Tokens[i].Tag == ":")
}

// write adds what is kept, with the spaces of the text between its words, no
// marks at the seams and the ends, and no words at the end that tie a clause to
// the next one; what belongs behind the head is put there.
func (c *clause) write(head int, behind []byte) {
	first, last := 0, len(c.keep)
	for first < last && (!c.keep[first] || c.first+first != head && c.idle(c.first+first, head)) {
		first++
	}
	for last > first && (!c.keep[last-1] || c.first+last-1 != head && c.idle(c.first+last-1, head)) {
		last--
	}
	end := -1 // of the last word written
	for k := first; k < last; k++ {
		i := c.first + k
		if !c.keep[k] || k > first && k+1 < last && c.w.pause(i) && (!c.keep[k-1] || !c.keep[k+1]) {
			continue
		}
		t := c.w.a.Tokens[i]
		switch {
		case end < 0 && len(c.text) > 0, end >= 0 && end < t.Start && t.Tag != ",": // "*Moe*, the minister"
			c.text = append(c.text, ' ')
		}
		c.text = append(c.text, c.word(i)...)
		end = t.End
		if i == head && len(behind) > 0 {
			c.text = append(append(c.text, ' '), behind...)
		}
	}
}

// word is token i, small where it opened the sentence and no longer does; for
// "he" or "it" as the subject the name in brackets, which mark what is no word
// of the article.
func (c *clause) word(i int) string {
	if n := c.w.at[i].actor; n > 0 && (i == c.top || c.w.head(i) == c.top) && c.w.words["stands"][c.w.word(i)] && strings.HasPrefix(c.w.rel(i), "nsubj") {
		return "[" + c.w.d.Out.Actors[n-1].Name + "]"
	}
	word := strings.Join(strings.Fields(c.w.a.Word(i)), " ")
	t := c.w.a.Tokens[i]
	if len(c.text) > 0 && i == c.w.a.Sentences[t.Sentence].First && !strings.HasPrefix(t.Tag, "NNP") {
		return strings.ToLower(word)
	}
	return word
}

// idle reports a mark, or a word that ties what is described to what is before
// or behind it.
func (c *clause) idle(i, head int) bool {
	w := c.w
	if punctuation(w.a.Tokens[i].Tag) {
		return true
	}
	if i > head {
		return w.rel(i) != "compound:prt" && w.ties(i) && w.head(i) != head
	}
	return w.ties(i) && (w.head(i) == head || w.nominal(head) || w.ties(i+1)) && w.lemma(i) != "without" && w.a.Tokens[i].Tag != "TO"
}

// balanced takes out the quotation marks and brackets that have lost their
// other half.
func balanced(text string) string {
	for _, pair := range [...][2]string{{"“", "”"}, {"(", ")"}, {"[", "]"}} {
		switch opened, closed := strings.Count(text, pair[0]), strings.Count(text, pair[1]); {
		case opened > closed:
			text = strings.ReplaceAll(text, pair[0], "")
		case closed > opened:
			text = strings.ReplaceAll(text, pair[1], "")
		}
	}
	if strings.Count(text, `"`)%2 == 1 {
		text = strings.ReplaceAll(text, `"`, "")
	}
	return strings.Join(strings.Fields(text), " ")
}

// ties reports a word that only ties a clause or phrase to what is before it:
// a conjunction, a preposition, a relative pronoun.
func (w *work) ties(i int) bool {
	switch w.a.Tokens[i].Tag {
	case "IN", "TO", "WDT", "WP", "WRB", "CC":
		return w.at[i].time == 0
	}
	return w.rel(i) == "mark"
}

// punctuation reports a tag of a mark.
func punctuation(tag string) bool {
	switch tag {
	case ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "NFP", "CC":
		return true
	}
	return false
}
