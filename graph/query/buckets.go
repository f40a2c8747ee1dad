package query

import (
	"context"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// maxMonths is the longest period, in months, that is looked up by its
// buckets. Dates of more than a year stand in no bucket, and no period of a
// year holds one of them.
const maxMonths = 12

// bucketNodes are the nodes of some kinds in the buckets of a short period: the
// days of what is dated to the week, the months of the rest. The edges of the
// period have to be filtered.
func (r *Reader) bucketNodes(ctx context.Context, p period, kinds ...string) ([]quad.IRI, error) {
	var ask []graph.Pattern
	for _, month := range quads.Months(p.from, p.until) {
		ask = append(ask, to(vocab.InMonth, month))
	}
	for _, day := range quads.Days(p.from, p.until) {
		ask = append(ask, to(vocab.OnDay, day))
	}
	if err := r.ahead(ctx, ask); err != nil {
		return nil, err
	}
	return r.subjectsOf(ask, kinds...), nil
}
