package statements

import "strings"

// impersonal reads what is said without saying by whom: "it is believed that
// …", "Norland is said to …", "Venn reportedly left", "is accused of …". Such
// a statement has an open speaker.
func (w *work) impersonal(i, end int) *draft {
	if w.tag(i) == "RB" && w.adverbs[w.word(i)].act != "" {
		return w.hearsay(i)
	}
	if w.tag(i) != "VBN" || !w.passive(i) {
		return nil
	}
	e := w.verbs[w.a.Tokens[i].Lemma]
	if !e.frames["impersonal"] {
		return nil
	}
	e.as("impersonal")
	c := &draft{entry: e, cue: run{i, i + 1}, open: true}
	s := w.a.Sentences[w.a.Tokens[i].Sentence]
	first := w.cueSpan(c).first
	switch {
	case w.word(first-1) == "it" && (w.word(i+1) == "that" || w.clauseBehind(i+1, end)):
		c.content = []run{w.trim(run{i + 1, end})}
	case w.tag(i+1) == "TO" || w.word(i+1) == "of" && w.a.Tokens[i].Lemma == "accuse":
		subject := w.a.Child(i, "nsubj:pass", "nsubj")
		if subject < 0 || subject >= first || w.is(subject, "nobody") || w.word(subject) == "it" {
			return nil
		}
		last := max(i+2, w.subtree(i).last)
		for k := i + 2; k+1 < last; k++ {
			if w.tag(k) == "CC" && w.finite(k+1) { // "is accused of the attack and is wanted"
				last = k
			}
		}
		c.content = []run{w.phrase(subject), w.trim(run{i + 1, min(last, s.Last)})}
	default:
		return nil
	}
	return c
}

// clauseBehind reports a subject and a finite verb from token i on.
func (w *work) clauseBehind(i, end int) bool {
	return w.opensPhrase(i) && w.hasVerb(run{i, end})
}

// hearsay is the clause around an adverb such as "reportedly".
func (w *work) hearsay(i int) *draft {
	v := w.verbAbove(i)
	if v < 0 || strings.HasPrefix(w.a.Tokens[v].Rel, "a") || w.a.Child(v, "nsubj", "nsubj:pass") < 0 {
		return nil
	}
	if e, _ := w.longest(v, len(w.a.Tokens)); len(e.frames) > 0 && !(len(e.frames) == 1 && e.frames["quote"]) && !w.passive(v) {
		return nil // "reportedly said": somebody's words, at second hand; "reportedly offered a rise" is none
	}
	r := w.subtree(v)
	subject := w.subtree(w.a.Child(v, "nsubj", "nsubj:pass"))
	r.first = max(r.first, min(subject.first, i))
	c := &draft{entry: w.adverbs[w.word(i)], cue: run{i, i + 1}, open: true}
	for _, p := range []run{{r.first, i}, {i + 1, r.last}} {
		if p = w.trim(p); !p.empty() {
			c.content = append(c.content, p)
		}
	}
	return c
}

// questioned reads a question in the passive, whose asker is open: "Asked if
// the dam would hold, Venn …", "she was asked why".
func (w *work) questioned(i, end int) *draft {
	if t := w.a.Tokens[i].Tag; t != "VBN" && t != "VBD" {
		return nil
	}
	e := w.verbs[w.a.Tokens[i].Lemma]
	if e.act != "ask" || !w.opensClause(i+1) || w.thatClause(i+1) {
		return nil
	}
	if !w.opening(i) && w.tag(i-1) != "WRB" && w.a.Child(i, "aux:pass") < 0 {
		return nil
	}
	r := run{i + 1, end}
	for k := i + 2; k+1 < end; k++ {
		if w.tag(k) == "," && w.hasVerb(run{i, k}) && w.hasVerb(run{k, end}) && (w.opensPhrase(k+1) || w.opensQuotation(k+1)) {
			r.last = k
			break
		}
	}
	c := &draft{entry: e, cue: run{i, i + 1}, open: true, content: []run{w.trim(r)}}
	c.by("the question")
	return c
}
