package times

import (
	"sort"

	"dateline/extract/syntax"
)

// direction tells whether the clause of time i speaks of the past (-1) or of
// what is to come (1); 0 when it does not say. The tense of the governing verb
// decides; without part-of-speech tags, the nearest telling word does.
func (w *work) direction(i int) int32 {
	t := &w.d.Out.Times[i]
	if a := w.d.Syntax; a != nil && len(a.Tokens) > 0 && a.Tokens[0].Tag != "" {
		k := sort.Search(len(a.Tokens), func(k int) bool { return a.Tokens[k].End > t.Start })
		if k < len(a.Tokens) {
			return w.tense(a, k)
		}
	}
	at := sort.Search(len(w.m.toks), func(k int) bool { return int(w.m.toks[k].start) >= t.Start })
	for k := at - 1; k >= 0 && k > at-14; k-- {
		if d := w.m.cue(k); d != 0 {
			return d
		}
		if w.m.toks[k].has(brk) || w.m.ends(k) {
			break
		}
	}
	for k := at; k < len(w.m.toks) && k < at+14 && !w.m.ends(k); k++ {
		if d := w.m.cue(k); d != 0 {
			return d
		}
	}
	return 0
}

// ends reports whether token k closes a sentence.
func (m *matcher) ends(k int) bool {
	return m.toks[k].word == m.g.w.stop && !m.at(k+1).has(glued) && m.at(k+1).has(capital)
}

// cue is the direction of one word: that of the table, or the past for "-ed".
func (m *matcher) cue(k int) int32 {
	t := &m.toks[k]
	if d, ok := m.g.cues[t.word]; ok {
		return int32(d)
	}
	if s := m.text[t.start:t.end]; t.has(wordy) && !t.has(capital) && len(s) > 4 && s[len(s)-2:] == "ed" {
		return -1
	}
	return 0
}

// tense climbs from token k to the first verb that tells its time.
func (w *work) tense(a *syntax.Analysis, k int) int32 {
	for steps := 0; k >= 0 && steps < 12; steps++ {
		tag := a.Tokens[k].Tag
		if len(tag) > 1 && tag[:2] == "VB" {
			if d := w.verb(a, k); d != 0 {
				return d
			}
		}
		k = a.Tokens[k].Head
	}
	return 0
}

// verb is the direction of a verb with its auxiliaries.
func (w *work) verb(a *syntax.Analysis, k int) int32 {
	s := a.Sentences[a.Tokens[k].Sentence]
	dir := int32(0)
	switch a.Tokens[k].Tag {
	case "VBD":
		return -1
	case "VBN":
		dir = -1
	}
	for j := max(s.First, k-6); j < k; j++ {
		if a.Tokens[j].Head != k {
			continue
		}
		switch a.Tokens[j].Tag {
		case "MD":
			return 1
		case "VBD":
			return -1
		case "TO":
			if dir == 0 {
				dir = 1
			}
		}
	}
	return dir
}
