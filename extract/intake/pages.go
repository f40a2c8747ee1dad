package intake

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// Pages reads web pages: the article is the smallest part of the page that holds
// most of its prose, once navigation, comments and the like are cut away by the
// names that pages give them; what the page says of itself is read from JSON-LD,
// meta elements and the page's head. The zero value is ready.
type Pages struct{}

// Read finds the article of a page.
func (Pages) Read(page string, address *url.URL) (Page, error) {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return Page{}, fmt.Errorf("%w: %v", ErrFormat, err)
	}
	m, err := readMarkup()
	if err != nil {
		return Page{}, err
	}
	out := about(doc, address, m.meta)
	if len(out.Byline) == 0 {
		out.Byline = authorsNamed(doc, m.names)
	}
	a := &article{names: m.names}
	a.prune(doc)
	if out.Published == "" {
		out.Published = onlyTime(doc)
	}
	if root := a.find(doc); root != nil {
		a.clean(root)
		if text := pageText(root); hasProse(text) {
			out.Text = text
		}
	}
	if !hasProse(out.Text) {
		return Page{}, ErrNoText
	}
	return out, nil
}
