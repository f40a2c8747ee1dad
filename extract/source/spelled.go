package source

import (
	"strings"
	"unicode"
)

// Bounds of a name that a host is made of.
const (
	hostLeast   = 5 // letters
	spelledMost = 6 // words
)

// spelled is the name that the text writes in words and a host in one, "Lenn
// Courier" for "www.lenncourier.example"; "" when the text has none.
func (w *work) spelled(host string) string {
	label := ""
	for part := range strings.SplitSeq(strings.ToLower(host), ".") {
		if len(part) > len(label) {
			label = part
		}
	}
	label = strings.ReplaceAll(label, "-", "")
	if len(label) < hostLeast {
		return ""
	}
	words := strings.FieldsFunc(w.text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	})
	for i, first := range words {
		if !startsUpper(first) {
			continue
		}
		name := ""
		for n := 0; n < spelledMost && i+n < len(words) && len(name) < len(label); n++ {
			name += plainLetters(words[i+n])
			written := strings.Join(words[i:i+n+1], " ")
			if (name == label || "the"+name == label) && strings.Contains(w.text, written) {
				return written
			}
		}
	}
	return ""
}

// startsUpper reports whether a word starts with a capital.
func startsUpper(word string) bool {
	for _, r := range word {
		return unicode.IsUpper(r)
	}
	return false
}
