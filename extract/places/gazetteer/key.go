package gazetteer

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key is the form under which a name is looked up: NFKD without marks, lower
// case, no full stops or apostrophes, every other run of marks and blanks one
// space.
func Key(name string) string { return string(AppendKey(nil, name)) }

// AppendKey appends the [Key] of name to dst. Plain ASCII names cost no
// allocation beyond dst.
func AppendKey(dst []byte, name string) []byte {
	start := len(dst)
	for i := 0; i < len(name); i++ {
		if name[i] >= utf8.RuneSelf {
			return appendFolded(dst[:start], name)
		}
		dst = appendASCII(dst, start, name[i])
	}
	return trimRight(dst, start)
}

// appendASCII appends one ASCII character of a name.
func appendASCII(dst []byte, start int, c byte) []byte {
	switch {
	case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '&':
		return append(dst, c)
	case c >= 'A' && c <= 'Z':
		return append(dst, c+'a'-'A')
	case c == '.' || c == '\'' || c == '`':
		return dst
	case len(dst) > start && dst[len(dst)-1] != ' ':
		return append(dst, ' ')
	}
	return dst
}

// appendFolded is AppendKey for names with characters beyond ASCII.
func appendFolded(dst []byte, name string) []byte {
	start := len(dst)
	for i, r := range name {
		if r < utf8.RuneSelf || r == '’' || r == '‘' {
			dst = appendRune(dst, start, r)
			continue
		}
		parts := norm.NFKD.PropertiesString(name[i:]).Decomposition()
		if len(parts) == 0 {
			dst = appendRune(dst, start, r)
		}
		for len(parts) > 0 {
			part, size := utf8.DecodeRune(parts)
			dst, parts = appendRune(dst, start, part), parts[size:]
		}
	}
	return trimRight(dst, start)
}

// appendRune appends one character of a decomposed name.
func appendRune(dst []byte, start int, r rune) []byte {
	switch {
	case r < utf8.RuneSelf:
		return appendASCII(dst, start, byte(r))
	case unicode.Is(unicode.Mn, r) || r == '’' || r == '‘' || r == 'ʼ' || r == 'ʻ' || r == '´':
		return dst
	case unicode.IsLetter(r):
		return appendLetter(dst, unicode.ToLower(r))
	}
	return appendASCII(dst, start, ' ')
}

// appendLetter writes the Latin letters that NFKD leaves whole as English
// newspapers do, and others as they are.
func appendLetter(dst []byte, r rune) []byte {
	switch r {
	case 'ø':
		return append(dst, 'o')
	case 'ł':
		return append(dst, 'l')
	case 'đ', 'ð':
		return append(dst, 'd')
	case 'ı':
		return append(dst, 'i')
	case 'ħ':
		return append(dst, 'h')
	case 'ə':
		return append(dst, 'a')
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'œ':
		return append(dst, "oe"...)
	case 'þ':
		return append(dst, "th"...)
	}
	return utf8.AppendRune(dst, r)
}

// trimRight drops the blank that a mark at the end of the name left behind.
func trimRight(dst []byte, start int) []byte {
	if len(dst) > start && dst[len(dst)-1] == ' ' {
		return dst[:len(dst)-1]
	}
	return dst
}
