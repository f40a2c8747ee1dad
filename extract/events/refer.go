package events

import (
	"slices"
	"strings"

	"dateline/schema"
)

// resolved is the noun that a relative pronoun stands for, else i itself; who
// is meant gets a mention there.
func (w *work) resolved(i int) int {
	of := w.antecedent(i)
	if of != i && w.at[i].actor == 0 && w.at[of].actor > 0 && w.a.Child(of, "conj") < 0 {
		w.refer(i, w.at[of].actor)
	}
	return of
}

// refer notes that a pronoun refers to an actor, 1 + its index.
func (w *work) refer(i, actor int) {
	if w.at[i].actor > 0 {
		return
	}
	w.at[i].actor = actor
	w.mention(actor, schema.Span{Start: w.a.Tokens[i].Start, End: w.a.Tokens[i].End}, schema.Pronoun)
}

// mention adds a mention of an actor, 1 + its index, in text order.
func (w *work) mention(actor int, s schema.Span, form schema.Form) {
	a := &w.d.Out.Actors[actor-1]
	at := len(a.Mentions)
	for at > 0 && a.Mentions[at-1].Start > s.Start {
		at--
	}
	if at > 0 && a.Mentions[at-1].Span == s {
		return
	}
	a.Mentions = slices.Insert(a.Mentions, at, schema.Mention{Span: s, Text: w.d.Text[s.Start:s.End], Form: form})
}

// speakerAt is the speaker of the statement around a pronoun that no actor has
// been found for: "the ministry said it will close the pier". It is 1 + the
// actor's index, 0 for none.
func (w *work) speakerAt(i int) int {
	if !strings.HasPrefix(w.a.Tokens[i].Tag, "PRP") {
		return 0
	}
	word := w.word(i)
	body := w.words["body"][word]
	if !body && !w.words["oneself"][word] {
		return 0
	}
	in := w.statementOf(schema.Span{Start: w.a.Tokens[i].Start, End: w.a.Tokens[i].End})
	if in == nil {
		return w.ownSubject(i)
	}
	if in.Speaker == nil || in.Speaker.Actor == "" {
		return 0
	}
	n := w.index[in.Speaker.Actor]
	if n == 0 || !body {
		return n
	}
	one := word == "it" || word == "its"
	if one && w.rival(in, i, n) {
		return 0
	}
	switch w.d.Out.Actors[n-1].Type {
	case schema.Organization, schema.Country:
		return n
	case schema.Person:
		if w.words["plural"][word] && w.holdsOffice(n) {
			return w.bodyOf(n)
		}
	case schema.Group, schema.Unnamed:
		if !one || !strings.HasSuffix(w.d.Out.Actors[n-1].Name, "s") {
			return n
		}
	}
	return 0
}

// rival reports a name before an "it" in the same statement, which is neither
// the speaker's, 1 + the actor's index, nor a person's, so that the pronoun may
// stand for it as well: "the coast guard towed in the Heron after it ran aground".
func (w *work) rival(in *schema.Statement, i, speaker int) bool {
	for _, c := range in.Content {
		for k := w.from(c.Start); k < i && w.a.Tokens[k].Start < c.End; k++ {
			if n := w.at[k].actor; w.a.Tokens[k].Tag == "NNP" && w.rel(k) != "compound" && w.at[k].time == 0 &&
				n != speaker && (w.at[k].place == 0 || w.rel(k) == "nsubj") && (n == 0 || w.d.Out.Actors[n-1].Type != schema.Person) {
				return true
			}
		}
	}
	return false
}

// holdsOffice reports an actor, by 1 + its index, with an office in which people
// say "we" of the body they lead or speak for.
func (w *work) holdsOffice(n int) bool {
	for _, role := range w.d.Out.Actors[n-1].Roles {
		last := role[strings.LastIndexByte(role, ' ')+1:]
		if w.words["office"][strings.ToLower(last)] && !w.words["past"][strings.ToLower(role[:max(strings.IndexByte(role, ' '), 0)])] {
			return true
		}
	}
	return false
}

// bodyOf is the organization or country that the words around a person's name
// say he leads or speaks for ("Venn, head of the bank"), else himself; as 1 +
// the actor's index.
func (w *work) bodyOf(n int) int {
	b, known := w.bodies[n]
	if !known {
		if w.bodies == nil {
			w.bodies = map[int]int{}
		}
		b = w.findBody(n)
		w.bodies[n] = b
	}
	return b
}

func (w *work) findBody(n int) int {
	for _, m := range w.d.Out.Actors[n-1].Mentions {
		i := w.headOf(m.Span)
		if i < 0 || m.Form == schema.Pronoun {
			continue
		}
		if b := w.bodyBelow(i); b > 0 {
			return b
		}
		if c := w.a.Child(i, "appos"); c >= 0 {
			if b := w.bodyBelow(c); b > 0 {
				return b
			}
		}
	}
	return n
}

// bodyBelow is the organization or country among what describes a noun.
func (w *work) bodyBelow(i int) int {
	for _, c := range w.a.Children(i) {
		switch w.rel(c) {
		case "compound", "amod", "nmod":
			if p := w.preposition(c); p != "" && p != "of" && p != "for" && p != "at" {
				continue
			}
			if n := w.at[c].actor; n > 0 {
				if t := w.d.Out.Actors[n-1].Type; t == schema.Organization || t == schema.Country {
					return n
				}
			}
		}
	}
	return 0
}

// ownSubject is the body that is the subject of the clause around "it" or "its"
// ("the bank closed its branch", "the bank named the branches it will close"),
// as 1 + the actor's index. It is 0 where that clause has another subject, which
// the pronoun may stand for as well.
func (w *work) ownSubject(i int) int {
	if word := w.word(i); word != "it" && word != "its" {
		return 0
	}
	if w.rel(i) != "nsubj" && !w.possessive(i) || w.rel(i) == "nsubj" && !w.verbal(w.head(i)) {
		return 0
	}
	h := w.head(i)
	for hop := 0; h >= 0 && hop < 6; h, hop = w.head(h), hop+1 {
		s := w.a.Child(h, "nsubj", "nsubj:pass")
		if s < 0 || s == i {
			continue
		}
		n := w.at[w.antecedent(s)].actor
		if n == 0 || s > i {
			return 0
		}
		if t := w.d.Out.Actors[n-1].Type; t == schema.Organization || t == schema.Country {
			return n
		}
		return 0
	}
	return 0
}
