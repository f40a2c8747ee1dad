package times

import (
	"fmt"
	"slices"

	"dateline/extract"
	"dateline/schema"
	"dateline/schema/edtf"
)

// Conflicts warns of times that contradict each other, in Out.Warnings, each
// warning with both places: an event that happened after the article that
// reports it, and two times of day for one happening of a sentence. A day of
// the week that does not fit its date is warned of by the [Tagger.Resolver].
// Nothing is corrected.
func (t *Tagger) Conflicts() extract.Annotator { return conflicts{t} }

type conflicts struct{ t *Tagger }

func (conflicts) Name() string { return "conflicts" }
func (conflicts) Needs() []extract.Layer {
	return []extract.Layer{extract.TimesQuoted, extract.Events}
}
func (conflicts) Gives() []extract.Layer { return []extract.Layer{extract.Conflicts} }

// Annotate implements [extract.Annotator].
func (c conflicts) Annotate(d *extract.Doc) error {
	m := c.t.matcher(d)
	defer c.t.pool.Put(m)
	w := newWork(m, d, d.Out.Article.Published)
	w.laterThanReport(d)
	w.twoClocks(d)
	return nil
}

// laterThanReport warns of events told as happened, in a clause of the past,
// whose first day is after the last day that the article can be of.
func (w *work) laterThanReport(d *extract.Doc) {
	p := d.Out.Article.Published
	_, published, ok := days(p)
	if !ok {
		return
	}
	report := "published " + p.Until
	if p.Span != nil {
		report = fmt.Sprintf("%s %q", where(d, *p.Span), d.Text[p.Span.Start:p.Span.End])
	}
	for i := range d.Out.Events {
		e := &d.Out.Events[i]
		if e.When == nil || e.Factuality != schema.Happened || e.When.Basis != schema.Stated {
			continue
		}
		from, err := edtf.ParseDay(e.When.From)
		if err != nil || from <= published {
			continue
		}
		k := slices.IndexFunc(d.Out.Times, func(t schema.Time) bool { return t.ID == e.When.Time })
		if k < 0 || w.direction(k) >= 0 {
			continue
		}
		t := &d.Out.Times[k]
		warn(d, fmt.Sprintf("%s %q is dated %s by %s %q, after its report (%s)", where(d, e.Trigger.Span), e.Trigger.Text, e.When.From, where(d, t.Span), t.Text, report))
	}
}

// twoClocks warns of times of day that stand beside each other for one
// happening and differ: "at 9 p.m. (6 p.m.)" in one zone, "at noon, 2 p.m.".
// Ranges, lists and clocks of two zones are no conflict.
func (w *work) twoClocks(d *extract.Doc) {
	var last expr
	lastAt := -1
	for i := range d.Out.Times {
		x, ok := w.reread(&d.Out.Times[i])
		if !ok || x.clock() < 0 {
			continue
		}
		x.caps = slices.Clone(x.caps)
		if lastAt >= 0 && w.sentence[i] == w.sentence[lastAt] && w.besides(lastAt, i) && differ(&last, &x) {
			a, b := &d.Out.Times[lastAt], &d.Out.Times[i]
			warn(d, fmt.Sprintf("two clocks in one sentence: %s %q and %s %q", where(d, a.Span), a.Text, where(d, b.Span), b.Text))
		}
		last, lastAt = x, i
	}
}

// besides reports whether times a and b tell of one happening: only marks stand
// between them, or they hang on the same verb and no word joins them to a list
// or range.
func (w *work) besides(a, b int) bool {
	from, until := w.d.Out.Times[a].End, w.d.Out.Times[b].Start
	words := false
	for i := range w.m.toks {
		k := &w.m.toks[i]
		if int(k.end) <= from || int(k.start) >= until {
			if before := i+1 < len(w.m.toks) && int(w.m.toks[i+1].start) == w.d.Out.Times[a].Start; before && w.m.g.joins[k.word] {
				return false
			}
			continue
		}
		if k.word == w.m.g.w.hyphen || w.m.g.joins[k.word] {
			return false
		}
		words = words || k.has(wordy) || k.num >= 0
	}
	verb := w.verbOf(a)
	return !words || verb >= 0 && verb == w.verbOf(b)
}

// verbOf is the token of the verb that time i hangs on, -1 for none.
func (w *work) verbOf(i int) int {
	v, first, last := w.clause(i)
	if v.a == nil {
		return -1
	}
	k := first
	for steps := 0; steps < 12 && k >= v.s.First && k < v.s.Last; steps++ {
		if (k < first || k > last) && v.isVerb(k) {
			return k
		}
		if v.a.Tokens[k].Rel == "" {
			return -1
		}
		k = v.a.Tokens[k].Head
	}
	return -1
}

// differ reports whether two clocks of the same zone, or of none, differ.
func differ(a, b *expr) bool {
	za, oka := a.get(cZone)
	zb, okb := b.get(cZone)
	switch {
	case oka && okb:
		return (a.clock()/60-za)%1440 != (b.clock()/60-zb)%1440
	case oka || okb:
		return false // the local time beside that of a zone
	}
	return a.clock() != b.clock()
}

// where is a span in code points, as in the document that is handed out.
func where(d *extract.Doc, s schema.Span) string {
	start := len([]rune(d.Text[:s.Start]))
	return fmt.Sprintf("%d-%d", start, start+len([]rune(d.Text[s.Start:s.End])))
}

// warn adds a warning once.
func warn(d *extract.Doc, text string) {
	if !slices.Contains(d.Out.Warnings, text) {
		d.Out.Warnings = append(d.Out.Warnings, text)
	}
}
