package statements

import (
	"slices"
	"sort"

	"dateline/extract/syntax"
	"dateline/schema"
	"dateline/schema/edtf"
)

// carry is how many paragraphs an occasion lasts: a speech or a press
// conference is reported in neighbouring paragraphs.
const carry = 3

// dates gives every statement the day on which it was said: the time in its
// sentence outside the content, else that of the same speaker's statement on
// the same occasion before it; else it stays open.
func (w *work) dates(out []schema.Statement) {
	for i := range out {
		out[i].SaidOn = w.stated(&out[i])
	}
	w.whence = make([]string, len(out))
	public := w.appearances()
	order := make([]int, len(out))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return out[a].Cue.Start - out[b].Cue.Start })
	latest := map[string]*schema.Statement{} // the last one of each speaker with a date
	for _, i := range order {
		s := &out[i]
		if s.SaidOn == nil {
			s.SaidOn, w.whence[i] = w.carried(s, latest, public)
		}
		if s.SaidOn == nil {
			s.SaidOn = &schema.Date{Basis: schema.Unknown}
		}
		if s.Speaker != nil && s.Via == nil && s.SaidOn.EDTF != "" && w.oneOccasion(s) {
			latest[s.Speaker.Actor] = s
		}
	}
	w.summaries(out, public)
}

// oneOccasion reports a date that later statements can share: that of no
// earlier occasion ("had said") and within a week.
func (w *work) oneOccasion(s *schema.Statement) bool {
	if earlier(w, s) {
		return false
	}
	from, err := edtf.ParseDay(s.SaidOn.From)
	if err != nil {
		return false
	}
	until, err := edtf.ParseDay(s.SaidOn.Until)
	return err == nil && until-from < 7
}

// stated is the time expression of the cue's sentence that dates the saying:
// the nearest one to the cue that no content holds.
func (w *work) stated(s *schema.Statement) *schema.Date {
	si := w.sentenceAt(s.Cue.Start)
	sent := w.a.Sentences[si]
	var best *schema.Time
	times := w.d.Out.Times
	first := sort.Search(len(times), func(i int) bool { return times[i].Start >= sent.Start })
	for i := first; i < len(times) && times[i].Start < sent.End; i++ {
		t := &times[i]
		if t.End > sent.End || !t.Datable() {
			continue
		}
		if w.ahead(t) && w.tag(w.tokenAt(s.Cue.Start)) != "VB" {
			continue // what an article reports was not said after it appeared
		}
		if slices.ContainsFunc(s.Content, func(c schema.Quote) bool { return c.Overlaps(t.Span) }) || !w.datesCue(t, s, sent.Start) {
			continue
		}
		if best == nil || gap(t.Span, s.Cue.Span) < gap(best.Span, s.Cue.Span) {
			best = t
		}
	}
	if best == nil {
		best = w.period(s)
	}
	if best == nil {
		return nil
	}
	return best.Stated()
}

// ahead reports a time that lies behind the article's date of publication.
func (w *work) ahead(t *schema.Time) bool {
	p := w.d.Out.Article.Published
	return p != nil && p.Until != "" && t.From > p.Until
}

// period is the period of what is reported as a thing, where it has not ended
// when the article appears: "reported the discovery of a grave this month" was
// said this month too, since a report lies between what it tells and its
// publication.
func (w *work) period(s *schema.Statement) *schema.Time {
	p, cue := w.d.Out.Article.Published, w.tokenAt(s.Cue.Start)
	if p == nil || p.From == "" || s.Kind != schema.Indirect || len(s.Content) != 1 || w.tag(cue) != "VBD" {
		return nil
	}
	for i := range w.d.Out.Times {
		t := &w.d.Out.Times[i]
		if t.Start < s.Content[0].Start || t.End > s.Content[0].End || !t.Datable() || t.From >= p.From || t.Until < p.Until {
			continue
		}
		if !w.hasVerb(run{w.tokenAt(s.Content[0].Start), w.tokenAt(t.Start)}) {
			return t
		}
	}
	return nil
}

