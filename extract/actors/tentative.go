package actors

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/names"
	"dateline/schema"
)

// tentatives makes persons of the proper nouns inside sentences that no name
// holds: mentions of a person the article names elsewhere, else actors on
// trial, who stay only if "he" or "she" turns out to mean them.
func (w *work) tentatives() {
	for _, s := range w.a.Sentences {
		for i := s.First; i < s.Last; i++ {
			if w.shoutedCountry(i) {
				continue
			}
			last := i
			for last < s.Last && last-i < 4 && w.unread(last) {
				last++
			}
			if last > i && last-i < 4 && !w.aside(i) && w.stands(i, last) {
				w.onTrial(i, last)
			}
			i = max(i, last-1)
		}
	}
	for _, n := range w.d.Names {
		if n.Kind == names.Place || n.Kind == names.Other {
			w.misread(n)
		}
	}
}

// shoutedCountry makes an actor of a country that no name holds, in a heading
// all in capitals.
func (w *work) shoutedCountry(i int) bool {
	t := w.a.Tokens[i]
	word := w.a.Word(i)
	if w.nameAt[i] > 0 || len(word) < 4 || strings.ToUpper(word) != word {
		return false
	}
	c, ok := w.gaz.Country(word)
	if ok {
		w.state(names.Name{Start: t.Start, End: t.End, First: i, Last: i + 1, Kind: names.Place, Country: c.ISO3})
	}
	return ok
}

// misread puts names on trial that the model took for places or works and
// that stand where persons do: "Hamilton's", "Whitney said".
func (w *work) misread(n names.Name) {
	if n.Rule != "model" && n.Rule != "document" || n.Last-n.First > 3 || w.aside(n.First) || !w.acts(n) {
		return
	}
	name := w.text(n.First, n.Last)
	if _, ok := w.gaz.Country(name); ok {
		return
	}
	if _, ok := w.gaz.Seat(name); ok {
		return
	}
	if n.First > 0 && w.a.Tokens[n.First-1].Tag == "DT" || strings.ToUpper(name) == name {
		return
	}
	w.onTrial(n.First, n.Last)
}

// unread reports a capitalised proper noun outside of every name.
func (w *work) unread(i int) bool {
	if t := w.a.Tokens[i]; w.nameAt[i] > 0 || w.timed[i] || t.Tag != "NNP" || t.End-t.Start < 3 {
		return false
	}
	word := w.a.Word(i)
	first, size := utf8.DecodeRuneInString(word)
	next, _ := utf8.DecodeRuneInString(word[size:])
	if _, noun := w.heads[strings.ToLower(word)]; noun {
		return false
	}
	return unicode.IsUpper(first) && (unicode.IsLower(next) || next == '\'' || next == '’')
}

// stands reports whether the tokens are a phrase of their own in a place
// where persons stand.
func (w *work) stands(first, last int) bool {
	for i := first; i < last; i++ {
		if w.genders[strings.ToLower(w.a.Word(i))] != "" {
			return false
		}
	}
	if last < len(w.a.Tokens) && (w.nameAt[last] > 0 || strings.HasPrefix(w.a.Tokens[last].Tag, "NN")) {
		return false
	}
	head := w.headOf(first, last)
	switch w.a.Tokens[head].Rel {
	case "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj", "appos", "flat":
		return true
	}
	return false
}

// onTrial makes a mention of tokens that may name a person.
func (w *work) onTrial(first, last int) {
	name := w.text(first, last)
	e := w.find(schema.Person, name)
	if e == nil {
		e = w.newEntity(schema.Person)
		e.tentative = true
	}
	w.rename(e, name)
	w.forename(e, name)
	start, end := w.span(first, last)
	e.mention(w.d.Text, start, end, schema.Name)
	if p, ok := w.phraseAt(first); ok && last == p.last && w.taken[p.last] == nil {
		w.gendered(e, p.first, first)
		w.taken[p.last] = e
	}
}

// settle takes a pronoun's word that an actor is a person.
func (e *entity) settle(p pronoun) {
	if p.many {
		return
	}
	e.tentative = false
	if e.soft && e.typ == schema.Organization {
		e.typ = schema.Person
	}
}

// soft reports a name whose kind was read from nothing but its surroundings,
// and that may as well be a person's.
func (w *work) softly(n names.Name) bool {
	if n.Rule != "model" && n.Rule != "document" || n.Last-n.First > 3 {
		return false
	}
	if n.First > 0 && w.a.Tokens[n.First-1].Tag == "DT" {
		return false
	}
	for i := n.First; i < n.Last; i++ {
		word := w.a.Word(i)
		if _, noun := w.heads[strings.ToLower(word)]; noun || len(word) > 1 && word == strings.ToUpper(word) {
			return false
		}
	}
	return true
}
