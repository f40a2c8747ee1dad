package across

import (
	"cmp"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/vocab"
)

// event makes an event of reports.
func (c *corpus) event(group []*report, why map[*report]string, at known, nodes []quad.IRI) Event {
	var e Event
	types, places := votes{}, votes{}
	for _, r := range group {
		e.Members = append(e.Members, Member{Node: r.node, Why: why[r]})
		types.add(r.typ)
		if p := c.articles[r.article].places[r.place]; p.node != "" && p.kind != "country" {
			places.add(string(p.node))
		}
	}
	if len(places) == 0 {
		for _, r := range group {
			places.add(string(c.articles[r.article].places[r.place].node))
		}
	}
	e.Members = sortMembers(e.Members)
	e.Node = node(vocab.Event, string(e.Members[0].Node))
	e.Type, e.Place = types.best(), quad.IRI(places.best())
	e.Title = c.clearest(group).description
	e.When = c.agreed(group)
	e.Participants = participants(group, at, nodes)
	return e
}

// clearest is the report that says most: dated, with most participants, as
// happened; of equals the first published.
func (c *corpus) clearest(group []*report) *report {
	score := func(r *report) int {
		n := 2 * min(len(r.parts), 3)
		if r.when.known && r.basis == schema.Stated {
			n += 2
		}
		if r.factuality == schema.Happened {
			n++
		}
		if r.description == "" {
			n = -1
		}
		return n
	}
	return slices.MinFunc(group, func(x, y *report) int {
		a, b := c.articles[x.article].published, c.articles[y.article].published
		return cmp.Or(score(y)-score(x), cmp.Compare(before(a), before(b)), cmp.Compare(x.node, y.node))
	})
}

// before is the day by which an article had appeared, late where unknown.
func before(d days) int {
	if !d.known {
		return 1 << 30
	}
	return int(d.until)
}

// agreed is the date of an event: what all reports allow, narrowed by each;
// where they contradict each other the date that most articles give, of equals
// the one published first. Dates stated in the text come before others.
func (c *corpus) agreed(group []*report) *schema.Date {
	dated := slices.DeleteFunc(slices.Clone(group), func(r *report) bool { return !r.when.known })
	if stated := func(r *report) bool { return r.basis == schema.Stated }; slices.ContainsFunc(dated, stated) {
		dated = slices.DeleteFunc(dated, func(r *report) bool { return !stated(r) })
	}
	if len(dated) == 0 {
		return nil
	}
	slices.SortFunc(dated, func(x, y *report) int {
		return cmp.Or(-cmp.Compare(c.support(x, dated), c.support(y, dated)), cmp.Compare(x.when.span(), y.when.span()),
			cmp.Compare(before(c.articles[x.article].published), before(c.articles[y.article].published)), cmp.Compare(x.node, y.node))
	})
	when := dated[0].when
	for _, r := range dated[1:] {
		if when.meets(r.when) {
			when = when.and(r.when)
		}
	}
	d := when.date()
	if d != nil {
		d.Basis = dated[0].basis
	}
	return d
}

// support is in how many articles a report's date can be true.
func (c *corpus) support(r *report, dated []*report) int {
	articles := map[int]bool{}
	for _, o := range dated {
		if o.when.meets(r.when) {
			articles[o.article] = true
		}
	}
	return len(articles)
}

// participants gives every actor the role that most reports give it.
func participants(group []*report, at known, nodes []quad.IRI) []Participant {
	count := map[quad.IRI]map[schema.Role]int{}
	for _, r := range group {
		for _, p := range r.parts {
			actor := nodes[at.actorOf[p.actor]]
			if count[actor] == nil {
				count[actor] = map[schema.Role]int{}
			}
			count[actor][p.role]++
		}
	}
	order := []schema.Role{schema.Agent, schema.Patient, schema.Recipient, schema.Other}
	var out []Participant
	for actor, roles := range count {
		best := Participant{Actor: actor}
		for _, role := range order {
			if roles[role] > roles[best.Role] {
				best.Role = role
			}
		}
		out = append(out, best)
	}
	slices.SortFunc(out, func(x, y Participant) int {
		return cmp.Or(slices.Index(order, x.Role)-slices.Index(order, y.Role), cmp.Compare(x.Actor, y.Actor))
	})
	return out
}
