package quads

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Words takes a text apart into words as names are compared: in lower case,
// without accents and punctuation.
func Words(s string) []string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == '.' || r == '\u00ad':
			return -1 // "U.S." is one word
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFKD.String(strings.ToValidUTF8(s, " "))) // behind a broken byte the library leaves letters as they are
	return strings.Fields(s)
}

// NameWords are the words of some names, sorted, each once: what an actor is
// found by (see [vocab.NameWord]).
func NameWords(names ...string) []string {
	var out []string
	for _, n := range names {
		out = append(out, Words(n)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
