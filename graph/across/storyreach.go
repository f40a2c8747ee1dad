package across

import "slices"

// storyReach groups the articles whose stories may be others once some have
// moved, each connected part of them apart: these, what their stories have
// left, and, as long as there are any, the stories that would be joined with one
// of theirs on the way to it. Average linkage joins the nearest groups first; a
// story that none of the groups here is ever nearer to than to the group that it
// is joined with next stays as it is, and these come out as they would among all.
func (l *linker) storyReach(moved map[string]bool, near map[string][]string) (groups []grown) {
	r := reach{linker: l, stories: map[string]grown{}, parts: map[string]grown{}, bridges: map[string][][2]string{}, loose: map[string]bool{}}
	r.leave(moved)
	for _, story := range r.storiesOf(sorted(l.unsettled)) {
		r.loose[story] = true
	}
	r.links = l.sureLinks(moved, near)
	in := map[string]bool{}
	for h := range moved {
		if l.shape(h) != nil {
			in[h] = true
		}
		for _, k := range l.casts.of(l.texts.of(h).story).members {
			if l.shape(k) != nil {
				in[k] = true
			}
		}
	}
	for {
		var more []string
		parts := r.inner(in)
		for _, part := range parts {
			for _, story := range r.beside(part, in) {
				if r.draws(r.grow(part), r.story(story)) {
					more = append(more, l.casts.of(story).members...)
				}
			}
		}
		if len(more) == 0 {
			for _, part := range parts {
				groups = append(groups, r.grow(part))
			}
			r.rebridge(groups, in)
			return groups
		}
		for _, h := range more {
			in[h] = true
		}
	}
}

// reach is what storyReach has worked out.
type reach struct {
	*linker
	links   map[string][]string // sure ones of articles that moved, at both ends
	stories map[string]grown    // by node
	parts   map[string]grown    // by members
	bridges map[string][][2]string
	loose   map[string]bool // stories that an article of which may be linked otherwise than before
}

// grown is some articles with the groups on the way to their stories.
type grown struct {
	members  []string
	told     triangle
	merges   []merge
	groups   [][]int // stories
	branches []branch
}

// sureLinks are those of articles with others that they are alike.
func (l *linker) sureLinks(of map[string]bool, near map[string][]string) map[string][]string {
	out := map[string][]string{}
	for _, h := range sorted(of) {
		o := l.shape(h)
		for _, k := range near[h] {
			if o == nil || of[k] && k < h || l.told(teller{o, l.texts.of(h).original}, teller{l.shape(k), l.texts.of(k).original}).score() < sameStory {
				continue
			}
			out[h], out[k] = append(out[h], k), append(out[k], h)
		}
	}
	return out
}

// inner are the parts of a set of articles that sure links connect within it. A
// story is connected, unless one of its articles has changed.
func (r *reach) inner(in map[string]bool) (parts [][]string) {
	all, at, first := sorted(in), map[string]int{}, map[string]int{}
	for i, h := range all {
		at[h] = i
	}
	sets := newSets(len(all))
	for i, h := range all {
		if story := r.texts.of(h).story; story != "" {
			if _, ok := first[story]; !ok {
				first[story] = i
				for _, b := range r.bridgesOf(story) {
					one, ok := at[b[0]]
					if other, too := at[b[1]]; ok && too {
						sets.union(one, other)
					}
				}
			}
			if !r.loose[story] {
				sets.union(first[story], i)
			}
		}
		for _, k := range r.links[h] {
			if n, ok := at[k]; ok {
				sets.union(i, n)
			}
		}
	}
	for _, story := range sorted(r.loose) {
		members := slices.DeleteFunc(slices.Clone(r.casts.of(story).members), func(h string) bool { return !in[h] })
		told := r.tellings(members)
		for i := range members {
			for k := range i {
				if told.of(i, k).sure() {
					sets.union(at[members[i]], at[members[k]])
				}
			}
		}
	}
	for _, g := range sets.groups() {
		part := make([]string, len(g))
		for i, n := range g {
			part[i] = all[n]
		}
		parts = append(parts, part)
	}
	return parts
}

// beside are the stories outside that are surely linked with a part.
func (r *reach) beside(part []string, in map[string]bool) []string {
	out := map[string]bool{}
	add := func(h string) {
		if !in[h] {
			out[r.texts.of(h).story] = true
		}
	}
	for _, h := range part {
		for _, k := range r.links[h] {
			add(k)
		}
	}
	for _, story := range r.storiesOf(part) {
		for _, b := range r.bridgesOf(story) {
			add(b[1])
		}
	}
	return sorted(out)
}

func (r *reach) story(node string) grown {
	g, ok := r.stories[node]
	if !ok {
		s := r.casts.of(node)
		g = grown{members: s.members, branches: branchesOf(len(s.members), s.merges, sameStory)}
		r.stories[node] = g
	}
	return g
}

// grow groups articles, keeping the way to their stories.
func (r *reach) grow(members []string) grown {
	key := members[0] + sep + members[len(members)-1] + sep + string(rune(len(members)))
	if g, ok := r.parts[key]; ok && slices.Equal(g.members, members) {
		return g
	}
	g := grown{members: members, told: r.tellings(members)}
	by := newGrouping(len(members), sameStory, sameStory)
	for i := range members {
		for k := range i {
			by.link(i, k, g.told.of(i, k).score())
		}
	}
	g.groups, g.merges = by.dendrogram(nil)
	g.branches = branchesOf(len(members), g.merges, sameStory)
	r.parts[key] = g
	return g
}

// draws says whether a group on the way to one side is as near to one on the
// way to the other as to the next that it is joined with.
func (r *reach) draws(x, y grown) bool {
	m := len(y.members)
	scores := make([]float64, len(x.members)*m)
	r.scores(r.tellers(x.members), r.tellers(y.members), false, func(i, k int, t kinship) { scores[i*m+k] = t.score() })
	row := make([]float64, m)
	for _, a := range x.branches {
		clear(row)
		for _, i := range a.members {
			for k := range row {
				row[k] += scores[i*m+k]
			}
		}
		for _, b := range y.branches {
			sum := 0.0
			for _, k := range b.members {
				sum += row[k]
			}
			if sum/float64(len(a.members)*len(b.members)) >= max(a.until, b.until) {
				return true
			}
		}
	}
	return false
}
