package source

import (
	"regexp"
	"strings"

	"dateline/extract/lexicon"
	"dateline/schema"
)

// headLabelled is a line of a label and its value, with marks of Markdown or not.
var headLabelled = regexp.MustCompile(`^[#>*_\s-]*(\p{L}[\p{L} -]{0,20}?)[*_]*\s*:[*_]*\s*`)

// Bounds of a head of labelled lines.
const (
	headLabelLines = 20 // lines at the top that are looked at
	headLabelLeast = 3  // labelled lines that make a head
	headBefore     = 6  // lines over the first labelled one
)

// addHeadLabel reads a row of headlabels.tsv.
func (r *rules) addHeadLabel(row lexicon.Row) error {
	r.headLabels[row.Get("label")] = row.Get("field")
	return nil
}

// labelledHead reads the head of labelled lines that archives and databases put
// over an article, "Headline: …", "Source: …", "Date: …".
func (w *work) labelledHead() {
	first, n, kept := -1, 0, false
	for i := 0; i < len(w.lines) && i < headLabelLines; i++ {
		field, _ := w.headLabel(&w.lines[i])
		switch {
		case field != "":
			if first < 0 {
				first = i
			}
			n++
			kept = kept || field == "title" || field == "outlet" || field == "author"
		case first >= 0 || i >= headBefore:
			i = headLabelLines
		}
	}
	if n < headLabelLeast || !kept {
		return
	}
	for i := first; n > 0 && i < len(w.lines); i++ {
		if field, value := w.headLabel(&w.lines[i]); field != "" {
			n--
			i += w.keepLabelled(i, field, value)
		}
	}
}

// headLabel is what a labelled line says and where its value is; "" for another
// line.
func (w *work) headLabel(l *line) (field string, value schema.Span) {
	text := w.of(l)
	m := headLabelled.FindStringSubmatchIndex(text)
	if m == nil || l.kind != "" {
		return "", value
	}
	value = w.trimmed(l.Start+m[1], l.End)
	return w.rules.headLabels[strings.ToLower(text[m[2]:m[3]])], value
}

// keepLabelled keeps what line i says and marks it; it is how many lines were put
// in.
func (w *work) keepLabelled(i int, field string, value schema.Span) int {
	l := &w.lines[i]
	l.kind = schema.Boilerplate
	if value.Len() == 0 {
		return 0
	}
	switch field {
	case "title":
		before := len(w.lines)
		w.carve(i, value.Start, value.End, schema.Headline)
		return len(w.lines) - before
	case "outlet":
		if name := w.nameIn(value); mastName.MatchString(name) || w.outlets.named(name) != nil {
			l.outlet, w.paper = value, value
		}
	case "author":
		w.author = value
	case "date":
		if m := w.onlyFull(l); m != nil {
			l.published = m.Start + 1
		}
	case "address":
		if text := w.text[value.Start:value.End]; host(text) != "" && !strings.ContainsAny(text, " \t") {
			w.link = text
		}
	}
	return 0
}
