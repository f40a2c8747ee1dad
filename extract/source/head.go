package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/schema"
)

// Bounds in words of the lines at the top of a page.
const (
	headlineMost = 30 // a headline without a stop
	sentenceMost = 18 // a headline that ends like a sentence
	headLines    = 8  // lines before the first paragraph that are looked at
)

// head finds the headline and what stands around it: kickers, standfirsts,
// repetitions, lines that hold only a date.
func (w *work) head() {
	headline := ""
	for i := 0; i < len(w.lines) && i < headLines; i++ {
		l := &w.lines[i]
		if l.kind == schema.Headline && headline == "" {
			headline = wordKey(w.of(l))
		}
		if l.kind != "" && !(headline == "" && w.isTitle(w.of(l))) {
			continue
		}
		if mast, ok := w.mastheadAt(i, headline); ok {
			l.outlet, l.kind = mast.outlet, schema.Boilerplate
			if mast.date != nil {
				l.dated, l.kind = mast.date.Start+1, schema.Dateline
			}
			continue
		}
		if l.kind = w.headKind(i, headline); l.kind == "" {
			break
		}
		if l.kind == schema.Headline && headline == "" {
			headline = wordKey(w.of(l))
		}
	}
	if headline == "" {
		return
	}
	for i := range w.lines {
		if l := &w.lines[i]; (l.kind == "" || l.kind == schema.Teaser) && wordKey(w.of(l)) == headline {
			l.kind = schema.Headline
		}
	}
}

// headKind is the kind of line i at the top of the page, empty for the first
// paragraph. headline is what was found so far.
func (w *work) headKind(i int, headline string) schema.BlockKind {
	l := &w.lines[i]
	text := w.of(l)
	switch {
	case headline != "" && wordKey(text) == headline, headline == "" && w.isTitle(text):
		return schema.Headline
	case w.pureDate(l) != nil:
		return schema.Dateline
	case headline == "" && w.looksHeadline(i):
		if w.kicker(i) {
			return schema.Heading
		}
		return schema.Headline
	case headline != "" && w.standfirst(i):
		return schema.Heading
	}
	return ""
}

// title is the headline's text, "" when the text has none.
func (w *work) title() string {
	for i := range w.lines {
		if l := &w.lines[i]; l.kind == schema.Headline {
			return strings.TrimLeft(w.plain(l), "# ")
		}
	}
	return ""
}

// isTitle reports whether a line says the title that was given.
func (w *work) isTitle(text string) bool {
	given := wordKey(w.record.Title)
	return given != "" && wordKey(text) == given
}

// looksHeadline reports whether line i reads like a headline: short and without
// a stop, or a short sentence that the paragraphs after it say again.
func (w *work) looksHeadline(i int) bool {
	l := &w.lines[i]
	text := w.of(l)
	if i+1 >= len(w.lines) || bullet(text) || goesOn(text) || w.rules.dateline(text) > 0 {
		return false
	}
	if strings.HasPrefix(text, "#") {
		return true
	}
	if !stops(text) {
		return l.words <= headlineMost
	}
	return w.record.Title == "" && l.words <= sentenceMost && w.saidAgain(i)
}

// saidAgain reports whether half of the content words of line i stand in the
// three lines after it.
func (w *work) saidAgain(i int) bool {
	after := map[string]bool{}
	for k := i + 1; k < len(w.lines) && k <= i+3; k++ {
		for word := range contentWords(w.of(&w.lines[k])) {
			after[word] = true
		}
	}
	own := contentWords(w.of(&w.lines[i]))
	again := 0
	for word := range own {
		if after[word] {
			again++
		}
	}
	return len(own) >= 3 && again*2 >= len(own)
}

// contentWords are the words of four letters or more, without their endings.
func contentWords(text string) map[string]bool {
	out := map[string]bool{}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if n := utf8.RuneCountInString(word); n >= 4 {
			out[strings.TrimSuffix(strings.TrimSuffix(word, "s"), "ed")] = true
		}
	}
	return out
}

// kicker reports whether line i is a label over the headline, which follows.
func (w *work) kicker(i int) bool {
	l := &w.lines[i]
	if l.words > 3 || i+2 >= len(w.lines) || strings.HasPrefix(w.of(l), "#") {
		return false
	}
	if _, ok := w.mastheadAt(i+1, "-"); ok {
		return false
	}
	next := &w.lines[i+1]
	return next.kind == "" && next.words > 3 && w.looksHeadline(i+1)
}

// standfirst reports whether line i, under the headline, sums the article up
// without being a paragraph of it.
func (w *work) standfirst(i int) bool {
	l := &w.lines[i]
	text := w.of(l)
	return l.words <= headlineMost && i+1 < len(w.lines) && !stops(text) && !goesOn(text) && !bullet(text)
}

// wordKey is the letters and digits of a line, for comparing.
func wordKey(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// splitTitle parts the first line where it starts with the given title and
// goes on with the article.
func (w *work) splitTitle() {
	title := wordKey(w.record.Title)
	if title == "" {
		return
	}
	for i := range w.lines {
		l := &w.lines[i]
		if l.kind != "" {
			continue
		}
		if at := afterTitle(w.of(l), title); at > 0 {
			w.split(i, l.Start+at)
			w.lines[i].kind = schema.Headline
		}
		return
	}
}

// afterTitle is where a text goes on after a title, 0 when it does not start
// with it or ends there.
func afterTitle(text, title string) int {
	for i, r := range text {
		if title == "" {
			end := i + len(text[i:]) - len(strings.TrimLeft(text[i:], ".!?…\"'”’)"))
			if end < len(text) && unicode.IsSpace(rune(text[end])) && strings.TrimSpace(text[end:]) != "" {
				return end
			}
			return 0
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		low := string(unicode.ToLower(r))
		if !strings.HasPrefix(title, low) {
			return 0
		}
		title = title[len(low):]
	}
	return 0
}
