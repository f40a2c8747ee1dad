package graph

import (
	"cmp"
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
	Undated     int           `json:"undated,omitempty"` // articles whose day of publication is open
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
	Curations   int           `json:"curations,omitempty"` // lines of the overlay
	Quads       int           `json:"quads"`
	// Predicates are how many quads each predicate has, most first.
	Predicates []PredicateCount `json:"predicates,omitempty"`
}

// PredicateCount is a predicate and how many quads have it: those read from
// articles, and those that link articles.
type PredicateCount struct {
	Predicate string `json:"predicate"` // IRI
	Quads     int    `json:"quads"`
	Links     int    `json:"links"`
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

// Stats counts what the graph holds; it reads every quad once.
func Stats(ctx context.Context, s Store) (Summary, error) {
	c := counter{
		parts: map[string]int{}, targets: map[quad.Value]map[quad.Value]struct{}{},
		outlets: map[quad.IRI]int{}, names: map[quad.IRI]string{}, predicates: map[quad.Value]*PredicateCount{},
	}
	for q, err := range s.Quads(ctx, Pattern{}) {
		if err != nil {
			return Summary{}, fmt.Errorf("count what the graph holds: %w", err)
		}
		c.take(q)
	}
	sum := c.summary()
	for _, err := range s.Entries(ctx) {
		if err != nil {
			return Summary{}, fmt.Errorf("count what the graph holds: %w", err)
		}
		sum.Articles++
	}
	sum.Undated = sum.Articles - c.dated
	return sum, nil
}

// counter counts quads one by one.
type counter struct {
	quads       int
	parts       map[string]int // details by kind of node
	targets     map[quad.Value]map[quad.Value]struct{}
	outlets     map[quad.IRI]int
	names       map[quad.IRI]string
	predicates  map[quad.Value]*PredicateCount
	dated       int // articles with a day of publication
	first, last time.Time
}

func (c *counter) take(q quad.Quad) {
	c.quads++
	p := c.predicates[q.Predicate]
	if p == nil {
		iri, _ := q.Predicate.(quad.IRI)
		p = &PredicateCount{Predicate: string(iri)}
		c.predicates[q.Predicate] = p
	}
	if q.Label == vocab.Across || q.Label == vocab.Curated {
		p.Links++
	} else {
		p.Quads++
	}
	subject, _ := q.Subject.(quad.IRI)
	kind, _, _ := vocab.Split(subject)
	switch q.Predicate {
	case vocab.Detail, vocab.One:
		c.parts[kind]++
	case vocab.AtPlace, vocab.SameActor, vocab.OfEvent, vocab.SameWords, vocab.InStory:
		seen := c.targets[q.Predicate]
		if seen == nil {
			seen = map[quad.Value]struct{}{}
			c.targets[q.Predicate] = seen
		}
		seen[q.Object] = struct{}{}
	case vocab.From, vocab.Until:
		if kind == vocab.Article {
			c.published(q)
			if q.Predicate == vocab.From {
				c.dated++
			}
		}
	case vocab.Publisher:
		if outlet, ok := q.Object.(quad.IRI); ok {
			c.outlets[outlet]++
		}
	case vocab.Label:
		if name := quad.ToString(q.Object); kind == vocab.Outlet && (c.names[subject] == "" || name < c.names[subject]) {
			c.names[subject] = name
		}
	}
}

// published widens the days between which articles were published.
func (c *counter) published(q quad.Quad) {
	at, ok := q.Object.(quad.Time)
	t := time.Time(at)
	switch {
	case !ok:
	case q.Predicate == vocab.From:
		if c.first.IsZero() || t.Before(c.first) {
			c.first = t
		}
	case t.After(c.last):
		c.last = t
	}
}

func (c *counter) summary() Summary {
	sum := Summary{
		Times: c.parts[vocab.Time], Appearances: c.parts[vocab.Appearance], Locations: c.parts[vocab.Location],
		Statements: c.parts[vocab.Statement], Reports: c.parts[vocab.Report], Curations: c.parts[vocab.Curation],
		Actors: len(c.targets[vocab.SameActor]), Places: len(c.targets[vocab.AtPlace]), Events: len(c.targets[vocab.OfEvent]),
		Utterances: len(c.targets[vocab.SameWords]), Stories: len(c.targets[vocab.InStory]), Quads: c.quads,
	}
	if !c.first.IsZero() {
		sum.First = c.first.Format(time.DateOnly)
	}
	if !c.last.IsZero() {
		sum.Last = c.last.Format(time.DateOnly)
	}
	for outlet, n := range c.outlets {
		_, slug, _ := vocab.Split(outlet)
		sum.Outlets = append(sum.Outlets, OutletCount{ID: vocab.Outlet + "/" + slug, Name: c.names[outlet], Articles: n})
	}
	slices.SortFunc(sum.Outlets, func(a, b OutletCount) int { return cmp.Or(b.Articles-a.Articles, strings.Compare(a.ID, b.ID)) })
	for _, p := range c.predicates {
		sum.Predicates = append(sum.Predicates, *p)
	}
	slices.SortFunc(sum.Predicates, func(a, b PredicateCount) int {
		return cmp.Or(b.Quads+b.Links-a.Quads-a.Links, strings.Compare(a.Predicate, b.Predicate))
	})
	return sum
}
