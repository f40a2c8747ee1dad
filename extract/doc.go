package extract

import (
	"sort"
	"strings"

	"dateline/extract/names"
	"dateline/extract/syntax"
	"dateline/schema"
)

// Doc is the working state of one article on its way through a [Pipeline].
// All spans, those in Out included, are byte offsets into Text until
// [Doc.Document] converts them.
type Doc struct {
	Record  *schema.Record
	Text    string // Record.Text, untouched
	Syntax  *syntax.Analysis
	Names   []names.Name        // in text order, not overlapping
	Why     map[string][]string // how the statements were read, by their ids; for people
	Foreign []schema.Span       // paragraphs in other languages than English, in text order; of layer Source
	Out     schema.Document     // what the annotators found so far
}

// NewDoc starts the working state of a record.
func NewDoc(r *schema.Record) *Doc {
	d := &Doc{Record: r, Text: r.Text}
	d.Out = schema.Document{
		Schema: schema.Version,
		Text:   r.Text,
		Article: schema.Article{
			ID: r.ArticleID(), Source: r.Source, SourceID: r.ID, URL: r.URL,
			Title: r.Title, Byline: r.Byline, Language: r.Language,
		},
		Warnings: r.Warnings,
	}
	return d
}

// Quote is the span with its words.
func (d *Doc) Quote(start, end int) schema.Quote {
	return schema.Quote{Span: schema.Span{Start: start, End: end}, Text: d.Text[start:end]}
}

// Block returns the kind of the block that holds byte offset at; text outside
// every block is a paragraph.
func (d *Doc) Block(at int) schema.BlockKind {
	blocks := d.Out.Article.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > at })
	if i < len(blocks) && blocks[i].Start <= at {
		return blocks[i].Kind
	}
	return schema.Paragraph
}

// Sentence is a sentence, from byte offset start to end, without boilerplate that
// it begins with: a date or a section's name may stand on the line of a headline.
func (d *Doc) Sentence(start, end int) schema.Span {
	for _, b := range d.Out.Article.Blocks {
		if b.Kind == schema.Boilerplate && b.Start <= start && start < b.End && b.End < end {
			rest := d.Text[b.End:end]
			start = end - len(strings.TrimLeft(rest, space))
		}
	}
	return schema.Span{Start: start, End: end}
}

// PartSentences parts the boilerplate that sentences begin with from the rest.
func (d *Doc) PartSentences() {
	var out []schema.Span
	for _, s := range d.Out.Sentences {
		rest := d.Sentence(s.Start, s.End)
		if rest != s {
			out = append(out, schema.Span{Start: s.Start, End: s.Start + len(strings.TrimRight(d.Text[s.Start:rest.Start], space))})
		}
		out = append(out, rest)
	}
	d.Out.Sentences = out
}

// space is what may stand between a part of a line and the next.
const space = " \t\r\n\u00a0"

// IsForeign reports whether byte offset at lies in a paragraph in another
// language, which nobody's words and no events are read from.
func (d *Doc) IsForeign(at int) bool {
	i := sort.Search(len(d.Foreign), func(i int) bool { return d.Foreign[i].End > at })
	return i < len(d.Foreign) && d.Foreign[i].Start <= at
}

// Timed tells for each token whether it starts inside a time expression.
func (d *Doc) Timed() []bool {
	timed := make([]bool, len(d.Syntax.Tokens))
	k := 0
	for i, t := range d.Syntax.Tokens {
		for k < len(d.Out.Times) && d.Out.Times[k].End <= t.Start {
			k++
		}
		timed[i] = k < len(d.Out.Times) && d.Out.Times[k].Start <= t.Start
	}
	return timed
}

// Document finishes the work: spans become code points, lists get the order of
// the format and the result is checked against it.
func (d *Doc) Document() (*schema.Document, error) {
	out := d.Out
	if err := out.ToCodePoints(); err != nil {
		return nil, err
	}
	out.Sort()
	if err := out.Validate(); err != nil {
		return nil, err
	}
	return &out, nil
}
