package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/syntax"
	"dateline/schema"
)

// line is one line of the page as it is laid out: a paragraph of the text, or a
// part of one that has a use of its own.
type line struct {
	schema.Span
	kind  schema.BlockKind // empty until it is known
	gap   int              // line ends between the line before and this one; 0 for a part
	words int
	label bool // a label over headlines of other articles, or one of them

	published int         // where its labelled date of publication starts, plus one; 0 for none
	outlet    schema.Span // of the name of the outlet in a masthead, empty for none
	credit    bool        // outlet is that of a credit in brackets, an agency's
	dated     int         // where the date of a masthead starts, plus one; 0 for none
}

// finalKind is the kind, a paragraph when nothing else is known.
func (l *line) finalKind() schema.BlockKind {
	if l.kind == "" {
		return schema.Paragraph
	}
	return l.kind
}

// of is the text of a line.
func (w *work) of(l *line) string { return w.text[l.Start:l.End] }

// plain is the text of a line without marks of Markdown.
func (w *work) plain(l *line) string {
	text := w.of(l)
	if plain := syntax.WithoutMarkup(text); plain != text {
		return strings.Join(strings.Fields(plain), " ")
	}
	return text
}

// layout cuts the text into lines and finds what each is for.
func (w *work) layout() {
	w.cut()
	w.frontMatter()
	w.letterHead()
	w.labelledHead()
	w.markDates()
	w.within()
	w.splitPieces()
	w.splitTitle()
	for i := range w.lines {
		l := &w.lines[i]
		if l.kind != "" {
			continue
		}
		if l.kind, _ = w.rules.kindOf(w.plain(l), false); l.kind == labelKind {
			l.kind, l.label = schema.Boilerplate, true
		}
		if wordKey(w.of(l)) == "" {
			l.kind = schema.Boilerplate // a rule of hyphens, stars and the like
		}
	}
	w.captions()
	w.head()
	w.shortLines()
	w.tail()
	w.splitDatelines()
}

// cut makes a line of every paragraph.
func (w *work) cut() {
	end := 0
	paragraphs := w.doc.Syntax.Paragraphs
	for i, p := range paragraphs {
		next := len(w.text)
		if i+1 < len(paragraphs) {
			next = paragraphs[i+1].Start
		}
		p.Start, p.End = w.marked(p.Start, p.End, end, next)
		between := w.text[end:p.Start]
		gap := strings.Count(between, "\n")
		if gap == 0 {
			gap = max(1, strings.Count(between, "\r"))
		}
		w.lines = append(w.lines, w.newLine(p.Start, p.End, gap))
		end = p.End
	}
}

// breaks are the characters that end a line.
const breaks = "\r\n\v\f\u0085\u2028\u2029"

// marked widens a paragraph by the marks of Markdown around it, which the syntax
// leaves out, within its line and between its neighbours.
func (w *work) marked(start, end, before, behind int) (int, int) {
	head, tail := w.text[before:start], w.text[end:behind]
	if i := strings.LastIndexAny(head, breaks); i >= 0 {
		_, size := utf8.DecodeRuneInString(head[i:])
		head = head[i+size:]
	}
	if i := strings.IndexAny(tail, breaks); i >= 0 {
		tail = tail[:i]
	}
	return start - len(strings.TrimLeftFunc(head, unicode.IsSpace)), end + len(strings.TrimRightFunc(tail, unicode.IsSpace))
}

// newLine is a line without the white space at its ends.
func (w *work) newLine(start, end, gap int) line {
	text := w.text[start:end]
	left := strings.TrimLeftFunc(text, unicode.IsSpace)
	start += len(text) - len(left)
	end = start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return line{Span: schema.Span{Start: start, End: end}, gap: gap, words: wordCount(w.text[start:end])}
}

