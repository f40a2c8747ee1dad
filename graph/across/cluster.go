package across

import "slices"

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
	g := newGrouping(n, sure, least)
	for _, l := range links {
		g.link(l.a, l.b, l.score)
	}
	groups, _ := g.dendrogram(allow)
	return groups
}

// merge is a step of averageLink: the group that b is the first of joins that
// of a.
type merge struct {
	a, b  int
	score float64
}

// branchesOf are all groups on the way that some merges describe, from single
// things on.
func branchesOf(n int, merges []merge, least float64) (out []branch) {
	members := make([][]int, n)
	for i := range n {
		members[i] = []int{i}
	}
	for _, m := range merges {
		out = append(out, branch{members[m.a], m.score}, branch{members[m.b], m.score})
		members[m.a], members[m.b] = slices.Concat(members[m.a], members[m.b]), nil
	}
	for _, m := range members {
		if m != nil {
			out = append(out, branch{m, least})
		}
	}
	return out
}

// branch is a group as it was until it was joined with another at a score, or
// to the end, at the least.
type branch struct {
	members []int
	until   float64
}

// dendrogram is averageLink, with the way to its groups.
func (g *grouping) dendrogram(allow func(a, b []int) bool) (groups [][]int, merges []merge) {
	for i := range g.members {
		g.look(i)
	}
	for {
		a, b, score := g.nearest()
		if a < 0 {
			break
		}
		if allow != nil && !allow(g.members[a], g.members[b]) {
			g.between(a, b).barred = true
			g.look(a)
			continue
		}
		merges = append(merges, merge{a, b, score})
		g.union(a, b)
	}
	for _, m := range g.members {
		if m != nil {
			slices.Sort(m)
			groups = append(groups, m)
		}
	}
	return groups, merges
}

// grouping is the state of averageLink; a group has the index of its first
// member. Each knows which of those behind it is nearest, so that a union looks
// anew only from those whose nearest it touches (Müllner: Modern hierarchical,
// agglomerative clustering algorithms, 2011).
type grouping struct {
	members     [][]int // nil for those that are part of others
	bonds       [][]bond
	best        []nearest
	sure, least float64
}

// bond is what links two groups: the sum of the scores and the best of them;
// barred says that they may not be joined as they are.
type bond struct {
	sum, best float64
	barred    bool
}

// nearest is the group behind another that it is nearest to, -1 for none.
type nearest struct {
	group int
	score float64
}

func newGrouping(n int, sure, least float64) *grouping {
	g := &grouping{members: make([][]int, n), bonds: make([][]bond, n), best: make([]nearest, n), sure: sure, least: least}
	all := make([]bond, n*(n-1)/2)
	for i := range n {
		g.members[i] = []int{i}
		g.bonds[i], all = all[:i], all[i:]
	}
	return g
}

// link adds a link between two things.
func (g *grouping) link(a, b int, score float64) {
	x := g.between(a, b)
	x.sum, x.best = x.sum+score, max(x.best, score)
}

// between is the bond of two groups.
func (g *grouping) between(a, b int) *bond {
	if a < b {
		a, b = b, a
	}
	return &g.bonds[a][b]
}

// score is the mean of two groups, 0 where they may not be joined.
func (g *grouping) score(a, b int) float64 {
	k := g.between(a, b)
	if k.best < g.sure || k.barred {
		return 0
	}
	if mean := k.sum / float64(len(g.members[a])*len(g.members[b])); mean >= g.least {
		return mean
	}
	return 0
}

// look finds the nearest group behind a, of equals the first.
func (g *grouping) look(a int) {
	g.best[a] = nearest{group: -1}
	for b := a + 1; b < len(g.members); b++ {
		if g.members[b] == nil {
			continue
		}
		if s := g.score(a, b); s > g.best[a].score {
			g.best[a] = nearest{b, s}
		}
	}
}

// nearest is the best pair, of equals the first; a is -1 where there is none.
func (g *grouping) nearest() (a, b int, score float64) {
	a, b = -1, -1
	for i, n := range g.best {
		if g.members[i] != nil && n.group >= 0 && n.score > score {
			a, b, score = i, n.group, n.score
		}
	}
	return a, b, score
}

// union moves b into a (a < b).
func (g *grouping) union(a, b int) {
	g.members[a] = append(g.members[a], g.members[b]...)
	g.members[b] = nil
	for k, m := range g.members {
		if m != nil && k != a {
			x, y := g.between(a, k), *g.between(b, k)
			x.sum, x.best, x.barred = x.sum+y.sum, max(x.best, y.best), false
		}
	}
	g.look(a)
	for k, m := range g.members[:b] {
		switch n := g.best[k]; {
		case m == nil || k == a:
		case n.group == a || n.group == b:
			g.look(k)
		case k < a:
			if s := g.score(k, a); s > n.score || s == n.score && s > 0 && a < n.group {
				g.best[k] = nearest{a, s}
			}
		}
	}
}
