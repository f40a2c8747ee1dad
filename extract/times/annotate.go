package times

import (
	"fmt"
	"strings"

	"dateline/extract"
	"dateline/schema"
	"dateline/schema/edtf"
)

// bounds are the first and last day of an EDTF expression.
func bounds(s string) (from, until string) {
	if isDay(s) {
		return s, s
	}
	d, err := edtf.Parse(s)
	if err != nil {
		return "", ""
	}
	return d.Bounds()
}

// isDay reports whether an EDTF expression is one day: most are.
func isDay(s string) bool {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return false
	}
	for i := range len(s) {
		if i != 4 && i != 7 && byteKinds[s[i]] != bDigit {
			return false
		}
	}
	return true
}

type resolver struct{ t *Tagger }

func (resolver) Name() string { return "times resolved" }
func (resolver) Needs() []extract.Layer {
	return []extract.Layer{extract.Syntax, extract.TimesFound, extract.Source}
}
func (resolver) Gives() []extract.Layer { return []extract.Layer{extract.TimesResolved} }

// Annotate implements [extract.Annotator].
func (r resolver) Annotate(d *extract.Doc) error {
	m := r.t.matcher(d)
	defer r.t.pool.Put(m)
	newWork(m, d, d.Out.Article.Published).run(schema.Span{Start: 0, End: len(d.Text)})
	for i := range d.Out.Times {
		yearless(&d.Out.Times[i])
	}
	return nil
}

// yearless gives a day or month whose year stays open its EDTF all the same,
// without bounds: "Tuesday, April 12" is XXXX-04-12, which says more than
// nothing.
func yearless(t *schema.Time) {
	if t.EDTF != "" || t.Type != schema.DateType || len(t.Value) != len("XXXX-MM-DD") || t.Value[:5] != "XXXX-" || t.Value[5] == 'W' || t.Value[5] == 'X' {
		return
	}
	if d, err := edtf.Parse(t.Value); err == nil {
		t.EDTF = d.String()
	}
}

// ResolveAt resolves the times inside a span of bytes again, counted from
// another day than that of publication: what a quotation says counts from the
// day it was said. It needs what the resolver needs, and the resolver run before.
func (t *Tagger) ResolveAt(d *extract.Doc, span schema.Span, said *schema.Date) {
	m := t.matcher(d)
	defer t.pool.Put(m)
	w := newWork(m, d, d.Out.Article.Published)
	w.dry = true
	w.run(schema.Span{Start: 0, End: span.Start})
	w.dry = false
	w.from, w.until, w.known = days(said)
	w.run(span)
}

// days is the interval of days of a date.
func days(p *schema.Date) (from, until day, ok bool) {
	if p == nil {
		return 0, 0, false
	}
	f, err := edtf.ParseDay(p.From)
	if err != nil {
		return 0, 0, false
	}
	u, err := edtf.ParseDay(p.Until)
	return f, u, err == nil
}

// work resolves the times of one document.
type work struct {
	m           *matcher
	d           *extract.Doc
	from, until day
	known       bool
	periods     []period // by time; zero where none was found
	shifted     []bool   // by time: a year before or after another
	sentence    []int    // by time
	at          int      // next token to look at
	dry         bool     // note the periods only
	ref         int      // the time that the last one read was counted from, -1 for none
	reference   string   // what the anchor is, for explanations
	told        []Explanation
}

// newWork prepares the resolution of a document's times against an anchor.
func newWork(m *matcher, d *extract.Doc, anchor *schema.Date) *work {
	n := len(d.Out.Times)
	w := &work{m: m, d: d, periods: make([]period, n), shifted: make([]bool, n)}
	w.from, w.until, w.known = days(anchor)
	w.sentences()
	return w
}

// run resolves the times inside a span.
func (w *work) run(span schema.Span) {
	for _, clocks := range []bool{false, true} {
		for i := range w.d.Out.Times {
			if span.Contains(w.d.Out.Times[i].Span) {
				w.resolve(i, clocks)
			}
		}
	}
}

// sentences notes the sentence of each time.
func (w *work) sentences() {
	ts := w.d.Out.Times
	w.sentence = make([]int, len(ts))
	if w.d.Syntax == nil {
		return
	}
	k, ss := 0, w.d.Syntax.Sentences
	for i := range ts {
		for k+1 < len(ss) && ss[k+1].Start <= ts[i].Start {
			k++
		}
		w.sentence[i] = k
	}
}

// rule is the number of the rule that found a time.
func (w *work) rule(t *schema.Time) (int, bool) {
	id, _, _ := strings.Cut(t.Rule, "/")
	n, ok := w.m.g.ruleByID[id]
	return n, ok
}

