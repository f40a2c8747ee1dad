package query

import (
	"cmp"
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/words"
	"dateline/schema/vocab"
)

// Where a request goes by words, the index of words gives what may answer (see
// graph.WordIndex); a graph that has none is read as a whole.

// wordIndex is the graph's index of words, nil where it has none.
func (r *Reader) wordIndex(ctx context.Context) (*graph.WordIndex, error) {
	if !r.looked {
		x, err := graph.Words(ctx, r.store)
		if err != nil {
			return nil, err
		}
		r.looked, r.index = true, x
	}
	return r.index, nil
}

// having are the parts of which a field may have all the words; known is false
// where nothing tells.
func (r *Reader) having(ctx context.Context, f words.Field, p phrase) (parts []quad.IRI, known bool, err error) {
	x, err := r.wordIndex(ctx)
	if err != nil || x == nil {
		return nil, false, err
	}
	parts, err = x.Parts(ctx, f, p...)
	return parts, true, err
}

// aboutNodes are the statements that may be about what the request names.
func (f *saidFilter) aboutNodes(ctx context.Context) (nodes []quad.IRI, known bool, err error) {
	if f.about == nil {
		return nil, false, nil
	}
	var worded []quad.IRI
	if !f.about.byID {
		if worded, known, err = f.having(ctx, words.Said, f.about.words); err != nil || !known {
			return nil, false, err
		}
	}
	as, err := f.appearances(ctx, f.about.found())
	if err != nil {
		return nil, false, err
	}
	linked, err := f.parts(ctx, vocab.Statement, as, vocab.About)
	return union(worded, linked), true, err
}

// spokenBy are the statements whose speaker, resolved to nobody, may bear the
// name in the request.
func (f *saidFilter) spokenBy(ctx context.Context) (nodes []quad.IRI, known bool, err error) {
	as, known, err := f.having(ctx, words.Actor, f.by.words)
	if err != nil || !known {
		return nil, false, err
	}
	worded, _, err := f.having(ctx, words.Speaker, f.by.words)
	if err != nil {
		return nil, false, err
	}
	linked, err := f.parts(ctx, vocab.Statement, as, vocab.Speaker)
	return union(worded, linked), true, err
}

// union and common are the nodes of two sorted lists.
func union(a, b []quad.IRI) []quad.IRI {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

func common(a, b []quad.IRI) []quad.IRI {
	if len(a) > len(b) {
		a, b = b, a
	}
	return slices.DeleteFunc(slices.Clone(a), func(n quad.IRI) bool { _, has := slices.BinarySearch(b, n); return !has })
}

// mostTelling is how many reports may have a word by which events are sifted: a
// word that more have tells little.
const mostTelling = 50_000

// toldWith are the events that may have all the words among their titles,
// descriptions and sentences, each in any report. A title is the description of
// a report.
func (r *Reader) toldWith(ctx context.Context, p phrase) (events []quad.IRI, known bool, err error) {
	x, err := r.wordIndex(ctx)
	if err != nil || x == nil {
		return nil, false, err
	}
	type rated struct {
		word string
		n    int
	}
	var list []rated
	for _, w := range slices.Compact(slices.Sorted(slices.Values(p))) {
		n, err := x.Count(ctx, words.Told, w)
		if err != nil || n == 0 {
			return nil, true, err
		}
		list = append(list, rated{w, n})
	}
	slices.SortStableFunc(list, func(a, b rated) int { return cmp.Compare(a.n, b.n) })
	for i, w := range list {
		if i > 0 && (w.n > mostTelling || len(events) == 0) {
			break
		}
		reports, err := x.Parts(ctx, words.Told, w.word)
		if err != nil {
			return nil, true, err
		}
		if i == 0 {
			events, err = r.eventsOf(ctx, reports)
		} else {
			events, err = r.toldIn(ctx, events, reports)
		}
		if err != nil {
			return nil, true, err
		}
	}
	return events, true, nil
}

// toldIn are those of events that one of the reports, which are sorted, tells.
func (r *Reader) toldIn(ctx context.Context, events, reports []quad.IRI) (out []quad.IRI, err error) {
	for part := range slices.Chunk(events, few*chunk) {
		ask := make([]graph.Pattern, len(part))
		for i, e := range part {
			ask[i] = to(vocab.OfEvent, e)
		}
		r.room()
		if err := r.ahead(ctx, ask); err != nil {
			return nil, err
		}
		for _, e := range part {
			told, err := r.reportsOf(ctx, e)
			if err != nil {
				return nil, err
			}
			if slices.ContainsFunc(append(told, e), func(n quad.IRI) bool { // a report that was not resolved is its own event
				_, has := slices.BinarySearch(reports, n)
				return has
			}) {
				out = append(out, e)
			}
		}
	}
	return out, nil
}
