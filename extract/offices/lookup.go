package offices

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/schema/edtf"
)

// Post is an office of a country or body: {"president", "FRA"},
// {"secretary-general", "NATO"}.
type Post struct{ Office, Of string }

// Holder is who surely held an office of a country (ISO 3166-1 alpha-3) or body
// on every day from first to last; ok is false where nobody did, where the office
// changed hands, or where more than one may have held it. The office may be named
// by any of its words: "foreign minister", "external affairs minister", "pm".
func (l *Lexicon) Holder(office, of string, first, last edtf.Day) (t Term, ok bool) {
	n := 0
	for _, post := range l.posts(office, of) {
		for _, i := range l.byPost[post] {
			x := &l.terms[i]
			if !x.Overlaps(first, last) {
				continue
			}
			n++
			if x.Covers(first, last) {
				t, ok = *x, true
			}
		}
	}
	return t, ok && n == 1
}

// Holders are the terms in an office of a country or body that may include a day
// from first to last, by their start.
func (l *Lexicon) Holders(office, of string, first, last edtf.Day) []Term {
	var out []Term
	for _, post := range l.posts(office, of) {
		for _, i := range l.byPost[post] {
			if l.terms[i].Overlaps(first, last) {
				out = append(out, l.terms[i])
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Term) int { return cmp.Compare(start(&a), start(&b)) })
	return out
}

func start(t *Term) edtf.Day {
	first, _, _ := t.Days()
	return first
}

// posts are the offices of a country or body that a word names. A word that
// names several ("leader", "monarch") stands for those that have had holders; a
// canonical name stands for itself.
func (l *Lexicon) posts(word, of string) []Post {
	word = strings.ToLower(word)
	names := l.phrases[word]
	if p := (Post{word, of}); len(l.byPost[p]) > 0 {
		return []Post{p}
	}
	var out []Post
	for _, n := range names {
		if p := (Post{n, of}); len(l.byPost[p]) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// Offices are the terms of a person by full name or variant, as written in the
// lexicon, in the order of the file; none for a name it lacks.
func (l *Lexicon) Offices(name string) []Term { return l.at(l.byName[name]) }

// Titled are the terms of those whom an office and a name tell: "president" and
// "Bush", "prime minister" and "Boris Johnson". The name is a full name, a
// variant or the last word of one.
func (l *Lexicon) Titled(office, name string) []Term {
	list := l.byName[name]
	if len(list) == 0 {
		list = l.bySurname[name]
	}
	word := strings.ToLower(office)
	var out []Term
	for _, i := range list {
		if t := &l.terms[i]; t.Office == word || slices.Contains(l.phrases[word], t.Office) {
			out = append(out, *t)
		}
	}
	return out
}

func (l *Lexicon) at(list []int32) []Term {
	var out []Term
	for _, i := range list {
		out = append(out, l.terms[i])
	}
	return out
}

// Words are the words that name an office, longest first, in lower case. The
// caller must not change them.
func (l *Lexicon) Words(office string) []string { return l.words[office] }

// IsOffice reports whether words in lower case name an office.
func (l *Lexicon) IsOffice(words string) bool { return len(l.phrases[words]) > 0 }

// Name is the length in bytes of the full name of a holder, of two words or
// more, that starts at byte start of text; 0 where none does.
func (l *Lexicon) Name(text string, start int) int {
	rest := text[start:]
	word := rest
	if i := strings.IndexByte(rest, ' '); i >= 0 {
		word = rest[:i]
	}
	for _, n := range l.starts[word] {
		if strings.HasPrefix(rest, n) && !continues(rest[len(n):]) {
			return len(n)
		}
	}
	return 0
}

// continues reports whether a word goes on.
func continues(rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	if r == '-' {
		r, _ = utf8.DecodeRuneInString(rest[size:])
	}
	return unicode.IsLetter(r)
}

// Read finds the post that a phrase names: "the French president", "president
// of France", "France's president", "NATO secretary general", "the Pentagon
// chief". country resolves the name of a country or a demonym to its ISO 3166-1
// alpha-3 code. ok is false for an office nobody in the lexicon has held.
func (l *Lexicon) Read(phrase string, country func(string) (iso3 string, ok bool)) (Post, bool) {
	phrase = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(phrase), "the "), "The ")
	if p, ok := l.alone(phrase); ok {
		return p, true
	}
	if office, of, found := strings.Cut(phrase, " of "); found {
		if p, ok := l.post(office, strings.TrimPrefix(of, "the "), country); ok {
			return p, true
		}
	}
	for i := 0; i < len(phrase); i++ {
		if phrase[i] != ' ' {
			continue
		}
		of := strings.TrimSuffix(strings.TrimSuffix(phrase[:i], "'s"), "’s")
		if p, ok := l.post(phrase[i+1:], of, country); ok {
			return p, true
		}
	}
	return Post{}, false
}

// alone is the post that words name without a country.
func (l *Lexicon) alone(phrase string) (Post, bool) {
	for _, name := range l.phrases[strings.ToLower(phrase)] {
		if of := l.offices[name].of; of != "" {
			return Post{name, of}, true
		}
	}
	return Post{}, false
}

// post is the office that words name of what other words name.
func (l *Lexicon) post(office, of string, country func(string) (string, bool)) (Post, bool) {
	if !l.IsOffice(strings.ToLower(office)) {
		return Post{}, false
	}
	body, ok := l.names[of]
	if !ok {
		if body, ok = country(of); !ok {
			return Post{}, false
		}
	}
	if posts := l.posts(office, body); len(posts) > 0 {
		return posts[0], true
	}
	return Post{}, false
}