// reread finds how the rule of a time read it.
func (w *work) reread(t *schema.Time) (expr, bool) {
	rule, ok := w.rule(t)
	if !ok {
		return expr{}, false
	}
	toks := w.m.toks
	if w.at >= len(toks) || int(toks[w.at].start) > t.Start {
		w.at = 0
	}
	for w.at < len(toks) && int(toks[w.at].start) < t.Start {
		w.at++
	}
	if w.at >= len(toks) || int(toks[w.at].start) != t.Start {
		return expr{}, false
	}
	w.m.only = rule
	found := w.m.longestAt(w.at)
	w.m.only = -1
	if !found || int(toks[w.m.best.last-1].end) != t.End {
		return expr{}, false
	}
	return w.m.expr(), true
}

// resolve resolves one time; those that are only a time of day wait for the
// second round, when the days beside them are known.
func (w *work) resolve(i int, clocks bool) {
	t := &w.d.Out.Times[i]
	if rule, ok := w.rule(t); !ok || (w.m.g.rules[rule].kind == kClock) != clocks {
		return
	}
	x, ok := w.reread(t)
	if !ok {
		return
	}
	w.ref = -1
	f := w.frame(i)
	r := x.resolve(f)
	if w.known && w.from != w.until && r.value != "" {
		// Where the anchor is an interval, only what both its ends agree on holds.
		f = w.frame(i)
		f.now = w.until
		if x.resolve(f) != r {
			f.known = false
			r = x.resolve(f)
		}
	}
	if w.told != nil {
		w.told[i] = w.explain(i, &x, f, &r)
	}
	if !w.dry {
		x.reset(t)
		r.into(t)
	}
	if r.ok {
		w.periods[i] = r.period
		u, _ := x.unit()
		w.shifted[i] = x.rule.kind == kShift && u == uYear
		w.check(&x, t, r.period)
	}
}

// check warns of a day of the week that does not fit its date.
func (w *work) check(x *expr, t *schema.Time, p period) {
	named, ok := x.weekday()
	if !ok || !x.hasDay() && !x.has(cNumDate) || p.g != gDay || weekday(p.first()) == named {
		return
	}
	name, day := x.words(w, true), x.words(w, false)
	warn(w.d, fmt.Sprintf("%s %q does not fit %s %q: %s is a %s", where(w.d, name), w.d.Text[name.Start:name.End],
		where(w.d, day), w.d.Text[day.Start:day.End], p.value(), p.first().Weekday()))
}

// words is the span of the day of the week of an expression, or of the rest.
func (x *expr) words(w *work, weekday bool) schema.Span {
	s := schema.Span{Start: -1}
	for _, c := range x.caps {
		is := c.class == cWday || c.class == cWdayW || c.class == cWdayA
		if c.last == c.first || is != weekday {
			continue
		}
		if s.Start < 0 {
			s.Start = int(w.m.toks[c.first].start)
		}
		s.End = int(w.m.toks[c.last-1].end)
	}
	return s
}

// frame is what time i is resolved against.
func (w *work) frame(i int) *frame {
	return &frame{
		now: w.from, known: w.known, dialogue: w.m.g.dialogue, clock: w.m.g.clock,
		dir:   func() int32 { return w.direction(i) },
		prev:  func(g gran) (period, bool) { return w.previous(i, g, false) },
		plain: func(g gran) (period, bool) { return w.previous(i, g, true) },
		near:  func() (day, bool) { return w.sameSentence(i) },
		full:  w.latest,
	}
}

// previous is the last period of length g or shorter that was mentioned
// before time i, at most a few sentences back; plain leaves out those that
// were themselves counted a year back from another.
func (w *work) previous(i int, g gran, plain bool) (period, bool) {
	for k := i - 1; k >= 0 && w.sentence[i]-w.sentence[k] <= 4; k-- {
		if p := w.periods[k]; p.g != 0 && p.g <= g && !(plain && w.shifted[k]) {
			w.ref = k
			return p, true
		}
	}
	return period{}, false
}

// sameSentence is the day mentioned nearest to time i in its sentence, else
// the last day of the sentence before.
func (w *work) sameSentence(i int) (day, bool) {
	for away := 1; away < 6; away++ {
		for _, k := range [...]int{i - away, i + away} {
			if k >= 0 && k < len(w.periods) && w.periods[k].g == gDay && w.sentence[k] == w.sentence[i] {
				w.ref = k
				return w.periods[k].first(), true
			}
		}
	}
	for k := i - 1; k >= 0 && w.sentence[i]-w.sentence[k] <= 1; k-- {
		if w.periods[k].g == gDay {
			w.ref = k
			return w.periods[k].first(), true
		}
	}
	return 0, false
}

// latest is the latest fully dated day of the text.
func (w *work) latest() (best day, ok bool) {
	for i := range w.d.Out.Times {
		t := &w.d.Out.Times[i]
		if t.From == "" || t.From != t.Until || strings.Contains(t.Rule, "/") {
			continue
		}
		if d, err := edtf.ParseDay(t.From); err == nil && (!ok || d > best) {
			best, ok = d, true
		}
	}
	return best, ok
}
