package query

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/vocab"
)

// title is one line on what a node is; "" for what was forgotten.
func (r *Reader) title(ctx context.Context, iri quad.IRI) (string, error) {
	s, err := r.titleOf(ctx, iri)
	if errors.Is(err, graph.ErrNotFound) {
		return "", nil
	}
	return s, err
}

func (r *Reader) titleOf(ctx context.Context, iri quad.IRI) (string, error) {
	kind, rest, _ := vocab.Split(iri)
	hash, id, _ := strings.Cut(rest, ":")
	switch kind {
	case vocab.Article:
		v, err := r.view(ctx, rest)
		if err != nil {
			return "", err
		}
		return cmp.Or(v.article.Title, v.article.Name()), nil
	case vocab.Statement:
		v, err := r.view(ctx, hash)
		if err != nil || v.statements[id] == nil {
			return "", err
		}
		st := v.statements[id]
		text := v.statementText(st)
		if st.Speaker != nil {
			return fmt.Sprintf("%s: %s", v.slice(st.Speaker.Span), text), nil
		}
		return text, nil
	case vocab.Report:
		v, err := r.view(ctx, hash)
		if err != nil || v.events[id] == nil {
			return "", err
		}
		return cmp.Or(v.events[id].Description, v.slice(v.events[id].Sentence)), nil
	case vocab.Event:
		e, err := r.eventAt(ctx, iri)
		return e.Title, err
	case vocab.Time:
		return r.timeText(ctx, hash, id)
	case vocab.Utterance:
		return r.titleOfFirst(ctx, vocab.SameWords, iri)
	}
	if label, err := r.text(ctx, iri, vocab.Label); err != nil || label != "" || kind != vocab.Story {
		return label, err
	}
	return r.titleOfFirst(ctx, vocab.InStory, iri)
}

// titleOfFirst is the title of the first node that leads to iri.
func (r *Reader) titleOfFirst(ctx context.Context, predicate, iri quad.IRI) (string, error) {
	nodes, err := r.subjects(ctx, predicate, iri)
	if err != nil || len(nodes) == 0 {
		return "", err
	}
	return r.title(ctx, nodes[0])
}

// timeText is the words of a time expression.
func (r *Reader) timeText(ctx context.Context, hash, id string) (string, error) {
	v, err := r.view(ctx, hash)
	if err != nil {
		return "", err
	}
	for _, t := range v.doc.Times {
		if t.ID == id {
			return v.slice(t.Span), nil
		}
	}
	return "", nil
}
