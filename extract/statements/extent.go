package statements

import "strings"

// extent corrects where indirect speech behind its cue ends.
func (w *work) extent(c *draft, later []*draft) {
	n := len(c.content)
	if c.direct || n == 0 || !w.verb(c.cue.first) || c.content[n-1].first < c.cue.last {
		return
	}
	w.coordinated(c, later)
	w.beforeMain(c)
}

// coordinated lets a clause go on with a second one that the tree has lost: "said
// it was late, and that it would rain", "would root for Marsh but would now …",
// "was not the first time, nor would it be the last".
func (w *work) coordinated(c *draft, later []*draft) {
	r := &c.content[len(c.content)-1]
	end := w.a.Sentences[c.sentence].Last
	i := r.last
	for i < end && (w.tag(i) == "," || w.dash(i) || w.tag(i) == "''") {
		i++
	}
	if i >= end || w.tag(i) != "CC" || c.frame == "object" || !w.hasVerb(*r) && c.frame != "to" {
		return
	}
	k := i + 1
	if w.word(k) != "that" && (w.tag(k) != "MD" || w.a.Child(k, "nsubj") >= 0 && w.word(i) != "nor") {
		return
	}
	for _, o := range later {
		if o.cue.first > i && o.cue.first < end {
			return
		}
	}
	r.last = w.trim(run{i, end}).last
}

// beforeMain ends the content of a clause that opens its sentence at the comma
// in front of the main clause: "While Venn said it was safe, she looked uneasy".
func (w *work) beforeMain(c *draft) {
	s := w.a.Sentences[c.sentence]
	if w.tag(s.First) != "IN" || !w.is(s.First, "subordinate") || c.subject.first <= s.First || c.subject.first > c.cue.first {
		return
	}
	for i := s.First + 1; i < c.subject.first; i++ {
		if w.tag(i) == "," || w.finite(i) {
			return
		}
	}
	r := &c.content[len(c.content)-1]
	for i := r.first + 1; i+2 < r.last; i++ {
		if w.tag(i) != "," || !w.opensPhrase(i+1) {
			continue
		}
		k := i + 1
		for k < r.last && (w.premodifier(k) || w.tag(k) == "PRP") {
			k++
		}
		if k > i+1 && w.finite(k) && w.tag(k-1) != "IN" && w.tag(k-1) != "CC" {
			r.last = i
			return
		}
	}
}

// opener drops what joins a sentence to the one before from a content that opens
// it: "In fact, no plan would do, experts say".
func (w *work) opener(c *draft) {
	first := w.a.Sentences[c.sentence].First
	if c.direct || len(c.content) == 0 || c.own() {
		return
	}
	r := &c.content[0]
	if r.first > first+1 || r.last > c.cue.first {
		return
	}
	if w.tag(r.first) == "CC" && !w.is(r.first, "none") && w.word(r.first) != "both" {
		r.first++
	}
	var phrase []string
	for i := r.first; i < r.last && i < r.first+5; i++ {
		if w.tag(i) == "," {
			if w.function["connective"][strings.Join(phrase, " ")] {
				*r = w.trim(run{i, r.last})
			}
			return
		}
		phrase = append(phrase, w.word(i))
	}
}

// conditional adds to a content the condition that opens its sentence: "If the
// vote fails, she said she would leave".
func (w *work) conditional(c *draft) {
	first := w.a.Sentences[c.sentence].First
	if c.direct || len(c.content) != 1 || c.attitude || !c.frames["clause"] || !w.verb(c.cue.first) || w.word(first) != "if" && w.word(first) != "unless" {
		return
	}
	at := min(c.subject.first, w.cueSpan(c).first)
	if c.subject.empty() || c.content[0].first < c.cue.last || w.tag(at-1) != "," || at-1 <= first {
		return
	}
	if !w.modal(c.content[0]) {
		return
	}
	c.content = []run{{first, at - 1}, c.content[0]}
	c.by("the condition in front of the cue")
}

// modal reports a modal verb among the tokens.
func (w *work) modal(r run) bool {
	for i := r.first; i < r.last; i++ {
		if w.tag(i) == "MD" {
			return true
		}
	}
	return false
}
