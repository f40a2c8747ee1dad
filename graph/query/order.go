package query

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema"
	"dateline/schema/vocab"
)

// Rows are made in their order, some at a time: first the dates of all that may
// answer are read, which are little, then rows from the first date on until
// there are enough.

// candidate is a node that may become a row, with the date that rows go by; nil
// where it is open.
type candidate struct {
	node quad.IRI
	date *schema.Date
}

// few is how many rows are made at once at least.
const few = 16

// inOrder makes rows of candidates in order of their dates and gives them on.
// make leaves out candidates that do not answer; compare orders rows of one
// date. It ends when more than limit rows (0: no limit) are found: all is false
// then.
func inOrder[T any](list []candidate, limit int, make func([]quad.IRI) ([]T, error), compare func(a, b T) int, give func(T) error) (n int, all bool, err error) {
	slices.SortFunc(list, func(a, b candidate) int { return compareDates(a.date, b.date) })
	size := chunk
	if limit > 0 {
		size = min(chunk, max(limit, few))
	}
	for len(list) > 0 {
		end := min(size, len(list))
		for end < len(list) && compareDates(list[end-1].date, list[end].date) == 0 {
			end++
		}
		nodes := []quad.IRI{}
		for _, c := range list[:end] {
			nodes = append(nodes, c.node)
		}
		list = list[end:]
		rows, err := make(nodes)
		if err != nil {
			return n, false, err
		}
		slices.SortFunc(rows, compare)
		for _, row := range rows {
			if limit > 0 && n == limit {
				return n, false, nil
			}
			if err := give(row); err != nil {
				return n, false, err
			}
			n++
		}
	}
	return n, true, nil
}

// mostUndated is how many parts without a date are looked at to say how many a
// period leaves out.
const mostUndated = 100

// undated are parts without a date; more says that there are others, kept that
// they answer the request otherwise.
type undated struct {
	nodes      []quad.IRI
	more, kept bool
}

// cut leaves as many as are looked at.
func (u *undated) cut() {
	if len(u.nodes) > mostUndated {
		u.nodes, u.more = u.nodes[:mostUndated], true
	}
}

// addUndated adds nodes of a kind whose predicate leads to a value, the first
// of a list that may be long.
func (r *Reader) addUndated(ctx context.Context, to *undated, kind string, predicate quad.IRI, value quad.Value) error {
	lists, err := r.store.Match(ctx, []graph.Pattern{{Predicate: predicate, Object: value}}, mostUndated+1)
	if err != nil {
		return err
	}
	to.more = to.more || len(lists[0]) > mostUndated
	for _, q := range lists[0][:min(len(lists[0]), mostUndated)] {
		n, _ := q.Subject.(quad.IRI)
		if k, _, _ := vocab.Split(n); k == kind {
			to.nodes = append(to.nodes, n)
		}
	}
	slices.Sort(to.nodes)
	return nil
}
