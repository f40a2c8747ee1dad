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

// averageLink joins things into groups, the best pair first, while two groups
// have a link of at least sure between them and the mean of all pairs (those
// without a link count 0) is at least least. allow, where given, may forbid a
// union. Groups and their members come in order; equal scores are decided by
// the order of the things.
func averageLink(n int, links []link, sure, least float64, allow func(a, b []int) bool) [][]int {
	groups, _ := dendrogram(n, links, sure, least, allow)
	return groups
}

// branch is a group as it was until it was joined with another at a score, or
// to the end, at the least.
type branch struct {
	members []int
	until   float64
}

// dendrogram is averageLink, with all groups that there were on the way.
func dendrogram(n int, links []link, sure, least float64, allow func(a, b []int) bool) (groups [][]int, branches []branch) {
	g := &grouping{members: make([][]int, n), near: make([]map[int]bond, n), version: make([]int, n), sure: sure, least: least}
	for i := range n {
		g.members[i] = []int{i}
		g.near[i] = map[int]bond{}
	}
	for _, l := range links {
		b := g.near[l.a][l.b].and(bond{l.score, l.score})
		g.near[l.a][l.b], g.near[l.b][l.a] = b, b
	}
	for _, l := range links {
		g.offer(l.a, l.b)
	}
	for g.queue.Len() > 0 {
		c := heap.Pop(&g.queue).(candidate)
		if c.va != g.version[c.a] || c.vb != g.version[c.b] {
			continue
		}
		if allow == nil || allow(g.members[c.a], g.members[c.b]) {
			for _, m := range [2][]int{g.members[c.a], g.members[c.b]} {
				branches = append(branches, branch{slices.Clone(m), c.score})
			}
			g.union(c.a, c.b)
		}
	}
	for _, m := range g.members {
		if m != nil {
			slices.Sort(m)
			groups = append(groups, m)
			branches = append(branches, branch{m, least})
		}
	}
	slices.SortFunc(groups, func(a, b []int) int { return a[0] - b[0] })
	return groups, branches
}

// grouping is the state of averageLink; a group has the index of its first
// member.
type grouping struct {
	members     [][]int
	near        []map[int]bond
	version     []int
	queue       candidates
	sure, least float64
}

// bond is what links two groups: the sum of the scores and the best of them.
type bond struct{ sum, best float64 }

func (b bond) and(o bond) bond { return bond{b.sum + o.sum, max(b.best, o.best)} }

// offer queues two groups if they may be joined.
func (g *grouping) offer(a, b int) {
	k := g.near[a][b]
	if mean := k.sum / float64(len(g.members[a])*len(g.members[b])); k.best >= g.sure && mean >= g.least {
		l := link{min(a, b), max(a, b), mean}
		heap.Push(&g.queue, candidate{link: l, va: g.version[l.a], vb: g.version[l.b]})
	}
}

// union moves b into a (a < b) and queues the pairs of the new group.
func (g *grouping) union(a, b int) {
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
		s = s.and(g.near[a][k])
		g.near[a][k], g.near[k][a] = s, s
	}
	g.near[b] = nil
	for k := range g.near[a] {
		g.offer(a, k)
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
