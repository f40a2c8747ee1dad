package query_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/cayleystore"
	"dateline/graph/query"
	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The fixture: a ferry strikes a pier. The Northport Herald has it first, Bay
// Wire copies the Herald, the Coastal Post tells it by itself and a day off,
// and a page of no known outlet and date is reprinted by Harbour Digest.
const (
	herald = "a1b2c3d4e5f60718"
	wire   = "b2c3d4e5f6071829"
	post   = "c3d4e5f60718293a"
	digest = "d4e5f60718293a4b"
)

// page builds a Document; spans are found by their words.
type page struct {
	t    testing.TB
	doc  *schema.Document
	from int // bytes: where words are looked for
}

func newPage(t testing.TB, hash, source, outlet, published, text string) *page {
	d := &schema.Document{Schema: schema.Version, Text: text}
	d.Article = schema.Article{ID: "article/" + hash, Source: source, SourceID: strings.TrimSuffix(source, ".txt"), Language: "en"}
	d.Article.Title, _, _ = strings.Cut(text, "\n")
	if outlet != "" {
		d.Article.Outlet = &schema.Outlet{ID: schema.OutletID(outlet), Name: outlet, Basis: schema.Given}
	}
	d.Article.Published = date(published, schema.Given)
	p := &page{t: t, doc: d}
	for _, line := range strings.Split(text, "\n") {
		for _, s := range strings.SplitAfter(line, ". ") {
			if s = strings.TrimSpace(s); s != "" {
				d.Sentences = append(d.Sentences, p.span(s))
			}
		}
	}
	p.from = len(d.Article.Title)
	return p
}

func date(edtf string, basis schema.Basis) *schema.Date {
	switch len(edtf) {
	case 0:
		return &schema.Date{Basis: schema.Unknown}
	case 7:
		return &schema.Date{EDTF: edtf, From: edtf + "-01", Until: edtf + "-31", Basis: basis}
	}
	return &schema.Date{EDTF: edtf, From: edtf, Until: edtf, Basis: basis}
}

func (p *page) span(words string) schema.Span {
	p.t.Helper()
	at := strings.Index(p.doc.Text[p.from:], words)
	if at < 0 {
		p.t.Fatalf("%s: no %q", p.doc.Article.Source, words)
	}
	start := utf8.RuneCountInString(p.doc.Text[:p.from+at])
	return schema.Span{Start: start, End: start + utf8.RuneCountInString(words)}
}

func (p *page) quote(words string) schema.Quote {
	return schema.Quote{Span: p.span(words), Text: words}
}

func (p *page) actor(kind schema.ActorType, country, name string, roles, aliases []string, mention string) string {
	id := schema.LocalID(schema.ActorID, len(p.doc.Actors)+1)
	p.doc.Actors = append(p.doc.Actors, schema.Actor{
		ID: id, Name: name, Type: kind, Country: country, Roles: roles, Aliases: aliases,
		Mentions: []schema.Mention{{Span: p.span(mention), Text: mention, Form: schema.Name}},
	})
	return id
}

func (p *page) place(name, mention string) string {
	id := schema.LocalID(schema.PlaceID, len(p.doc.Places)+1)
	lat, lon := 12.5, -61.25
	p.doc.Places = append(p.doc.Places, schema.Place{
		ID: id, Name: name, Country: "GRD", Latitude: &lat, Longitude: &lon, Kind: "city",
		Mentions: []schema.Mention{{Span: p.span(mention), Text: mention}},
	})
	return id
}

func (p *page) says(speaker, as, cue, act string, kind schema.StatementKind, said *schema.Date, about []string, content ...string) string {
	id := schema.LocalID(schema.StatementID, len(p.doc.Statements)+1)
	s := schema.Statement{ID: id, Kind: kind, Act: act, SaidOn: said, About: about, Rule: "test-said"}
	if as != "" {
		s.Speaker = &schema.Party{Actor: speaker, Quote: p.quote(as)}
	}
	q := p.quote(cue)
	s.Cue = &q
	for _, c := range content {
		s.Content = append(s.Content, p.quote(c))
	}
	p.doc.Statements = append(p.doc.Statements, s)
	return id
}

func (p *page) event(kind, trigger, sentence, place string, when *schema.Date, fact schema.Factuality, parts ...schema.Participant) {
	p.doc.Events = append(p.doc.Events, schema.Event{
		ID: schema.LocalID(schema.EventID, len(p.doc.Events)+1), Type: kind, Sentence: p.span(sentence), Place: place,
		Trigger: schema.Trigger{Quote: p.quote(trigger), Lemma: trigger}, When: when, Factuality: fact,
		Participants: parts, Description: strings.TrimSuffix(sentence, "."), Rule: "test-event",
	})
}

