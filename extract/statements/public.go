package statements

import (
	"strings"

	"dateline/schema"
)

// appearance is a dated sentence in which somebody speaks in public.
type appearance struct {
	at   int // byte offset of its verb
	date schema.Date
}

// appearances finds, by actor, the sentences that date what their subject says next: "On
// Tuesday, Venn made her comments as …".
func (w *work) appearances() map[string][]appearance {
	out := map[string][]appearance{}
	for i := range w.a.Tokens {
		if !w.verb(i) || w.quoted(i) || !w.public(i) {
			continue
		}
		subject := w.subjectOf(i)
		if subject < 0 {
			continue
		}
		v := w.d.Quote(w.a.Tokens[i].Start, w.a.Tokens[i].End)
		date := w.stated(&schema.Statement{Cue: &v})
		if date == nil || date.EDTF == "" {
			continue
		}
		if actor := w.known(w.phrase(subject)); actor != "" {
			out[actor] = append(out[actor], appearance{v.Start, *date})
		}
	}
	return out
}

// public reports a verb of speaking in public, by itself or with its object.
func (w *work) public(i int) bool {
	if w.publicly["verb "+w.a.Tokens[i].Lemma] {
		return true
	}
	o := w.a.Child(i, "obj")
	return o > i && w.publicly["noun "+strings.ToLower(w.a.Tokens[o].Lemma)]
}

// known is the actor that a phrase refers to, "" when nobody known does.
func (w *work) known(r run) string {
	end := w.a.Tokens[r.last-1].End
	first := len(w.actors)
	w.mentions(run{r.last - 1, r.last}, func(n int) {
		if m := &w.actors[n]; m.End == end && !m.later {
			first = min(first, n)
		}
	})
	if first == len(w.actors) {
		return ""
	}
	return w.actors[first].actor
}

// summaries dates what the headline and the first paragraph report: where all
// the speaker's dated words in the article are of one occasion, the words that
// open it are of that occasion, too.
func (w *work) summaries(out []schema.Statement, public map[string][]appearance) {
	only := map[string]schema.Date{} // of each actor, with no EDTF where there are several
	note := func(actor string, d schema.Date) {
		if o, known := only[actor]; known && o.EDTF != d.EDTF {
			d.EDTF = ""
		}
		only[actor] = d
	}
	for i := range out {
		if s := &out[i]; s.Speaker != nil && s.Via == nil && s.SaidOn.Basis == schema.Stated && s.SaidOn.EDTF != "" {
			if !w.oneOccasion(s) {
				note(s.Speaker.Actor, schema.Date{})
			}
			note(s.Speaker.Actor, *s.SaidOn)
		}
	}
	for actor, own := range public {
		for _, a := range own {
			note(actor, a.date)
		}
	}
	lead := w.lead()
	for i := range out {
		s := &out[i]
		if s.Speaker == nil || s.Speaker.Actor == "" || s.Via != nil || s.SaidOn.Basis != schema.Unknown || s.SaidOn.Time != "" || earlier(w, s) {
			continue
		}
		d := only[s.Speaker.Actor]
		if si := w.sentenceAt(s.Cue.Start); d.EDTF != "" && w.a.Sentences[si].Paragraph <= lead {
			s.SaidOn, w.whence[i] = carriedDate(d), "as all that the article dates of the speaker's words"
		}
	}
}

// lead is the first paragraph of the text proper, behind the headline.
func (w *work) lead() int {
	for _, s := range w.a.Sentences {
		if w.d.Block(s.Start) == schema.Paragraph {
			return s.Paragraph
		}
	}
	return -1
}
