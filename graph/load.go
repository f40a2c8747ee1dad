package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// LoadOptions changes how [Load] works; the zero value does for most.
type LoadOptions struct {
	// Batch is about how many quads go into one change; zero means 15,000.
	Batch int
	// Now is the time for the ledger; nil means time.Now.
	Now func() time.Time
	// Restore loads articles in full from which an actor was forgotten; else
	// they stay as they are.
	Restore bool
	// Failed, when set, is told of every Document that is not loaded and why.
	Failed func(error)
	// Progress, when set, is given the report so far after every change.
	Progress func(LoadReport)
}

// LoadReport counts what became of the Documents.
type LoadReport struct {
	Documents int `json:"documents"`          // given
	New       int `json:"new"`                // loaded for the first time
	Replaced  int `json:"replaced"`           // loaded before with other content
	Same      int `json:"same"`               // loaded before with the same content
	Withheld  int `json:"withheld,omitempty"` // left as they are, since an actor was forgotten from them
	Failed    int `json:"failed"`             // could not be read or kept
	Quads     int `json:"quads"`              // written for new and replaced Documents
}

// Load keeps Documents in the graph. A Document that is already there with the
// same content is passed over; one with other content takes its place in one
// change. Of several Documents of one article in docs, the one whose source
// sorts first stays, so the order of docs is of no consequence to the graph; of
// those with one source it is the last, as of a file to which newer ones were
// added.
//
// A Document that is bad, or an error in docs, is counted, reported and passed
// over. The error returned is that of the store or of ctx; what the report
// counts as new or replaced was kept before it.
func Load(ctx context.Context, s Store, docs iter.Seq2[*schema.Document, error], opts LoadOptions) (LoadReport, error) {
	return LoadInputs(ctx, s, Inputs(docs), opts)
}

// LoadInputs is [Load] of Documents some of which are still to be read.
func LoadInputs(ctx context.Context, s Store, inputs iter.Seq[Input], opts LoadOptions) (LoadReport, error) {
	l := &loader{store: s, opts: opts, pending: map[string]string{}, sources: map[string]string{}, passed: map[string]bool{}}
	if l.opts.Batch <= 0 {
		l.opts.Batch = 15_000
	}
	if l.opts.Now == nil {
		l.opts.Now = time.Now
	}
	if err := l.begin(ctx); err != nil {
		return l.report, fmt.Errorf("load: %w", err)
	}
	for p := range prepareAhead(ctx, s, inputs) {
		if ctx.Err() != nil {
			break
		}
		if p == nil {
			l.settle()
			continue
		}
		l.report.Documents++
		if p.err != nil {
			l.fail(p.err)
			continue
		}
		if err := l.take(ctx, p); err != nil {
			if failed := l.land(0); failed != nil && failed.Error() != err.Error() { // one failure, as the changes behind it have it as well
				err = errors.Join(err, failed)
			}
			return l.report, fmt.Errorf("load %s: %w", p.id(), err)
		}
	}
	err := l.flush(ctx)
	if failed := l.land(0); failed != nil { // what has been started is kept, whatever ended the load
		err = failed
	}
	if err != nil {
		return l.report, fmt.Errorf("load: %w", err)
	}
	if l.report.New+l.report.Replaced == 0 {
		return l.report, nil
	}
	return l.report, tidyWords(ctx, s)
}

// begin notes of an empty graph that the index of words has all that is there.
func (l *loader) begin(ctx context.Context) error {
	has, err := hasWords(ctx, l.store)
	if err != nil || has {
		return err
	}
	for _, err := range l.store.Entries(ctx) {
		return err
	}
	l.change.Notes = append(l.change.Notes, Note{Key: wordsVersion, Value: []byte(wordsFormat)})
	return nil
}

