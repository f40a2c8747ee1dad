package graph

import (
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// Finding is one thing in a graph that does not fit the rest.
type Finding struct {
	Where string `json:"where"` // an id, or the engine
	What  string `json:"what"`
}

// Verified says how much [Verify] has read.
type Verified struct {
	Articles int `json:"articles"`
	Quads    int `json:"quads"`
	Findings int `json:"findings"`
}

// Checker is a [Store] that can check its own files and indexes. What does not
// fit together is told to report; the error is that of reading.
type Checker interface {
	Check(ctx context.Context, report func(what string)) error
}

// Verify reads the whole graph, every way it can be read, and reports what does
// not fit together:
//
//   - the engine's own files and indexes;
//   - quads of articles that the ledger does not have, and the other way round;
//   - articles whose quads are not exactly those of a valid Document: that
//     holds ids, spans within the text, bounds of dates and their buckets;
//   - articles that are not what was loaded, by the ledger's digest: that holds
//     the words behind every span;
//   - articles whose words are not exactly those that the index of words has,
//     and censuses that do not count what there is;
//   - links between articles from or to what is not there, and buckets of
//     actors and events that do not fit the dates.
//
// The error is that of the store or of ctx.
func Verify(ctx context.Context, s Store, report func(Finding)) (Verified, error) {
	v := &verifier{ctx: ctx, store: s, labels: map[quad.Value]int{}, lists: map[string]bool{}, all: newCounter()}
	v.report = func(f Finding) {
		v.sum.Findings++
		report(f)
	}
	for _, step := range []func() error{v.engine, v.count, v.articles, v.words, v.counts, v.across, v.strays} {
		if err := step(); err != nil {
			return v.sum, fmt.Errorf("verify the graph: %w", err)
		}
	}
	return v.sum, nil
}

type verifier struct {
	ctx    context.Context
	store  Store
	report func(Finding)
	sum    Verified
	labels map[quad.Value]int // quads of labels not yet accounted for
	lists  map[string]bool    // keys of the lists of words that there have to be
	all    *counter           // of all quads
}

func (v *verifier) found(where, what string, args ...any) {
	v.report(Finding{Where: where, What: fmt.Sprintf(what, args...)})
}

func (v *verifier) engine() error {
	c, ok := v.store.(Checker)
	if !ok {
		return nil
	}
	return c.Check(v.ctx, func(what string) { v.found("engine", "%s", what) })
}

// count reads all quads once.
func (v *verifier) count() error {
	for q, err := range v.store.Quads(v.ctx, Pattern{}) {
		if err != nil {
			return err
		}
		v.sum.Quads++
		v.labels[q.Label]++
		v.all.take(q)
	}
	if sizer, ok := v.store.(Sizer); ok {
		n, err := sizer.Size(v.ctx)
		if err != nil {
			return err
		}
		if n != v.sum.Quads {
			v.found("engine", "%d quads can be read of %d", v.sum.Quads, n)
		}
	}
	return nil
}

// articles checks every article of the ledger.
func (v *verifier) articles() error {
	for e, err := range v.store.Entries(v.ctx) {
		if err != nil {
			return err
		}
		v.sum.Articles++
		if err := v.article(e); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) article(e Entry) error {
	label := articleIRI(e.Article)
	list, err := appendMatches(v.ctx, v.store, nil, Pattern{Label: label})
	if err != nil {
		return err
	}
	if n := v.labels[label]; n != len(list) {
		v.found(e.Article, "%d quads are found by their label, %d without it", len(list), n)
	}
	delete(v.labels, label)
	if len(list) == 0 {
		v.found(e.Article, "in the ledger, and nothing else of it is there")
		return nil
	}
	doc, err := quads.ToDocument(list)
	if err != nil {
		v.found(e.Article, "%v", err)
		return nil
	}
	want, err := quads.FromDocument(doc)
	if err != nil {
		v.found(e.Article, "%v", err)
		return nil
	}
	v.compare(list, want)
	v.lists[indexOf(doc, list).key(doc.Article.ID)] = true
	if !e.holds(digestOf(doc)) {
		v.found(e.Article, "not what was loaded: its quads give a Document of another digest than the ledger's")
	}
	return nil
}

// compare reports the quads that are in one list only.
func (v *verifier) compare(have, want []quad.Quad) {
	at := make(map[quad.Quad]int, len(have))
	for _, q := range have {
		at[q]++
	}
	for _, q := range want {
		q, err := Canonical(q)
		if err != nil || at[q] == 0 {
			v.found(id(q.Subject), "missing: %s %s", q.Predicate, quad.StringOf(q.Object))
			continue
		}
		at[q]--
	}
	for _, q := range have {
		if at[q] > 0 {
			at[q] = 0
			v.found(id(q.Subject), "does not belong: %s %s", q.Predicate, quad.StringOf(q.Object))
		}
	}
}

// strays reports the labels that no article and no link accounts for.
func (v *verifier) strays() error {
	var labels []string
	for label, n := range v.labels {
		labels = append(labels, fmt.Sprintf("%s: %d", id(label), n))
	}
	slices.Sort(labels)
	for _, l := range labels {
		v.found("ledger", "quads of what is not in it: %s", l)
	}
	return nil
}

// id is a node as people see it.
func id(v quad.Value) string {
	if iri, ok := v.(quad.IRI); ok {
		if short, err := quads.ID(iri); err == nil {
			return short
		}
	}
	return quad.StringOf(v)
}

// isAcross reports whether a predicate leads from a part of an article to what
// it is across articles.
func isAcross(p quad.Value) bool {
	switch p {
	case vocab.SameActor, vocab.OfEvent, vocab.SameWords, vocab.InStory:
		return true
	}
	return false
}
