package query

import (
	"bytes"
	"cmp"
	"context"
	"math/bits"
	"slices"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/vocab"
)

// Choice is what a filter of a request is chosen from.
type Choice string

// What requests are filtered by.
const (
	Actors  Choice = "actor"
	Places  Choice = "place"
	Outlets Choice = "outlet"
	Types   Choice = "type"
)

// mostNear is how many names are proposed for one that nobody bears.
const mostNear = 3

// Near are the names in the graph that differ from a misspelt one by a letter
// or two in a word, or bear one of several words of it, the likest first.
func (r *Reader) Near(ctx context.Context, c Choice, misspelt string) ([]string, error) {
	want := fold(misspelt)
	names, err := r.names(ctx, c, want)
	if err != nil {
		return nil, err
	}
	type near struct {
		name  string
		apart int
	}
	var found []near
	for _, name := range names {
		if apart, ok := want.apart(fold(name)); ok {
			found = append(found, near{name, apart})
		}
	}
	slices.SortFunc(found, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.apart, b.apart), cmp.Compare(len(a.name), len(b.name)), cmp.Compare(a.name, b.name))
	})
	var out []string
	for _, n := range found[:min(len(found), mostNear)] {
		if n.apart <= found[0].apart+1 {
			out = append(out, n.name)
		}
	}
	return out, nil
}

// Choices are all that a filter can be chosen from in this graph, sorted.
func (r *Reader) Choices(ctx context.Context, c Choice) ([]string, error) {
	return r.names(ctx, c, nil)
}

// names are the names of all that a filter can be chosen from, sorted; of actors
// no more than those that have a word like one of some, where there are some.
func (r *Reader) names(ctx context.Context, c Choice, like phrase) ([]string, error) {
	x, err := r.wordIndex(ctx)
	var out []string
	switch {
	case err != nil:
		return nil, err
	case x == nil || c == Actors && len(like) == 0:
		out, err = r.allNames(ctx, c)
	case c == Actors:
		out, err = r.actorNames(ctx, x, like)
	default:
		err = x.Counted(ctx, counts[c], func(name []byte) {
			if c == Outlets {
				_, name, _ = bytes.Cut(name, []byte(" ")) // behind its id
			}
			out = append(out, string(name))
		})
	}
	slices.Sort(out)
	return slices.Compact(out), err
}

// counts are what names stand under in the censuses of the index.
var counts = map[Choice]graph.Counted{Outlets: graph.CountedOutlet, Places: graph.CountedPlace, Types: graph.CountedType}

// actorNames are the names of the actors that have a word like one of some.
func (r *Reader) actorNames(ctx context.Context, x *graph.WordIndex, like phrase) (out []string, err error) {
	var bags []bag
	for _, w := range like {
		bags = append(bags, bagOf(w))
	}
	seen, ask := map[string]bool{}, []graph.Pattern{}
	if err := x.Counted(ctx, graph.CountedWord, func(word []byte) {
		if seen[string(word)] {
			return
		}
		name := string(word)
		seen[name] = true
		has := bagOf(name)
		for i, w := range like {
			if n := allowed(w); bags[i].apart(has) <= 2*n && letters(w, name) <= n {
				ask = append(ask, to(vocab.NameWord, quad.String(name)))
				return
			}
		}
	}); err != nil {
		return nil, err
	}
	lists, err := r.store.Match(ctx, ask, 0)
	if err != nil {
		return nil, err
	}
	named := map[quad.IRI]bool{}
	for _, q := range slices.Concat(lists...) {
		if n, ok := ofKind(q.Subject, vocab.Actor); ok {
			named[n] = true
		}
	}
	labels := make([]graph.Pattern, 0, len(named))
	for _, n := range sortedKeys(named) {
		labels = append(labels, of(n, vocab.Label))
	}
	err = r.each(ctx, labels, 0, func(q quad.Quad) { out = append(out, quad.ToString(q.Object)) })
	return out, err
}

// bag has a bit for each letter of a word, those of other alphabets sharing them.
type bag uint32

func bagOf(word string) (b bag) {
	for _, c := range word {
		b |= 1 << (c % 32)
	}
	return b
}

// apart is how many letters only one of two words has, at least: each change of
// a letter makes up for two at the most.
func (b bag) apart(o bag) int { return bits.OnesCount32(uint32(b ^ o)) }

// allNames are the names of all that a filter can be chosen from, read from the
// graph itself.
func (r *Reader) allNames(ctx context.Context, c Choice) (out []string, err error) {
	predicate, kinds := vocab.Label, []string{string(c)}
	switch c {
	case Places:
		kinds = []string{vocab.Place, vocab.Location}
	case Types:
		predicate, kinds = vocab.EventType, []string{vocab.Event, vocab.Report}
	}
	var begins []quad.IRI
	for _, k := range kinds {
		begins = append(begins, vocab.Node(k, ""))
	}
	ask := []graph.Pattern{{Predicate: predicate}}
	if c == Actors || c == Outlets { // far fewer than there are values
		if ask, err = r.like(ctx, begins, "", []quad.IRI{predicate}, func(v quad.Value) []graph.Pattern {
			return []graph.Pattern{{Subject: v, Predicate: predicate}}
		}); err != nil {
			return nil, err
		}
	}
	err = r.each(ctx, ask, 0, func(q quad.Quad) {
		if n, ok := q.Subject.(quad.IRI); ok && beginsWith(n, begins) {
			out = append(out, quad.ToString(q.Object))
		}
	})
	return out, err
}

// foreign is what each word of a name that another lacks counts as apart.
const foreign = 3

// apart is by how many letters the words of p differ from those of a name; ok
// is false where they have too little in common to be meant.
func (p phrase) apart(name phrase) (sum int, ok bool) {
	met := 0
	for _, word := range p {
		best := foreign
		for _, other := range name {
			if d := letters(word, other); d <= allowed(word) {
				best = min(best, d)
			}
		}
		if best < foreign {
			met++
		}
		sum += best
	}
	return sum, met > 0 && 2*met >= len(p)
}

// allowed is by how many letters a word may differ to be meant.
func allowed(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n < 3:
		return 0
	case n < 6:
		return 1
	}
	return 2
}

// letters is the number of letters to change, add, leave out or swap with the
// next to make one word of another (optimal string alignment).
func letters(x, y string) int {
	a, b := []rune(x), []rune(y)
	if n := len(a) - len(b); n > 2 || n < -2 {
		return foreign
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for k := range last {
		last[k] = k
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for k := 1; k <= len(b); k++ {
			change := 1
			if a[i-1] == b[k-1] {
				change = 0
			}
			row[k] = min(last[k]+1, row[k-1]+1, last[k-1]+change)
			if i > 1 && k > 1 && a[i-1] == b[k-2] && a[i-2] == b[k-1] {
				row[k] = min(row[k], before[k-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
