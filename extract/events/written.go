package events

import "dateline/extract/syntax"

// title reports a capital within a sentence: a name that looks like a verb.
func (w *work) title(i int) bool {
	tok := &w.a.Tokens[i]
	if w.at[i].actor > 0 || w.at[i].place > 0 {
		return true
	}
	s := w.a.Sentences[tok.Sentence]
	if c := w.d.Text[tok.Start]; c < 'A' || c > 'Z' || i == s.First || w.headline(i) && !w.sentenceCase(s) || w.capitals(s) {
		return false
	}
	switch w.a.Tokens[i-1].Tag {
	case "``", "''", ":", "-LRB-", ".":
		return false
	}
	return true
}

// sentenceCase reports a headline with long words in lower case: there a capital
// means a name.
func (w *work) sentenceCase(s syntax.Sentence) bool {
	lower := 0
	for i := s.First; i < s.Last; i++ {
		if t := &w.a.Tokens[i]; t.End-t.Start > 3 && w.d.Text[t.Start] >= 'a' && w.d.Text[t.Start] <= 'z' && t.Tag != "IN" {
			lower++
		}
	}
	return lower > 1
}

// capitals reports a sentence with three long words or more that all begin with
// a capital.
func (w *work) capitals(s syntax.Sentence) bool {
	n := 0
	for i := s.First; i < s.Last; i++ {
		if t := &w.a.Tokens[i]; t.End-t.Start > 3 && t.Tag != "IN" {
			if c := w.d.Text[t.Start]; c >= 'a' && c <= 'z' {
				return false
			}
			n++
		}
	}
	return n > 2
}

// stamps reports the participle of a line that dates a page: "Updated: 9 May",
// "POSTED 11 a.m.".
func (w *work) stamps(i int) bool {
	if !w.words["stamp"][w.word(i)] || i+1 >= len(w.at) || w.a.Child(i, "nsubj", "nsubj:pass", "aux:pass", "obj") >= 0 {
		return false
	}
	next := i + 1
	if w.a.Tokens[next].Tag == "IN" && next+1 < len(w.at) {
		next++
	}
	return w.opens(i) && (w.a.Tokens[i+1].Tag == ":" || w.at[next].time > 0 || w.a.Tokens[next].Tag == "CD")
}
