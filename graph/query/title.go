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
		if err != nil {
			return "", err
		}
		st, err := v.statement(ctx, id)
		if st == nil {
			return "", err
		}
		text := v.statementText(st)
		if st.Speaker != nil {
			return fmt.Sprintf("%s: %s", v.slice(st.Speaker.Span), text), nil
		}
		return text, nil
	case vocab.Report:
		v, err := r.view(ctx, hash)
		if err != nil {
			return "", err
		}
		e, err := v.event(ctx, id)
		if e == nil {
			return "", err
		}
		return cmp.Or(e.Description, v.slice(e.Sentence)), nil
	case vocab.Appearance, vocab.Location:
		return r.nameOf(ctx, kind, hash, id)
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

// nameOf is the name that an article has for an actor or a place.
func (r *Reader) nameOf(ctx context.Context, kind, hash, id string) (string, error) {
	v, err := r.view(ctx, hash)
	if err != nil {
		return "", err
	}
	if kind == vocab.Location {
		p, err := v.place(ctx, id)
		if p == nil {
			return "", err
		}
		return p.Name, nil
	}
	a, err := v.actor(ctx, id)
	if a == nil {
		return "", err
	}
	return a.Name, nil
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
	t, err := v.time(ctx, id)
	if t == nil {
		return "", err
	}
	return t.Text, nil
}
