package events

import (
	"strings"

	"dateline/schema"
)

// ruleContent is the rule of what another act speaks of.
const ruleContent = "events/content"

// settle gives an event the type that the sentence as a whole gives it, after
// PLOVER's codebook: a friendly act that is promised is an AGREE, a hostile one
// that is announced a THREATEN, a friendly one that is refused a REJECT; what
// somebody is asked or promises to do is part of that act, a noun may say again
// what its verb says, and without anybody, place or date it is only a topic:
// all of these are an OTHER, with the type as mode.
func (w *work) settle(t *trigger, e *schema.Event, in *schema.Statement) {
	k := t.kind
	if meant, ok := w.intent(t, e, in); ok {
		k = meant
	} else if w.stances[t.typ] != neutral && (w.content(t, e) || w.topic(t, e) || w.same(t)) || w.spoken(t) || w.feared(t, e) {
		k.typ, k.mode, k.rule = "OTHER", strings.ToLower(t.typ), ruleContent
	}
	e.Type, e.Mode, e.Rule = k.typ, k.mode, k.rule
	if _, ok := w.told[k.typ]; !ok {
		w.told[k.typ] = t.sentence
	}
}

// demand is the request that "must" makes of somebody other than its speaker:
// "Norland said Sundria must withdraw".
func (w *work) demand(i int) bool {
	v := w.head(i)
	if v < 0 || w.lemma(i) != "must" || w.a.Tokens[i].Tag != "MD" {
		return false
	}
	in := w.statementOf(schema.Span{Start: w.a.Tokens[i].Start, End: w.a.Tokens[i].End})
	s := w.a.Child(v, "nsubj", "nsubj:pass")
	if in == nil || in.Speaker == nil || in.Speaker.Actor == "" || s < 0 || w.at[s].actor == 0 {
		return false
	}
	return w.d.Out.Actors[w.at[s].actor-1].ID != in.Speaker.Actor
}

// intent reads what somebody says that he will or will not do.
func (w *work) intent(t *trigger, e *schema.Event, in *schema.Statement) (kind, bool) {
	k := kind{mode: strings.ToLower(t.typ), frame: t.frame}
	if !w.willed(t.token) {
		return k, false
	}
	own := in != nil && in.Speaker != nil && agent(e, in.Speaker.Actor)
	st := w.stances[t.typ]
	switch {
	case e.Factuality == schema.Not && own && (st == friendly || t.typ == "AGREE" || t.typ == "CONSULT"):
		k.typ, k.rule = "REJECT", "events/reject-intent"
		e.Factuality = schema.Reported // it is the refusal that is told
	case e.Factuality == schema.Not:
		return k, false
	case st == friendly && hasAgent(e):
		k.typ, k.rule = "AGREE", "events/agree-intent"
	case st == hostile && own:
		k.typ, k.rule = "THREATEN", "events/threaten-intent"
	default:
		return k, false
	}
	return k, true
}

// willed reports "will" or "would" on a verb or on the one it is joined to.
func (w *work) willed(i int) bool {
	if !w.verbal(i) {
		return false
	}
	for hop := 0; hop < 3 && i >= 0; hop++ {
		for _, c := range w.a.Children(i) {
			if w.a.Tokens[c].Tag == "MD" && w.words["will"][w.lemma(c)] {
				return true
			}
		}
		if w.rel(i) != "conj" {
			return false
		}
		i = w.head(i)
	}
	return false
}

// content reports an event that only another act of PLOVER's types speaks of:
// "urged Norland to withdraw", "threatened to attack".
func (w *work) content(t *trigger, e *schema.Event) bool {
	real := e.Factuality == schema.Happened || e.Factuality == schema.Reported
	i := t.token
	for hop := 0; hop < 4; hop++ {
		rel := w.rel(i)
		switch rel {
		case "xcomp", "acl", "obj", "nmod":
		case "ccomp", "advcl", "obl", "conj", "nsubj", "nsubj:pass":
			if real {
				return false
			}
		default:
			return false
		}
		if i = w.head(i); i < 0 {
			return false
		}
		n := w.at[i].trigger
		if n == 0 {
			continue
		}
		if typ := w.found[n-1].typ; w.stances[typ] != neutral && (!real || typ == "REJECT" && !w.words["exit"][w.lemma(i)]) {
			return true
		}
	}
	return false
}

