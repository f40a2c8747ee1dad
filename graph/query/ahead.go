package query

import (
	"context"
	"errors"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema"
	"dateline/schema/vocab"
)

// A row takes a few dozen quads of a dozen nodes. Asked for one by one they
// cost a transaction each; so what the rows of a question are sure to need is
// read ahead in a few steps for many rows at once, and kept for those who make
// the rows.

// cachedViews bounds how many articles a Reader keeps at hand, cachedReads how
// many answers of the graph, chunk how many rows are read ahead of.
const (
	cachedViews = 1024
	cachedReads = 50_000
	chunk       = 128
)

// Patterns of what is read: all of a node, a node's predicate, and the nodes
// whose predicate leads to a value.
func whole(node quad.IRI) graph.Pattern { return graph.Pattern{Subject: node} }
func of(node, predicate quad.IRI) graph.Pattern {
	return graph.Pattern{Subject: node, Predicate: predicate}
}
func to(predicate quad.IRI, value quad.Value) graph.Pattern {
	return graph.Pattern{Predicate: predicate, Object: value}
}

// read is what matches a pattern, from the graph unless it was read before.
func (r *Reader) read(ctx context.Context, p graph.Pattern) ([]quad.Quad, error) {
	if list, ok := r.kept[p]; ok {
		return list, nil
	}
	if list, ok := r.kept[graph.Pattern{Subject: p.Subject}]; ok && p == (graph.Pattern{Subject: p.Subject, Predicate: p.Predicate}) {
		var own []quad.Quad
		for _, q := range list {
			if q.Predicate == p.Predicate {
				own = append(own, q)
			}
		}
		r.kept[p] = own
		return own, nil
	}
	if err := r.ahead(ctx, []graph.Pattern{p}); err != nil {
		return nil, err
	}
	return r.kept[p], nil
}

