// Package lemma leads inflected English words back to their lemmas: tables of
// exceptions first, then rules of spelling.
package lemma

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/lexicon"
)

// Kind groups the tags whose words are inflected alike.
type Kind byte

// Kinds of words. A name keeps its case, other kinds without a table their form.

const (
	asWritten  Kind = iota // the form in lower case
	properName             // the form
	verb
	noun
	properNouns
	adjective
	adverb
	modal
	pronoun
	determiner
	possessive
	infinitive
)

var kindNames = map[string]Kind{
	"verb": verb, "noun": noun, "adjective": adjective, "adverb": adverb, "modal": modal,
	"pronoun": pronoun, "determiner": determiner, "possessive": possessive, "to": infinitive,
}

// KindOf returns the kind of a tag.
func KindOf(tag string) Kind {
	switch tag {
	case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ":
		return verb
	case "NNS":
		return noun
	case "NNP", "ADD":
		return properName
	case "NNPS":
		return properNouns
	case "JJR", "JJS":
		return adjective
	case "RB", "RBR", "RBS":
		return adverb
	case "MD":
		return modal
	case "PRP":
		return pronoun
	case "DT":
		return determiner
	case "POS":
		return possessive
	case "TO":
		return infinitive
	}
	return asWritten
}

// Set leads inflected forms back to their lemmas.
type Set struct {
	known map[string]string // kind and form
	words map[string]string // lemmas by themselves, so that none is made twice
}

// Read parses the tables; the first row of a form counts.
func Read(files ...[]byte) (*Set, error) {
	l := &Set{known: map[string]string{}, words: map[string]string{}}
	for _, data := range files {
		table, err := lexicon.Parse("syntax/data lemmas", data)
		if err != nil {
			return nil, err
		}
		for _, row := range table.Rows {
			kind, ok := kindNames[row.Values[0]]
			if !ok {
				return nil, fmt.Errorf("%s: unknown kind %q", row.Where(), row.Values[0])
			}
			key := string(rune(kind)) + row.Values[1]
			if _, ok := l.known[key]; !ok {
				l.known[key] = row.Values[2]
			}
			l.words[row.Values[2]] = row.Values[2]
		}
	}
	return l, nil
}

// Of returns the lemma of a form with a Penn tag, in lower case but for names.
func (l *Set) Of(form, tag string) string {
	var buf [Longest + 1]byte
	lemma, letters := l.Find(&buf, form, tag)
	if lemma == "" {
		return string(letters)
	}
	return lemma
}

// Longest is the length in bytes of the longest form whose lemma is looked for.
const Longest = 39

// Find returns what [Set.Of] does: as a string where the lemma is a part of
// form or a word of the tables, else as bytes of buf, so that nothing is
// allocated.
func (l *Set) Find(buf *[Longest + 1]byte, form, tag string) (string, []byte) {
	kind := KindOf(tag)
	if kind == properName {
		return form, nil
	}
	buf[0] = byte(kind)
	n := Fold(buf[1:], form)
	if n < 0 {
		return strings.ToLower(form), nil
	}
	low := buf[1 : 1+n]
	if kind == asWritten {
		return l.share(form, low)
	}
	if kind == properNouns {
		return l.share(form, singularName(append(low[:0], form...)))
	}
	if lemma, ok := l.known[string(buf[:1+n])]; ok {
		return lemma, nil
	}
	switch kind {
	case verb:
		low = l.verb(low, tag)
	case noun:
		low = singular(low)
	case adjective:
		low = l.positive(low)
	case adverb:
		if tag != "RB" {
			low = l.positive(low)
		}
	}
	return l.share(form, low)
}

// share returns low as a string, a part of form or a known word, where it can.
func (l *Set) share(form string, low []byte) (string, []byte) {
	if len(low) <= len(form) && form[:len(low)] == string(low) {
		return form[:len(low)], nil
	}
	return l.words[string(low)], low
}

// Fold writes form in lower case, the curly apostrophe as the straight one, to buf and returns the length, -1 when it
// does not fit.
func Fold(buf []byte, form string) int {
	n := 0
	for i := 0; i < len(form); {
		if n == len(buf) {
			return -1
		}
		c := form[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			buf[n] = c
			n, i = n+1, i+1
			continue
		}
		r, size := utf8.DecodeRuneInString(form[i:])
		if r == '’' {
			buf[n] = '\''
			n, i = n+1, i+size
			continue
		}
		if n+utf8.UTFMax > len(buf) {
			return -1
		}
		if l := unicode.ToLower(r); l != r {
			n += utf8.EncodeRune(buf[n:], l)
		} else {
			n += copy(buf[n:], form[i:i+size])
		}
		i += size
	}
	return n
}
