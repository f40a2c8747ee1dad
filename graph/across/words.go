package across

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is one token of running text.
type word struct {
	form   string // folded: lower case, no accents
	start  int    // bytes of the text
	end    int
	upper  bool // starts with a capital
	digit  bool // holds a digit
	quoted bool // between quotation marks
}

// fold is lower case without accents, with straight apostrophes.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '’' || r == '‘' || r == 'ʼ':
			b.WriteByte('\'')
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		case r == 'ø' || r == 'Ø':
			b.WriteByte('o')
		case r == 'ß':
			b.WriteString("ss")
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// splitWords reads the words of a text. quoted carries the state of quotation
// marks in from the text before and out to the text behind.
func splitWords(text string, quoted bool) ([]word, bool) {
	var out []word
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			switch r {
			case '“', '«', '„':
				quoted = true
			case '”', '»':
				quoted = false
			case '"':
				quoted = !quoted
			}
			i += size
			continue
		}
		end, digit := wordEnd(text, i)
		form := strings.TrimSuffix(fold(text[i:end]), "'s")
		if digit {
			form = strings.ReplaceAll(form, ",", "")
		}
		out = append(out, word{form: form, start: i, end: end, upper: unicode.IsUpper(r), digit: digit, quoted: quoted})
		i = end
	}
	return out, quoted
}

// wordEnd is where the word that starts at i ends: letters and digits, with
// apostrophes between letters, commas and points between digits, and points
// between single letters ("U.S").
func wordEnd(text string, i int) (end int, digit bool) {
	last := rune(0)
	run := 0 // letters since the last joint
	for end = i; end < len(text); {
		r, size := utf8.DecodeRuneInString(text[end:])
		switch {
		case unicode.IsLetter(r):
			run++
		case unicode.IsDigit(r):
			digit, run = true, run+1
		case unicode.Is(unicode.Mn, r):
		default:
			next, _ := utf8.DecodeRuneInString(text[end+size:])
			between := unicode.IsLetter(last) && unicode.IsLetter(next)
			numbers := unicode.IsDigit(last) && unicode.IsDigit(next)
			switch {
			case (r == '\'' || r == '’') && between:
			case (r == ',' || r == '.') && numbers:
			case r == '.' && between && run == 1 && unicode.IsUpper(last) && unicode.IsUpper(next):
			default:
				return end, digit
			}
			run = 0
		}
		last = r
		end += size
	}
	return end, digit
}

// stem cuts inflection and common derivation off a folded word, so that
// "negotiators", "negotiating" and "negotiations" meet. It is made for
// comparison: what remains need not be a word.
func (t *tables) stem(w string) string {
	if len(w) < 4 || w[0] < 'a' {
		return w
	}
	for _, s := range t.suffixes {
		if len(w)-len(s.end) >= s.keep && strings.HasSuffix(w, s.end) {
			w = w[:len(w)-len(s.end)] + s.with
			break
		}
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] {
		w = w[:n-1]
	}
	return w
}