// ahead reads at once what of the patterns was not read before.
func (r *Reader) ahead(ctx context.Context, patterns []graph.Pattern) error {
	missing := make([]graph.Pattern, 0, len(patterns))
	for _, p := range patterns {
		if _, ok := r.kept[p]; !ok {
			r.kept[p] = nil // so that none is asked for twice
			missing = append(missing, p)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	lists, err := r.store.Match(ctx, missing, 0)
	for i, p := range missing {
		if err != nil {
			delete(r.kept, p)
		} else {
			r.kept[p] = lists[i]
		}
	}
	return err
}

// room forgets what was read when it has become much.
func (r *Reader) room() {
	if len(r.kept) > cachedReads {
		clear(r.kept)
		clear(r.nodes)
	}
}

// eventsAhead reads what the rows of events need.
func (r *Reader) eventsAhead(ctx context.Context, events []quad.IRI) error {
	r.room()
	var ask []graph.Pattern
	for _, e := range events {
		if kind, _, _ := vocab.Split(e); kind == vocab.Event {
			ask = append(ask, whole(e), to(vocab.OfEvent, e))
		}
	}
	if err := r.ahead(ctx, ask); err != nil {
		return err
	}
	var reports []quad.IRI
	for _, e := range events {
		if kind, _, _ := vocab.Split(e); kind == vocab.Report {
			reports = append(reports, e)
			continue
		}
		told, err := r.reportsOf(ctx, e)
		if err != nil {
			return err
		}
		reports = append(reports, told...)
	}
	return r.partsAhead(ctx, reports)
}

// partsAhead reads what the rows of reports and statements need.
func (r *Reader) partsAhead(ctx context.Context, parts []quad.IRI) error {
	ask := make([]graph.Pattern, 0, 2*len(parts))
	hashes := make([]string, 0, len(parts))
	for _, p := range parts {
		hash, _, ok := local(p)
		if !ok {
			continue
		}
		hashes = append(hashes, hash)
		ask = append(ask, of(p, vocab.Detail))
		if kind, _, _ := vocab.Split(p); kind == vocab.Statement {
			ask = append(ask, of(p, vocab.SameWords))
		}
	}
	if err := r.ahead(ctx, ask); err != nil {
		return err
	}
	if err := r.articlesAhead(ctx, hashes); err != nil {
		return err
	}
	return r.partiesAhead(ctx, parts)
}

// articlesAhead reads the headers of articles.
func (r *Reader) articlesAhead(ctx context.Context, hashes []string) error {
	r.room()
	var ask []graph.Pattern
	for _, hash := range hashes {
		if r.views[hash] == nil {
			ask = append(ask, whole(vocab.Node(vocab.Article, hash)))
		}
	}
	if err := r.ahead(ctx, ask); err != nil {
		return err
	}
	return r.originsAhead(ctx, hashes)
}

// originsAhead reads from what articles, which were read, were derived.
func (r *Reader) originsAhead(ctx context.Context, hashes []string) error {
	var ask []graph.Pattern
	for _, hash := range hashes {
		for _, q := range r.kept[whole(vocab.Node(vocab.Article, hash))] {
			if q.Predicate != vocab.DerivedFrom {
				continue
			}
			for _, from := range originsOf([]quad.Value{q.Object}) {
				ask = append(ask, whole(vocab.Node(vocab.Derivation, hash, from)), of(vocab.Node(vocab.Article, from), vocab.DerivedFrom))
			}
		}
	}
	return r.ahead(ctx, ask)
}

// partiesAhead reads who and what is in statements and reports, which were
// read.
func (r *Reader) partiesAhead(ctx context.Context, parts []quad.IRI) error {
	ask := make([]graph.Pattern, 0, 6*len(parts)) // two actors, two of a place and a statement as a rule
	var appearances, around []quad.IRI
	for _, p := range parts {
		hash, id, _ := local(p)
		v, err := r.view(ctx, hash)
		if errors.Is(err, graph.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		ids, err := v.named(ctx, p, id)
		if err != nil {
			return err
		}
		for _, id := range ids {
			switch letter, _, _ := schema.SplitID(id); letter {
			case schema.ActorID:
				a := v.node(vocab.Appearance, id)
				appearances = append(appearances, a)
				ask = append(ask, of(a, vocab.SameActor))
			case schema.PlaceID:
				l := v.node(vocab.Location, id)
				ask = append(ask, whole(l))
			case schema.EventID:
				ask = append(ask, of(v.node(vocab.Report, id), vocab.Detail))
			case schema.StatementID:
				around = append(around, v.node(vocab.Statement, id))
				ask = append(ask, of(around[len(around)-1], vocab.Detail))
			}
		}
	}
	if err := r.ahead(ctx, ask); err != nil {
		return err
	}
	return r.actorsAhead(ctx, appearances, around)
}

// actorsAhead reads the names of the actors of appearances, and who is in the
// statements around events, all of which were read.
func (r *Reader) actorsAhead(ctx context.Context, appearances, around []quad.IRI) error {
	var ask []graph.Pattern
	for _, n := range around {
		hash, id, _ := local(n)
		v, err := r.view(ctx, hash)
		if err != nil {
			return err
		}
		s, err := v.statement(ctx, id)
		if err != nil {
			return err
		}
		for _, id := range parties(s) {
			ask = append(ask, of(v.node(vocab.Appearance, id), vocab.Detail))
		}
	}
	for _, a := range appearances {
		actor, err := r.follow(ctx, a, vocab.SameActor)
		if err != nil {
			return err
		}
		if _, known := r.named[actor]; actor != "" && !known {
			ask = append(ask, of(actor, vocab.Label), of(actor, vocab.Country))
		}
	}
	return r.ahead(ctx, ask)
}

// named are the ids of the parts that the row of a statement or a report goes
// by: who and what it names, and the statement around a report.
func (v *view) named(ctx context.Context, iri quad.IRI, id string) ([]string, error) {
	var out []string
	if kind, _, _ := vocab.Split(iri); kind == vocab.Report {
		e, err := v.event(ctx, id)
		if e == nil {
			return nil, err
		}
		for _, p := range e.Participants {
			out = append(out, p.Actor)
		}
		return append(out, e.Place, e.Statement), nil
	}
	s, err := v.statement(ctx, id)
	if s == nil {
		return nil, err
	}
	return append(parties(s), s.About...), nil
}

// parties are the ids of the actors that say, hear or pass on a statement.
func parties(s *schema.Statement) (ids []string) {
	if s == nil {
		return nil
	}
	for _, p := range []*schema.Party{s.Speaker, s.Addressee, s.Via} {
		if p != nil && p.Actor != "" {
			ids = append(ids, p.Actor)
		}
	}
	return ids
}
