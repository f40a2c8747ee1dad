package sample

import (
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/across"
	"dateline/schema"
	"dateline/schema/edtf"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// linkedAtOnce is how many articles are linked in one change.
const linkedAtOnce = 200

// Fill loads the Documents into a graph and links what they share, as
// [across.Link] would have it, from what is known of them.
func Fill(ctx context.Context, s graph.Store, o Options) error {
	if _, err := graph.Load(ctx, s, Documents(o), graph.LoadOptions{}); err != nil {
		return err
	}
	o = o.withDefaults()
	for from := 0; from < o.Articles; from += linkedAtOnce {
		l := linker{Options: o, actors: map[string]*across.Actor{}, events: map[quad.IRI]*across.Event{}}
		for i := from; i < min(from+linkedAtOnce, o.Articles); i++ {
			if err := l.article(o.article(i)); err != nil {
				return err
			}
		}
		if err := s.Apply(ctx, graph.Change{Add: l.result().Quads()}); err != nil {
			return err
		}
	}
	return nil
}

// ActorID is the id of the actor of a rank, from 0, in a graph that was filled.
func ActorID(o Options, rank int) string {
	o = o.withDefaults()
	return vocab.Actor + "/" + actorHash(o.actor(rank).Name)
}

// Name is the name of the actor of a rank.
func Name(o Options, rank int) string { return o.withDefaults().actor(rank).Name }

func actorHash(name string) string { return schema.Slug(name) }

// linker gathers what some articles share.
type linker struct {
	Options
	actors map[string]*across.Actor // by name
	events map[quad.IRI]*across.Event
	said   []across.Said
}

func (l *linker) article(d *schema.Document) error {
	node := func(id string) quad.IRI {
		iri, _ := quads.PartIRI(d.Article.ID, id)
		return iri
	}
	of := map[string]quad.IRI{}
	for _, a := range d.Actors {
		to := l.actors[a.Name]
		if to == nil {
			to = &across.Actor{Node: vocab.Node(vocab.Actor, actorHash(a.Name)), Name: a.Name, Type: a.Type, Country: a.Country, Sector: a.Sector, Roles: a.Roles}
			l.actors[a.Name] = to
		}
		to.Members = append(to.Members, across.Member{Node: node(a.ID), Why: "same name"})
		of[a.ID] = to.Node
	}
	for _, s := range d.Statements {
		l.said = append(l.said, across.Said{Statement: node(s.ID), Speaker: of[s.Speaker.Actor], When: s.SaidOn})
	}
	places := map[string]quad.IRI{}
	for i := range d.Places {
		places[d.Places[i].ID] = quads.PlaceIRI(&d.Places[i])
	}
	for _, e := range d.Events {
		if _, err := edtf.ParseDay(e.When.From); err != nil {
			return fmt.Errorf("%s: %w", d.Article.ID, err)
		}
		iri := vocab.Node(vocab.Event, schema.Slug(e.When.From+" "+e.Description))
		to := l.events[iri]
		if to == nil {
			when := schema.Date{EDTF: e.When.EDTF, From: e.When.From, Until: e.When.Until, Basis: schema.Stated}
			to = &across.Event{Node: iri, Title: e.Description, Type: e.Type, Place: places[e.Place], When: &when}
			for _, p := range e.Participants {
				to.Participants = append(to.Participants, across.Participant{Role: p.Role, Actor: of[p.Actor]})
			}
			l.events[iri] = to
		}
		to.Members = append(to.Members, across.Member{Node: node(e.ID)})
	}
	return nil
}

// result is what the articles share, in the order of names.
func (l *linker) result() *across.Result {
	r := &across.Result{Said: l.said}
	for _, a := range l.actors {
		r.Actors = append(r.Actors, *a)
	}
	for _, e := range l.events {
		r.Events = append(r.Events, *e)
	}
	slices.SortFunc(r.Actors, func(a, b across.Actor) int { return compareNodes(a.Node, b.Node) })
	slices.SortFunc(r.Events, func(a, b across.Event) int { return compareNodes(a.Node, b.Node) })
	return r
}

func compareNodes(a, b quad.IRI) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
