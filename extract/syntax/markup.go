package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// WithoutMarkup is text with spaces for the marks of Markdown, so that offsets
// hold: those of headings and quoted lines, of emphasis, and of links with
// their targets. Marks without their other half stay.
func WithoutMarkup(text string) string {
	if !strings.ContainsAny(text, "*_#>[") {
		return text
	}
	m := &marker{text: text}
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexAny(text[start:], "\r\n"); i >= 0 {
			end = start + i
		}
		m.line(start, end)
		start = end + 1
	}
	if m.out == nil {
		return text
	}
	return string(m.out)
}

// marker blanks marks. out is nil until there are any.
type marker struct {
	text string
	out  []byte
	open []delimiter // of the line
}

// delimiter is a run of one mark.
type delimiter struct{ start, end int }

// blank writes spaces over text[start:end].
func (m *marker) blank(start, end int) {
	if m.out == nil {
		m.out = []byte(m.text)
	}
	for i := start; i < end; i++ {
		m.out[i] = ' '
	}
}

// deepestHeading is the most signs before a heading.
const deepestHeading = 6

// line blanks the marks of the line text[start:end].
func (m *marker) line(start, end int) {
	line := m.text[start:end]
	if !strings.ContainsAny(line, "*_#>[") {
		return
	}
	at := start + len(line) - len(strings.TrimLeft(line, " \t"))
	for _, sign := range []string{">", "#"} {
		rest := strings.TrimLeft(m.text[at:end], sign)
		n := end - at - len(rest)
		if n > 0 && n <= deepestHeading && strings.HasPrefix(rest, " ") {
			m.blank(at, at+n)
			at += n + 1
		}
	}
	m.open = m.open[:0]
	for i := at; i < end; {
		switch c := m.text[i]; c {
		case '*', '_':
			n := len(m.text[i:end]) - len(strings.TrimLeft(m.text[i:end], string(c)))
			m.emphasis(i, i+n, start, end)
			i += n
		case '[':
			m.link(i, start, end)
			i++
		default:
			i++
		}
	}
}

// longestRun is the most marks that are emphasis; more are a rule or a blot.
const longestRun = 3

// emphasis reads the run of marks text[i:to] in a line, and blanks it with the
// one that it closes.
func (m *marker) emphasis(i, to, start, end int) {
	if to-i > longestRun {
		return
	}
	before, _ := utf8.DecodeLastRuneInString(m.text[start:i])
	behind, _ := utf8.DecodeRuneInString(m.text[to:end])
	if i > start && !isSpace(before) && !inWord(behind) {
		for k := len(m.open) - 1; k >= 0; k-- {
			o := m.open[k]
			if o.end-o.start == to-i && m.text[o.start] == m.text[i] {
				m.blank(o.start, o.end)
				m.blank(i, to)
				m.open = m.open[:k]
				return
			}
		}
	}
	if to < end && !isSpace(behind) && !inWord(before) {
		m.open = append(m.open, delimiter{i, to})
	}
}

// inWord reports a letter or digit. At the ends of a line there is none.
func inWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// link blanks the marks and the target of the link or picture "[words](target)"
// whose bracket is at i.
func (m *marker) link(i, start, end int) {
	n := strings.Index(m.text[i:end], "](")
	if n < 0 || strings.LastIndexByte(m.text[i:i+n], '[') > 0 {
		return
	}
	words := i + n
	to := strings.IndexByte(m.text[words:end], ')')
	if to < 0 || !isTarget(m.text[words+2:words+to]) {
		return
	}
	m.blank(words, words+to+1)
	m.blank(i, i+1)
	if i > start && m.text[i-1] == '!' {
		m.blank(i-1, i)
	}
}

// isTarget reports whether s is what a link leads to.
func isTarget(s string) bool {
	for _, beginning := range []string{"http://", "https://", "mailto:", "www.", "/", "#", "./", "../"} {
		if strings.HasPrefix(s, beginning) {
			return !strings.ContainsAny(s, " \t") || strings.ContainsRune(s, '"')
		}
	}
	return false
}
