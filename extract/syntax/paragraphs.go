package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a stretch of bytes.
type span struct{ start, end int }

// line is a line of text without the spaces around it. It is blank when its
// span is empty.
type line struct {
	span
	runes int
}

// Bounds in characters between which a line may have been broken by a
// program and not by its writer.
const (
	wrapLeast = 40
	wrapMost  = 100
)

// paragraphs cuts text at blank lines and line ends, but keeps together lines
// that were broken to a width. It fills lists that are reused.
func paragraphs(text string, lines []line, out []span) ([]line, []span) {
	lines = cutLines(text, lines[:0])
	wrap := findWrap(text, lines)
	out = out[:0]
	open := false
	for i, l := range lines {
		if l.start == l.end {
			open = false
			continue
		}
		if open && wrap.joins(text, lines[i-1], l) {
			out[len(out)-1].end = l.end
		} else {
			out = append(out, l.span)
		}
		open = true
	}
	return lines, out
}

// cutLines appends all lines of text, blank ones included.
func cutLines(text string, lines []line) []line {
	start := 0
	for i := 0; i < len(text); {
		n := lineEnd(text, i)
		if n == 0 {
			i++
			continue
		}
		lines = append(lines, trimLine(text, start, i))
		i += n
		start = i
	}
	return append(lines, trimLine(text, start, len(text)))
}

// lineEnd is the length of the line end at byte i, 0 when there is none.
func lineEnd(text string, i int) int {
	switch text[i] {
	case '\n', '\f', '\v':
		return 1
	case '\r':
		if i+1 < len(text) && text[i+1] == '\n' {
			return 2
		}
		return 1
	case 0xE2: // U+2028 and U+2029
		if strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029") {
			return 3
		}
	}
	return 0
}

// trimLine makes a line of text[start:end].
func trimLine(text string, start, end int) line {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !isSpace(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !isSpace(r) {
			break
		}
		end -= n
	}
	return line{span{start, end}, utf8.RuneCountInString(text[start:end])}
}

// wrapping says to which width, in characters, a text was broken; 0 when its
// line ends are its writer's.
type wrapping int

// findWrap looks for lines that go on in lower case after a line without a
// stop. Where such breaks are common the longest line gives the width.
func findWrap(text string, lines []line) wrapping {
	width, sure, breaks := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if a.runes == 0 || b.runes == 0 {
			continue
		}
		breaks++
		if a.runes < wrapLeast || a.runes > wrapMost {
			continue
		}
		width = max(width, a.runes)
		if goesOn(text, a, b) {
			sure++
		}
	}
	if sure == 0 || sure*5 < breaks*2 {
		return 0
	}
	return wrapping(width)
}

// joins reports whether line b continues line a.
func (w wrapping) joins(text string, a, b line) bool {
	if goesOn(text, a, b) && a.runes >= wrapLeast && a.runes <= wrapMost && (w > 0 || b.runes >= 30) {
		return true
	}
	if w == 0 || a.runes > int(w) || bullet(text[b.start:b.end]) {
		return false
	}
	// The first word of b would not have fitted.
	word := strings.IndexFunc(text[b.start:b.end], isSpace)
	if word < 0 {
		word = b.end - b.start
	}
	return a.runes+1+utf8.RuneCountInString(text[b.start:b.start+word]) > int(w)
}

// goesOn reports that a ends without a stop and b starts in lower case.
func goesOn(text string, a, b line) bool {
	last, _ := utf8.DecodeLastRuneInString(text[a.start:a.end])
	first, _ := utf8.DecodeRuneInString(text[b.start:b.end])
	return unicode.IsLower(first) && !strings.ContainsRune(`.!?:;…”"`, last)
}

// bullet reports whether a line starts a list item.
func bullet(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("•‣◦▪●■–—-*·", r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[n:])
	return isSpace(next)
}

// isSpace reports white space and the marks that print nothing.
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7F
	}
	return r == 0x85 || r == 0xA0 || r == '\u200b' || r == '\ufeff' || r == '\u2060' || (r >= 0x1680 && unicode.IsSpace(r))
}
