package query

import "dateline/schema/quads"

// phrase is text as names are compared: words in lower case without accents.
type phrase []string

// fold takes text apart into words; case, accents and punctuation go.
func fold(s string) phrase {
	return quads.Words(s)
}

// in reports whether the words of p stand one after another in name.
func (p phrase) in(name phrase) bool {
	if len(p) == 0 {
		return false
	}
next:
	for i := 0; i+len(p) <= len(name); i++ {
		for k := range p {
			if name[i+k] != p[k] {
				continue next
			}
		}
		return true
	}
	return false
}

// inAny reports whether p stands in one of the names.
func (p phrase) inAny(names ...string) bool {
	for _, n := range names {
		if p.in(fold(n)) {
			return true
		}
	}
	return false
}

// among reports whether every word of p occurs in the texts, in any order.
func (p phrase) among(texts ...string) bool {
	have := map[string]bool{}
	for _, t := range texts {
		for _, w := range fold(t) {
			have[w] = true
		}
	}
	for _, w := range p {
		if !have[w] {
			return false
		}
	}
	return len(p) > 0
}
