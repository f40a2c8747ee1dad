package source

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dateline/extract/lexicon"
	"dateline/schema"
)

// dateLabel is a word before a date that says what it is the date of.
type dateLabel struct {
	text    string
	updated bool
}

// addLabel reads a row of datelabels.tsv.
func (r *rules) addLabel(row lexicon.Row) error {
	role := row.Get("role")
	switch role {
	case "published", "updated":
	case "issue":
		r.issues = append(r.issues, row.Get("label"))
		return nil
	default:
		return fmt.Errorf("role %q", role)
	}
	r.labels = append(r.labels, dateLabel{text: row.Get("label"), updated: role == "updated"})
	slices.SortStableFunc(r.labels, func(a, b dateLabel) int { return cmp.Compare(len(b.text), len(a.text)) })
	return nil
}

// stated is the day of publication that the text itself states: a labelled
// date, a line at the top that holds only a date, a dateline or byline with a
// year, a date at the end. nil when it states none.
func (w *work) stated() *dateMention {
	var line, place, end *dateMention
	for i := range w.dates {
		m := &w.dates[i]
		if _, ok := m.full(); !ok {
			continue
		}
		l := w.lineAt(m.Start)
		switch {
		case l == nil:
		case l.published == m.Start+1:
			return m
		case l.kind == schema.Dateline && l.dated == m.Start+1 && !w.atTop(l):
			end = m
		case line == nil && l.kind == schema.Dateline && (l.dated == m.Start+1 || w.pureDate(l) != nil), line == nil && l.kind == schema.Byline && w.atTop(l):
			line = m
		case place == nil && l.kind == schema.Dateline:
			place = m
		}
	}
	return cmp.Or(line, place, end)
}

// atTop reports whether no paragraph stands before a line.
func (w *work) atTop(l *line) bool {
	for i := range w.lines {
		if o := &w.lines[i]; o.finalKind() == schema.Paragraph && o.Start < l.Start {
			return false
		}
	}
	return true
}

// beside is what may stand beside a date on a line that holds only a date.
var beside = regexp.MustCompile(`^(?i:[\s|,.;:·•()\[\]/–—-]|\d{1,2}\s?[:.]\s?\d{2}([:.]\d{2})?|\d{1,2} ?(?:am|pm|hrs?)|[ap]\.?m\b\.?|(?:GMT|UTC|[ECMP][SD]?T|BST|CES?T|IST|JST|MSK|AES?T|EES?T|WES?T|NZ[SD]?T|AKST|SAST|WAT|CAT|EAT|AST|TRT|IRST|IDT|GST|AFT|PKT|NPT|BDT|MMT|ICT|WIB|HKT|SGT|PHT|KST|ART|BRT|CLT|COT|PET|ECT|BOT|VET|UYT|hrs|local time)\b|[+-]\d{1,2}:?\d{2}\b|at\b|on\b|time\b|(?:last |first )?(?:updated|published|posted|modified)\b|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b)*$`)

// pureDate is the date of a line that holds nothing else, nil for another line.
func (w *work) pureDate(l *line) *dateMention {
	if l.words > 14 {
		return nil
	}
	for i := range w.dates {
		m := &w.dates[i]
		if m.day != 0 && l.Contains(m.Span) {
			if beside.MatchString(w.text[l.Start:m.Start]) && beside.MatchString(w.text[m.End:l.End]) {
				return m
			}
			return nil
		}
	}
	return nil
}

// markDates finds dates that stand before a line or on one of their own with a
// label, "Published: 3 April 2022" or "date 2022-04-03": label and date are
// boilerplate, a date without a label at the top is a dateline, and what follows
// on the same line is a line of its own.
func (w *work) markDates() {
	for i := 0; i < len(w.lines); i++ {
		l := &w.lines[i]
		m, updated := w.labelled(l)
		kind := schema.Boilerplate
		if m == nil {
			if m = w.leading(i); m == nil {
				continue
			}
			if !m.iso {
				kind = schema.Dateline
			}
		}
		end := m.End + restOfDate(w.text[m.End:l.End])
		if rest := strings.TrimSpace(w.text[end:l.End]); rest != "" && (wordCount(rest) < 3 || !startsLine(rest)) {
			if kind == schema.Dateline || wordCount(rest) > 4 {
				continue
			}
			end = l.End
		}
		w.carve(i, l.Start, end, kind)
		if !updated {
			w.lines[i].published = m.Start + 1
		}
	}
}

// labelled is the first date of a line that starts with a label for it.
func (w *work) labelled(l *line) (m *dateMention, updated bool) {
	text := strings.TrimLeft(w.of(l), "*_[( ")
	for _, label := range w.rules.labels {
		n := len(label.text)
		if len(text) <= n || !strings.EqualFold(text[:n], label.text) || unicode.IsLetter(rune(text[n])) {
			continue
		}
		base := l.End - len(text) + n
		for i := range w.dates {
			if d := &w.dates[i]; d.day != 0 && l.Contains(d.Span) {
				if d.Start >= base && beside.MatchString(w.text[base:d.Start]) {
					return d, label.updated
				}
				return nil, false
			}
		}
		return nil, false
	}
	return nil, false
}

// leadingMost is how many lines at the top may start with a date of their own.
const leadingMost = 4

// leading is the full date that line i, near the top, starts with before words
// that do not belong to it; nil when it starts with none or holds nothing else.
func (w *work) leading(i int) *dateMention {
	l := &w.lines[i]
	if i >= leadingMost {
		return nil
	}
	for k := range w.dates {
		m := &w.dates[k]
		if m.day == 0 || !l.Contains(m.Span) {
			continue
		}
		if _, ok := m.full(); !ok || !beside.MatchString(w.text[l.Start:m.Start]) || w.pureDate(l) != nil && !m.iso {
			return nil
		}
		return m
	}
	return nil
}

// restOfDate is the length of the time of day and the marks after a date.
func restOfDate(text string) int {
	end := 0
	for i := 0; i <= len(text) && i <= 40; i++ {
		if (i == len(text) || text[i] == ' ') && beside.MatchString(text[:i]) {
			end = i
		}
	}
	return end
}

// startsLine reports whether text could be a line of its own.
func startsLine(text string) bool {
	for _, r := range text {
		return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("\"“‘'#", r)
	}
	return false
}