// documents are the four pages.
func documents(t *testing.T) []*schema.Document {
	may2, may3 := date("2031-05-02", schema.Stated), date("2031-05-03", schema.Stated)
	open := &schema.Date{Basis: schema.Unknown}

	h := newPage(t, herald, "herald.txt", "Northport Herald", "2031-05-03", "Ferry strikes pier in Calder Bay\n\n"+
		"The ferry Halcyon struck the pier in Calder Bay on Friday. “The brakes failed,” harbour master Zoë Marchand said on Friday. Marchand denied that the crew was tired. The council will meet in June.")
	z := h.actor(schema.Person, "GRD", "Zoë Marchand", []string{"harbour master"}, []string{"Marchand"}, "Zoë Marchand")
	f := h.actor(schema.Organization, "", "Halcyon", nil, nil, "Halcyon")
	at := h.place("Calder Bay", "Calder Bay")
	h.says(z, "harbour master Zoë Marchand", "said", "say", schema.Direct, may2, []string{f}, "The brakes failed,")
	h.says(z, "Marchand", "denied", "deny", schema.Indirect, open, nil, "that the crew was tired")
	h.event("ACCIDENT", "struck", "The ferry Halcyon struck the pier in Calder Bay on Friday.", at, may2, schema.Happened, schema.Participant{Role: schema.Agent, Actor: f})
	h.event("CONSULT", "meet", "The council will meet in June.", "", open, schema.Planned)

	w := newPage(t, wire, "wire.txt", "Bay Wire", "2031-05-04", "Pier struck by ferry\n\n"+
		"The ferry Halcyon hit the pier in Calder Bay on Friday. “The brakes failed,” Marchand said.")
	z = w.actor(schema.Person, "", "Marchand", nil, nil, "Marchand")
	f = w.actor(schema.Organization, "", "Halcyon", nil, nil, "Halcyon")
	at = w.place("Calder Bay", "Calder Bay")
	w.says(z, "Marchand", "said", "say", schema.Direct, may2, []string{f}, "The brakes failed,")
	w.event("ACCIDENT", "hit", "The ferry Halcyon hit the pier in Calder Bay on Friday.", at, may2, schema.Happened, schema.Participant{Role: schema.Agent, Actor: f})

	c := newPage(t, post, "post.txt", "The Coastal Post", "2031-05-06", "What went wrong in Calder Bay\n\n"+
		"A ferry rammed the pier on Saturday, according to a port official. Nobody was hurt, said Rui Marchand of the union.")
	r := c.actor(schema.Person, "PRT", "Rui Marchand", nil, nil, "Rui Marchand")
	c.says("", "a port official", "according to", "say", schema.Indirect, date("2031-05", schema.Published), nil, "A ferry rammed the pier on Saturday")
	c.says(r, "Rui Marchand of the union", "said", "say", schema.Indirect, may3, nil, "Nobody was hurt")
	c.event("ACCIDENT", "rammed", "A ferry rammed the pier on Saturday, according to a port official.", "", may3, schema.Reported)

	g := newPage(t, digest, "digest.txt", "", "", "Ferry hits pier\n\nThe Halcyon hit the pier in Calder Bay.")
	g.doc.Article.RepublishedBy = &schema.Republisher{Outlet: schema.Outlet{ID: "outlet/harbour-digest", Name: "Harbour Digest"}}
	f = g.actor(schema.Organization, "", "Halcyon", nil, nil, "Halcyon")
	at = g.place("Calder Bay", "Calder Bay")
	g.event("ACCIDENT", "hit", "The Halcyon hit the pier in Calder Bay.", at, open, schema.Happened, schema.Participant{Role: schema.Agent, Actor: f})

	return []*schema.Document{h.doc, w.doc, c.doc, g.doc}
}

