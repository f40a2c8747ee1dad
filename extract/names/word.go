package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/syntax"
)

// shape is how a word is written, one bit each.
type shape uint8

const (
	capital  shape = 1 << iota // opens with a capital letter
	allCaps                    // two letters or more, all of them capitals
	anyLower                   // has a small letter
	anyDigit                   // has a digit
	initial                    // "J." or "J.R."
	camel                      // a capital behind a small letter: "eBay", "McCain"
	glued                      // no space before it
)

// word is what is known of one token before names are read.
type word struct {
	class class
	shape shape
	loud  bool // stands in a headline or sentence where capitals say nothing
	first bool // opens its sentence, or a quotation in it
}

// shapeOf reads the shape of a token.
func shapeOf(s string) shape {
	var out shape
	letters, uppers, stops := 0, 0, 0
	small := false // the letter before, an apostrophe apart
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			letters++
			uppers++
			if i == 0 {
				out |= capital
			}
			if small {
				out |= camel
			}
		case unicode.IsLetter(r):
			letters++
			out |= anyLower
		case r >= '0' && r <= '9':
			out |= anyDigit
		case r == '.':
			stops++
		}
		small = unicode.IsLower(r) || small && (r == '\'' || r == '’')
	}
	if letters >= 2 && uppers == letters {
		out |= allCaps
	}
	if stops > 0 && stops == letters && uppers == letters && len(s) <= 8 {
		out |= initial
	}
	return out
}

// readWords fills in the words of an analysis.
func (w *work) readWords() {
	w.words, w.traits = sized(w.words, len(w.a.Tokens)), sized(w.traits, len(w.a.Tokens))
	for i := range w.a.Tokens {
		s := w.a.Word(i)
		w.traits[i].spell(s)
		w.traits[i].tag = hashOf(w.a.Tokens[i].Tag)
		w.words[i] = word{class: w.lex.classOf(s), shape: shapeOf(s)}
		if i > 0 && w.a.Tokens[i].Start == w.a.Tokens[i-1].End {
			w.words[i].shape |= glued
		}
	}
	for i := range w.a.Sentences {
		w.readSentence(w.a.Sentences[i])
	}
}

// readSentence marks sentence openings and loud sentences: headlines in
// capitals or with a capital on every longer word.
func (w *work) readSentence(s syntax.Sentence) {
	long, capitals, upper, tokens := 0, 0, 0, 0
	opening := true
	for i := s.First; i < s.Last; i++ {
		t := &w.words[i]
		text := w.a.Word(i)
		if r, _ := utf8.DecodeRuneInString(text); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			opening = opening || strings.ContainsAny(text, "\"“‘«:•–—*") || text == "''" || text == "``"
			continue
		}
		t.first, opening = opening, false
		if t.shape&(capital|anyLower) == 0 {
			continue
		}
		tokens++
		if len(text) < 4 && t.shape&allCaps == 0 {
			continue
		}
		long++
		if t.shape&capital != 0 {
			capitals++
		}
		if t.shape&allCaps != 0 {
			upper++
		}
	}
	closed := s.Last > s.First && strings.ContainsAny(w.a.Word(s.Last-1), ".")
	loud := tokens >= 4 && upper*10 >= tokens*7 || !closed && long >= 4 && capitals*10 >= long*8
	if loud {
		for i := s.First; i < s.Last; i++ {
			w.words[i].loud = true
		}
	}
}

// evidence is how a word is used in the quiet sentences of the document.
type evidence struct{ small, capital int32 }

// readEvidence counts, for every word, its uses in small letters and, inside
// sentences, with a capital.
func (w *work) readEvidence() {
	clear(w.uses)
	for i := range w.a.Tokens {
		t := &w.words[i]
		e := w.uses[w.traits[i].lower]
		switch {
		case t.loud || t.shape&(capital|anyLower) == 0:
			continue
		case t.shape&capital == 0:
			e.small++
		case !t.first:
			e.capital++
		}
		w.uses[w.traits[i].lower] = e
	}
}
