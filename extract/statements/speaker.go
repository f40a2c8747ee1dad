package statements

import (
	"strings"

	"dateline/schema"
)

// speaker is the phrase that names who speaks: the verb's own subject or
// agent, that of the verb it hangs on, the noun it modifies, and where the
// tree has none the phrase beside it.
func (w *work) speaker(v int) (run, string) {
	if r := w.inverted(v); !r.empty() {
		return r, "behind the verb"
	}
	if i := w.beforeDashes(v); i >= 0 {
		return w.phrase(i), "before the dashes"
	}
	if o := w.quotedParty(v); o >= 0 {
		return w.phrase(o), "object of " + w.a.Word(w.a.Tokens[v].Head)
	}
	if r := w.mainSubject(v); !r.empty() {
		return r, "subject of the main clause"
	}
	if m := w.governor(v); m >= 0 {
		return w.phrase(w.subjectOf(m)), "subject of " + w.a.Word(m)
	}
	for hop, i := 0, v; hop < 4 && i >= 0; hop++ {
		if s := w.subjectOf(i); s >= 0 {
			if i != v {
				return w.phrase(s), "subject of " + w.a.Word(i)
			}
			if r := w.behindComma(v); r.first > s && w.plain(r) {
				return r, "between comma and verb"
			}
			return w.phrase(s), "subject of the verb"
		}
		if s := w.a.Child(i, "nsubj:pass"); i != v && s >= 0 && w.tag(v) == "VBG" && w.saidToSay(v) {
			return w.phrase(s), "subject of " + w.a.Word(i) // "was quoted as saying"
		}
		if r := w.behindComma(v); i == v && !r.empty() {
			return r, "between comma and verb"
		}
		t := w.a.Tokens[i]
		switch t.Rel {
		case "conj", "advcl", "xcomp", "parataxis", "ccomp":
			if t.Rel == "ccomp" && w.finite(i) {
				return w.beside(v), "beside the verb"
			}
			if i = t.Head; t.Rel == "conj" && w.finite(v) && i >= 0 && !w.verb(i) && w.tag(v-1) == "CC" && w.verbAbove(i) >= 0 && w.tag(w.verbAbove(i)) == w.tag(v) {
				i = w.verbAbove(i) // "put on a voice and joked", joined to the noun
			}
			continue
		case "acl":
			if w.tag(i) == "VBN" && w.a.Child(i, "obj", "iobj", "ccomp") < 0 && w.a.Child(i, "aux") < 0 {
				return run{}, "" // "accused of lying": by whom is open
			}
			if s := w.issuer(t.Head); s >= 0 {
				return w.phrase(s), "who gave what the verb describes"
			}
			return w.phrase(t.Head), "what the verb describes"
		}
		break
	}
	return w.beside(v), "beside the verb"
}

// beforeDashes is the noun in front of an insertion between dashes that ends
// right before a verb: "the minister – a former judge – said". -1 without one.
func (w *work) beforeDashes(v int) int {
	first := w.a.Sentences[w.a.Tokens[v].Sentence].First
	if !w.dash(v-1) || !w.finite(v) {
		return -1
	}
	clause := false
	for i := v - 2; i > first; i-- {
		if w.quoted(i) {
			return -1
		}
		clause = clause || w.finite(i)
		if w.dash(i) && (strings.HasPrefix(w.tag(i-1), "NN") || w.tag(i-1) == "PRP") && (!clause || strings.HasPrefix(w.tag(i+1), "W")) {
			return i - 1
		}
	}
	return -1
}

// subjectOf is the token of i's subject or agent; a relative pronoun stands
// for the noun its clause modifies. -1 when there is none.
func (w *work) subjectOf(i int) int {
	s := w.a.Child(i, "obl:agent")
	for _, k := range w.a.Children(i) {
		if s >= 0 && w.word(w.subtree(k).first-1) == "of" {
			continue // "the head of Venn Foam", misread as two subjects
		}
		if w.a.Tokens[k].Rel == "nsubj" && !w.quoted(k) && !w.dayBehind(k) && (s < 0 || k < i) && (k < i || w.invertible(i) && !w.opensOwn(k)) {
			s = k // of several the one nearest before the verb
		}
	}
	if s < 0 {
		if s = w.a.Child(i, "nsubj:pass"); s >= 0 && w.tag(i) == "VBN" && w.a.Child(i, "aux:pass") >= 0 && w.verbs[w.a.Tokens[i].Lemma].act != "" {
			return -1
		}
	}
	if w.dateline(s) {
		s = w.behindDateline(s, i)
	}
	if s < 0 || w.quoted(s) || w.label(s, i) {
		return -1
	}
	switch w.tag(s) {
	case "WP", "WDT":
		if t := w.a.Tokens[i]; t.Rel == "acl" {
			return t.Head
		}
		return -1
	}
	if w.is(s, "nobody") {
		return -1
	}
	return s
}

