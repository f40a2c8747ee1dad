package source

import (
	"sort"
	"strings"

	"dateline/extract/syntax"
	"dateline/schema"
)

// captions joins to a credit that stands alone the caption before it, and finds
// captions by their shape: one sentence in the present tense with its date.
func (w *work) captions() {
	for i := range w.lines {
		l := &w.lines[i]
		if l.kind == "" && w.present(l) {
			l.kind = schema.Caption
		}
		if i == 0 || l.kind != schema.Caption || !onlyCredit(w.of(l)) {
			continue
		}
		before := &w.lines[i-1]
		if before.kind == "" && before.words <= 70 && (l.gap == 1 || w.dated(before)) {
			before.kind = schema.Caption
		}
	}
}

// onlyCredit reports whether a caption is no more than who made the picture.
func onlyCredit(text string) bool {
	inner := strings.Trim(text, "()[]. ")
	return wordCount(text) <= 12 && !strings.ContainsAny(inner, ".!?()")
}

// dated reports whether a line names a day of a month.
func (w *work) dated(l *line) bool { return w.lastDate(l) != nil }

// lastDate is the last day of a month that a line names, nil when none.
func (w *work) lastDate(l *line) *dateMention {
	first := sort.Search(len(w.dates), func(i int) bool { return w.dates[i].Start >= l.Start })
	var last *dateMention
	for i := first; i < len(w.dates) && w.dates[i].Start < l.End; i++ {
		if m := &w.dates[i]; m.day != 0 && l.Contains(m.Span) {
			last = m
		}
	}
	return last
}

// present reports whether a line is one sentence that says in the present tense
// what is to be seen and ends with the day of the picture.
func (w *work) present(l *line) bool {
	m := w.lastDate(l)
	if m == nil || m.weekday == 0 || l.words < 8 || l.words > 60 || l.End-m.End > 2 {
		return false
	}
	a := w.doc.Syntax
	s := sentenceAt(a, l.Start)
	if s == nil || s.End < m.End {
		return false
	}
	for _, t := range a.Tokens[s.First:s.Last] {
		switch t.Tag {
		case "VBZ", "VBP":
			return true
		case "VBD", "MD":
			return false
		}
	}
	return false
}

// sentenceAt is the sentence that holds offset at, nil when none does.
func sentenceAt(a *syntax.Analysis, at int) *syntax.Sentence {
	i := sort.Search(len(a.Sentences), func(i int) bool { return a.Sentences[i].End > at })
	if i < len(a.Sentences) && a.Sentences[i].Start <= at {
		return &a.Sentences[i]
	}
	return nil
}
