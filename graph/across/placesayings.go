package across

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema/vocab"
)

// sayingState is which statements of an article print the same words as
// others, in their order.
type sayingState struct{ list []printed }

// printed is a statement: those that print the same words, and the utterance.
type printed struct {
	near      []nearby
	utterance string
}

// nearby is a part of an article that is linked with another: its article's
// hash, sep and its index there.
type nearby struct {
	id    string
	score float64
}

// utteranceState is the statements of an utterance.
type utteranceState struct{ members []string }

func (p *packer) sayingState(v *sayingState) {
	list(p, &v.list, func(x *printed) {
		list(p, &x.near, func(n *nearby) {
			p.string(&n.id)
			p.float(&n.score)
		})
		p.string(&x.utterance)
	})
}

func (p *packer) utteranceState(v *utteranceState) { textList(p, &v.members) }

func partID(hash string, n int) string { return fmt.Sprintf("%s%s%04d", hash, sep, n) }

func splitID(id string) (hash string, n int) {
	hash, text, _ := strings.Cut(id, sep)
	n, _ = strconv.Atoi(text)
	return hash, n
}

// printed is the state of a statement.
func (l *linker) printed(id string) *printed {
	h, n := splitID(id)
	return nth(&l.sayings.of(h).list, n)
}

// nth is entry n of a list that grows to hold it.
func nth[T any](list *[]T, n int) *T {
	for len(*list) <= n {
		*list = append(*list, *new(T))
	}
	return &(*list)[n]
}

// says prepares the statements of an article, nil for those without a speaker.
func (l *linker) says(a *article) []*saying {
	out, ok := l.said[a.hash]
	if ok {
		return out
	}
	who := l.people.of(a.hash).list
	if !a.heard {
		if err := l.unpackSpoken(l.glance(noteKey("spoken", a.hash)), a); err != nil {
			l.fail(err)
		}
	}
	for _, s := range a.statements {
		var v *saying
		if i := slices.Index(a.actors, s.speaker); i >= 0 && s.speaker != nil {
			x := l.saying(s, l.number(who[i].actor), l.weights)
			v = &x
			v.rare = vector(v.bag.terms).heaviest(rareStems)
		}
		out = append(out, v)
	}
	l.said[a.hash] = out
	return out
}

// joinSayings finds the utterances of articles whose words or speakers
// changed, and says in which articles they are others than before.
func (l *linker) joinSayings(changed map[string]bool) (moved map[string]bool) {
	moved = map[string]bool{}
	var lists []entry
	seeds := map[string]bool{}
	for _, h := range sorted(changed) {
		delete(l.said, h)
		l.leaveSayings(h, seeds)
		var keys []string
		if a := l.article(h); a != nil {
			keys = l.sayingKeys(a)
			l.drawSaid(a)
		}
		lists = append(lists, l.enter(noteKey("says", h), keys)...)
	}
	l.keep(lists)
	for _, h := range sorted(changed) {
		if a := l.article(h); a != nil {
			l.findSayings(a, changed, seeds)
		} else {
			moved[h] = true
		}
	}
	for _, part := range region(seeds, func(id string) (out []string) {
		for _, n := range l.printed(id).near {
			out = append(out, n.id)
		}
		return out
	}) {
		l.groupSayings(part, changed, moved)
	}
	for h := range changed {
		if l.article(h) == nil {
			l.sayings.drop(h)
		}
	}
	return moved
}

// leaveSayings takes away the links of an article's statements.
func (l *linker) leaveSayings(h string, seeds map[string]bool) {
	s := l.sayings.of(h)
	a := l.article(h)
	for i := range s.list {
		id := partID(h, i)
		for _, n := range s.list[i].near {
			o := l.printed(n.id)
			o.near = slices.DeleteFunc(slices.Clone(o.near), func(x nearby) bool { return x.id == id })
			other, _ := splitID(n.id)
			l.sayings.save(other)
			seeds[n.id] = true
		}
		s.list[i].near = nil
		if a == nil || i >= len(a.statements) {
			l.leaveUtterance(s.list[i].utterance, id)
			delete(seeds, id)
		}
	}
	if a != nil && len(s.list) > len(a.statements) {
		s.list = s.list[:len(a.statements)]
	}
}

// leaveUtterance takes a statement out of an utterance.
func (l *linker) leaveUtterance(node, id string) {
	if node == "" {
		return
	}
	u := l.utterances.of(node)
	u.members = slices.DeleteFunc(slices.Clone(u.members), func(x string) bool { return x == id })
	if len(u.members) == 0 {
		l.utterances.drop(node)
	} else {
		l.utterances.save(node)
	}
	l.touch(quad.IRI(node))
}

