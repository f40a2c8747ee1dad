package source

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/schema"
)

// datelinePatterns are the shapes of a dateline, by how much they ask for.
func datelinePatterns() []*regexp.Regexp {
	const (
		caps   = `\p{Lu}[\p{Lu}\p{M}.'’]+(?:[ /-]\p{Lu}[\p{Lu}\p{M}.'’]*){0,4}`
		mixed  = `\p{Lu}[\p{L}\p{M}.'’-]+(?: (?:de|la|del|of|the|al|el|\p{Lu}[\p{L}\p{M}.'’-]*)){0,4}`
		region = `(?:, (?:the )?\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:of|the|and|\p{Lu}[\p{L}\p{M}.'’-]*)){0,3})?`
		date   = `,? (?:\p{Lu}\p{L}+day,? )?(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}|\d{1,2} \p{Lu}\p{L}{2,8}\.?)(?:,? \d{4})?`
		day    = `(?:` + date + `)?`
		agency = `,?\s?(?:\([^()\n]{2,40}\)|/[A-Z][\w -]{2,30}/)`
		dash   = `\s*(?:—|–|--|−|\s-|\s?_)(?:\s+|$|—)`
	)
	sources := []string{
		`^(` + caps + `)` + region + day + `(?:` + agency + `)?` + dash,
		`^(` + mixed + `)` + region + day + agency + dash,
		`^()\((?:\p{Lu}[^()\n]{1,30}|dpa)\)` + dash,
		`^(` + caps + `)` + region + day + `(?:` + agency + `)?:\s+`,
		`^(` + mixed + `)` + region + `,` + date + dash,
	}
	var out []*regexp.Regexp
	for _, s := range sources {
		out = append(out, regexp.MustCompile(s))
	}
	return out
}

const (
	datelineMost = 140 // bytes of a line in which a dateline may stand

	// colonDateline is the shape that ends with a colon, which headings share:
	// a sentence follows it.
	colonDateline = 3
	// datedPlace is a place written as names are, with a day: what lived from
	// one day to another is written so too.
	datedPlace = 4
)

// dateline is the length of the dateline that a line starts with, 0 when it
// starts with none.
func (r *rules) dateline(text string) int {
	text, marks := withoutStars(text)
	if n := r.plainDateline(text); n > 0 {
		return n + marks
	}
	return 0
}

// withoutStars is a text with the stars of bold type as spaces, those in front cut
// off, and how many bytes these were.
func withoutStars(text string) (string, int) {
	if !strings.HasPrefix(text, "*") {
		return text, 0
	}
	plain := strings.TrimLeft(text, "* ")
	return strings.ReplaceAll(plain, "*", " "), len(text) - len(plain)
}

// plainDateline is the length of the dateline that a text without marks starts
// with.
func (r *rules) plainDateline(text string) int {
	whole := text
	if len(text) > datelineMost {
		text = text[:datelineMost]
	}
	for shape, p := range r.datelines {
		m := p.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		place := strings.ToLower(text[m[2]:m[3]])
		first, _, _ := strings.Cut(place, " ")
		if r.notPlaces[place] || r.notPlaces[strings.TrimRight(first, ":")] {
			continue
		}
		if shape == colonDateline && (wordCount(place) > 2 || !stops(whole)) || shape == datedPlace && !opens(text[m[1]:]) {
			continue
		}
		return len(strings.TrimRight(text[:m[1]], " \t"))
	}
	return r.wireCredit(text)
}

// wireCredit is the length of "(Lenn Wire)" before the first sentence, which has
// no dash behind it, 0 for none.
func (r *rules) wireCredit(text string) int {
	inside, rest, ok := strings.Cut(text, ") ")
	if !ok || !strings.HasPrefix(inside, "(") || !opens(rest) || !r.press(inside[1:], inNote) {
		return 0
	}
	return len(inside) + 1
}

// opens reports whether a text starts as a sentence does.
func opens(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "\"'“‘«"))
	return unicode.IsUpper(first)
}

// splitDatelines gives the dateline a block of its own. Only the first
// paragraphs of an article can have one.
func (w *work) splitDatelines() {
	tried := 0
	for i := 0; i < len(w.lines) && tried < 3; i++ {
		l := &w.lines[i]
		if l.kind != "" {
			continue
		}
		tried++
		n := w.rules.dateline(w.of(l))
		switch {
		case n == 0:
			continue
		case n == l.Len():
			l.kind = schema.Dateline
		default:
			w.split(i, l.Start+n)
			w.lines[i].kind = schema.Dateline
		}
		return
	}
}
