package quads

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"dateline/schema"
	"dateline/schema/edtf"
	"dateline/schema/vocab"
)

// generator makes valid documents at random.
type generator struct {
	*rand.Rand
	doc   *schema.Document
	runes []rune
}

// randomDocument is a valid document with about half of all optional fields.
func randomDocument(r *rand.Rand) *schema.Document {
	g := &generator{Rand: r, doc: &schema.Document{Schema: schema.Version}}
	g.doc.Text = g.words(1 + g.IntN(40))
	g.runes = []rune(g.doc.Text)
	d := g.doc
	d.Times = list(g, schema.TimeID, g.time)
	for i := range d.Times {
		d.Times[i].Span = schema.Span{Start: i, End: i + 1}
		d.Times[i].Text = string(g.runes[i : i+1])
	}
	d.Actors = list(g, schema.ActorID, g.actor)
	d.Places = list(g, schema.PlaceID, g.place)
	nStatements, nEvents := g.IntN(4), g.IntN(4)
	for i := range nStatements {
		d.Statements = append(d.Statements, g.statement(schema.LocalID(schema.StatementID, i+1), nEvents))
	}
	for i := range nEvents {
		d.Events = append(d.Events, g.event(schema.LocalID(schema.EventID, i+1), nStatements))
	}
	d.Sentences = g.spans()
	for range g.IntN(3) {
		d.Warnings = append(d.Warnings, g.words(2))
	}
	d.Article = g.article()
	d.Sort()
	return d
}

// list makes up to three parts, fewer than the text has characters.
func list[T any](g *generator, kind byte, make func(id string) T) []T {
	var out []T
	for i := range min(g.IntN(4), len(g.runes)) {
		out = append(out, make(schema.LocalID(kind, i+1)))
	}
	return out
}

func (g *generator) coin() bool { return g.IntN(2) == 0 }

func (g *generator) words(n int) string {
	pool := []string{"Zoë", "harbour", "12", "“so”", "日本", "🙂", "a-b", "x\ty", "\"q\\", "<i>", "é", "\n", "3-4", "%41", "\x00"}
	out := make([]string, n)
	for i := range out {
		out[i] = pool[g.IntN(len(pool))]
	}
	return strings.Join(out, " ")
}

func (g *generator) maybe(s string) string {
	if g.coin() {
		return ""
	}
	return s
}

func pick[T any](g *generator, from ...T) T { return from[g.IntN(len(from))] }

func (g *generator) quote() schema.Quote {
	start := g.IntN(len(g.runes))
	end := start + 1 + g.IntN(len(g.runes)-start)
	return schema.Quote{Span: schema.Span{Start: start, End: end}, Text: string(g.runes[start:end])}
}

func (g *generator) optSpan() *schema.Span {
	if g.coin() {
		return nil
	}
	s := g.quote().Span
	return &s
}

// spans are some that do not overlap, in order.
func (g *generator) spans() []schema.Span {
	var out []schema.Span
	for at := g.IntN(5); at < len(g.runes); {
		end := min(at+1+g.IntN(9), len(g.runes))
		out = append(out, schema.Span{Start: at, End: end})
		at = end + g.IntN(3)
	}
	return out
}

// ref is an id of a list of n parts, or empty.
func (g *generator) ref(kind byte, n int) string {
	if n == 0 || g.coin() {
		return ""
	}
	return schema.LocalID(kind, 1+g.IntN(n))
}

func (g *generator) date(bases ...schema.Basis) *schema.Date {
	if g.IntN(4) == 0 {
		return nil
	}
	d := &schema.Date{Basis: schema.Unknown, Time: g.ref(schema.TimeID, len(g.doc.Times)), Span: g.optSpan()}
	if g.IntN(4) > 0 {
		d.Basis = pick(g, bases...)
		d.EDTF, d.From, d.Until = g.days()
	}
	return d
}

