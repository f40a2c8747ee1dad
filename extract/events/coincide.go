package events

import "dateline/schema"

// coincident is the date that another verb of the sentence gives a verb in the
// past: that of a clause behind "when" ("died when a bomb shook Velden on
// Tuesday"), or of the last of several deeds of one kind ("killed two and
// wounded nine on Sunday"). It is nil without one.
func (w *work) coincident(t *trigger) *schema.Date {
	i := t.token
	if !w.pastTense(i) {
		return nil
	}
	for _, c := range w.a.Children(i) {
		if c < i || !w.pastTense(c) {
			continue
		}
		n := w.at[c].trigger
		switch w.rel(c) {
		case "advcl":
			if !w.during(c, i) {
				continue
			}
		case "conj":
			if n == 0 || w.found[n-1].typ != t.typ || t.typ == "OTHER" || w.a.Child(c, "nsubj", "nsubj:pass") >= 0 {
				continue
			}
		default:
			continue
		}
		if d := w.ownDate(c, false); d != nil {
			return d
		}
	}
	return nil
}

// during reports a clause behind verb h of what happened at the same time.
func (w *work) during(i, h int) bool {
	m := w.a.Child(i, "mark", "advmod")
	return m > h && i > m && w.words["coincident"][w.word(m)]
}

// pastTense reports a verb in the simple past, active or passive.
func (w *work) pastTense(i int) bool {
	if !w.verbal(i) {
		return false
	}
	for _, c := range w.a.Children(i) {
		if rel := w.rel(c); rel == "aux" || rel == "aux:pass" {
			return w.a.Tokens[c].Tag == "VBD" && w.lemma(c) != "have"
		}
	}
	return w.a.Tokens[i].Tag == "VBD" || w.rel(i) == "conj" && w.a.Tokens[i].Tag == "VBN"
}

// yearOf reports a year that only tells which thing noun c means: "joined the
// 2008 Sundrian team".
func (w *work) yearOf(k, c int) bool {
	if c < k || !w.nominal(c) || w.at[c].time > 0 || len(w.d.Out.Times[w.at[k].time-1].Value) != 4 {
		return false
	}
	_, deed := w.deed(c)
	return !deed
}
