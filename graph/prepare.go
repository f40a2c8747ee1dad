package graph

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"
	"time"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/quads"
)

// prepared is a Document with all that can be done before its turn to be
// written comes.
type prepared struct {
	Input
	doc    *schema.Document // nil where the graph has what its line gives
	err    error            // of the input, or of a bad Document
	digest string
	line   [sha256.Size]byte // of Line
	list   []quad.Quad       // nil where the ledger has the Document already
	index  *indexed          // what the index of words has of it, likewise
}

// id is the article's, as far as it is known.
func (p *prepared) id() string {
	if p.doc != nil {
		return p.doc.Article.ID
	}
	return p.Article
}

// party is inputs that go the way to the writer together: what each of them
// would ask of the graph and of the scheduler, they ask once.
type party struct {
	list []*prepared
	done chan struct{} // gets one
}

// together is how many inputs make a party, and ahead how many parties are
// prepared while a change is made and written: about half of what one takes.
const (
	together = 16
	ahead    = 4
)

// prepareAhead yields inputs in their order, prepared by all cores ahead of the
// one goroutine that writes, and nil where the next has to be waited for. It ends
// when ctx does.
func prepareAhead(ctx context.Context, s Store, inputs iter.Seq[Input]) iter.Seq[*prepared] {
	return func(yield func(*prepared) bool) {
		ctx, stop := context.WithCancel(ctx)
		workers := runtime.GOMAXPROCS(0)
		inOrder, todo := make(chan *party, ahead), make(chan *party)
		var running sync.WaitGroup
		defer running.Wait()
		defer stop()
		running.Go(func() {
			defer close(inOrder)
			defer close(todo)
			for p := range parties(inputs) {
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
				w := new(digester)
				for p := range todo {
					p.prepare(ctx, s, w)
					p.done <- struct{}{}
				}
			})
		}
		idle := func() bool { return yield(nil) }
		for {
			p, ok := await(inOrder, idle)
			if !ok {
				return
			}
			if _, ok := await(p.done, idle); !ok {
				return
			}
			for _, in := range p.list {
				if !yield(in) {
					return
				}
			}
		}
	}
}

// patience is how long the loader lets what is made ready wait for company.
const patience = 300 * time.Millisecond

// await is what comes next from a channel; idle is called, now and then, while it
// has to be waited for. It is not ok at the end, and when idle returns false.
func await[T any](from <-chan T, idle func() bool) (v T, ok bool) {
	for {
		select {
		case v, ok = <-from:
			return v, ok
		default:
		}
		if !idle() {
			return v, false
		}
		select {
		case v, ok = <-from:
			return v, ok
		case <-time.After(patience):
		}
	}
}

// parties gathers inputs.
func parties(inputs iter.Seq[Input]) iter.Seq[*party] {
	return func(yield func(*party) bool) {
		var p *party
		for in := range inputs {
			if p == nil {
				p = &party{list: make([]*prepared, 0, together), done: make(chan struct{}, 1)}
			}
			if p.list = append(p.list, &prepared{Input: in}); len(p.list) == together {
				if !yield(p) {
					return
				}
				p = nil
			}
		}
		if p != nil {
			yield(p)
		}
	}
}

// prepare maps the Documents of a party that the ledger does not have. An error
// of the ledger is left to who writes.
func (p *party) prepare(ctx context.Context, s Store, w *digester) {
	var articles, keys []string
	for _, in := range p.list {
		id := in.Article
		if in.Line != nil {
			in.line = sha256.Sum256(in.Line)
			keys = append(keys, lineKey(id))
		} else if in.read(ctx, w); in.doc != nil {
			id = in.doc.Article.ID
		}
		articles = append(articles, id)
	}
	has, notes, err := find(ctx, s, articles, keys)
	if err != nil {
		has, notes = make([]Entry, len(articles)), make([][]byte, len(keys))
	}
	for i, in := range p.list {
		has := has[i]
		if in.Line != nil {
			note := notes[0]
			notes = notes[1:]
			if has.holds(gave(note, in.line)) {
				continue
			}
			if in.read(ctx, w); in.doc != nil && in.doc.Article.ID != in.Article {
				has, _, _ = s.Entry(ctx, in.doc.Article.ID)
			}
		}
		if in.err == nil && !has.holds(in.digest) {
			in.encode()
		}
	}
}

// read reads the Document.
func (p *prepared) read(ctx context.Context, w *digester) {
	p.doc, p.err = p.Input.read(ctx)
	if p.err == nil && p.doc == nil {
		p.err = errors.New("no document")
	}
	if p.err != nil {
		p.doc = nil
		return
	}
	p.digest = w.digest(p.doc)
}

// encode makes what is written of the Document.
func (p *prepared) encode() {
	if p.list, p.err = mapped(p.doc); p.err == nil {
		p.index = indexOf(p.doc, p.list)
	}
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
