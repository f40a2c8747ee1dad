package query

import (
	"context"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// maxMonths is the longest period, in months, that is looked up by its
// buckets. Dates of more than a year stand in no bucket, and no period of a
// year holds one of them.
const maxMonths = 12

// bucketNodes are all nodes in the month buckets of a bounded period; ok is
// false where a scan is cheaper.
func (r *Reader) bucketNodes(ctx context.Context, p period) ([]quad.IRI, bool, error) {
	if p.until-p.from > 31*maxMonths {
		return nil, false, nil
	}
	months := quads.Months(p.from, p.until)
	if len(months) > maxMonths {
		return nil, false, nil
	}
	var out []quad.IRI
	for _, month := range months {
		nodes, err := r.subjects(ctx, vocab.InMonth, month)
		if err != nil {
			return nil, false, err
		}
		out = append(out, nodes...)
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

// wants is a literal that a node must have; an empty value asks for nothing.
type wants struct {
	predicate quad.IRI
	value     string
}

// undated are the nodes of one kind that have no date, among those that have
// what is wanted.
func (r *Reader) undated(ctx context.Context, kind string, want ...wants) ([]quad.IRI, error) {
	nodes, err := r.subjects(ctx, vocab.Basis, quad.String(schema.Unknown))
	if err != nil {
		return nil, err
	}
	var out []quad.IRI
next:
	for _, n := range nodes {
		if k, _, _ := vocab.Split(n); k != kind {
			continue
		}
		for _, w := range want {
			if w.value == "" {
				continue
			}
			if have, err := r.text(ctx, n, w.predicate); err != nil || have != w.value {
				if err != nil {
					return nil, err
				}
				continue next
			}
		}
		out = append(out, n)
	}
	return out, nil
}
