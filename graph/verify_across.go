package graph

import (
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// across checks the links between articles, a node at a time.
func (v *verifier) across() error {
	list, err := appendMatches(v.ctx, v.store, nil, Pattern{Label: vocab.Across})
	if err != nil {
		return err
	}
	if n := v.labels[vocab.Across]; n != len(list) {
		v.found("links", "%d quads are found by their label, %d without it", len(list), n)
	}
	delete(v.labels, vocab.Across)
	delete(v.labels, vocab.Curated) // an overlay may wait for articles that are not there
	of := map[quad.Value][]quad.Quad{}
	var nodes []quad.IRI
	for _, q := range list {
		s, ok := q.Subject.(quad.IRI)
		if _, _, ours := vocab.Split(s); !ok || !ours {
			v.found(id(q.Subject), "links a node that is not ours")
			continue
		}
		if of[s] == nil {
			nodes = append(nodes, s)
		}
		of[s] = append(of[s], q)
	}
	slices.Sort(nodes)
	for _, s := range nodes {
		if err := v.links(s, of); err != nil {
			return err
		}
	}
	return nil
}

// links checks what is said of one node: that it is there, that what it is
// linked to is there, and that its buckets are those of its dates.
func (v *verifier) links(s quad.IRI, of map[quad.Value][]quad.Quad) error {
	when := dateOf(of[s])
	if _, _, part := quads.SplitPart(s); part {
		own, err := v.part(s)
		if err != nil {
			return err
		}
		when = detailDate(own)
	}
	var actors []quad.IRI
	for _, q := range of[s] {
		o, ok := q.Object.(quad.IRI)
		if !ok {
			continue
		}
		kind, _, _ := vocab.Split(o)
		if _, _, part := quads.SplitPart(o); part {
			if _, err := v.part(o); err != nil {
				return err
			}
		}
		if isAcross(q.Predicate) && len(of[o]) == 0 {
			v.found(id(s), "linked to %s, of which nothing is known", id(o))
		}
		if kind == vocab.Actor && q.Predicate != vocab.SameActor {
			actors = append(actors, o)
			if len(of[o]) == 0 {
				v.found(id(s), "has %s, of which nothing is known", id(o))
			}
		}
	}
	v.buckets(s, of[s], when, actors)
	return nil
}

// part is the quads of a part of an article; that there are none is a finding.
func (v *verifier) part(s quad.IRI) ([]quad.Quad, error) {
	article, _, _ := quads.SplitPart(s)
	own, err := appendMatches(v.ctx, v.store, nil, Pattern{Subject: s, Label: articleIRI(article)})
	if err == nil && len(own) == 0 {
		v.found(id(s), "linked, but not there")
	}
	return own, err
}

// buckets compares the bucket nodes of s with the dates it has.
func (v *verifier) buckets(s quad.IRI, links []quad.Quad, when *schema.Date, actors []quad.IRI) {
	have := map[quad.IRI]bool{}
	for _, q := range links {
		if o, ok := q.Object.(quad.IRI); ok && (q.Predicate == vocab.OnDay || q.Predicate == vocab.InMonth) {
			have[o] = true
		}
	}
	kind, _, _ := vocab.Split(s)
	if len(have) == 0 && kind != vocab.Event {
		return
	}
	days, months := quads.Buckets(when)
	want := map[quad.IRI]bool{}
	if kind == vocab.Event {
		for _, b := range append(days, months...) {
			want[b] = true
		}
		for _, a := range actors {
			for _, b := range quads.ActorMonths(a, months) {
				want[b] = true
			}
		}
	} else { // a statement is in the months of its speaker, whoever that is
		for b := range have {
			_, rest, _ := vocab.Split(b)
			if len(months) == 0 && quads.IsOpenMonth(b) {
				want[b] = true
			}
			for _, m := range months {
				_, month, _ := vocab.Split(m)
				if len(rest) > len(month) && rest[len(rest)-len(month):] == month {
					want[b] = true
				}
			}
		}
		if len(want) < len(months) {
			v.found(id(s), "%d months of a speaker, want %d", len(want), len(months))
		}
	}
	for _, b := range sortedKeys(have) {
		if !want[b] {
			v.found(id(s), "in %s, where its date does not put it", id(b))
		}
	}
	for _, b := range sortedKeys(want) {
		if !have[b] {
			v.found(id(s), "not in %s, where its date puts it", id(b))
		}
	}
}

// detailDate is the date in the detail of an article or a part of one.
func detailDate(list []quad.Quad) *schema.Date {
	for _, q := range list {
		if q.Predicate == vocab.Detail {
			if d, err := quads.DateIn(quad.ToString(q.Object)); err == nil && d != nil {
				return d
			}
		}
	}
	return &schema.Date{}
}

// dateOf is the bounds that quads of one node give.
func dateOf(list []quad.Quad) *schema.Date {
	d := &schema.Date{}
	for _, q := range list {
		t, ok := q.Object.(quad.Time)
		switch {
		case !ok:
		case q.Predicate == vocab.From:
			d.From = time.Time(t).Format(time.DateOnly)
		case q.Predicate == vocab.Until:
			d.Until = time.Time(t).Format(time.DateOnly)
		}
	}
	return d
}

func sortedKeys(m map[quad.IRI]bool) []quad.IRI {
	out := make([]quad.IRI, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
