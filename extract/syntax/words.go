package syntax

import (
	_ "embed"
	"fmt"
	"strings"

	"dateline/extract/lexicon"
	"dateline/extract/syntax/internal/lemma"
)

//go:embed data/words.tsv
var wordsFile []byte

// wordKind says what the form of a word decides; kinds add up.
type wordKind uint16

const (
	beforeName wordKind = 1 << iota
	beforeNumber
	abbreviation
	prefix
	unit
	elision
	starter
	cue
	contraction
	credit
	lastWord
	opener
	negation
	pastNoun
	person
	acted
)

var kindNames = [...]string{
	"before name", "before number", "abbreviation", "prefix", "unit",
	"elision", "starter", "cue", "contraction", "credit",
	"last word", "opener", "negation",
	"past noun", "person", "acted on",
}

// words is the content of data/words.tsv.
type words struct {
	kinds map[string]wordKind
	cut   map[string]int // contraction: bytes of its first part
}

// readWords parses the table of word forms.
func readWords(data []byte) (*words, error) {
	table, err := lexicon.Parse("syntax/data/words.tsv", data)
	if err != nil {
		return nil, err
	}
	w := &words{kinds: map[string]wordKind{}, cut: map[string]int{}}
	for _, row := range table.Rows {
		form := row.Get("form")
		kind := wordKind(0)
		for i, name := range kindNames {
			if row.Get("kind") == name {
				kind = 1 << i
			}
		}
		if kind == 0 {
			return nil, fmt.Errorf("%s: unknown kind %q", row.Where(), row.Get("kind"))
		}
		w.kinds[form] |= kind
		if kind == contraction {
			w.cut[form] = strings.IndexByte(row.Get("parts"), '|')
		}
	}
	return w, nil
}

// lookup folds the ASCII capitals of form, reads the curly apostrophe as the
// straight one, and returns its kinds. Forms above 24 bytes have none.
func (w *words) lookup(form string) wordKind {
	var buf [24]byte
	n := lemma.Fold(buf[:], form)
	if n < 0 {
		return 0
	}
	return w.kinds[string(buf[:n])]
}

// cutAt is the length of the first part of a contraction without apostrophe,
// 0 for other words.
func (w *words) cutAt(form string) int {
	var buf [24]byte
	n := lemma.Fold(buf[:], form)
	if n < 0 {
		return 0
	}
	return w.cut[string(buf[:n])]
}
