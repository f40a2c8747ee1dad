package actors

import (
	"strings"

	"dateline/extract/actors/internal/antecedent"
	"dateline/schema"
)

// How far an antecedent may be.
const (
	sentencesBack = 8
	mentionsBack  = 80
	mentionsAhead = 6
)

// pronominals gives every third-person pronoun to the actor that it most
// probably means, and leaves it open where nobody is probable.
func (w *work) pronominals() {
	s := w.newScene()
	for at := range s.sites {
		p, ok := s.asked(at)
		if !ok {
			continue
		}
		e := s.goesOn(at, p)
		if all := s.candidates(at, p); e == nil {
			chosen := w.choose(Question{p.span(w), p.number(), all, w.mentionsOf})
			if chosen < 0 {
				continue
			}
			e = w.entities[all[chosen].Key]
		}
		start, end := w.span(p.at, p.at+1)
		e.mention(w.d.Text, start, end, schema.Pronoun)
		e.called(p.gender, byPronoun)
		e.settle(p.pronoun)
		s.sites[at].e = e
		s.last[p.many] = e
	}
}

// goesOn is the speaker of the sentence before, in the same paragraph, where the
// pronoun is the subject of a verb for going on to speak: "Ann said that Joan
// was well. She added …" is Ann, however much the article is about Joan.
func (s *scene) goesOn(at int, p anaphor) *entity {
	t := s.a.Tokens[p.at]
	if p.many || t.Rel != "nsubj" || t.Head < 0 || s.quote[p.at] != 0 || !s.words["onward "+s.a.Tokens[t.Head].Lemma] {
		return nil
	}
	own := s.sentenceOf(p.at)
	if own == 0 || s.a.Sentences[own-1].Paragraph != s.a.Sentences[own].Paragraph {
		return nil
	}
	for k := at - 1; k >= 0 && s.sentenceOf(s.sites[k].head) >= own-1; k-- {
		x := &s.sites[k]
		if x.e == nil || x.role != subject || s.quote[x.head] != 0 || s.sentenceOf(x.head) == own || !x.e.fits(p.pronoun) {
			continue
		}
		v := s.a.Tokens[s.predicate(x.head)]
		if (v.Head < 0 || v.Rel == "parataxis") && s.words["speech "+v.Lemma] {
			return x.e
		}
	}
	return nil
}

// anaphor is one pronoun and its place in the tree.
type anaphor struct {
	pronoun
	at        int // token
	role      int // of antecedent's pronoun roles
	reflexive bool
	clauses   []clause // around it, the innermost first
}

func (p anaphor) number() antecedent.Number {
	if p.many {
		return antecedent.Many
	}
	return antecedent.One
}

func (p anaphor) span(w *work) schema.Span {
	start, end := w.span(p.at, p.at+1)
	return schema.Span{Start: start, End: end}
}

// asked reads the pronoun at a site; ok is false where there is none that
// means an actor.
func (s *scene) asked(at int) (anaphor, bool) {
	x := &s.sites[at]
	if !x.pronoun || s.aside(x.head) {
		return anaphor{}, false
	}
	word := strings.ToLower(s.a.Word(x.head))
	p := anaphor{pronoun: s.pronouns[word], at: x.head, reflexive: strings.HasSuffix(word, "sel") || strings.HasSuffix(word, "self") || strings.HasSuffix(word, "selves")}
	p.role = s.pronounRole(p)
	p.clauses = s.clausesAround(p)
	return p, true
}

// pronounRole is the role of a pronoun, an index of antecedent's list.
func (s *scene) pronounRole(p anaphor) int {
	t := s.a.Tokens[p.at]
	switch {
	case p.reflexive:
		return 5
	case t.Tag == "PRP$":
		if t.Head >= 0 && s.role(t.Head) == subject {
			return 3
		}
		return 4
	}
	switch s.role(p.at) {
	case subject:
		return 0
	case object:
		return 1
	case oblique, agent:
		return 2
	}
	return 6
}

// mentionsOf are the mentions of an actor so far.
func (w *work) mentionsOf(key int) []schema.Mention { return w.entities[key].mentions }

// choice is the standard chooser.
func (a *Annotator) choice(q Question) int {
	return a.model.Choose(q.Number, q.Candidates)
}

// aside reports a token in a part of the page that no pronoun of the text
// refers to.
func (w *work) aside(i int) bool {
	switch w.d.Block(w.a.Tokens[i].Start) {
	case schema.Byline, schema.Dateline, schema.Boilerplate, schema.Caption:
		return true
	}
	return false
}

// fits reports whether an actor can be meant by a pronoun at all.
func (e *entity) fits(p pronoun) bool {
	if p.many {
		return e.plural || e.typ == schema.Organization || e.typ == schema.Group || e.typ == schema.Country
	}
	return !e.plural && (e.typ == schema.Person || e.typ == schema.Unnamed || e.typ == schema.Organization && e.soft) && !(e.genderBy >= byForename && e.gender != p.gender && e.pronoun != p.gender)
}
