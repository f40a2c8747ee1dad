package main

import (
	"context"
	"iter"
	"sync"

	"dateline/extract/reader"
	"dateline/graph"
	"dateline/graph/across"
	"dateline/schema"
)

// link finds what articles have in common. Articles whose date their neighbours
// tell are read again with it, loaded anew and linked once more.
func (a *app) link(ctx context.Context, s graph.Store) error {
	report, err := across.Link(ctx, s)
	if err != nil || len(report.Lent) == 0 {
		return err
	}
	l := lending{app: a, store: s}
	var docs []*schema.Document
	for _, lent := range report.Lent {
		doc, err := l.read(ctx, lent)
		if err != nil {
			return err
		}
		if doc == nil {
			continue
		}
		docs = append(docs, doc)
		if isLent(doc) {
			a.note("%s: no date of its own; published %s by %s beside it", doc.Article.Source, doc.Article.Published.EDTF, count(len(doc.Article.DatedBy), "article"))
		}
	}
	if len(docs) == 0 {
		return nil
	}
	loaded, err := graph.Load(ctx, s, func(yield func(*schema.Document, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}, graph.LoadOptions{})
	if err != nil || loaded.Replaced == 0 {
		return err
	}
	_, err = across.Link(ctx, s)
	return err
}

// lending reads articles again with the dates that their neighbours tell.
type lending struct {
	*app
	store  graph.Store
	mu     sync.Mutex     // one article is read at a time
	reader *reader.Reader // made when first needed
}

// read reads an article of the graph again with a date that its neighbours tell,
// or without one where they tell none any more; nil where that changes nothing.
func (l *lending) read(ctx context.Context, lent across.Lent) (*schema.Document, error) {
	now, err := graph.Document(ctx, l.store, lent.Article)
	if err != nil {
		return nil, err
	}
	var out *schema.Document
	if lent.EDTF != "" {
		if out, err = l.again(now, &reader.Lent{EDTF: lent.EDTF, DatedBy: lent.DatedBy}); err != nil {
			return nil, err
		}
	}
	if out == nil && isLent(now) {
		return l.again(now, nil)
	}
	return out, nil
}

// again reads the article of a Document again; nil where that gives no date from
// neighbours though one was lent, or does not give the article at all.
func (l *lending) again(d *schema.Document, lent *reader.Lent) (*schema.Document, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.reader == nil {
		outlets, err := l.outlets()
		if err != nil {
			return nil, err
		}
		if l.reader, err = reader.New(reader.Options{Outlets: outlets}); err != nil {
			return nil, err
		}
	}
	out, ok, err := l.reader.Again(d, lent)
	if err != nil || !ok || lent != nil && !isLent(out) {
		return nil, err
	}
	return out, nil
}

// isLent reports whether an article has its date from its neighbours.
func isLent(d *schema.Document) bool {
	return d.Article.Published != nil && d.Article.Published.Basis == schema.FromNeighbours
}

// asDated gives inputs with the dates that the graph has from neighbours for
// those without one, so that reading an article a second time changes nothing.
func (l *lending) asDated(inputs iter.Seq[graph.Input]) iter.Seq[graph.Input] {
	return func(yield func(graph.Input) bool) {
		for in := range inputs {
			if d, read := in.Document, in.Read; in.Err == nil {
				in.Document, in.Read = nil, func(ctx context.Context) (*schema.Document, error) {
					var err error
					if d == nil && read != nil {
						d, err = read(ctx)
					}
					if err != nil || d == nil || d.Article.Published == nil || d.Article.Published.Basis != schema.Unknown {
						return d, err
					}
					return l.dated(ctx, d)
				}
			}
			if !yield(in) {
				return
			}
		}
	}
}

// dated is a Document with the date that the graph has for it from neighbours.
func (l *lending) dated(ctx context.Context, d *schema.Document) (*schema.Document, error) {
	if _, known, err := l.store.Entry(ctx, d.Article.ID); err != nil || !known {
		return d, err
	}
	now, err := graph.Document(ctx, l.store, d.Article.ID)
	if err != nil {
		return nil, err
	}
	if !isLent(now) {
		return d, nil
	}
	out, err := l.again(d, &reader.Lent{EDTF: now.Article.Published.EDTF, DatedBy: now.Article.DatedBy})
	if out == nil {
		out = d
	}
	return out, err
}
