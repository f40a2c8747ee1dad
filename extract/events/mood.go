package events

// imperative reports a verb that tells somebody to do what it says ("see the
// photos below", "stop the siege!") or a proposal to do it together ("let's
// close the pier"): nothing that happened. The verbs of a headline often lack
// their subject without being orders.
func (w *work) imperative(i int) bool {
	if w.a.Tokens[i].Tag != "VB" || w.headline(i) || w.a.Child(i, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "cop") >= 0 || w.infinitive(i) {
		return false
	}
	h := w.head(i)
	switch w.rel(i) {
	case "conj":
		return h >= 0 && w.imperative(h)
	case "xcomp", "ccomp":
		if h >= 0 && w.lemma(h) == "let" && w.imperative(h) {
			return w.words["together"][w.word(i-1)] || w.words["together"][w.word(h+1)]
		}
	case "root", "parataxis":
	default:
		return false
	}
	return w.opens(i)
}

// opens reports a token at the start of its sentence or behind a mark that
// a clause starts after.
func (w *work) opens(i int) bool {
	if i == w.a.Sentences[w.a.Tokens[i].Sentence].First {
		return true
	}
	switch w.a.Tokens[i-1].Tag {
	case "``", "''", ":", ".", "-LRB-":
		return true
	}
	return w.words["please"][w.word(i-1)] && w.opens(i-1)
}

// order reports an imperative of a headline, which says what one might do: "A
// plan for the coast: close the pier".
func (w *work) order(i int) bool {
	if w.a.Tokens[i].Tag != "VB" || w.a.Child(i, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "cop") >= 0 || w.infinitive(i) {
		return false
	}
	return w.opens(i) || w.rel(i) == "conj" && w.head(i) >= 0 && w.order(w.head(i))
}
