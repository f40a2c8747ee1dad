package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

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

// LinksCounted is the key of the note that holds the census of the links between
// articles: who makes links keeps it with each change of them.
const LinksCounted = "across/counted"

// Stats counts what the graph holds: by the censuses beside its quads, or, where
// they do not tell of as many as there are, by reading every quad once.
func Stats(ctx context.Context, s Store) (Summary, error) {
	sum, known, err := keptStats(ctx, s)
	if err == nil && !known {
		sum, err = countedStats(ctx, s)
	}
	if err != nil {
		return Summary{}, fmt.Errorf("count what the graph holds: %w", err)
	}
	return sum, nil
}

// keptStats is Stats by censuses; known is false where they do not tell.
func keptStats(ctx context.Context, s Store) (sum Summary, known bool, err error) {
	sizer, ok := s.(Sizer)
	x, err := Words(ctx, s)
	if err != nil || x == nil || !ok {
		return sum, false, err
	}
	c := newCounter()
	if c.articles, err = x.Census(ctx); err != nil {
		return sum, false, err
	}
	links, _, err := s.Note(ctx, LinksCounted)
	if err == nil {
		err = c.links.ReadCensus(links)
	}
	if err != nil {
		return sum, false, err
	}
	curated, err := appendMatches(ctx, s, nil, Pattern{Label: vocab.Curated})
	if err != nil {
		return sum, false, err
	}
	for _, q := range curated {
		c.take(q)
	}
	sum = c.summary(c.articles[string(countedNodes)+vocab.Article])
	n, err := sizer.Size(ctx)
	return sum, err == nil && n == sum.Quads, err
}

// countedStats is Stats by all quads.
func countedStats(ctx context.Context, s Store) (Summary, error) {
	c := newCounter()
	for q, err := range s.Quads(ctx, Pattern{}) {
		if err != nil {
			return Summary{}, err
		}
		c.take(q)
	}
	articles := 0
	for _, err := range s.Entries(ctx) {
		if err != nil {
			return Summary{}, err
		}
		articles++
	}
	return c.summary(articles), nil
}

// counter counts quads one by one.
type counter struct {
	articles, links, curated Census
	nodes                    map[quad.IRI]bool // made across articles, those met
}

func newCounter() *counter {
	return &counter{articles: Census{}, links: Census{}, curated: Census{}, nodes: map[quad.IRI]bool{}}
}

func (c *counter) take(q quad.Quad) {
	switch q.Label {
	case quad.Value(vocab.Curated):
		c.curated.add(q)
	case quad.Value(vocab.Across):
		c.links.Links([]quad.Quad{q}, 1)
		subject, _ := q.Subject.(quad.IRI)
		if kind := AcrossKind(subject); kind != "" && !c.nodes[subject] {
			c.nodes[subject] = true
			c.links.Node(kind, 1)
		}
	default:
		c.articles.add(q)
	}
}

// AcrossKind is the kind of a node that is made across articles, "" of others.
func AcrossKind(n quad.IRI) string {
	switch kind, _, _ := vocab.Split(n); kind {
	case vocab.Actor, vocab.Event, vocab.Utterance, vocab.Story:
		return kind
	}
	return ""
}

// summary is what was counted in so many articles.
func (c *counter) summary(articles int) Summary {
	parts := func(kind string) int { return c.articles[string(countedNodes)+kind] }
	nodes := func(kind string) int { return c.links[string(countedNodes)+kind] }
	sum := Summary{
		Articles: articles, Undated: articles,
		Times: parts(vocab.Time), Appearances: parts(vocab.Appearance), Locations: parts(vocab.Location),
		Statements: parts(vocab.Statement), Reports: parts(vocab.Report), Curations: c.curated[string(countedNodes)+vocab.Curation],
		Actors: nodes(vocab.Actor), Events: nodes(vocab.Event), Utterances: nodes(vocab.Utterance), Stories: nodes(vocab.Story),
	}
	c.articles.of(countedAt, func(string, int) { sum.Places++ })
	c.articles.of(countedFirst, func(day string, n int) {
		sum.Undated -= n
		if sum.First == "" || day < sum.First {
			sum.First = day
		}
	})
	c.articles.of(countedLast, func(day string, _ int) { sum.Last = max(sum.Last, day) })
	c.countOutlets(&sum)
	c.countPredicates(&sum)
	return sum
}

func (c *counter) countOutlets(sum *Summary) {
	names := map[string]string{}
	c.articles.of(CountedOutlet, func(text string, _ int) {
		outlet, name, _ := strings.Cut(text, " ")
		if names[outlet] == "" || name < names[outlet] {
			names[outlet] = name
		}
	})
	c.articles.of(countedBy, func(outlet string, n int) {
		_, slug, _ := vocab.Split(quad.IRI(outlet))
		sum.Outlets = append(sum.Outlets, OutletCount{ID: vocab.Outlet + "/" + slug, Name: names[outlet], Articles: n})
	})
	slices.SortFunc(sum.Outlets, func(a, b OutletCount) int { return cmp.Or(b.Articles-a.Articles, strings.Compare(a.ID, b.ID)) })
}

func (c *counter) countPredicates(sum *Summary) {
	at := map[string]*PredicateCount{}
	entry := func(p string) *PredicateCount {
		if at[p] == nil {
			at[p] = &PredicateCount{Predicate: p}
		}
		return at[p]
	}
	c.articles.of(countedQuads, func(p string, n int) { entry(p).Quads += n })
	for _, links := range []Census{c.links, c.curated} {
		links.of(countedQuads, func(p string, n int) { entry(p).Links += n })
	}
	for _, p := range at {
		sum.Predicates = append(sum.Predicates, *p)
		sum.Quads += p.Quads + p.Links
	}
	slices.SortFunc(sum.Predicates, func(a, b PredicateCount) int {
		return cmp.Or(b.Quads+b.Links-a.Quads-a.Links, strings.Compare(a.Predicate, b.Predicate))
	})
}
