package source

import (
	"regexp"
	"strings"
	"unicode"

	"dateline/schema"
)

var (
	byWord      = regexp.MustCompile(`^(?:By|BY|by)\s+`)
	reportingBy = regexp.MustCompile(`^[(—–-]*\s*(?i:reporting (?:and writing )?by)\s+`)
	postedBy    = regexp.MustCompile(`\d\s+by\s+`)
	nameBreaks  = regexp.MustCompile(`\s*(?:,|;|\||·|&|\band\b|\bAND\b|\bfor\b|/|•| - | – | — )\s*`)
	oneName     = regexp.MustCompile(`^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:de|van|von|der|den|el|al|bin|la|da|di|du|des|do|dos|das|le|ter|ten|zu|ibn|bint)| \p{Lu}[\p{L}\p{M}.'’-]*){1,4}$`)
)

// byline is the names of the first "By …" line; else of those who reported, by
// the note at the end, or of who posted the page. nil when the text names nobody.
func (w *work) byline() []string {
	if names := w.names(byWord.ReplaceAllString(w.nameIn(w.author), "")); len(names) > 0 {
		return names
	}
	for _, by := range []*regexp.Regexp{byWord, reportingBy, postedBy} {
		for i := range w.lines {
			l := &w.lines[i]
			if l.kind != schema.Byline && (by != postedBy || l.published == 0) {
				continue
			}
			text := w.plain(l)
			m := by.FindStringIndex(text)
			if m == nil {
				continue
			}
			text, _, _ = strings.Cut(text[m[1]:], ";")
			if names := w.names(text); len(names) > 0 {
				return names
			}
		}
	}
	return nil
}

// names are the persons of a byline; outlets and roles are left out.
func (w *work) names(text string) []string {
	var out []string
	for _, part := range nameBreaks.Split(text, -1) {
		part = strings.TrimRight(strings.TrimSpace(part), ".)")
		if strings.ToUpper(part) == part {
			part = titleCase(part)
		}
		if oneName.MatchString(part) && !w.isRole(part) && w.outlets.named(part) == nil && (len(out) == 0 || !w.rules.press(part, inNote)) {
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
