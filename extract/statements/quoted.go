package statements

import (
	"strings"

	"dateline/extract/syntax"
)

// quotations gives every quotation of a sentence to the cue beside it. A
// quotation inside the content of an earlier cue is part of that content; one
// without any cue goes on the statement before it.
func (w *work) quotations(si int, cues []*draft) {
	s := w.a.Sentences[si]
	for k := quotationsFrom(w.a.Quotations, s.First); k < len(w.a.Quotations) && w.a.Quotations[k].First < s.Last; k++ {
		q := w.a.Quotations[k]
		if q.First >= q.Last || w.quote[q.First] != k+1 {
			continue
		}
		inner := w.trim(run{q.First, w.endOf(q, s)})
		if dash, who := w.signature(q); !who.empty() {
			c := &draft{entry: named("signature"), sentence: si, cue: run{dash, dash + 1}, subject: who, how: "who signed the quotation", content: []run{inner}, direct: true}
			w.found, w.last = append(w.found, c), c
			continue
		}
		if w.pending != nil && q.First <= s.First+1 {
			w.introduced(si, inner)
			continue
		}
		if c := w.cueOf(q, s, cues); c != nil {
			if w.insideClause(q, s, c, cues) {
				continue
			}
			c.content = append(c.content, inner)
			c.direct = true
			c.by("quotation")
			continue
		}
		if len(cues) == 0 && w.alone(q, s) {
			if w.closedBehind(si) {
				w.stray = inner
			} else {
				w.goOn(si, inner)
			}
		}
	}
}

// insideClause reports a quotation that is the end of a clause whose other
// words are told, too: The plan will “cost lives,” Venn warned.
func (w *work) insideClause(q syntax.Quotation, s syntax.Sentence, c *draft, cues []*draft) bool {
	open := q.First - 1
	if c.cue.first < q.Last || c.direct || open <= s.First+1 || isMark(w.tag(open-1)) || !w.closes(c) {
		return false
	}
	for _, o := range cues {
		if o.cue.first < q.First {
			return false
		}
	}
	subject := false
	for i := s.First; i < open; i++ {
		subject = subject || strings.HasPrefix(w.tag(i), "NN") || w.tag(i) == "PRP"
	}
	return subject
}

// closedBehind reports a quotation whose cue is a sentence of its own: “Stop
// it.” Venn said.
func (w *work) closedBehind(si int) bool {
	next := si + 1
	if next >= len(w.a.Sentences) || w.a.Sentences[next].Paragraph != w.a.Sentences[si].Paragraph {
		return false
	}
	s := w.a.Sentences[next]
	r := w.base(s.First, s.Last)
	if r.empty() && w.tag(s.First) == "PRP" {
		r = run{s.First, s.First + 1}
	}
	if w.tag(r.last) == "," { // "Murphy, the head of the group, tweeted"
		for k := r.last + 1; k < s.Last && k < r.last+16 && !w.finite(k); k++ {
			if w.tag(k) == "," {
				r.last = k + 1
				break
			}
		}
	}
	if r.empty() || !w.finite(r.last) || w.index.inside[r.last] {
		return false
	}
	e, last := w.longest(r.last, s.Last)
	if !e.frames["quote"] {
		return false
	}
	t := w.tag(last)
	return last >= s.Last || t == "." || t == "," || w.inTime(last) || t == "IN" && w.word(last) != "that"
}

// endOf is the end of a quotation's words. A quotation that goes on in the next
// paragraph takes in the rest of its own; one that nothing closes ends with its
// sentence.
func (w *work) endOf(q syntax.Quotation, s syntax.Sentence) int {
	if q.Last <= s.Last {
		return q.Last
	}
	if p := s.Paragraph + 1; !q.Closed && p < len(w.a.Paragraphs) {
		if first := w.a.Sentences[w.a.Paragraphs[p].First].First; w.tag(first) == "``" {
			return q.Last
		}
	}
	return s.Last
}

// introduced gives a quotation to the cue with a colon at the end of the
// sentence before it.
func (w *work) introduced(si int, inner run) {
	c := w.pending
	w.pending = nil
	if w.a.Sentences[si].Paragraph-w.a.Sentences[c.sentence].Paragraph > 1 {
		return
	}
	c.content, c.direct = []run{inner}, true
	c.by("quotation behind the colon")
	w.found = append(w.found, c)
	w.last = c
}

