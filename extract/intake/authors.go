package intake

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// authorWords is how many words the text of an element that names the author has
// at most.
const authorWords = 20

// authorsNamed are the authors that the elements of a page name that say so by
// rel, itemprop or class; nil where they name none or disagree, as those of a
// front page do. What is no part of an article does not count.
func authorsNamed(doc *html.Node, names map[string]nameKind) []string {
	var found []string
	var walk func(*html.Node) bool
	walk = func(n *html.Node) bool {
		a := article{names: names}
		if n.Type == html.ElementNode && (names[n.Data] == noText || names[n.Data] == dropTag || a.named(n, drop)) {
			return true
		}
		if n.Type == html.ElementNode && (attr(n, "rel") == "author" || a.named(n, author)) {
			if list := persons(inner(n)); len(list) > 0 {
				if found != nil && !slices.Equal(found, list) {
					return false
				}
				found = list
				return true
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if !walk(c) {
				return false
			}
		}
		return true
	}
	if !walk(doc) {
		return nil
	}
	return found
}

// persons are the names of persons in the text of an element that names the
// author, without the date that may stand behind them.
func persons(text string) []string {
	if len(strings.Fields(text)) > authorWords {
		return nil
	}
	text, _, _ = strings.Cut(text, "|")
	var out []string
	for _, name := range authors(text) {
		if len(strings.Fields(name)) < 2 || len(strings.Fields(name)) > siteMost || strings.ContainsFunc(name, notOfName) {
			return nil
		}
		for word := range strings.FieldsSeq(name) {
			if first := []rune(word)[0]; len(word) > 3 && !unicode.IsUpper(first) {
				return nil
			}
		}
		out = append(out, name)
	}
	return out
}

// notOfName reports a character that no person's name has.
func notOfName(r rune) bool {
	return !unicode.In(r, unicode.L, unicode.Mn) && !strings.ContainsRune(" .'’-", r)
}

// authors splits a list of authors.
func authors(list string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(list, func(r rune) bool { return r == ';' || r == ',' || r == '|' }) {
		for _, a := range strings.Split(part, " and ") {
			a = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(a), "By "), "by "))
			if a != "" {
				out = append(out, a)
			}
		}
	}
	return out
}
