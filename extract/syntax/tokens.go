package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is what a character is to the tokenizer.
type class uint8

const (
	symbol class = iota
	space
	lower
	upper // letters without case are lower
	digit
	apostrophe // ' and ’, and the grave accent typed for them
)

var asciiClass = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch {
		case c <= ' ' || c == 0x7F:
			t[c] = space
		case 'a' <= c && c <= 'z' || c == '_':
			t[c] = lower
		case 'A' <= c && c <= 'Z':
			t[c] = upper
		case '0' <= c && c <= '9':
			t[c] = digit
		case c == '\'' || c == '`':
			t[c] = apostrophe
		}
	}
	return t
}()

// classOf returns the class of the character at byte i of s and its length;
// beyond the end it is a space of length 0. Invalid bytes are letters.
func classOf(s string, i int) (class, int) {
	if i >= len(s) {
		return space, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return asciiClass[c], 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case r == utf8.RuneError && n == 1, r == '\u00ad', r == '\u200d':
		return lower, n
	case r == '’':
		return apostrophe, n
	case isSpace(r):
		return space, n
	case unicode.IsUpper(r):
		return upper, n
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return lower, n
	case unicode.IsNumber(r):
		return digit, n
	}
	return symbol, n
}

// isWord reports whether c is part of a word.
func isWord(c class) bool { return c == lower || c == upper || c == digit }

// tokenizer cuts stretches of text into tokens.
type tokenizer struct {
	text   string
	words  *words
	tokens []Token
}

// emit appends the token text[start:end].
func (t *tokenizer) emit(start, end int) {
	if start < end {
		t.tokens = append(t.tokens, Token{Start: start, End: end, Head: -1})
	}
}

// run appends the tokens of text[start:end].
func (t *tokenizer) run(start, end int) {
	for i := start; i < end; {
		c, n := classOf(t.text, i)
		if c == space {
			if k := len(t.tokens); k > 0 {
				t.tokens[k-1].SpaceAfter = true
			}
			i += max(n, 1)
			continue
		}
		i = t.one(i, end, c, n)
	}
	if k := len(t.tokens); k > 0 {
		t.tokens[k-1].SpaceAfter = true
	}
}

// one appends the tokens that start with the character at i, of class c and n
// bytes, and returns where the next one starts.
func (t *tokenizer) one(i, end int, c class, n int) int {
	switch c {
	case lower, upper, digit:
		if to := t.address(i, end); to > 0 {
			t.emit(i, to)
			return to
		}
		return t.word(i, end)
	case apostrophe:
		return t.apostrophe(i, end, n)
	}
	to := i + n
	switch r := t.text[i]; r {
	case '.', '!', '?':
		for to < end && strings.IndexByte(".!?", t.text[to]) >= 0 {
			to++
		}
	case '-', '=', '*', '~', '<', '>', '$':
		for to < end && t.text[to] == r {
			to++
		}
	case '@', '#': // a handle or a tag; "#1" is two tokens
		if next, _ := classOf(t.text, to); next == lower || next == upper {
			to = t.letters(to, end)
		}
	}
	t.emit(i, to)
	return to
}

// letters returns the end of the run of letters and digits from i.
func (t *tokenizer) letters(i, end int) int {
	for i < end {
		c, n := classOf(t.text, i)
		if !isWord(c) {
			break
		}
		i += n
	}
	return i
}

// apostrophe appends the token that starts with the apostrophe at i: doubled
// marks, a clitic left alone ("'s"), an elision ("'em", "’72"), or the mark.
func (t *tokenizer) apostrophe(i, end, n int) int {
	to := i + n
	next, size := classOf(t.text, to)
	if next == apostrophe && t.text[i:to] == t.text[to:to+size] && to+size <= end {
		t.emit(i, to+size)
		return to + size
	}
	if to < end && isWord(next) {
		word := t.letters(to, end)
		if next == digit && word-to <= 3 || t.words.lookup(t.text[i:word])&elision != 0 {
			t.emit(i, word)
			return word
		}
		if prev, _ := utf8.DecodeLastRuneInString(t.text[:i]); i > 0 && !isSpace(prev) && clitic(t.text[to:word]) {
			t.emit(i, word)
			return word
		}
	}
	t.emit(i, to)
	return to
}

// clitic reports whether s, what follows an apostrophe, is a clitic.
func clitic(s string) bool {
	switch len(s) {
	case 1:
		return strings.IndexByte("sSmMdD", s[0]) >= 0
	case 2:
		return strings.EqualFold(s, "re") || strings.EqualFold(s, "ve") || strings.EqualFold(s, "ll")
	}
	return false
}

// Bounds of an e-mail address, in bytes.
const mailboxMost = 64

// address returns the end of the URL or e-mail address at i, 0 when there is
// none. Closing punctuation is not part of it.
func (t *tokenizer) address(i, end int) int {
	s := t.text[i:end]
	if !hasScheme(s) && !mailbox(s) {
		return 0
	}
	n := 0
	for n < len(s) && s[n] > ' ' && strings.IndexByte("<>\"{}|\\^`", s[n]) < 0 {
		if s[n] >= utf8.RuneSelf {
			if c, _ := classOf(s, n); !isWord(c) {
				break
			}
		}
		n++
	}
	for n > 0 && strings.IndexByte(".,;:!?')]*-", s[n-1]) >= 0 {
		n--
	}
	return i + n
}

// hasScheme reports whether s starts like a URL.
func hasScheme(s string) bool {
	if len(s) < 5 {
		return false
	}
	switch s[0] | 0x20 {
	case 'h':
		return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "HTTP://")
	case 'f':
		return strings.HasPrefix(s, "ftp://")
	case 'w':
		return strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "WWW.")
	}
	return false
}

// mailbox reports whether s starts with an e-mail address.
func mailbox(s string) bool {
	for n := 0; n < len(s) && n < mailboxMost; n++ {
		c := s[n]
		if c == '@' {
			next, _ := classOf(s, n+1)
			return n > 0 && isWord(next)
		}
		if c >= utf8.RuneSelf || asciiClass[c] != lower && asciiClass[c] != upper && asciiClass[c] != digit && strings.IndexByte(".+-%", c) < 0 {
			return false
		}
	}
	return false
}
