package statements

import (
	"strings"

	"dateline/schema"
)

// appearance is a dated sentence in which somebody speaks in public.
type appearance struct {
	actor string
	at    int // byte offset of its verb
	date  schema.Date
}

// appearances finds the sentences that date what their subject says next: "On
// Tuesday, Venn made her comments as …".
func (w *work) appearances() []appearance {
	var out []appearance
	for i := range w.a.Tokens {
		if !w.verb(i) || w.quote[i] > 0 || !w.public(i) {
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
			out = append(out, appearance{actor, v.Start, *date})
		}
	}
	return out
}

// public reports a verb of speaking in public, by itself or with its object.
func (w *work) public(i int) bool {
	if w.publicly["verb "+w.a.Tokens[i].Lemma] {
		return true
	}
	o := w.child(i, "obj")
	return o > i && w.publicly["noun "+strings.ToLower(w.a.Tokens[o].Lemma)]
}

// known is the actor that a phrase refers to, "" when nobody known does.
func (w *work) known(r run) string {
	end := w.a.Tokens[r.last-1].End
	for _, m := range w.actors {
		if m.End == end {
			return m.actor
		}
	}
	return ""
}
