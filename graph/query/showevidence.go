package query

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/vocab"
)

// addEvidence adds where the node, or what was resolved to it, was read.
func (r *Reader) addEvidence(ctx context.Context, iri quad.IRI, s *Shown) error {
	nodes, err := r.evidenceNodes(ctx, iri)
	if err != nil {
		return err
	}
	for _, n := range nodes {
		hash, id, _ := local(n)
		kind, rest, _ := vocab.Split(n)
		if kind == vocab.Article {
			hash = rest
		}
		v, err := r.view(ctx, hash)
		if err != nil {
			return err
		}
		spans, rule, err := v.spans(ctx, kind, id)
		if err != nil {
			return err
		}
		if n != iri && len(spans) > 1 {
			spans = spans[:1] // of a node elsewhere, one place is enough
		}
		for _, span := range spans {
			s.Evidence = append(s.Evidence, v.context(span, rule))
		}
	}
	slices.SortStableFunc(s.Evidence, func(a, b Context) int { return compareEvidence(a.Evidence, b.Evidence) })
	return nil
}

// evidenceNodes are the parts of articles that a node was read from.
func (r *Reader) evidenceNodes(ctx context.Context, iri quad.IRI) ([]quad.IRI, error) {
	kind, _, _ := vocab.Split(iri)
	switch kind {
	case vocab.Actor:
		return r.subjects(ctx, vocab.SameActor, iri)
	case vocab.Place:
		return r.subjects(ctx, vocab.AtPlace, iri)
	case vocab.Event:
		return r.subjects(ctx, vocab.OfEvent, iri)
	case vocab.Utterance:
		return r.subjects(ctx, vocab.SameWords, iri)
	case vocab.Article, vocab.Appearance, vocab.Location, vocab.Statement, vocab.Report, vocab.Time:
		return []quad.IRI{iri}, nil
	}
	return nil, nil
}

// spans are where a part of the article was read, and the rule that read it.
func (v *view) spans(ctx context.Context, kind, id string) (spans []schema.Span, rule string, err error) {
	switch kind {
	case vocab.Article:
		return v.articleSpans(), "", nil
	case vocab.Appearance:
		a, err := v.actor(ctx, id)
		if a != nil {
			spans = mentionSpans(a.Mentions)
		}
		return spans, "", err
	case vocab.Location:
		p, err := v.place(ctx, id)
		if p != nil {
			spans = mentionSpans(p.Mentions)
		}
		return spans, "", err
	case vocab.Statement:
		s, err := v.statement(ctx, id)
		if s == nil {
			return nil, "", err
		}
		return []schema.Span{contentSpan(s)}, s.Rule, nil
	case vocab.Report:
		e, err := v.event(ctx, id)
		if e == nil {
			return nil, "", err
		}
		return []schema.Span{e.Trigger.Span}, e.Rule, nil
	case vocab.Time:
		t, err := v.time(ctx, id)
		if t == nil {
			return nil, "", err
		}
		return []schema.Span{t.Span}, t.Rule, nil
	}
	return nil, "", nil
}

// articleSpans are where the article's outlet and date were read; else its
// first sentence.
func (v *view) articleSpans() []schema.Span {
	var out []schema.Span
	a := &v.doc.Article
	if a.Outlet != nil && a.Outlet.Span != nil {
		out = append(out, *a.Outlet.Span)
	}
	if a.Published != nil && a.Published.Span != nil {
		out = append(out, *a.Published.Span)
	}
	if a.RepublishedBy != nil && a.RepublishedBy.Span != nil {
		out = append(out, *a.RepublishedBy.Span)
	}
	if len(out) == 0 && len(v.doc.Sentences) > 0 {
		out = append(out, v.doc.Sentences[0])
	}
	return out
}

func mentionSpans(ms []schema.Mention) []schema.Span {
	out := make([]schema.Span, len(ms))
	for i, m := range ms {
		out[i] = m.Span
	}
	return out
}

// context is the evidence of a span with the sentences around it.
func (v *view) context(span schema.Span, rule string) Context {
	c := Context{Evidence: v.evidence(span, rule)}
	first, last := v.sentences(span)
	if first > 0 {
		c.Before = v.slice(v.doc.Sentences[first-1])
	}
	if last >= 0 && last+1 < len(v.doc.Sentences) {
		c.After = v.slice(v.doc.Sentences[last+1])
	}
	return c
}
