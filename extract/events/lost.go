package events

import (
	"strings"

	"dateline/extract/syntax"
)

// lost types a verb that the analysis took for something else: the first
// word behind a subject that looks like one in a sentence with no verb at all,
// "Protesters clashed with police".
func (w *work) lost(i int, t *trigger) bool {
	tok := &w.a.Tokens[i]
	s := w.a.Sentences[tok.Sentence]
	past := tok.Tag == "VBN" || (tok.Tag == "JJ" || tok.Tag == "NN") && strings.HasSuffix(w.a.Word(i), "ed")
	if !past || i == s.First || !w.subjectLike(i-1) || !w.whole(s) || w.at[i].actor > 0 || w.at[i].place > 0 {
		return false
	}
	for k := s.First; k < s.Last; k++ {
		if k == i {
			continue
		}
		if o := &w.a.Tokens[k]; o.Tag == "MD" || w.verbal(k) && o.Rel != "amod" && o.Rel != "acl" && o.Rel != "advcl" && w.at[k].actor == 0 {
			return false
		}
	}
	sense := w.sense(i)
	if sense == nil {
		return false
	}
	t.kind, t.verbal = sense.kind, true
	return true
}

// subjectLike reports a word that may end the subject of a clause.
func (w *work) subjectLike(i int) bool {
	switch w.a.Tokens[i].Tag {
	case "NN", "NNS", "NNP", "NNPS", "PRP":
		return true
	}
	return false
}

// whole reports a sentence that ends as sentences do.
func (w *work) whole(s syntax.Sentence) bool {
	return s.Last-s.First > 3 && w.a.Tokens[s.Last-1].Tag == "."
}
