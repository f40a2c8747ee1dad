package quads

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/vocab"
)

// ToDocument gives back the document of the quads of one article, in any
// order. All must carry its label; nodes and predicates that are no part of a
// document are passed over. Errors match [ErrMalformed] or, where the quads
// make a document that is not valid, schema.ErrInvalid.
func ToDocument(list []quad.Quad) (*schema.Document, error) {
	article, err := onlyLabel(list)
	if err != nil {
		return nil, err
	}
	id, _, ok := SplitPart(article)
	nodes := Nodes(list)
	root := nodes[article]
	if !ok || root == nil || !root.Has(vocab.Text) {
		return nil, fmt.Errorf("%w: no article %s", ErrMalformed, article)
	}
	d := &schema.Document{Schema: schema.Version, Text: root.Text(vocab.Text)}
	r := &reader{doc: d, nodes: nodes, words: schema.IndexText(d.Text)}
	r.readArticle(id, root)
	r.readParts(article)
	for _, n := range r.touched(root) {
		if n.Err() != nil {
			return nil, n.Err()
		}
	}
	d.Sort()
	if err := d.Validate(); err != nil {
		return nil, fmt.Errorf("document of %s: %w", article, err)
	}
	return d, nil
}

// onlyLabel is the label that all quads carry.
func onlyLabel(list []quad.Quad) (quad.IRI, error) {
	var label quad.IRI
	for i, q := range list {
		l, ok := q.Label.(quad.IRI)
		if !ok || i > 0 && l != label {
			return "", fmt.Errorf("%w: label %s, want that of one article", ErrMalformed, quad.StringOf(q.Label))
		}
		label = l
	}
	if label == "" {
		return "", fmt.Errorf("%w: none", ErrMalformed)
	}
	return label, nil
}

// reader builds a document.
type reader struct {
	doc   *schema.Document
	nodes map[quad.IRI]*Node
	words *schema.TextIndex
	parts []part
}

// part is a node of an article under its local id.
type part struct {
	*Node
	id     string
	letter byte
	number int
}

// readParts reads the parts of the article in the order of their ids.
func (r *reader) readParts(article quad.IRI) {
	prefix := strings.TrimPrefix(string(article), vocab.Base+vocab.Article)
	for iri, n := range r.nodes {
		_, local, ok := SplitPart(iri)
		if !ok || local == "" || !strings.HasSuffix(string(iri), prefix+":"+local) {
			continue
		}
		letter, number, _ := schema.SplitID(local)
		r.parts = append(r.parts, part{n, local, letter, number})
	}
	slices.SortFunc(r.parts, func(a, b part) int {
		if a.letter != b.letter {
			return int(a.letter) - int(b.letter)
		}
		return a.number - b.number
	})
	for _, p := range r.parts {
		if p.Link(vocab.InArticle) != article {
			p.fail(vocab.InArticle, "want %s", article)
		}
		r.readPart(p)
	}
}

func (r *reader) readPart(p part) {
	d := r.doc
	switch p.letter {
	case schema.TimeID:
		d.Times = append(d.Times, r.readTime(p))
	case schema.ActorID:
		d.Actors = append(d.Actors, r.readActor(p))
	case schema.PlaceID:
		d.Places = append(d.Places, r.readPlace(p))
	case schema.StatementID:
		d.Statements = append(d.Statements, r.readStatement(p))
	case schema.EventID:
		d.Events = append(d.Events, r.readEvent(p))
	}
}

// touched are the nodes that were read, in a fixed order.
func (r *reader) touched(root *Node) []*Node {
	out := []*Node{root}
	for _, link := range []quad.IRI{vocab.Publisher, vocab.RepublishedBy} {
		if n := r.nodes[root.Link(link)]; n != nil {
			out = append(out, n)
		}
	}
	for _, p := range r.parts {
		out = append(out, p.Node)
	}
	return out
}

// quote is a span with its words.
func (r *reader) quote(n *Node, p quad.IRI, s schema.Span) schema.Quote {
	text, ok := r.words.Slice(s)
	if !ok {
		n.fail(p, "span %d-%d is not inside the text", s.Start, s.End)
	}
	return schema.Quote{Span: s, Text: text}
}

// quoteOf is the only span of p with its words, or nil.
func (r *reader) quoteOf(n *Node, p quad.IRI) *schema.Quote {
	s := n.Span(p)
	if s == nil {
		return nil
	}
	q := r.quote(n, p, *s)
	return &q
}
