package statements

import "strings"

// speaker is the phrase that names who speaks: the verb's own subject or
// agent, that of the verb it hangs on, the noun it modifies, and where the
// tree has none the phrase beside it.
func (w *work) speaker(v int) (run, string) {
	if r := w.inverted(v); !r.empty() {
		return r, "behind the verb"
	}
	for hop, i := 0, v; hop < 4 && i >= 0; hop++ {
		if s := w.subjectOf(i); s >= 0 {
			if i != v {
				return w.phrase(s), "subject of " + w.a.Word(i)
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
			i = t.Head
			continue
		case "acl":
			if w.tag(i) == "VBN" && w.a.Child(i, "obj", "iobj", "ccomp") < 0 && w.a.Child(i, "aux") < 0 {
				return run{}, "" // "accused of lying": by whom is open
			}
			return w.phrase(t.Head), "what the verb describes"
		}
		break
	}
	return w.beside(v), "beside the verb"
}

// saidToSay reports a participle behind "as".
func (w *work) saidToSay(v int) bool {
	m := w.a.Child(v, "mark", "case")
	return m >= 0 && m < v && w.word(m) == "as"
}

// subjectOf is the token of i's subject or agent; a relative pronoun stands
// for the noun its clause modifies. -1 when there is none.
func (w *work) subjectOf(i int) int {
	s := w.a.Child(i, "obl:agent")
	for _, k := range w.a.Children(i) {
		if w.a.Tokens[k].Rel == "nsubj" && !w.quoted(k) && (s < 0 || k < i) {
			s = k // of several the one nearest before the verb
		}
	}
	if s < 0 {
		if s = w.a.Child(i, "nsubj:pass"); s >= 0 && w.tag(i) == "VBN" && w.a.Child(i, "aux:pass") >= 0 && w.verbs[w.a.Tokens[i].Lemma].act != "" {
			return -1
		}
	}
	if s < 0 || w.quoted(s) {
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

// phrase is the noun phrase with head h, up to the first comma, relative
// clause or verb behind it.
func (w *work) phrase(h int) run {
	if w.tag(h) == "PRP" {
		return run{h, h + 1}
	}
	s := w.a.Sentences[w.a.Tokens[h].Sentence]
	r := w.subtree(h)
	first := h
	for first > s.First && w.premodifier(first-1) && (first > r.first || !w.joins(first-1)) {
		first--
	}
	for first < h && (w.joins(first) || w.tag(first) == "VBN") {
		first++
	}
	last := h + 1
	for last < s.Last && strings.HasPrefix(w.tag(last), "NNP") && !w.inTime(last) {
		last++
	}
	for last < r.last {
		tag := w.tag(last)
		if tag == "," || tag == ":" || strings.HasPrefix(tag, "VB") || tag == "MD" || strings.HasPrefix(tag, "W") || tag == "``" || tag == "''" || tag == "-LRB-" || w.inTime(last) {
			break
		}
		last++
	}
	for last > h+1 && (w.tag(last-1) == "IN" || w.tag(last-1) == "CC" || w.tag(last-1) == "POS") {
		last--
	}
	return run{first, last}
}

// joins reports a preposition or conjunction, which can stand inside a phrase
// but not open it.
func (w *work) joins(i int) bool {
	switch w.tag(i) {
	case "IN", "CC":
		return true
	}
	return false
}

// premodifier reports whether a token can stand before the head of a phrase.
func (w *work) premodifier(i int) bool {
	if w.inTime(i) || w.quoted(i) {
		return false
	}
	switch w.tag(i) {
	case "DT", "PDT", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$", "HYPH", "RBS", "RBR", "AFX", "ADD", "IN", "CC", "VBN":
		return true
	}
	return false
}

// nounPhrase reads the noun phrase that starts at token i, with its "of" and
// "at" parts; "According to Venn, …" gives "Venn".
func (w *work) nounPhrase(i, end int) run {
	last := i
	for last < end {
		tag := w.tag(last)
		if last > i && (tag == "DT" || tag == "PRP$") && !w.joins(last-1) && w.tag(last-1) != "PDT" {
			break // the next phrase: "according to Venn the dam is safe"
		}
		ofPart := tag == "IN" && last > i && w.is(last, "part")
		andPart := tag == "CC" && last > i && (w.tag(last+1) == "NNP" || w.tag(last+1) == "NNS")
		if !ofPart && !andPart && tag != "PRP" && tag != "VBN" && (!w.premodifier(last) || tag == "IN" || tag == "CC") {
			break
		}
		last++
	}
	for last > i && (w.tag(last-1) == "IN" || w.tag(last-1) == "VBN" || w.tag(last-1) == "CC") {
		last--
	}
	return run{i, last}
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
	if r.empty() || w.tag(r.first) == "PRP" && r.last-r.first > 1 || w.thing(r) {
		return run{}
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
	for i > s.First && w.premodifier(i-1) {
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

// beside is the phrase right after the verb (", said the mayor") or right
// before it, past auxiliaries and adverbs.
func (w *work) beside(v int) run {
	s := w.a.Sentences[w.a.Tokens[v].Sentence]
	if v > s.First && (w.tag(v-1) == "," || w.tag(v-1) == "''" || w.tag(v-1) == "``") {
		if r := w.nounPhrase(v+1, s.Last); !r.empty() && !w.thing(r) && !w.verbs[w.a.Tokens[v].Lemma].frames["addressed"] {
			return r
		}
	}
	i := v - 1
	for i >= s.First && (strings.HasPrefix(w.tag(i), "RB") && !w.is(i, "some") || w.tag(i) == "MD" || w.auxiliary(i) || w.inTime(i)) {
		i--
	}
	if i >= s.First && w.tag(i) == "," {
		i = w.beforeComma(i, s.First)
	}
	if i < s.First || w.quoted(i) {
		return run{}
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
		if next := w.tag(j + 1); next == "DT" || strings.HasPrefix(next, "W") || strings.HasPrefix(next, "NN") || next == "CD" {
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

// owner is the possessor of a noun: "the ministry's claim", "his claim".
func (w *work) owner(n int) run {
	if p := w.a.Child(n, "nmod"); p >= 0 && p < n {
		if w.tag(p) == "PRP$" || p+1 < len(w.a.Tokens) && w.tag(p+1) == "POS" {
			return w.phrase(p)
		}
	}
	for i := n - 1; i > 0 && i >= n-3; i-- {
		if w.tag(i) == "POS" {
			return w.phrase(i - 1)
		}
		if w.tag(i) == "PRP$" {
			return run{i, i + 1}
		}
		if !strings.HasPrefix(w.tag(i), "JJ") && !strings.HasPrefix(w.tag(i), "NN") {
			break
		}
	}
	return run{}
}
