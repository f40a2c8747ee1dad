package quads

import (
	"github.com/cayleygraph/quad"

	"dateline/schema"
)

// Describe gives all facts of one part of an article, or with a [*schema.Document]
// those of the article itself, as quads with the predicates of package vocab:
// those that the graph keeps and those that it packs into details, for people.
// Of the words only spans are given, but for a statement's. Errors match [ErrID].
func Describe(article string, part any) ([]quad.Quad, error) {
	label, err := ArticleIRI(article)
	if err != nil {
		return nil, err
	}
	hash, _ := articleHash(article)
	w := &writer{article: label, hash: hash, all: true}
	switch p := part.(type) {
	case *schema.Document:
		w.writeArticle(p)
	case *schema.Time:
		w.writeTime(p)
	case *schema.Actor:
		w.writeActor(p)
	case *schema.Place:
		w.writePlace(p)
	case *schema.Statement:
		w.writeStatement(p)
	case *schema.Event:
		w.writeEvent(p)
	}
	return w.out, nil
}
