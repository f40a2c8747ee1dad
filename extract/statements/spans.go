package statements

import "strings"

// cueSpan is the cue as the text has it: the verb with its auxiliaries,
// negation and adverbs before it, and with the preposition behind it that
// leads to the content ("has repeatedly warned of").
func (w *work) cueSpan(c *draft) run {
	r := c.cue
	if !w.verb(r.first) {
		return w.withPreposition(c, r)
	}
	first := w.a.Sentences[c.sentence].First
	for i := r.first - 1; i >= first && w.verbal(i) && w.outside(c, i) && !c.subject.has(i) && !w.quoted(i); i-- {
		r.first = i
	}
	if r.first == first && r.first < c.cue.first && w.tag(first) == "RB" {
		r.first++ // an adverb that opens the sentence belongs to no verb
	}
	return w.withPreposition(c, r)
}

// withPreposition adds the preposition between a cue and its content.
func (w *work) withPreposition(c *draft, r run) run {
	for _, p := range c.content {
		if p.first == r.last+1 && w.is(r.last, "leads") {
			r.last++
		}
	}
	return r
}

// verbal reports what can stand between a subject and its verb: auxiliaries,
// modals, negation and adverbs.
func (w *work) verbal(i int) bool {
	tag := w.tag(i)
	if w.inTime(i) && tag != "RB" && tag != "RBR" {
		return false
	}
	return tag == "MD" || strings.HasPrefix(tag, "RB") || w.auxiliary(i)
}

// speakerSpan is the speaker's phrase as the text has it: the relative pronoun
// that stands for it, or the phrase with what follows it up to the cue: an
// apposition or clause between commas, a participle with its objects.
func (w *work) speakerSpan(c *draft) run {
	if p := w.relative(c); p >= 0 {
		return run{p, p + 1}
	}
	if c.rule == signedRule {
		return run{c.subject.first, c.subject.last + 3} // with the handle in brackets
	}
	r := w.titled(w.widened(c.subject, w.a.Sentences[c.sentence].First), w.a.Sentences[c.sentence].First)
	if w.tag(r.last) == "IN" && strings.HasPrefix(w.tag(r.last+1), "W") && r.last+2 <= c.cue.first {
		r.last += 2 // "some of whom"
	}
	if l := w.joint(c, r); l != r {
		return l
	}
	cue := w.cueSpan(c)
	end := cue.first
	for end > r.last && (w.inTime(end-1) || w.tag(end-1) == "IN" && w.inTime(end)) {
		end--
	}
	switch {
	case r.last >= cue.first:
		return w.apposed(c, r)
	case (w.tag(r.last) == "WP" || w.tag(r.last) == "WDT") && !w.comma(run{r.last, end}):
		return run{r.first, end} // "voters who liked the plan said"
	case w.tag(end-1) == "," && w.tag(r.last) == "," && r.last < end-1, w.tag(end-1) == "-RRB-" && w.tag(r.last) == "-LRB-", w.dash(end-1) && w.dash(r.last) && r.last < end-1:
		if w.insertion(c, run{r.last, end}) {
			return w.trimMarks(run{r.first, end})
		}
	case strings.HasPrefix(w.tag(r.last), "VB") && !w.finite(r.last) && !w.hasVerb(run{r.last, cue.first}):
		last := cue.first
		for last > r.last && (w.inTime(last-1) || isMark(w.tag(last-1))) {
			last--
		}
		if w.tag(last-1) == "CC" {
			return r // "each praising her team and saying"
		}
		return run{r.first, last}
	}
	return r
}

// comma reports a comma among the tokens.
func (w *work) comma(r run) bool {
	for i := r.first; i < r.last; i++ {
		if w.tag(i) == "," {
			return true
		}
	}
	return false
}

// dash reports a dash between phrases.
func (w *work) dash(i int) bool {
	switch w.word(i) {
	case "–", "—", "--", "-":
		return w.tag(i) == ":" || w.tag(i) == "," || w.tag(i) == "NFP"
	}
	return false
}

// titled takes in the office in front of a name between commas: "The minister
// of works, Mara Venn, said".
func (w *work) titled(r run, first int) run {
	if w.tag(r.first) != "NNP" || w.tag(r.first-1) != "," || w.tag(r.last) != "," {
		return r
	}
	i := r.first - 1
	for i > first && (w.premodifier(i-1) || w.word(i-1) == "of") && w.tag(i-1) != "CC" {
		i--
	}
	if w.tag(i) != "DT" && w.tag(i) != "PRP$" || i > first && !isMark(w.tag(i-1)) && w.tag(i-1) != "CC" {
		return r
	}
	return run{i, r.last}
}

