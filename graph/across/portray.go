package across

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/vocab"
)

// portray sums up what the names of an actor say of it.
func (l *linker) portray(node string, seen map[string]bool) {
	s := l.actors.of(node)
	if len(s.names) == 0 {
		l.touch(quad.IRI(node))
		l.actors.drop(node)
		return
	}
	a := Actor{Node: quad.IRI(node)}
	votes, members := newPortrait(), 0
	for _, name := range s.names {
		for _, f := range l.names.of(name).facts {
			if f.text[:1] == factMember {
				members += f.n
			}
			votes.add(f.text[:1], f.text[1:], f.n)
		}
	}
	votes.draw(&a)
	if (members > 1) != (s.members > 1) {
		for _, name := range s.names {
			l.lookAt(name, seen)
		}
	}
	sum := fnv.New64a()
	fmt.Fprintf(sum, "%q %q %q %q %q %q", a.Name, a.Type, a.Country, a.Sector, a.Aliases, a.Roles)
	if face := hex.EncodeToString(sum.Sum(nil)); face != s.face {
		s.face = face
		l.found.Actors = append(l.found.Actors, a)
		l.touch(a.Node)
	}
	s.members = members
	l.actors.save(node)
}

// portrait counts what is said of an actor.
type portrait struct {
	votes  map[string]votes
	titles []string
	roles  []string
}

func newPortrait() *portrait {
	return &portrait{votes: map[string]votes{factName: {}, factType: {}, factCountry: {}, factSector: {}}}
}

func (p *portrait) add(kind, text string, n int) {
	switch kind {
	case factTitle:
		p.titles = append(p.titles, text)
	case factRole:
		p.roles = append(p.roles, text)
	default:
		if v := p.votes[kind]; v != nil && text != "" {
			v[text] += n
		}
	}
}

func (p *portrait) draw(a *Actor) {
	a.Name, a.Type = p.votes[factName].best(), schema.ActorType(p.votes[factType].best())
	a.Country, a.Sector = p.votes[factCountry].best(), p.votes[factSector].best()
	a.Roles = union(nil, p.roles)
	a.Aliases = slices.DeleteFunc(union(nil, p.titles), func(s string) bool { return s == a.Name || s == "" })
}

// settle brings the appearances of articles to their actors, and says in which
// articles somebody is another than before.
func (l *linker) settle(seen, changed map[string]bool) (moved map[string]bool) {
	moved = map[string]bool{}
	at := map[quad.IRI]int{}
	for i, a := range l.found.Actors {
		at[a.Node] = i
	}
	member := func(actor quad.IRI, m Member) {
		i, ok := at[actor]
		if !ok {
			i = len(l.found.Actors)
			at[actor] = i
			l.found.Actors = append(l.found.Actors, Actor{Node: actor})
		}
		l.found.Actors[i].Members = append(l.found.Actors[i].Members, m)
	}
	locals := l.redraw
	for _, h := range sorted(seen) {
		a := l.article(h)
		if changed[h] {
			moved[h] = true
		}
		if a == nil {
			continue
		}
		s := l.people.of(h)
		for i := range s.list {
			p := &s.list[i]
			now, why := p.local, p.why
			if n := l.names.of(p.name); p.name != "" && n.actor != "" {
				now = n.actor
				switch many := l.actors.of(now).members > 1; {
				case many && strings.HasPrefix(n.why, curated):
					why = n.why
				case many:
					why = cmp.Or(why, n.why, "same name")
				default:
					why = ""
				}
			} else {
				locals[[2]string{l.texts.of(h).story, p.local}] = true
				if p.alone && !strings.HasPrefix(why, curated) {
					why = ""
				}
			}
			if p.actor != now {
				if p.actor != "" {
					l.touchGone(p.actor)
				}
				p.actor, moved[h] = now, true
			}
			member(quad.IRI(now), Member{Node: a.actors[i].node, Why: why})
			l.touch(a.actors[i].node, vocab.SameActor, vocab.Why)
		}
		l.people.save(h)
	}
	for k := range locals {
		l.drawLocal(k[0], k[1], at)
	}
	return moved
}

// touchGone is told of an actor that an appearance has left.
func (l *linker) touchGone(node string) {
	if len(l.actors.of(node).names) == 0 {
		l.touch(quad.IRI(node))
	}
}

// drawLocal sums up what the articles of a story say of an actor whom no name
// tells apart elsewhere.
func (l *linker) drawLocal(story, local string, at map[quad.IRI]int) {
	votes, drawn := newPortrait(), false
	for _, h := range l.casts.of(story).members {
		for i, p := range l.people.of(h).list {
			if p.local != local || p.name != "" && l.names.of(p.name).actor != "" {
				continue
			}
			m := l.article(h).actors[i]
			drawn = true
			for _, title := range append([]string{m.name}, m.aliases...) {
				votes.add(factTitle, title, 1)
			}
			votes.add(factName, m.name, 1)
			votes.add(factType, string(m.typ), 1)
			votes.add(factCountry, m.country, 1)
			votes.add(factSector, m.sector, 1)
			for _, r := range m.roles {
				votes.add(factRole, r, 1)
			}
		}
	}
	l.touch(quad.IRI(local))
	if !drawn {
		return
	}
	i, ok := at[quad.IRI(local)]
	if !ok {
		i = len(l.found.Actors)
		at[quad.IRI(local)] = i
		l.found.Actors = append(l.found.Actors, Actor{Node: quad.IRI(local)})
	}
	votes.draw(&l.found.Actors[i])
}
