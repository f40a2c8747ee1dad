package events

import (
	"strings"

	"dateline/schema"
)

// factuality is how sure the article is of an event: by negation, modal or
// adverb on the trigger, by the verb that governs it, and by the statement
// that reports it.
func (w *work) factuality(i int, s *schema.Statement) schema.Factuality {
	if f, ok := w.marked(i); ok {
		return f
	}
	if f, ok := w.governed(i); ok {
		return f
	}
	switch {
	case s == nil:
		return schema.Happened
	case s.Act == "deny":
		return schema.Denied
	case s.Act == "intend", s.Act == "promise", s.Act == "threaten":
		return schema.Planned
	case s.Act == "demand", s.Act == "propose":
		return schema.Possible
	}
	return schema.Reported
}

// marked reads the trigger's own negation, modals, adverbs and conjunction.
func (w *work) marked(i int) (schema.Factuality, bool) {
	best, ok := schema.Factuality(""), false
	for _, c := range w.a.Children(i) {
		switch w.a.Tokens[c].Rel {
		case "aux", "advmod", "mark", "neg", "det":
			if f, has := w.marks[w.word(c)]; has {
				if f == schema.Not {
					return f, true
				}
				best, ok = f, true
			}
		}
	}
	return best, ok
}

// governed reads the verb or adjective that an infinitive depends on: "plans
// to meet", "is set to resume".
func (w *work) governed(i int) (schema.Factuality, bool) {
	t := w.a.Tokens[i]
	if t.Head < 0 || !w.infinitive(i) {
		return "", false
	}
	switch t.Rel {
	case "xcomp", "ccomp", "acl", "advcl":
		if f, ok := w.marks[w.lemma(t.Head)]; ok {
			return f, true
		}
		if t.Rel == "acl" || t.Rel == "advcl" {
			return schema.Possible, true
		}
		return w.marked(t.Head)
	}
	return "", false
}

// infinitive reports "to" before a verb.
func (w *work) infinitive(i int) bool {
	for _, c := range w.a.Children(i) {
		if w.a.Tokens[c].Tag == "TO" {
			return true
		}
	}
	return false
}

// word is the surface of token i in lower case.
func (w *work) word(i int) string { return strings.ToLower(w.a.Word(i)) }