// across are links between the pages, as resolving them would make them.
func across() []quad.Quad {
	var out []quad.Quad
	add := func(s quad.IRI, p quad.IRI, o quad.Value) {
		out = append(out, quad.Quad{Subject: s, Predicate: p, Object: o, Label: vocab.Across})
	}
	node := vocab.Node
	zoe, rui, ship := node(vocab.Actor, "b1"), node(vocab.Actor, "b2"), node(vocab.Actor, "b3")
	add(zoe, vocab.Label, quad.String("Zoë Marchand"))
	add(zoe, vocab.Alias, quad.String("Marchand"))
	add(zoe, vocab.HasRole, quad.String("harbour master"))
	add(zoe, vocab.Country, quad.String("GRD"))
	add(rui, vocab.Label, quad.String("Rui Marchand"))
	add(rui, vocab.Country, quad.String("PRT"))
	add(ship, vocab.Label, quad.String("Halcyon"))
	for _, a := range []struct {
		hash, id string
		actor    quad.IRI
	}{{herald, "a1", zoe}, {wire, "a1", zoe}, {post, "a1", rui}, {herald, "a2", ship}, {wire, "a2", ship}, {digest, "a1", ship}} {
		add(node(vocab.Appearance, a.hash, a.id), vocab.SameActor, a.actor)
	}
	crash := node(vocab.Event, "c1")
	add(crash, vocab.EventType, quad.String("ACCIDENT"))
	add(crash, vocab.EDTF, quad.String("2031-05-02"))
	add(crash, vocab.Basis, quad.String("stated"))
	day := quad.Time(time.Date(2031, 5, 2, 0, 0, 0, 0, time.UTC))
	add(crash, vocab.From, day)
	add(crash, vocab.Until, day)
	for _, hash := range []string{herald, wire, post, digest} {
		add(node(vocab.Report, hash, "e1"), vocab.OfEvent, crash)
		add(node(vocab.Article, hash), vocab.InStory, node(vocab.Story, "d1"))
	}
	add(node(vocab.Report, herald, "e2"), vocab.OfEvent, node(vocab.Event, "c2"))
	for _, hash := range []string{herald, wire} {
		add(node(vocab.Statement, hash, "s1"), vocab.SameWords, node(vocab.Utterance, "f1"))
	}
	add(node(vocab.Article, wire), vocab.DerivedFrom, node(vocab.Article, herald))
	how := node(vocab.Derivation, wire, herald)
	add(node(vocab.Article, wire), vocab.Derived, how)
	add(how, vocab.Original, node(vocab.Article, herald))
	add(how, vocab.Kind, quad.String("edited"))
	add(how, vocab.Why, quad.String("most of the sentences"))
	return out
}

// findable adds what actors and their statements are found by.
func findable(docs []*schema.Document, links []quad.Quad) []quad.Quad {
	out := links
	actors := map[quad.IRI]quad.IRI{}
	for _, q := range links {
		switch q.Predicate {
		case vocab.SameActor:
			actors[q.Subject.(quad.IRI)] = q.Object.(quad.IRI)
		case vocab.Label, vocab.Alias, vocab.HasRole:
			for _, w := range quads.NameWords(quad.ToString(q.Object)) {
				out = append(out, quad.Quad{Subject: q.Subject, Predicate: vocab.NameWord, Object: quad.String(w), Label: vocab.Across})
			}
		}
	}
	for _, d := range docs {
		for _, s := range d.Statements {
			if s.Speaker == nil || s.Speaker.Actor == "" {
				continue
			}
			a, _ := quads.PartIRI(d.Article.ID, s.Speaker.Actor)
			n, _ := quads.PartIRI(d.Article.ID, s.ID)
			if actors[a] == "" {
				continue
			}
			months := []quad.IRI{quads.OpenMonth(actors[a])}
			if s.SaidOn != nil && s.SaidOn.EDTF != "" {
				_, months = quads.Buckets(s.SaidOn)
				months = quads.ActorMonths(actors[a], months)
			}
			for _, m := range months {
				out = append(out, quad.Quad{Subject: n, Predicate: vocab.InMonth, Object: m, Label: vocab.Across})
			}
		}
	}
	return out
}

// stored loads documents into a graph in memory, with the links between them.
func stored(t *testing.T, docs []*schema.Document, links []quad.Quad) graph.Store {
	t.Helper()
	ctx := context.Background()
	store, err := cayleystore.Open(ctx, "memory:", cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	change := graph.Change{Add: findable(docs, links)}
	for _, d := range docs {
		d.Sort()
		qs, err := quads.FromDocument(d)
		if err != nil {
			t.Fatal(err)
		}
		change.Add = append(change.Add, qs...)
		change.Record = append(change.Record, graph.Entry{Article: d.Article.ID, Digest: "-", Loaded: "2031-06-01T00:00:00Z"})
	}
	if err := store.Apply(ctx, change); err != nil {
		t.Fatal(err)
	}
	return store
}

// open reads a graph of documents and of links between them.
func open(t *testing.T, docs []*schema.Document, links []quad.Quad) *query.Reader {
	return query.NewReader(stored(t, docs, links))
}

func fixture(t *testing.T) *query.Reader { return open(t, documents(t), across()) }

// golden compares got with a file of testdata, or rewrites it.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	file = "testdata/" + file
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; got\n%s", file, got)
	}
}

// TestDocuments keeps the pages as the JSONL that tests of other packages load.
func TestDocuments(t *testing.T) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, d := range documents(t) {
		d.Sort()
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		if err := e.Encode(d); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "ferry.jsonl", b.Bytes())
}
