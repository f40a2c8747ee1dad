package actors

import (
	"strings"

	"dateline/schema"
)

// samePerson reports whether two names of one article are one person: equal,
// one a surname (or first and surname) of the other, or two spellings of the
// first name before one surname ("Sergei", "Sergey").
func samePerson(a, b string) bool {
	x, y := words(a), words(b)
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

// acronymOf reports whether short is made of the capitals of long.
func acronymOf(short, long string) bool {
	short = strings.ReplaceAll(short, ".", "")
	if len(short) < 2 || short != strings.ToUpper(short) || !strings.Contains(long, " ") {
		return false
	}
	var initials strings.Builder
	for _, w := range strings.FieldsFunc(long, func(r rune) bool { return r == ' ' || r == '-' }) {
		if w[0] >= 'A' && w[0] <= 'Z' {
			initials.WriteByte(w[0])
		}
	}
	return initials.String() == short
}

// find is the entity of a type that a name belongs to, nil when none or more
// than one does.
func (w *work) find(typ schema.ActorType, name string) *entity {
	var found *entity
	for _, e := range w.entities {
		if e.typ != typ || !e.answersTo(name) {
			continue
		}
		if found != nil && found != e {
			return nil
		}
		found = e
	}
	return found
}

// answersTo reports whether the name is one of the entity's names.
func (e *entity) answersTo(name string) bool {
	for _, n := range e.names {
		switch {
		case n == name:
			return true
		case e.typ == schema.Person:
			if samePerson(n, name) {
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
