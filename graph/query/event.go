package query

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// Event is one happening with every report of it that the graph holds.
type Event struct {
	ID           string       `json:"id"` // "event:H", or the report's id where it is not resolved
	Type         string       `json:"type"`
	Title        string       `json:"title"`
	When         *schema.Date `json:"when,omitempty"`
	Participants []Named      `json:"participants"`
	Place        *Place       `json:"place,omitempty"`
	Accounts     int          `json:"independent_accounts"` // copies and reprints count with their origin
	// Affiliated are outlets of one owner that tell it in accounts of their own;
	// filled by Coverage alone.
	Affiliated []Affiliation `json:"affiliated,omitempty"`
	Differs    []string      `json:"differs,omitempty"` // in what reports contradict each other: when, factuality
	Reports    []Report      `json:"reports"`           // first to last by publication
	Silent     []Article     `json:"silent"`            // those who tell the story without it; filled by Coverage alone
}

// Articles are the articles that report e, in order of the reports.
func (e Event) Articles() []Article {
	var out []Article
	for _, p := range e.Reports {
		if !slices.ContainsFunc(out, func(a Article) bool { return a.ID == p.Article.ID }) {
			out = append(out, p.Article)
		}
	}
	return out
}

// eventOf is the event that a report tells of: the one it was resolved to, or
// itself.
func (r *Reader) eventOf(ctx context.Context, report quad.IRI) (quad.IRI, error) {
	to, err := r.follow(ctx, report, vocab.OfEvent)
	return cmp.Or(to, report), err
}

// reportsOf are the reports that were resolved to an event.
func (r *Reader) reportsOf(ctx context.Context, event quad.IRI) ([]quad.IRI, error) {
	return r.subjects(ctx, vocab.OfEvent, event)
}

// eventAt reads an event, or a report that nothing was resolved to, by its
// node. Errors match graph.ErrNotFound.
func (r *Reader) eventAt(ctx context.Context, event quad.IRI) (Event, error) {
	nodes := []quad.IRI{event}
	if kind, _, _ := vocab.Split(event); kind != vocab.Report {
		var err error
		if nodes, err = r.reportsOf(ctx, event); err != nil {
			return Event{}, err
		}
	}
	var reports []Report
	for _, n := range nodes {
		hash, id, _ := local(n)
		v, err := r.view(ctx, hash)
		if errors.Is(err, graph.ErrNotFound) {
			continue // forgotten, and its links are still there
		}
		if err != nil {
			return Event{}, err
		}
		if !r.knows(v.article) {
			continue
		}
		e, err := v.event(ctx, id)
		if err != nil {
			return Event{}, err
		}
		if e == nil {
			continue
		}
		p, err := r.report(ctx, v, e)
		if err != nil {
			return Event{}, err
		}
		reports = append(reports, p)
	}
	if len(reports) == 0 {
		return Event{}, fmt.Errorf("%s: %w", ID(event), graph.ErrNotFound)
	}
	return r.event(ctx, event, reports)
}

