// Package events finds what an article reports as happening: typed events with
// their trigger, participants, place, date and factuality.
//
// Types are PLOVER's (openeventdata.org) and, for news beyond politics and
// conflict, documented ones of our own (data/types.tsv); the words that name
// them are in data/verbs.tsv, nouns.tsv and adjectives.tsv, each with a frame
// that says which argument plays which part. A verb that names no type and no
// mere state is an event of type OTHER, so that nothing reported is lost.
// Participants, place and date are read from the dependency tree, those that a
// clause leaves out from the clause that governs it.
package events

import (
	"embed"
	"fmt"
	"strings"

	"dateline/extract"
	"dateline/extract/places/gazetteer"
	"dateline/schema"
)

//go:embed data/*.tsv
var data embed.FS

// Annotator gives the layer extract.Events.
type Annotator struct {
	lexicons
	gaz *gazetteer.Gazetteer
}

// New reads the embedded lexicons.
func New() (*Annotator, error) {
	gaz, err := gazetteer.New()
	if err != nil {
		return nil, err
	}
	a := &Annotator{gaz: gaz, lexicons: lexicons{
		verbs: map[string][]sense{}, forms: map[string]string{}, adjectives: map[string][]sense{}, nouns: map[string][]noun{},
		light: map[string]schema.Role{}, states: map[string]bool{}, marks: map[string]schema.Factuality{},
		frames: map[string]*frame{}, places: map[string]bool{}, words: map[string]map[string]bool{}, stances: map[string]stance{}, topicOf: map[string]string{}, classes: newClasses(),
	}}
	if err := a.read(); err != nil {
		return nil, err
	}
	if len(a.unknown) > 0 {
		return nil, fmt.Errorf("events: unknown condition at %s", strings.Join(a.unknown, ", "))
	}
	return a, nil
}

// Name implements extract.Annotator.
func (a *Annotator) Name() string { return "events" }

// Needs implements extract.Annotator.
func (a *Annotator) Needs() []extract.Layer {
	return []extract.Layer{extract.Syntax, extract.TimesResolved, extract.Source, extract.Places, extract.Actors, extract.Statements}
}

// Gives implements extract.Annotator.
func (a *Annotator) Gives() []extract.Layer { return []extract.Layer{extract.Events} }

// Annotate fills d.Out.Events, adds them to what statements are about and
// gives their participants the side that the words around them name.
func (a *Annotator) Annotate(d *extract.Doc) error {
	w := newWork(a, d)
	for i := range d.Syntax.Sentences {
		if !d.IsForeign(d.Syntax.Sentences[i].Start) {
			w.sentence(i)
		}
	}
	w.finish()
	return nil
}
