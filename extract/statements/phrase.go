package statements

import "strings"

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
		if tag == "," || tag == ":" || strings.HasPrefix(tag, "VB") || tag == "MD" || strings.HasPrefix(tag, "W") || tag == "``" || tag == "''" || tag == "-LRB-" || w.inTime(last) || w.word(last) == "whether" {
			break
		}
		last++
	}
	if last == h+1 && w.word(last) == "of" && w.a.Tokens[last].Rel == "mark" && strings.HasPrefix(w.tag(last+1), "NNP") {
		for last++; last < s.Last && strings.HasPrefix(w.tag(last), "NNP"); { // "the head of Venn Foam", misread
			last++
		}
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