func (g *generator) days() (text, from, until string) {
	text = pick(g, "2031", "2031-05", "2031-05-02", "2031-03-2X", "XXXX-04-12", "../2031-04", "2031-04~/..",
		"2031-04-28/2031-05-02", "2031-23", "-0044-03-15", "202X", "1999-12-31?")
	d, err := edtf.Parse(text)
	if err != nil {
		return "", "", ""
	}
	from, until = d.Bounds()
	if first, last, ok := d.Days(); ok && g.coin() {
		from = (first + edtf.Day(g.IntN(int(last-first)+1))).String()
	}
	return text, from, until
}

func (g *generator) article() schema.Article {
	a := schema.Article{
		ID:     "article/" + strconv.FormatUint(g.Uint64()|1<<63, 16),
		Source: g.maybe("a b/c.txt:3"), SourceID: g.maybe("id"), URL: g.maybe("https://x.example/?q=<1>"),
		Title: g.maybe(g.words(3)), Language: g.maybe("en"),
		Outlet: g.outlet("Harbour Gazette"), Published: g.date(schema.Given, schema.Metadata, schema.URL, schema.Text, schema.Inferred, schema.FromNeighbours),
	}
	if a.Published != nil && a.Published.Basis == schema.FromNeighbours {
		a.DatedBy = []schema.Neighbour{{Article: "article/0123456789abcdef", Why: g.words(4)}, {Article: "article/0123456789abcdf0", Why: g.words(2)}}
	}
	for range g.IntN(3) {
		a.Byline = append(a.Byline, g.words(2))
	}
	if o := g.outlet("Газета № 1"); o != nil {
		a.RepublishedBy = &schema.Republisher{Outlet: *o, Span: g.optSpan()}
		if o.ID != "" && g.coin() {
			a.RepublishedBy.Outlet.Basis = ""
		}
	}
	for _, s := range g.spans() {
		a.Blocks = append(a.Blocks, schema.Block{Span: s, Kind: pick(g, schema.Headline, schema.Paragraph, schema.Boilerplate)})
	}
	return a
}

func (g *generator) outlet(name string) *schema.Outlet {
	switch g.IntN(3) {
	case 0:
		return nil
	case 1:
		return &schema.Outlet{Basis: schema.Unknown}
	}
	return &schema.Outlet{ID: schema.OutletID(name), Name: name, Basis: pick(g, schema.Given, schema.Text), Span: g.optSpan()}
}

func (g *generator) time(id string) schema.Time {
	t := schema.Time{ID: id, Type: pick(g, schema.DateType, schema.TimeOfDay, schema.DurationType, schema.SetType),
		Value: pick(g, "2031-05-02", "P60D", "PAST_REF"), Mod: g.maybe("APPROX"), Rule: g.maybe("a/b")}
	if g.coin() {
		t.EDTF, t.From, t.Until = g.days()
	}
	return t
}

func (g *generator) actor(id string) schema.Actor {
	a := schema.Actor{ID: id, Name: g.words(2), Type: pick(g, schema.Person, schema.Group, schema.Unnamed),
		Country: g.maybe("SVK"), Sector: g.maybe("GOV")}
	for range g.IntN(3) {
		a.Aliases = append(a.Aliases, g.words(2))
		a.Roles = append(a.Roles, g.words(1))
		a.Mentions = append(a.Mentions, g.mention(schema.Name, schema.Nominal, schema.Pronoun))
	}
	if g.coin() {
		a.Links = map[string]string{"wikidata": "Q1", "x-y_2": g.words(3)}
	}
	return a
}

func (g *generator) mention(forms ...schema.Form) schema.Mention {
	q := g.quote()
	m := schema.Mention{Span: q.Span, Text: q.Text, Form: pick(g, forms...)}
	if m.Form == schema.Nominal {
		m.Rule = g.maybe("a/b.tsv:3")
	}
	return m
}

func (g *generator) place(id string) schema.Place {
	p := schema.Place{ID: id, Name: g.words(1), Country: g.maybe("UKR"), Kind: g.maybe("city"), GeoNames: g.IntN(2) * g.IntN(3)}
	if g.coin() {
		lat, long := g.Float64()*180-90, g.Float64()*360-180
		p.Latitude, p.Longitude = &lat, &long
	}
	for range g.IntN(3) {
		p.Mentions = append(p.Mentions, g.mention(""))
	}
	return p
}

