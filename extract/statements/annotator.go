// Package statements finds who says what: every attribution of an article with
// its speaker, its cue, its content and when it was said.
//
// A cue is a verb, noun or phrase of the embedded lexicons outside quotation
// marks. Its speaker comes from the dependency tree, its content from the
// quotation marks beside it, from the tree's clause and from the order of
// words, in this order of trust. Quotations without a cue of their own belong
// to the speaker before them.
package statements

import (
	"embed"
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/lexicon"
)

//go:embed data/*.tsv
var data embed.FS

// Annotator gives the layer extract.Statements.
type Annotator struct {
	verbs    map[string]entry // by lemma; "call for" by lemma and particle
	phrasal  map[string]bool  // first words of verbs of several words
	nouns    map[string]entry
	adverbs  map[string]entry
	negated  map[string]string // acts by the act that a negation makes of them
	phrases  []phraseCue
	venues   map[string]bool
	sources  map[string]bool            // nouns for those who are quoted in headlines
	publicly map[string]bool            // "verb speak", "noun speech"
	function map[string]map[string]bool // words by use: "earlier", "venue"
}

// entry is what the lexicons say of one cue.
type entry struct {
	reading
	frames map[string]bool
	by     map[string]reading // for each frame what it makes of the cue
}

// reading is what a cue means and the row of the lexicon that says so.
type reading struct {
	rule, act string
	attitude  bool // what somebody thinks, wants or takes up rather than says
}

// as gives the cue the meaning that one of its frames has: "asked why …" is a
// question, "asked them to …" a request.
func (e *entry) as(frame string) {
	if r, ok := e.by[frame]; ok {
		e.reading = r
	}
}

// phraseCue is a cue of several fixed words, such as "according to".
type phraseCue struct {
	words []string
	act   string
	not   map[string]bool // heads that make it no attribution
}

// New reads the embedded lexicons.
func New() (*Annotator, error) {
	a := &Annotator{
		adverbs: map[string]entry{}, negated: map[string]string{}, verbs: map[string]entry{}, phrasal: map[string]bool{}, nouns: map[string]entry{}, venues: map[string]bool{}, sources: map[string]bool{}, publicly: map[string]bool{}, function: map[string]map[string]bool{},
	}
	err := lexicon.Read(data, "statements",
		lexicon.File{Name: "verbs.tsv", Row: func(r lexicon.Row) { add(a.verbs, r) }},
		lexicon.File{Name: "nouns.tsv", Row: func(r lexicon.Row) { add(a.nouns, r) }},
		lexicon.File{Name: "adverbs.tsv", Row: func(r lexicon.Row) { add(a.adverbs, r) }},
		lexicon.File{Name: "negated.tsv", Row: func(r lexicon.Row) { a.negated[r.Get("act")] = r.Get("negated") }},
		lexicon.File{Name: "phrases.tsv", Row: a.addPhrase},
		lexicon.File{Name: "occasions.tsv", Row: func(r lexicon.Row) { a.publicly[r.Get("pos")+" "+r.Get("lemma")] = true }},
		lexicon.File{Name: "words.tsv", Row: a.addWord},
		lexicon.File{Name: "sources.tsv", Row: func(r lexicon.Row) { a.sources[r.Get("noun")] = true }},
		lexicon.File{Name: "venues.tsv", Row: func(r lexicon.Row) { a.venues[r.Get("noun")] = true }},
	)
	for verb := range a.verbs {
		if first, _, several := strings.Cut(verb, " "); several {
			a.phrasal[first] = true
		}
	}
	return a, err
}

// addWord reads one row of words.tsv.
func (a *Annotator) addWord(r lexicon.Row) {
	use := r.Get("use")
	if a.function[use] == nil {
		a.function[use] = map[string]bool{}
	}
	a.function[use][r.Get("word")] = true
}

// addPhrase reads one row of phrases.tsv.
func (a *Annotator) addPhrase(r lexicon.Row) {
	not := map[string]bool{}
	for _, head := range r.List("not") {
		not[head] = true
	}
	a.phrases = append(a.phrases, phraseCue{strings.Fields(r.Get("phrase")), r.Get("act"), not})
}

// add merges a row into the lexicon: the first row that lists a lemma gives
// its act, each further one the act of the frames it adds.
func add(m map[string]entry, r lexicon.Row) {
	frames := strings.Fields(r.Get("frames"))
	own := reading{"statements/" + r.Get("id"), r.Get("act"), slices.Contains(frames, "attitude")}
	for _, lemma := range r.List("lemmas") {
		e, ok := m[lemma]
		if !ok {
			e = entry{reading: own, frames: map[string]bool{}, by: map[string]reading{}}
			m[lemma] = e
		}
		for _, f := range frames {
			if !e.frames[f] {
				e.frames[f], e.by[f] = true, own
			}
		}
	}
}

// Name implements extract.Annotator.
func (a *Annotator) Name() string { return "statements" }

// Needs implements extract.Annotator.
func (a *Annotator) Needs() []extract.Layer {
	return []extract.Layer{extract.Syntax, extract.TimesResolved, extract.Source, extract.Actors}
}

// Gives implements extract.Annotator.
func (a *Annotator) Gives() []extract.Layer { return []extract.Layer{extract.Statements} }

// Annotate fills d.Out.Statements.
func (a *Annotator) Annotate(d *extract.Doc) error {
	w := newWork(a, d)
	for i := range d.Syntax.Sentences {
		if w.skip(i) {
			continue
		}
		w.sentence(i)
	}
	w.finish()
	return nil
}
