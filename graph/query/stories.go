package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema/vocab"
)

// Story is one happening over time, as several articles tell it.
type Story struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	From     string    `json:"from,omitempty"`  // first day of publication, ISO 8601
	Until    string    `json:"until,omitempty"` // last day of publication
	Articles []Article `json:"articles"`        // in order of publication
}

// Stories asks for the stories of the graph.
type Stories struct {
	Limit int // 0: all
}

// Stories lists stories by their first day of publication.
func (r *Reader) Stories(ctx context.Context, q Stories) (Result[Story], error) {
	articles := map[quad.IRI][]Article{}
	err := r.everyArticle(ctx, func(v *view) error {
		if v.story != "" {
			articles[v.story] = append(articles[v.story], v.article)
		}
		return nil
	})
	if err != nil {
		return Result[Story]{}, err
	}
	rows := []Story{}
	for _, iri := range sortedKeys(articles) {
		title, err := r.text(ctx, iri, vocab.Label)
		if err != nil {
			return Result[Story]{}, err
		}
		rows = append(rows, newStory(ID(iri), title, articles[iri]))
	}
	slices.SortFunc(rows, func(a, b Story) int {
		return cmp.Or(compareArticles(a.Articles[0], b.Articles[0]), strings.Compare(a.ID, b.ID))
	})
	return result(rows, q.Limit), nil
}

// newStory puts a story together; without a title it has that of its first
// article.
func newStory(id, title string, articles []Article) Story {
	slices.SortFunc(articles, compareArticles)
	s := Story{ID: id, Title: title, Articles: articles}
	for _, a := range articles {
		s.Title = cmp.Or(s.Title, a.Title)
		from, until := a.Days()
		if from != "" && (s.From == "" || from < s.From) {
			s.From = from
		}
		if until > s.Until {
			s.Until = until
		}
	}
	s.Title = cmp.Or(s.Title, articles[0].Name())
	return s
}
