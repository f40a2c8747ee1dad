package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
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
	if x, err := r.byTime(ctx, q.Limit, nil, false); x != nil || err != nil {
		if err != nil {
			return Result[Story]{}, err
		}
		return r.firstStories(ctx, x, q.Limit)
	}
	articles := map[quad.IRI][]Article{}
	err := r.everyHeader(ctx, func(h header) {
		if h.story != "" {
			articles[h.story] = append(articles[h.story], h.Article)
		}
	})
	if err != nil {
		return Result[Story]{}, err
	}
	rows := []Story{}
	for part := range slices.Chunk(sortedKeys(articles), chunk) {
		more, err := r.storyRows(ctx, part, articles)
		if err != nil {
			return Result[Story]{}, err
		}
		rows = append(rows, more...)
	}
	slices.SortFunc(rows, compareStories)
	return result(rows, q.Limit), nil
}

// storyRows makes rows of stories, whose articles are given.
func (r *Reader) storyRows(ctx context.Context, stories []quad.IRI, articles map[quad.IRI][]Article) (rows []Story, err error) {
	r.room()
	ask := make([]graph.Pattern, len(stories))
	for i, s := range stories {
		ask[i] = of(s, vocab.Label)
	}
	if err := r.ahead(ctx, ask); err != nil {
		return nil, err
	}
	for _, s := range stories {
		title, err := r.text(ctx, s, vocab.Label)
		if err != nil {
			return nil, err
		}
		rows = append(rows, newStory(ID(s), title, articles[s]))
	}
	return rows, nil
}

func compareStories(a, b Story) int {
	return cmp.Or(compareArticles(a.Articles[0], b.Articles[0]), strings.Compare(a.ID, b.ID))
}

// firstStories are the stories up to a limit: an article makes a row where it is
// the first of its story.
func (r *Reader) firstStories(ctx context.Context, x *graph.WordIndex, limit int) (res Result[Story], err error) {
	first := map[quad.IRI]string{} // article by story
	return firstArticles(ctx, r, x, limit, compareStories, func(nodes []quad.IRI) ([]Story, error) {
		heads, err := r.headers(ctx, nodes)
		if err != nil {
			return nil, err
		}
		fresh := map[quad.IRI]bool{}
		for _, h := range heads {
			if h.story != "" && first[h.story] == "" {
				fresh[h.story] = true
			}
		}
		stories := sortedKeys(fresh)
		articles, err := r.toldBy(ctx, stories)
		if err != nil {
			return nil, err
		}
		for _, s := range stories {
			first[s] = slices.MinFunc(articles[s], compareArticles).ID
		}
		var begun []quad.IRI
		for _, h := range heads {
			if h.story != "" && first[h.story] == h.ID {
				begun = append(begun, h.story)
			}
		}
		return r.storyRows(ctx, begun, articles)
	})
}

// toldBy are the articles of stories.
func (r *Reader) toldBy(ctx context.Context, stories []quad.IRI) (map[quad.IRI][]Article, error) {
	members, err := r.parts(ctx, vocab.Article, stories, vocab.InStory)
	if err != nil {
		return nil, err
	}
	out := map[quad.IRI][]Article{}
	for part := range slices.Chunk(members, few*chunk) {
		heads, err := r.headers(ctx, part)
		if err != nil {
			return nil, err
		}
		for _, h := range heads {
			out[h.story] = append(out[h.story], h.Article)
		}
	}
	return out, nil
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
