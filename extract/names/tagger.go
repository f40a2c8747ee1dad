package names

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"

	"dateline/extract/names/internal/sequence"
	"dateline/extract/places/gazetteer"
	"dateline/extract/syntax"
)

// Tagger finds names. It is safe for concurrent use.
type Tagger struct {
	lex   *lexicons
	model *sequence.Model // nil: the rules alone
}

// WithModel is a copy of the tagger with another model.
func (t *Tagger) WithModel(m *sequence.Model) *Tagger { return &Tagger{lex: t.lex, model: m} }

//go:embed data/names.model
var modelFile []byte

// New reads the embedded lexicons and model.
func New() (*Tagger, error) {
	lex, err := readLexicons()
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	model, err := sequence.Read(modelFile)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	return &Tagger{lex: lex, model: model}, nil
}

// Find returns the names of a text, in text order, not overlapping. Titles,
// articles and a closing possessive are outside the spans.
func (t *Tagger) Find(a *syntax.Analysis) []Name {
	w := t.prepare(a)
	if t.model != nil {
		w.predict(t.model)
	}
	return w.names()
}

// work is the state of one text.
type work struct {
	a     *syntax.Analysis
	lex   *lexicons
	words []word
	uses  map[string]evidence
	found []candidate

	traits []traits            // by token
	tally  map[uint32][4]uint8 // by hash of a word: kinds of the names that hold it
}

// candidate is a name with how sure its kind is.
type candidate struct {
	first, last int
	kind        Kind // empty while nothing speaks for any
	country     string
	rule        string
	sure        float32 // votes in [agree]
	listed      bool    // a lexicon has the name whole
}

// add keeps a candidate.
func (w *work) add(first, last int, kind Kind, country, rule string, sure float32) {
	w.found = append(w.found, candidate{first: first, last: last, kind: kind, country: country, rule: rule, sure: sure})
}

// text is the stretch of tokens [first, last).
func (w *work) text(first, last int) string {
	return w.a.Text[w.a.Tokens[first].Start:w.a.Tokens[last-1].End]
}

// key is the lookup key of tokens [first, last).
func (w *work) key(first, last int) string { return gazetteer.Key(w.text(first, last)) }

// names turns the candidates into the answer.
func (w *work) names() []Name {
	slices.SortStableFunc(w.found, func(a, b candidate) int { return cmp.Or(a.first-b.first, b.last-a.last) })
	out := make([]Name, 0, len(w.found))
	end := 0
	for _, c := range w.found {
		if c.kind == "" || c.first < end {
			continue
		}
		end = c.last
		out = append(out, Name{
			Start: w.a.Tokens[c.first].Start, End: w.a.Tokens[c.last-1].End,
			First: c.first, Last: c.last, Kind: c.kind, Country: c.country, Rule: c.rule,
		})
	}
	return out
}
