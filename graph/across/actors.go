package across

import (
	"cmp"
	"slices"

	"dateline/schema"
)

// cluster is one actor while it is being joined.
type cluster struct {
	index    int
	profiles []*profile
}

// members is how many appearances the actor has.
func (cl *cluster) members() int {
	n := 0
	for _, p := range cl.profiles {
		n += len(p.members)
	}
	return n
}

// joiner joins profiles into clusters, the surest first, so that what is less
// sure can only be added to what is known.
type joiner struct {
	*corpus
	story    []int // of each article
	clusters []*cluster
	blocks   map[string][]*cluster
	splits   map[anchor]string
}

// How far apart two articles may be for one office to mean one person.
const (
	termDays   = 400 // between a name with the office and the office alone
	recentDays = 60  // between the office alone and the office alone
)

// joinActors resolves the appearances of all articles. story is the story of
// each article: inside one story a surname or an acronym means the same.
func (c *corpus) joinActors(story []int) (*joiner, []*cluster) {
	j := &joiner{corpus: c, story: story, blocks: map[string][]*cluster{}, splits: splits(c.overlay)}
	all := j.profiles()
	j.findCompany(all)
	return j, j.joinProfiles(all)
}

// joinProfiles joins profiles, in order of their keys.
func (j *joiner) joinProfiles(all []*profile) []*cluster {
	// Names that say more come first: those that say less are added to the one
	// they fit. A country tells more than a middle name.
	var full [4][]*profile
	var short, offices []*profile
	for _, p := range all {
		switch {
		case p.alone || p.typ == schema.Country:
			j.start([]*profile{p})
		case p.nameless:
			offices = append(offices, p)
		case !p.solid():
			short = append(short, p)
		default:
			full[p.vagueness()] = append(full[p.vagueness()], p)
		}
	}
	for _, ps := range full {
		j.unite(j.attach(ps, j.fitName), j.sameName)
	}
	j.unite(j.attach(short, j.fitShort), j.sameShort)
	j.unite(j.attach(offices, j.fitOffice), j.sameOffice)
	j.joinBodies()
	return j.live()
}

// findCompany notes who is named in full beside whom.
func (j *joiner) findCompany(ps []*profile) {
	anchors := make([][]string, len(j.articles))
	for _, p := range ps {
		for a := range p.articles {
			if !p.alone && p.solid() {
				anchors[a] = append(anchors[a], p.anchor())
			}
		}
	}
	for _, p := range ps {
		for a := range p.articles {
			for _, name := range anchors[a] {
				p.company[name] = name != p.anchor()
			}
		}
	}
}

// start makes a cluster of profiles.
func (j *joiner) start(ps []*profile) {
	cl := &cluster{index: len(j.clusters)}
	j.clusters = append(j.clusters, cl)
	for _, p := range ps {
		j.enter(cl, p)
	}
}

// enter puts a profile into a cluster and its names into the index.
func (j *joiner) enter(cl *cluster, p *profile) {
	cl.profiles = append(cl.profiles, p)
	for _, key := range j.blocksOf(p) {
		if !slices.Contains(j.blocks[key], cl) {
			j.blocks[key] = append(j.blocks[key], cl)
		}
	}
}

// unite makes clusters of the profiles that same joins, pair by pair.
func (j *joiner) unite(ps []*profile, same func(p, q *profile) string) {
	at := map[string][]int{}
	sets := newSets(len(ps))
	for i, p := range ps {
		met := map[int]bool{}
		for _, key := range j.blocksOf(p) {
			for _, k := range at[key] {
				if !met[k] && sets.find(i) != sets.find(k) {
					met[k] = true
					if why := same(p, ps[k]); why != "" {
						p.why, ps[k].why = cmp.Or(p.why, why), cmp.Or(ps[k].why, why)
						sets.union(i, k)
					}
				}
			}
			at[key] = append(at[key], i)
		}
	}
	for _, group := range sets.groups() {
		members := make([]*profile, len(group))
		for i, k := range group {
			members[i] = ps[k]
		}
		j.start(members)
	}
}

// attach puts each profile into the one cluster that fits it best, judged by
// the clusters as they were before. What fits none, or two equally well, is
// returned.
func (j *joiner) attach(ps []*profile, fit func(*profile, *cluster) (int, string)) []*profile {
	home := make([]*cluster, len(ps))
	var left []*profile
	for i, p := range ps {
		best, ties := 0, 0
		for _, cl := range j.candidates(p) {
			n, why := fit(p, cl)
			switch {
			case n > best:
				best, ties, home[i], p.why = n, 1, cl, why
			case n == best:
				ties++
			}
		}
		if best == 0 || ties > 1 {
			home[i], p.why = nil, ""
			left = append(left, p)
		}
	}
	for i, cl := range home {
		if cl != nil {
			j.enter(cl, ps[i])
		}
	}
	return left
}

// candidates are the clusters that share an index entry with a profile.
func (j *joiner) candidates(p *profile) []*cluster {
	keys := j.blocksOf(p)
	if p.typ == schema.Person && p.name.first == "" {
		keys = append(keys, "first|"+p.name.last) // a family name may come first
	}
	var out []*cluster
	for _, key := range keys {
		out = append(out, j.blocks[key]...)
	}
	slices.SortFunc(out, func(x, y *cluster) int { return x.index - y.index })
	return slices.Compact(out)
}

// live are the clusters that were not joined into others.
func (j *joiner) live() []*cluster {
	out := slices.DeleteFunc(j.clusters, func(cl *cluster) bool { return len(cl.profiles) == 0 })
	for i, cl := range out {
		cl.index = i
	}
	return out
}