// loader gathers Documents until they make up a change.
type loader struct {
	store   Store
	opts    LoadOptions
	report  LoadReport
	change  Change
	pending map[string]string // digest by article, in the change being gathered
	sources map[string]string // the source that stays by article, of all docs so far
	passed  map[string]bool   // articles of lines that were not read, as the graph has what they give
	new     int
	flights []*flight // the changes that are being written, in order
}

// mostFlights is how many changes may be on their way to the disk: as many as a
// store may write together, and again as many that are made ready meanwhile.
const mostFlights = 16

// flight is a change that was started: what the report says once it is kept.
type flight struct {
	wait                 func() error
	started              time.Time
	done                 chan error // gets what wait gives; nil until it is called
	articles             map[string]string
	new, replaced, quads int
}

func (l *loader) fail(err error) {
	l.report.Failed++
	if l.opts.Failed != nil {
		l.opts.Failed(err)
	}
}

// take adds a Document to the change. Its error is the store's.
func (l *loader) take(ctx context.Context, p *prepared) error {
	if p.doc == nil && l.pass(ctx, p) {
		return nil
	}
	doc, digest := p.doc, p.digest
	article := doc.Article.ID
	first, seen, err := l.source(ctx, article)
	if err != nil {
		return err
	}
	switch {
	case seen && first < doc.Article.Source:
		l.report.Same++
		return nil
	case !seen && p.list == nil:
		return l.same(ctx, p)
	}
	l.sources[article] = doc.Article.Source
	if before, ok := l.pending[article]; ok && before != digest {
		if err := l.flush(ctx); err != nil {
			return err
		}
	} else if ok {
		l.report.Same++
		return nil
	}
	if slices.ContainsFunc(l.flights, func(f *flight) bool { return f.articles[article] != "" }) { // the store may not show it yet
		if err := l.land(0); err != nil {
			return err
		}
	}
	entry, known, err := l.store.Entry(ctx, article)
	if err != nil {
		return err
	}
	switch {
	case known && entry.holds(digest):
		return l.same(ctx, p)
	case known && entry.isRedacted() && !l.opts.Restore:
		l.report.Withheld++
		return nil
	}
	if p.list == nil { // the ledger had it before another Document took its place
		if p.encode(); p.err != nil {
			l.fail(p.err)
			return nil
		}
	}
	return l.add(ctx, p, known)
}

// pass counts a line that gives what the graph has. It is false where the line
// is read after all, since another Document of its article came before.
func (l *loader) pass(ctx context.Context, p *prepared) bool {
	if _, seen := l.sources[p.Article]; !seen {
		l.passed[p.Article] = true
		l.report.Same++
		return true
	}
	if p.read(ctx, new(digester)); p.err != nil {
		l.fail(p.err)
		return true
	}
	return false
}

// source is the source of the Document that stays of an article; seen is false
// where none came yet.
func (l *loader) source(ctx context.Context, article string) (first string, seen bool, err error) {
	if first, seen = l.sources[article]; seen || !l.passed[article] {
		return first, seen, nil
	}
	list, err := appendMatches(ctx, l.store, nil, Pattern{Subject: articleIRI(article), Predicate: vocab.SourcePath})
	for _, q := range list {
		first = quad.ToString(q.Object)
	}
	return first, true, err
}

// same counts a Document that the graph has, and notes the line that gave it.
func (l *loader) same(ctx context.Context, p *prepared) error {
	l.report.Same++
	article := p.doc.Article.ID
	l.sources[article] = p.doc.Article.Source
	if p.Line == nil {
		return nil
	}
	l.pending[article] = p.digest
	l.change.Notes = append(l.change.Notes, lineNote(article, p.line, p.digest))
	return l.flushFull(ctx)
}

