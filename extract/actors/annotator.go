// Package actors finds who acts in an article: every person, organisation,
// country and group, with all the ways the text refers to it (names, nominals,
// pronouns), the side it stands for and the offices it holds.
//
// The method is a short line of sieves, most precise first: names by their
// words, offices ("the Norlandian president") by the holder the article itself
// names and then by a dated list of holders, groups by their words, pronouns
// by the most salient person or group before them.
package actors

import (
	"embed"
	"fmt"
	"sort"

	"dateline/extract"
	"dateline/extract/actors/internal/antecedent"
	"dateline/extract/lexicon"
	"dateline/extract/offices"
	"dateline/extract/places/gazetteer"
	"dateline/schema"
	"dateline/schema/variants"
)

//go:embed data/*.tsv
var data embed.FS

// Annotator gives the layer extract.Actors.
type Annotator struct {
	gaz       *gazetteer.Gazetteer
	heads     map[string]head     // nouns by lower-case form
	longest   int                 // words in the longest noun
	same      map[string][]string // offices that may stand for one another
	pronouns  map[string]pronoun
	posts     *offices.Lexicon
	words     map[string]bool   // "party between", "indefinite a"
	forenames map[string]string // gender
	genders   map[string]string // of titles and nouns
	variants  *variants.Matcher
	model     *antecedent.Model
	choose    Chooser
}

// head is what a noun says of the one it names.
type head struct {
	noun   string // singular
	typ    schema.ActorType
	sector string
	office bool // one holder at a time
	plural bool
}

// pronoun is one row of pronouns.tsv.
type pronoun struct {
	many   bool
	gender string
}

// New reads the embedded lexicons.
func New() (*Annotator, error) {
	gaz, err := gazetteer.New()
	if err != nil {
		return nil, err
	}
	a := &Annotator{gaz: gaz, heads: map[string]head{}, same: map[string][]string{}, pronouns: map[string]pronoun{}, words: map[string]bool{}, forenames: map[string]string{}, genders: map[string]string{}}
	a.choose = a.choice
	err = lexicon.Read(data, "actors",
		lexicon.File{Name: "heads.tsv", Row: a.addHead},
		lexicon.File{Name: "synonyms.tsv", Row: a.addSynonym},
		lexicon.File{Name: "words.tsv", Row: func(r lexicon.Row) { a.words[r.Get("use")+" "+r.Get("word")] = true }},
		lexicon.File{Name: "forenames.tsv", Row: func(r lexicon.Row) {
			for _, n := range r.List("names") {
				a.forenames[n] = r.Get("gender")
			}
		}},
		lexicon.File{Name: "genders.tsv", Row: func(r lexicon.Row) {
			for _, n := range r.List("words") {
				a.genders[n] = r.Get("gender")
			}
		}},
		lexicon.File{Name: "pronouns.tsv", Row: func(r lexicon.Row) {
			a.pronouns[r.Get("word")] = pronoun{many: r.Get("number") == "many", gender: r.Get("gender")}
		}},
	)
	if err != nil {
		return nil, err
	}
	if a.posts, err = offices.New(); err != nil {
		return nil, err
	}
	if a.variants, err = variants.New(); err != nil {
		return nil, err
	}
	text, err := data.ReadFile("data/antecedents.tsv")
	if err != nil {
		return nil, fmt.Errorf("actors: %w", err)
	}
	a.model, err = antecedent.Read("actors/data/antecedents.tsv", text)
	return a, err
}

// Question is a pronoun with the actors that it may mean.
type Question struct {
	Pronoun    schema.Span // bytes of the text
	Number     antecedent.Number
	Candidates []antecedent.Candidate
	Mentions   func(key int) []schema.Mention // of the candidate with that key, so far
}

// Chooser is the index of the candidate that a pronoun means, -1 to leave it
// open.
type Chooser func(Question) int

// NewTraining is New with another way to choose antecedents, for the trainer
// of its weights.
func NewTraining(choose Chooser) (*Annotator, error) {
	a, err := New()
	if err == nil {
		a.choose = choose
	}
	return a, err
}

// addHead reads one row of heads.tsv; persons get a plural as well.
func (a *Annotator) addHead(r lexicon.Row) {
	for _, noun := range r.List("nouns") {
		h := head{noun: noun, typ: schema.ActorType(r.Get("type")), sector: r.Get("sector"), office: r.Get("use") == "office"}
		a.addNoun(noun, h)
		h.plural = true
		a.addNoun(plural(noun), h)
	}
}

// addNoun keeps the first meaning a noun is given.
func (a *Annotator) addNoun(form string, h head) {
	if _, ok := a.heads[form]; !ok {
		a.heads[form] = h
	}
	a.longest = max(a.longest, wordCount(form))
}

// addSynonym makes the offices of a row stand for one another.
func (a *Annotator) addSynonym(r lexicon.Row) {
	all := append([]string{r.Get("office")}, r.List("same")...)
	for _, x := range all {
		for _, y := range all {
			if x != y {
				a.same[x] = append(a.same[x], y)
			}
		}
	}
}

// Name implements extract.Annotator.
func (a *Annotator) Name() string { return "actors" }

// Needs implements extract.Annotator.
func (a *Annotator) Needs() []extract.Layer {
	return []extract.Layer{extract.Syntax, extract.TimesResolved, extract.Names, extract.Places}
}

// Gives implements extract.Annotator.
func (a *Annotator) Gives() []extract.Layer { return []extract.Layer{extract.Actors} }

// Annotate fills d.Out.Actors.
func (a *Annotator) Annotate(d *extract.Doc) error {
	w := newWork(a, d)
	w.chunk()
	w.named()
	w.tentatives()
	w.nominals()
	w.pronominals()
	w.finish()
	return nil
}

// finish numbers the actors by first mention and writes them out.
func (w *work) finish() {
	var all []*entity
	for _, e := range w.entities {
		if len(e.mentions) > 0 && !e.tentative {
			sort.Slice(e.mentions, func(i, j int) bool {
				x, y := e.mentions[i], e.mentions[j]
				return x.Start < y.Start || x.Start == y.Start && x.End < y.End
			})
			all = append(all, e)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].mentions[0].Start < all[j].mentions[0].Start })
	for i, e := range all {
		w.d.Out.Actors = append(w.d.Out.Actors, e.actor(schema.LocalID(schema.ActorID, i+1)))
	}
}
