package names

import (
	"cmp"
	"embed"
	"fmt"
	"slices"

	"dateline/extract/names/internal/sequence"
	"dateline/extract/places/gazetteer"
	"dateline/extract/syntax"
)

// Tagger finds names. It is safe for concurrent use.
type Tagger struct {
	lex           *lexicons
	first, second *sequence.Model // nil: the rules alone, one pass alone
}

// WithModels is a copy of the tagger with other models.
func (t *Tagger) WithModels(first, second *sequence.Model) *Tagger {
	return &Tagger{lex: t.lex, first: first, second: second}
}

//go:embed data/names.model data/second.model
var models embed.FS

// New reads the embedded lexicons and model.
func New() (*Tagger, error) {
	lex, err := readLexicons()
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	t := &Tagger{lex: lex}
	if t.first, err = readModel("data/names.model"); err != nil {
		return nil, err
	}
	if t.second, err = readModel("data/second.model"); err != nil {
		return nil, err
	}
	return t, nil
}

// readModel loads an embedded model.
func readModel(path string) (*sequence.Model, error) {
	file, err := models.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	m, err := sequence.Read(file)
	if err != nil {
		return nil, fmt.Errorf("names: %s: %w", path, err)
	}
	return m, nil
}

// Find returns the names of a text, in text order, not overlapping. Titles,
// articles and a closing possessive are outside the spans.
func (t *Tagger) Find(a *syntax.Analysis) []Name {
	w := t.prepare(a)
	if t.first != nil {
		w.predict(t.first, t.second)
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

	labels   []uint8 // by token, of the model
	recalled *recollection
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
