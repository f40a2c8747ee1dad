package across

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline/graph"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// Report counts what was found anew or changed, and the quads that say so.
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
	Lent  []Lent `json:"-"`
	asked []string
}

// batchSize is how many articles are placed in one change: what they have in
// common with others is read and written once for all of them. It bounds the
// memory, and how long a run takes to break off.
const batchSize = 1000

// linkVersion is that of the notes and of the weights behind links. A graph
// linked by another version is linked anew.
const linkVersion = "7"

// Link finds what the articles that were loaded, replaced or forgotten since
// the last call have in common with those that are there, and brings the quads
// labelled vocab.Across to exactly that: to what linking all articles at once
// would give, whatever the order they came in. It reads no more of the others
// than what they may have in common with these. A second call changes nothing;
// what was broken off is made good by the next. An article whose quads cannot
// be read is an error that names it.
func Link(ctx context.Context, store graph.Store) (Report, error) {
	var sum Report
	if err := begin(ctx, store); err != nil {
		return sum, fmt.Errorf("link articles: %w", err)
	}
	var waiting []string
	for n, err := range store.Notes(ctx, graph.Changed, graph.Changed+"\xff") {
		if err != nil {
			return sum, fmt.Errorf("link articles: %w", err)
		}
		waiting = append(waiting, strings.TrimPrefix(n.Key, graph.Changed))
	}
	if err := byDay(ctx, store, waiting); err != nil {
		return sum, fmt.Errorf("link articles: %w", err)
	}
	for batch := range slices.Chunk(waiting, batchSize) {
		r, err := placeAll(ctx, store, batch)
		if err != nil {
			return sum, fmt.Errorf("link articles: %w", err)
		}
		sum.add(r)
	}
	slices.SortFunc(sum.Lent, func(a, b Lent) int { return cmp.Compare(a.Article, b.Article) })
	return sum, nil
}

// byDay sorts articles, by their ids, by the day of publication, where they are
// more than are placed in one change: those of a story then come in few changes,
// and each finds it anew.
func byDay(ctx context.Context, store graph.Store, articles []string) error {
	if len(articles) <= batchSize {
		return nil
	}
	day := map[string]string{}
	for some := range slices.Chunk(articles, batchSize) {
		patterns := make([]graph.Pattern, len(some))
		for i, id := range some {
			iri, err := quads.ArticleIRI(id)
			if err != nil {
				return fmt.Errorf("%s: %w", id, err)
			}
			patterns[i] = graph.Pattern{Subject: iri, Predicate: vocab.From, Label: iri}
		}
		found, err := store.Match(ctx, patterns, 1)
		if err != nil {
			return err
		}
		for i, id := range some {
			if day[id] = openDay; len(found[i]) > 0 {
				day[id] = found[i][0].Object.String()
			}
		}
	}
	slices.SortStableFunc(articles, func(x, y string) int { return strings.Compare(day[x], day[y]) })
	return nil
}

// begin makes sure that the notes are those of this version; where they are not,
// everything is to be linked anew. What is taken away before is more than one
// change may hold: if it is broken off, the next call goes on.
func begin(ctx context.Context, store graph.Store) error {
	version, _, err := store.Note(ctx, noteKey("version"))
	if err != nil || string(version) == linkVersion {
		return err
	}
	for _, clear := range []func(context.Context, graph.Store) (graph.Change, error){someNotes, someLinks} {
		for {
			c, err := clear(ctx, store)
			if err != nil {
				return err
			}
			if len(c.Notes)+len(c.Remove) == 0 {
				break
			}
			if err := store.Apply(ctx, c); err != nil {
				return err
			}
		}
	}
	var c graph.Change
	for e, err := range store.Entries(ctx) {
		if err != nil {
			return err
		}
		c.Notes = append(c.Notes, graph.Note{Key: graph.Changed + e.Article, Value: []byte{}})
	}
	if len(c.Notes) == 0 {
		return nil // nothing to link
	}
	c.Notes = append(c.Notes, graph.Note{Key: noteKey("version"), Value: []byte(linkVersion)})
	return store.Apply(ctx, c)
}

// clearedAtOnce is how many notes or links are taken away in one change.
const clearedAtOnce = 50_000

// someNotes takes away notes of another version.
func someNotes(ctx context.Context, store graph.Store) (c graph.Change, err error) {
	err = graph.Look(ctx, store, func(v graph.View) error {
		for n, err := range v.Notes(ctx, across, across+"\xff") {
			if err != nil {
				return err
			}
			if c.Notes = append(c.Notes, graph.Note{Key: n.Key}); len(c.Notes) == clearedAtOnce {
				break
			}
		}
		return nil
	})
	return c, err
}

// someLinks takes away links.
func someLinks(ctx context.Context, store graph.Store) (c graph.Change, err error) {
	for q, err := range store.Quads(ctx, graph.Pattern{Label: vocab.Across}) {
		if err != nil {
			return c, err
		}
		if c.Remove = append(c.Remove, q); len(c.Remove) == clearedAtOnce {
			break
		}
	}
	return c, nil
}

// add sums up what several changes did.
func (r *Report) add(o Report) {
	r.Articles += o.Articles
	r.Actors += o.Actors
	r.Events += o.Events
	r.Shared += o.Shared
	r.Utterances += o.Utterances
	r.Copies += o.Copies
	r.Stories += o.Stories
	r.Added += o.Added
	r.Removed += o.Removed
	r.Lent = slices.DeleteFunc(r.Lent, func(l Lent) bool { return slices.Contains(o.asked, l.Article) })
	r.Lent = append(r.Lent, o.Lent...)
}

// count sums the result up.
func (r *Result) count() Report {
	out := Report{
		Articles: r.Articles, Actors: len(r.Actors), Events: len(r.Events), Utterances: len(r.Utterances),
		Copies: len(r.Copies), Stories: len(r.Stories), Lent: r.Lent, asked: r.asked,
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
