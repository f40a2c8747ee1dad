// Package query asks the graph: who said what and when ([Reader.Said]), what
// happened when ([Reader.Timeline]), which outlets reported it and who copied
// whom ([Reader.Coverage]), and what stands behind any id ([Reader.Show]).
//
// Every row carries its evidence: the article, its outlet and date, the span
// and the sentence, in code points of the article's text. Rows come in a fixed
// order, so the same graph gives the same bytes.
package query

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/edtf"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// Reader answers questions from one store. It remembers what it read, so it
// serves a question or a few in a row, not a graph that is being written; it
// is not safe for concurrent use.
type Reader struct {
	store graph.Store
	views map[string]*view              // by article hash
	named map[quad.IRI]Named            // actors and places resolved so far
	taken map[string][]string           // hashes of the originals of articles, by hash
	kept  map[graph.Pattern][]quad.Quad // what was read of the graph
	nodes map[quad.IRI]*quads.Node      // made of that

	index  *graph.WordIndex // nil where there is none, or nobody looked
	looked bool
	eager  bool // rows are made month by month in a small graph as well

	asKnown bool     // answers are as known by a day
	by      edtf.Day // that day
}

// NewReader reads from store.
func NewReader(store graph.Store) *Reader {
	return &Reader{store: store, views: map[string]*view{}, named: map[quad.IRI]Named{}, taken: map[string][]string{}, kept: map[graph.Pattern][]quad.Quad{}, nodes: map[quad.IRI]*quads.Node{}}
}

// Result is what a question gives: the rows up to the limit, and what they
// leave out.
type Result[T any] struct {
	Rows []T
	// Total is how many rows there are without the limit; 0 where More says
	// that there are more than Rows and nobody counted them.
	Total int
	More  bool
	// Undated is how many rows were left out because they have no date and a
	// period was asked for; MoreUndated says that there may be others.
	Undated     int
	MoreUndated bool
	// Matched are the actors that the rows are of, where the request names
	// one; with More only the actors of the rows up to the limit.
	Matched []Named
}

// result cuts rows to the limit; 0 means all.
func result[T any](rows []T, limit int) Result[T] {
	res := Result[T]{Rows: rows, Total: len(rows)}
	if limit > 0 && len(rows) > limit {
		res.Rows, res.More = rows[:limit], true
	}
	return res
}

// objects are the values of a node's predicate under any label, sorted.
func (r *Reader) objects(ctx context.Context, node, predicate quad.IRI) ([]quad.Value, error) {
	list, err := r.read(ctx, of(node, predicate))
	if err != nil {
		return nil, err
	}
	out := make([]quad.Value, 0, len(list))
	for _, q := range list {
		out = append(out, q.Object)
	}
	return sorted(out), nil
}

// sorted puts values in order, each once.
func sorted(list []quad.Value) []quad.Value {
	if len(list) > 1 {
		slices.SortFunc(list, compareValues)
	}
	return slices.Compact(list)
}

// follow is the node that node's predicate leads to, "" for none. Of several
// the first in order of name is taken.
func (r *Reader) follow(ctx context.Context, node, predicate quad.IRI) (quad.IRI, error) {
	values, err := r.objects(ctx, node, predicate)
	return first(values), err
}

// nodeAt is everything said of a node under any label; empty where nothing is.
func (r *Reader) nodeAt(ctx context.Context, iri quad.IRI) (*quads.Node, error) {
	if n, ok := r.nodes[iri]; ok {
		return n, nil
	}
	list, err := r.read(ctx, whole(iri))
	if err != nil {
		return nil, err
	}
	n := &quads.Node{IRI: iri, Values: map[quad.IRI][]quad.Value{}}
	for _, q := range list {
		if p, ok := q.Predicate.(quad.IRI); ok {
			n.Values[p] = append(n.Values[p], q.Object)
		}
	}
	for _, list := range n.Values {
		if len(list) > 1 {
			slices.SortFunc(list, compareValues)
		}
	}
	r.nodes[iri] = n
	return n, nil
}

// compareValues orders values as they are written in N-Quads.
func compareValues(a, b quad.Value) int {
	x, ok1 := a.(quad.IRI)
	y, ok2 := b.(quad.IRI)
	if ok1 && ok2 && !strings.HasPrefix(string(x), string(y)) && !strings.HasPrefix(string(y), string(x)) {
		return strings.Compare(string(x), string(y)) // what closes them has no part in it
	}
	return strings.Compare(quad.StringOf(a), quad.StringOf(b))
}

// detail is the packed rest of a part of an article, "" where there is no such
// part.
func (r *Reader) detail(ctx context.Context, iri quad.IRI) (string, error) {
	return r.text(ctx, iri, vocab.Detail)
}

// first is the first node of values.
func first(values []quad.Value) quad.IRI {
	for _, v := range values {
		if iri, ok := v.(quad.IRI); ok {
			return iri
		}
	}
	return ""
}

// text is a node's literal, the first in order of several; a time is its day.
func (r *Reader) text(ctx context.Context, node, predicate quad.IRI) (string, error) {
	values, err := r.objects(ctx, node, predicate)
	if err != nil {
		return "", err
	}
	for _, v := range values {
		switch v := v.(type) {
		case quad.String:
			return string(v), nil
		case quad.Time:
			return edtf.DayAt(time.Time(v).UTC()).String(), nil
		}
	}
	return "", nil
}

// subjects are the nodes whose predicate leads to object, sorted.
func (r *Reader) subjects(ctx context.Context, predicate quad.IRI, object quad.Value) ([]quad.IRI, error) {
	list, err := r.read(ctx, to(predicate, object))
	if err != nil {
		return nil, err
	}
	out := make([]quad.IRI, 0, len(list))
	for _, q := range list {
		if iri, ok := q.Subject.(quad.IRI); ok {
			out = append(out, iri)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// sortedKeys are the keys of a map in order.
func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
