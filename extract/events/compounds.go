package events

import (
	"slices"
	"strings"

	"dateline/extract/lexicon"
	"dateline/schema"
)

// company is a set of nouns that tell of an event of some types when its noun
// stands before them: "murder charges", "quake victims".
type company struct {
	types, heads map[string]bool
}

// addCompound reads a row of compounds.tsv.
func (l *lexicons) addCompound(r lexicon.Row) {
	c := company{types: map[string]bool{}, heads: map[string]bool{}}
	for _, typ := range r.List("types") {
		c.types[typ] = true
	}
	for _, head := range r.List("heads") {
		c.heads[head] = true
	}
	l.compounds = append(l.compounds, c)
}

// modifies reports a noun of type typ before one that tells of its event. One
// that names a thing or an office with it does not: "fire department".
func (w *work) modifies(i int, typ string) bool {
	if i > 0 && (w.a.Tokens[i-1].Tag == "HYPH" || w.a.Tokens[i-1].Tag == "CD") {
		return false // "a six-game streak"
	}
	for k, h := i+1, w.head(i); k <= h; k++ {
		if !w.nominal(k) || w.at[k].actor > 0 && k < h {
			return false
		}
		of := func(c company) bool { return c.types[typ] && (c.heads[w.lemma(k)] || c.heads[w.word(k)]) }
		if slices.ContainsFunc(w.compounds, of) {
			return !w.idiomatic(k)
		}
	}
	return false
}

// idiomatic reports a noun that with the words around it names no event.
func (w *work) idiomatic(i int) bool {
	senses := w.nouns[strings.ToLower(w.lemma(i))]
	return slices.ContainsFunc(senses, func(n noun) bool { return n.typ == idiom && w.around(i, &n) })
}

// before reports a word before the noun that it tells something of: the day of
// the clause is not that of its event.
func (w *work) before(i int) bool {
	h, rel := w.head(i), w.rel(i)
	if h <= i || rel != "amod" && rel != "compound" {
		return false
	}
	n := w.at[h].trigger
	return n == 0 || !w.found[n-1].verbal // else "Storm Hits Coast"
}

// presupposed is how sure the event of a noun before another one is: what somebody is
// charged with is only said, what a berth or an attempt is for may not come.
func (w *work) presupposed(i, h int) (schema.Factuality, bool) {
	for k := i + 1; k <= h; k++ {
		switch {
		case w.words["charged-with"][w.lemma(k)]:
			return schema.Reported, true
		case w.words["looming"][w.lemma(k)]:
			return schema.Possible, true
		}
	}
	return "", false
}
