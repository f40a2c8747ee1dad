// Package events finds what an article reports as happening: typed events with
// their trigger, participants, place, date and factuality.
//
// Types are PLOVER's (openeventdata.org) and, for news beyond politics and
// conflict, documented ones of our own; the words that name them are in
// data/types.tsv. A finite verb that names no type and no mere state is an
// event of type OTHER, so that nothing reported is lost. Participants, place
// and date are read from the dependency tree.
package events

import (
	"embed"
	"strings"

	"dateline/extract"
	"dateline/extract/lexicon"
	"dateline/schema"
)

//go:embed data/*.tsv
var data embed.FS

// Annotator gives the layer extract.Events.
type Annotator struct {
	verbs  map[string]kind // by lemma; "pull out" by lemma and particle
	nouns  map[string]kind
	light  map[string]bool
	states map[string]bool
	marks  map[string]schema.Factuality
	roles  map[string]schema.Role // by preposition
	places map[string]bool        // prepositions of places
}

// kind is an event type with the rule that gave it.
type kind struct {
	typ, mode, rule string
	alone           bool // its nouns need no company
}

// New reads the embedded lexicons.
func New() (*Annotator, error) {
	a := &Annotator{verbs: map[string]kind{}, nouns: map[string]kind{}, light: map[string]bool{}, states: map[string]bool{}, marks: map[string]schema.Factuality{}, roles: map[string]schema.Role{}, places: map[string]bool{}}
	err := lexicon.Read(data, "events",
		lexicon.File{Name: "types.tsv", Row: a.addType},
		lexicon.File{Name: "light.tsv", Row: func(r lexicon.Row) { a.light[r.Get("verb")] = true }},
		lexicon.File{Name: "prepositions.tsv", Row: a.addPreposition},
		lexicon.File{Name: "states.tsv", Row: func(r lexicon.Row) { a.states[r.Get("verb")] = true }},
		lexicon.File{Name: "marks.tsv", Row: func(r lexicon.Row) { a.marks[r.Get("word")] = schema.Factuality(r.Get("mark")) }},
	)
	return a, err
}

// addPreposition notes what part the phrase of a preposition plays.
func (a *Annotator) addPreposition(r lexicon.Row) {
	if r.Get("role") == "place" {
		a.places[r.Get("word")] = true
		return
	}
	a.roles[r.Get("word")] = schema.Role(r.Get("role"))
}

// addType gives the words of a row its type unless an earlier row did.
func (a *Annotator) addType(r lexicon.Row) {
	rule := strings.ToLower("events/" + r.Get("type"))
	if m := r.Get("mode"); m != "" {
		rule += "-" + m
	}
	k := kind{r.Get("type"), r.Get("mode"), rule, r.Get("alone") == "yes"}
	for _, set := range []struct {
		field string
		to    map[string]kind
	}{{"verbs", a.verbs}, {"nouns", a.nouns}} {
		for _, word := range r.List(set.field) {
			if _, ok := set.to[word]; !ok {
				set.to[word] = k
			}
		}
	}
}

// Name implements extract.Annotator.
func (a *Annotator) Name() string { return "events" }

// Needs implements extract.Annotator.
func (a *Annotator) Needs() []extract.Layer {
	return []extract.Layer{extract.Syntax, extract.TimesResolved, extract.Source, extract.Places, extract.Actors, extract.Statements}
}

// Gives implements extract.Annotator.
func (a *Annotator) Gives() []extract.Layer { return []extract.Layer{extract.Events} }

// Annotate fills d.Out.Events and adds them to what statements are about.
func (a *Annotator) Annotate(d *extract.Doc) error {
	w := newWork(a, d)
	for i := range d.Syntax.Sentences {
		if d.IsForeign(d.Syntax.Sentences[i].Start) {
			continue
		}
		switch d.Block(d.Syntax.Sentences[i].Start) {
		case schema.Boilerplate, schema.Byline, schema.Dateline, schema.Teaser:
			continue
		}
		w.sentence(i)
	}
	w.finish()
	return nil
}
