package across

import "slices"

// storyReach groups the articles whose stories may be others once some have
// moved, each connected part of them apart: these, what their stories have
// left, and, as long as there are any, the stories that would be joined with one
// of theirs on the way to it. Average linkage joins the nearest groups first; a
// story that none of the groups here is ever nearer to than to the group that it
// is joined with next stays as it is, and these come out as they would among all.
func (l *linker) storyReach(moved map[string]bool) (groups []grown) {
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
	r := reach{linker: l, stories: map[string]grown{}, parts: map[string]grown{}}
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
	stories map[string]grown // by node
	parts   map[string]grown // by members
}

// grown is some articles with the groups on the way to their stories.
type grown struct {
	members  []string
	merges   []merge
	groups   [][]int // stories
	branches []branch
}

// inner are the parts of a set of articles that sure links connect within it.
func (r *reach) inner(in map[string]bool) [][]string {
	return region(in, func(h string) []string {
		return slices.DeleteFunc(slices.Clone(r.texts.of(h).near), func(k string) bool { return !in[k] })
	})
}

// beside are the stories outside that are surely linked with a part.
func (r *reach) beside(part []string, in map[string]bool) []string {
	out := map[string]bool{}
	for _, h := range part {
		for _, k := range r.texts.of(h).near {
			if !in[k] {
				out[r.texts.of(k).story] = true
			}
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
	g := grown{members: members}
	g.groups, g.merges = dendrogram(len(members), r.tellings(members), sameStory, sameStory, nil)
	g.branches = branchesOf(len(members), g.merges, sameStory)
	r.parts[key] = g
	return g
}

// rounding is more than sums of scores may be off by.
const rounding = 1e-9

// draws says whether a group on the way to one side is as near to one on the
// way to the other as to the next that it is joined with.
func (r *reach) draws(x, y grown) bool {
	m := len(y.members)
	scores := make([]float64, len(x.members)*m)
	r.scores(r.tellers(x.members), r.tellers(y.members), false, func(i, k int, score float64) { scores[i*m+k] = score })
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
			if sum/float64(len(a.members)*len(b.members)) >= max(a.until, b.until)-rounding {
				return true
			}
		}
	}
	return false
}
