package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"dateline/schema/vocab"
)

// Summary says what a graph holds. Nodes resolved across articles count only
// where links between articles have been made.
type Summary struct {
	Articles    int           `json:"articles"`
	Outlets     []OutletCount `json:"outlets,omitempty"` // by articles, most first, then by id
	First       string        `json:"first,omitempty"`   // first day an article may be of, ISO 8601
	Last        string        `json:"last,omitempty"`    // last day an article may be of
	Times       int           `json:"times"`
	Appearances int           `json:"appearances"` // actors as articles have them
	Locations   int           `json:"locations"`   // places as articles have them
	Statements  int           `json:"statements"`
	Reports     int           `json:"reports"` // events as articles have them
	Actors      int           `json:"actors"`
	Places      int           `json:"places"`
	Events      int           `json:"events"`
	Utterances  int           `json:"utterances"`
	Stories     int           `json:"stories"`
	Quads       int           `json:"quads"`
}

// OutletCount is an outlet and how many articles it published.
type OutletCount struct {
	ID       string `json:"id"` // "outlet/…"
	Name     string `json:"name,omitempty"`
	Articles int    `json:"articles"`
}

// Sizer is a [Store] that knows how many quads it has without reading them.
type Sizer interface {
	Size(ctx context.Context) (int, error)
}

// Stats counts what the graph holds.
func Stats(ctx context.Context, s Store) (Summary, error) {
	c := counter{ctx: ctx, store: s}
	c.parts()
	c.articles()
	c.outlets()
	c.sum.Places = c.targets(vocab.AtPlace)
	c.sum.Actors = c.targets(vocab.SameActor)
	c.sum.Events = c.targets(vocab.OfEvent)
	c.sum.Utterances = c.targets(vocab.SameWords)
	c.sum.Stories = c.targets(vocab.InStory)
	c.quads()
	if c.err != nil {
		return Summary{}, fmt.Errorf("count what the graph holds: %w", c.err)
	}
	return c.sum, nil
}

// counter keeps the first error and does nothing after it.
type counter struct {
	ctx   context.Context
	store Store
	sum   Summary
	err   error
}

func (c *counter) each(p Pattern, fn func(quad.Quad)) {
	if c.err != nil {
		return
	}
	for q, err := range c.store.Quads(c.ctx, p) {
		if err != nil {
			c.err = err
			return
		}
		fn(q)
	}
}

// parts counts the nodes that point to their article, once each.
func (c *counter) parts() {
	count := map[string]*int{
		vocab.Time: &c.sum.Times, vocab.Appearance: &c.sum.Appearances, vocab.Location: &c.sum.Locations,
		vocab.Statement: &c.sum.Statements, vocab.Report: &c.sum.Reports,
	}
	c.each(Pattern{Predicate: vocab.InArticle}, func(q quad.Quad) {
		iri, _ := q.Subject.(quad.IRI)
		kind, _, _ := vocab.Split(iri)
		if n := count[kind]; n != nil {
			*n++
		}
	})
}

// articles counts the ledger and finds the first and last day published.
func (c *counter) articles() {
	if c.err != nil {
		return
	}
	var first, last time.Time
	for e, err := range c.store.Entries(c.ctx) {
		if err != nil {
			c.err = err
			return
		}
		c.sum.Articles++
		article := articleIRI(e.Article)
		c.each(Pattern{Subject: article, Predicate: vocab.From}, func(q quad.Quad) {
			if t, ok := q.Object.(quad.Time); ok && (first.IsZero() || time.Time(t).Before(first)) {
				first = time.Time(t)
			}
		})
		c.each(Pattern{Subject: article, Predicate: vocab.Until}, func(q quad.Quad) {
			if t, ok := q.Object.(quad.Time); ok && time.Time(t).After(last) {
				last = time.Time(t)
			}
		})
	}
	if !first.IsZero() {
		c.sum.First = first.Format(time.DateOnly)
	}
	if !last.IsZero() {
		c.sum.Last = last.Format(time.DateOnly)
	}
}

func (c *counter) outlets() {
	articles := map[quad.IRI]int{}
	c.each(Pattern{Predicate: vocab.Publisher}, func(q quad.Quad) {
		if outlet, ok := q.Object.(quad.IRI); ok {
			articles[outlet]++
		}
	})
	for outlet, n := range articles {
		_, slug, _ := vocab.Split(outlet)
		count := OutletCount{ID: "outlet/" + slug, Articles: n}
		c.each(Pattern{Subject: outlet, Predicate: vocab.Label}, func(q quad.Quad) {
			name := quad.ToString(q.Object)
			if count.Name == "" || name < count.Name {
				count.Name = name
			}
		})
		c.sum.Outlets = append(c.sum.Outlets, count)
	}
	slices.SortFunc(c.sum.Outlets, func(a, b OutletCount) int {
		if a.Articles != b.Articles {
			return b.Articles - a.Articles
		}
		return strings.Compare(a.ID, b.ID)
	})
}

// targets counts the different nodes that a predicate points to.
func (c *counter) targets(predicate quad.IRI) int {
	seen := map[quad.Value]struct{}{}
	c.each(Pattern{Predicate: predicate}, func(q quad.Quad) { seen[q.Object] = struct{}{} })
	return len(seen)
}

func (c *counter) quads() {
	if sizer, ok := c.store.(Sizer); ok && c.err == nil {
		c.sum.Quads, c.err = sizer.Size(c.ctx)
		return
	}
	c.each(Pattern{}, func(quad.Quad) { c.sum.Quads++ })
}