// dayBehind reports a day that the tree takes for a subject: "polls released
// Sunday showed".
func (w *work) dayBehind(k int) bool {
	return w.inTime(k) && w.a.Tokens[k].Tag == "NNP" && strings.HasPrefix(w.tag(k-1), "VB")
}

// opensOwn reports a noun behind a cue that is the subject of the clause told:
// "…, said the noise at the gate was loud". A speaker's phrase ends with a mark.
func (w *work) opensOwn(k int) bool {
	end := w.a.Sentences[w.a.Tokens[k].Sentence].Last
	for i := k + 1; i < end; i++ {
		switch tag := w.tag(i); {
		case w.finite(i):
			return true
		case tag == ",", tag == ".", tag == "''", tag == ":", strings.HasPrefix(tag, "W"), tag == "IN" && w.a.Tokens[i].Rel == "mark":
			return false
		}
	}
	return false
}

// label reports a dateline that the tree takes for a subject: "LONDON: The
// minister on Friday said".
func (w *work) label(s, v int) bool {
	return s < v && w.word(s+1) == ":" && s+1 < v && w.locates(run{w.a.Sentences[w.a.Tokens[s].Sentence].First, s + 1})
}

// dateline reports a token of a dateline: "VELDEN (AP) – ", "May 3 (Reuters) – ".
func (w *work) dateline(i int) bool {
	if i < 0 {
		return false
	}
	first := w.a.Sentences[w.a.Tokens[i].Sentence].First
	return w.d.Block(w.a.Tokens[i].Start) == schema.Dateline || i <= first+1 && w.inTime(i) && w.tag(first+2) == "-LRB-"
}

// behindDateline is the head of the phrase that stands between a dateline and the
// verb v, which the tree has hung on the dateline. -1 where another stands there.
func (w *work) behindDateline(s, v int) int {
	i := s
	for w.dateline(i) || isMark(w.tag(i)) && i < v || w.tag(i-1) == "-LRB-" {
		i++
	}
	for k := i; k < v; k++ {
		if w.tag(k) == "PRP" && k == i {
			return k
		}
		if strings.HasPrefix(w.tag(k), "NN") && !w.inTime(k) && !strings.HasPrefix(w.tag(k+1), "NN") && w.tag(k+1) != "POS" {
			return k
		}
		if !w.premodifier(k) || w.joins(k) {
			break
		}
	}
	return -1
}

// invertible reports whether a verb's subject can stand behind it: after a
// clause or a quotation, at the head of its sentence, after "so". In "Venn said
// he was late" the tree at times takes "he" for the subject of "said".
func (w *work) invertible(i int) bool {
	k := i - 1
	for strings.HasPrefix(w.tag(k), "RB") && w.a.Tokens[k].Sentence == w.a.Tokens[i].Sentence {
		k--
	}
	if w.tag(i) == "VBG" {
		return false
	}
	if k < w.a.Sentences[w.a.Tokens[i].Sentence].First {
		return true
	}
	switch w.tag(k) {
	case "PRP", "-RRB-":
		return false
	}
	return !strings.HasPrefix(w.tag(k), "NN")
}

// inverted is the speaker behind its verb: ", first reported the Harbour Post."
func (w *work) inverted(v int) run {
	s := w.a.Sentences[w.a.Tokens[v].Sentence]
	if e := w.verbs[w.a.Tokens[v].Lemma]; !e.frames["quote"] || e.frames["addressed"] || w.tag(v) != "VBD" && w.tag(v) != "VBZ" && !w.closing(v) {
		return run{}
	}
	before := v - 1
	for before >= s.First && strings.HasPrefix(w.tag(before), "RB") {
		before--
	}
	if before < s.First || w.tag(before) != "," && w.tag(before) != "''" {
		return run{}
	}
	r := w.nounPhrase(v+1, s.Last)
	for k := r.first; k < r.last; k++ {
		if w.inTime(k) {
			return run{}
		}
	}
	if r.empty() || w.tag(r.first) == "PRP" && r.last-r.first > 1 || w.thing(r) || w.opensOwn(r.last-1) {
		return run{}
	}
	if f := w.verbs[w.a.Tokens[v].Lemma].frames; r.has(w.a.Child(v, "obj")) && (f["object"] || f["whole"]) {
		if w.a.Tokens[v].Rel == "conj" {
			return run{} // "denied it, criticised the press, and left"
		}
		if k := w.a.Child(v, "nsubj"); k >= 0 && k < before && !w.quoted(k) && !w.quoted(before-1) && w.tag(before-1) != "''" {
			return run{} // "Venn, who runs the port, rejected the offer"
		}
	}
	if r.last < s.Last && !isMark(w.tag(r.last)) && !w.inTime(r.last) && w.tag(r.last) != "IN" && w.tag(r.last) != "WP" {
		return run{}
	}
	return r
}

