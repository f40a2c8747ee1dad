package events

import (
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
	tok := &w.a.Tokens[i]
	a := &w.d.Out.Actors[actor-1]
	at := len(a.Mentions)
	for at > 0 && a.Mentions[at-1].Start > tok.Start {
		at--
	}
	m := schema.Mention{Span: schema.Span{Start: tok.Start, End: tok.End}, Text: w.a.Word(i), Form: schema.Pronoun}
	a.Mentions = append(a.Mentions[:at], append([]schema.Mention{m}, a.Mentions[at:]...)...)
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
	if in == nil || in.Speaker == nil || in.Speaker.Actor == "" {
		return 0
	}
	n := w.index[in.Speaker.Actor]
	if n == 0 || body && w.d.Out.Actors[n-1].Type == schema.Person {
		return 0
	}
	return n
}
