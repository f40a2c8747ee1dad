package query_test

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/query"
	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// without is a store in which one predicate is not to be found.
type without struct {
	graph.Store
	predicate quad.IRI
}

func (w without) gone(q quad.Quad) bool { return q.Predicate == quad.Value(w.predicate) }

func (w without) Match(ctx context.Context, patterns []graph.Pattern, most int) ([][]quad.Quad, error) {
	lists, err := w.Store.Match(ctx, patterns, most)
	for i := range lists {
		lists[i] = slices.DeleteFunc(lists[i], w.gone)
	}
	return lists, err
}

func (w without) Quads(ctx context.Context, p graph.Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for q, err := range w.Store.Quads(ctx, p) {
			if (err != nil || !w.gone(q)) && !yield(q, err) {
				return
			}
		}
	}
}

// ask is a question as its answer in JSON; an error is an answer, too.
type ask func(graph.Store) any

func asSaid(q query.Said) ask {
	return func(s graph.Store) any { res, _ := query.NewReader(s).Said(context.Background(), q); return res }
}

func asEvents(q query.Timeline) ask {
	return func(s graph.Store) any { res, _ := query.NewReader(s).Timeline(context.Background(), q); return res }
}

func asShown(id string) ask {
	return func(s graph.Store) any { res, _ := query.NewReader(s).Show(context.Background(), id); return res }
}

func asCovered(id string) ask {
	return func(s graph.Store) any {
		res, _ := query.NewReader(s).Coverage(context.Background(), query.Coverage{Event: id})
		return res
	}
}

func asCompared(a, b string) ask {
	return func(s graph.Store) any { res, _ := query.NewReader(s).Compare(context.Background(), a, b); return res }
}

func asStories(s graph.Store) any {
	res, _ := query.NewReader(s).Stories(context.Background(), query.Stories{})
	return res
}

// scripted is a step of a script: what a predicate leads to.
func scripted(predicate quad.IRI) ask {
	return func(s graph.Store) any {
		n := 0
		for range s.Quads(context.Background(), graph.Pattern{Predicate: predicate}) {
			n++
		}
		return n
	}
}

func published(s graph.Store) any {
	sum, _ := graph.Stats(context.Background(), s)
	return []string{sum.First, sum.Last}
}

// reading is an article as linking and exports read it.
func reading(s graph.Store) any {
	lists, _ := s.Match(context.Background(), []graph.Pattern{{Label: vocab.Node(vocab.Article, herald)}}, 0)
	doc, _ := quads.ToDocument(lists[0])
	return doc
}

// uses is a question for every predicate of the graph that has another answer
// without it.
func uses() map[quad.IRI]ask {
	h := func(kind, id string) string { return kind + "/" + herald + "/" + id }
	return map[quad.IRI]ask{
		vocab.Detail: asSaid(query.Said{}), vocab.Text: asSaid(query.Said{}), vocab.Sentence: asSaid(query.Said{}), vocab.Block: reading,
		vocab.Headline: scripted(vocab.Headline), vocab.InArticle: scripted(vocab.InArticle),
		vocab.Address: asShown("https://herald.example/1"), vocab.SourcePath: asShown("herald.txt"), vocab.SourceID: asShown("herald"),
		vocab.Publisher: asShown("outlet/bay-wire"), vocab.RepublishedBy: asShown("outlet/harbour-digest"),
		vocab.AtPlace: asShown("place/GRD/calder-bay"), vocab.Latitude: asShown("place/GRD/calder-bay"), vocab.Longitude: asShown("place/GRD/calder-bay"),
		vocab.Speaker: asSaid(query.Said{By: "actor/b1"}), vocab.Addressee: asShown(h("appearance", "a2")), vocab.Via: asShown(h("appearance", "a2")),
		vocab.About: asShown(h("appearance", "a2")), vocab.VenuePlace: asShown(h("location", "p1")), vocab.HasPlace: asShown(h("location", "p1")),
		vocab.SaidIn: asShown(h("statement", "s1")),
		vocab.Agent:  asEvents(query.Timeline{Actor: "actor/b3"}), vocab.Patient: asEvents(query.Timeline{Actor: "actor/b4"}),
		vocab.Recipient: asEvents(query.Timeline{Actor: "actor/b5"}), vocab.OtherActor: asEvents(query.Timeline{Actor: "actor/b6"}),
		vocab.OnDay: asSaid(query.Said{From: "2031-05-02", Until: "2031-05-02"}), vocab.InMonth: asSaid(query.Said{By: "actor/b1", From: "2031-05", Until: "2031-05"}),
		vocab.From: published, vocab.Until: published, vocab.Basis: asSaid(query.Said{From: "2031-05", Until: "2031-05"}),
		vocab.Label: asSaid(query.Said{}), vocab.Alias: asSaid(query.Said{By: "the master"}), vocab.NameWord: asSaid(query.Said{By: "the master"}),
		vocab.HasRole: asSaid(query.Said{By: "harbour master"}), vocab.Type: asShown("actor/b1"), vocab.Sector: asShown("actor/b1"), vocab.Country: asSaid(query.Said{}),
		vocab.EventType: asEvents(query.Timeline{Type: "RESCUE"}), vocab.EDTF: asCovered(crash),
		vocab.SameActor: asSaid(query.Said{}), vocab.OfEvent: asCovered(crash), vocab.SameWords: asSaid(query.Said{Utterance: "utterance/f1"}), vocab.InStory: asStories,
		vocab.Why: asCompared("herald.txt", "wire.txt"), vocab.DerivedFrom: asCovered(crash), vocab.Kind: asCompared("herald.txt", "wire.txt"), vocab.OriginalBy: asCovered(crash), vocab.Kept: asCompared("herald.txt", "wire.txt"),
		vocab.TextOf: asCovered(crash), vocab.Derived: asShown("article/" + wire), vocab.Original: asShown("article/" + herald),
		vocab.Containment: asShown("derivation/" + wire + "/" + herald), vocab.Aligned: asShown("derivation/" + wire + "/" + herald), vocab.Likeness: asShown("derivation/" + wire + "/" + herald),
	}
}

