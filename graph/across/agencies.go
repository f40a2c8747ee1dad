package across

import (
	"cmp"
	"slices"
	"strings"

	"dateline/schema"
	"dateline/schema/vocab"
)

// agency is a news agency whose texts other outlets print.
type agency struct {
	name  string
	short string     // in the dateline, as it is written; "" for none
	names [][]string // folded words
	bare  [][]string // the same without those that may be left out
}

// addAgency reads an agency.
func (t *tables) addAgency(f []string) error {
	a := agency{name: f[0], short: strings.TrimPrefix(f[1], "-")}
	names := []string{f[0]}
	if f[2] != "-" {
		names = append(names, strings.Split(f[2], "|")...)
	}
	for _, name := range names {
		words := foldedWords(name)
		a.names = append(a.names, words)
		if bare := t.withoutBeside(words); len(bare) > 1 {
			words = bare
		}
		a.bare = append(a.bare, words)
	}
	t.agencies = append(t.agencies, a)
	return nil
}

func foldedWords(text string) []string {
	words, _ := splitWords(text, false)
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.form
	}
	return out
}

// creditOf is the agency whose text an article says it prints, "" for none: in
// its byline, in the brackets of its dateline, in a notice of copyright or in a
// short line of its own. One that only thanks an agency for a part of the text
// or for a picture gives no credit.
func (t *tables) creditOf(d *schema.Document, text *schema.TextIndex) string {
	for _, name := range d.Article.Byline {
		if found := t.credited(name, true); found != "" {
			return found
		}
	}
	for _, b := range d.Article.Blocks {
		line, _ := text.Slice(b.Span)
		found := ""
		switch b.Kind {
		case schema.Dateline:
			found = t.credited(bracketed(line), false)
		case schema.Byline:
			found = t.credited(line, true)
		case schema.Boilerplate, schema.Paragraph, schema.Heading:
			found = t.credited(line, false)
		}
		if found != "" {
			return found
		}
	}
	return ""
}

// credited is the agency that a line names as the source of a text, "" for none:
// with nothing beside it that matters, behind a name in a byline, or in a notice
// of copyright.
func (t *tables) credited(line string, byline bool) string {
	if len(line) > longestCredit {
		return ""
	}
	words := foldedWords(line)
	if t.any(words, "part") {
		return ""
	}
	anywhere := byline || strings.Contains(line, "©") || slices.Contains(words, "copyright")
	short := cmp.Or(bracketed(line), strings.Trim(line, " \t—–-"))
	parts := append(strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("()[]/,;:|–—\n", r) }), line)
	for _, a := range t.agencies {
		if a.short != "" && a.short == short {
			return a.name
		}
		for _, part := range parts {
			if t.namesAgency(a, strings.Trim(part, " \t.—–-")) {
				return a.name
			}
		}
		for _, name := range a.names {
			if anywhere && len(name) > 1 && holdsRun(words, name) {
				return a.name
			}
		}
	}
	return ""
}

// namesAgency says whether a part of a line is an agency's name.
func (t *tables) namesAgency(a agency, part string) bool {
	words := foldedWords(part)
	bare := t.withoutBeside(words)
	return slices.ContainsFunc(a.bare, func(name []string) bool { return slices.Equal(words, name) || slices.Equal(bare, name) })
}

func (t *tables) withoutBeside(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return t.credits[[2]string{w, "beside"}] })
}

// longestCredit is how many bytes a line has at most that says whose the text is.
const longestCredit = 300

// bracketed is what a line has in brackets or between slashes: "KESSEL (Agency) —",
// "KESSEL, 4 May /Agency/ --".
func bracketed(line string) string {
	for _, marks := range []string{"()", "[]", "//"} {
		if _, rest, ok := strings.Cut(line, marks[:1]); ok {
			if inside, _, ok := strings.Cut(rest, marks[1:]); ok {
				return strings.TrimSpace(inside)
			}
		}
	}
	return ""
}

// holdsRun says whether words hold the words of a name, one after the other.
func holdsRun[T comparable](words, name []T) bool {
	for i := 0; i+len(name) <= len(words); i++ {
		if slices.Equal(words[i:i+len(name)], name) {
			return true
		}
	}
	return false
}

// agencyOutlet is the agency whose own outlet an article names otherwise than by
// a credit, "" for none.
func (t *tables) agencyOutlet(o *schema.Outlet) string {
	if o == nil || o.Basis == schema.Text || o.Basis == schema.Unknown {
		return ""
	}
	words := foldedWords(o.Name)
	for _, a := range t.agencies {
		if o.Name == a.short || slices.ContainsFunc(a.names, func(name []string) bool { return slices.Equal(name, words) }) {
			return a.name
		}
	}
	return ""
}

// Credit says that an article prints the text of an agency.
type Credit struct {
	Article string // id
	Agency  string
}

// credit notes whose text the articles of a connected part print: that of the
// agency that they credit, or that the one credits with whom they share it. Of
// such a text none of them is the original, whoever printed it first. It says of
// which articles this is new.
func (l *linker) credit(part []string, copies []Copy, changed map[string]bool) (differs map[string]bool) {
	join := newSets(len(part))
	at := func(id string) int { n, _ := slices.BinarySearch(part, strings.TrimPrefix(id, "article/")); return n }
	for i := range copies {
		if v := &copies[i]; v.Kind != Spun {
			join.union(at(v.Copy), at(v.Of))
		}
	}
	agency := make([]string, len(part))
	noted := map[int]bool{}
	for _, v := range copies {
		of := l.article(strings.TrimPrefix(v.Of, "article/"))
		if v.Direction == ByNotice && of != nil && of.agency == "" {
			noted[at(v.Of)] = true
		}
	}
	for _, group := range join.groups() {
		l.creditGroup(part, group, noted, agency)
	}
	for i := range copies {
		v := &copies[i]
		copied, of := at(v.Copy), at(v.Of)
		if v.Kind == Spun && agency[copied] == "" {
			agency[copied] = agency[of]
		}
		switch {
		case agency[copied] == agency[of] && agency[of] != "":
			v.Direction, v.Agency = ByAgency, agency[of]
		case agency[copied] != agency[of] && v.Direction != ByNotice:
			v.Direction = Undecided
		}
	}
	differs = map[string]bool{}
	for i, h := range part {
		s := l.texts.of(h)
		if !changed[h] && s.agency == agency[i] {
			continue
		}
		differs[h], s.agency = true, agency[i]
		l.touch(vocab.Node(vocab.Article, h), vocab.TextOf)
		if agency[i] != "" {
			l.found.Credits = append(l.found.Credits, Credit{"article/" + h, agency[i]})
		}
	}
	return differs
}

// creditGroup finds the agency of articles with one text: the one that any of
// them credits; where they credit several, or some are noted as the original by
// others and credit none, each has its own.
func (l *linker) creditGroup(part []string, group []int, noted map[int]bool, agency []string) {
	var named []string
	for _, i := range group {
		if a := l.article(part[i]); a != nil {
			if agency[i] = a.credit; a.credit != "" || noted[i] {
				named = union(named, []string{a.credit})
			}
		}
	}
	if len(named) != 1 {
		return
	}
	for _, i := range group {
		if a := l.article(part[i]); a != nil && a.agency != named[0] {
			agency[i] = named[0]
		}
	}
}
