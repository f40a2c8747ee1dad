package across

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/edtf"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// Quads is the result as quads labelled vocab.Across, sorted, each once.
func (r *Result) Quads() []quad.Quad {
	w := &writer{}
	for _, a := range r.Actors {
		w.actor(a)
	}
	for _, e := range r.Events {
		w.event(e)
	}
	for _, u := range r.Utterances {
		w.text(u.Node, vocab.Label, u.Text)
		w.add(u.Node, vocab.Speaker, u.Speaker)
		w.members(u.Members, vocab.SameWords, u.Node)
	}
	for _, c := range r.Copies {
		w.copy(c)
	}
	for _, c := range r.Credits {
		w.text(vocab.Node(vocab.Article, strings.TrimPrefix(c.Article, "article/")), vocab.TextOf, c.Agency)
	}
	for _, s := range r.Stories {
		w.text(s.Node, vocab.Label, s.Title)
		w.day(s.Node, vocab.From, s.From)
		w.day(s.Node, vocab.Until, s.Until)
		w.members(s.Members, vocab.InStory, s.Node)
	}
	for _, s := range r.Said {
		if s.When == nil {
			w.add(s.Statement, vocab.InMonth, quads.OpenMonth(s.Speaker))
			continue
		}
		w.months(s.Statement, s.Speaker, s.When)
	}
	slices.SortFunc(w.list, compareQuads)
	return slices.Compact(w.list)
}

// compareQuads orders quads of one label by their text.
func compareQuads(a, b quad.Quad) int {
	if c := cmp.Or(compareValues(a.Subject, b.Subject), compareValues(a.Predicate, b.Predicate)); c != 0 {
		return c
	}
	return compareValues(a.Object, b.Object)
}

func compareValues(a, b quad.Value) int {
	x, ok := a.(quad.IRI)
	if y, too := b.(quad.IRI); ok && too {
		return strings.Compare(string(x), string(y))
	}
	return strings.Compare(a.String(), b.String())
}

type writer struct{ list []quad.Quad }

func (w *writer) add(s, p quad.IRI, o quad.Value) {
	w.list = append(w.list, quad.Quad{Subject: s, Predicate: p, Object: o, Label: vocab.Across})
}

func (w *writer) text(s, p quad.IRI, text string) {
	if text != "" {
		w.add(s, p, quad.String(text))
	}
}

func (w *writer) day(s, p quad.IRI, text string) {
	if d, err := edtf.ParseDay(text); err == nil {
		w.add(s, p, quad.Time(d.Time()))
	}
}

// members ties parts of articles to what they share, each with the reason.
func (w *writer) members(members []Member, p, to quad.IRI) {
	for _, m := range members {
		w.add(m.Node, p, to)
		w.text(m.Node, vocab.Why, m.Why)
	}
}

func (w *writer) actor(a Actor) {
	w.text(a.Node, vocab.Label, a.Name)
	w.text(a.Node, vocab.Type, string(a.Type))
	w.text(a.Node, vocab.Country, a.Country)
	w.text(a.Node, vocab.Sector, a.Sector)
	for _, s := range a.Aliases {
		w.text(a.Node, vocab.Alias, s)
	}
	for _, s := range a.Roles {
		w.text(a.Node, vocab.HasRole, s)
	}
	for _, word := range quads.NameWords(append(append([]string{a.Name}, a.Aliases...), a.Roles...)...) {
		w.text(a.Node, vocab.NameWord, word)
	}
	w.members(a.Members, vocab.SameActor, a.Node)
}

func (w *writer) event(e Event) {
	w.text(e.Node, vocab.Label, e.Title)
	w.text(e.Node, vocab.EventType, e.Type)
	if e.Place != "" {
		w.add(e.Node, vocab.HasPlace, e.Place)
	}
	for _, p := range e.Participants {
		w.add(e.Node, roles[p.Role], p.Actor)
		w.months(e.Node, p.Actor, e.When)
	}
	if e.When != nil {
		w.text(e.Node, vocab.EDTF, e.When.EDTF)
		w.day(e.Node, vocab.From, e.When.From)
		w.day(e.Node, vocab.Until, e.When.Until)
		w.text(e.Node, vocab.Basis, string(e.When.Basis))
		days, months := quads.Buckets(e.When)
		for _, d := range days {
			w.add(e.Node, vocab.OnDay, d)
		}
		for _, m := range months {
			w.add(e.Node, vocab.InMonth, m)
		}
	}
	w.members(e.Members, vocab.OfEvent, e.Node)
}

// roles are the predicates of the roles of participants.
var roles = map[schema.Role]quad.IRI{
	schema.Agent: vocab.Agent, schema.Patient: vocab.Patient, schema.Recipient: vocab.Recipient, schema.Other: vocab.OtherActor,
}

// months ties a statement or an event to the months of an actor.
func (w *writer) months(s, actor quad.IRI, when *schema.Date) {
	if when == nil {
		return
	}
	_, months := quads.Buckets(when)
	for _, m := range quads.ActorMonths(actor, months) {
		w.add(s, vocab.InMonth, m)
	}
}

// copy ties a copy to its original, with a node for the evidence.
func (w *writer) copy(c Copy) {
	from, of := strings.TrimPrefix(c.Copy, "article/"), strings.TrimPrefix(c.Of, "article/")
	article, original, how := vocab.Node(vocab.Article, from), vocab.Node(vocab.Article, of), vocab.Node(vocab.Derivation, from, of)
	w.add(article, vocab.DerivedFrom, original)
	w.add(article, vocab.Derived, how)
	w.add(how, vocab.Original, original)
	w.text(how, vocab.Kind, string(c.Kind))
	w.text(how, vocab.OriginalBy, string(c.Direction))
	w.add(how, vocab.Containment, quad.Float(round(c.Containment)))
	w.add(how, vocab.Kept, quad.Float(round(c.Kept)))
	w.add(how, vocab.Aligned, quad.Float(round(c.Aligned)))
	w.add(how, vocab.Likeness, quad.Float(round(c.Likeness)))
	w.text(how, vocab.Why, c.Why())
}

// round keeps three digits: what is stored says no more than was measured.
func round(f float64) float64 { return float64(int(f*1000+0.5)) / 1000 }
