// Package hashed holds what the hashed linear models of package syntax share:
// words as hashes made once per token, the mixing of hashes into features,
// and tables of quantised weights.
package hashed

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// Form is a word as the models see it: hashes of its spelling, and of parts
// of the spelling in lower case with every digit read as 0.
type Form struct {
	Word   uint64    // as written
	Lower  uint64    // in lower case
	Suffix [4]uint64 // last 1 to 4 letters
	Prefix [3]uint64 // first 1 to 3 letters
	Shape  uint64    // runs of capitals, small letters, digits, other marks
	Flags  uint8     // see the Has constants, and MarkCase
	Length uint8     // letters, at most 255
}

// Flags of a Form.
const (
	HasUpper uint8 = 1 << iota
	HasLower
	HasDigit
	HasMark
	HasInitial // the first letter is a capital
	InTitle    // the sentence is a heading Written Like This
	InCapitals // the sentence has no small letters
)

const (
	wordSeed  = 0x9E3779B97F4A7C15
	lowerSeed = 0xC2B2AE3D27D4EB4F
	step      = 0x100000001B3
)

// Finish spreads the bits of a running hash.
func Finish(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	h ^= h >> 29
	return h
}

// Of returns the form of a word. The curly apostrophe counts as the straight
// one.
func Of(s string) Form {
	var f Form
	word, low, shape := uint64(wordSeed), uint64(lowerSeed), uint64(1)
	var last [4]uint64
	n, kind := 0, uint64(0)
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
			if r == '’' {
				r = '\''
			}
		}
		l, k, flag := fold(r)
		if n == 0 && flag == HasUpper {
			f.Flags |= HasInitial
		}
		f.Flags |= flag
		if k != kind {
			shape, kind = shape*5+k, k
		}
		word = (word ^ uint64(r)) * step
		low = (low ^ l) * step
		if n < 3 {
			f.Prefix[n] = Finish(low + 11)
		}
		last[3], last[2], last[1], last[0] = last[2], last[1], last[0], l
		n++
		i += size
	}
	f.Length = uint8(min(n, 255))
	for ; n < 3; n++ {
		f.Prefix[n] = Finish(low + 13)
	}
	f.Word, f.Lower, f.Shape = Finish(word), Finish(low), Finish(shape*31+uint64(min(len(s), 4)))
	h := uint64(7)
	for k, l := range last {
		h = (h ^ l) * step
		f.Suffix[k] = Finish(h)
	}
	return f
}

// longWord is the length from which headings in title case write every word
// with a capital.
const longWord = 4

// MarkCase tells the words of a sentence how it is written, since a capital
// says little about a word in a heading.
func MarkCase(forms []Form) {
	high, low, upper, lower := 0, 0, 0, 0 // words with capitals, with small letters; those that start so
	for i := range forms {
		f := &forms[i]
		if f.Flags&HasUpper != 0 {
			high++
		}
		if f.Flags&HasLower != 0 {
			low++
		}
		switch {
		case i == 0 || f.Flags&(HasUpper|HasLower) == 0:
		case f.Flags&HasInitial != 0:
			upper++
		case f.Length >= longWord:
			lower += 4
		default:
			lower++
		}
	}
	flag := uint8(0)
	switch {
	case low == 0 && high > 1:
		flag = InCapitals
	case upper > 1 && 2*upper > lower:
		flag = InTitle
	}
	for i := range forms {
		forms[i].Flags = forms[i].Flags&^(InTitle|InCapitals) | flag
	}
}

// fold returns a character in lower case, its kind for the shape, and its flag.
func fold(r rune) (low, kind uint64, flag uint8) {
	switch {
	case 'a' <= r && r <= 'z':
		return uint64(r), 1, HasLower
	case 'A' <= r && r <= 'Z':
		return uint64(r + 'a' - 'A'), 2, HasUpper
	case '0' <= r && r <= '9':
		return '0', 3, HasDigit
	case r < utf8.RuneSelf:
		return uint64(r), 4, HasMark
	case unicode.IsUpper(r):
		return uint64(unicode.ToLower(r)), 2, HasUpper
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return uint64(r), 1, HasLower
	}
	return uint64(r), 4, HasMark
}

// Mix makes a feature from a template's number and up to three hashes.
func Mix(template, a, b, c uint64) uint64 {
	return (a + bits.RotateLeft64(b, 21) + bits.RotateLeft64(c, 43) + template*0x9E3779B97F4A7C15) * 0xFF51AFD7ED558CCD
}

// Small spreads a small number over 64 bits, to be mixed like a word.
func Small(n uint64) uint64 { return Finish((n + 1) * 0xA0761D6478BD642F) }
