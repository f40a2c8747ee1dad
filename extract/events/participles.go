package events

import "strings"

// participle types a participle before the noun of those it happened to, "captured
// soldiers", "a sacked clerk", or of those who do it: "striking dockers". What
// PLOVER types is only told again there, unless it is an act against somebody.
func (w *work) participle(i int, t *trigger) bool {
	h := w.head(i)
	if h <= i || !w.nominal(h) && w.at[h].actor == 0 && w.at[h].place == 0 || w.partOfName(i, h) || w.marks[w.word(i)] != "" {
		return false
	}
	if strings.HasSuffix(w.word(i), "ing") {
		t.kind = w.other()
		return w.words["ongoing"][w.word(i)] && w.somebody(h)
	}
	switch s := w.sense(i); {
	case w.words["standing"][w.word(i)]:
		return false
	case s == nil || len(s.with) > 0:
		t.kind = w.other()
		return w.words["befallen"][w.word(i)]
	case w.a.Tokens[i].Tag == "VBN" && (w.at[h].actor > 0 || w.at[h].place > 0) && w.stances[s.typ] == hostile:
		t.kind = s.kind
		return true
	case !w.words["befalling"][s.typ] || s.typ == "RESIGNATION" && s.mode != "removal" || s.frame == w.frames["mutual"]:
		return false
	default:
		t.kind = s.kind
	}
	if w.stances[t.typ] == neutral && w.bodily(h) {
		return true
	}
	if w.words["bodily"][t.typ] {
		return false // "injured pride"
	}
	t.mode = strings.ToLower(t.typ)
	t.typ, t.rule = "OTHER", "events/participle"
	return true
}

// bodily reports somebody, a part of a body or a place.
func (w *work) bodily(h int) bool {
	return w.somebody(h) || w.at[h].place > 0 || w.words["site"][w.lemma(h)] || w.words["body-part"][w.lemma(h)]
}

// partOfName reports a participle that is part of what nouns.tsv lists under its
// noun: "injured reserve".
func (w *work) partOfName(i, h int) bool {
	senses := w.nouns[strings.ToLower(w.lemma(h))]
	for k := range senses {
		if n := &senses[k]; len(n.before) >= h-i && w.around(h, n) {
			return true
		}
	}
	return false
}

// participial reports an adjective before its noun that looks like a participle.
func (w *work) participial(i int) bool {
	word := w.word(i)
	return w.rel(i) == "amod" && (strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ing") || w.words["participle"][word] || w.words["befallen"][word])
}
