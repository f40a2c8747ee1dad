package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// anyLetter widens a pattern of the data files from ASCII, which \w and [A-Z]
// mean to the regexp package, to the letters of every script, with accents
// written as marks of their own or not.
func anyLetter(pattern string) string {
	var b strings.Builder
	class := false
	for i := 0; i < len(pattern); i++ {
		rest := pattern[i:]
		switch {
		case strings.HasPrefix(rest, `\w`):
			if class {
				b.WriteString(`\p{L}\p{M}\p{N}_`)
			} else {
				b.WriteString(`[\p{L}\p{M}\p{N}_]`)
			}
			i++
		case class && strings.HasPrefix(rest, "A-Z"):
			b.WriteString(`\p{Lu}`)
			i += 2
		case class && strings.HasPrefix(rest, "a-z"):
			b.WriteString(`\p{Ll}\p{M}`)
			i += 2
		case rest[0] == '\\' && len(rest) > 1:
			b.WriteString(rest[:2])
			i++
		default:
			class = class && rest[0] != ']' || !class && rest[0] == '['
			b.WriteByte(rest[0])
		}
	}
	return b.String()
}

// plainLetters is a text in lower case without its accents.
func plainLetters(text string) string {
	text = strings.ToLower(text)
	if ascii(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text))
}

// ascii reports whether a text holds no letter beyond ASCII.
func ascii(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