// datesCue reports whether a time belongs to the cue rather than to another
// verb of the sentence: it opens the sentence, hangs on the cue or stands right
// beside it; where the tree gives no verb, none may lie between them.
func (w *work) datesCue(t *schema.Time, s *schema.Statement, start int) bool {
	if t.Start-start < 6 {
		return true
	}
	cue := w.tokenAt(s.Cue.Start)
	if v := w.verbAbove(w.tokenAt(t.Start)); v >= 0 {
		return v == cue || v == w.conjunctOf(cue) || gap(t.Span, s.Cue.Span) <= 1 || w.prompted(v, cue) || w.tag(cue) == "VBG" && w.a.Tokens[cue].Rel == "advcl" && v == w.conjunctOf(w.a.Tokens[cue].Head)
	}
	lo, hi := min(t.End, s.Cue.End), max(t.Start, s.Cue.Start)
	for _, tok := range w.a.Tokens[w.tokenAt(lo):] {
		if tok.Start >= hi {
			break
		}
		if tok.Start >= lo && len(tok.Tag) > 1 && tok.Tag[:2] == "VB" && tok.Tag != "VBG" && tok.Tag != "VBN" {
			return false
		}
	}
	return true
}

// prompted reports a participle that tells the occasion of the cue in front of
// it: "Venn, asked on Monday about the dam, said …", "Speaking on Monday, …".
func (w *work) prompted(v, cue int) bool {
	return v < cue && w.is(v, "asked") && w.tag(v) != "VBD" && !w.hasVerb(run{w.a.Sentences[w.a.Tokens[v].Sentence].First, v})
}

// conjunctOf is the verb that token i is joined to: "left on Tuesday and
// warned"; i itself when it is joined to none.
func (w *work) conjunctOf(i int) int {
	for w.a.Tokens[i].Rel == "conj" && w.a.Tokens[i].Head >= 0 {
		i = w.a.Tokens[i].Head
	}
	return i
}

// verbAbove is the nearest verb that governs a token, -1 when none does.
func (w *work) verbAbove(i int) int {
	for i = w.a.Tokens[i].Head; i >= 0; i = w.a.Tokens[i].Head {
		if w.verb(i) {
			return i
		}
	}
	return -1
}

// carried is the date of the same speaker's latest dated statement, or
// appearance in public, within the paragraphs one occasion fills.
func (w *work) carried(s *schema.Statement, latest map[string]*schema.Statement, public map[string][]appearance) (*schema.Date, string) {
	if s.Speaker == nil || s.Speaker.Actor == "" || earlier(w, s) {
		return nil, ""
	}
	para := w.a.Sentences[w.sentenceAt(s.Cue.Start)].Paragraph
	if o := latest[s.Speaker.Actor]; o != nil && para-w.a.Sentences[w.sentenceAt(o.Cue.Start)].Paragraph <= carry {
		return carriedDate(*o.SaidOn), "as " + o.ID + " of the same speaker"
	}
	own := public[s.Speaker.Actor]
	n := sort.Search(len(own), func(n int) bool { return own[n].at >= s.Cue.Start })
	if n > 0 && para-w.a.Sentences[w.sentenceAt(own[n-1].at)].Paragraph <= carry {
		return carriedDate(own[n-1].date), "as the speaker's appearance told before"
	}
	return nil, ""
}

// carriedDate is d as carried over to a later statement.
func carriedDate(d schema.Date) *schema.Date {
	d.Basis = schema.Carried
	return &d
}

// earlier reports a cue that points to another, earlier occasion: "has
// previously warned", "earlier said".
func earlier(w *work, s *schema.Statement) bool {
	cue := w.tokenAt(s.Cue.Start)
	for i := cue - 1; i >= 0 && i >= cue-3; i-- {
		if w.is(i, "earlier") {
			return true
		}
	}
	return false
}

// gap is the distance between two spans in bytes.
func gap(a, b schema.Span) int {
	if a.End <= b.Start {
		return b.Start - a.End
	}
	return max(0, a.Start-b.End)
}

// tokenAt is the first token that ends behind a byte offset.
func (w *work) tokenAt(at int) int {
	i, _ := slices.BinarySearchFunc(w.a.Tokens, at, func(t syntax.Token, at int) int {
		if t.End <= at {
			return -1
		}
		return 1
	})
	return min(i, len(w.a.Tokens)-1)
}

// sentenceAt is the sentence that holds a byte offset.
func (w *work) sentenceAt(at int) int { return w.a.Tokens[w.tokenAt(at)].Sentence }
