package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/quads"
)

// prepared is a Document with all that can be done before its turn to be
// written comes.
type prepared struct {
	doc    *schema.Document
	err    error // of the input, or of a bad Document
	digest string
	list   []quad.Quad // nil where the ledger has the Document already
	done   chan struct{}
}

// ahead is how many Documents are prepared while a change is made and written:
// about half of what one takes.
const ahead = 64

// prepareAhead yields docs in their order, prepared by all cores ahead of the
// one goroutine that writes. It ends when ctx does.
func prepareAhead(ctx context.Context, s Store, docs iter.Seq2[*schema.Document, error]) iter.Seq[*prepared] {
	return func(yield func(*prepared) bool) {
		ctx, stop := context.WithCancel(ctx)
		workers := runtime.GOMAXPROCS(0)
		inOrder, todo := make(chan *prepared, ahead), make(chan *prepared)
		var running sync.WaitGroup
		defer running.Wait()
		defer stop()
		running.Go(func() {
			defer close(inOrder)
			defer close(todo)
			for doc, err := range docs {
				p := &prepared{doc: doc, err: err, done: make(chan struct{})}
				select {
				case inOrder <- p:
					todo <- p
				case <-ctx.Done():
					return
				}
			}
		})
		for range workers {
			running.Go(func() {
				for p := range todo {
					p.prepare(ctx, s)
					close(p.done)
				}
			})
		}
		for p := range inOrder {
			if <-p.done; !yield(p) {
				return
			}
		}
	}
}

// prepare maps a Document unless the ledger has it. An error of the ledger is
// left to who writes.
func (p *prepared) prepare(ctx context.Context, s Store) {
	switch {
	case p.err != nil:
		return
	case p.doc == nil:
		p.err = errors.New("no document")
		return
	}
	if p.digest, p.err = digestOf(p.doc); p.err != nil {
		return
	}
	if e, ok, err := s.Entry(ctx, p.doc.Article.ID); err == nil && ok && e.holds(p.digest) {
		return
	}
	p.list, p.err = mapped(p.doc)
}

// mapped is a Document's quads, all of them fit to be kept, so that a bad
// Document cannot fail the change it shares with others.
func mapped(doc *schema.Document) ([]quad.Quad, error) {
	list, err := quads.FromDocument(doc)
	if err != nil {
		return nil, badDocument(doc, err)
	}
	label := quad.Value(articleIRI(doc.Article.ID))
	for i, q := range list {
		if list[i], err = Canonical(q); err != nil {
			return nil, badDocument(doc, err)
		}
		if q.Label != label {
			return nil, badDocument(doc, fmt.Errorf("%w: the label of %v is not %v", ErrInvalid, q, label))
		}
	}
	return list, nil
}

// badDocument says which Document an error is about.
func badDocument(doc *schema.Document, err error) error {
	name := doc.Article.Source
	if name == "" {
		name = doc.Article.ID
	}
	return fmt.Errorf("document %s: %w", name, err)
}
