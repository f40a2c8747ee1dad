package intake

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// about reads what a page says of itself. Of several sources for one value the
// first counts: JSON-LD, then meta elements in the order of meta.tsv, then the
// page's own elements.
func about(doc *html.Node, address *url.URL, keys map[string][]string) Page {
	h := &head{keys: keys, meta: map[string]string{}}
	h.walk(doc)
	ld := h.linked()
	out := Page{
		Title:    first(ld.text("headline"), h.first("title"), h.h1, withoutSite(h.title)),
		Outlet:   siteName(first(h.first("site"), ld.name("publisher"), siteBehind(h.title, ld.text("headline"), h.first("title"), h.h1))),
		Byline:   ld.names("author"),
		URL:      absolute(first(h.canonical, h.meta["og:url"]), address),
		Language: first(h.language, h.first("language")),
		Text:     ld.text("articleBody"),
	}
	for _, written := range []string{ld.text("datePublished"), h.first("date"), h.time, h.posted()} {
		if out.Published = pageDay(written); out.Published != "" {
			break
		}
	}
	if len(out.Byline) == 0 {
		if author := h.first("author"); author != "" && !strings.Contains(author, "://") {
			out.Byline = authors(author)
		}
	}
	return out
}

// head is what the elements of a page say of it.
type head struct {
	keys                       map[string][]string // of meta elements, by what they hold
	meta                       map[string]string   // name, property or itemprop in lower case → content
	title, h1, canonical, time string
	language                   string
	scripts                    []string // JSON-LD
}

// first is the first value that the page has under the keys of a kind.
func (h *head) first(kind string) string {
	for _, k := range h.keys[kind] {
		if v := strings.TrimSpace(h.meta[k]); v != "" {
			return v
		}
	}
	return ""
}

func (h *head) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		h.element(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		h.walk(c)
	}
}

func (h *head) element(n *html.Node) {
	switch n.Data {
	case "html":
		h.language = attr(n, "lang")
	case "title":
		if h.title == "" {
			h.title = inner(n)
		}
	case "h1":
		if h.h1 == "" {
			h.h1 = inner(n)
		}
	case "meta":
		for _, key := range []string{"name", "property", "itemprop", "http-equiv"} {
			if k := strings.ToLower(attr(n, key)); k != "" && h.meta[k] == "" {
				h.meta[k] = attr(n, "content")
			}
		}
	case "link":
		if h.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
			h.canonical = attr(n, "href")
		}
	case "script":
		if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
			h.scripts = append(h.scripts, n.FirstChild.Data)
		}
	default:
		h.dated(n)
	}
}

// dated keeps the first element that says it holds the date of publication.
func (h *head) dated(n *html.Node) {
	if h.time != "" {
		return
	}
	_, pubdate := attribute(n, "pubdate")
	words := " " + strings.ToLower(attr(n, "class")+" "+attr(n, "itemprop")) + " "
	if n.Data == "time" && (pubdate || strings.Contains(words, "publish") || strings.Contains(words, " entry-date ")) || strings.Contains(words, " datepublished ") || n.Data == "abbr" && strings.Contains(words, " published ") {
		h.time = first(attr(n, "datetime"), attr(n, "content"), attr(n, "title"), inner(n))
	}
}

// onlyTime is the day that the <time> elements of a pruned page agree on, "" where
// there are none or several days.
func onlyTime(doc *html.Node) string {
	found := map[string]bool{}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if day := pageDay(attr(n, "datetime")); n.Data == "time" && day != "" {
			found[day] = true
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	if len(found) != 1 {
		return ""
	}
	for day := range found {
		return day
	}
	return ""
}

// linked is the article among the JSON-LD of a page; empty when there is none.
func (h *head) linked() linked {
	return h.object(func(o linked) bool {
		types, many := o["@type"].([]any)
		if !many {
			types = []any{o["@type"]}
		}
		return slices.ContainsFunc(types, func(t any) bool {
			s, _ := t.(string)
			return strings.HasSuffix(s, "Article") || strings.HasSuffix(s, "BlogPosting") || s == "Report"
		})
	})
}

// posted is the date of publication that JSON-LD gives for the page itself.
func (h *head) posted() string {
	return h.object(func(o linked) bool { return o["@type"] == "WebPage" && o.text("datePublished") != "" }).text("datePublished")
}

// object is the first object of the JSON-LD that a test fits, nil for none.
func (h *head) object(fits func(linked) bool) linked {
	for _, s := range h.scripts {
		var v any
		if json.Unmarshal([]byte(s), &v) == nil {
			if found := objectIn(v, fits, 0); found != nil {
				return found
			}
		}
	}
	return nil
}

// linked is an object of JSON-LD.
type linked map[string]any

// deepest is how deep objects of JSON-LD are looked at.
const deepest = 6

// objectIn finds an object in a piece of JSON-LD.
func objectIn(v any, fits func(linked) bool, depth int) linked {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			if found := objectIn(x, fits, depth+1); found != nil {
				return found
			}
		}
	case map[string]any:
		if fits(v) {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if depth < deepest && v[key] != nil {
				if found := objectIn(v[key], fits, depth+1); found != nil {
					return found
				}
			}
		}
	}
	return nil
}

// text is a value that is text, its entities resolved.
func (l linked) text(key string) string {
	s, _ := l[key].(string)
	return strings.TrimSpace(html.UnescapeString(s))
}

// name is the name of the object under a key.
func (l linked) name(key string) string { return first(l.names(key)...) }

// names are the names of the objects under a key.
func (l linked) names(key string) []string {
	list, many := l[key].([]any)
	if !many {
		list = []any{l[key]}
	}
	var out []string
	for _, x := range list {
		if o, ok := x.(map[string]any); ok {
			x = o["name"]
		}
		if s, ok := x.(string); ok && strings.TrimSpace(s) != "" && !strings.Contains(s, "://") {
			out = append(out, strings.TrimSpace(html.UnescapeString(s)))
		}
	}
	return out
}

// first is the first value that is not empty.
func first(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// attribute is an attribute of an element.
func attribute(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func attr(n *html.Node, key string) string {
	v, _ := attribute(n, key)
	return strings.TrimSpace(v)
}

// inner is the text of an element on one line.
func inner(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + " ")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// absolute is an address of the page in full, "" for none.
func absolute(written string, base *url.URL) string {
	u, err := url.Parse(written)
	if err != nil || written == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Host == "" {
		return ""
	}
	return u.String()
}

// pageDay is the day of a written date as it stands there, "" where it names no
// whole day or leaves two readings.
func pageDay(written string) string {
	written = strings.TrimSpace(written)
	if day, err := Day(written); err == nil && len(day) == len("2006-01-02") {
		return day
	}
	return numericDay(written)
}
