package across

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// Report counts what articles have in common and what was changed in the
// graph to say so.
type Report struct {
	Articles   int `json:"articles"`
	Actors     int `json:"actors"`
	Events     int `json:"events"`
	Shared     int `json:"shared_events"` // reported by two articles at least
	Utterances int `json:"utterances"`
	Copies     int `json:"copies"`
	Stories    int `json:"stories"`
	Added      int `json:"added"` // quads
	Removed    int `json:"removed"`

	// Lent are dates of publication that neighbours tell and their articles do
	// not have yet: read those again with them, load them and link once more.
	Lent []Lent `json:"-"`
}

// changeSize is how many quads go into one change.
const changeSize = 15_000

// Link reads every article of the graph, finds what they have in common and
// brings the quads labelled vocab.Across to exactly that. A second call changes
// nothing; one that was broken off is made good by the next. An article whose
// quads cannot be read is an error that names it.
func Link(ctx context.Context, store graph.Store) (Report, error) {
	c, err := newCorpus()
	if err != nil {
		return Report{}, err
	}
	if c.overlay, err = Overlay(ctx, store); err != nil {
		return Report{}, err
	}
	for entry, err := range store.Entries(ctx) {
		if err != nil {
			return Report{}, fmt.Errorf("link articles: %w", err)
		}
		if err := c.read(ctx, store, entry.Article); err != nil {
			return Report{}, fmt.Errorf("link articles: %s: %w", entry.Article, err)
		}
	}
	found := c.resolve()
	report := found.count()
	report.Added, report.Removed, err = update(ctx, store, found.Quads())
	if err != nil {
		return report, fmt.Errorf("link articles: %w", err)
	}
	return report, nil
}

// read adds one article of the graph.
func (c *corpus) read(ctx context.Context, store graph.Store, article string) error {
	iri, err := quads.ArticleIRI(article)
	if err != nil {
		return err
	}
	var list []quad.Quad
	for q, err := range store.Quads(ctx, graph.Pattern{Label: iri}) {
		if err != nil {
			return err
		}
		list = append(list, q)
	}
	doc, err := quads.ToDocument(list)
	if err != nil {
		return err
	}
	c.add(doc)
	return nil
}

// update brings the quads of vocab.Across to those wanted.
func update(ctx context.Context, store graph.Store, wanted []quad.Quad) (added, removed int, err error) {
	want := make(map[string]bool, len(wanted))
	for _, q := range wanted {
		want[identity(q)] = true
	}
	var stale []quad.Quad
	for q, err := range store.Quads(ctx, graph.Pattern{Label: vocab.Across}) {
		if err != nil {
			return 0, 0, err
		}
		if id := identity(q); want[id] {
			delete(want, id)
		} else {
			stale = append(stale, q)
		}
	}
	var fresh []quad.Quad
	for _, q := range wanted {
		if want[identity(q)] {
			fresh = append(fresh, q)
		}
	}
	for from := 0; from < len(stale); from += changeSize {
		part := stale[from:min(from+changeSize, len(stale))]
		if err := store.Apply(ctx, graph.Change{Remove: part}); err != nil {
			return added, removed, err
		}
		removed += len(part)
	}
	for from := 0; from < len(fresh); from += changeSize {
		part := fresh[from:min(from+changeSize, len(fresh))]
		if err := store.Apply(ctx, graph.Change{Add: part}); err != nil {
			return added, removed, err
		}
		added += len(part)
	}
	return added, removed, nil
}

// identity is a quad as a text that every engine gives the same.
func identity(q quad.Quad) string {
	object := q.Object
	if t, ok := object.(quad.Time); ok {
		object = quad.Time(time.Time(t).UTC())
	}
	return q.Subject.String() + " " + q.Predicate.String() + " " + object.String()
}

// count sums the result up.
func (r *Result) count() Report {
	out := Report{
		Articles: r.Articles, Actors: len(r.Actors), Events: len(r.Events), Utterances: len(r.Utterances),
		Copies: len(r.Copies), Stories: len(r.Stories), Lent: r.Lent,
	}
	for _, e := range r.Events {
		if e.articles() > 1 {
			out.Shared++
		}
	}
	return out
}

// articles is in how many articles an event is reported.
func (e Event) articles() int {
	hashes := map[string]bool{}
	for _, m := range e.Members {
		_, rest, _ := vocab.Split(m.Node)
		hash, _, _ := strings.Cut(rest, ":")
		hashes[hash] = true
	}
	return len(hashes)
}
