package storetest

import (
	"context"
	"errors"
	"iter"
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"dateline/graph"
	"dateline/schema"
	"dateline/schema/vocab"
)

// Quads makes a model a store to be hashed.
func (m modelStore) Quads(context.Context, graph.Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for x := range m.model {
			if !yield(x, nil) {
				return
			}
		}
	}
}

// modelStore is a plain set where a store is wanted for reading.
type modelStore struct {
	graph.Store
	model model
}

// sameHash wants the hash of the set, which is the same in every engine.
func sameHash(t *testing.T, s graph.Store) {
	r := rand.New(rand.NewSource(11))
	m := model{}
	for range 12 {
		c := randomChange(r, 150)
		apply(t, s, c)
		m.apply(c)
		if got, want := hash(t, s), hash(t, modelStore{model: m}); got != want {
			t.Fatalf("hash %s of %d quads, want %s", got, len(m), want)
		}
	}
}

// forget forgets one of two articles that say the same of an outlet.
func forget(t *testing.T, s graph.Store) {
	const one, two = "urn:dateline:article:1", "urn:dateline:article:2"
	shared := func(label string) quad.Quad {
		return q("urn:dateline:outlet:paper", "name", quad.String("The Paper"), label)
	}
	kept := model{shared(two): {}, q(two, "text", quad.String("kept"), two): {}}
	c := graph.Change{
		Add:    []quad.Quad{shared(one), q(one, "text", quad.String("to be forgotten"), one)},
		Record: []graph.Entry{{Article: "article/1"}, {Article: "article/2"}},
	}
	for x := range kept {
		c.Add = append(c.Add, x)
	}
	apply(t, s, c)
	if n, err := graph.Forget(t.Context(), s, "article/1"); n != 2 || err != nil {
		t.Fatalf("%d quads forgotten, %v", n, err)
	}
	compare(t, s, graph.Pattern{}, kept)
	compare(t, s, graph.Pattern{Object: quad.String("to be forgotten")}, kept)
	if _, ok, err := s.Entry(t.Context(), "article/1"); ok || err != nil {
		t.Errorf("the ledger still has it: %v", err)
	}
	if _, err := graph.Forget(t.Context(), s, "article/1"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("forgotten again: %v", err)
	}
}

// people is a Document in which one person speaks, and another of him.
func people() *schema.Document {
	const text = "José Vila warns of floods\n\nJosé Vila, a mayor, said on 2031-05-02 that the dam leaks. Ann Vilas met Vila; she said that Vila lies."
	span := func(words string, from int) schema.Quote {
		at := from + strings.Index(text[from:], words)
		start := utf8.RuneCountInString(text[:at])
		return schema.Quote{Span: schema.Span{Start: start, End: start + utf8.RuneCountInString(words)}, Text: words}
	}
	mention := func(words string, from int, form schema.Form) schema.Mention {
		q := span(words, from)
		return schema.Mention{Span: q.Span, Text: q.Text, Form: form}
	}
	party := func(actor, words string, from int) *schema.Party {
		return &schema.Party{Actor: actor, Quote: span(words, from)}
	}
	body := strings.Index(text, "\n")
	second := strings.Index(text, "Ann")
	day := &schema.Date{EDTF: "2031-05-02", From: "2031-05-02", Until: "2031-05-02", Basis: schema.Stated}
	cue := span("met", second)
	return &schema.Document{
		Schema: schema.Version, Text: text,
		Article: schema.Article{ID: "article/00000000000000aa", Source: "vila.txt", Title: "José Vila warns of floods", Byline: []string{"Ann Vilas"}, Language: "en"},
		Actors: []schema.Actor{
			{ID: "a1", Name: "José Vila", Type: schema.Person, Roles: []string{"mayor"}, Mentions: []schema.Mention{mention("José Vila", 0, schema.Name), mention("José Vila", body, schema.Name), mention("a mayor", 0, schema.Nominal)}},
			{ID: "a2", Name: "Ann Vilas", Type: schema.Person, Mentions: []schema.Mention{mention("Ann Vilas", second, schema.Name)}},
		},
		Statements: []schema.Statement{
			{ID: "s1", Kind: schema.Indirect, Speaker: party("a1", "José Vila", body), Content: []schema.Quote{span("that the dam leaks", 0)}, SaidOn: day},
			{ID: "s2", Kind: schema.Indirect, Speaker: party("a2", "she", second), Content: []schema.Quote{span("that Vila lies", 0)}, About: []string{"a1", "a2"}, SaidOn: day},
		},
		Events: []schema.Event{{
			ID: "e1", Type: "CONSULT", Trigger: schema.Trigger{Quote: cue, Lemma: "meet"}, Sentence: schema.Span{Start: cue.Start - 10, End: cue.End + 5},
			Participants: []schema.Participant{{Role: schema.Agent, Actor: "a2"}, {Role: schema.Patient, Actor: "a1"}}, Description: "Ann Vilas met Vila", Statement: "s1", When: day,
		}},
	}
}

// forgetActor takes one person out of an article and wants no trace of him and
// all else whole, also after the article is loaded again, unless it is restored.
func forgetActor(t *testing.T, s graph.Store) {
	load := func(restore bool) graph.LoadReport {
		docs := func(yield func(*schema.Document, error) bool) { yield(people(), nil) }
		report, err := graph.Load(t.Context(), s, docs, graph.LoadOptions{Restore: restore})
		if err != nil {
			t.Fatal(err)
		}
		return report
	}
	load(false)
	before := hash(t, s)
	actor := vocab.Node(vocab.Actor, "01")
	link := quad.Quad{Subject: vocab.Node(vocab.Appearance, "00000000000000aa", "a1"), Predicate: vocab.SameActor, Object: actor, Label: vocab.Across}
	apply(t, s, graph.Change{Add: []quad.Quad{link}})
	want := graph.Redaction{Article: "article/00000000000000aa", Source: "vila.txt", Mentions: 3, Statements: 1, Roles: 2, Masked: 6, Address: true}
	for _, dry := range []bool{true, false} {
		var got []graph.Redaction
		if err := graph.ForgetActors(t.Context(), s, []quad.IRI{actor}, dry, func(r graph.Redaction) { got = append(got, r) }); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]graph.Redaction{want}, got); diff != "" {
			t.Errorf("dry %v (-want +got):\n%s", dry, diff)
		}
	}
	for range 2 {
		for _, q := range match(t, s, graph.Pattern{}) {
			if text := string(graph.AppendNQuad(nil, q)); strings.Contains(text, "José") || strings.Contains(text, "Vila ") || strings.Contains(text, "mayor\"") || q.Object == quad.Value(actor) {
				t.Errorf("a trace is left: %s", text)
			}
		}
		if got := match(t, s, graph.Pattern{Predicate: vocab.Speaker}); len(got) != 1 || got[0].Subject != quad.Value(vocab.Node(vocab.Statement, "00000000000000aa", "s1")) {
			t.Errorf("what others said: %v", got)
		}
		if sum, err := graph.Verify(t.Context(), s, func(f graph.Finding) { t.Errorf("%+v", f) }); sum.Articles != 1 || err != nil {
			t.Errorf("verified %+v, %v", sum, err)
		}
		if r := load(false); r.Withheld != 1 || r.New+r.Replaced+r.Same != 0 {
			t.Errorf("loaded again: %+v", r)
		}
	}
	if err := graph.ForgetActors(t.Context(), s, []quad.IRI{actor}, false, func(graph.Redaction) {}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("forgotten again: %v", err)
	}
	if r := load(true); r.Replaced != 1 || hash(t, s) != before {
		t.Errorf("restored: %+v", r)
	}
}
