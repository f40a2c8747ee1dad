package quads

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/edtf"
	"dateline/schema/vocab"
)

// FromDocument gives the quads of a document, sorted by subject, predicate and
// object, none twice. The document must be valid: errors match
// schema.ErrInvalid.
func FromDocument(d *schema.Document) ([]quad.Quad, error) {
	if err := d.Validate(); err != nil {
		return nil, err
	}
	label, err := ArticleIRI(d.Article.ID)
	if err != nil {
		return nil, fmt.Errorf("quads of %s: %w", d.Article.ID, err)
	}
	hash, _ := articleHash(d.Article.ID)
	w := &writer{article: label, hash: hash}
	w.writeArticle(d)
	for i := range d.Times {
		w.detail(w.writeTime(&d.Times[i]), timeDetail(d.Times[i]))
	}
	for i := range d.Actors {
		w.detail(w.writeActor(&d.Actors[i]), actorDetail(d.Actors[i]))
	}
	for i := range d.Places {
		w.detail(w.writePlace(&d.Places[i]), placeDetail(d.Places[i]))
	}
	for i := range d.Statements {
		w.detail(w.writeStatement(&d.Statements[i]), statementDetail(d.Statements[i]))
	}
	for i := range d.Events {
		w.detail(w.writeEvent(&d.Events[i]), eventDetail(d.Events[i]))
	}
	slices.SortFunc(w.out, compareQuads)
	return slices.Compact(w.out), nil
}

// compareQuads orders the quads of one article.
func compareQuads(a, b quad.Quad) int {
	if c := cmp.Or(
		strings.Compare(string(a.Subject.(quad.IRI)), string(b.Subject.(quad.IRI))),
		strings.Compare(string(a.Predicate.(quad.IRI)), string(b.Predicate.(quad.IRI))),
	); c != 0 {
		return c
	}
	if x, ok := a.Object.(quad.String); ok {
		if y, ok := b.Object.(quad.String); ok {
			return strings.Compare(string(x), string(y))
		}
	}
	return strings.Compare(quad.StringOf(a.Object), quad.StringOf(b.Object))
}

// writer collects the quads of one document.
type writer struct {
	article quad.IRI
	hash    string
	out     []quad.Quad
	// all takes every fact; else those stay that something is found by.
	all bool
}

// finds reports whether a fact of a kind of node is kept as a quad: one that
// questions start from or lead on by, or that scripts go along. The others are
// read from details.
func finds(kind string, p quad.IRI) bool {
	switch p {
	case vocab.Text, vocab.SourcePath, vocab.SourceID, vocab.Address, vocab.Headline, vocab.Publisher, vocab.RepublishedBy, vocab.From, vocab.Until:
		return kind == vocab.Article
	case vocab.Label:
		return kind == vocab.Outlet || kind == vocab.Place
	case vocab.Country, vocab.Latitude, vocab.Longitude:
		return kind == vocab.Place
	case vocab.OnDay, vocab.InMonth:
		return kind == vocab.Statement || kind == vocab.Report || kind == vocab.Article
	case vocab.InArticle, vocab.Basis:
		return kind == vocab.Statement || kind == vocab.Report
	case vocab.AtPlace, vocab.Speaker, vocab.Addressee, vocab.Via, vocab.About, vocab.VenuePlace,
		vocab.Agent, vocab.Patient, vocab.Recipient, vocab.OtherActor, vocab.HasPlace, vocab.SaidIn:
		return true
	}
	return false
}

// detail adds the packed rest of a node.
func (w *writer) detail(s quad.IRI, text string) {
	w.out = append(w.out, quad.Quad{Subject: s, Predicate: vocab.Detail, Object: quad.String(text), Label: w.article})
}

func (w *writer) add(s, p quad.IRI, o quad.Value) {
	if !w.all {
		kind, _, _ := vocab.Split(s)
		if !finds(kind, p) || p == vocab.Basis && o != quad.String(schema.Unknown) {
			return
		}
	}
	w.out = append(w.out, quad.Quad{Subject: s, Predicate: p, Object: o, Label: w.article})
}

// text adds a text unless it is empty.
func (w *writer) text(s, p quad.IRI, text string) {
	if text != "" {
		w.add(s, p, quad.String(text))
	}
}

func (w *writer) texts(s, p quad.IRI, texts []string) {
	for _, t := range texts {
		w.text(s, p, t)
	}
}

func (w *writer) span(s, p quad.IRI, v *schema.Span) {
	if v != nil {
		w.text(s, p, SpanText(*v))
	}
}

// part is the node of a local id of the document, which is valid.
func (w *writer) part(id string) quad.IRI { return vocab.Node(kindOf(id[0]), w.hash, id) }

// link adds a link to a local id unless it is empty.
func (w *writer) link(s, p quad.IRI, id string) {
	if id != "" {
		w.add(s, p, w.part(id))
	}
}

// start adds what every part of an article has and returns its node.
func (w *writer) start(id, rule string) quad.IRI {
	s := w.part(id)
	w.add(s, vocab.InArticle, w.article)
	w.text(s, vocab.Rule, rule)
	return s
}

// days adds the text and the bounds of a date.
func (w *writer) days(s quad.IRI, text, from, until string) {
	w.text(s, vocab.EDTF, text)
	w.day(s, vocab.From, from)
	w.day(s, vocab.Until, until)
}

// day adds a day in ISO 8601 unless it is empty.
func (w *writer) day(s, p quad.IRI, text string) {
	if d, err := edtf.ParseDay(text); err == nil {
		w.add(s, p, quad.Time(d.Time()))
	}
}

// date adds a date that may be absent and ties s to its buckets: its days, or
// its months where it is less exact than a week.
func (w *writer) date(s quad.IRI, v *schema.Date) {
	if v == nil {
		return
	}
	w.days(s, v.EDTF, v.From, v.Until)
	w.text(s, vocab.Basis, string(v.Basis))
	w.link(s, vocab.ReadFrom, v.Time)
	w.span(s, vocab.DateSpan, v.Span)
	days, months := Buckets(v)
	for _, day := range days {
		w.add(s, vocab.OnDay, day)
	}
	if len(days) > 0 {
		return
	}
	for _, month := range months {
		w.add(s, vocab.InMonth, month)
	}
}