// relative is the relative pronoun that stands for the speaker in the cue's
// own clause, -1 without one.
func (w *work) relative(c *draft) int {
	i := c.cue.first
	for hop := 0; hop < 3 && i >= 0; hop++ {
		s := w.a.Child(i, "nsubj")
		if s >= c.subject.last && s < c.cue.first && (w.tag(s) == "WP" || w.tag(s) == "WDT") {
			return s
		}
		if w.a.Tokens[i].Rel != "conj" {
			return -1
		}
		i = w.a.Tokens[i].Head
	}
	return -1
}

// widened takes in the words in front of a phrase that its tree has left out:
// "about" before a number, the first half of a compound, a date ("a May 1
// letter").
func (w *work) widened(r run, first int) run {
	for r.first > first {
		i := r.first - 1
		switch {
		case w.quoted(i):
			return r
		case w.a.Tokens[i].End == w.a.Tokens[r.first].Start && (w.tag(i) == "HYPH" || w.tag(r.first) == "HYPH" || w.word(i) == "/" || w.word(r.first) == "/"):
		case (w.tag(r.first) == "CD" || w.word(r.first) == "half") && w.is(i, "nearly"):
		case w.word(r.first) == "least" && w.word(i) == "at", w.word(i) == "both" && w.tag(i) == "DT":
		case w.inTime(i) && w.dated(i, first):
		case w.tag(i) == "DT" && w.inTime(r.first):
		default:
			return r
		}
		r.first = i
	}
	return r
}

// dated reports a time between an article and a noun: "a May 1 letter".
func (w *work) dated(i, first int) bool {
	for i > first && w.inTime(i) {
		i--
	}
	return w.tag(i) == "DT" && w.word(i) != "that"
}

// insertion reports whether the words between two commas describe the speaker:
// a phrase, or a relative clause.
func (w *work) insertion(c *draft, r run) bool {
	first := r.first + 1
	if !w.outside(c, r.first) || w.inTime(first) || w.tag(first) == "CD" && first+2 >= r.last || // "Venn, 69,"
		!w.describes(first) || w.is(first, "asked") {
		return false
	}
	return strings.HasPrefix(w.tag(first), "W") || !w.hasVerb(r)
}

// describes reports a word that opens an apposition or a relative clause.
func (w *work) describes(i int) bool {
	switch tag := w.tag(i); tag {
	case "DT", "CD", "JJ", "JJS", "RB", "PRP$", "WP", "WDT", "WP$", "WRB", "VBG", "VBN":
		return true
	case "IN":
		return w.is(i, "origin")
	default:
		return strings.HasPrefix(tag, "NN")
	}
}

// apposed lets a speaker behind the cue reach to the end of its apposition:
// "…, said Mara Venn, the mayor of Velden."
func (w *work) apposed(c *draft, r run) run {
	s := w.a.Sentences[c.sentence]
	if w.tag(r.last) != "," || r.first < c.cue.last || c.own() {
		return r
	}
	switch tag := w.tag(r.last + 1); {
	case w.inTime(r.last+1) || !w.outside(c, r.last+1):
		return r
	case tag == "WP", tag == "DT", tag == "CD", tag == "PRP$", strings.HasPrefix(tag, "NN"), tag == "JJ":
	default:
		return r
	}
	relative := w.tag(r.last+1) == "WP"
	for i := r.last + 1; i < s.Last; i++ {
		tag := w.tag(i)
		end := tag == "." || tag == ":" || tag == "``" || w.quoted(i) || !w.outside(c, i)
		if tag == "," && w.tag(i+1) == "VBG" || tag == "," && w.is(i+1, "venue") && !relative {
			end = true
		}
		if end {
			return w.trimMarks(run{r.first, i})
		}
		if w.finite(i) && !relative {
			return r
		}
		relative = relative || tag == "WP" || tag == "WDT" || tag == "WRB"
	}
	return r
}

// trimMarks drops marks other than brackets at the end of a run.
func (w *work) trimMarks(r run) run {
	for !r.empty() && isMark(w.tag(r.last-1)) && w.tag(r.last-1) != "-RRB-" {
		r.last--
	}
	return r
}