func (g *generator) party() *schema.Party {
	if g.coin() {
		return nil
	}
	return &schema.Party{Actor: g.ref(schema.ActorID, len(g.doc.Actors)), Quote: g.quote()}
}

func (g *generator) statement(id string, events int) schema.Statement {
	s := schema.Statement{ID: id, Kind: pick(g, schema.Direct, schema.Indirect, schema.Mixed), Act: g.maybe("deny"),
		Speaker: g.party(), Addressee: g.party(), Via: g.party(), Rule: g.maybe("r"),
		SaidOn: g.date(schema.Stated, schema.Carried, schema.Published)}
	for range 1 + g.IntN(3) {
		s.Content = append(s.Content, g.quote())
	}
	if g.coin() {
		q := g.quote()
		s.Cue = &q
	}
	if g.coin() {
		s.Venue = &schema.Venue{Quote: g.quote(), Place: g.ref(schema.PlaceID, len(g.doc.Places))}
	}
	for _, about := range []string{
		g.ref(schema.ActorID, len(g.doc.Actors)), g.ref(schema.PlaceID, len(g.doc.Places)), g.ref(schema.EventID, events), g.ref(schema.EventID, events),
	} {
		if about != "" {
			s.About = append(s.About, about)
		}
	}
	return s
}

func (g *generator) event(id string, statements int) schema.Event {
	q := g.quote()
	e := schema.Event{ID: id, Type: pick(g, "AGREE", "OTHER"), Mode: g.maybe("sign"), Trigger: schema.Trigger{Quote: q, Lemma: g.maybe(g.words(2))},
		Sentence: schema.Span{Start: g.IntN(q.Start + 1), End: len(g.runes)}, Description: g.maybe(g.words(4)),
		Place: g.ref(schema.PlaceID, len(g.doc.Places)), When: g.date(schema.Stated, schema.Carried, schema.Published),
		Factuality: pick(g, "", schema.Happened, schema.Not), Statement: g.ref(schema.StatementID, statements), Rule: g.maybe("r")}
	for range g.IntN(4) {
		if actor := g.ref(schema.ActorID, len(g.doc.Actors)); actor != "" {
			e.Participants = append(e.Participants, schema.Participant{Role: pick(g, schema.Agent, schema.Patient, schema.Recipient, schema.Other), Actor: actor})
		}
	}
	return e
}

// FuzzToDocument changes the quads of a random document and checks that they
// are refused or give a document that makes the round trip.
func FuzzToDocument(f *testing.F) {
	f.Add(uint64(1), []byte{0, 1, 2, 3}, "12-34 name")
	f.Add(uint64(2), []byte{200, 5, 7, 9, 1, 1}, "1 text")
	f.Add(uint64(3), []byte{}, "")
	f.Fuzz(func(t *testing.T, seed uint64, changes []byte, text string) {
		list, err := FromDocument(randomDocument(rand.New(rand.NewPCG(seed%64, 3))))
		if err != nil {
			t.Fatal(err)
		}
		values := []quad.Value{nil, quad.String(text), quad.IRI(text), quad.Int(-1), quad.Float(1e300), quad.Bool(true), quad.BNode(text),
			quad.Time{}, vocab.Node(vocab.Report, text), list[0].Label, quad.LangString{}, quad.TypedString{}}
		for i := 0; i+2 < len(changes); i += 3 {
			q := &list[int(changes[i])%len(list)]
			v := values[int(changes[i+1])%len(values)]
			q.Set([]quad.Direction{quad.Subject, quad.Predicate, quad.Object, quad.Label}[changes[i+2]%4], v)
		}
		d, err := ToDocument(list)
		if err != nil {
			return
		}
		again, err := FromDocument(d)
		if err != nil {
			t.Fatal(err)
		}
		back, err := ToDocument(again)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, back); diff != "" {
			t.Fatal(diff)
		}
	})
}
