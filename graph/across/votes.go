package across

import (
	"cmp"
	"strings"
)

// votes counts values; the empty one has no vote.
type votes map[string]int

func (v votes) add(s string) {
	if s != "" {
		v[s]++
	}
}

// best is the value with most votes, of equals the longest, then the first.
func (v votes) best() string {
	best := ""
	for s, n := range v {
		if c := cmp.Or(cmp.Compare(n, v[best]), cmp.Compare(len(s), len(best)), strings.Compare(best, s)); best == "" || c > 0 {
			best = s
		}
	}
	return best
}