// cueOf is the cue that introduces or closes a quotation: the nearest one
// before it with nothing of its own content between, or the first after it.
func (w *work) cueOf(q syntax.Quotation, s syntax.Sentence, cues []*draft) *draft {
	var best *draft
	distance := 1 << 30
	embedded := w.embedded(q, s)
	for _, c := range cues {
		if !c.frames["quote"] && !c.frames["rest"] && !c.frames["clause"] {
			continue
		}
		d := 0
		switch {
		case c.cue.first >= q.Last: // "…," X said
			d = c.cue.first - q.Last
			if embedded && q.Last+1 != c.subject.first && q.Last+1 != c.cue.first {
				continue
			}
			if c.subject.first < q.Last || w.clauseBetween(q.Last, c) || w.word(c.cue.last) == "that" || w.joinedOn(q, c) {
				continue
			}
		case c.cue.last <= q.First: // X said: "…"
			d = q.First - c.cue.last
			if t := w.tag(q.First - 2); embedded && t != "," && t != ":" {
				continue
			}
			if w.clauseStarts(run{c.cue.last, q.First}) {
				return nil // part of what that cue reports
			}
			if w.hasVerb(run{c.cue.last, q.First}) && !w.listing(c, q) || !w.leads(c, q) {
				continue
			}
			if d > 3 {
				d += 2 // a cue behind the quotation is the commoner case
			}
		default:
			continue
		}
		if d < distance {
			best, distance = c, d
		}
	}
	return best
}

// listing reports a quotation that a conjunction joins to one of the cue right
// before it: chanting “Out!” and “Long live Norland!”
func (w *work) listing(c *draft, q syntax.Quotation) bool {
	n := len(c.content)
	if !c.direct || n == 0 || c.content[n-1].first < c.cue.last {
		return false
	}
	between := w.trim(run{c.content[n-1].last, q.First})
	return between.last-between.first == 1 && w.tag(between.first) == "CC"
}

// joinedOn reports a cue behind a quotation that a conjunction joins to it: “…,”
// and she vowed to stay.
func (w *work) joinedOn(q syntax.Quotation, c *draft) bool {
	first := w.cueSpan(c).first
	if !c.subject.empty() {
		first = min(first, c.subject.first)
	}
	return first > q.Last && (w.tag(first-1) == "CC" || w.word(first-1) == "that")
}

// embedded reports a quotation in the middle of a clause: its words go on
// behind it.
func (w *work) embedded(q syntax.Quotation, s syntax.Sentence) bool {
	if isMark(w.tag(q.Last-1)) || q.Last+1 >= s.Last {
		return false
	}
	next := q.Last + 1
	return !isMark(w.tag(next)) && w.tag(next) != "CC" && !w.inTime(next)
}

// leads reports whether a cue leads up to a quotation behind it: a colon or a
// comma stands before the quotation, or nothing but adverbs, times and the
// addressee lies between. Other words make it a part of indirect speech.
func (w *work) leads(c *draft, q syntax.Quotation) bool {
	i := q.First - 1 // the opening mark
	if t := w.tag(i - 1); t == ":" || t == "," || w.listing(c, q) {
		return true
	}
	k := c.cue.last
	if c.subject.first == k {
		k = c.subject.last
	}
	if c.frames["addressee"] {
		k = max(k, w.base(k, i).last)
	}
	for ; k < i; k++ {
		if !isMark(w.tag(k)) && !w.inTime(k) && w.tag(k) != "RB" {
			return false
		}
	}
	return true
}

// besideQuotation reports a verb the lexicon lacks that only a quotation makes
// a cue: “…,” she boomed. He took the floor: “…”
func (w *work) besideQuotation(i, end int) bool {
	if !w.verb(i) || strings.HasPrefix(w.a.Tokens[i].Rel, "aux") || w.a.Tokens[i].Rel == "cop" || w.tag(i) == "VB" || w.tag(i) == "VBG" {
		return false
	}
	for k := i + 1; k < end && k < i+12; k++ {
		if w.finite(k) {
			break
		}
		if w.a.Word(k) == ":" && w.opensQuotation(k+1) {
			r, _ := w.speaker(i)
			return !r.empty()
		}
	}
	if w.tag(i) != "VBD" && w.tag(i) != "VBZ" {
		return false
	}
	r := w.beside(i)
	if r.empty() || r.first < 2 || r.last != i {
		return false
	}
	before := r.first - 1
	if w.paragraphOf(before) != w.paragraphOf(i) {
		return false
	}
	return w.tag(before) == "''" && w.quoted(before-1) && isMark(w.tag(before-1))
}

