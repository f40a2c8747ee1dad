package quads

import (
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/vocab"
)

func (w *writer) writeArticle(d *schema.Document) {
	s := w.article
	a := &d.Article
	w.add(s, vocab.Text, quad.String(d.Text))
	w.text(s, vocab.SourcePath, a.Source)
	w.text(s, vocab.SourceID, a.SourceID)
	w.text(s, vocab.Address, a.URL)
	w.text(s, vocab.Headline, a.Title)
	w.text(s, vocab.Language, a.Language)
	for i, name := range a.Byline {
		w.text(s, vocab.Author, numbered(i, name))
	}
	w.outlet(vocab.Publisher, vocab.PublisherBasis, vocab.PublisherSpan, a.Outlet)
	if r := a.RepublishedBy; r != nil {
		w.outlet(vocab.RepublishedBy, vocab.RepublisherBasis, vocab.RepublisherSpan, &r.Outlet)
		w.span(s, vocab.RepublishedSpan, r.Span)
	}
	w.date(s, a.Published)
	for i, n := range a.DatedBy {
		if iri, err := ArticleIRI(n.Article); err == nil {
			w.add(s, vocab.DatedBy, iri)
		}
		w.text(s, vocab.DatedWhy, numbered(i, n.Why))
	}
	for i, warning := range d.Warnings {
		w.text(s, vocab.Warning, numbered(i, warning))
	}
	if w.all {
		return
	}
	h := header{Article: *a, Warnings: d.Warnings}
	h.Blocks = nil
	w.detail(s, encode(h))
	w.packed(vocab.Sentence, packSpans(d.Sentences))
	w.packed(vocab.Block, packBlocks(a.Blocks))
}

// packed adds a packed list of the article.
func (w *writer) packed(p quad.IRI, text string) {
	if text != "" {
		w.out = append(w.out, quad.Quad{Subject: w.article, Predicate: p, Object: quad.String(text), Label: w.article})
	}
}

// outlet adds an outlet's own node and how the article names it.
func (w *writer) outlet(link, basis, span quad.IRI, o *schema.Outlet) {
	if o == nil {
		return
	}
	if slug, ok := strings.CutPrefix(o.ID, vocab.Outlet+"/"); ok {
		node := vocab.Node(vocab.Outlet, slug)
		w.add(w.article, link, node)
		w.text(node, vocab.Label, o.Name)
	}
	w.text(w.article, basis, string(o.Basis))
	w.span(w.article, span, o.Span)
}

func (w *writer) writeTime(t *schema.Time) quad.IRI {
	s := w.start(t.ID, t.Rule)
	w.span(s, vocab.Span, &t.Span)
	w.text(s, vocab.Type, string(t.Type))
	w.text(s, vocab.Value, t.Value)
	w.text(s, vocab.Mod, t.Mod)
	w.days(s, t.EDTF, t.From, t.Until)
	return s
}

func (w *writer) writeActor(a *schema.Actor) quad.IRI {
	s := w.start(a.ID, "")
	w.text(s, vocab.Label, a.Name)
	w.texts(s, vocab.Alias, a.Aliases)
	w.text(s, vocab.Type, string(a.Type))
	w.text(s, vocab.Country, a.Country)
	w.text(s, vocab.Sector, a.Sector)
	w.texts(s, vocab.HasRole, a.Roles)
	for key, id := range a.Links {
		w.text(s, vocab.Link, key+" "+id)
	}
	w.mentions(s, a.Mentions)
	return s
}

func (w *writer) mentions(s quad.IRI, list []schema.Mention) {
	for _, m := range list {
		w.text(s, vocab.Mention, withRest(m.Span, strings.TrimRight(string(m.Form)+" "+m.Rule, " ")))
	}
}

func (w *writer) writePlace(p *schema.Place) quad.IRI {
	s, node := w.start(p.ID, ""), PlaceIRI(p)
	w.add(s, vocab.AtPlace, node)
	w.text(s, vocab.Kind, p.Kind)
	w.mentions(s, p.Mentions)
	for _, s := range []quad.IRI{s, node} {
		w.text(s, vocab.Label, p.Name)
		w.text(s, vocab.Country, p.Country)
		if p.Latitude != nil {
			w.add(s, vocab.Latitude, quad.Float(*p.Latitude))
			w.add(s, vocab.Longitude, quad.Float(*p.Longitude))
		}
		if p.GeoNames > 0 {
			w.add(s, vocab.GeoNames, quad.Int(p.GeoNames))
		}
	}
	return s
}

// pieceGap stands between the pieces of a statement's text.
const pieceGap = " … "

func (w *writer) writeStatement(st *schema.Statement) quad.IRI {
	s := w.start(st.ID, st.Rule)
	w.text(s, vocab.Kind, string(st.Kind))
	w.text(s, vocab.Act, st.Act)
	w.party(s, vocab.Speaker, vocab.SpeakerSpan, st.Speaker)
	w.party(s, vocab.Addressee, vocab.AddresseeSpan, st.Addressee)
	w.party(s, vocab.Via, vocab.ViaSpan, st.Via)
	if st.Cue != nil {
		w.span(s, vocab.Cue, &st.Cue.Span)
	}
	words := make([]string, 0, len(st.Content))
	for i := range st.Content {
		w.span(s, vocab.Content, &st.Content[i].Span)
		words = append(words, st.Content[i].Text)
	}
	w.text(s, vocab.Text, strings.Join(words, pieceGap))
	if st.Venue != nil {
		w.span(s, vocab.Venue, &st.Venue.Span)
		w.link(s, vocab.VenuePlace, st.Venue.Place)
	}
	w.date(s, st.SaidOn)
	for _, id := range st.About {
		w.link(s, vocab.About, id)
	}
	return s
}

func (w *writer) party(s, link, span quad.IRI, p *schema.Party) {
	if p != nil {
		w.link(s, link, p.Actor)
		w.span(s, span, &p.Span)
	}
}

func (w *writer) writeEvent(e *schema.Event) quad.IRI {
	s := w.start(e.ID, e.Rule)
	w.text(s, vocab.EventType, e.Type)
	w.text(s, vocab.Mode, e.Mode)
	w.text(s, vocab.Trigger, withRest(e.Trigger.Span, e.Trigger.Lemma))
	w.span(s, vocab.InSentence, &e.Sentence)
	w.text(s, vocab.Description, e.Description)
	for _, p := range e.Participants {
		w.link(s, rolePredicate(p.Role), p.Actor)
	}
	w.link(s, vocab.HasPlace, e.Place)
	w.date(s, e.When)
	w.text(s, vocab.Factuality, string(e.Factuality))
	w.link(s, vocab.SaidIn, e.Statement)
	return s
}

// rolePredicate leads from a report to an actor in a role.
func rolePredicate(r schema.Role) quad.IRI {
	switch r {
	case schema.Agent:
		return vocab.Agent
	case schema.Patient:
		return vocab.Patient
	case schema.Recipient:
		return vocab.Recipient
	}
	return vocab.OtherActor
}