// sayingKeys are the entries of an article's statements in the lists by
// speaker and rare word.
func (l *linker) sayingKeys(a *article) (out []string) {
	for _, s := range l.says(a) {
		if s != nil {
			for _, t := range s.rare {
				out = append(out, l.datedKey(a.published, quarterly, "say", l.sayList(s, t), a.hash))
			}
		}
	}
	return out
}

// sayList names the list of a speaker and a rare word.
func (l *linker) sayList(s *saying, t term) string {
	return fmt.Sprintf("%s%s%016x", l.nodes[s.actor], sep, t.id)
}

// findSayings links the statements of an article with those of the same words.
func (l *linker) findSayings(a *article, changed, seeds map[string]bool) {
	met := map[string]bool{a.hash: true}
	for _, s := range l.says(a) {
		if s == nil {
			continue
		}
		for _, t := range s.rare {
			for _, h := range l.around(a.published, unrelatedFar, quarterly, "say", l.sayList(s, t)) {
				met[h] = true
			}
		}
	}
	mine := l.says(a)
	for i := range mine {
		seeds[partID(a.hash, i)] = true
	}
	for _, h := range sorted(met) {
		b := l.article(h)
		if b == nil || changed[h] && h < a.hash {
			continue // seen from the other side
		}
		for k, y := range l.says(b) {
			for i, x := range mine {
				if x == nil || y == nil || h == a.hash && k <= i || x.actor != y.actor || !shareTerms(x.rare, y.rare) {
					continue
				}
				if score := l.sameSaying(*x, *y); score > 0 {
					one, two := partID(a.hash, i), partID(h, k)
					l.printed(one).near = append(l.printed(one).near, nearby{two, score})
					l.printed(two).near = append(l.printed(two).near, nearby{one, score})
					l.sayings.save(h)
				}
			}
		}
	}
	l.sayings.save(a.hash)
}

func shareTerms(a, b []term) bool {
	return slices.ContainsFunc(a, func(x term) bool { return slices.ContainsFunc(b, func(y term) bool { return x.id == y.id }) })
}

// groupSayings groups a connected part of statements into utterances.
func (l *linker) groupSayings(part []string, changed, moved map[string]bool) {
	at := map[string]int{}
	all := make([]saying, 0, len(part))
	ids := make([]string, 0, len(part))
	for _, id := range part {
		h, n := splitID(id)
		if a := l.article(h); a != nil && n < len(a.statements) {
			at[id] = len(all)
			ids = append(ids, id)
			if s := l.says(a)[n]; s != nil {
				all = append(all, *s)
			} else {
				all = append(all, saying{statement: a.statements[n], actor: -1})
			}
		}
	}
	var links []link
	for i, id := range ids {
		for _, n := range l.printed(id).near {
			if k := at[n.id]; k > i {
				links = append(links, link{a: i, b: k, score: n.score})
			}
		}
	}
	slices.SortFunc(links, byPair)
	groups, why := groupSayings(all, links)
	for _, g := range groups {
		members := make([]string, len(g))
		same := true
		for i, n := range g {
			members[i] = ids[n]
			h, _ := splitID(ids[n])
			same = same && !changed[h]
		}
		l.settleUtterance(g, members, all, why, same, moved)
	}
}

// settleUtterance brings a group of statements to its utterance, where there
// are two of them.
func (l *linker) settleUtterance(g []int, members []string, all []saying, why map[*statement]string, same bool, moved map[string]bool) {
	node := ""
	var u Utterance
	if len(g) > 1 {
		var group []*statement
		for _, n := range g {
			group = append(group, all[n].statement)
		}
		u = utterance(group, why, l.nodes[all[g[0]].actor])
		node = string(u.Node)
	}
	for _, id := range members {
		p := l.printed(id)
		h, _ := splitID(id)
		if p.utterance != node {
			l.leaveUtterance(p.utterance, id)
			p.utterance, moved[h], same = node, true, false
		}
		l.sayings.save(h)
	}
	if same && (node == "" || slices.Equal(l.utterances.of(node).members, members)) {
		return
	}
	for _, id := range members {
		h, n := splitID(id)
		l.touch(l.article(h).statements[n].node, vocab.SameWords, vocab.Why)
	}
	if node == "" {
		return
	}
	l.utterances.of(node).members = members
	l.utterances.save(node)
	l.found.Utterances = append(l.found.Utterances, u)
	l.touch(u.Node)
}

// drawSaid notes who said the statements of an article in which month.
func (l *linker) drawSaid(a *article) {
	for i, s := range l.says(a) {
		l.touch(a.statements[i].node, vocab.InMonth)
		if s != nil {
			l.found.Said = append(l.found.Said, Said{Statement: s.node, Speaker: l.nodes[s.actor], When: s.said.date()})
		}
	}
}
