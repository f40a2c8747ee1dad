package intake

import (
	"embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"

	"dateline/extract/lexicon"
)

//go:embed data
var files embed.FS

// nameKind is what the name of an element says of it.
type nameKind string

const (
	noText  nameKind = "notext"  // an element without text
	dropTag nameKind = "droptag" // an element that is no part of an article
	drop    nameKind = "drop"    // word of a class or id of what is no part of one
	noteOf  nameKind = "about"   // word of a class or id of what tells of one: its author, its date
	author  nameKind = "author"  // word of a class or id of what names the author
	body    nameKind = "body"    // word of a class or id of an article's text
)

// markup is what pages call their parts.
type markup struct {
	names map[string]nameKind
	meta  map[string][]string // names of meta elements by what they hold, the surest first
}

// readMarkup reads the data files once.
var readMarkup = sync.OnceValues(func() (*markup, error) {
	m := &markup{names: map[string]nameKind{}, meta: map[string][]string{}}
	err := lexicon.Read(files, "intake",
		lexicon.File{Name: "names.tsv", Row: func(row lexicon.Row) {
			for _, name := range row.List("names") {
				m.names[name] = nameKind(row.Get("kind"))
			}
		}},
		lexicon.File{Name: "meta.tsv", Row: func(row lexicon.Row) {
			m.meta[row.Get("value")] = append(m.meta[row.Get("value")], row.List("names")...)
		}})
	return m, err
})

// article finds the article in a page.
type article struct {
	names map[string]nameKind
	prose map[*html.Node]int // bytes of prose that an element holds
}

// Limits of what counts as prose and as an article.
const (
	proseLeast = 40   // bytes of a block of prose
	linksMost  = 0.4  // of a block of prose, the part that may be links
	keepShare  = 0.3  // an element with so much of the page's prose is kept, whatever its name
	rootShare  = 0.4  // an element named as the article has at least so much of the prose
	mainShare  = 0.85 // the article's element has so much of its parent's prose
)

// prune cuts away what its name says is no part of an article, unless it holds
// much of the page's prose.
func (a *article) prune(doc *html.Node) {
	a.cut(doc, func(n *html.Node) bool { return a.names[n.Data] == noText })
	a.measure(doc)
	total := a.prose[doc]
	a.cut(doc, func(n *html.Node) bool {
		return n.Data != "body" && n.Data != "html" && (a.names[n.Data] == dropTag || a.named(n, drop) || a.named(n, noteOf)) && (total == 0 || float64(a.prose[n]) < keepShare*float64(total))
	})
	a.measure(doc)
}

// cut removes the elements that a test fits.
func (a *article) cut(n *html.Node, fits func(*html.Node) bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.CommentNode, c.Type == html.ElementNode && fits(c):
			n.RemoveChild(c)
		default:
			a.cut(c, fits)
		}
		c = next
	}
}

// named reports whether a class, id or role of an element has a word of a kind.
func (a *article) named(n *html.Node, kind nameKind) bool {
	for _, at := range n.Attr {
		switch at.Key {
		case "class", "id", "role", "itemprop", "data-component", "data-testid", "aria-label":
			for _, word := range nameWords(at.Val) {
				if a.names[word] == kind {
					return true
				}
			}
		case "hidden":
			if kind == drop {
				return true
			}
		case "style":
			if kind == drop && strings.Contains(strings.ReplaceAll(at.Val, " ", ""), "display:none") {
				return true
			}
		}
	}
	return false
}

// nameWords are the words of class names and ids, "articleBody" and
// "article-body" as "article", "body" and "articlebody".
func nameWords(value string) []string {
	var out []string
	for _, name := range strings.Fields(value) {
		if strings.HasPrefix(name, "tag-") || strings.HasPrefix(name, "category-") {
			continue // what an article is about, not what the element is
		}
		var word, whole strings.Builder
		flush := func() {
			if word.Len() > 0 {
				out = append(out, word.String())
				word.Reset()
			}
		}
		lower := false
		for _, r := range name {
			switch {
			case !unicode.IsLetter(r):
				flush()
			default:
				if unicode.IsUpper(r) && lower {
					flush()
				}
				word.WriteRune(unicode.ToLower(r))
				whole.WriteRune(unicode.ToLower(r))
			}
			lower = unicode.IsLower(r)
		}
		flush()
		out = append(out, whole.String())
	}
	return out
}

// measure counts the prose that every element holds.
func (a *article) measure(doc *html.Node) {
	a.prose = map[*html.Node]int{}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		text, links := 0, 0
		count := func() {
			if text >= proseLeast && float64(links) < linksMost*float64(text) {
				for p := n; p != nil; p = p.Parent {
					a.prose[p] += text
				}
			}
			text, links = 0, 0
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if holdsBlock(c) {
				count()
				walk(c)
				continue
			}
			t, l := lengths(c)
			text, links = text+t, links+l
		}
		count()
	}
	walk(doc)
}

// holdsBlock reports whether a node is a block or holds one.
func holdsBlock(n *html.Node) bool {
	if n.Type == html.ElementNode && (blocks[n.Data] || n.Data == "td" || n.Data == "body" || n.Data == "html") {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if holdsBlock(c) {
			return true
		}
	}
	return false
}

// lengths are the bytes of text in a node without white space at the ends of its
// pieces, and of that in links.
func lengths(n *html.Node) (text, links int) {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data)), 0
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t, l := lengths(c)
		text += t
		links += l
	}
	if n.Data == "a" {
		links = text
	}
	return text, links
}

// find is the element of the article: the one that is named as its text, an
// <article> or <main>, when it holds enough of the prose, narrowed down to the
// smallest element with nearly all of it; nil for a page without prose.
func (a *article) find(doc *html.Node) *html.Node {
	total := a.prose[doc]
	if total == 0 {
		return nil
	}
	var best *html.Node
	rank := func(n *html.Node) int {
		switch {
		case a.named(n, body):
			return 3
		case n.Data == "article":
			return 2
		case n.Data == "main":
			return 1
		}
		return 0
	}
	top := 0
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && float64(a.prose[n]) >= rootShare*float64(total) {
			if r := rank(n); r > top || r == top && r > 0 && a.prose[n] > a.prose[best] {
				best, top = n, r
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	if best == nil {
		best = doc
	}
	return a.narrow(best)
}

// narrow goes down to the smallest element with nearly all of the prose.
func (a *article) narrow(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && n.Data != "article" && float64(a.prose[c]) >= mainShare*float64(a.prose[n]) {
			return a.narrow(c)
		}
	}
	return n
}

// clean cuts lists of links out of the article.
func (a *article) clean(root *html.Node) {
	a.cut(root, func(n *html.Node) bool {
		if !blocks[n.Data] || n.Data == "h1" {
			return false
		}
		text, links := lengths(n)
		return text > 0 && a.prose[n] == 0 && float64(links) > 0.5*float64(text)
	})
}
