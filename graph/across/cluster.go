package across

import (
	"cmp"
	"container/heap"
	"slices"
)

// link is the similarity of two things, a < b.
type link struct {
	a, b  int
	score float64
}

// averageLink joins things into groups while the mean similarity between two
// groups (pairs without a link count 0) is at least least, the best pair first.
// allow, where given, may forbid a union. Groups and their members come in
// order; equal scores are decided by the order of the things.
func averageLink(n int, links []link, least float64, allow func(a, b []int) bool) [][]int {
	g := &grouping{members: make([][]int, n), near: make([]map[int]float64, n), version: make([]int, n)}
	for i := range n {
		g.members[i] = []int{i}
		g.near[i] = map[int]float64{}
	}
	for _, l := range links {
		g.near[l.a][l.b] += l.score
		g.near[l.b][l.a] += l.score
	}
	for _, l := range links {
		if l.score >= least {
			heap.Push(&g.queue, candidate{link: l})
		}
	}
	for g.queue.Len() > 0 {
		c := heap.Pop(&g.queue).(candidate)
		if c.va != g.version[c.a] || c.vb != g.version[c.b] {
			continue
		}
		if allow == nil || allow(g.members[c.a], g.members[c.b]) {
			g.union(c.a, c.b, least)
		}
	}
	var out [][]int
	for _, m := range g.members {
		if m != nil {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return a[0] - b[0] })
	return out
}

// grouping is the state of averageLink; a group has the index of its first
// member, and near holds the sums of scores to other groups.
type grouping struct {
	members [][]int
	near    []map[int]float64
	version []int
	queue   candidates
}

// union moves b into a (a < b) and queues the pairs of the new group.
func (g *grouping) union(a, b int, least float64) {
	g.members[a] = append(g.members[a], g.members[b]...)
	g.members[b] = nil
	g.version[a]++
	g.version[b]++
	delete(g.near[a], b)
	for k, s := range g.near[b] {
		if k == a {
			continue
		}
		delete(g.near[k], b)
		g.near[a][k] += s
		g.near[k][a] += s
	}
	g.near[b] = nil
	for k, s := range g.near[a] {
		if mean := s / float64(len(g.members[a])*len(g.members[k])); mean >= least {
			l := link{min(a, k), max(a, k), mean}
			heap.Push(&g.queue, candidate{link: l, va: g.version[l.a], vb: g.version[l.b]})
		}
	}
}

// candidate is a pair of groups as they were when it was queued.
type candidate struct {
	link
	va, vb int
}

// candidates is a heap, the best pair on top.
type candidates []candidate

func (q candidates) Len() int      { return len(q) }
func (q candidates) Swap(i, k int) { q[i], q[k] = q[k], q[i] }
func (q candidates) Less(i, k int) bool {
	a, b := q[i], q[k]
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b)) < 0
}
func (q *candidates) Push(x any) { *q = append(*q, x.(candidate)) }
func (q *candidates) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}
