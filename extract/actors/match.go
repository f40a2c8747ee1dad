package actors

import (
	"strings"

	"dateline/schema"
)

// samePerson reports whether two names of one article, given by their words,
// are one person: equal, one a surname (or first and surname) of the other, or
// two spellings of the first name before one surname ("Sergei", "Sergey").
func samePerson(x, y []string) bool {
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if !nearWord(x[len(x)-1], y[len(y)-1]) {
		return false
	}
	if len(x) == 1 {
		return true
	}
	return firstNames(x[0], y[0])
}

// firstNames reports whether two first names may be one: equal, one the
// initial of the other, or two spellings of one name.
func firstNames(a, b string) bool {
	if a == b || len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b) {
		return true
	}
	return a[0] == b[0] && len(a) > 3 && len(b) > 3 && distance(a, b) <= 2
}

// nearWord reports whether two surnames are equal or two transliterations of
// one, which differ in one letter or a doubled end ("Zelensky", "Zelenskyy").
func nearWord(a, b string) bool {
	if a == b {
		return true
	}
	return len(a) > 5 && len(b) > 5 && a[:4] == b[:4] && distance(a, b) <= 2 && vowelEnd(a) && vowelEnd(b)
}

// vowelEnd reports an ending as of transliterated Slavic surnames.
func vowelEnd(s string) bool { return strings.ContainsRune("iyj", rune(s[len(s)-1])) }

// distance is the Levenshtein distance in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		prev := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := prev
			if a[i-1] != b[j-1] {
				cost = 1 + min(prev, row[j], row[j-1])
			}
			prev, row[j] = row[j], cost
		}
	}
	return row[len(b)]
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

// answersTo reports whether the name, with these words, is one of the entity's
// names.
func (e *entity) answersTo(name string, parts []string) bool {
	for i, n := range e.names {
		switch {
		case n == name:
			return true
		case e.typ == schema.Person:
			if samePerson(e.parts[i], parts) {
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