// topic reports a bare noun of PLOVER's types that nobody, no place and no date
// goes with.
func (w *work) topic(t *trigger, e *schema.Event) bool {
	if t.verbal || !w.nominal(t.token) || len(e.Participants) > 0 || e.Place != "" || w.timeUnder(t.token, false) >= 0 || w.again(t) {
		return false
	}
	switch w.rel(t.token) {
	case "obl":
		return !w.words["real"][w.preposition(t.token)] // "after a demonstration"
	case "obj", "nmod", "conj", "compound":
		return true
	}
	return false
}

// again reports "the attack" where an earlier sentence told of one.
func (w *work) again(t *trigger) bool {
	if told, ok := w.told[t.typ]; !ok || told == t.sentence {
		return false
	}
	for _, c := range w.a.Children(t.token) {
		if w.rel(c) == "det" && w.words["this"][w.word(c)] {
			return true
		}
	}
	return false
}

// same reports a noun that names again what the verb above it says: "the
// bombing killed nine", "killed in a bombing".
func (w *work) same(t *trigger) bool {
	h := w.head(t.token)
	if t.verbal || !w.nominal(t.token) || h < 0 || !w.verbal(h) {
		return false
	}
	n := w.at[h].trigger
	return n > 0 && w.found[n-1].typ == t.typ
}

// spoken reports the noun of an event that gave the verb above it its type:
// "announced a merger".
func (w *work) spoken(t *trigger) bool { return !t.verbal && w.gaveType(t.token) }

// feared reports a noun for what only may come: "at risk of starvation".
func (w *work) feared(t *trigger, e *schema.Event) bool {
	h := w.head(t.token)
	return h >= 0 && !t.verbal && w.rel(t.token) == "nmod" && w.nominal(h) && w.words["risk"][w.lemma(h)] && w.preposition(t.token) == "of" && e.Place == "" && w.timeUnder(t.token, false) < 0
}

// gaveType reports a noun that gave the verb above it its type.
func (w *work) gaveType(i int) bool {
	h := w.head(i)
	if h < 0 || w.at[h].trigger == 0 {
		return false
	}
	return w.found[w.at[h].trigger-1].noun == i
}

// toldAlready reports a noun that adds nothing to the act whose object it is:
// "dismissed the warning", where nobody is said to have warned.
func (w *work) toldAlready(t *trigger, e *schema.Event) bool {
	h := w.head(t.token)
	if w.within(t) {
		return true
	}
	if e.Rule != ruleContent || t.verbal || !w.nominal(t.token) || h < 0 || w.rel(t.token) != "obj" && w.rel(t.token) != "nsubj:pass" {
		return false
	}
	if w.stances[t.typ] != verbal || t.typ == "CONSULT" || t.frame == w.frames["mutual"] {
		return false // no words of somebody
	}
	n := w.at[h].trigger
	return n > 0 && w.stances[w.found[n-1].typ] == verbal && len(e.Participants) == 0 && e.Place == "" && w.timeUnder(t.token, false) < 0
}

// within reports a noun that says in what its verb, of the same type, came about:
// "closed higher, up nine cents, in heavy trading".
func (w *work) within(t *trigger) bool {
	if !w.nominal(t.token) || t.verbal || t.typ == "OTHER" || w.stances[t.typ] != neutral || w.preposition(t.token) != "in" || w.timeUnder(t.token, false) >= 0 {
		return false
	}
	i := t.token
	for hop := 0; hop < 3 && (w.rel(i) == "obl" || w.rel(i) == "nmod" || w.rel(i) == "appos" || w.rel(i) == "conj"); hop++ {
		if i = w.head(i); i < 0 {
			return false
		}
		if w.verbal(i) {
			return w.typeOf(i) == t.typ
		}
	}
	return false
}

// agent reports an actor among the agents of an event.
func agent(e *schema.Event, actor string) bool {
	for _, p := range e.Participants {
		if p.Actor == actor && actor != "" && p.Role == schema.Agent {
			return true
		}
	}
	return false
}

// hasAgent reports an event with an agent.
func hasAgent(e *schema.Event) bool {
	for _, p := range e.Participants {
		if p.Role == schema.Agent {
			return true
		}
	}
	return false
}
