// Package reader is the standard pipeline: every annotator in its order, run
// over many articles at once with the output in the order of the input.
package reader

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"

	"dateline/extract"
	"dateline/extract/source"
	"dateline/schema"
)

// ErrPanic is matched by the error of an article on which an annotator broke
// down; the other articles are not touched by it.
var ErrPanic = errors.New("internal error while reading the article")

// Options of [New]. The zero value is ready for use.
type Options struct {
	Workers int             // articles read at the same time; 0 is one for each core
	Outlets []source.Outlet // the registry of outlets; nil is the embedded one
}

// Reader turns records into Documents. It is safe for concurrent use.
type Reader struct {
	pipeline *extract.Pipeline
	workers  int
}

// New builds the pipeline and reads every embedded lexicon and model.
func New(opts Options) (*Reader, error) {
	steps, err := annotators(opts)
	if err != nil {
		return nil, err
	}
	p, err := extract.NewPipeline(steps...)
	if err != nil {
		return nil, err
	}
	if opts.Workers <= 0 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	return &Reader{pipeline: p, workers: opts.Workers}, nil
}

// Document reads one record. A panic below it comes back as an error that
// matches [ErrPanic].
func (r *Reader) Document(rec *schema.Record) (*schema.Document, error) {
	var d *schema.Document
	_, err := r.run(rec, func(doc *extract.Doc) (err error) {
		d, err = doc.Document()
		return err
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}

// Doc reads one record up to its working state, all layers filled and spans in
// bytes, for those who want to see what an answer was read from. Errors are
// those of [Reader.Document].
func (r *Reader) Doc(rec *schema.Record) (*extract.Doc, error) {
	return r.run(rec, func(*extract.Doc) error { return nil })
}

// run passes a record through the pipeline and what comes of it to finish.
func (r *Reader) run(rec *schema.Record, finish func(*extract.Doc) error) (doc *extract.Doc, err error) {
	defer func() {
		if p := recover(); p != nil {
			doc, err = nil, fmt.Errorf("%s: %w: %v\n%s", rec.Source, ErrPanic, p, debug.Stack())
		}
	}()
	doc = extract.NewDoc(rec)
	if err = r.pipeline.Run(doc); err == nil {
		err = finish(doc)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", rec.Source, err)
	}
	return doc, nil
}

// result is a Document or the error in its place.
type result struct {
	doc *schema.Document
	err error
}

// Read reads records with all workers and yields the Documents in the order of
// the records; errors stand in their places. It holds at most twice as many
// articles as there are workers.
func (r *Reader) Read(ctx context.Context, records iter.Seq2[*schema.Record, error]) iter.Seq2[*schema.Document, error] {
	return func(yield func(*schema.Document, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		queue := make(chan chan result, r.workers)
		go r.feed(ctx, records, queue)
		for slot := range queue {
			res := <-slot
			if !yield(res.doc, res.err) {
				return
			}
		}
	}
}

// feed starts the work on each record and queues its result in order.
func (r *Reader) feed(ctx context.Context, records iter.Seq2[*schema.Record, error], queue chan<- chan result) {
	defer close(queue)
	free := make(chan struct{}, r.workers)
	for rec, err := range records {
		slot := make(chan result, 1)
		select {
		case <-ctx.Done():
			return
		case queue <- slot:
		}
		if err != nil {
			slot <- result{err: err}
			continue
		}
		free <- struct{}{}
		go func() {
			defer func() { <-free }()
			doc, err := r.Document(rec)
			slot <- result{doc, err}
		}()
	}
}
