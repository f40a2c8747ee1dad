package query

import (
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/words"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// Lists of articles and of stories need no texts: they are made of headers.

// header is an article without its text, and its story.
type header struct {
	Article
	story quad.IRI
}

// headers reads those of articles that are there and were known by the day that
// is asked for, in their order.
func (r *Reader) headers(ctx context.Context, articles []quad.IRI) ([]header, error) {
	r.room()
	ask := make([]graph.Pattern, 0, 2*len(articles))
	for _, a := range articles {
		ask = append(ask, of(a, vocab.Detail), of(a, vocab.InStory))
	}
	if err := r.ahead(ctx, ask); err != nil {
		return nil, err
	}
	out := make([]header, 0, len(articles))
	for _, a := range articles {
		detail, err := r.objects(ctx, a, vocab.Detail)
		if err != nil {
			return nil, err
		}
		if len(detail) == 0 {
			continue // forgotten, and its links are still there
		}
		doc, err := quads.ReadArticle(&quads.Node{IRI: a, Values: map[quad.IRI][]quad.Value{vocab.Detail: detail}})
		if err != nil {
			return nil, err
		}
		h := header{Article: newArticle(doc)}
		if !r.knows(h.Article) {
			continue
		}
		if h.story, err = r.follow(ctx, a, vocab.InStory); err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}

// everyHeader visits the headers of all articles in order of hash.
func (r *Reader) everyHeader(ctx context.Context, f func(header)) error {
	var articles []quad.IRI
	for e, err := range r.store.Entries(ctx) {
		if err != nil {
			return err
		}
		_, hash, _ := strings.Cut(e.Article, "/")
		articles = append(articles, vocab.Node(vocab.Article, hash))
	}
	for part := range slices.Chunk(articles, few*chunk) {
		heads, err := r.headers(ctx, part)
		if err != nil {
			return err
		}
		for _, h := range heads {
			f(h)
		}
	}
	return nil
}

// firstArticles gives the rows up to a limit that articles make, in order of
// publication.
func firstArticles[T any](ctx context.Context, r *Reader, x *graph.WordIndex, limit int, compare func(a, b T) int, rows func([]quad.IRI) ([]T, error)) (res Result[T], err error) {
	in := func(f words.Field, word string) (list []candidate, err error) {
		articles, err := x.Parts(ctx, f, word)
		if err != nil {
			return nil, err
		}
		heads, err := r.headers(ctx, articles)
		for _, h := range heads {
			list = append(list, candidate{IRI(h.ID), h.date})
		}
		return list, err
	}
	rest := func() ([]candidate, error) { return in(words.NoMonth, "") }
	res.Rows = []T{}
	w := &months[T]{
		index: x, limit: limit, compare: compare, rows: rows, wide: rest, open: rest,
		within: func(p period) ([]candidate, error) { return in(words.Issued, p.from.String()[:len("2022-04")]) },
		give: func(row T) error {
			res.Rows = append(res.Rows, row)
			return nil
		},
	}
	if err = w.run(ctx, period{}); err != nil {
		return res, err
	}
	if res.Total, res.More = w.n, w.more; w.more {
		res.Total = 0
	}
	return res, nil
}
