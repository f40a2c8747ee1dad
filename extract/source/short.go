package source

import (
	"strings"

	"dateline/schema"
)

// Bounds in words of short lines between paragraphs.
const (
	teaserMost  = 16
	headingMost = 8
)

// shortLines tells headings and teasers among the short lines that end without
// a stop. Those under a label ("Related stories") are teasers. In a text where
// other such lines are common, or where several follow each other, they are a
// list or a table and stay.
func (w *work) shortLines() {
	short := make([]bool, len(w.lines))
	open, all := 0, 0
	for i := range w.lines {
		l := &w.lines[i]
		if l.kind != "" {
			continue
		}
		all++
		switch short[i] = w.short(l); {
		case !short[i]:
		case i > 0 && w.lines[i-1].label:
			l.kind, l.label, short[i] = schema.Teaser, true, false
		default:
			open++
		}
	}
	if open*5 > all*2 && all > 5 {
		return
	}
	for i := range w.lines {
		l := &w.lines[i]
		if short[i] && (shouts(w.of(l), l.words) || !inList(short, i)) {
			l.kind = w.shortKind(i)
		}
	}
}

// short reports whether a line could be a heading or a teaser.
func (w *work) short(l *line) bool {
	text := w.of(l)
	if w.rules.dateline(text) > 0 {
		return false
	}
	if shouts(text, l.words) && l.words <= headlineMost {
		return true
	}
	return l.words <= teaserMost && !stops(text) && !goesOn(text) && !bullet(text) && !strings.ContainsAny(text[:1], "\"'") && !strings.HasPrefix(text, "“")
}

// inList reports whether line i is one of three short lines or more in a row.
func inList(short []bool, i int) bool {
	n := 1
	for k := i - 1; k >= 0 && short[k] && n < 3; k-- {
		n++
	}
	for k := i + 1; k < len(short) && short[k] && n < 3; k++ {
		n++
	}
	return n >= 3
}

// shortKind tells a heading, which names what follows, from a teaser, which is
// the headline of another article and says what happened.
func (w *work) shortKind(i int) schema.BlockKind {
	l := &w.lines[i]
	text := w.of(l)
	switch {
	case strings.HasPrefix(text, "#"):
		return schema.Heading
	case shouts(text, l.words) && l.words > 4:
		return schema.Teaser
	case l.words <= headingMost && i+1 < len(w.lines) && !w.tells(l):
		return schema.Heading
	}
	return schema.Teaser
}

// tells reports whether a line has a finite verb and no question word before it.
func (w *work) tells(l *line) bool {
	a := w.doc.Syntax
	s := sentenceAt(a, l.Start)
	if s == nil {
		return false
	}
	for _, t := range a.Tokens[s.First:s.Last] {
		switch t.Tag {
		case "WP", "WDT", "WRB", "WP$":
			return false
		case "VBZ", "VBP", "VBD", "MD":
			return true
		}
	}
	return false
}
