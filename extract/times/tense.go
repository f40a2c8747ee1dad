package times

import (
	"sort"
	"strings"

	"dateline/extract/syntax"
)

// Directions of a clause.
const (
	toPast   int32 = -1
	toFuture int32 = 1
)

// direction tells whether the clause of time i speaks of the past (-1) or of
// what is to come (1); 0 when it does not say. The governing verb decides; where
// the tree names none, the nearest verb before the expression, then after it.
func (w *work) direction(i int) int32 {
	v, k, last := w.clause(i)
	if w.m.g.dialogue {
		return toFuture
	}
	if v.a == nil {
		return 0
	}
	if v.possessive(last) {
		return toPast
	}
	if v.ahead(k) {
		return toFuture
	}
	d := v.before(k - 1)
	if d > 0 && v.pluperfect(k, last) {
		return toPast
	}
	if d == 0 {
		d = v.climb(k, last)
	}
	if d != 0 {
		return d
	}
	for j := k - 1; j >= v.s.First; j-- {
		if d := v.tense(j); d != 0 {
			return d
		}
	}
	for j := last + 1; j < v.s.Last; j++ {
		if d := v.tense(j); d != 0 {
			return d
		}
	}
	return 0
}

// clause is the sentence of time i with the expression's first and last token.
func (w *work) clause(i int) (v verbs, first, last int) {
	a, t := w.d.Syntax, &w.d.Out.Times[i]
	if a == nil {
		return v, 0, 0
	}
	k := sort.Search(len(a.Tokens), func(k int) bool { return a.Tokens[k].End > t.Start })
	if k >= len(a.Tokens) {
		return v, 0, 0
	}
	last = k
	for last+1 < len(a.Tokens) && a.Tokens[last+1].Start < t.End {
		last++
	}
	return verbs{g: w.m.g, a: a, s: a.Sentences[a.Tokens[k].Sentence]}, k, last
}

// verbs reads the tense of the verbs of one sentence.
type verbs struct {
	g *grammar
	a *syntax.Analysis
	s syntax.Sentence
}

// climb follows the tree from the tokens of an expression to the first verb
// that tells its time.
func (v *verbs) climb(first, last int) int32 {
	k := first
	for k >= first && k <= last && v.a.Tokens[k].Rel != "" {
		k = v.a.Tokens[k].Head
	}
	for steps := 0; steps < 12 && k >= v.s.First && k < v.s.Last && v.a.Tokens[k].Rel != ""; steps++ {
		if d := v.tense(k); d != 0 {
			return d
		}
		k = v.a.Tokens[k].Head
	}
	return 0
}

// possessive reports whether the expression ending at token k belongs to a noun
// after it that tells of what has been: "Wednesday's ruling", "a June
// agreement", but not "Sunday's election".
func (v *verbs) possessive(k int) bool {
	t := &v.a.Tokens[k]
	k++
	if k+1 >= v.s.Last || v.a.Tokens[k].Tag != "POS" && (t.Rel != "compound" || !nominal(v.a.Tokens[k].Tag) || t.Head < k) {
		return false
	}
	if v.a.Tokens[k].Tag == "POS" {
		k++
	}
	for ; k+1 < v.s.Last && nominal(v.a.Tokens[k+1].Tag); k++ {
	}
	return nominal(v.a.Tokens[k].Tag) && !v.g.planned[v.g.voc.ids[v.a.Tokens[k].Lemma]]
}

// nominal reports whether a tag is that of a noun or of a word before it.
func nominal(tag string) bool {
	return strings.HasPrefix(tag, "NN") || strings.HasPrefix(tag, "JJ") || tag == "CD"
}

// pluperfect reports whether the verb that an expression hangs on is in the
// past before the past: "they had not filed it by Wednesday".
func (v *verbs) pluperfect(first, last int) bool {
	k := first
	for k >= first && k <= last && v.a.Tokens[k].Rel != "" {
		k = v.a.Tokens[k].Head
	}
	for steps := 0; steps < 12 && k >= v.s.First && k < v.s.Last && v.a.Tokens[k].Rel != ""; steps++ {
		if v.isVerb(k) {
			return v.had(k)
		}
		k = v.a.Tokens[k].Head
	}
	return k >= v.s.First && k < v.s.Last && v.had(k)
}

// had reports whether "had" is an auxiliary of the verb or adjective at token k.
func (v *verbs) had(k int) bool {
	for j := k - 1; j >= v.s.First && j > k-5; j-- {
		switch t := &v.a.Tokens[j]; {
		case t.Tag == "VBD" && t.Lemma == "have":
			return true
		case t.Tag == "RB" || t.Lemma == "be":
		default:
			return false
		}
	}
	return false
}

