package query

import (
	"context"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// view is one article as it was read, with what other articles say of it.
type view struct {
	hash    string
	doc     *schema.Document
	article Article
	taken   []derivation // from other articles
	story   quad.IRI
	text    *schema.TextIndex

	actors     map[string]*schema.Actor
	places     map[string]*schema.Place
	statements map[string]*schema.Statement
	events     map[string]*schema.Event
}

// view reads an article by its hash.
func (r *Reader) view(ctx context.Context, hash string) (*view, error) {
	if v, ok := r.views[hash]; ok {
		return v, nil
	}
	iri := vocab.Node(vocab.Article, hash)
	var qs []quad.Quad
	for q, err := range r.store.Quads(ctx, graph.Pattern{Label: iri}) {
		if err != nil {
			return nil, err
		}
		qs = append(qs, q)
	}
	if len(qs) == 0 {
		return nil, fmt.Errorf("%s: %w", ID(iri), graph.ErrNotFound)
	}
	doc, err := quads.ToDocument(qs)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", ID(iri), err)
	}
	v := newView(hash, doc)
	if v.taken, err = r.derivations(ctx, hash); err != nil {
		return nil, err
	}
	if v.story, err = r.follow(ctx, iri, vocab.InStory); err != nil {
		return nil, err
	}
	if len(r.views) >= cachedViews {
		clear(r.views)
	}
	r.views[hash] = v
	return v, nil
}

func newView(hash string, doc *schema.Document) *view {
	v := &view{
		hash: hash, doc: doc, article: newArticle(doc), text: schema.IndexText(doc.Text),
		actors: map[string]*schema.Actor{}, places: map[string]*schema.Place{},
		statements: map[string]*schema.Statement{}, events: map[string]*schema.Event{},
	}
	for i := range doc.Actors {
		v.actors[doc.Actors[i].ID] = &doc.Actors[i]
	}
	for i := range doc.Places {
		v.places[doc.Places[i].ID] = &doc.Places[i]
	}
	for i := range doc.Statements {
		v.statements[doc.Statements[i].ID] = &doc.Statements[i]
	}
	for i := range doc.Events {
		v.events[doc.Events[i].ID] = &doc.Events[i]
	}
	return v
}

// slice is the text of a span, apart from the article's own memory, so that a
// row does not hold on to the whole text.
func (v *view) slice(s schema.Span) string {
	words, _ := v.text.Slice(s)
	return strings.Clone(words)
}

// quote is a span with its words.
func (v *view) quote(s schema.Span) schema.Quote { return schema.Quote{Span: s, Text: v.slice(s)} }

// sentence is the sentence, or the run of sentences, that holds span; where
// sentences are missing, span itself.
func (v *view) sentence(span schema.Span) schema.Span {
	first, last := v.sentences(span)
	if first < 0 {
		return span
	}
	return schema.Span{Start: v.doc.Sentences[first].Start, End: v.doc.Sentences[last].End}
}

// sentences are the first and last sentence that span touches; -1 for none.
func (v *view) sentences(span schema.Span) (first, last int) {
	first = -1
	for i, s := range v.doc.Sentences {
		if s.Overlaps(span) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// node is the IRI of one of the article's parts.
func (v *view) node(kind, id string) quad.IRI { return vocab.Node(kind, v.hash, id) }

// each visits the picked articles, all for nil picks, in order of hash.
func (r *Reader) each(ctx context.Context, p picks, f func(*view) error) error {
	visit := func(hash string) error {
		v, err := r.view(ctx, hash)
		if err != nil {
			return err
		}
		return f(v)
	}
	if p != nil {
		for _, hash := range p.articles() {
			if err := visit(hash); err != nil {
				return err
			}
		}
		return nil
	}
	for e, err := range r.store.Entries(ctx) {
		if err != nil {
			return err
		}
		_, hash, _ := strings.Cut(e.Article, "/")
		if err := visit(hash); err != nil {
			return err
		}
	}
	return nil
}
