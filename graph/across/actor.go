package across

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/vocab"
)

// actors makes an Actor of every cluster, in the same order.
func (c *corpus) actors(clusters []*cluster) []Actor {
	out := make([]Actor, len(clusters))
	names := map[string]int{}
	for _, cl := range clusters {
		names[cl.name()]++
	}
	for i, cl := range clusters {
		out[i] = c.actor(cl)
		key := cl.name()
		if key == "" || names[key] > 1 {
			key += "|" + string(out[i].Members[0].Node)
		}
		out[i].Node = node(vocab.Actor, key)
	}
	return out
}

// name is what names an actor whatever articles mention it, "" where no full
// name is known.
func (cl *cluster) name() string {
	best := ""
	for _, p := range cl.profiles {
		key := ""
		switch {
		case p.alone:
		case p.typ == schema.Country:
			key = p.key
		case p.solid() && !p.nameless:
			key = string(p.typ) + "|" + p.anchor()
		}
		if key != "" && (best == "" || key < best) {
			best = key
		}
	}
	return best
}

// actor gathers what the articles say of one actor.
func (c *corpus) actor(cl *cluster) Actor {
	var a Actor
	names, types, countries, sectors := votes{}, votes{}, votes{}, votes{}
	solid := slices.ContainsFunc(cl.profiles, func(p *profile) bool { return p.solid() && !p.nameless })
	articles := map[int]bool{}
	for _, p := range cl.profiles {
		for _, m := range p.members {
			a.Members = append(a.Members, Member{Node: m.node, Why: p.why})
			articles[m.article] = true
			a.Aliases = append(append(a.Aliases, m.name), m.aliases...)
			a.Roles = append(a.Roles, m.roles...)
			types.add(string(m.typ))
			countries.add(m.country)
			sectors.add(m.sector)
			if p.solid() && !p.nameless || !solid {
				names.add(m.name)
			}
		}
	}
	if len(articles) > 1 {
		for i := range a.Members {
			a.Members[i].Why = cmp.Or(a.Members[i].Why, "same name")
		}
	} else {
		for i := range a.Members {
			if !strings.HasPrefix(a.Members[i].Why, curated) {
				a.Members[i].Why = ""
			}
		}
	}
	a.Members = sortMembers(a.Members)
	a.Name, a.Type = names.best(), schema.ActorType(types.best())
	a.Country, a.Sector = countries.best(), sectors.best()
	a.Roles = union(nil, a.Roles)
	a.Aliases = slices.DeleteFunc(union(nil, a.Aliases), func(s string) bool { return s == a.Name || s == "" })
	return a
}

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

// said lists the statements whose speaker is known.
func (c *corpus) said(at known, nodes []quad.IRI) []Said {
	var out []Said
	for _, a := range c.articles {
		for _, s := range a.statements {
			if s.speaker != nil {
				out = append(out, Said{Statement: s.node, Speaker: nodes[at.actorOf[s.speaker]], When: s.said.date()})
			}
		}
	}
	return out
}
