package across

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/vocab"
)

// Who is who is told in two steps. Within a story everything that its articles
// say tells which appearances are one actor. What actors are known by across
// stories are their names: each name, with its country, sums up what all
// stories say of it, and names are joined to actors by that alone. Actors
// whom no name tells apart everywhere stay within their story.

// castState is a story: its articles, how they were joined, and what it says of
// names.
type castState struct {
	members []string
	merges  []merge // of members
	facts   []fact  // sorted by name and text
	groups  []castGroup
}

// castGroup is who is one actor within a story, as a hash.
type castGroup struct{ local, hash string }

// fact is something said of a name, n times.
type fact struct {
	name, text string
	n          int
}

// Kinds of facts, the first letter of their texts.
const (
	factName    = "N" // that it is called so in full
	factTitle   = "A" // that it is called so
	factType    = "T"
	factCountry = "C"
	factSector  = "S"
	factRole    = "R"
	factLink    = "W" // entry in Wikidata
	factQuarter = "Q" // when it was said to hold an office
	factMember  = "M" // that an article has it
	factSame    = "=" // that a story takes another name for the same
	factApart   = "!" // that an article has another name beside it
	factUnnamed = "U" // that it is known by an office alone
)

// nameState is one name across stories: the sum of the facts, the actor that
// it stands for, "" where each story has its own, and why.
type nameState struct {
	facts []fact
	actor string
	why   string
}

// actorState is the names of an actor, how many appearances they sum up, and
// what the graph says of it, as a hash.
type actorState struct {
	names   []string
	members int
	face    string
}

// peopleState is who the actors of an article are, in their order.
type peopleState struct{ list []person }

// person is who one of them is.
type person struct {
	name  string // "" where it has none across stories
	local string // actor within the story
	alone bool   // nobody else is
	why   string
	actor string // actor in the graph
}

func (p *packer) castState(v *castState) {
	textList(p, &v.members)
	list(p, &v.merges, func(m *merge) {
		number(p, &m.a)
		number(p, &m.b)
		p.float(&m.score)
	})
	p.facts(&v.facts)
	list(p, &v.groups, func(g *castGroup) {
		p.string(&g.local)
		p.string(&g.hash)
	})
}

func (p *packer) facts(v *[]fact) {
	list(p, v, func(f *fact) {
		p.string(&f.name)
		p.string(&f.text)
		number(p, &f.n)
	})
}

func (p *packer) nameState(v *nameState) {
	p.facts(&v.facts)
	p.string(&v.actor)
	p.string(&v.why)
}

func (p *packer) actorState(v *actorState) {
	textList(p, &v.names)
	number(p, &v.members)
	p.string(&v.face)
}

func (p *packer) peopleState(v *peopleState) {
	list(p, &v.list, func(x *person) {
		for _, s := range []*string{&x.name, &x.local, &x.why, &x.actor} {
			p.string(s)
		}
		p.flags(&x.alone)
	})
}

// regroup changes the members of a story.
func (l *linker) regroup(story string, f func([]string) []string) {
	s := l.casts.of(story)
	members := f(slices.Clone(s.members))
	if !slices.Equal(members, s.members) {
		s.members = members
		l.recast[story] = true
	}
}

// joinPeople tells who is who in the stories that changed, and says in which
// articles somebody is another than before.
func (l *linker) joinPeople(changed map[string]bool) (moved map[string]bool) {
	for h := range changed {
		if s := l.texts.of(h).story; s != "" {
			l.recast[s] = true
		}
	}
	seen := map[string]bool{} // articles to look at
	sums := &tally{l: l, before: map[string][]fact{}}
	var lists []entry
	for _, story := range sorted(l.recast) {
		if l.ended() {
			return map[string]bool{}
		}
		s := l.casts.of(story)
		facts := l.cast(story, s.members, seen)
		sums.add(s.facts, -1)
		sums.add(facts, 1)
		s.facts = facts
		var uses []string
		for _, f := range facts {
			uses = append(uses, noteKey("use", f.name, story))
		}
		lists = append(lists, l.enter(noteKey("uses", story), uses)...)
		if len(s.members) == 0 {
			l.casts.drop(story)
			l.dropRows(story)
			l.touch(quad.IRI(story))
		} else {
			l.casts.save(story)
		}
	}
	for h := range changed {
		if l.article(h) == nil {
			for _, p := range l.people.of(h).list {
				l.touchGone(p.actor)
			}
			l.people.drop(h)
		}
		seen[h] = true
	}
	l.keep(lists)
	if l.joinNames(sums, seen); l.ended() {
		return map[string]bool{}
	}
	return l.settle(seen, changed)
}

// cast tells who is who within a story: what it says of names. The persons of
// its articles are noted; articles where one is another go into seen.
func (l *linker) cast(story string, members []string, seen map[string]bool) []fact {
	as := make([]*article, len(members))
	for i, h := range members {
		as[i] = l.article(h)
	}
	within := &corpus{tables: l.tables, vocabulary: l.vocabulary, articles: as, overlay: l.overlay}
	j, clusters := within.joinActors(make([]int, len(as)))
	people := map[*appearance]person{}
	var groups []castGroup
	var facts factCount = map[fact]int{}
	names := make([][]string, len(clusters))
	for i, cl := range clusters {
		names[i] = facts.of(l, cl, people, &groups)
	}
	facts.apart(j, clusters, names)
	for i, h := range members {
		s := l.people.of(h)
		list := make([]person, len(as[i].actors))
		for k, a := range as[i].actors {
			list[k] = people[a]
			if k < len(s.list) {
				list[k].actor = s.list[k].actor
			}
		}
		if !slices.Equal(list, s.list) {
			s.list = list
			seen[h] = true
		}
	}
	l.recastGroups(story, groups)
	return facts.sorted()
}