// TestEveryPredicateAnswers asks each predicate's question with and without it.
// A predicate that no question needs has no place in the graph.
func TestEveryPredicateAnswers(t *testing.T) {
	docs := documents(t)
	d := docs[0]
	d.Article.URL = "https://herald.example/1"
	p := &page{t: t, doc: d, from: len(d.Article.Title)}
	d.Article.Blocks = []schema.Block{{Span: d.Sentences[0], Kind: schema.Headline}}
	s := &d.Statements[0]
	s.Addressee, s.Via = &schema.Party{Actor: "a2", Quote: p.quote("Halcyon")}, &schema.Party{Actor: "a2", Quote: p.quote("Halcyon")}
	s.Venue = &schema.Venue{Quote: p.quote("pier"), Place: "p1"}
	e := &d.Events[0]
	e.Statement = "s1"
	links := across()
	add := func(s, p quad.IRI, o quad.Value) {
		links = append(links, quad.Quad{Subject: s, Predicate: p, Object: o, Label: vocab.Across})
	}
	for i, role := range []schema.Role{schema.Patient, schema.Recipient, schema.Other} {
		id := p.actor(schema.Organization, "", fmt.Sprint("Pier ", i), nil, nil, "pier")
		e.Participants = append(e.Participants, schema.Participant{Role: role, Actor: id})
		add(vocab.Node(vocab.Appearance, herald, id), vocab.SameActor, vocab.Node(vocab.Actor, fmt.Sprint("b", 4+i)))
	}
	zoe, event, how := vocab.Node(vocab.Actor, "b1"), vocab.Node(vocab.Event, "c1"), vocab.Node(vocab.Derivation, wire, herald)
	add(zoe, vocab.Type, quad.String("person"))
	add(zoe, vocab.Sector, quad.String("GOV"))
	add(zoe, vocab.Alias, quad.String("the master"))
	add(event, vocab.OnDay, vocab.Node(vocab.Day, "2031-05-02"))
	add(vocab.Node(vocab.Event, "c2"), vocab.EventType, quad.String("RESCUE"))
	add(how, vocab.OriginalBy, quad.String("unknown"))
	add(vocab.Node(vocab.Article, post), vocab.TextOf, quad.String("Coast Agency"))
	for _, p := range []quad.IRI{vocab.Containment, vocab.Kept, vocab.Aligned, vocab.Likeness} {
		add(how, p, quad.Float(0.5))
	}
	store := stored(t, docs, links)
	have := map[quad.IRI]bool{}
	for q, err := range store.Quads(t.Context(), graph.Pattern{}) {
		if err != nil {
			t.Fatal(err)
		}
		have[q.Predicate.(quad.IRI)] = true
	}
	answer := func(a ask, s graph.Store) string {
		text, err := json.Marshal(a(s))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	asks := uses()
	for p := range have {
		if asks[p] == nil {
			t.Errorf("%s: what is it for?", p)
		}
	}
	for p, a := range asks {
		switch whole := answer(a, store); {
		case !have[p]:
			t.Errorf("%s: the graph has none", p)
		case whole == answer(a, without{store, p}):
			t.Errorf("%s: the answer is the same without it: %.300s", p, whole)
		}
	}
}