// ahead reports whether what goes before an expression, up to the noun it is the
// date of, is told as still to come: "ahead of Sunday's vote", "ahead of a
// vote on Sunday".
func (v *verbs) ahead(k int) bool {
	j := k - 1
	if j >= v.s.First && v.a.Tokens[j].Lemma == "on" {
		j--
		if j < v.s.First || !v.g.planned[v.g.voc.ids[v.a.Tokens[j].Lemma]] {
			return false
		}
		for j >= v.s.First && (nominal(v.a.Tokens[j].Tag) || v.a.Tokens[j].Tag == "DT" || v.a.Tokens[j].Tag == "PRP$" || v.a.Tokens[j].Tag == "POS") {
			j--
		}
	}
	return j > v.s.First && v.a.Tokens[j].Lemma == "of" && v.a.Tokens[j-1].Lemma == "ahead"
}

// before is the direction that the preposition before an expression tells.
func (v *verbs) before(k int) int32 {
	if k < v.s.First || v.a.Tokens[k].Tag != "IN" {
		return 0
	}
	return int32(v.g.preps[v.g.voc.ids[v.a.Tokens[k].Lemma]])
}

// cue is the direction that a word itself tells.
func (v *verbs) cue(k int) int32 { return int32(v.g.cues[v.g.voc.ids[v.a.Tokens[k].Lemma]]) }

// aims reports whether an infinitive after token k tells of what is to come.
func (v *verbs) aims(k int) bool {
	return v.cue(k) > 0 || v.g.aims[v.g.voc.ids[v.a.Tokens[k].Lemma]]
}

// isVerb reports whether token k is a verb or a modal.
func (v *verbs) isVerb(k int) bool {
	t := v.a.Tokens[k].Tag
	return t == "MD" || len(t) > 1 && t[:2] == "VB"
}

// tense is the direction of the verb group that ends at token k; 0 for other
// words and for verbs that leave it open.
func (v *verbs) tense(k int) int32 {
	switch v.a.Tokens[k].Tag {
	case "MD":
		if k+1 < v.s.Last && v.a.Tokens[k].Lemma == "could" && v.a.Tokens[k+1].Tag == "RB" {
			return toPast
		}
		return toFuture
	case "VBD":
		if v.cue(k) > 0 && !v.had(k) {
			return toFuture
		}
		return toPast
	case "VBZ", "VBP":
		if v.pastAlike(k) {
			return toPast
		}
		if k > v.s.First && v.a.Tokens[k-1].Tag == "PRP$" { // a noun read as a verb: "their offers"
			return 0
		}
		switch v.a.Tokens[k].Lemma {
		case "have":
			return toPast
		case "be":
			return 0
		}
		if d := v.cue(k); d < 0 {
			return 0
		}
		return toFuture
	case "VB", "VBG", "VBN":
		return v.group(k)
	case "JJ":
		if v.had(k) {
			return toPast
		}
		if k+1 < v.s.Last && v.a.Tokens[k+1].Lemma == "to" && v.aims(k) { // "set to resume"
			return toFuture
		}
		return max(v.cue(k), 0)
	}
	return 0
}

// pastAlike reports whether token k, read as a present, is a verb whose past is
// written the same: with a day beside it news means the past, "Lenn beat Marlow
// on Monday".
func (v *verbs) pastAlike(k int) bool {
	t := &v.a.Tokens[k]
	return t.Tag == "VBP" && v.g.same[v.g.voc.ids[t.Lemma]]
}

// group is the direction of a verb without tense of its own: that of its
// auxiliaries, or of the verb that an infinitive hangs on.
func (v *verbs) group(k int) int32 {
	tag := v.a.Tokens[k].Tag
	for j := k - 1; j >= v.s.First && j > k-6; j-- {
		t := &v.a.Tokens[j]
		switch {
		case t.Tag == "MD":
			return v.tense(j)
		case t.Tag == "TO" || tag == "VB" && t.Lemma == "to":
			return v.matrix(j)
		case t.Tag == "RB" || t.Tag == "PRP" && tag != "VBN":
			continue
		case !v.isVerb(j) || t.Lemma != "be" && t.Lemma != "have" && t.Lemma != "do":
			return v.alone(k)
		case t.Tag == "VBD":
			if t.Lemma == "have" {
				return toPast
			}
			return max(v.cue(k), 0)*2 - 1
		case t.Tag == "VBZ" || t.Tag == "VBP":
			if t.Lemma == "have" && v.cue(k) <= 0 {
				return toPast
			}
			return toFuture
		}
	}
	return v.alone(k)
}

// alone is the direction of a participle without an auxiliary.
func (v *verbs) alone(k int) int32 {
	if d := v.cue(k); d > 0 {
		return d
	}
	if v.a.Tokens[k].Tag == "VBN" {
		return toPast
	}
	return 0
}

// matrix is the direction of the infinitive after the "to" at token j: that of
// the verb or adjective it hangs on.
func (v *verbs) matrix(j int) int32 {
	for m := j - 1; m >= v.s.First; m-- {
		if m > j-4 && v.aims(m) {
			if v.had(m) {
				return toPast
			}
			return toFuture
		}
		if v.isVerb(m) {
			if d := v.tense(m); d != 0 {
				return d
			}
		}
	}
	return toFuture
}
