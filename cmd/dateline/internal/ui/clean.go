package ui

import (
	"strings"
	"unicode"
)

// Clean makes text of strangers safe to print on a terminal: control
// characters (escape sequences among them) and characters that turn the
// writing direction are taken out; tabs and line ends become spaces.
func Clean(s string) string {
	if !strings.ContainsFunc(s, unsafeRune) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case unsafeRune(r):
			return -1
		}
		return r
	}, s)
}

func unsafeRune(r rune) bool {
	switch {
	case unicode.IsControl(r):
		return true
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069': // embeddings, overrides, isolates
		return true
	case r == '\u200e', r == '\u200f', r == '\u061c': // direction marks
		return true
	}
	return r == '\u2028' || r == '\u2029' || r == '\ufeff'
}
