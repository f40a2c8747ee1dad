package query

import (
	"context"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// maxMonths is the longest period, in months, that is looked up by its
// buckets. Dates of more than a year stand in no bucket, and no period of a
// year holds one of them.
const maxMonths = 12

// bucketNodes are all nodes in the buckets of a bounded period: the days of
// what is dated to the week, the months of the rest. ok is false where a scan
// is cheaper.
func (r *Reader) bucketNodes(ctx context.Context, p period) ([]quad.IRI, bool, error) {
	if !p.short() {
		return nil, false, nil
	}
	var ask []graph.Pattern
	for _, month := range quads.Months(p.from, p.until) {
		ask = append(ask, to(vocab.InMonth, month))
	}
	for _, day := range quads.Days(p.from, p.until) {
		ask = append(ask, to(vocab.OnDay, day))
	}
	if err := r.ahead(ctx, ask); err != nil {
		return nil, false, err
	}
	var out []quad.IRI
	for _, p := range ask {
		for _, q := range r.kept[p] {
			if n, ok := q.Subject.(quad.IRI); ok {
				out = append(out, n)
			}
		}
	}
	return out, true, nil
}

// statementsIn are the statements that the buckets of a period hold. Its edges
// have to be filtered. ok is false where a scan is cheaper.
func (r *Reader) statementsIn(ctx context.Context, p period) (picks, bool, error) {
	nodes, ok, err := r.bucketNodes(ctx, p)
	if err != nil || !ok {
		return nil, ok, err
	}
	out := picks{}
	for _, n := range nodes {
		if kind, _, _ := vocab.Split(n); kind == vocab.Statement {
			out.add(n)
		}
	}
	return out, true, nil
}

// undated are the parts of one kind whose date is not known.
func (r *Reader) undated(ctx context.Context, kind string) (picks, error) {
	nodes, err := r.subjects(ctx, vocab.Basis, quad.String(schema.Unknown))
	if err != nil {
		return nil, err
	}
	out := picks{}
	for _, n := range nodes {
		if k, _, _ := vocab.Split(n); k == kind {
			out.add(n)
		}
	}
	return out, nil
}

// undatedStatements counts those of a kind and an act (any, if "").
func (r *Reader) undatedStatements(ctx context.Context, kind schema.StatementKind, act string) (int, error) {
	p, err := r.undated(ctx, vocab.Statement)
	if err != nil {
		return 0, err
	}
	if kind == "" && act == "" && !r.asKnown {
		return p.len(), nil
	}
	n := 0
	err = r.each(ctx, p, func(v *view) error {
		list, err := v.pickedStatements(ctx, p)
		for _, s := range list {
			if (kind == "" || s.Kind == kind) && (act == "" || s.Act == act) {
				n++
			}
		}
		return err
	})
	return n, err
}
