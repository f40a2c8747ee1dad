package names

import (
	"cmp"
	"embed"
	"fmt"
	"slices"
	"sync"

	"dateline/extract/names/internal/sequence"
	"dateline/extract/syntax"
)

// Tagger finds names. It is safe for concurrent use.
type Tagger struct {
	lex           *lexicons
	first, second *sequence.Model // nil: the rules alone, one pass alone
	pool          *sync.Pool      // of *work
}

// newTagger makes a tagger.
func newTagger(lex *lexicons, first, second *sequence.Model) *Tagger {
	pool := &sync.Pool{New: func() any { return newWork(lex) }}
	return &Tagger{lex: lex, first: first, second: second, pool: pool}
}

// WithModels is a copy of the tagger with other models.
func (t *Tagger) WithModels(first, second *sequence.Model) *Tagger {
	return newTagger(t.lex, first, second)
}

//go:embed data/names.model data/second.model
var models embed.FS

// New reads the embedded lexicons and model.
func New() (*Tagger, error) {
	lex, err := readLexicons()
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	first, err := readModel("data/names.model")
	if err != nil {
		return nil, err
	}
	second, err := readModel("data/second.model")
	if err != nil {
		return nil, err
	}
	return newTagger(lex, first, second), nil
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
	w := t.pool.Get().(*work)
	out := t.read(w, a)
	w.a = nil
	if len(w.words) <= pooled {
		t.pool.Put(w)
	}
	return out
}

// read finds the names of a text in the room of w.
func (t *Tagger) read(w *work, a *syntax.Analysis) []Name {
	w.prepare(a)
	if t.first != nil {
		w.predict(t.first, t.second)
	}
	return w.names()
}

// pooled is the most tokens of a text whose room is kept for the next one.
const pooled = 1 << 16

// work is the state of one text. All of its room serves the next text again.
type work struct {
	a     *syntax.Analysis
	lex   *lexicons
	words []word
	uses  map[uint32]evidence // by hash of a word in small letters
	found []candidate
	spare [2][]candidate // what found is rebuilt in
	said  memory

	traits []traits            // by token
	tally  map[uint32][4]uint8 // by hash of a word: kinds of the names that hold it

	parts    []Stretch // what the models label
	feats    []uint32  // of all parts
	ends     []int32
	redone   Stretch // one part for the second model
	decoder  sequence.Decoder
	labels   []uint8 // by token, of the model
	relabels []uint8 // of the second model
	recalled recollection
}

// newWork makes room for texts.
func newWork(lex *lexicons) *work {
	return &work{
		lex: lex, uses: map[uint32]evidence{}, tally: map[uint32][4]uint8{},
		said:     memory{votes: map[uint64][3]float32{}, people: map[uint64]float32{}, bodies: map[uint64]float32{}, places: map[uint64]float32{}, storms: map[uint64]float32{}, firms: map[uint64]float32{}},
		recalled: recollection{words: map[uint32]tally{}, alone: map[uint32]tally{}, runs: map[uint32]tally{}, spelt: map[uint64]tally{}},
	}
}

// sized is a slice of n zeroes, in the room of old where that suffices.
func sized[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n, n+n/4)
	}
	clear(old[:n])
	return old[:n]
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

// key is the hash of the lookup key of tokens [first, last).
func (w *work) key(first, last int) uint64 { return keyHash(w.text(first, last)) }

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
