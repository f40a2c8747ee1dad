package events

import (
	"slices"
	"strings"

	"dateline/schema"
)

// participants are the actors among the trigger's dependents; the finished
// Document lists agents first.
func (w *work) participants(i int) []schema.Participant {
	var out []schema.Participant
	add := func(role schema.Role, token int) {
		for _, id := range w.actorsAt(token, 2) {
			if !slices.ContainsFunc(out, func(p schema.Participant) bool { return p.Actor == id }) {
				out = append(out, schema.Participant{Role: role, Actor: id})
			}
		}
	}
	for _, c := range w.a.Children(i) {
		if role, ok := w.roleOf(i, c); ok {
			add(role, c)
		}
	}
	if !slices.ContainsFunc(out, func(p schema.Participant) bool { return p.Role == schema.Agent }) {
		if s := w.sharedSubject(i); s >= 0 {
			add(schema.Agent, s)
		}
	}
	if len(out) == 0 && w.a.Tokens[i].Head >= 0 && strings.HasPrefix(w.a.Tokens[i].Tag, "NN") {
		for _, c := range w.a.Children(w.a.Tokens[i].Head) {
			if strings.HasPrefix(w.a.Tokens[c].Rel, "nsubj") && c != i {
				add(schema.Other, c) // "the talks between X and Y reached a deadlock"
			}
		}
	}
	return out
}

// roleOf maps a dependent to the part it plays.
func (w *work) roleOf(i, c int) (schema.Role, bool) {
	switch w.a.Tokens[c].Rel {
	case "nsubj":
		return schema.Agent, true
	case "obl:agent":
		return schema.Agent, true
	case "obj", "nsubj:pass":
		return schema.Patient, true
	case "iobj":
		return schema.Recipient, true
	case "amod", "compound":
		return schema.Agent, w.actor[c] != ""
	case "nmod", "obl":
		if w.possessive(c) {
			return schema.Agent, true
		}
		role, ok := w.roles[w.preposition(c)]
		return role, ok
	}
	return "", false
}

// possessive reports "his" or "Norland's" before its noun.
func (w *work) possessive(c int) bool {
	return w.a.Tokens[c].Tag == "PRP$" || c+1 < len(w.a.Tokens) && w.a.Tokens[c+1].Tag == "POS"
}

// preposition is the case word of a dependent in lower case.
func (w *work) preposition(c int) string {
	for _, k := range w.a.Children(c) {
		if w.a.Tokens[k].Rel == "case" {
			return w.lemma(k)
		}
	}
	return ""
}

// sharedSubject is the subject a verb shares with the verb it hangs on.
func (w *work) sharedSubject(i int) int {
	for hop := 0; hop < 3; hop++ {
		t := w.a.Tokens[i]
		if t.Head < 0 || t.Rel != "conj" && t.Rel != "xcomp" && t.Rel != "advcl" {
			if t.Rel == "acl" && t.Head >= 0 {
				return t.Head
			}
			return -1
		}
		i = t.Head
		for _, c := range w.a.Children(i) {
			if w.a.Tokens[c].Rel == "nsubj" {
				return c
			}
		}
	}
	return -1
}

// actorsAt are the actors that a phrase names: the one whose mention ends at
// its head, its conjuncts, and those its parts name ("talks between X and Y").
func (w *work) actorsAt(token, depth int) []string {
	var out []string
	if id := w.actor[token]; id != "" {
		out = append(out, id)
	}
	if depth == 0 {
		return out
	}
	for _, c := range w.a.Children(token) {
		switch w.a.Tokens[c].Rel {
		case "conj", "flat", "appos":
			out = append(out, w.actorsAt(c, depth-1)...)
		case "nmod", "compound", "amod":
			if w.actor[token] == "" || w.actor[c] != "" && w.a.Tokens[c].Rel == "amod" {
				out = append(out, w.actorsAt(c, depth-1)...)
			}
		}
	}
	return out
}

// placeOf is the place the event happens at: a dependent after in, at, near …
// or a place such a dependent contains.
func (w *work) placeOf(i int) string {
	for _, c := range w.a.Children(i) {
		switch w.a.Tokens[c].Rel {
		case "obl", "nmod", "advmod":
		default:
			continue
		}
		if w.places[w.preposition(c)] {
			if id := w.placeUnder(c, 3); id != "" {
				return id
			}
		}
	}
	return ""
}

// placeUnder is the first place at or below a token.
func (w *work) placeUnder(i, depth int) string {
	if id := w.place[i]; id != "" {
		return id
	}
	if depth == 0 {
		return ""
	}
	for _, c := range w.a.Children(i) {
		if id := w.placeUnder(c, depth-1); id != "" {
			return id
		}
	}
	return ""
}
