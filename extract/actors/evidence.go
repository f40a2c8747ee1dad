package actors

import (
	"strings"

	"dateline/extract/actors/internal/antecedent"
	"dateline/schema"
)

// weigh lists what speaks for and against the mention at site k as the one the
// pronoun at site at means.
func (s *scene) weigh(p anaphor, at, k int) []antecedent.Clue {
	x := &s.sites[k]
	out := make([]antecedent.Clue, 0, 16)
	add := func(kind, value int) { out = append(out, antecedent.Of(kind, value)) }
	apart := s.sentenceOf(p.at) - s.sentenceOf(x.head)
	spread := min(max(apart, 0), 2)
	if k > at {
		spread = 3
	}
	out = append(out, antecedent.OfRoles(x.role, p.role, spread))
	switch {
	case k > at && apart < 0:
		add(antecedent.Distance, antecedent.Ahead)
	case k > at:
		add(antecedent.Distance, antecedent.Cataphora)
	default:
		add(antecedent.Distance, min(apart, 6))
	}
	if apart == 0 {
		add(antecedent.Near, nearness(p.at-x.head))
		s.syntaxOf(p, x, k > at, add)
	}
	s.quotes(p, x, add)
	s.placeOf(p, x, apart, add)
	add(antecedent.Form, s.formOf(x))
	return out
}

// nearness sorts a distance in tokens.
func nearness(n int) int {
	if n < 0 {
		n = -n
	}
	for i, most := range []int{2, 5, 10, 20} {
		if n <= most {
			return i
		}
	}
	return 4
}

// formOf is the form of a mention as a clue.
func (s *scene) formOf(x *site) int {
	switch {
	case x.pronoun:
		return 3
	case x.form == schema.Name && x.last-x.first > 1:
		return 0
	case x.form == schema.Name:
		return 1
	case s.words["indefinite "+strings.ToLower(s.a.Word(x.first))]:
		return 4
	}
	return 2
}

// syntaxOf reads how the mention stands to the clauses around the pronoun.
func (s *scene) syntaxOf(p anaphor, x *site, behind bool, add func(kind, value int)) {
	top := s.top(x.head)
	if len(p.clauses) == 0 {
		return
	}
	own := p.clauses[0]
	possessive := s.a.Tokens[p.at].Tag == "PRP$"
	argument := x.role == subject || x.role == object || x.role == oblique || x.role == agent
	switch {
	case p.reflexive && own.subject == top:
		add(antecedent.Binding, antecedent.Reflexive)
	case possessive && s.names(x.head, s.a.Tokens[p.at].Head):
		add(antecedent.Binding, antecedent.Possessed)
	case !possessive && !p.reflexive && (own.subject == top && own.subject != p.at || argument && s.predicate(x.head) == own.predicate):
		add(antecedent.Binding, antecedent.Coargument)
	case behind && p.role == 0 && s.a.Below(x.head, own.predicate):
		add(antecedent.Binding, antecedent.Below)
	}
	for level, c := range p.clauses {
		if level == 0 && (own.subject == p.at || !possessive && !behind) {
			continue
		}
		if c.subject == top {
			if behind {
				add(antecedent.Above, 4+min(level, 2))
				return
			}
			add(antecedent.Above, min(level, 3))
			if level > 0 {
				add(antecedent.Attached, attachment(p.clauses[1].attached))
			}
			return
		}
		if level > 0 && !behind && (x.role == object || x.role == oblique || x.role == agent) && s.predicate(x.head) == c.predicate {
			add(antecedent.Binding, antecedent.AboveIt)
			return
		}
	}
}

// attachment numbers the relations of clauses.
func attachment(rel string) int {
	for i, r := range []string{"ccomp", "xcomp", "advcl", "acl", "conj", "parataxis"} {
		if r == rel {
			return i
		}
	}
	return 6
}

// names reports whether a name is that of the one a noun speaks of: "her
// sister Ann".
func (s *scene) names(name, noun int) bool {
	if noun < 0 {
		return false
	}
	for hops, i := 0, name; hops < 5 && i >= 0; hops++ {
		if i == noun {
			return true
		}
		switch s.a.Tokens[i].Rel {
		case "flat", "appos", "compound", "nmod":
			i = s.a.Tokens[i].Head
			continue
		}
		break
	}
	for hops, i := 0, noun; hops < 5 && i >= 0; hops++ {
		if i == name {
			return true
		}
		switch s.a.Tokens[i].Rel {
		case "flat", "appos", "compound":
			i = s.a.Tokens[i].Head
			continue
		}
		break
	}
	return false
}