// split cuts line i at an offset of the text; the second part follows it.
func (w *work) split(i, at int) {
	l := w.lines[i]
	first, second := w.newLine(l.Start, at, l.gap), w.newLine(at, l.End, 0)
	first.kind, second.kind = l.kind, l.kind
	if first.Len() == 0 || second.Len() == 0 {
		return
	}
	w.lines = append(w.lines[:i+1], w.lines[i:]...)
	w.lines[i], w.lines[i+1] = first, second
}

// frontMatter marks the metadata at the top of a Markdown file.
func (w *work) frontMatter() {
	if len(w.lines) < 2 {
		return
	}
	fence := w.of(&w.lines[0])
	if fence != "---" && fence != "+++" {
		return
	}
	for i := 1; i < len(w.lines); i++ {
		if t := w.of(&w.lines[i]); t == fence || fence == "---" && t == "..." {
			for k := 0; k <= i; k++ {
				w.lines[k].kind = schema.Boilerplate
			}
			return
		}
	}
}

// splitPieces gives a line of its own to every piece that a rule marks inside
// another line.
func (w *work) splitPieces() {
	for i := 0; i < len(w.lines); i++ {
		l := &w.lines[i]
		if l.kind != "" {
			continue
		}
		text := w.of(l)
		lower := strings.ToLower(text)
		for k := range w.rules.lines {
			rule := &w.rules.lines[k]
			if rule.zone != piece {
				continue
			}
			m := rule.match(text, lower, l.words)
			if m == nil || m[0] == 0 && m[1] == len(text) {
				continue
			}
			w.carve(i, l.Start+m[0], l.Start+m[1], rule.kind)
			break
		}
	}
}

// carve makes the piece [start, end) of line i a line of a kind.
func (w *work) carve(i, start, end int, kind schema.BlockKind) {
	n := len(w.lines)
	w.split(i, end)
	w.split(i, start)
	if w.lines[i].Start < start && len(w.lines) > n {
		i++
	}
	w.lines[i].kind = kind
}

// tail marks, from the end upwards, the lines that only count as boilerplate
// where no more of the article follows. A day among them is that of publication
// where it is the only one: a list of other articles names several.
func (w *work) tail() {
	var dated []int
	for i := len(w.lines) - 1; i > 0 && w.tailLine(i); i-- {
		if w.lines[i].kind == schema.Dateline {
			dated = append(dated, i)
		}
	}
	for _, i := range dated {
		l := &w.lines[i]
		young := w.youngestFull()
		if day, _ := w.onlyFull(l).full(); len(dated) > 1 || w.lines[i-1].kind == schema.Teaser || young != nil && young.day > day {
			l.kind, l.dated = schema.Boilerplate, 0
		}
	}
}

// tailLine marks line i as one of the tail; false where the article begins.
func (w *work) tailLine(i int) bool {
	l := &w.lines[i]
	switch l.kind {
	case schema.Boilerplate, schema.Byline:
		return true
	case "", schema.Heading, schema.Teaser:
		if kind, ok := w.rules.kindOf(w.plain(l), true); ok {
			l.kind = kind
			return true
		}
		if w.signature(l) {
			return true
		}
	}
	return l.kind == schema.Teaser
}

// ending is how a line ends, closing quotation marks and brackets aside.
func ending(text string) rune {
	text = strings.TrimRight(text, "\"'”’»)] ")
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

// stops reports whether a line ends like a sentence.
func stops(text string) bool { return strings.ContainsRune(".!?…", ending(text)) }

// goesOn reports whether a line promises that more follows.
func goesOn(text string) bool { return strings.ContainsRune(":;,–—-_", ending(text)) }

// bullet reports whether a line is an item of a list.
func bullet(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	if strings.ContainsRune("•‣◦▪●■*-–—·", r) {
		return true
	}
	i := 0
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	return i > 0 && i < len(text) && (text[i] == '.' || text[i] == ')')
}

// shouts reports whether a line of three words or more is all capitals.
func shouts(text string, words int) bool {
	upper, lower := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return words >= 3 && upper >= 10 && lower*10 <= upper
}
