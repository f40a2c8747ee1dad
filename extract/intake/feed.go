package intake

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"dateline/schema"
)

// readFeed reads a feed, RSS 0.9x to 2.0 or Atom: every item is one article, its
// source "path:3" for the third. What stands before a fault of the file is read.
func readFeed(r *run, source string, in io.Reader, from meta) bool {
	data, failed := readAll(r, source, in)
	if failed != nil {
		return r.fail(failed)
	}
	f := &feed{in: xml.NewDecoder(bytes.NewReader(data))}
	f.in.Strict, f.in.Entity, f.in.CharsetReader = false, xml.HTMLEntity, charset.NewReaderLabel
	number := 0
	for {
		item, err := f.next()
		if err == io.EOF {
			break
		}
		line, _ := f.in.InputPos()
		if err != nil {
			return r.fail(feedError(source, line, err))
		}
		number++
		rec := f.record(item)
		if rec.Text == "" {
			if !r.fail(&Error{Source: source, Line: line, Err: ErrEmpty, Hint: "the item has neither text nor title"}) {
				return false
			}
			continue
		}
		rec.Source = fmt.Sprintf("%s:%d", source, number)
		if !r.give(rec, from.behind(rec)) {
			return false
		}
	}
	if number == 0 {
		return r.fail(&Error{Source: source, Err: ErrEmpty, Hint: "the feed has no items"})
	}
	return true
}

// feedError places what is wrong with a feed.
func feedError(source string, line int, err error) *Error {
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, ErrKind):
		return &Error{Source: source, Err: err, Hint: "an .xml file is read as a feed, RSS or Atom"}
	case errors.As(err, &syntax):
		return &Error{Source: source, Line: syntax.Line, Err: fmt.Errorf("%w: %s", ErrFormat, syntax.Msg)}
	}
	return &Error{Source: source, Line: line, Err: fmt.Errorf("%w: %v", ErrFormat, err)}
}

// feed is a feed as far as it is read.
type feed struct {
	in              *xml.Decoder
	path            []string // local names of the open elements
	title, language string
}

// roots are the elements that feeds are made of.
var roots = []string{"rss", "feed", "RDF"}

// next is the next item; io.EOF after the last. Errors match [ErrKind] where the
// file is no feed.
func (f *feed) next() (*feedItem, error) {
	for {
		token, err := f.in.Token()
		if err == io.EOF && len(f.path) > 0 {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := t.Name.Local
			if len(f.path) == 0 && !slices.Contains(roots, name) {
				return nil, fmt.Errorf("%w: <%s>", ErrKind, name)
			}
			if name == "item" || name == "entry" {
				item := &feedItem{}
				return item, f.in.DecodeElement(item, &t)
			}
			if err := f.about(t); err != nil {
				return nil, err
			}
		case xml.EndElement:
			f.path = f.path[:max(0, len(f.path)-1)]
		}
	}
}

// about reads an element that tells of the feed itself.
func (f *feed) about(t xml.StartElement) error {
	parent := ""
	if len(f.path) > 0 {
		parent = f.path[len(f.path)-1]
	}
	for _, a := range t.Attr {
		if a.Name.Local == "lang" && f.language == "" {
			f.language = a.Value
		}
	}
	to := map[string]*string{"title": &f.title, "language": &f.language}[t.Name.Local]
	if to == nil || parent != "channel" && parent != "feed" || *to != "" {
		f.path = append(f.path, t.Name.Local)
		return nil
	}
	var text string
	err := f.in.DecodeElement(&text, &t)
	*to = strings.Join(strings.Fields(text), " ")
	return err
}

