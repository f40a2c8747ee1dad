// Package source reads what the text of an article says of itself: its parts
// (headline, dateline, byline, captions, teasers, boilerplate), the outlet that
// speaks, the site that reprints, and the day of publication. Every value says
// where it was read; what is not stated and does not follow stays open.
package source

import (
	"errors"
	"fmt"
	"sort"

	"dateline/extract"
	"dateline/extract/landmarks"
	"dateline/extract/offices"
	"dateline/schema"
)

// Annotator gives the layer extract.Source. It is safe for concurrent use.
type Annotator struct {
	rules     *rules
	outlets   *registry
	offices   *offices.Lexicon
	landmarks *landmarks.Lexicon
}

// New reads the embedded rules. named is the registry, earlier ones standing
// over later ones of the same name; [Outlets] has the one of dateline.
func New(named []Outlet) (*Annotator, error) {
	r, err := loadRules()
	if err != nil {
		return nil, fmt.Errorf("source: %w", err)
	}
	held, err := offices.New()
	if err != nil {
		return nil, fmt.Errorf("source: %w", err)
	}
	past, err := landmarks.New()
	if err != nil {
		return nil, fmt.Errorf("source: %w", err)
	}
	return &Annotator{rules: r, outlets: newRegistry(named), offices: held, landmarks: past}, nil
}

// Name is "source".
func (a *Annotator) Name() string { return "source" }

// Needs the form of the text and the time expressions in it.
func (a *Annotator) Needs() []extract.Layer {
	return []extract.Layer{extract.Syntax, extract.TimesFound}
}

// Gives the article's own record.
func (a *Annotator) Gives() []extract.Layer { return []extract.Layer{extract.Source} }

// Annotate fills d.Out.Article.
func (a *Annotator) Annotate(d *extract.Doc) error {
	if d.Syntax == nil {
		return errors.New("the text has no syntax")
	}
	w := &work{Annotator: a, doc: d, text: d.Text, record: d.Record}
	w.dates = scanDates(a.rules.calendar, d.Text)
	w.settleOrder()
	w.layout()
	art := &d.Out.Article
	art.Blocks = w.blocks()
	d.PartSentences()
	if art.Title == "" {
		art.Title = w.title()
	}
	if len(art.Byline) == 0 {
		art.Byline = w.byline()
	}
	if art.URL == "" {
		art.URL = w.address()
	}
	if told := w.language(); art.Language == "" {
		art.Language = told
	}
	art.Outlet, art.RepublishedBy = w.outlet()
	art.Published = w.published()
	return nil
}

// work is the reading of one article.
type work struct {
	*Annotator
	doc    *extract.Doc
	record *schema.Record
	text   string
	lines  []line
	dates  []dateMention // in text order
	author schema.Span   // of the names in a head of labelled lines, empty for none
	paper  schema.Span   // of the outlet in such a head
	link   string        // the address in such a head
	from   schema.Span   // of the host of an e-mail's sender, empty for none
}

// blocks are the lines as blocks, what has no other kind as paragraphs.
func (w *work) blocks() []schema.Block {
	out := make([]schema.Block, 0, len(w.lines))
	for _, l := range w.lines {
		out = append(out, schema.Block{Span: l.Span, Kind: l.finalKind()})
	}
	return out
}

// lineAt is the line that holds offset at, nil when there is none.
func (w *work) lineAt(at int) *line {
	i := sort.Search(len(w.lines), func(i int) bool { return w.lines[i].End > at })
	if i < len(w.lines) && w.lines[i].Start <= at {
		return &w.lines[i]
	}
	return nil
}
