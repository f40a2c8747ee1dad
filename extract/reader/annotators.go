package reader

import (
	"dateline/extract"
	"dateline/extract/actors"
	"dateline/extract/events"
	"dateline/extract/names"
	"dateline/extract/places"
	"dateline/extract/source"
	"dateline/extract/statements"
	"dateline/extract/syntax"
	"dateline/extract/times"
	"dateline/schema"
)

// annotators is the standard pipeline in its order.
func annotators(opts Options) ([]extract.Annotator, error) {
	parser, err := syntax.New()
	if err != nil {
		return nil, err
	}
	timex, err := times.New()
	if err != nil {
		return nil, err
	}
	if opts.Outlets == nil {
		if opts.Outlets, err = source.Outlets(); err != nil {
			return nil, err
		}
	}
	origin, err := source.New(opts.Outlets)
	if err != nil {
		return nil, err
	}
	tagger, err := names.New()
	if err != nil {
		return nil, err
	}
	steps := []extract.Annotator{form{parser}, timex.Finder(), origin, timex.Resolver(), named{tagger}}
	for _, make := range []func() (extract.Annotator, error){
		func() (extract.Annotator, error) { return places.New() },
		func() (extract.Annotator, error) { return actors.New() },
		func() (extract.Annotator, error) { return statements.New() },
		func() (extract.Annotator, error) { return timex.Quotations(), nil },
		func() (extract.Annotator, error) { return events.New() },
		func() (extract.Annotator, error) { return timex.Conflicts(), nil },
	} {
		step, err := make()
		if err != nil {
			return nil, err
		}
		steps = append(steps, step)
	}
	return steps, nil
}

// form makes an annotator of the syntax layer.
type form struct{ parser *syntax.Parser }

func (form) Name() string           { return "syntax" }
func (form) Needs() []extract.Layer { return nil }
func (form) Gives() []extract.Layer { return []extract.Layer{extract.Syntax} }

// Annotate analyses the text, without the marks of Markdown, and lists its
// sentences.
func (f form) Annotate(d *extract.Doc) error {
	d.Syntax = f.parser.Analyze(syntax.WithoutMarkup(d.Text))
	for _, s := range d.Syntax.Sentences {
		d.Out.Sentences = append(d.Out.Sentences, schema.Span{Start: s.Start, End: s.End})
	}
	return nil
}

// named makes an annotator of the names layer.
type named struct{ tagger *names.Tagger }

func (named) Name() string           { return "names" }
func (named) Needs() []extract.Layer { return []extract.Layer{extract.Syntax} }
func (named) Gives() []extract.Layer { return []extract.Layer{extract.Names} }

// Annotate finds the names of the text.
func (n named) Annotate(d *extract.Doc) error {
	d.Names = n.tagger.Find(d.Syntax)
	return nil
}
