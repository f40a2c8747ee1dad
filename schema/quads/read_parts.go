package quads

import (
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/vocab"
)

func (r *reader) readArticle(id string, n *Node) {
	d := r.doc
	d.Article = schema.Article{
		ID:        id,
		Source:    n.Text(vocab.SourcePath),
		SourceID:  n.Text(vocab.SourceID),
		URL:       n.Text(vocab.Address),
		Title:     n.Text(vocab.Headline),
		Byline:    n.Numbered(vocab.Author),
		Language:  n.Text(vocab.Language),
		Outlet:    r.outlet(n, vocab.Publisher, vocab.PublisherBasis, vocab.PublisherSpan),
		Published: n.Date(),
	}
	if o := r.outlet(n, vocab.RepublishedBy, vocab.RepublisherBasis, vocab.RepublisherSpan); o != nil {
		d.Article.RepublishedBy = &schema.Republisher{Outlet: *o, Span: n.Span(vocab.RepublishedSpan)}
	}
	for _, b := range n.packed(vocab.Block) {
		d.Article.Blocks = append(d.Article.Blocks, schema.Block{Span: b.Span, Kind: schema.BlockKind(b.rest)})
	}
	d.Sentences = n.Spans(vocab.Sentence)
	d.Warnings = n.Numbered(vocab.Warning)
}

func (r *reader) outlet(n *Node, link, basis, span quad.IRI) *schema.Outlet {
	if !n.Has(link) && !n.Has(basis) {
		return nil
	}
	o := &schema.Outlet{Basis: schema.Basis(n.Text(basis)), Span: n.Span(span)}
	if !n.Has(link) {
		return o
	}
	id, err := ID(n.Link(link))
	if err != nil {
		n.fail(link, "%v", err)
	}
	o.ID = id
	if node := r.nodes[n.Link(link)]; node != nil {
		o.Name = node.Text(vocab.Label)
	}
	return o
}

func (r *reader) readTime(n part) schema.Time {
	t := schema.Time{
		ID:    n.id,
		Type:  schema.TimeType(n.Text(vocab.Type)),
		Value: n.Text(vocab.Value),
		Mod:   n.Text(vocab.Mod),
		EDTF:  n.Text(vocab.EDTF),
		From:  n.Day(vocab.From),
		Until: n.Day(vocab.Until),
		Rule:  n.Text(vocab.Rule),
	}
	if q := r.quoteOf(n.Node, vocab.Span); q != nil {
		t.Span, t.Text = q.Span, q.Text
	}
	return t
}

func (r *reader) readActor(n part) schema.Actor {
	return schema.Actor{
		ID:       n.id,
		Name:     n.Text(vocab.Label),
		Aliases:  n.Texts(vocab.Alias),
		Type:     schema.ActorType(n.Text(vocab.Type)),
		Country:  n.Text(vocab.Country),
		Sector:   n.Text(vocab.Sector),
		Roles:    n.Texts(vocab.HasRole),
		Links:    links(n.Node),
		Mentions: r.mentions(n.Node),
	}
}

func links(n *Node) map[string]string {
	if !n.Has(vocab.Link) {
		return nil
	}
	m := map[string]string{}
	for _, text := range n.Texts(vocab.Link) {
		key, id, _ := strings.Cut(text, " ")
		if _, twice := m[key]; twice {
			n.fail(vocab.Link, "two values of %q", key)
		}
		m[key] = id
	}
	return m
}

func (r *reader) mentions(n *Node) []schema.Mention {
	var out []schema.Mention
	for _, m := range n.packed(vocab.Mention) {
		q := r.quote(n, vocab.Mention, m.Span)
		form, rule, _ := strings.Cut(m.rest, " ")
		out = append(out, schema.Mention{Span: q.Span, Text: q.Text, Form: schema.Form(form), Rule: rule})
	}
	return out
}

func (r *reader) readPlace(n part) schema.Place {
	return schema.Place{
		ID:        n.id,
		Name:      n.Text(vocab.Label),
		Country:   n.Text(vocab.Country),
		Latitude:  n.Float(vocab.Latitude),
		Longitude: n.Float(vocab.Longitude),
		GeoNames:  n.Int(vocab.GeoNames),
		Kind:      n.Text(vocab.Kind),
		Mentions:  r.mentions(n.Node),
	}
}

func (r *reader) readStatement(n part) schema.Statement {
	s := schema.Statement{
		ID:        n.id,
		Kind:      schema.StatementKind(n.Text(vocab.Kind)),
		Act:       n.Text(vocab.Act),
		Speaker:   r.party(n.Node, vocab.Speaker, vocab.SpeakerSpan),
		Cue:       r.quoteOf(n.Node, vocab.Cue),
		SaidOn:    n.Date(),
		Addressee: r.party(n.Node, vocab.Addressee, vocab.AddresseeSpan),
		Via:       r.party(n.Node, vocab.Via, vocab.ViaSpan),
		About:     n.Locals(vocab.About),
		Rule:      n.Text(vocab.Rule),
	}
	for _, span := range n.Spans(vocab.Content) {
		s.Content = append(s.Content, r.quote(n.Node, vocab.Content, span))
	}
	if q := r.quoteOf(n.Node, vocab.Venue); q != nil {
		s.Venue = &schema.Venue{Quote: *q, Place: n.Local(vocab.VenuePlace)}
	}
	return s
}

func (r *reader) party(n *Node, link, span quad.IRI) *schema.Party {
	q := r.quoteOf(n, span)
	if q == nil {
		return nil
	}
	return &schema.Party{Actor: n.Local(link), Quote: *q}
}

func (r *reader) readEvent(n part) schema.Event {
	e := schema.Event{
		ID:          n.id,
		Type:        n.Text(vocab.EventType),
		Mode:        n.Text(vocab.Mode),
		Description: n.Text(vocab.Description),
		Place:       n.Local(vocab.HasPlace),
		When:        n.Date(),
		Factuality:  schema.Factuality(n.Text(vocab.Factuality)),
		Statement:   n.Local(vocab.SaidIn),
		Rule:        n.Text(vocab.Rule),
	}
	if s := n.Span(vocab.InSentence); s != nil {
		e.Sentence = *s
	}
	for _, t := range n.packed(vocab.Trigger) {
		e.Trigger = schema.Trigger{Quote: r.quote(n.Node, vocab.Trigger, t.Span), Lemma: t.rest}
	}
	for _, role := range []schema.Role{schema.Agent, schema.Patient, schema.Recipient, schema.Other} {
		for _, actor := range n.Locals(rolePredicate(role)) {
			e.Participants = append(e.Participants, schema.Participant{Role: role, Actor: actor})
		}
	}
	return e
}
