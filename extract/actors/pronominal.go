package actors

import (
	"strings"

	"dateline/schema"
)

// pronominals resolves third-person pronouns to the most salient person (he,
// she) or group (they) before them: subjects outweigh others, the same and
// the last two sentences count, and words outside quotations are preferred.
func (w *work) pronominals() {
	quoted := w.quotedTokens()
	at := w.entityAt()
	for i := range w.a.Tokens {
		p, ok := w.pronouns[strings.ToLower(w.a.Word(i))]
		if !ok || !strings.HasPrefix(w.a.Tokens[i].Tag, "PRP") || quoted[i] {
			continue
		}
		e := w.salient(i, p, at, quoted)
		if e == nil {
			continue
		}
		start, end := w.span(i, i+1)
		e.mention(w.d.Text, start, end, schema.Pronoun)
		if e.gender == "" {
			e.gender = p.gender
		}
		at[i] = e
	}
}

// entityAt maps the last token of every mention so far to its actor.
func (w *work) entityAt() map[int]*entity {
	at := map[int]*entity{}
	byEnd := map[int]int{}
	for i, t := range w.a.Tokens {
		byEnd[t.End] = i
	}
	for _, e := range w.entities {
		for _, m := range e.mentions {
			if i, ok := byEnd[m.End]; ok {
				at[i] = e
			}
		}
	}
	return at
}

// quotedTokens marks the tokens inside quotations of three words or more.
func (w *work) quotedTokens() []bool {
	in := make([]bool, len(w.a.Tokens))
	marked := 0 // quotations within others are marked with those
	for _, q := range w.a.Quotations {
		if q.Last-q.First < 3 {
			continue
		}
		for i := max(q.First, marked); i < q.Last; i++ {
			in[i] = true
		}
		marked = max(marked, q.Last)
	}
	return in
}

// farthest is how many tokens back an antecedent can be worth anything.
const farthest = 8 * 135

// salient picks the antecedent of the pronoun at token i.
func (w *work) salient(i int, p pronoun, at map[int]*entity, quoted []bool) *entity {
	sentence := w.sentenceOf(i)
	var best *entity
	score := 0
	for k := i - 1; k > i-farthest && k >= 0 && sentence-w.sentenceOf(k) <= 3; k-- {
		e := at[k]
		if e == nil || !e.fits(p) || w.aside(k) {
			continue
		}
		s := 100 - 30*(sentence-w.sentenceOf(k)) - (i-k)/8
		switch w.a.Tokens[k].Rel {
		case "nsubj", "nsubj:pass", "flat":
			s += 35
		case "nmod", "obl":
			s -= 10
		}
		if quoted[k] {
			s -= 25
		}
		if s > score {
			best, score = e, s
		}
	}
	return best
}

// aside reports a token in a part of the page that no pronoun of the text
// refers to.
func (w *work) aside(i int) bool {
	switch w.d.Block(w.a.Tokens[i].Start) {
	case schema.Byline, schema.Dateline, schema.Boilerplate, schema.Caption:
		return true
	}
	return false
}

// fits reports whether e agrees with the pronoun in kind, number and gender.
func (e *entity) fits(p pronoun) bool {
	if p.many {
		return e.plural || e.typ == schema.Organization
	}
	return !e.plural && (e.typ == schema.Person || e.typ == schema.Unnamed) && (e.gender == "" || e.gender == p.gender)
}
