package actors

import (
	"slices"
	"strings"
)

// clause is a clause around a pronoun.
type clause struct {
	predicate int
	subject   int    // token, -1 without one
	attached  string // relation of the clause below it
}

// clausesAround climbs from a pronoun to the root of its sentence.
func (s *scene) clausesAround(p anaphor) []clause {
	var out []clause
	below := ""
	for i := s.predicate(p.at); i >= 0 && len(out) < 6; {
		out = append(out, clause{i, s.subjectOf(i, 0), below})
		t := s.a.Tokens[i]
		if t.Head < 0 {
			break
		}
		below = t.Rel
		i = s.predicate(t.Head)
	}
	return out
}

// predicate is the word that the clause around token i hangs on.
func (s *scene) predicate(i int) int {
	for hops := 0; i >= 0 && hops < 64; hops++ {
		t := s.a.Tokens[i]
		switch t.Rel {
		case "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "advmod", "vocative", "expl", "dislocated":
			if t.Head >= 0 {
				return t.Head
			}
			return i
		case "root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj":
			return i
		case "conj":
			if strings.HasPrefix(t.Tag, "VB") {
				return i
			}
		}
		if t.Head < 0 {
			return i
		}
		i = t.Head
	}
	return i
}

// subjectOf is the subject of a predicate, its own or one it shares.
func (s *scene) subjectOf(i, depth int) int {
	t := s.a.Tokens[i]
	if k := s.a.Child(i, "nsubj", "nsubj:pass"); k >= 0 {
		if t.Rel == "acl" && strings.HasPrefix(s.a.Tokens[k].Tag, "W") && t.Head >= 0 {
			return s.top(t.Head)
		}
		return k
	}
	if t.Head < 0 || depth > 5 {
		return -1
	}
	switch t.Rel {
	case "conj", "xcomp", "advcl":
		return s.subjectOf(t.Head, depth+1)
	case "acl":
		return s.top(t.Head)
	}
	return -1
}

// top climbs from a part of a name or an apposition to what it names.
func (s *scene) top(i int) int {
	for hops := 0; hops < 8; hops++ {
		t := s.a.Tokens[i]
		if t.Head < 0 || t.Rel != "flat" && t.Rel != "appos" {
			break
		}
		i = t.Head
	}
	return i
}

// joined climbs over "and" as well.
func (s *scene) joined(i int) int {
	for hops := 0; hops < 8; hops++ {
		t := s.a.Tokens[i]
		if t.Head < 0 || t.Rel != "flat" && t.Rel != "appos" && (t.Rel != "conj" || strings.HasPrefix(t.Tag, "VB")) {
			break
		}
		i = t.Head
	}
	return i
}

// Roles of mentions, in the order of antecedent's list.
const (
	subject = iota
	object
	oblique
	modifier
	possessor
	noRole
	agent
)

// role is what a phrase is to its clause.
func (s *scene) role(i int) int {
	if s.a.Tokens[i].Tag == "PRP$" {
		return possessor
	}
	i = s.joined(i)
	switch s.a.Tokens[i].Rel {
	case "nsubj", "nsubj:pass":
		return subject
	case "obj", "iobj":
		return object
	case "obl":
		return oblique
	case "obl:agent":
		return agent
	case "nmod", "compound":
		if slices.ContainsFunc(s.a.Children(i), func(k int) bool { return s.a.Tokens[k].Tag == "POS" }) {
			return possessor
		}
		return modifier
	}
	return noRole
}
