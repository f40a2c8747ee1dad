package across

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/edtf"
	"dateline/schema/vocab"
)

// tally changes the sums of names.
type tally struct {
	l      *linker
	before map[string][]fact // of the names that changed
}

// add counts facts n times, sorted by name.
func (t *tally) add(facts []fact, n int) {
	for len(facts) > 0 {
		end := 1
		for end < len(facts) && facts[end].name == facts[0].name {
			end++
		}
		s := t.l.names.of(facts[0].name)
		if _, ok := t.before[facts[0].name]; !ok {
			t.before[facts[0].name] = s.facts
		}
		s.facts = sumFacts(s.facts, facts[:end], n)
		facts = facts[end:]
	}
}

// sumFacts adds facts n times; what comes to nothing is gone.
func sumFacts(a, b []fact, n int) []fact {
	out := make([]fact, 0, len(a)+len(b))
	for i, k := 0, 0; i < len(a) || k < len(b); {
		switch {
		case k == len(b) || i < len(a) && a[i].text < b[k].text:
			out = append(out, a[i])
			i++
		case i == len(a) || b[k].text < a[i].text:
			out = append(out, fact{text: b[k].text, n: n * b[k].n})
			k++
		default:
			if m := a[i].n + n*b[k].n; m != 0 {
				out = append(out, fact{text: a[i].text, n: m})
			}
			i++
			k++
		}
	}
	return out
}

// telling are the facts that names are joined by, without their counts.
func telling(facts []fact) (out []string) {
	for _, f := range facts {
		switch f.text[:1] {
		case factName, factSector, factMember, factType:
		default:
			out = append(out, f.text)
		}
	}
	return out
}

// joinNames joins the names whose facts changed to actors, and notes the
// articles where that changes who somebody is.
func (l *linker) joinNames(sums *tally, seen map[string]bool) {
	seeds, drawn := map[string]bool{}, map[string]bool{}
	var lists []entry
	for _, name := range slices.Sorted(maps.Keys(sums.before)) {
		s := l.names.of(name)
		drawn[s.actor] = s.actor != ""
		l.names.save(name)
		if slices.Equal(telling(sums.before[name]), telling(s.facts)) && (len(sums.before[name]) > 0) == (len(s.facts) > 0) {
			continue
		}
		seeds[name] = true
		for _, n := range l.nameMates(name) {
			seeds[n] = true // by what it was known before
		}
		lists = append(lists, l.enter(noteKey("blocks", name), l.nameBlocks(name))...)
	}
	l.keep(lists)
	for _, part := range region(seeds, l.nameMates) {
		if l.ended() {
			return
		}
		l.groupNames(part, drawn, seen)
	}
	for _, node := range sorted(drawn) {
		l.portray(node, seen)
	}
}

// nameBlocks are the entries of a name in the lists by which names meet.
func (l *linker) nameBlocks(name string) (out []string) {
	s := l.names.of(name)
	if len(s.facts) == 0 {
		return nil
	}
	j, ps := l.namesAsProfiles([]string{name})
	for _, b := range j.blocksOf(ps[0]) {
		if first, ok := strings.CutPrefix(b, "first|"); ok && ps[0].name.first == "" {
			b = "wants|" + first
		}
		out = append(out, noteKey("block", b, name))
	}
	if p := ps[0]; !p.alone && p.typ == schema.Person && p.name.first == "" && p.country != "" && len(p.offices) > 0 {
		out = append(out, noteKey("block", "wants|"+p.name.last, name))
	}
	if p := ps[0]; p.typ == schema.Organization && !p.alone {
		for _, b := range j.bodyKeys(&cluster{profiles: []*profile{p}}) {
			out = append(out, noteKey("block", b, name))
		}
	}
	return out
}

// nameMates are the names that one may be joined with: those in the lists that
// it is in, and those that a story takes for the same. A forename meets only
// surnames that may be one.
func (l *linker) nameMates(name string) (out []string) {
	var entries []string
	if v := l.read(noteKey("blocks", name)); v != nil {
		entries = strings.Split(string(v), "\n")
	}
	for _, e := range entries {
		block := strings.Split(strings.TrimPrefix(e, across), sep)[1]
		if first, ok := strings.CutPrefix(block, "first|"); ok {
			block = "wants|" + first
		} else if last, ok := strings.CutPrefix(block, "wants|"); ok {
			block = "first|" + last
		}
		out = append(out, l.list("", "", "block", block)...)
	}
	for _, f := range l.names.of(name).facts {
		if other, ok := strings.CutPrefix(f.text, factSame); ok {
			out = append(out, other)
		}
	}
	return out
}

// namesAsProfiles makes a profile of each name, as if each had a story of its
// own.
func (l *linker) namesAsProfiles(names []string) (*joiner, []*profile) {
	within := &corpus{tables: l.tables, vocabulary: l.vocabulary}
	j := &joiner{corpus: within, story: make([]int, len(names)), blocks: map[string][]*cluster{}}
	out := make([]*profile, len(names))
	number := map[string]int{}
	for i, name := range names {
		a, p := l.nameAsAppearance(name, j)
		within.articles = append(within.articles, a)
		j.story[i] = i
		q := j.profileFor(p, i)
		from := *q
		from.key, q.key = name, name
		q.heads, q.articles, q.stories, q.company = map[string]bool{}, map[int]bool{}, map[int]bool{}, map[string]bool{}
		q.take(j, p, i, &from)
		q.alone = strings.HasPrefix(name, curatedName)
		out[i], number[name] = q, i
	}
	for i, name := range names {
		for _, f := range l.names.of(name).facts {
			if other, ok := strings.CutPrefix(f.text, factApart); ok {
				if k, ok := number[other]; ok && k < i {
					meeting := len(names)*(1+i) + k // an article where both stand
					out[i].articles[meeting], out[k].articles[meeting] = true, true
				}
			}
		}
	}
	return j, out
}

