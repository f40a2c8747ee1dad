package extract

import (
	"math/rand"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

// TestSpans compares the index with a look at every span.
func TestSpans(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 200 {
		spans := make([]schema.Span, r.Intn(20))
		for i := range spans {
			start := r.Intn(30)
			spans[i] = schema.Span{Start: start, End: start + r.Intn(12)}
		}
		start := r.Intn(30)
		s := schema.Span{Start: start, End: start + r.Intn(6)}
		var holding, starting, gotHolding, gotStarting []int
		for i, o := range spans {
			if o.Contains(s) {
				holding = append(holding, i)
			}
			if s.Start <= o.Start && o.Start < s.End {
				starting = append(starting, i)
			}
		}
		x := NewSpans(spans)
		x.Holding(s, func(n int) { gotHolding = append(gotHolding, n) })
		x.StartingIn(s.Start, s.End, func(n int) { gotStarting = append(gotStarting, n) })
		slices.Sort(gotHolding)
		slices.Sort(gotStarting)
		if diff := cmp.Diff([][]int{holding, starting}, [][]int{gotHolding, gotStarting}); diff != "" {
			t.Fatalf("%v of %v:\n%s", s, spans, diff)
		}
	}
}