// feedItem is an <item> of RSS or an <entry> of Atom.
type feedItem struct {
	Titles    []marked   `xml:"title"`
	Links     []feedLink `xml:"link"`
	GUID      string     `xml:"guid"`
	ID        string     `xml:"http://www.w3.org/2005/Atom id"`
	Encoded   marked     `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
	Content   marked     `xml:"http://www.w3.org/2005/Atom content"`
	Told      []marked   `xml:"description"`
	Summaries []marked   `xml:"summary"`
	PubDate   string     `xml:"pubDate"`
	Published string     `xml:"published"`
	Date      string     `xml:"http://purl.org/dc/elements/1.1/ date"`
	Updated   string     `xml:"updated"`
	Creators  []string   `xml:"http://purl.org/dc/elements/1.1/ creator"`
	Authors   []feedName `xml:"author"`
	Source    feedSource `xml:"source"`
	Publisher string     `xml:"http://purl.org/dc/elements/1.1/ publisher"`
}

// marked is text with marks of HTML, escaped or, in Atom, as elements.
type marked struct {
	XMLName xml.Name
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
	Inner   string `xml:",innerxml"`
}

// feedLink is the address of an item: text in RSS, an attribute in Atom.
type feedLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Text string `xml:",chardata"`
}

// feedName is an author: "jo@x.example (Jo Reed)" in RSS, an element in Atom.
type feedName struct {
	Name string `xml:"name"`
	Text string `xml:",chardata"`
}

// feedSource is the feed that an item was taken from.
type feedSource struct {
	Title string `xml:"title"`
	Text  string `xml:",chardata"`
}

// record is the article of an item. One without text is told by its title alone.
func (f *feed) record(item *feedItem) *schema.Record {
	rec := &schema.Record{
		ID: strings.TrimSpace(first(item.GUID, item.ID)), URL: item.address(), Title: own(item.Titles).line(), Byline: item.byline(),
		Language: language(f.language), Outlet: first(item.Source.Title, item.Source.Text, item.Publisher, feedOutlet(f.title)),
		Published: first(item.PubDate, item.Published, item.Date, item.Updated),
	}
	rec.OutletBasis, rec.PublishedBasis = schema.Metadata, schema.Metadata
	for _, body := range []marked{item.Encoded, item.Content, own(item.Told), own(item.Summaries), own(item.Titles)} {
		if rec.Text = body.paragraphs(); rec.Text != "" {
			break
		}
	}
	return rec
}

// address is where the item's article is.
func (i *feedItem) address() string {
	for _, l := range i.Links {
		if l.Rel == "" || l.Rel == "alternate" {
			if a := first(l.Href, l.Text); strings.Contains(a, "://") {
				return a
			}
		}
	}
	if strings.HasPrefix(i.GUID, "http") {
		return strings.TrimSpace(i.GUID)
	}
	return ""
}

// byline is who wrote the item; an address of e-mail is nobody's name.
func (i *feedItem) byline() (out []string) {
	names := i.Creators
	for _, a := range i.Authors {
		name := first(a.Name, a.Text)
		if _, inside, ok := strings.Cut(name, "("); ok {
			name = strings.TrimRight(inside, ") ")
		}
		names = append(names, name)
	}
	for _, n := range names {
		if !strings.Contains(n, "@") {
			out = append(out, authors(n)...)
		}
	}
	return out
}

// feedOutlet is the outlet that the title of a feed is, "" where the title also
// names a section, in whatever order.
func feedOutlet(title string) string {
	for _, end := range []string{" RSS Feed", " RSS feed", " RSS", " Feed", " feed"} {
		title = strings.TrimSuffix(title, end)
	}
	if strings.ContainsAny(title, "|>»:–—") || strings.Contains(title, " - ") || len(strings.Fields(title)) > siteMost {
		return ""
	}
	return siteName(title)
}

// spaces are the namespaces of what an item says itself: none, Atom, RSS 1.0.
var spaces = []string{"", "http://www.w3.org/2005/Atom", "http://purl.org/rss/1.0/"}

// own is the first element of a name that is the item's own, not that of a
// picture or a recording in it.
func own(list []marked) marked {
	for _, m := range list {
		if slices.Contains(spaces, m.XMLName.Space) {
			return m
		}
	}
	return marked{}
}

// paragraphs is the text without marks, a blank line between two paragraphs.
func (m marked) paragraphs() string {
	source := m.Text
	if m.Type == "xhtml" || strings.TrimSpace(source) == "" {
		source = m.Inner
	}
	doc, err := html.Parse(strings.NewReader(source))
	markup, broken := readMarkup()
	if err != nil || broken != nil {
		return ""
	}
	(&article{names: markup.names}).cut(doc, func(n *html.Node) bool { return markup.names[n.Data] == noText })
	return strings.ToValidUTF8(pageText(doc), "\uFFFD")
}

// line is the text without marks on one line.
func (m marked) line() string { return strings.Join(strings.Fields(m.paragraphs()), " ") }
