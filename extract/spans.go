package extract

import (
	"cmp"
	"slices"
	"sort"

	"dateline/schema"
)

// Spans finds among many spans those that hold a stretch of text or start in
// it, without a look at all of them. The zero value holds none.
type Spans struct {
	at    []numbered // by start, then number
	reach []int      // the greatest end among at[:i+1]
}

// numbered is a span with its place in the list it came from.
type numbered struct {
	schema.Span
	n int
}

// NewSpans indexes spans; they may nest and overlap in any order.
func NewSpans(spans []schema.Span) *Spans {
	x := &Spans{at: make([]numbered, len(spans)), reach: make([]int, len(spans))}
	for i, s := range spans {
		x.at[i] = numbered{s, i}
	}
	slices.SortFunc(x.at, func(a, b numbered) int { return cmp.Or(a.Start-b.Start, a.n-b.n) })
	far := 0
	for i := range x.at {
		far = max(far, x.at[i].End)
		x.reach[i] = far
	}
	return x
}

// from is the first of the spans, by start, that starts at or behind at.
func (x *Spans) from(at int) int {
	return sort.Search(len(x.at), func(i int) bool { return x.at[i].Start >= at })
}

// Holding calls each with the number of every span that holds s whole, the
// latest start first.
func (x *Spans) Holding(s schema.Span, each func(n int)) {
	for i := x.from(s.Start+1) - 1; i >= 0 && x.reach[i] >= s.End; i-- {
		if x.at[i].End >= s.End {
			each(x.at[i].n)
		}
	}
}

// StartingIn calls each with the number of every span that starts in
// [start, end), in order of start.
func (x *Spans) StartingIn(start, end int, each func(n int)) {
	for i := x.from(start); i < len(x.at) && x.at[i].Start < end; i++ {
		each(x.at[i].n)
	}
}