// everyEvent visits all events of the graph in order of their nodes.
func (r *Reader) everyEvent(ctx context.Context, f func(Event) error) error {
	byEvent := map[quad.IRI][]Report{}
	err := r.everyDocument(ctx, func(v *view) error {
		for i := range v.doc.Events {
			p, err := r.report(ctx, v, &v.doc.Events[i])
			if err != nil {
				return err
			}
			event, err := r.eventOf(ctx, v.node(vocab.Report, v.doc.Events[i].ID))
			if err != nil {
				return err
			}
			byEvent[event] = append(byEvent[event], p)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, iri := range sortedKeys(byEvent) {
		e, err := r.event(ctx, iri, byEvent[iri])
		if err != nil {
			return err
		}
		if err := f(e); err != nil {
			return err
		}
	}
	return nil
}

// event puts an event together from its reports and from what was resolved.
func (r *Reader) event(ctx context.Context, iri quad.IRI, reports []Report) (Event, error) {
	slices.SortFunc(reports, func(a, b Report) int {
		return cmp.Or(compareEvidence(a.Evidence(), b.Evidence()), strings.Compare(a.ID, b.ID))
	})
	first := reports[0]
	e := Event{ID: ID(iri), Reports: reports, Participants: participants(reports), Differs: differs(reports), Silent: []Article{}}
	lags(reports)
	var err error
	if e.Accounts, err = r.accounts(ctx, reports); err != nil {
		return e, err
	}
	n := &quads.Node{}
	if ok, err := r.wholly(ctx, iri, reports); err != nil {
		return e, err
	} else if ok {
		if n, err = r.nodeAt(ctx, iri); err != nil {
			return e, err
		}
	}
	e.Type = cmp.Or(n.Text(vocab.EventType), first.eventType)
	e.Title = inOwnWords(cmp.Or(n.Text(vocab.Label), n.Text(vocab.Description), first.description, first.Sentence.Text), reports)
	e.When = when(n, reports)
	e.Place = eventPlace(n.Link(vocab.HasPlace), reports)
	return e, nil
}

// inOwnWords is a title of reports, or where copies alone have these words, which
// may garble them, those of the first account that is no copy.
func inOwnWords(title string, reports []Report) string {
	own := ""
	for _, p := range reports {
		switch {
		case p.Role == Copy:
		case p.description == title:
			return title
		default:
			own = cmp.Or(own, p.description)
		}
	}
	copied := slices.ContainsFunc(reports, func(p Report) bool { return p.Role == Copy && p.description == title })
	if copied && own != "" {
		return own
	}
	return title
}

// when is the event's resolved date, or else the first that a report gives.
func when(n *quads.Node, reports []Report) *schema.Date {
	d := &schema.Date{EDTF: n.Text(vocab.EDTF), From: n.Day(vocab.From), Until: n.Day(vocab.Until), Basis: schema.Basis(n.Text(vocab.Basis))}
	if d = dated(d); d != nil {
		return d
	}
	for _, p := range reports {
		if p.When != nil {
			return p.When
		}
	}
	return nil
}

// wholly reports whether an event was resolved, and from these reports alone.
func (r *Reader) wholly(ctx context.Context, iri quad.IRI, reports []Report) (bool, error) {
	if kind, _, _ := vocab.Split(iri); kind != vocab.Event || !r.asKnown {
		return kind == vocab.Event, nil
	}
	all, err := r.reportsOf(ctx, iri)
	return len(all) == len(reports), err
}

// roleOrder is the order in which an event lists its participants.
func roleOrder(role string) int {
	return slices.Index([]string{string(schema.Agent), string(schema.Patient), string(schema.Recipient), string(schema.Other)}, role)
}

// participants are the actors that the reports give a part in the event; an
// actor with several parts keeps the first of the order.
func participants(reports []Report) []Named {
	byID := map[string]Named{}
	for _, p := range reports {
		for _, n := range p.participants {
			if have, ok := byID[n.ID]; !ok || roleOrder(n.Role) < roleOrder(have.Role) {
				byID[n.ID] = n
			}
		}
	}
	out := []Named{}
	for _, id := range sortedKeys(byID) {
		out = append(out, byID[id])
	}
	slices.SortStableFunc(out, func(a, b Named) int {
		return cmp.Or(cmp.Compare(roleOrder(a.Role), roleOrder(b.Role)), strings.Compare(a.Name, b.Name))
	})
	return out
}

// eventPlace is the place an event was resolved to, as the first report that
// names it has it; else the first place that a report gives.
func eventPlace(resolved quad.IRI, reports []Report) *Place {
	var first *Place
	for _, p := range reports {
		if p.place != nil && p.place.ID == ID(resolved) {
			return p.place
		}
		if first == nil {
			first = p.place
		}
	}
	return first
}

// compareEvents orders events by their day, then by their first report.
func compareEvents(a, b Event) int {
	return cmp.Or(compareDates(a.When, b.When), compareEvidence(a.Reports[0].Evidence(), b.Reports[0].Evidence()), strings.Compare(a.ID, b.ID))
}