// recastGroups notes which actors of a story other appearances stand for than
// before.
func (l *linker) recastGroups(story string, now []castGroup) {
	slices.SortFunc(now, func(x, y castGroup) int { return cmp.Or(cmp.Compare(x.local, y.local), cmp.Compare(x.hash, y.hash)) })
	s := l.casts.of(story)
	for _, pair := range [2][2][]castGroup{{s.groups, now}, {now, s.groups}} {
		for _, g := range pair[0] {
			if !slices.Contains(pair[1], g) {
				l.redraw[[2]string{story, g.local}] = true
			}
		}
	}
	s.groups = now
}

// factCount counts facts, whose own counts are 0.
type factCount map[fact]int

func (c factCount) add(name, kind, text string) {
	if text != "" {
		c[fact{name: name, text: kind + text}]++
	}
}

func (c factCount) sorted() []fact {
	out := make([]fact, 0, len(c))
	for f, n := range c {
		f.n = n
		out = append(out, f)
	}
	slices.SortFunc(out, compareFacts)
	return out
}

func compareFacts(a, b fact) int {
	return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.text, b.text))
}

// of counts what a cluster says of its names, and notes who the members are.
func (c factCount) of(l *linker, cl *cluster, people map[*appearance]person, groups *[]castGroup) (names []string) {
	var nodes []string
	for _, p := range cl.profiles {
		for _, m := range p.members {
			nodes = append(nodes, string(m.node))
		}
	}
	slices.Sort(nodes)
	if names = namesOf(cl); len(names) == 0 || strings.HasPrefix(names[0], shortName) {
		if marks := l.curatedNames(cl); len(marks) > 0 {
			names = marks
		}
	} else {
		names = append(names, l.curatedNames(cl)...)
	}
	for _, other := range names[min(1, len(names)):] {
		c.add(names[0], factSame, other)
		c.add(other, factSame, names[0])
	}
	local := string(node(vocab.Actor, nodes[0]))
	*groups = append(*groups, castGroup{local, string(node(vocab.Actor, strings.Join(nodes, " ")))})
	for _, p := range cl.profiles {
		name := ""
		if len(names) > 0 {
			if name = names[0]; slices.Contains(names, p.key) {
				name = p.key
			}
		}
		for _, m := range p.members {
			people[m] = person{name: name, local: local, alone: len(nodes) == 1, why: p.why}
			if name != "" {
				c.appearance(l, name, p, m)
			}
		}
	}
	return names
}

// appearance counts what an appearance says of a name.
func (c factCount) appearance(l *linker, name string, p *profile, m *appearance) {
	for _, s := range append([]string{m.name}, m.aliases...) {
		c.add(name, factTitle, s)
	}
	if p.solid() && !p.nameless || p.key == name || strings.HasPrefix(name, shortName) || strings.HasPrefix(name, curatedName) {
		c.add(name, factName, m.name)
	}
	c.add(name, factType, string(m.typ))
	c.add(name, factCountry, m.country)
	c.add(name, factSector, m.sector)
	for _, r := range m.roles {
		c.add(name, factRole, r)
	}
	c.add(name, factLink, m.wikidata)
	c.add(name, factMember, "1")
	if p.nameless {
		c.add(name, factUnnamed, "1")
	}
	if len(p.offices) > 0 {
		c.add(name, factQuarter, quarter(l.articles[m.article].published))
	}
}

// shortName begins what stands for a person without a full name across
// stories: the surname or the office, with the country and the roles.
const shortName = "short|"

// quarter is the first and the last quarter of a date, "" where it is unknown.
func quarter(d days) string {
	if !d.known {
		return ""
	}
	return d.from.String()[:len("2022-04")] + "/" + d.until.String()[:len("2022-04")]
}

// namesOf are the names by which a cluster is known across stories, in order:
// full ones with a country; else full ones; else a surname or an office with
// what goes with it.
func namesOf(cl *cluster) []string {
	var national, full []string
	for _, p := range cl.profiles {
		switch {
		case p.alone || p.local:
		case p.typ == schema.Country, p.solid() && !p.nameless && p.country != "":
			national = append(national, p.key)
		case p.solid() && !p.nameless:
			full = append(full, p.key)
		}
	}
	switch {
	case len(national) > 0:
		return union(nil, national)
	case len(full) > 0:
		return union(nil, full)
	}
	return shortNames(cl)
}

func shortNames(cl *cluster) []string {
	p := cl.profiles[0]
	if p.alone || p.typ != schema.Person {
		return nil
	}
	var roles, titles []string
	country := ""
	for _, p := range cl.profiles {
		country = cmp.Or(country, p.country)
		titles = union(titles, p.titles)
		for _, m := range p.members {
			roles = union(roles, m.roles)
		}
	}
	if country == "" && len(roles) == 0 {
		return nil
	}
	return []string{shortName + strings.Join(titles, ";") + "|" + country + "|" + strings.Join(roles, ";")}
}

// apart notes the names of persons that one article tells apart.
func (c factCount) apart(j *joiner, clusters []*cluster, names [][]string) {
	type meeting struct {
		article int
		block   string
	}
	at := map[meeting][]int{} // clusters
	for i, cl := range clusters {
		if len(names[i]) == 0 {
			continue
		}
		for _, p := range cl.profiles {
			for _, b := range j.blocksOf(p) {
				for a := range p.articles {
					k := meeting{a, b}
					at[k] = append(at[k], i)
				}
			}
		}
	}
	for _, list := range at {
		list = sortedUnique(list)
		for _, x := range list {
			for _, y := range list {
				if x != y {
					c[fact{name: names[x][0], text: factApart + names[y][0]}] = 1
				}
			}
		}
	}
}
