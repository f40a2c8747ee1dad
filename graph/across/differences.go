package across

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/schema"
)

// DifferenceKind is in what a copy departs from its original.
type DifferenceKind string

// Kinds of differences.
const (
	DifferentName      DifferenceKind = "name"      // a name gave way to another word
	DifferentNumber    DifferenceKind = "number"    // a number became another one
	DifferentDate      DifferenceKind = "date"      // a day became another one
	DifferentQuotation DifferenceKind = "quotation" // words in quotation marks were changed
	DifferentNegation  DifferenceKind = "negation"  // a "not" came or went
	DifferentSpelling  DifferenceKind = "spelling"  // a name is spelled otherwise, not by another transliteration
	DifferentSense     DifferenceKind = "sense"     // a word gave way to one of opposite sense
	DifferentCertainty DifferenceKind = "certainty" // what the original leaves open is said as certain
	DifferentContent   DifferenceKind = "content"   // a sentence in the same place says something else
)

// Difference is one place where a text says something else than the one it was
// taken from. Mere paraphrase is none.
type Difference struct {
	Kind DifferenceKind `json:"kind"`
	Of   Passage        `json:"of"`   // the original
	Copy Passage        `json:"copy"` // the copy
}

// Passage is a sentence and what of it is different: a span of no length
// where the other text has a word more. Spans are code points of the text.
type Passage struct {
	Changed  schema.Quote `json:"changed"`
	Sentence schema.Quote `json:"sentence"`
}

// Differences lists where copied departs from of, in the order of the copy.
// Both texts are aligned sentence by sentence and then word by word; what is
// left between equal words is a difference where a name, a number, a day, a word
// in quotation marks or a "not" changed. Sentences that stand for each other by
// their place alone say different things.
func Differences(of, copied *schema.Document) ([]Difference, error) {
	c, err := newCorpus()
	if err != nil {
		return nil, err
	}
	c.add(of)
	c.add(copied)
	x, y := c.newWording(c.articles[0], of), c.newWording(c.articles[1], copied)
	d := differ{corpus: c, weights: c.idf()}
	pairs := c.compare(x.article, y.article, d.weights).pairs
	for _, p := range pairs {
		d.words(x.sentence(x.lines[p.a]), y.sentence(y.lines[p.b]))
	}
	d.shorts(x, y, pairs)
	d.places(x, y, pairs)
	d.asides(x, y, pairs)
	slices.SortStableFunc(d.found, func(a, b Difference) int { return a.Copy.Changed.Start - b.Copy.Changed.Start })
	return d.found, nil
}

// wording is an article whose sentences can be read again.
type wording struct {
	*article
	text  *schema.TextIndex
	names map[int32]bool // stems
	times []schema.Time
}

func (c *corpus) newWording(a *article, d *schema.Document) *wording {
	return &wording{article: a, text: schema.IndexText(d.Text), names: c.nameStems(d), times: d.Times}
}

// sentence is a line with its words as they are written.
type sentence struct {
	line
	text    string
	written []word
	names   map[int32]bool
	times   []schema.Time // that it holds
	shouted bool          // in capitals throughout
}

func (w *wording) sentence(l line) sentence {
	s := sentence{line: l, names: w.names}
	s.text, _ = w.text.Slice(schema.Span{Start: s.start, End: s.end})
	s.written, _ = splitWords(s.text, false)
	for i := range w.times {
		if t := &w.times[i]; t.Start >= s.start && t.End <= s.end {
			s.times = append(s.times, *t)
		}
	}
	s.shouted = s.text == strings.ToUpper(s.text)
	return s
}

// named reports whether word i is part of a name: by a capital within a
// sentence, and by being known where capitals say nothing.
func (s sentence) named(i int) bool {
	if !s.written[i].upper || s.words[i].digit {
		return false
	}
	return s.names[s.words[i].stem] || i > 0 && !s.shouted
}

// passage is the sentence with the words [i,j) changed.
func (s sentence) passage(i, j int) Passage {
	at := func(b int) int { return s.start + utf8.RuneCountInString(s.text[:b]) }
	from := len(s.text)
	if i < len(s.written) {
		from = s.written[i].start
	}
	to := from
	if j > i {
		to = s.written[j-1].end
	}
	return Passage{
		Changed:  schema.Quote{Span: schema.Span{Start: at(from), End: at(to)}, Text: s.text[from:to]},
		Sentence: schema.Quote{Span: schema.Span{Start: s.start, End: s.end}, Text: s.text},
	}
}
