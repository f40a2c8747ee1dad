package graph

import (
	"encoding/json"
	"testing"

	"dateline/schema"
)

// TestDigest wants one digest of a Document and of what its JSON reads as, and
// another one of it with any text, number or list changed.
func TestDigest(t *testing.T) {
	document := func() *schema.Document {
		quote := func(start int, text string) schema.Quote {
			return schema.Quote{Span: schema.Span{Start: start, End: start + len(text)}, Text: text}
		}
		return &schema.Document{
			Schema: schema.Version, Text: "Krag said so.", Article: schema.Article{ID: "article/1", Title: "Krag", Outlet: &schema.Outlet{Name: "The Paper"}},
			Actors:     []schema.Actor{{ID: "a1", Name: "Krag", Mentions: []schema.Mention{}}, {ID: "a2", Links: map[string]string{"wikidata": "Q1", "wikipedia": "X"}}},
			Statements: []schema.Statement{{ID: "s1", Speaker: &schema.Party{Actor: "a1", Quote: quote(0, "Krag")}, Content: []schema.Quote{quote(10, "so")}}},
			Events:     []schema.Event{{ID: "e1"}, {ID: "e2"}},
		}
	}
	digest := func(d *schema.Document) string {
		got, err := digestOf(d)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	want := digest(document())
	text, err := json.Marshal(document())
	if err != nil {
		t.Fatal(err)
	}
	var again schema.Document
	if err := json.Unmarshal(text, &again); err != nil {
		t.Fatal(err)
	}
	if digest(&again) != want {
		t.Error("another digest when it was read from JSON")
	}
	for name, change := range map[string]func(*schema.Document){
		"text":    func(d *schema.Document) { d.Text += "." },
		"title":   func(d *schema.Document) { d.Article.Title = "" },
		"span":    func(d *schema.Document) { d.Statements[0].Content[0].End++ },
		"speaker": func(d *schema.Document) { d.Statements[0].Speaker.Quote.Text = "krag" },
		"order":   func(d *schema.Document) { d.Actors[0], d.Actors[1] = d.Actors[1], d.Actors[0] },
		"missing": func(d *schema.Document) { d.Events = d.Events[:1] },
		"moved":   func(d *schema.Document) { d.Events[0].ID, d.Events[1].ID = "e1e2", "" },
		"outlet":  func(d *schema.Document) { d.Article.Outlet = nil },
		"link":    func(d *schema.Document) { d.Actors[1].Links["wikidata"] = "Q2" },
	} {
		other := document()
		if change(other); digest(other) == want {
			t.Errorf("the same digest with another %s", name)
		}
	}
}
