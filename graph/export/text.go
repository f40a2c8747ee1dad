package export

import (
	"slices"
	"strings"
	"unicode"

	"dateline/graph/query"
)

// Guard makes a cell safe for spreadsheets: text that one would run as a
// formula gets an apostrophe in front.
func Guard(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// join puts a list into one cell: parts are separated by "|", and a "|" inside
// a part is escaped.
func join(parts []string) string {
	escaped := make([]string, len(parts))
	for i, p := range parts {
		escaped[i] = strings.ReplaceAll(strings.ReplaceAll(p, `\`, `\\`), "|", `\|`)
	}
	return strings.Join(escaped, "|")
}

// oneLine turns line breaks and runs of white space into single spaces and
// takes control characters out.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// articles are the articles that report an event, each once, and the names of
// their origins, each once, both first to last.
func articles(e query.Event) (list []query.Article, names []string) {
	list = e.Articles()
	seen := map[string]bool{}
	for _, a := range list {
		if n := a.Name(); !seen[n] {
			seen[n] = true
			names = append(names, n)
		}
	}
	return list, names
}

// actorNames are the names of an event's participants.
func actorNames(e query.Event) []string {
	names := make([]string, len(e.Participants))
	for i, n := range e.Participants {
		names[i] = n.Name
	}
	return names
}

// factuality is what the reports say of an event, each degree once, in order of
// the reports.
func factuality(e query.Event) []string {
	var out []string
	for _, p := range e.Reports {
		if f := string(p.Factuality); f != "" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// sourceOf is where a reader finds an article: its address, else the file.
func sourceOf(a query.Article) string {
	if a.URL != "" {
		return a.URL
	}
	return a.Source
}
