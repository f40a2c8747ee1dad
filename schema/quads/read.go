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
// document are passed over, and so are the quads that only say again for
// searching what a detail says. Errors match [ErrMalformed] or, where the quads
// make a document that is not valid, schema.ErrInvalid.
func ToDocument(list []quad.Quad) (*schema.Document, error) {
	article, err := onlyLabel(list)
	if err != nil {
		return nil, err
	}
	_, _, ok := SplitPart(article)
	nodes := Nodes(list)
	root := nodes[article]
	if !ok || root == nil || !root.Has(vocab.Text) {
		return nil, fmt.Errorf("%w: no article %s", ErrMalformed, article)
	}
	d, err := ReadArticle(root)
	if err != nil {
		return nil, err
	}
	words := schema.IndexText(d.Text)
	for _, p := range partsOf(article, nodes) {
		detail := p.Text(vocab.Detail)
		if p.Err() != nil {
			return nil, p.Err()
		}
		if err := readPart(d, p, detail, words); err != nil {
			return nil, fmt.Errorf("%s: %w", p.IRI, err)
		}
	}
	if err := d.Validate(); err != nil {
		return nil, fmt.Errorf("document of %s: %w", article, err)
	}
	return d, nil
}

// ReadArticle is what the node of an article says: a Document without parts.
// Errors match [ErrMalformed].
func ReadArticle(n *Node) (*schema.Document, error) {
	var h header
	detail := n.Text(vocab.Detail)
	d := &schema.Document{Schema: schema.Version, Text: n.Text(vocab.Text)}
	var err error
	if d.Sentences, err = parseSpans(n.Text(vocab.Sentence)); err != nil {
		return nil, fmt.Errorf("%s: %w", n.IRI, err)
	}
	blocks, err := parseBlocks(n.Text(vocab.Block))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", n.IRI, err)
	}
	if n.Err() != nil {
		return nil, n.Err()
	}
	if err := decode(detail, &h); err != nil {
		return nil, fmt.Errorf("%s: %w", n.IRI, err)
	}
	if id, _, _ := SplitPart(n.IRI); h.ID != id {
		return nil, fmt.Errorf("%w: the detail of %s is that of %q", ErrMalformed, n.IRI, h.ID)
	}
	d.Article, d.Warnings = h.Article, h.Warnings
	d.Article.Blocks = blocks
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

// part is a node of an article under its local id.
type part struct {
	*Node
	id     string
	letter byte
	number int
}

// partsOf are the parts of an article in the order of their ids.
func partsOf(article quad.IRI, nodes map[quad.IRI]*Node) []part {
	var out []part
	hash := strings.TrimPrefix(string(article), vocab.Base+vocab.Article)
	for iri, n := range nodes {
		_, local, ok := SplitPart(iri)
		if !ok || local == "" || !strings.HasSuffix(string(iri), hash+":"+local) {
			continue
		}
		letter, number, _ := schema.SplitID(local)
		out = append(out, part{n, local, letter, number})
	}
	slices.SortFunc(out, func(a, b part) int {
		if a.letter != b.letter {
			return int(a.letter) - int(b.letter)
		}
		return a.number - b.number
	})
	return out
}

// readPart adds a part to the document.
func readPart(d *schema.Document, p part, detail string, words *schema.TextIndex) (err error) {
	id := ""
	switch p.letter {
	case schema.TimeID:
		id, err = addPart(&d.Times, detail, words, ReadTime, func(v schema.Time) string { return v.ID })
	case schema.ActorID:
		id, err = addPart(&d.Actors, detail, words, ReadActor, func(v schema.Actor) string { return v.ID })
	case schema.PlaceID:
		id, err = addPart(&d.Places, detail, words, ReadPlace, func(v schema.Place) string { return v.ID })
	case schema.StatementID:
		id, err = addPart(&d.Statements, detail, words, ReadStatement, func(v schema.Statement) string { return v.ID })
	case schema.EventID:
		id, err = addPart(&d.Events, detail, words, ReadEvent, func(v schema.Event) string { return v.ID })
	}
	if err == nil && id != p.id {
		err = fmt.Errorf("%w: the detail is that of %q", ErrMalformed, id)
	}
	return err
}

func addPart[T any](to *[]T, detail string, words *schema.TextIndex, read func(string, *schema.TextIndex) (T, error), id func(T) string) (string, error) {
	v, err := read(detail, words)
	*to = append(*to, v)
	return id(v), err
}
