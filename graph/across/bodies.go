package across

import "dateline/schema"

// joinBodies joins organisations under a short and a long name, and under two
// spellings of one name.
func (j *joiner) joinBodies() {
	var bodies []*cluster
	at := map[string][]int{}
	for _, cl := range j.clusters {
		if p := cl.profiles[0]; p.typ == schema.Organization && !p.alone {
			for _, key := range j.bodyKeys(cl) {
				at[key] = append(at[key], len(bodies))
			}
			bodies = append(bodies, cl)
		}
	}
	met := make([][]int, len(bodies))
	why := make([]string, len(bodies))
	for i, cl := range bodies {
		for _, key := range j.bodyKeys(cl) {
			for _, k := range at[key] {
				if reason := j.sameBody(cl, bodies[k]); k != i && reason != "" {
					met[i], why[i] = append(met[i], k), reason
				}
			}
		}
		met[i] = sortedUnique(met[i])
	}
	sets := newSets(len(bodies))
	for i := range bodies {
		if len(met[i]) != 1 {
			continue // no such name, or one that may be short for several
		}
		if k := met[i][0]; len(met[k]) == 1 || len(bodies[i].profiles[0].body) < len(bodies[k].profiles[0].body) {
			sets.union(i, k)
		}
	}
	for _, group := range sets.groups() {
		for _, k := range group {
			for _, p := range bodies[k].profiles {
				if len(group) > 1 {
					p.why = why[k]
				}
			}
			if k != group[0] {
				bodies[group[0]].profiles = append(bodies[group[0]].profiles, bodies[k].profiles...)
				bodies[k].profiles = nil
			}
		}
	}
}

// bodyKeys are the keys under which names of one body meet: its initials and
// its consonants.
func (j *joiner) bodyKeys(cl *cluster) []string {
	var out []string
	for _, p := range cl.profiles {
		for _, title := range p.titles {
			out = append(out, j.initials(title)...)
			if key := j.bodyName(title); key != "" {
				out = append(out, "near|"+skeleton(key))
			}
		}
	}
	return union(nil, out)
}

// sameBody says why two names may mean one organisation: an article uses both,
// one is short for the other, or a story spells it in two ways.
func (j *joiner) sameBody(a, b *cluster) string {
	for _, p := range a.profiles {
		for _, q := range b.profiles {
			if !agree(p.country, q.country) {
				continue
			}
			for _, s := range p.titles {
				for _, t := range q.titles {
					if why := j.sameTitle(s, t, meet(p.stories, q.stories)); why != "" {
						return why
					}
				}
			}
		}
	}
	return ""
}

func (j *joiner) sameTitle(s, t string, story bool) string {
	x, y := j.bodyName(s), j.bodyName(t)
	switch {
	case x == y && x != "":
		return "one article uses both names"
	case j.shortFor(s, t) || j.shortFor(t, s):
		return "short for the name"
	case story && min(len(x), len(y)) >= longSurname && skeleton(x) == skeleton(y) && oneEdit(x, y):
		return "two spellings in one story"
	}
	return ""
}