// thing reports a bare singular noun that names nobody: what was pledged or
// threatened in ", pledged support".
func (w *work) thing(r run) bool {
	for i := r.first; i < r.last; i++ {
		switch w.tag(i) {
		case "NN", "JJ":
		default:
			return false
		}
	}
	return !w.sources[w.a.Tokens[r.last-1].Lemma] && w.known(r) == ""
}

// behindComma is the phrase that fills the space between a comma and a finite
// verb: ", two officials familiar with the matter told".
func (w *work) behindComma(v int) run {
	s := w.a.Sentences[w.a.Tokens[v].Sentence]
	if w.tag(v) != "VBD" && w.tag(v) != "VBZ" && w.tag(v) != "VBP" {
		return run{}
	}
	i := v
	for i > s.First && (w.premodifier(i-1) || w.tag(i-1) == "VBD" && w.tag(i) == "IN" && w.tag(v-1) != "CC") { // "a study published in the Post"
		i--
	}
	if i == s.First || w.tag(i-1) != "," || w.joins(i) {
		return run{}
	}
	for k := i; k < v; k++ {
		if strings.HasPrefix(w.tag(k), "NN") {
			return run{i, v}
		}
	}
	return run{}
}

// plain reports a name without a conjunction or a preposition.
func (w *work) plain(r run) bool {
	for i := r.first; i < r.last; i++ {
		if !strings.HasPrefix(w.tag(i), "NN") {
			return false
		}
	}
	return !r.empty() && w.tag(r.last-1) == "NNP" && !w.inTime(r.last-1)
}

// beside is the phrase right after the verb (", said the mayor") or right
// before it, past auxiliaries and adverbs.
func (w *work) beside(v int) run {
	s := w.a.Sentences[w.a.Tokens[v].Sentence]
	if v > s.First && w.tag(v) != "VBG" && (w.tag(v-1) == "," || w.tag(v-1) == "''" || w.tag(v-1) == "``") {
		if r := w.nounPhrase(v+1, s.Last); !r.empty() && !w.opensOwn(r.last-1) && !w.thing(r) && !w.verbs[w.a.Tokens[v].Lemma].frames["addressed"] {
			return r
		}
	}
	i := v - 1
	for i >= s.First && (strings.HasPrefix(w.tag(i), "RB") && !w.is(i, "some") || w.tag(i) == "MD" || w.auxiliary(i) || w.inTime(i) || w.tag(i) == "IN" && w.inTime(i+1)) {
		i--
	}
	if i >= s.First && w.tag(i) == "," {
		i = w.beforeComma(i, s.First)
	}
	if i >= s.First && w.tag(i) == "-RRB-" { // "Sen. Venn (N-Aske) said"
		for i > s.First && w.tag(i) != "-LRB-" {
			i--
		}
		i--
	}
	if i < s.First || w.quoted(i) {
		return run{}
	}
	if w.tag(i) == "VBN" && i < v-1 && strings.HasPrefix(w.tag(i-1), "NN") {
		i-- // "polls released Sunday showed"
	}
	if strings.HasPrefix(w.tag(i), "NN") || w.tag(i) == "PRP" {
		return w.phrase(i)
	}
	if w.is(i, "some") && (i == s.First || w.tag(i-1) != "IN") {
		return run{i, i + 1} // "most said"
	}
	first := i + 1
	for first > s.First && w.premodifier(first-1) && !w.joins(first-1) {
		first--
	}
	if first > s.First && w.tag(first-1) == "''" {
		return run{first, i + 1} // “…,” the 43-year-old said
	}
	return run{}
}

// beforeComma is the noun before an insertion that ends with the comma at i:
// "Venn, who leads the team, said". -1 when there is none.
func (w *work) beforeComma(i, first int) int {
	for j := i - 1; j > first; j-- {
		if w.tag(j) != "," {
			continue
		}
		if next := w.tag(j + 1); (next == "IN" || next == "RB" || next == "VBG" || next == "VBN") && !w.hasVerb(run{j, i}) && strings.HasPrefix(w.tag(j-1), "NNP") {
			return j - 1 // "Venn, along with her aide, said"
		} else if next == "DT" || strings.HasPrefix(next, "W") || strings.HasPrefix(next, "NN") || next == "CD" {
			return j - 1
		}
		return -1
	}
	return -1
}

// auxiliary reports a form of have, be or do.
func (w *work) auxiliary(i int) bool {
	switch w.a.Tokens[i].Lemma {
	case "have", "be", "do":
		return w.verb(i)
	}
	return false
}
