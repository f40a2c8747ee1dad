package across

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/schema"
)

// page builds a Document of an invented article; spans are found by words.
type page struct {
	t   *testing.T
	doc *schema.Document
}

// newPage makes a Document; every line of text is a paragraph.
func newPage(t *testing.T, hash, outlet, published, text string) *page {
	t.Helper()
	d := &schema.Document{Schema: schema.Version, Text: text}
	d.Article = schema.Article{ID: "article/" + strings.Repeat("0", 16-len(hash)) + hash, Language: "en"}
	d.Article.Title, _, _ = strings.Cut(text, "\n")
	if outlet != "" {
		d.Article.Outlet = &schema.Outlet{ID: schema.OutletID(outlet), Name: outlet, Basis: schema.Given}
	}
	if d.Article.Published = on(published); published != "" {
		d.Article.Published.Basis = schema.Given
	}
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		for _, s := range strings.SplitAfter(line, ". ") {
			start := utf8.RuneCountInString(text[:at])
			if n := utf8.RuneCountInString(strings.TrimSpace(s)); n > 0 {
				d.Sentences = append(d.Sentences, schema.Span{Start: start, End: start + n})
			}
			at += len(s)
		}
	}
	return &page{t, d}
}

// on is a date by its EDTF text: a day, a month or a year; "" is unknown.
func on(text string) *schema.Date {
	d := &schema.Date{EDTF: text, From: text, Until: text, Basis: schema.Stated}
	switch len(text) {
	case 0:
		return &schema.Date{Basis: schema.Unknown}
	case len("2031"):
		d.From, d.Until = text+"-01-01", text+"-12-31"
	case len("2031-05"):
		d.From, d.Until = text+"-01", text+"-28"
	}
	return d
}

func (p *page) span(words string) schema.Span {
	p.t.Helper()
	at := strings.Index(p.doc.Text, words)
	if at < 0 {
		p.t.Fatalf("no %q in %q", words, p.doc.Article.Title)
	}
	start := utf8.RuneCountInString(p.doc.Text[:at])
	return schema.Span{Start: start, End: start + utf8.RuneCountInString(words)}
}

func (p *page) quote(words string) schema.Quote {
	return schema.Quote{Span: p.span(words), Text: words}
}

// actor adds an actor that the text names; what is "country" or "person RUS
// president, envoy": type, country, roles.
func (p *page) actor(name, what string, aliases ...string) string {
	p.t.Helper()
	f := strings.SplitN(what, " ", 3)
	a := schema.Actor{ID: schema.LocalID(schema.ActorID, len(p.doc.Actors)+1), Name: name, Type: schema.ActorType(f[0]), Aliases: aliases}
	if len(f) > 1 && f[1] != "-" {
		a.Country = f[1]
	}
	if len(f) > 2 {
		a.Roles = strings.Split(f[2], ", ")
	}
	form := schema.Name
	if strings.ToLower(name) == name {
		form = schema.Nominal
	}
	a.Mentions = []schema.Mention{{Span: p.span(name), Text: name, Form: form}}
	p.doc.Actors = append(p.doc.Actors, a)
	return a.ID
}

func (p *page) place(name, kind, country string) string {
	id := schema.LocalID(schema.PlaceID, len(p.doc.Places)+1)
	p.doc.Places = append(p.doc.Places, schema.Place{ID: id, Name: name, Kind: kind, Country: country, Mentions: []schema.Mention{{Span: p.span(name), Text: name}}})
	return id
}

func (p *page) says(speaker, date string, kind schema.StatementKind, content string) string {
	s := schema.Statement{ID: schema.LocalID(schema.StatementID, len(p.doc.Statements)+1), Kind: kind, SaidOn: on(date), Content: []schema.Quote{p.quote(content)}}
	if speaker != "" {
		s.Speaker = &schema.Party{Actor: speaker, Quote: p.quote(content)}
	}
	p.doc.Statements = append(p.doc.Statements, s)
	return s.ID
}

// event adds a happening told in the sentence that holds the trigger; parts
// are the agent, the patient and the recipient.
func (p *page) event(typ, trigger, date, place string, parts ...string) *schema.Event {
	e := schema.Event{
		ID: schema.LocalID(schema.EventID, len(p.doc.Events)+1), Type: typ, Place: place, When: on(date), Factuality: schema.Happened,
		Trigger: schema.Trigger{Quote: p.quote(trigger), Lemma: trigger},
	}
	for _, s := range p.doc.Sentences {
		if s.Contains(e.Trigger.Span) {
			e.Sentence = s
			e.Description, _ = schema.IndexText(p.doc.Text).Slice(s)
		}
	}
	for i, actor := range parts {
		role := []schema.Role{schema.Agent, schema.Patient, schema.Recipient}[i]
		e.Participants = append(e.Participants, schema.Participant{Role: role, Actor: actor})
	}
	p.doc.Events = append(p.doc.Events, e)
	return &p.doc.Events[len(p.doc.Events)-1]
}

// resolve runs the whole computation over pages.
func resolve(t *testing.T, pages ...*page) *Result {
	t.Helper()
	var docs []*schema.Document
	for _, p := range pages {
		docs = append(docs, p.doc)
	}
	r, err := Resolve(docs)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// short is a member's node as "1:e1": the article's number and the part.
func short(m Member) string {
	f := strings.Split(string(m.Node), ":")
	hash := strings.TrimLeft(f[3], "0")
	if len(f) == 4 {
		return hash
	}
	return hash + ":" + f[4]
}

// groups are the members of things that have at least two, as text.
func groups[T any](list []T, members func(T) []Member) []string {
	var out []string
	for _, x := range list {
		var names []string
		for _, m := range members(x) {
			names = append(names, short(m))
		}
		if len(names) > 1 {
			out = append(out, strings.Join(names, " "))
		}
	}
	return union(nil, out)
}

func actorMembers(a Actor) []Member         { return a.Members }
func eventMembers(e Event) []Member         { return e.Members }
func utteranceMembers(u Utterance) []Member { return u.Members }
func storyMembers(s Story) []Member         { return s.Members }

func describe(c Copy) string {
	trim := func(id string) string { return strings.TrimLeft(strings.TrimPrefix(id, "article/"), "0") }
	return fmt.Sprintf("%s of %s: %s by %s", trim(c.Copy), trim(c.Of), c.Kind, c.Direction)
}
