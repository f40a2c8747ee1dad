// Package times finds time expressions in English news and says what days they
// mean. It is a TIMEX3 tagger in two phases: the [Tagger.Finder] recognises
// expressions and gives them under-specified values ("XXXX-WXX-5"), the
// [Tagger.Resolver] completes them from the date of publication, the tense of
// the clause and the dates mentioned before. Both read the same rules, kept in
// data/*.tsv, so that nothing but the document passes between them. What is
// said in quotation marks counts from the day it was said ([Tagger.Quotations]);
// times that contradict each other are warned of ([Tagger.Conflicts]);
// [Tagger.Explain] tells how each time was read.
//
// A time has a TIMEX3 value, as the text has it, and apart from it the closed
// interval [From, Until] of days that it may mean: "two weeks ago" is the week
// 2022-W21 and the days half a week to either side, "late March" the days from
// the twentieth, a feast by the moon its day and those beside. How often the
// interval meets the annotated days is measured by TestInterval, which also
// defines the measure.
package times

import (
	"fmt"
	"sync"

	"dateline/extract"
	"dateline/schema"
)

// Tagger holds the rules. It is safe for concurrent use.
type Tagger struct {
	g    *grammar
	pool sync.Pool // of *matcher
}

// Option changes how a [Tagger] reads.
type Option func(*grammar)

// PreferFuture reads as in a dialogue instead of news: what is not said lies
// ahead, names need no capital and "2/15" is a day, month first.
func PreferFuture() Option { return func(g *grammar) { g.dialogue, g.voc.anyCase = true, true } }

// SpokenAt is the time of day, in seconds, at which a dialogue takes place: an
// hour that is over means the day after. News has no hour of its own.
func SpokenAt(seconds int32) Option { return func(g *grammar) { g.clock = seconds } }

// New reads the embedded rules, for news unless an option says otherwise.
func New(options ...Option) (*Tagger, error) {
	g, err := newGrammar(options...)
	if err != nil {
		return nil, err
	}
	t := &Tagger{g: g}
	t.pool.New = func() any { return &matcher{view: view{g: g}, only: -1} }
	return t, nil
}

// Finder recognises time expressions: it fills Out.Times with ids, spans, types
// and under-specified values. Fully dated ones get their days at once.
func (t *Tagger) Finder() extract.Annotator { return finder{t} }

// Resolver gives the expressions found their days, as far as the date of
// publication and the text tell them, and ends their Rule with the reason:
// "weekday/same day". It warns of days of the week that do not fit their date.
func (t *Tagger) Resolver() extract.Annotator { return resolver{t} }

type finder struct{ t *Tagger }

func (finder) Name() string           { return "times found" }
func (finder) Needs() []extract.Layer { return []extract.Layer{extract.Syntax} }
func (finder) Gives() []extract.Layer { return []extract.Layer{extract.TimesFound} }

// Annotate implements [extract.Annotator].
func (f finder) Annotate(d *extract.Doc) error {
	m := f.t.matcher(d)
	defer f.t.pool.Put(m)
	for i := 0; i < len(m.toks); {
		if !m.longestAt(i) {
			i++
			continue
		}
		d.Out.Times = append(d.Out.Times, m.found(len(d.Out.Times)+1))
		i = max(m.best.last, i+1)
	}
	return nil
}

// matcher takes a scratch matcher with the scanned text of d; one that has just
// read the same text with the same analysis keeps its tokens.
func (t *Tagger) matcher(d *extract.Doc) *matcher {
	m := t.pool.Get().(*matcher)
	m.only = -1
	if m.text != d.Text || m.syntax != d.Syntax || m.toks == nil {
		m.text, m.syntax = d.Text, d.Syntax
		m.toks = scan(t.g.voc, d.Text, d.Syntax, m.toks)
	}
	return m
}

// found is the best match as an unresolved time.
func (m *matcher) found(n int) schema.Time {
	x := m.expr()
	start, end := int(m.toks[m.best.first].start), int(m.toks[m.best.last-1].end)
	t := schema.Time{ID: fmt.Sprintf("t%d", n), Span: schema.Span{Start: start, End: end}, Text: m.text[start:end]}
	x.reset(&t)
	none := func(gran) (period, bool) { return period{}, false }
	never := func() (day, bool) { return 0, false }
	x.resolve(&frame{dir: func() int32 { return 0 }, prev: none, plain: none, near: never, full: never}).into(&t)
	return t
}

// expr is the best match as an expression.
func (m *matcher) expr() expr {
	return expr{g: m.g, rule: &m.g.rules[m.best.rule], caps: m.best.captures}
}

// reset makes a time under-specified.
func (x *expr) reset(t *schema.Time) {
	t.Type, t.Value, t.Mod, t.Rule = x.timexType(), x.open(), x.mod(), x.rule.id
	t.EDTF, t.From, t.Until = "", "", ""
}

// into writes a reading into a time; an empty one leaves it as it is.
func (r reading) into(t *schema.Time) {
	if r.value == "" {
		return
	}
	t.Value = r.value
	t.EDTF = r.edtf
	t.From, t.Until = bounds(r.edtf)
	if r.why != "" {
		t.Rule += "/" + r.why
	}
}
