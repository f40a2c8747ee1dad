package source

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"dateline/extract/lexicon"
	"dateline/schema"
)

// mastWord says how far a word makes the name of an outlet.
type mastWord string

const (
	sureMast   mastWord = "sure"
	likelyMast mastWord = "likely"
	commonMast mastWord = "common"
)

// Bounds in words of a masthead.
const (
	mastLineMost = 14 // a line with a date
	mastNameMost = 6
	placeMost    = 4
)

var (
	mastName = regexp.MustCompile(`^(?:[Tt]he )?` + clueName + `$`)
	mastCut  = regexp.MustCompile(`\s*[|·•,;()\[\]*_]+\s*|\s+(?:[-–—]+\s+)+`)
	readTime = regexp.MustCompile(`^(?i:\d+[- ]?min(?:ute)?s?(?: read)?)$`)
)

// addMasthead reads a row of mastheads.tsv.
func (r *rules) addMasthead(row lexicon.Row) error {
	class := mastWord(row.Get("class"))
	if class != sureMast && class != likelyMast && class != commonMast {
		return fmt.Errorf("class %q", class)
	}
	r.mastheads[row.Get("word")] = class
	return nil
}

// press reports whether a text is the name of an outlet by its words; dated,
// whether a date of publication stands with it.
func (r *rules) press(name string, dated bool) bool {
	if !mastName.MatchString(name) || r.notNames[strings.ToLower(name)] || wordCount(name) > mastNameMost {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	outlet, own := false, false
	for _, word := range words {
		switch r.mastheads[word] {
		case sureMast:
			outlet = true
		case likelyMast:
			outlet = outlet || dated
		case commonMast:
		default:
			own = true
		}
	}
	return outlet && own
}

// masthead is what a line at the top says of the article beside its account:
// the outlet, the day of publication.
type masthead struct {
	outlet schema.Span  // empty for none
	date   *dateMention // nil for none
}

// mastheadAt reads line i as a masthead, "Harbour Post", "Harbour Post | 4 May 2023", or as
// the place and day of an article below its headline, "Marlow, 4 May 2023". ok is
// false for another line.
func (w *work) mastheadAt(i int, headline string) (out masthead, ok bool) {
	l := &w.lines[i]
	if l.words > mastLineMost || w.isTitle(w.of(l)) {
		return out, false
	}
	dated := w.dateBeside(i)
	if out.date = w.onlyFull(l); out.date != nil {
		dated = true
	}
	others, upper := 0, true
	for _, part := range w.parts(l, out.date) {
		name := w.nameIn(part)
		switch {
		case out.outlet.Len() == 0 && (w.outlets.named(name) != nil || w.rules.press(name, dated)):
			out.outlet = part
		default:
			others++
			upper = upper && mastName.MatchString(name) && wordCount(name) <= placeMost
		}
	}
	switch {
	case out.date != nil && out.outlet.Len() > 0:
		return out, others <= 1 && upper
	case out.date != nil:
		return out, others > 0 && others <= 2 && upper && headline != ""
	}
	return out, out.outlet.Len() > 0 && others == 0 && !w.tells(l) && (headline != "" || w.headlineBelow(i))
}

// onlyFull is the full date of a line that holds one date, nil for other lines.
func (w *work) onlyFull(l *line) *dateMention {
	var found *dateMention
	for i := range w.dates {
		if m := &w.dates[i]; l.Contains(m.Span) {
			if _, ok := m.full(); !ok || found != nil {
				return nil
			}
			found = m
		}
	}
	return found
}

// parts are what stands in a line beside its date, without times of day.
func (w *work) parts(l *line, date *dateMention) []schema.Span {
	rest := []schema.Span{l.Span}
	if date != nil {
		rest = []schema.Span{{Start: l.Start, End: date.Start}, {Start: date.End, End: l.End}}
	}
	var out []schema.Span
	add := func(start, end int) {
		text := w.text[start:end]
		start += len(text) - len(strings.TrimLeft(text, " \u00a0#-–—"))
		end = start + len(strings.Trim(text, " \u00a0#-–—"))
		if start < end && !beside.MatchString(w.text[start:end]) && !readTime.MatchString(w.text[start:end]) {
			out = append(out, schema.Span{Start: start, End: end})
		}
	}
	for _, s := range rest {
		at := s.Start
		for _, cut := range mastCut.FindAllStringIndex(w.text[s.Start:s.End], -1) {
			add(at, s.Start+cut[0])
			at = s.Start + cut[1]
		}
		add(at, max(at, s.End))
	}
	return out
}

// nameIn is what stands in a span, its spaces plain.
func (w *work) nameIn(s schema.Span) string {
	return strings.ReplaceAll(w.text[s.Start:s.End], "\u00a0", " ")
}

// dateBeside reports whether the line above or below line i is a date of publication.
func (w *work) dateBeside(i int) bool {
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(w.lines) && (w.lines[k].published > 0 || w.pureDate(&w.lines[k]) != nil) {
			return true
		}
	}
	return false
}

// headlineBelow reports whether a headline follows line i at the top of the page.
func (w *work) headlineBelow(i int) bool {
	for k := i + 1; k < len(w.lines) && k < headLines; k++ {
		switch l := &w.lines[k]; {
		case w.isTitle(w.of(l)):
			return true
		case l.kind != "" || w.pureDate(l) != nil:
		default:
			_, mast := w.mastheadAt(k, "-")
			return !mast && w.looksHeadline(k)
		}
	}
	return false
}

// signature marks the last line of a text where it is only the name of the outlet.
func (w *work) signature(l *line) bool {
	if l.words > mastNameMost+1 {
		return false
	}
	parts := w.parts(l, nil)
	if len(parts) != 1 || !w.rules.press(w.nameIn(parts[0]), false) || w.tells(l) {
		return false
	}
	l.outlet = parts[0]
	return true
}
