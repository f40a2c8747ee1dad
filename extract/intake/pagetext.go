package intake

import (
	"strings"

	"golang.org/x/net/html"
)

// pageText writes the text of an extracted article: every block element is a
// paragraph, a blank line between two; white space collapses except in <pre>.
func pageText(n *html.Node) string {
	var w textWriter
	w.node(n, false)
	w.paragraph()
	return strings.Join(w.done, "\n\n")
}

// textWriter collects paragraphs.
type textWriter struct {
	done []string
	line strings.Builder
}

// paragraph ends the current paragraph.
func (w *textWriter) paragraph() {
	if s := strings.TrimSpace(w.line.String()); s != "" {
		w.done = append(w.done, s)
	}
	w.line.Reset()
}

// node writes one node and what it holds.
func (w *textWriter) node(n *html.Node, pre bool) {
	switch n.Type {
	case html.TextNode:
		if pre {
			w.line.WriteString(n.Data)
			return
		}
		w.words(n.Data)
		return
	case html.ElementNode:
		switch n.Data {
		case "script", "style", "noscript", "template":
			return
		case "br":
			w.line.WriteByte('\n')
			return
		}
	}
	block := n.Type == html.ElementNode && blocks[n.Data]
	if block {
		w.paragraph()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, pre || n.Data == "pre")
	}
	if block {
		w.paragraph()
	}
}

// words writes text with every run of white space as one space.
func (w *textWriter) words(s string) {
	for i, word := range strings.Fields(s) {
		if i > 0 || strings.IndexFunc(s, isSpace) == 0 {
			w.space()
		}
		w.line.WriteString(word)
	}
	if s != "" && isSpace(rune(s[len(s)-1])) {
		w.space()
	}
}

// space writes a space unless one or a line end is there.
func (w *textWriter) space() {
	if s := w.line.String(); s != "" && !isSpace(rune(s[len(s)-1])) {
		w.line.WriteByte(' ')
	}
}

func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

// blocks are the elements that stand on lines of their own.
var blocks = func() map[string]bool {
	out := map[string]bool{}
	for name := range strings.FieldsSeq(`p div section article main body h1 h2 h3 h4 h5 h6 ul ol li dl dt dd
		blockquote pre figure figcaption table tr hr address details summary`) {
		out[name] = true
	}
	return out
}()

// hasProse reports whether a line of text reads like a sentence: six words or
// more and a stop at the end.
func hasProse(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, "\"'”’) ")
		if len(strings.Fields(line)) >= 6 && strings.ContainsAny(line[len(line)-1:], ".!?") {
			return true
		}
	}
	return false
}
