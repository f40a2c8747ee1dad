package main

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// headlined is an article with a headline: a sentence of its own that holds a
// name, with a capital on every longer word or, for every fourth article, in
// capitals. ok is false where no sentence will do.
func headlined(a *article, n int) (out article, ok bool) {
	for _, s := range a.sentences {
		if len(s.tokens) < 5 || len(s.tokens) > 25 || !s.named() {
			continue
		}
		head := sentence{class: s.class}
		for i, t := range s.tokens {
			head.tokens = append(head.tokens, shout(t, n%4 == 3, i == 0))
		}
		if last := len(head.tokens) - 1; head.tokens[last] == "." && head.class[last] == 0 {
			head.tokens, head.class = head.tokens[:last], head.class[:last]
		}
		return article{sentences: append([]sentence{head}, a.sentences...), weight: a.weight}, true
	}
	return *a, false
}

// named reports whether a sentence holds a name.
func (s *sentence) named() bool {
	for _, c := range s.class {
		if c != 0 {
			return true
		}
	}
	return false
}

// shout writes a word as headlines do.
func shout(word string, capitals, first bool) string {
	switch {
	case capitals:
		return strings.ToUpper(word)
	case len(word) < 4 && !first || strings.HasPrefix(word, "n't") || strings.ContainsAny(word, "'’"):
		return word
	}
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}
