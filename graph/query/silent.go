package query

import (
	"context"
	"errors"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/vocab"
)

// tellers are the articles of each story that was asked for, in order of
// publication.
type tellers map[quad.IRI][]*view

// of are the articles that tell a story.
func (t tellers) of(ctx context.Context, r *Reader, story quad.IRI) ([]*view, error) {
	if known, ok := t[story]; ok {
		return known, nil
	}
	articles, err := r.subjects(ctx, vocab.InStory, story)
	if err != nil {
		return nil, err
	}
	views := []*view{}
	for _, iri := range articles {
		_, hash, _ := vocab.Split(iri)
		switch v, err := r.view(ctx, hash); {
		case errors.Is(err, graph.ErrNotFound): // forgotten since the story was made
		case err != nil:
			return nil, err
		case r.knows(v.article):
			views = append(views, v)
		}
	}
	slices.SortFunc(views, func(a, b *view) int { return compareArticles(a.article, b.article) })
	t[story] = views
	return views, nil
}

// silent are the articles that tell the story of an event without the event,
// though it could be known when they appeared, one for each outlet: no article
// of the outlet reports the event, nor is it a copy of another silent one.
func (r *Reader) silent(ctx context.Context, e Event, stories tellers) ([]Article, error) {
	known := firstKnown(e)
	heard := map[string]bool{} // hashes and outlets that report the event or are named already
	var told []quad.IRI
	for _, p := range e.Reports {
		v, err := r.view(ctx, p.hash)
		if err != nil {
			return nil, err
		}
		heard[p.hash] = true
		if v.story != "" && !slices.Contains(told, v.story) {
			told = append(told, v.story)
		}
		if p.Article.outletID != "" {
			heard[p.Article.outletID] = true
		}
	}
	out := []Article{}
	if known == "" {
		return out, nil
	}
	quiet := map[string]bool{} // hashes of silent articles
	var views []*view
	for _, story := range told {
		list, err := stories.of(ctx, r, story)
		if err != nil {
			return nil, err
		}
		for _, v := range list {
			if from, _ := v.article.Days(); from >= known && !heard[v.hash] && !heard[v.article.outletID] {
				quiet[v.hash] = true
				views = append(views, v)
			}
		}
	}
	for _, v := range views {
		copied := slices.ContainsFunc(v.taken, func(t derivation) bool { return quiet[t.from] })
		if id := v.article.outletID; !copied && (id == "" || !heard[id]) {
			heard[id] = id != ""
			out = append(out, v.article)
		}
	}
	return out, nil
}

// firstKnown is the day from which an article could have told of an event: the
// last on which the first report may have appeared, or the last day of the
// event; "" where neither is dated.
func firstKnown(e Event) string {
	for _, p := range e.Reports {
		if _, until := p.Article.Days(); until != "" {
			return until
		}
	}
	if e.When != nil {
		return e.When.Until
	}
	return ""
}
