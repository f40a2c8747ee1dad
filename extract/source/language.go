package source

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/lexicon"
	"dateline/schema"
)

//go:embed data/languages.tsv
var languagesFile []byte

// language is one row of languages.tsv.
type language struct {
	code    string
	scripts []*unicode.RangeTable
	latin   bool
	row     lexicon.Row
}

// languages tells the languages of paragraphs by their script and their
// commonest words.
type languages struct {
	list    []language
	words   map[string]uint32 // a bit for each language that has the word
	english map[string]bool
}

// readLanguages reads languages.tsv.
func readLanguages(english map[string]bool) (*languages, error) {
	t, err := lexicon.Parse("source/languages.tsv", languagesFile)
	if err != nil {
		return nil, err
	}
	ls := &languages{words: map[string]uint32{}, english: english}
	for i, r := range t.Rows {
		l := language{code: r.Get("language"), row: r}
		for _, name := range r.List("scripts") {
			table, ok := unicode.Scripts[name]
			if !ok {
				return nil, fmt.Errorf("%s: %q is no script", r.Where(), name)
			}
			l.scripts, l.latin = append(l.scripts, table), l.latin || name == "Latin"
		}
		ls.list = append(ls.list, l)
		for _, word := range r.List("words") {
			ls.words[word] |= 1 << i
		}
	}
	return ls, nil
}

// Bounds of what tells a language.
const (
	fewestWords   = 8  // of a paragraph in Latin script
	fewestLetters = 12 // of one in another script
	fewestHits    = 3  // common words
	hitShare      = 6  // one word of so many is a common one
)

// of tells whether a paragraph is in another language than English, and in
// which as far as that is sure; english is the number of common English words
// among all of its words.
func (ls *languages) of(text string) (code string, foreign bool, english, all int) {
	hits := make([]int, len(ls.list))
	letters, latin := 0, 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		all++
		for _, r := range word {
			if letters++; unicode.Is(unicode.Latin, r) {
				latin++
			}
		}
		if len(word) > 24 {
			continue
		}
		word = strings.ToLower(word)
		if utf8.RuneCountInString(word) <= 6 && ls.english[word] {
			english++
		}
		for mask, i := ls.words[word], 0; mask > 0; mask, i = mask>>1, i+1 {
			hits[i] += int(mask & 1)
		}
	}
	if latin*5 < letters*2 && letters >= fewestLetters {
		return ls.byScript(text, hits), true, english, all
	}
	best := most(hits, func(i int) bool { return ls.list[i].latin })
	if best < 0 || all < fewestWords || hits[best] < fewestHits || hits[best]*hitShare < all || hits[best] <= 2*english {
		return "", false, english, all
	}
	for i, n := range hits {
		if i != best && n == hits[best] && ls.list[i].latin {
			return "", true, english, all
		}
	}
	return ls.list[best].code, true, english, all
}

// byScript is the language of a text in another script than Latin: of those
// written in it the one whose words are commonest, or the only one.
func (ls *languages) byScript(text string, hits []int) string {
	counts := make([]int, len(ls.list))
	kana := 0
	for _, r := range text {
		if r < 0x80 {
			continue
		}
		if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
			kana++
		}
		for i := range ls.list {
			if !ls.list[i].latin && unicode.In(r, ls.list[i].scripts...) {
				counts[i]++
			}
		}
	}
	k := most(counts, func(int) bool { return true })
	if k < 0 {
		return ""
	}
	if ls.list[k].row.Get("words") == "" {
		if slices.Contains(ls.list[k].scripts, unicode.Han) && kana == 0 {
			return "" // Chinese, or a Japanese headline
		}
		return ls.list[k].code
	}
	best := most(hits, func(i int) bool { return counts[i] == counts[k] })
	for i, n := range hits {
		if best < 0 || hits[best] < 2 || i != best && counts[i] == counts[k] && n == hits[best] {
			return ""
		}
	}
	return ls.list[best].code
}

// most is the first index with the greatest number above 0, -1 without one.
func most(numbers []int, may func(i int) bool) int {
	best := -1
	for i, n := range numbers {
		if n > 0 && may(i) && (best < 0 || n > numbers[best]) {
			best = i
		}
	}
	return best
}

// unread is the warning on a text that is not English.
const unread = "the text does not read like English, which is the only language that is read"

// language marks the paragraphs in other languages and is the language of the
// text as far as it is sure: "en" where what is left is English enough, another
// one where most of the text is not. Short lines between foreign paragraphs go
// with them.
func (w *work) language() string {
	foreign := make([]bool, len(w.lines))
	open := make([]bool, len(w.lines)) // too short to tell
	size := map[string]int{}
	all, english, there, length := 0, 0, 0, 0
	for i := range w.lines {
		l := &w.lines[i]
		code, is, en, words := w.rules.languages.of(w.of(l))
		foreign[i], open[i] = is, en == 0 && words < fewestWords
		length += l.Len()
		if is {
			size[code] += l.Len()
			there += l.Len()
			continue
		}
		all, english = all+words, english+en
	}
	w.spread(foreign, open)
	paragraphs := 0
	for i := range w.lines {
		if foreign[i] {
			w.doc.Foreign = append(w.doc.Foreign, schema.Span{Start: w.lines[i].Start, End: w.lines[i].End})
			paragraphs++
		}
	}
	warn := func(format string, args ...any) {
		w.doc.Out.Warnings = append(w.doc.Out.Warnings, fmt.Sprintf(format, args...))
	}
	if there*2 > length {
		for _, l := range w.rules.languages.list {
			if size[l.code]*5 > there*4 {
				warn("%s (its language seems to be %s)", unread, l.code)
				return l.code
			}
		}
		warn(unread)
		return ""
	}
	if paragraphs > 0 {
		warn("paragraphs in other languages: %d; nobody's words and no events are read from them", paragraphs)
	}
	switch {
	case english*8 >= all && english >= 3:
		return "en"
	case all >= 50:
		warn(unread)
	}
	return ""
}

// spread lets short lines go with the foreign paragraphs on both sides of
// them, or on one side at the ends of the text.
func (w *work) spread(foreign, open []bool) {
	for i := 0; i < len(foreign); i++ {
		if foreign[i] || !open[i] {
			continue
		}
		end := i
		for end < len(foreign) && open[end] && !foreign[end] {
			end++
		}
		before, behind := i > 0 && foreign[i-1], end < len(foreign) && foreign[end]
		with := before && (behind || end == len(foreign)) || behind && i == 0
		for ; i < end; i++ {
			foreign[i] = with
		}
	}
}
