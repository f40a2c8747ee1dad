package main

import (
	"encoding/json"
	"io"
	"slices"

	"dateline/extract"
	"dateline/schema"
)

// explainedJSON is the layers of one article as JSON, spans in code points.
// The layers of the document have the form that extract prints.
type explainedJSON struct {
	Source     string             `json:"source"`
	ID         string             `json:"id"`
	Syntax     *syntaxJSON        `json:"syntax,omitempty"`
	Names      []nameJSON         `json:"names,omitempty"`
	Times      []schema.Time      `json:"times,omitempty"`
	Article    *schema.Article    `json:"article,omitempty"`
	Actors     []schema.Actor     `json:"actors,omitempty"`
	Places     []schema.Place     `json:"places,omitempty"`
	Statements []schema.Statement `json:"statements,omitempty"`
	Events     []schema.Event     `json:"events,omitempty"`
	Warnings   []string           `json:"warnings,omitempty"`
}

type syntaxJSON struct {
	Sentences  []sentenceJSON  `json:"sentences"`
	Quotations []quotationJSON `json:"quotations"`
}

type sentenceJSON struct {
	schema.Span
	Tokens []tokenJSON `json:"tokens"`
}

// tokenJSON is one token; Head is its number in the sentence from 1, 0 for the
// root.
type tokenJSON struct {
	schema.Quote
	Lemma string `json:"lemma"`
	UPOS  string `json:"upos"`
	XPOS  string `json:"xpos"`
	Head  int    `json:"head"`
	Rel   string `json:"rel"`
}

type quotationJSON struct {
	schema.Quote
	Depth  int  `json:"depth"`
	Closed bool `json:"closed"`
}

type nameJSON struct {
	schema.Quote
	Kind    string `json:"kind"`
	Country string `json:"country,omitempty"`
	Rule    string `json:"rule"`
}

// writeJSON prints the chosen layers of one article as one object.
func (x *explain) writeJSON(w io.Writer, d *extract.Doc) error {
	at := newRuler(d.Text)
	out := explainedJSON{Source: d.Out.Article.Source, ID: d.Out.Article.ID}
	show := func(layer string) bool { return slices.Contains(x.layers, layer) }
	if show("syntax") {
		out.Syntax = syntaxLayer(d, at)
	}
	if show("names") {
		for _, n := range d.Names {
			out.Names = append(out.Names, nameJSON{at.quote(n.Start, n.End), string(n.Kind), n.Country, n.Rule})
		}
	}
	doc, err := d.Document()
	if err != nil {
		return err
	}
	if show("times") {
		out.Times = doc.Times
	}
	if show("source") {
		out.Article, out.Warnings = &doc.Article, doc.Warnings
	}
	if show("actors") {
		out.Actors = doc.Actors
	}
	if show("places") {
		out.Places = doc.Places
	}
	if show("statements") {
		out.Statements = doc.Statements
	}
	if show("events") {
		out.Events = doc.Events
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// syntaxLayer is the form of the text.
func syntaxLayer(d *extract.Doc, at *ruler) *syntaxJSON {
	a := d.Syntax
	out := &syntaxJSON{Sentences: []sentenceJSON{}, Quotations: []quotationJSON{}}
	for _, s := range a.Sentences {
		js := sentenceJSON{Span: at.span(s.Start, s.End)}
		for i := s.First; i < s.Last; i++ {
			t := &a.Tokens[i]
			js.Tokens = append(js.Tokens, tokenJSON{at.quote(t.Start, t.End), t.Lemma, a.Universal(i), t.Tag, headNumber(t.Head, s.First), t.Rel})
		}
		out.Sentences = append(out.Sentences, js)
	}
	for _, q := range a.Quotations {
		out.Quotations = append(out.Quotations, quotationJSON{at.quote(q.Start, q.End), q.Depth, q.Closed})
	}
	return out
}