// quotes compares the quotations around both.
func (s *scene) quotes(p anaphor, x *site, add func(kind, value int)) {
	in, out := s.quote[p.at], s.quote[x.head]
	switch {
	case in == 0 && out == 0:
	case in == out:
		add(antecedent.Quoted, 1)
	case in == 0:
		add(antecedent.Quoted, 2)
	case s.sentenceOf(p.at) == s.sentenceOf(x.head) && x.role == subject && out == 0:
		add(antecedent.Quoted, 3)
	default:
		add(antecedent.Quoted, 0)
	}
}

// placeOf reads where the mention stands.
func (s *scene) placeOf(p anaphor, x *site, apart int, add func(kind, value int)) {
	sentence := s.a.Sentences[s.sentenceOf(x.head)]
	opens := x.first <= sentence.First+1
	main := false
	if x.role == subject {
		h := s.a.Tokens[s.joined(x.head)].Head
		main = h >= 0 && s.a.Tokens[h].Head < 0
	}
	switch {
	case opens && apart > 0 && p.at <= s.a.Sentences[s.sentenceOf(p.at)].First+1:
		add(antecedent.Place, 1)
	case opens:
		add(antecedent.Place, 0)
	}
	switch {
	case main && apart == 1:
		add(antecedent.Place, 6)
	case main:
		add(antecedent.Place, 2)
	}
	if s.a.Tokens[s.top(x.head)].Rel == "conj" || s.a.Child(x.head, "conj") >= 0 {
		add(antecedent.Place, 3)
	}
	if len(p.clauses) > 0 && apart != 0 && s.a.Tokens[s.predicate(x.head)].Lemma == s.a.Tokens[p.clauses[0].predicate].Lemma {
		add(antecedent.Place, 4)
	}
	if apart > 0 && sentence.Paragraph == s.a.Sentences[s.sentenceOf(p.at)].Paragraph {
		add(antecedent.Place, 5)
	}
}

// weighActor adds what speaks for and against an actor as a whole to each of
// its mentions.
func (s *scene) weighActor(p anaphor, c *antecedent.Candidate) {
	e := s.entities[c.Key]
	t := s.seen[c.Key]
	var clues []antecedent.Clue
	add := func(kind, value int) { clues = append(clues, antecedent.Of(kind, value)) }
	add(antecedent.Rank, t.rank)
	if t.count > 0 {
		add(antecedent.Count, []int{0, 1, 2, 2, 3}[min(t.count-1, 4)])
	}
	add(antecedent.Type, typeOf(e))
	if !p.many {
		add(antecedent.Gender, e.agrees(p.gender))
		switch e.pronoun {
		case "":
		case p.gender:
			add(antecedent.Pronouns, 0)
		default:
			add(antecedent.Pronouns, 1)
		}
	}
	if e == s.most {
		add(antecedent.Page, 0)
	}
	switch subject, meant := t.subject, e == s.last[p.many]; {
	case subject && meant:
		add(antecedent.Turn, 2)
	case meant:
		add(antecedent.Turn, 1)
	case subject:
		add(antecedent.Turn, 0)
	}
	switch sure := e.surely(p.gender); {
	case p.many || s.agreeing == 0:
	case !sure:
		add(antecedent.Sole, 1)
	case s.agreeing == 1:
		add(antecedent.Sole, 0)
	}
	for i := range c.Mentions {
		c.Mentions[i] = append(c.Mentions[i], clues...)
	}
}

// typeOf is the type of an actor as a clue.
func typeOf(e *entity) int {
	switch {
	case e.tentative:
		return 6
	case e.typ == schema.Person:
		return 0
	case e.typ == schema.Unnamed && e.plural:
		return 5
	case e.typ == schema.Unnamed:
		return 1
	case e.typ == schema.Organization:
		return 2
	case e.typ == schema.Country:
		return 3
	case e.typ == schema.Group:
		return 4
	}
	return 6
}
