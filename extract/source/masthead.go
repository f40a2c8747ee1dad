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
	inNoteMast mastWord = "note"
	commonMast mastWord = "common"
)

// mastPlace is where a name stands that may be an outlet's, each place a surer
// sign than the one before.
type mastPlace int

const (
	onLine   mastPlace = iota // on a line of its own
	withDate                  // beside a date of publication
	inNote                    // in the brackets of a dateline, in a byline or copyright
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
	readTime = regexp.MustCompile(`^(?i:\d+[- ]?min(?:ute)?s?(?: read)?|(?:\p{L}+ )?edition)$`)
)

// addMasthead reads a row of mastheads.tsv.
func (r *rules) addMasthead(row lexicon.Row) error {
	class := mastWord(row.Get("class"))
	if class != sureMast && class != likelyMast && class != inNoteMast && class != commonMast {
		return fmt.Errorf("class %q", class)
	}
	r.mastheads[row.Get("word")] = class
	return nil
}

// press reports whether a text is the name of an outlet by its words and the
// place where it stands.
func (r *rules) press(name string, at mastPlace) bool {
	if !mastName.MatchString(name) || strings.HasPrefix(name, "By ") || r.notNames[strings.ToLower(name)] || wordCount(name) > mastNameMost {
		return false
	}
	words := strings.FieldsFunc(plainLetters(name), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	outlet, own := false, false
	for _, word := range words {
		switch r.mastheads[word] {
		case sureMast:
			outlet = true
		case likelyMast:
			outlet = outlet || at >= withDate
		case inNoteMast:
			outlet = outlet || at == inNote
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
	at := onLine
	if out.date = w.onlyFull(l); out.date != nil || w.dateBeside(i) {
		at = withDate
	}
	others, upper := 0, true
	for _, part := range w.parts(l, out.date) {
		name := w.nameIn(part)
		switch {
		case out.outlet.Len() == 0 && w.isOutlet(name, at):
			out.outlet = part
		default:
			others++
			upper = upper && mastName.MatchString(strings.Trim(name, "“”\"«»")) && wordCount(name) <= placeMost
		}
	}
	switch {
	case out.date != nil && out.outlet.Len() > 0:
		return out, others <= 2 && upper
	case out.date != nil:
		return out, others > 0 && others <= 2 && upper && (headline != "" || others == 1 && w.barred(l) && w.headlineBelow(i))
	}
	return out, out.outlet.Len() > 0 && others == 0 && !w.tells(l) && (headline != "" || w.headlineBelow(i))
}

// mastName is the name in a masthead: as the registry has it, or the whole of it,
// words in capitals with one capital each.
func (w *work) mastName(s schema.Span) string {
	name := w.nameIn(s)
	if o := w.outlets.named(name); o != nil {
		return o.Name
	}
	if strings.ToUpper(name) == name && len(name) > 5 {
		return titleCase(name)
	}
	return name
}

// isOutlet reports whether a name at a place is an outlet's, by the registry or
// by its words.
func (w *work) isOutlet(name string, at mastPlace) bool {
	return w.outlets.named(name) != nil || w.rules.press(name, at)
}

// barred reports whether the parts of a line stand between bars or dots, as pages
// set them and writers of sentences do not.
func (w *work) barred(l *line) bool { return strings.ContainsAny(w.of(l), "|·•") }

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

// dateBeside reports whether the line above or below line i is a date of
// publication, or ends in one.
func (w *work) dateBeside(i int) bool {
	for _, k := range []int{i - 1, i + 1, i + 2} {
		if k < 0 || k >= len(w.lines) || k == i+2 && w.lines[k].gap > 0 && w.lines[i+1].kind != schema.Boilerplate {
			continue
		}
		if l := &w.lines[k]; l.published > 0 || l.dated > 0 || w.pureDate(l) != nil {
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

// signature marks a line at the end of a text that is only the name of the
// outlet, the day of publication, or both.
func (w *work) signature(l *line) bool {
	if l.words > mastLineMost {
		return false
	}
	date := w.onlyFull(l)
	parts := w.parts(l, date)
	switch {
	case len(parts) == 0 && date != nil:
	case len(parts) != 1:
		return false
	case date != nil && w.isOutlet(w.nameIn(parts[0]), withDate),
		date == nil && l.words <= mastNameMost+1 && w.rules.press(w.nameIn(parts[0]), onLine) && !w.tells(l):
		l.outlet, l.credit = parts[0], strings.HasPrefix(w.of(l), "(")
	default:
		return false
	}
	l.kind = schema.Boilerplate
	if date != nil {
		l.kind, l.dated = schema.Dateline, date.Start+1
	}
	return true
}