// closeBehind ends indirect speech with its quotation where the article's own
// words go on: “…” as he arrived, “…” — a reference to.
func (w *work) closeBehind(c *draft) {
	if c.direct || len(c.content) != 1 || c.content[0].first < c.cue.last {
		return
	}
	r := &c.content[0]
	for k := quotationsFrom(w.a.Quotations, r.first); k < len(w.a.Quotations) && w.a.Quotations[k].Last < r.last; k++ {
		end := w.a.Quotations[k].Last // its closing mark
		i := end + 1
		dash := w.tag(i) == ":" && w.word(i) != ":" && w.word(i) != ";"
		for j := i + 1; dash && j < r.last; j++ {
			dash = w.tag(j) != ":" // a pair of dashes is an insertion
		}
		if dash || w.is(i, "aside") && w.tag(i) == "IN" && (w.a.Tokens[i].Rel == "mark" || w.tag(i+1) == "VBG") {
			r.last = end + 1
			return
		}
	}
}

// further lets indirect speech that ends with a quotation go on with the words
// that belong to it: said she was “not happy” because the dam leaks.
func (w *work) further(c *draft, later []*draft) {
	n := len(c.content)
	if c.direct || n == 0 || c.content[n-1].first < c.cue.last {
		return
	}
	r := &c.content[n-1]
	i := r.last
	if w.tag(i) == "''" {
		i++
	}
	end := w.a.Sentences[c.sentence].Last
	if !w.index.inside[r.last-1] || i >= end || w.index.inside[i] || !w.is(i, "further") {
		return
	}
	last := i
	for last < end && w.tag(last) != "," && w.tag(last) != ":" && w.tag(last) != "." {
		last++
	}
	for _, o := range later {
		if o.cue.first >= i && o.cue.first < last {
			return
		}
	}
	r.last = last
}

// paragraphOf is the paragraph of token i.
func (w *work) paragraphOf(i int) int { return w.a.Sentences[w.a.Tokens[i].Sentence].Paragraph }

// opensQuotation reports the opening mark of a quotation that is speech.
func (w *work) opensQuotation(i int) bool {
	return i+1 < len(w.a.Tokens) && w.quoted(i+1) && !w.quoted(i)
}

// clauseBetween reports whether a finite verb other than the cue's own clause
// stands between the end of a quotation and the cue: relative clauses between
// commas do not count.
func (w *work) clauseBetween(from int, c *draft) bool {
	if c.subject.empty() {
		return w.hasVerb(run{from, c.cue.first})
	}
	if c.subject.first >= c.cue.last {
		return w.hasVerb(run{from, c.cue.first})
	}
	return w.hasVerb(run{from, c.subject.first})
}

// clauseStarts reports "that" or a question word: what follows is indirect.
func (w *work) clauseStarts(r run) bool {
	for i := r.first; i < r.last; i++ {
		if w.is(i, "clause") || i > r.first+1 && w.tag(i) == "TO" {
			return true
		}
	}
	return false
}

// alone reports whether a sentence is hardly more than its quotation.
func (w *work) alone(q syntax.Quotation, s syntax.Sentence) bool {
	out := 0
	for i := s.First; i < s.Last; i++ {
		if !isMark(w.tag(i)) && (i < q.First || i >= q.Last) {
			out++
		}
	}
	return out <= 2
}

// goOn adds a quotation to the statement before it when that ends in the same
// or the previous paragraph, in a quotation or with the paragraph.
func (w *work) goOn(si int, inner run) {
	if w.last == nil {
		return
	}
	c := w.last
	before := w.a.Tokens[c.content[len(c.content)-1].last-1].Sentence
	before = max(before, c.sentence)
	p := w.a.Sentences[before].Paragraph
	if w.a.Sentences[si].Paragraph-p > 1 || !c.direct && before != si-1 {
		return
	}
	c.content = append(c.content, inner)
	c.by("quotation that goes on")
}