// add adds a Document to the change that is new, or known with other content.
func (l *loader) add(ctx context.Context, p *prepared, known bool) (err error) {
	article := p.doc.Article.ID
	var before *indexed
	if known {
		from := len(l.change.Remove)
		if l.change.Remove, err = appendMatches(ctx, l.store, l.change.Remove, Pattern{Label: articleIRI(article)}); err != nil {
			return err
		}
		if d, err := quads.ToDocument(l.change.Remove[from:]); err == nil { // nothing is known of the words of what is damaged
			before = indexOf(d, l.change.Remove[from:])
		}
	} else {
		l.new++
	}
	l.pending[article] = p.digest
	l.change.Add = append(l.change.Add, p.list...)
	l.change.Record = append(l.change.Record, Entry{
		Article: article, Digest: ledgerDigest(p.doc, p.digest), Loaded: l.opts.Now().UTC().Format(time.RFC3339),
	})
	l.change.Notes = append(append(l.change.Notes, changed(article)), wordsEntered(article, before, p.index)...)
	if p.Line != nil {
		l.change.Notes = append(l.change.Notes, lineNote(article, p.line, p.digest))
	}
	return l.flushFull(ctx)
}

// flushFull starts the change when it is large enough.
func (l *loader) flushFull(ctx context.Context) error {
	if len(l.change.Add)+len(l.change.Remove)+len(l.change.Notes) < l.opts.Batch {
		return nil
	}
	return l.flush(ctx)
}

// Changed begins the keys of notes, one an article, that say which articles
// were loaded, replaced or forgotten; who has seen to an article takes its note
// away. The rest of the key is the article's id.
const Changed = "changed/"

func changed(article string) Note { return Note{Key: Changed + article, Value: []byte{}} }

// flush starts the change gathered so far.
func (l *loader) flush(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(l.change.Record)+len(l.change.Notes) == 0 {
		return nil
	}
	wait, err := start(ctx, l.store, l.change)
	if err == nil {
		f := &flight{wait: wait, started: time.Now(), articles: l.pending, new: l.new, replaced: len(l.change.Record) - l.new, quads: len(l.change.Add)}
		l.flights = append(l.flights, f)
	}
	l.change, l.new, l.pending = Change{}, 0, map[string]string{}
	return errors.Join(l.land(mostFlights), err)
}

// start is Apply, in two steps where the store has them.
func start(ctx context.Context, s Store, c Change) (wait func() error, err error) {
	if s, ok := s.(Starter); ok {
		return s.Start(ctx, c)
	}
	err = s.Apply(ctx, c)
	return func() error { return nil }, err
}

// expect begins to wait for a flight.
func (f *flight) expect() {
	if f.done != nil {
		return
	}
	f.done = make(chan error, 1)
	go func() { f.done <- f.wait() }()
}

// settle has what was started some time ago written, while there is nothing else
// to do. An error is seen when it is landed.
func (l *loader) settle() {
	for _, f := range l.flights {
		if time.Since(f.started) >= patience {
			f.expect()
		}
	}
}

// land reports the changes that have been written, and waits until no more than
// so many are being written. The first error is that of those after it as well.
func (l *loader) land(most int) error {
	for len(l.flights) > 0 {
		f := l.flights[0]
		if len(l.flights) > most {
			f.expect()
		}
		var err error
		select {
		case err = <-f.done:
		default:
			if len(l.flights) <= most {
				return nil
			}
			err = <-f.done
		}
		l.flights = l.flights[1:]
		if err != nil {
			return err
		}
		l.report.New += f.new
		l.report.Replaced += f.replaced
		l.report.Quads += f.quads
		if l.opts.Progress != nil {
			l.opts.Progress(l.report)
		}
	}
	return nil
}

// articleIRI is the node and the label of an article: "article/H" is
// urn:dateline:article:H.
func articleIRI(article string) quad.IRI {
	return vocab.Node(vocab.Article, strings.TrimPrefix(article, "article/"))
}

func appendMatches(ctx context.Context, s Store, dst []quad.Quad, p Pattern) ([]quad.Quad, error) {
	for q, err := range s.Quads(ctx, p) {
		if err != nil {
			return dst, err
		}
		dst = append(dst, q)
	}
	return dst, nil
}
