package source

import (
	"regexp"
	"strings"
	"unicode"

	"dateline/schema"
)

var (
	byWord     = regexp.MustCompile(`^(?:By|BY|by)\s+`)
	nameBreaks = regexp.MustCompile(`\s*(?:,|;|\||·|&|\band\b|\bAND\b|/|•| - | – | — )\s*`)
	oneName    = regexp.MustCompile(`^\p{Lu}[\p{L}.'’-]*(?: (?:de|van|von|der|den|el|al|bin|la|da|di)| \p{Lu}[\p{L}.'’-]*){1,4}$`)
)

// byline is the names of the first "By …" line; nil when the text has none.
func (w *work) byline() []string {
	for i := range w.lines {
		l := &w.lines[i]
		if l.kind != schema.Byline {
			continue
		}
		text := w.plain(l)
		m := byWord.FindString(text)
		if m == "" {
			continue
		}
		if names := w.names(text[len(m):]); len(names) > 0 {
			return names
		}
	}
	return nil
}

// names are the persons of a byline; outlets and roles are left out.
func (w *work) names(text string) []string {
	var out []string
	for _, part := range nameBreaks.Split(text, -1) {
		part = strings.TrimRight(strings.TrimSpace(part), ".")
		if strings.ToUpper(part) == part {
			part = titleCase(part)
		}
		if oneName.MatchString(part) && !w.isRole(part) && w.outlets.named(part) == nil {
			out = append(out, part)
		}
	}
	return out
}

// isRole reports whether a part of a byline has a word of a role or employer.
func (w *work) isRole(part string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(part)) {
		if w.rules.roles[word] {
			return true
		}
	}
	return false
}

// titleCase writes words in capitals with one capital each.
func titleCase(text string) string {
	var b strings.Builder
	start := true
	for _, r := range text {
		if start {
			b.WriteRune(unicode.ToUpper(r))
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		start = !unicode.IsLetter(r) && r != '\'' && r != '’'
	}
	return b.String()
}
