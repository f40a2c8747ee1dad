package query_test

import (
	"context"
	"errors"
	"iter"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/graph"
	"dateline/graph/cayleystore"
	"dateline/graph/query"
	"dateline/graph/sample"
)

// counting is a store that counts what is read, and stops a context after so
// many reads.
type counting struct {
	graph.Store
	quads, reads int
	after        int
	stop         context.CancelFunc
}

func (c *counting) Match(ctx context.Context, patterns []graph.Pattern, most int) ([][]quad.Quad, error) {
	if c.reads++; c.reads == c.after {
		c.stop()
	}
	lists, err := c.Store.Match(ctx, patterns, most)
	for _, l := range lists {
		c.quads += len(l)
	}
	return lists, err
}

func (c *counting) Quads(ctx context.Context, p graph.Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		if c.reads++; c.reads == c.after {
			c.stop()
		}
		for q, err := range c.Store.Quads(ctx, p) {
			c.quads++
			if !yield(q, err) {
				return
			}
		}
	}
}

// filled is a graph of made-up articles in memory.
func filled(t *testing.T, o sample.Options) graph.Store {
	t.Helper()
	s, err := cayleystore.Open(t.Context(), "memory:", cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := sample.Fill(t.Context(), s, o); err != nil {
		t.Fatal(err)
	}
	return s
}

// requests are questions of every plan, by name: how many rows they give
// with a limit, and their ids.
func requests(o sample.Options) map[string]func(context.Context, *query.Reader, int) ([]string, query.Result[string], error) {
	said := func(q query.Said) func(context.Context, *query.Reader, int) ([]string, query.Result[string], error) {
		return func(ctx context.Context, r *query.Reader, limit int) (ids []string, sum query.Result[string], err error) {
			q.Limit = limit
			res, err := r.Said(ctx, q)
			for _, s := range res.Rows {
				ids = append(ids, s.ID)
			}
			return ids, query.Result[string]{Total: res.Total, More: res.More, Matched: res.Matched}, err
		}
	}
	timeline := func(q query.Timeline) func(context.Context, *query.Reader, int) ([]string, query.Result[string], error) {
		return func(ctx context.Context, r *query.Reader, limit int) (ids []string, sum query.Result[string], err error) {
			q.Limit = limit
			res, err := r.Timeline(ctx, q)
			for _, e := range res.Rows {
				ids = append(ids, e.ID)
			}
			return ids, query.Result[string]{Total: res.Total, More: res.More}, err
		}
	}
	hot, name := sample.ActorID(o, 0), sample.Name(o, 1)
	return map[string]func(context.Context, *query.Reader, int) ([]string, query.Result[string], error){
		"statements of a month":            said(query.Said{From: "2015-02", Until: "2015-02"}),
		"statements of an act in a month":  said(query.Said{From: "2015-02", Until: "2015-02", Act: "say"}),
		"said by an actor":                 said(query.Said{By: hot}),
		"said by an actor in two months":   said(query.Said{By: hot, From: "2015-02", Until: "2015-03"}),
		"said by a name since a month":     said(query.Said{By: name, From: "2015-02"}),
		"all statements":                   said(query.Said{}),
		"events of a month":                timeline(query.Timeline{From: "2015-02", Until: "2015-02"}),
		"events of a type in a month":      timeline(query.Timeline{From: "2015-02", Until: "2015-02", Type: "consult"}),
		"events of an actor":               timeline(query.Timeline{Actor: hot}),
		"events of an actor since a month": timeline(query.Timeline{Actor: hot, From: "2015-02"}),
		"all events":                       timeline(query.Timeline{}),
	}
}

// TestLimit cuts every listing at several limits: the same rows in the same
// order as without one, and less is read where the graph has an order.
func TestLimit(t *testing.T) {
	o := sample.Options{Articles: 30, Years: 1, Actors: 40}
	s, ctx := filled(t, o), t.Context()
	for name, ask := range requests(o) {
		whole := &counting{Store: s}
		all, sum, err := ask(ctx, query.NewReader(whole), 0)
		if err != nil || len(all) == 0 || sum.More || sum.Total != len(all) {
			t.Fatalf("%s: %d rows, %+v, %v", name, len(all), sum, err)
		}
		for _, limit := range []int{1, max(1, len(all)-1), len(all)} {
			part := &counting{Store: s}
			got, cut, err := ask(ctx, query.NewReader(part), limit)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(all[:min(limit, len(all))], got); diff != "" {
				t.Errorf("%s, limit %d (-want +got):\n%s", name, limit, diff)
			}
			if cut.More != (limit < len(all)) || cut.Total != len(all) && !(cut.More && cut.Total == 0) {
				t.Errorf("%s, limit %d of %d: %+v", name, limit, len(all), cut)
			}
			if diff := cmp.Diff(sum.Matched, cut.Matched, cmpopts.IgnoreUnexported(query.Named{})); diff != "" {
				t.Errorf("%s, limit %d: matched (-want +got):\n%s", name, limit, diff)
			}
			if limit == 1 && len(all) > 100 && part.quads >= whole.quads*3/4 && name != "all events" && name != "all statements" {
				t.Errorf("%s: %d quads read for one row of %d, %d for all", name, part.quads, len(all), whole.quads)
			}
		}
	}
}

// TestCancel stops every question after each of its reads.
func TestCancel(t *testing.T) {
	o := sample.Options{Articles: 12, Years: 1, Actors: 40}
	s := filled(t, o)
	for name, ask := range requests(o) {
		for after := 1; ; after += 1 + after/2 {
			ctx, stop := context.WithCancel(t.Context())
			c := &counting{Store: s, after: after, stop: stop}
			_, _, err := ask(ctx, query.NewReader(c), 0)
			stop()
			if c.reads < after {
				break
			}
			if !errors.Is(err, context.Canceled) || c.reads > after {
				t.Fatalf("%s, stopped at read %d: %d reads, error %v", name, after, c.reads, err)
			}
		}
	}
}