// nameAsAppearance is all that is known of a name as one article might have it.
func (l *linker) nameAsAppearance(name string, j *joiner) (*article, *appearance) {
	a, p := &article{}, &appearance{node: quad.IRI(name), named: true}
	var titles []string
	for _, f := range l.names.of(name).facts {
		kind, text := f.text[:1], f.text[1:]
		switch kind {
		case factTitle:
			titles = append(titles, text)
		case factType:
			p.typ = schema.ActorType(text)
		case factCountry:
			p.country = text
		case factRole:
			p.roles = append(p.roles, text)
		case factLink:
			if p.wikidata == "" {
				p.wikidata = text
			}
		case factUnnamed:
			p.named = false
		case factQuarter:
			a.published = a.published.or(quarterDays(text))
		}
	}
	// The name that gives the key comes first.
	for _, t := range titles {
		if p.name == "" {
			p.name = t
		}
		if try := *p; p.named {
			try.name, try.aliases = t, nil
			if key := j.keyOf(&try); key != "" && strings.HasPrefix(name, key) {
				p.name = t
				break
			}
		}
	}
	p.aliases = slices.DeleteFunc(titles, func(t string) bool { return t == p.name })
	if !p.named {
		for _, t := range titles {
			p.described = append(p.described, fold(t))
		}
	}
	return a, p
}

// keyOf is what the key of the profile of an appearance begins with.
func (j *joiner) keyOf(p *appearance) string {
	alone := joiner{corpus: &corpus{tables: j.tables, vocabulary: j.vocabulary, articles: []*article{{}}}, story: []int{0}}
	return alone.profileFor(p, 0).base
}

// quarterDays are the days of what quarter gives.
func quarterDays(text string) days {
	from, until, _ := strings.Cut(text, "/")
	a, err1 := edtf.ParseDay(from + "-01")
	b, err2 := edtf.ParseDay(until + "-28")
	return days{from: a, until: b, known: err1 == nil && err2 == nil}
}

// groupNames joins a connected part of names to actors.
func (l *linker) groupNames(part []string, drawn, seen map[string]bool) {
	part = slices.DeleteFunc(slices.Clone(part), func(name string) bool {
		s := l.names.of(name)
		if len(s.facts) > 0 {
			return false
		}
		drawn[s.actor] = s.actor != ""
		l.rename(name, "", "", drawn, seen)
		l.names.drop(name)
		return true
	})
	j, ps := l.namesAsProfiles(part)
	at := map[string]int{}
	for i, name := range part {
		at[name] = i
	}
	sets := newSets(len(part))
	for _, cl := range j.joinProfiles(ps) {
		for _, p := range cl.profiles {
			sets.union(at[cl.profiles[0].key], at[p.key])
		}
	}
	for i, name := range part {
		for _, f := range l.names.of(name).facts {
			if other, ok := strings.CutPrefix(f.text, factSame); ok {
				if k, ok := at[other]; ok {
					sets.union(i, k)
				}
			}
		}
	}
	for _, g := range sets.groups() {
		l.nameActor(g, ps, drawn, seen)
	}
}

// nameActor gives names that stand for one actor its node: that of the first
// full one. Surnames alone need an office to mean one person everywhere.
func (l *linker) nameActor(group []int, ps []*profile, drawn, seen map[string]bool) {
	first, office, mark := "", false, ""
	for _, i := range group {
		p := ps[i]
		if strings.HasPrefix(p.key, curatedName) {
			mark = p.key
		} else if !strings.HasPrefix(p.key, shortName) && (first == "" || p.key < first) {
			first = p.key
		}
		office = office || !p.nameless && len(p.offices) > 0
	}
	if first == "" && office {
		first = ps[group[0]].key
	}
	if first == "" {
		first = mark
	}
	actor := ""
	if first != "" {
		actor = string(node(vocab.Actor, first))
	}
	for _, i := range group {
		why := ps[i].why
		if len(group) == 1 {
			why = ""
		}
		if mark != "" {
			why = cmp.Or(l.curatedWhy(ps[i].key), why)
		}
		l.rename(ps[i].key, actor, why, drawn, seen)
	}
}

// rename says which actor a name stands for.
func (l *linker) rename(name, actor, why string, drawn, seen map[string]bool) {
	s := l.names.of(name)
	if s.actor == actor && s.why == why {
		return
	}
	for _, node := range []string{s.actor, actor} {
		if node == "" {
			continue
		}
		drawn[node] = true
		a := l.actors.of(node)
		a.names = slices.DeleteFunc(slices.Clone(a.names), func(n string) bool { return n == name })
		if node == actor {
			a.names = union(a.names, []string{name})
		}
	}
	s.actor, s.why = actor, why
	l.names.save(name)
	l.lookAt(name, seen)
}

// lookAt notes the articles that have a name.
func (l *linker) lookAt(name string, seen map[string]bool) {
	for _, story := range l.list("", "", "use", name) {
		for _, h := range l.casts.of(story).members {
			if slices.ContainsFunc(l.people.of(h).list, func(p person) bool { return p.name == name }) {
				seen[h] = true
			}
		}
	}
}
