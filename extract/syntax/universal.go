package syntax

import "strings"

// Universal is the universal part of speech (UPOS) of token i, after the
// conversion that UD English itself was made with: from the Penn tag, and the
// relation where that decides.
func (a *Analysis) Universal(i int) string {
	t := &a.Tokens[i]
	rel, _, _ := strings.Cut(t.Rel, ":")
	switch t.Tag {
	case "NNP", "NNPS", "ADD":
		if rel == "amod" {
			return "ADJ"
		}
		return "PROPN"
	case "NN", "NNS":
		if indefinite(t.Lemma) {
			return "PRON"
		}
		return "NOUN"
	case "MD":
		return "AUX"
	case "JJ", "JJR", "JJS", "AFX":
		return "ADJ"
	case "RB", "RBR", "RBS":
		if t.Lemma == "not" {
			return "PART"
		}
		return "ADV"
	case "WRB":
		return "ADV"
	case "CD":
		return "NUM"
	case "CC":
		return "CCONJ"
	case "RP":
		return "ADP"
	case "IN":
		if rel == "mark" {
			return "SCONJ"
		}
		return "ADP"
	case "TO", "POS":
		if rel == "case" && t.Tag == "TO" {
			return "ADP"
		}
		return "PART"
	case "PRP", "WP", "EX":
		return "PRON"
	case "PRP$", "WP$":
		return "PRON"
	case "DT", "PDT", "WDT":
		if rel == "det" || t.Tag == "PDT" || t.Tag == "DT" && t.Lemma != "this" && t.Lemma != "that" {
			return "DET"
		}
		return "PRON"
	case "UH":
		return "INTJ"
	case "SYM", "$", "#":
		return "SYM"
	case "FW", "GW", "LS", "XX":
		return "X"
	}
	switch {
	case strings.HasPrefix(t.Tag, "VB") && (rel == "aux" || rel == "cop"):
		return "AUX"
	case strings.HasPrefix(t.Tag, "VB"):
		return "VERB"
	}
	return "PUNCT"
}

// indefinite reports whether a noun is a pronoun such as "something" or "nobody".
func indefinite(lemma string) bool {
	for _, what := range [...]string{"thing", "one", "body"} {
		switch which, ok := strings.CutSuffix(lemma, what); {
		case !ok:
		case which == "some", which == "any", which == "every", which == "no":
			return true
		}
	}
	return false
}
