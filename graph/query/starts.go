package query

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	text "dateline/graph/words"
	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// Where a request names a place or an outlet, the graph is read from there.
// Without an index of words all places or outlets are gone through.

// reportsAt are the reports of what happened at the places that a name, an id
// or the code of a country means.
func (r *Reader) reportsAt(ctx context.Context, name string) ([]quad.IRI, error) {
	named, known, err := r.having(ctx, text.Place, fold(name))
	if err != nil {
		return nil, err
	}
	var places []quad.IRI
	if !known {
		if places, err = r.namedNodes(ctx, fold(name), vocab.AtPlace); err != nil {
			return nil, err
		}
	}
	inCountry, err := r.subjects(ctx, vocab.Country, quad.String(strings.ToUpper(name)))
	if err != nil {
		return nil, err
	}
	for _, n := range append(inCountry, IRI(name)) {
		if _, ok := ofKind(n, vocab.Place); ok {
			places = append(places, n)
		}
	}
	locations, err := r.parts(ctx, vocab.Location, places, vocab.AtPlace)
	if err != nil {
		return nil, err
	}
	return r.parts(ctx, vocab.Report, union(named, locations), vocab.HasPlace)
}

// partsOf are the parts of a kind of the articles that [meansOutlet] takes for
// those of an outlet.
func (r *Reader) partsOf(ctx context.Context, outlet, kind string) ([]quad.IRI, error) {
	named, known, err := r.having(ctx, text.Outlet, fold(outlet))
	if err != nil {
		return nil, err
	}
	var outlets []quad.IRI
	if !known {
		if outlets, err = r.namedNodes(ctx, fold(outlet), vocab.Publisher, vocab.RepublishedBy); err != nil {
			return nil, err
		}
	}
	if n, ok := ofKind(IRI(outlet), vocab.Outlet); ok {
		outlets = append(outlets, n)
	}
	articles, err := r.parts(ctx, vocab.Article, outlets, vocab.Publisher, vocab.RepublishedBy)
	if err != nil {
		return nil, err
	}
	read, err := r.subjects(ctx, vocab.SourcePath, quad.String(outlet))
	if err != nil {
		return nil, err
	}
	return r.parts(ctx, kind, slices.Concat(named, articles, read), vocab.InArticle)
}

// namedNodes are the nodes to which predicates lead and in one of whose names
// the words stand.
func (r *Reader) namedNodes(ctx context.Context, words phrase, predicates ...quad.IRI) (out []quad.IRI, err error) {
	if len(words) == 0 {
		return nil, nil
	}
	seen := map[quad.IRI]bool{}
	for _, p := range predicates {
		for q, err := range r.store.Quads(ctx, graph.Pattern{Predicate: p}) {
			if err != nil {
				return nil, err
			}
			if n, ok := q.Object.(quad.IRI); ok {
				seen[n] = true
			}
		}
	}
	for part := range slices.Chunk(sortedKeys(seen), few*chunk) {
		ask := make([]graph.Pattern, len(part))
		for i, n := range part {
			ask[i] = of(n, vocab.Label)
		}
		names, err := r.store.Match(ctx, ask, 0)
		if err != nil {
			return nil, err
		}
		for i, n := range part {
			last := quad.Value(nil) // most articles have one name for it
			if slices.ContainsFunc(names[i], func(q quad.Quad) bool {
				again := q.Object == last
				last = q.Object
				return !again && words.inAny(quad.ToString(q.Object))
			}) {
				out = append(out, n)
			}
		}
	}
	return out, nil
}

// telling are the events that may have all the words among their titles,
// descriptions and sentences: each word is in one of those or in the text of an
// article that reports it.
func (r *Reader) telling(ctx context.Context, words phrase) ([]quad.IRI, error) {
	o, err := r.overview(ctx)
	if err != nil {
		return nil, err
	}
	in := map[quad.IRI]uint64{} // a bit for each word that a node has
	all := words.bits(words)
	for _, p := range []quad.IRI{vocab.Text, vocab.Label, vocab.Detail} {
		for q, err := range r.store.Quads(ctx, graph.Pattern{Predicate: p}) {
			if err != nil {
				return nil, err
			}
			n, _ := q.Subject.(quad.IRI)
			text := quad.ToString(q.Object)
			switch kind, _, _ := vocab.Split(n); {
			case p == vocab.Label && kind != vocab.Event:
				continue
			case p == vocab.Detail:
				hash, _, _ := local(n)
				if kind != vocab.Report || in[vocab.Node(vocab.Article, hash)] == all {
					continue
				}
				text = textIn(text, `"description":"`)
			}
			if b := words.bits(fold(text)); b != 0 {
				in[n] |= b
			}
		}
	}
	var out []quad.IRI
	for _, event := range sortedKeys(o.reports) {
		has := in[event]
		for _, p := range o.reports[event] {
			hash, _, _ := local(p)
			has |= in[p] | in[vocab.Node(vocab.Article, hash)]
		}
		if has == all {
			out = append(out, event)
		}
	}
	return out, nil
}

// bits has a bit for each of the first 64 words of p that is among words.
func (p phrase) bits(words phrase) (b uint64) {
	for i, w := range p[:min(len(p), 64)] {
		if slices.Contains(words, w) {
			b |= 1 << i
		}
	}
	return b
}

// textIn is the text behind a name in JSON; "" for none.
func textIn(text, name string) string {
	_, rest, ok := strings.Cut(text, name)
	if !ok {
		return ""
	}
	for i := 0; i < len(rest); i++ {
		switch rest[i] {
		case '\\':
			i++
		case '"':
			if !strings.Contains(rest[:i], `\`) {
				return rest[:i]
			}
			var out string
			if json.Unmarshal([]byte(`"`+rest[:i+1]), &out) != nil {
				return rest[:i]
			}
			return out
		}
	}
	return rest
}

// everyStatement visits the statements of the graph with their dates.
func (r *Reader) everyStatement(ctx context.Context, f func(quad.IRI, *schema.Date)) error {
	for q, err := range r.store.Quads(ctx, graph.Pattern{Predicate: vocab.Detail}) {
		if err != nil {
			return err
		}
		n, ok := ofKind(q.Subject, vocab.Statement)
		if !ok {
			continue
		}
		d, err := quads.DateIn(quad.ToString(q.Object))
		if err != nil {
			return fmt.Errorf("%s: %w", ID(n), err)
		}
		f(n, d)
	}
	return nil
}
