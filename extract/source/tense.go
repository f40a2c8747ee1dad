package source

import (
	"strings"

	"dateline/extract/syntax"
	"dateline/schema"
)

// tellsPast reports whether a mention belongs to the account and names a day
// that has been: captions and datelines do, paragraphs where nothing near it
// speaks of what is to come.
func (w *work) tellsPast(m *dateMention) bool {
	l := w.lineAt(m.Start)
	if l == nil {
		return false
	}
	switch l.finalKind() {
	case schema.Caption, schema.Dateline:
		return true
	case schema.Paragraph:
	default:
		return false
	}
	a := w.doc.Syntax
	s := sentenceAt(a, m.Start)
	if s == nil {
		return false
	}
	if m.weekday != 0 {
		return w.pastVerb(a, s, m)
	}
	return !w.speaksForward(s)
}

// speaksForward reports whether a sentence has a word of what is to come.
func (w *work) speaksForward(s *syntax.Sentence) bool {
	for _, t := range w.doc.Syntax.Tokens[s.First:s.Last] {
		if w.rules.forward[w.text[t.Start:t.End]] {
			return true
		}
	}
	return false
}

// pastVerb reports whether the verb that a day of the week belongs to is in the
// past tense; where the tree is silent, whether no word just before it speaks
// of what is to come.
func (w *work) pastVerb(a *syntax.Analysis, s *syntax.Sentence, m *dateMention) bool {
	at := -1
	for i := s.First; i < s.Last; i++ {
		if a.Tokens[i].Start == m.Start {
			at = i
		}
	}
	if at < 0 {
		return false
	}
	for steps, i := 0, a.Tokens[at].Head; steps < 6 && i >= 0; steps, i = steps+1, a.Tokens[i].Head {
		switch tag := a.Tokens[i].Tag; {
		case tag == "VBD":
			return true
		case tag == "VBN":
			return !w.hasModal(a, s, i)
		case tag == "VB" || tag == "MD":
			return false
		}
	}
	for i := max(s.First, at-5); i < at; i++ {
		if w.rules.forward[strings.ToLower(a.Word(i))] {
			return false
		}
	}
	return a.Tokens[at].Tag == ""
}

// hasModal reports whether a verb has an auxiliary like "will".
func (w *work) hasModal(a *syntax.Analysis, s *syntax.Sentence, verb int) bool {
	for i := s.First; i < s.Last; i++ {
		if a.Tokens[i].Head == verb && a.Tokens[i].Tag == "MD" {
			return true
		}
	}
	return false
}
