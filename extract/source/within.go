package source

import (
	"strings"

	"dateline/schema"
)

// within carves out of the lines at the top what they say of the article beside
// other words: "Lenn Courier, 4 May 2023. The crews …", "Crews walk out (Lenn
// Courier, 4 May 2023)", "ISLANDS IN BRIEF: 4 May 2023".
func (w *work) within() {
	for i := 0; i < len(w.lines) && i < leadingMost; i++ {
		l := &w.lines[i]
		if l.kind != "" {
			continue
		}
		for k := range w.dates {
			date := &w.dates[k]
			if _, ok := date.full(); !ok || !l.Contains(date.Span) || min(date.Start-l.Start, l.End-date.End) > outletMost {
				continue // what is set apart stands at an end of the line
			}
			piece, outlet := w.datedPiece(l, date)
			if piece.Len() == 0 {
				continue
			}
			w.carve(i, piece.Start, piece.End, schema.Dateline)
			if l := w.lineAt(date.Start); l != nil {
				l.outlet, l.dated = outlet, date.Start+1
			}
			return
		}
	}
}

// outletMost is how many bytes the name of an outlet may have, with what stands
// between it and a date.
const outletMost = 200

// marks are what stands between a name and a date.
const marks = " \t\u00a0,;|·•-–—"

// datedPiece is the part of a line that holds its date with the name of an
// outlet or a word for an issue before it; empty where it is not set apart.
func (w *work) datedPiece(l *line, date *dateMention) (piece, outlet schema.Span) {
	before, after := w.text[l.Start:date.Start], w.text[date.End:l.End]
	if i := strings.LastIndexByte(before, '('); i > 0 && strings.TrimSpace(after) == ")" {
		name := w.trimmed(l.Start+i+1, date.Start)
		if name.Len() <= outletMost && w.isOutlet(w.nameIn(name), withDate) {
			return schema.Span{Start: l.Start + i, End: l.End}, name
		}
		return piece, outlet
	}
	if name := w.trimmed(l.Start, date.Start); name.Len() > 0 && name.Len() <= outletMost && w.isOutlet(w.nameIn(name), withDate) {
		sentence := strings.TrimLeft(after, ".:–— ")
		if len(sentence) < len(after) && opens(sentence) && wordCount(sentence) > mastLineMost/2 {
			return schema.Span{Start: l.Start, End: l.End - len(sentence)}, name
		}
	}
	head := strings.TrimRight(before, marks+":(")
	if len(head) < len(before) && strings.TrimSpace(before[len(head):]) != "" && strings.Trim(after, " .)") == "" && w.rules.issue(head) {
		return schema.Span{Start: l.Start + len(head), End: l.End}, outlet
	}
	return piece, outlet
}

// trimmed is [start, end) without marks at its ends.
func (w *work) trimmed(start, end int) schema.Span {
	text := w.text[start:end]
	start += len(text) - len(strings.TrimLeft(text, marks+"*_"))
	return schema.Span{Start: start, End: start + len(strings.Trim(text, marks+"*_"))}
}

// issue reports whether a text ends in a word for one issue of what appears
// again and again.
func (r *rules) issue(text string) bool {
	text = strings.ToLower(text)
	for _, word := range r.issues {
		if before, ok := strings.CutSuffix(text, word); ok && (before == "" || strings.HasSuffix(before, " ")) {
			return true
		}
	}
	return false
}
