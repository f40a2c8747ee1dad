package query

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// view is one article, with what other articles say of it. Its parts are read
// when they are asked for.
type view struct {
	*Reader
	hash    string
	doc     *schema.Document // header, text and sentences; with all parts if read as a whole
	article Article
	taken   []derivation // from other articles
	textOf  string       // agency whose text it prints
	story   quad.IRI
	text    *schema.TextIndex

	times      map[string]*schema.Time
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
	n, err := r.nodeAt(ctx, iri)
	if err != nil {
		return nil, err
	}
	if !n.Has(vocab.Detail) {
		return nil, fmt.Errorf("%s: %w", ID(iri), graph.ErrNotFound)
	}
	doc, err := quads.ReadArticle(n)
	if err != nil {
		return nil, err
	}
	v := &view{
		Reader: r, hash: hash, doc: doc, article: newArticle(doc), story: n.Link(vocab.InStory), textOf: n.Text(vocab.TextOf), text: schema.IndexText(doc.Text),
		times: map[string]*schema.Time{}, actors: map[string]*schema.Actor{}, places: map[string]*schema.Place{},
		statements: map[string]*schema.Statement{}, events: map[string]*schema.Event{},
	}
	if v.taken, err = r.derivations(ctx, hash, n); err != nil {
		return nil, err
	}
	if len(r.views) >= cachedViews {
		clear(r.views)
	}
	r.views[hash] = v
	return v, nil
}

// part is one part of the article, nil where it has none of that id.
func part[T any](ctx context.Context, v *view, kind, id string, known map[string]*T, read func(string, *schema.TextIndex) (T, error)) (*T, error) {
	if p, ok := known[id]; ok || id == "" {
		return p, nil
	}
	iri := v.node(kind, id)
	detail, err := v.detail(ctx, iri)
	if err != nil || detail == "" {
		known[id] = nil
		return nil, err
	}
	p, err := read(detail, v.text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", ID(iri), err)
	}
	known[id] = &p
	return &p, nil
}

func (v *view) time(ctx context.Context, id string) (*schema.Time, error) {
	return part(ctx, v, vocab.Time, id, v.times, quads.ReadTime)
}

func (v *view) actor(ctx context.Context, id string) (*schema.Actor, error) {
	return part(ctx, v, vocab.Appearance, id, v.actors, quads.ReadActor)
}

func (v *view) place(ctx context.Context, id string) (*schema.Place, error) {
	return part(ctx, v, vocab.Location, id, v.places, quads.ReadPlace)
}

func (v *view) statement(ctx context.Context, id string) (*schema.Statement, error) {
	return part(ctx, v, vocab.Statement, id, v.statements, quads.ReadStatement)
}

func (v *view) event(ctx context.Context, id string) (*schema.Event, error) {
	return part(ctx, v, vocab.Report, id, v.events, quads.ReadEvent)
}

// whole reads all parts of the article at once.
func (v *view) whole(ctx context.Context) error {
	if len(v.doc.Statements)+len(v.doc.Events) > 0 {
		return nil
	}
	iri := vocab.Node(vocab.Article, v.hash)
	list, err := v.store.Match(ctx, []graph.Pattern{{Label: iri}}, 0)
	if err != nil {
		return err
	}
	doc, err := quads.ToDocument(list[0])
	if err != nil {
		return fmt.Errorf("%s: %w", ID(iri), err)
	}
	v.doc = doc
	keep(v.times, doc.Times, func(t *schema.Time) string { return t.ID })
	keep(v.actors, doc.Actors, func(a *schema.Actor) string { return a.ID })
	keep(v.places, doc.Places, func(p *schema.Place) string { return p.ID })
	keep(v.statements, doc.Statements, func(s *schema.Statement) string { return s.ID })
	keep(v.events, doc.Events, func(e *schema.Event) string { return e.ID })
	return nil
}

func keep[T any](known map[string]*T, list []T, id func(*T) string) {
	for i := range list {
		known[id(&list[i])] = &list[i]
	}
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

// everyDocument visits all articles with all their parts, in order of hash.
func (r *Reader) everyDocument(ctx context.Context, f func(*view) error) error {
	return r.everyArticle(ctx, func(v *view) error {
		if err := v.whole(ctx); err != nil {
			return err
		}
		return f(v)
	})
}

// everyArticle visits the headers of all articles in order of hash.
func (r *Reader) everyArticle(ctx context.Context, f func(*view) error) error {
	var hashes []string
	for e, err := range r.store.Entries(ctx) {
		if err != nil {
			return err
		}
		_, hash, _ := strings.Cut(e.Article, "/")
		hashes = append(hashes, hash)
	}
	for part := range slices.Chunk(hashes, chunk) {
		if err := r.articlesAhead(ctx, part); err != nil {
			return err
		}
		for _, hash := range part {
			v, err := r.view(ctx, hash)
			if err != nil {
				return err
			}
			if !r.knows(v.article) {
				continue
			}
			if err := f(v); err != nil {
				return err
			}
		}
	}
	return nil
}
