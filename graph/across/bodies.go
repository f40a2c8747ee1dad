package across

import (
	"cmp"
	"slices"
	"strings"

	"dateline/schema"
)

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
	long := make([][]int, len(bodies)) // of an acronym: names that it may be short for
	why := make([]string, len(bodies))
	sets := newSets(len(bodies))
	for i, cl := range bodies {
		for _, key := range j.bodyKeys(cl) {
			for _, k := range at[key] {
				switch reason, short := j.sameBody(cl, bodies[k]); {
				case k == i || reason == "":
				case !short:
					why[i] = reason
					sets.union(i, k)
				case j.isShort(cl):
					why[i] = reason
					long[i] = append(long[i], k)
				}
			}
		}
	}
	for i := range bodies {
		if n := sets.roots(long[i]); n == 1 { // else it may be short for several
			sets.union(i, long[i][0])
		}
	}
	for _, group := range sets.groups() {
		for _, k := range group {
			for _, p := range bodies[k].profiles {
				if len(group) > 1 {
					p.why = cmp.Or(why[k], why[group[0]], p.why)
				}
			}
			if k != group[0] {
				bodies[group[0]].profiles = append(bodies[group[0]].profiles, bodies[k].profiles...)
				bodies[k].profiles = nil
			}
		}
	}
}

// bodyKeys are the keys under which names of one body meet: its initials, its
// sound, and what is left without its trade.
func (j *joiner) bodyKeys(cl *cluster) []string {
	var out []string
	for _, p := range cl.profiles {
		for _, title := range p.titles {
			out = append(out, j.initials(title)...)
			if key := j.bodyName(title); key != "" {
				out = append(out, "core|"+j.core(key), "near|"+j.sound(key))
			}
		}
	}
	return union(nil, out)
}

// sound is a key that spellings of one name of a body share.
func (t *tables) sound(key string) string {
	var out []string
	for _, w := range strings.Fields(key) {
		out = append(out, t.spelling.Key(w))
	}
	return strings.Join(out, " ")
}

// core is the name of a body without the words for its trade behind it, which
// news drops: "ford" of "ford motor".
func (t *tables) core(key string) string {
	words := strings.Fields(key)
	for len(words) > 1 && t.trade[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// isShort says that a body is known by an acronym alone.
func (j *joiner) isShort(cl *cluster) bool {
	return !slices.ContainsFunc(cl.profiles, func(p *profile) bool {
		return slices.ContainsFunc(p.titles, func(s string) bool { _, ok := acronym(s); return !ok })
	})
}

// sameBody says why two names may mean one organisation: an article uses both,
// or one is short for the other, is the other without its trade, or another
// spelling, where a story or company ties them. short says that one is the
// acronym of the other.
func (j *joiner) sameBody(a, b *cluster) (why string, short bool) {
	for _, p := range a.profiles {
		for _, q := range b.profiles {
			if !agree(p.country, q.country) || p.generic || q.generic || p.body == q.body {
				continue
			}
			points, evidence := p.support(q)
			for _, s := range p.titles {
				for _, t := range q.titles {
					if why, short := j.sameTitle(s, t, points, together(p, q)); why != "" {
						return strings.TrimSpace(why + " " + evidence), short
					}
				}
			}
		}
	}
	return "", false
}

// sameTitle says why two names of bodies may be one, given what else speaks
// for it.
func (j *joiner) sameTitle(s, t string, points int, together bool) (why string, short bool) {
	x, y := j.bodyName(s), j.bodyName(t)
	_, initials := acronym(s)
	_, otherInitials := acronym(t)
	switch {
	case x == "" || y == "":
	case x == y && (!initials || points >= enough):
		return "one article uses both names", initials
	case x == y:
	case !initials && !otherInitials && j.core(x) == j.core(y) && (together || points > 0):
		return "the name without the trade", false
	case points < enough:
	case j.shortFor(s, t) || j.shortFor(t, s):
		return "short for the name", true
	case !together && j.soundAlike(x, y):
		return "two spellings of one name", false
	}
	return "", false
}

// soundAlike says whether two keys are spellings of one name, word by word.
func (t *tables) soundAlike(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] && (len(x[i]) < fewestSurname || len(y[i]) < fewestSurname || !t.spelling.SameInContext(x[i], y[i])) {
			return false
		}
	}
	return true
}
