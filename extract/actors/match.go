package actors

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/schema"
)

// samePerson reports whether two names of one article, given by their words,
// are one person: equal, one a surname (or first and surname) of the other, or
// two spellings of a forename or a surname where the rest agrees. Relatives who
// share a surname stay apart by their forenames.
func (w *work) samePerson(x, y []string) bool {
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	a, b := x[len(x)-1], y[len(y)-1]
	switch {
	case len(x) == 1:
		return a == b || len(a) >= fewestLetters && len(b) >= fewestLetters && w.variants.Same(a, b)
	case a == b:
		return w.sameForename(x[0], y[0])
	case x[0] == y[0] && len(x[0]) > 1:
		return len(a) >= fewestLetters && len(b) >= fewestLetters && w.variants.SameInContext(a, b)
	}
	return false
}

// fewestLetters is how long a surname must be to have spellings.
const fewestLetters = 5

// sameForename reports whether two forenames before one surname may be one:
// equal, one the initial of the other, or two spellings of one name.
func (w *work) sameForename(a, b string) bool {
	if a == b || len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b) {
		return true
	}
	if g, h := w.forenames[capital(a)], w.forenames[capital(b)]; g != "" && h != "" && g != h {
		return false
	}
	return len(a) > 3 && len(b) > 3 && w.variants.SameInContext(a, b)
}

// capital is a word with its first letter large.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// acronym is a name in capitals without its dots; ok is false for others.
func acronym(name string) (short string, ok bool) {
	short = strings.ReplaceAll(name, ".", "")
	return short, len(short) >= 2 && short == strings.ToUpper(short)
}

// initials are the capitals that the words of a name start with; ok is false
// for single words.
func initials(name string) (letters string, ok bool) {
	if !strings.Contains(name, " ") {
		return "", false
	}
	var b strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if w[0] >= 'A' && w[0] <= 'Z' {
			b.WriteByte(w[0])
		}
	}
	return b.String(), true
}

// acronymOf reports whether short is made of the capitals of long.
func acronymOf(short, long string) bool {
	letters, ok := acronym(short)
	if !ok {
		return false
	}
	first, ok := initials(long)
	return ok && first == letters
}

// answersTo reports whether the name, with these words, is one of those of e.
func (w *work) answersTo(e *entity, name string, parts []string) bool {
	for i, n := range e.names {
		switch {
		case n == name:
			return true
		case e.typ == schema.Person:
			if w.samePerson(e.parts[i], parts) {
				return true
			}
		case strings.EqualFold(trimThe(n), trimThe(name)), acronymOf(n, name), acronymOf(name, n):
			return true
		}
	}
	return false
}

// trimThe drops a leading article.
func trimThe(s string) string {
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		return s[4:]
	}
	return s
}
