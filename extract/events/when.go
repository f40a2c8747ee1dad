package events

import (
	"strings"

	"dateline/schema"
)

// reach is how many words behind its trigger a time may stand.
const reach = 6

// when is the date of an event: a time that depends on its trigger, else one
// on the verb its clause hangs on, else the only time of the sentence; open
// when the text gives none.
func (w *work) when(t trigger) *schema.Date {
	i := t.token
	for hop := 0; hop < 3 && i >= 0; hop++ {
		if x := w.timeUnder(i, i != t.token); x != nil {
			return x.Stated()
		}
		if x := w.timeBeside(i); x != nil && i == t.token {
			return x.Stated()
		}
		tok := w.a.Tokens[i]
		switch tok.Rel {
		case "advcl", "xcomp", "conj", "nsubj", "obj", "nsubj:pass", "nmod", "acl", "obl":
			i = tok.Head
			continue
		}
		break
	}
	if x := w.onlyTime(t); x != nil {
		return x.Stated()
	}
	return w.ofStatement(t)
}

// datable returns the time at a token if it names a day or a period.
func (w *work) datable(i int) *schema.Time {
	if w.at[i].time == 0 {
		return nil
	}
	if t := &w.d.Out.Times[w.at[i].time-1]; t.Datable() {
		return t
	}
	return nil
}

// timeUnder is a time among the dependents of a token; inherited times must
// not belong to another event below it.
func (w *work) timeUnder(i int, inherited bool) *schema.Time {
	for _, c := range w.a.Children(i) {
		if t := w.datable(c); t != nil {
			return t
		}
		if w.at[c].trigger > 0 || inherited && w.a.Tokens[c].Rel != "obl" && w.a.Tokens[c].Rel != "nmod" {
			continue
		}
		switch w.a.Tokens[c].Rel {
		case "advcl":
			if c > i || inherited {
				continue
			}
			fallthrough // "speaking in Velden on Monday, she thanked …"
		case "obl", "nmod", "obj", "advmod":
			for _, k := range w.a.Children(c) {
				if t := w.datable(k); t != nil {
					return t
				}
			}
		}
	}
	return nil
}

// timeBeside is the time a few words behind the trigger with no verb or mark
// between, wherever the tree has put it.
func (w *work) timeBeside(i int) *schema.Time {
	for k := i + 1; k < len(w.a.Tokens) && k <= i+reach; k++ {
		if t := w.datable(k); t != nil {
			return t
		}
		if tag := w.a.Tokens[k].Tag; punctuation(tag) || strings.HasPrefix(tag, "VB") || w.at[k].trigger > 0 {
			return nil
		}
	}
	return nil
}

// onlyTime is the time of the last sentence asked for.
type onlyTime struct {
	sentence int
	time     *schema.Time
}

// onlyTime is the time of a sentence that has one time and one event.
func (w *work) onlyTime(t trigger) *schema.Time {
	if w.only.sentence != t.sentence {
		w.only.sentence, w.only.time = t.sentence, w.timeOf(t.sentence)
	}
	return w.only.time
}

// timeOf is the one time of a sentence with at most one event.
func (w *work) timeOf(sentence int) *schema.Time {
	s := w.a.Sentences[sentence]
	var found *schema.Time
	events := 0
	for i := s.First; i < s.Last; i++ {
		if w.at[i].trigger > 0 {
			events++
		}
		if x := w.datable(i); x != nil && x != found {
			if found != nil {
				return nil
			}
			found = x
		}
	}
	if events > 1 {
		return nil
	}
	return found
}
