package query_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"dateline/graph"
	"dateline/graph/cayleystore"
	"dateline/graph/query"
	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"

	"github.com/cayleygraph/quad"
)

// newsroom is a graph on disk: articles over some years, each with a statement
// and an event, resolved to 50 actors.
func newsroom(b *testing.B, articles int) graph.Store {
	b.Helper()
	ctx := context.Background()
	store, err := cayleystore.Open(ctx, "bbolt:"+b.TempDir()+"/bench.db", cayleystore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	var change graph.Change
	flush := func() {
		if err := store.Apply(ctx, change); err != nil {
			b.Fatal(err)
		}
		change = graph.Change{}
	}
	for i := range articles {
		day := time.Date(2020, 1, 1+i/4, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		name := fmt.Sprintf("Speaker%d Name", i%50)
		p := newPage(b, fmt.Sprintf("%016x", i+1), fmt.Sprintf("%d.txt", i), fmt.Sprintf("Outlet %d", i%20), day,
			"Rain again\n\n"+name+fmt.Sprintf(" said that it poured. It rained. Article %d.", i))
		a := p.actor(schema.Person, "", name, nil, nil, name)
		p.says(a, name, "said", "say", schema.Indirect, date(day, schema.Stated), nil, "that it poured")
		p.event("DISASTER", "rained", "It rained.", "", date(day, schema.Stated), schema.Happened, schema.Participant{Role: schema.Patient, Actor: a})
		qs, err := quads.FromDocument(p.doc)
		if err != nil {
			b.Fatal(err)
		}
		change.Add = append(change.Add, qs...)
		actor := vocab.Node(vocab.Actor, fmt.Sprintf("%016x", i%50))
		change.Add = append(change.Add,
			quad.Quad{Subject: vocab.Node(vocab.Appearance, p.doc.Article.ID[8:], a), Predicate: vocab.SameActor, Object: actor, Label: vocab.Across},
			quad.Quad{Subject: actor, Predicate: vocab.Label, Object: quad.String(name), Label: vocab.Across},
			quad.Quad{Subject: vocab.Node(vocab.Report, p.doc.Article.ID[8:], "e1"), Predicate: vocab.OfEvent, Object: vocab.Node(vocab.Event, day), Label: vocab.Across})
		change.Record = append(change.Record, graph.Entry{Article: p.doc.Article.ID, Digest: "-", Loaded: "-"})
		if len(change.Add) > 15_000 {
			flush()
		}
	}
	flush()
	return store
}

func BenchmarkQuery(b *testing.B) {
	ctx := context.Background()
	store := newsroom(b, 2000)
	for _, bb := range []struct {
		name string
		ask  func(r *query.Reader) error
	}{
		{"said by", func(r *query.Reader) error { _, err := r.Said(ctx, query.Said{By: "speaker7"}); return err }},
		{"said in a month", func(r *query.Reader) error {
			_, err := r.Said(ctx, query.Said{From: "2020-03", Until: "2020-03"})
			return err
		}},
		{"timeline of a month", func(r *query.Reader) error {
			_, err := r.Timeline(ctx, query.Timeline{From: "2020-03", Until: "2020-03"})
			return err
		}},
		{"timeline of an actor", func(r *query.Reader) error { _, err := r.Timeline(ctx, query.Timeline{Actor: "speaker7"}); return err }},
		{"coverage of all", func(r *query.Reader) error { _, err := r.Coverage(ctx, query.Coverage{All: true}); return err }},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := bb.ask(query.NewReader(store)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
