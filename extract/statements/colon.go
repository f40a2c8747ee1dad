package statements

import "dateline/schema"

// colon reads "Venn: the bridge is safe": a headline, or a turn of a printed
// interview, that opens with somebody and a colon. A country before a colon is
// more often the topic: it speaks only where its words are quoted or in the
// first person.
func (w *work) colon(si int) *draft {
	s := w.a.Sentences[si]
	i := w.labelled(s.First, s.Last)
	if i < 0 {
		return nil
	}
	content := w.trim(run{i + 1, s.Last})
	heading := w.d.Block(s.Start) == schema.Headline
	if content.last-content.first < 3 || !heading && !w.hasVerb(content) {
		return nil
	}
	if w.topic(run{s.First, i}) && !w.ownWords(content) {
		return nil
	}
	if p := w.a.Paragraphs[s.Paragraph]; !heading && w.a.Sentences[p.First].First == s.First {
		content.last = w.a.Sentences[p.Last-1].Last // a turn of an interview
		content = w.trim(content)
	}
	e := entry{reading: reading{rule: "statements/colon", act: "say"}, frames: map[string]bool{}}
	return &draft{entry: e, sentence: si, cue: run{i, i + 1}, subject: run{s.First, i}, content: []run{content}}
}

// labelled is the colon behind the name or the noun for people that opens a
// sentence, -1 without one.
func (w *work) labelled(first, last int) int {
	for _, n := range w.opensAt(first) {
		if i := w.tokenAt(w.actors[n].End); i+1 < last && w.word(i) == ":" {
			return i
		}
	}
	for i := first; i+1 < last && i < first+6; i++ {
		if w.word(i) != ":" {
			continue
		}
		if i > first && w.sources[w.a.Tokens[i-1].Lemma] {
			return i
		}
		return -1
	}
	return -1
}

// topic reports a phrase for a country.
func (w *work) topic(r run) bool {
	topic := false
	w.mentions(r, func(n int) {
		if k := number(w.actors[n].actor) - 1; k >= 0 && k < len(w.d.Out.Actors) {
			topic = topic || w.d.Out.Actors[k].Type == schema.Country
		}
	})
	return topic
}

// ownWords reports words in quotation marks or in the first person.
func (w *work) ownWords(r run) bool {
	for i := r.first; i < r.last; i++ {
		if w.index.inside[i] || w.is(i, "first") {
			return true
		}
	}
	return false
}
