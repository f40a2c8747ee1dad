package times

import (
	"dateline/extract"
	"dateline/schema"
)

// Quotations resolves again what stands between quotation marks, counted from
// the day it was said where a statement tells that: "yesterday" in words of
// last Monday is last Sunday. Reported speech counts from the day of writing.
func (t *Tagger) Quotations() extract.Annotator { return quotations{t} }

type quotations struct{ t *Tagger }

func (quotations) Name() string { return "times quoted" }
func (quotations) Needs() []extract.Layer {
	return []extract.Layer{extract.TimesResolved, extract.Statements}
}
func (quotations) Gives() []extract.Layer { return []extract.Layer{extract.TimesQuoted} }

// Annotate implements [extract.Annotator].
func (q quotations) Annotate(d *extract.Doc) error {
	for _, s := range sayings(d) {
		q.t.ResolveAt(d, s.span, s.on)
	}
	return nil
}

// saying is a quotation with the day of its words.
type saying struct {
	span schema.Span
	on   *schema.Date
}

// sayings are the quotations of d that hold times and were said on a known day
// other than that of publication.
func sayings(d *extract.Doc) []saying {
	if d.Syntax == nil {
		return nil
	}
	var out []saying
	published, _, known := days(d.Out.Article.Published)
	for i := range d.Out.Statements {
		s := &d.Out.Statements[i]
		from, until, ok := days(s.SaidOn)
		if !ok || from != until || known && from == published {
			continue
		}
		for _, c := range s.Content {
			for _, q := range d.Syntax.Quotations {
				span := schema.Span{Start: max(c.Start, q.InnerStart), End: min(c.End, q.InnerEnd)}
				if q.Depth == 0 && span.Start < span.End && len(In(d.Out.Times, span.Start, span.End)) > 0 {
					out = append(out, saying{span, s.SaidOn})
				}
			}
		}
	}
	return out
}
