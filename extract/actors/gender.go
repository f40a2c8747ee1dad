package actors

import (
	"strings"

	"dateline/extract/actors/internal/antecedent"
)

// evidence says how sure the gender of an actor is.
type evidence int

// Kinds of evidence of gender, the weakest first.
const (
	nothing evidence = iota
	byShape          // of the forename
	byLone           // forename, which may be a surname
	byForename
	byTitle // or by a noun such as "actress"
	byPronoun
)

// called notes evidence of gender; stronger evidence replaces weaker, that of
// pronouns is kept apart.
func (e *entity) called(gender string, by evidence) {
	switch {
	case gender == "":
	case by == byPronoun:
		if e.pronoun == "" {
			e.pronoun = gender
		}
	case by > e.genderBy:
		e.gender, e.genderBy = gender, by
	}
}

// agrees is the clue that the gender of an actor gives for a pronoun.
func (e *entity) agrees(gender string) int {
	switch {
	case e.genderBy == nothing:
		return antecedent.Unknown
	case e.gender == gender:
		return antecedent.Agree + int(e.genderBy) - 1
	}
	return antecedent.Conflict + int(e.genderBy) - 1
}

// surely reports an actor of a gender by more than the shape of its name.
func (e *entity) surely(gender string) bool { return e.gender == gender && e.genderBy >= byLone }

// forename reads the gender of a name of a person.
func (w *work) forename(e *entity, name string) {
	first, _, more := strings.Cut(name, " ")
	gender := w.forenames[first]
	if gender == "" {
		head, _, _ := strings.Cut(first, "-")
		gender = w.forenames[head]
	}
	switch {
	case gender != "" && more:
		e.called(gender, byForename)
	case gender != "": // or a surname
		e.called(gender, byLone)
	case more && len(first) > 3 && strings.HasSuffix(first, "a"):
		e.called("f", byShape)
	}
}

// gendered reads the words [first, last) before or beside a name.
func (w *work) gendered(e *entity, first, last int) {
	for i := last - 1; i >= first; i-- {
		if g := w.genders[strings.ToLower(strings.TrimSuffix(w.a.Word(i), "."))]; g != "" {
			e.called(g, byTitle)
			return
		}
	}
}
