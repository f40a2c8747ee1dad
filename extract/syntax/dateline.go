package syntax

import (
	"unicode"
	"unicode/utf8"
)

// datelineMost is the most tokens a dateline has.
const datelineMost = 16

// dateline is the number of tokens, from first on, of an opening such as
// "OSLO, May 3, 2025 (Wire) — ": a name in capitals, then names, numbers and
// brackets up to a dash. It is a sentence of its own, since nothing in it
// belongs to the clause behind; so is a day written in full without a comma
// behind it, and a name in brackets, "(Lenn Wire)". 0 when the paragraph opens otherwise.
func (a *Analysis) dateline(first, last int) int {
	if a.fullDay(first, last) {
		return dayLength
	}
	if n := a.credit(first, last); n > 0 {
		return n
	}
	word := a.Word(first)
	if len(word) < 3 || !capitals(word) {
		return 0
	}
	for i := first + 1; i+1 < last && i < first+datelineMost; i++ {
		switch word := a.Word(i); word {
		case "—", "–", "-", "--", "_":
			if a.Tokens[i].SpaceAfter && !(word == "-" && !a.Tokens[i-1].SpaceAfter) {
				return i + 1 - first
			}
		case ",", ".", "(", ")", "/":
		default:
			if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) && !unicode.IsDigit(r) {
				return 0
			}
		}
	}
	return 0
}

// creditMost is the most tokens a credit has with its brackets.
const creditMost = 6

// credit is the number of tokens of a name in brackets that a paragraph opens
// with, before something that starts with a capital; 0 for none.
func (a *Analysis) credit(first, last int) int {
	if a.Word(first) != "(" {
		return 0
	}
	for i := first + 1; i+1 < last && i < first+creditMost; i++ {
		if a.Word(i) == ")" {
			next, _ := utf8.DecodeRuneInString(a.Word(i + 1))
			if i > first+1 && a.Tokens[i].SpaceAfter && (unicode.IsUpper(next) || next == '“' || next == '"') {
				return i + 1 - first
			}
			return 0
		}
		if r, _ := utf8.DecodeRuneInString(a.Word(i)); !unicode.IsUpper(r) {
			return 0
		}
	}
	return 0
}

// capitals reports whether s has letters and none of them is small.
func capitals(s string) bool {
	letter := false
	for _, r := range s {
		if unicode.ToUpper(r) != r {
			return false
		}
		letter = letter || unicode.IsLetter(r)
	}
	return letter
}

// dayLength is the number of tokens of "Monday, May 5, 2025".
const dayLength = 6

// fullDay reports whether a paragraph opens with a day written in full, before
// something that starts with a capital.
func (a *Analysis) fullDay(first, last int) bool {
	if first+dayLength >= last || a.Word(first+1) != "," || a.Word(first+4) != "," || len(a.Word(first+3)) > 2 || len(a.Word(first+5)) != 4 {
		return false
	}
	for k, want := range [dayLength + 1]class{upper, symbol, upper, digit, symbol, digit, upper} {
		if c, _ := classOf(a.Word(first+k), 0); c != want {
			return false
		}
	}
	return true
}
