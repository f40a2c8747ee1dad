package statements

import (
	"unicode"

	"dateline/schema"
)

// colon reads "Venn: the bridge is safe": a headline, or a turn of a printed
// interview, a transcript or a debate, that opens with somebody and a colon. A
// country before a colon is more often the topic: it speaks only where its
// words are quoted or in the first person.
func (w *work) colon(si int) *draft {
	s := w.a.Sentences[si]
	p := w.a.Paragraphs[s.Paragraph]
	heading := w.d.Block(s.Start) == schema.Headline
	opens := w.a.Sentences[p.First].First == s.First
	who := w.labelled(s.First, s.Last, heading || opens)
	if who.empty() || !heading && w.locates(who) {
		return nil
	}
	content, least := w.trim(run{who.last + 1, s.Last}), 3
	if opens && !heading { // a turn
		content = w.trim(run{who.last + 1, w.a.Sentences[p.Last-1].Last})
		if w.turns(s.First, who.last) > 1 {
			least = 1
		}
	}
	if content.last-content.first < least || !heading && least > 1 && !w.hasVerb(content) {
		return nil
	}
	if w.topic(who) && !w.ownWords(content) {
		return nil
	}
	e := entry{reading: reading{rule: colonRule, act: "say"}, frames: map[string]bool{}}
	return &draft{entry: e, sentence: si, cue: run{who.last, who.last + 1}, subject: who, content: []run{content}}
}

// labelled is who stands in front of the colon that opens a sentence: a name, a
// noun for people, and at the head of a paragraph also a phrase that ends with
// one ("Mr Venn (Northgate):") or the label of a turn. Empty without one.
func (w *work) labelled(first, last int, opens bool) run {
	for _, n := range w.opensAt(first) {
		if i := w.tokenAt(w.actors[n].End); i+1 < last && w.word(i) == ":" {
			return run{first, i}
		}
	}
	for i := first; i+1 < last && i < first+14; i++ {
		if w.a.Word(i) != ":" {
			if w.verb(i) || w.index.inside[i] {
				break
			}
			continue
		}
		if i > first && i < first+6 && w.sources[w.a.Tokens[i-1].Lemma] || opens && i > first && (w.ends(first, i) || w.turns(first, i) > 1) {
			return run{first, i}
		}
		break
	}
	return run{}
}

// ends reports a phrase that is somebody: its head, or the name in front of a
// bracket, is known.
func (w *work) ends(first, colon int) bool {
	last := colon
	if w.tag(last-1) == "-RRB-" {
		for last > first && w.tag(last-1) != "-LRB-" {
			last--
		}
		last--
	}
	if last <= first || w.tag(first) == "CD" || !w.person(w.headOf(run{first, last}), true) {
		return false
	}
	people := map[string]bool{}
	w.mentions(run{first, last}, func(n int) {
		if m := &w.actors[n]; m.form == schema.Name && w.person(w.tokenAt(m.End-1), false) {
			people[m.actor] = true
		}
	})
	if len(people) > 1 {
		return false // "Venn backs Marsh: …"
	}
	return w.a.Word(colon+1) != "" && !unicode.IsLower(rune(w.a.Word(colon + 1)[0]))
}

// locates reports a dateline in front of the colon: a place in capitals.
func (w *work) locates(r run) bool {
	for i := r.first; i < r.last; i++ {
		if !capitals(w.a.Word(i)) {
			return false
		}
	}
	start, end := w.a.Tokens[r.first].Start, w.a.Tokens[r.last-1].End
	place := false
	w.index.places.StartingIn(start, end, func(int) { place = true })
	return place
}

// turns counts the paragraphs that open with a label in capitals and a colon,
// as those of a transcript do, 0 where it is in small letters.
func (w *work) turns(first, colon int) int {
	for i := first; i < colon; i++ {
		if w.tag(i) != "." && !capitals(w.a.Word(i)) {
			return 0
		}
	}
	n := 0
	label := w.d.Text[w.a.Tokens[first].Start:w.a.Tokens[colon].End]
	for _, p := range w.a.Paragraphs {
		at := w.a.Sentences[p.First].Start
		if len(w.d.Text)-at > len(label) && w.d.Text[at:at+len(label)] == label {
			n++
		}
	}
	return n
}

// capitals reports a word without small letters.
func capitals(word string) bool {
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
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
