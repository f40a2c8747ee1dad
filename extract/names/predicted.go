package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/names/internal/sequence"
)

// predicted is the name that the model read, with what the lexicons know of it.
func (w *work) predicted(i, j int, label uint8) candidate {
	whole := j
	for i+1 < j && !lettered(w.a.Word(i)) {
		i++
	}
	for j > i+1 && w.words[j-1].shape&(capital|camel|anyDigit) == 0 && w.words[j-1].class&smallWord != 0 && !(label == sequence.BPerson && w.givenHalf(i, j-1)) {
		j--
	}
	if label == sequence.BPerson && j < len(w.words) && w.givenHalf(i, j) {
		j++
	} else if label == sequence.BPerson && j+1 < len(w.words) && w.givenHalf(i, j+1) {
		j += 2
	}
	if j-i > 2 && w.words[j-1].class&dayWord != 0 && len(w.a.Word(j-1)) > 5 && w.date(j-1) {
		j-- // "Ada Grimble Friday denied it"
	}
	if label != sequence.BMisc || j == whole {
		i, j, label = w.recast(i, j, label)
	}
	if label == sequence.BMisc && (j < whole || j-i > 1 && w.words[j-1].class&eventWord == 0) && w.placeCode(w.text(i, j)) > 0 {
		label = sequence.BPlace
	}
	if label == sequence.BPerson && w.forename(i) {
		i--
	}
	switch {
	case label == sequence.BPerson && j-i > 2 && w.words[j-1].shape&allCaps != 0 && !w.words[j-1].loud && w.words[i].shape&anyLower != 0 && w.placeCode(w.a.Word(j-1)) > 0:
		j-- // a byline before a dateline
	case label == sequence.BPlace && i > 0 && w.a.Word(i-1) == "The" && w.theHague(i-1, j):
		i--
	}
	c := candidate{first: i, last: j, rule: "model", sure: 2}
	text := w.text(i, j)
	switch label {
	case sequence.BPerson:
		c.kind = Person
		if c.first = w.nameStart(i, j); c.first == j {
			c.kind, c.first = "", i
		}
		w.refute(&c)
	case sequence.BPlace:
		c.kind = Place
		if w.bare(i, j) {
			c.kind = ""
		} else if country, ok := w.lex.gaz.Country(text); ok {
			c.country = country.ISO3
		} else if w.lex.gaz.Abbreviation(text) {
			c.rule = "abbreviation"
		} else {
			c.country = w.country(text)
		}
		if j-i == 1 && w.patronymic(i) && w.lex.gaz.Known(text).Population < 200_000 {
			c.kind, c.country = Person, ""
		}
	case sequence.BBody:
		c.kind = Organization
		c.country = w.bodyCountry(i, j)
	default:
		c.kind = Other
		if j-i == 1 && (w.words[i].class&surname != 0 || w.patronymic(i)) {
			c.kind = Person
		}
	}
	if iso, ok := w.lex.demonym(text); ok && c.kind != Person {
		c.kind, c.country = Demonym, iso
	} else if p, ok := w.lex.find(text); ok && p.people && c.kind != Person {
		c.kind = Demonym
	}
	return c
}

// givenHalf reports whether token k is the small second half of a given name in
// a name of a person that opens at i: "hung" in "Leung Kwok-hung".
func (w *work) givenHalf(i, k int) bool {
	return k-2 > i && w.a.Word(k-1) == "-" && w.words[k-1].shape&glued != 0 && w.words[k].shape&(glued|capital|anyLower|anyDigit) == glued|anyLower &&
		w.words[k-2].shape&capital != 0 && w.words[k].class&(hyphenTail|roleWord) == 0 && len(w.a.Word(k)) <= 6
}

// forename reports whether the capital before the name of a person that opens
// at i belongs to it: the model passed over a word that nothing explains.
func (w *work) forename(i int) bool {
	if i == 0 || w.labels[i-1] != sequence.O || w.a.Tokens[i-1].Sentence != w.a.Tokens[i].Sentence {
		return false
	}
	t := &w.words[i-1]
	if t.first || t.loud || t.shape&(capital|allCaps|anyDigit) != capital || t.class&^(firstName|surname|leadWord|particleWord) != 0 {
		return false
	}
	s := w.a.Word(i - 1)
	_, listed := w.lex.find(s)
	_, demonym := w.lex.demonym(s)
	return !listed && !demonym && w.placeCode(s) == 0
}

// recast corrects the label of a name by its ends, and where it begins: "Grimble
// Corp." is a body, "2005 Grimble Motors" the body without the year, "Thai
// province of Surin" is Surin.
func (w *work) recast(i, j int, label uint8) (int, int, uint8) {
	j = w.bodyEnd(i, j)
	switch label {
	case sequence.BPerson, sequence.BPlace:
		if j-i > 1 && w.firm(j-1) {
			return i, j, sequence.BBody
		}
	case sequence.BMisc:
		if p, ok := w.lex.find(w.text(min(i+1, j-1), j)); ok && j-i > 1 && p.kind == Organization && w.words[i].shape&(anyDigit|anyLower|capital) == anyDigit {
			return i + 1, j, sequence.BBody
		}
	}
	if label == sequence.BPlace && j-i > 2 && w.a.Word(i+1) == "of" && w.words[i].class&(titleWord|roleWord) != 0 {
		return i + 2, j, label // "Ruler of Dubai"
	}
	if label == sequence.BPlace && j-i > 2 && w.words[i+1].shape&capital == 0 && w.words[i+1].class&placeWord != 0 {
		if _, ok := w.lex.demonym(w.text(i, i+1)); ok {
			for i++; i < j-1 && w.words[i].shape&capital == 0; {
				i++
			}
		}
	}
	return i, j, label
}

// bodyEnd is where the name of a body in [i,j) ends that the model took the
// title behind it into: "NATO Secretary" of "NATO Secretary-General".
func (w *work) bodyEnd(i, j int) int {
	for k := i + 1; k < j; k++ {
		e := w.phraseEnd(k, min(len(w.words), k+6))
		if e <= k+1 || e < j {
			continue
		}
		if p, ok := w.lex.find(w.text(k, e)); ok && p.title && w.a.Word(k-1) != "of" {
			return k
		}
	}
	return j
}

// firm reports whether token i closes the names of companies and of nothing
// else: "Corp.", "PLC".
func (w *work) firm(i int) bool {
	return w.words[i].class&suffixWord != 0 && w.words[i].shape&capital != 0
}

// lettered reports whether a token opens with a letter or digit: "'s" and
// brackets open no name.
func lettered(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// bare reports whether [i,j) is only the word for a kind of place or a
// direction: "County", "North".
func (w *work) bare(i, j int) bool {
	return j-i == 1 && w.words[i].class&(placeWord|placePrep|locativeWord|bodyWord) != 0 && w.words[i].class&smallWord != 0 && !w.lex.gaz.Known(w.a.Word(i)).Region
}

// nameStart is where the name of a person begins in [i,j), behind the demonym
// and the title that the model took in; j where nothing is left.
func (w *work) nameStart(i, j int) int {
	for k := min(i+2, j); k > i; k-- {
		if _, ok := w.lex.demonym(w.text(i, k)); ok && w.words[i].class&firstName == 0 {
			i = k
		}
	}
	if i < j {
		if k, m, ok := w.title(i, j); ok && (k == i || w.office(i, k) || m < j && w.words[i].class&firstName == 0) {
			i = m
		}
	}
	for i+1 < j && w.role(i, j) && (w.words[i].first || w.use(i)%9 >= 3) {
		i++
	}
	if i+1 == j && w.words[i].class&(smallWord|firstName|surname) == smallWord && w.use(i)%3 == 0 {
		return j
	}
	return i
}

// role reports whether token i stands before the person whose name ends at j:
// "Striker Ada Grimble". What is a surname as well does so before a full name
// only: "Baker Ada Grimble", but "Baker Grimble".
func (w *work) role(i, j int) bool {
	c := w.words[i].class
	return c&(roleWord|firstName|surname) == roleWord || c&(tradeWord|firstName) == tradeWord && i+2 < j && w.words[i+1].class&firstName != 0
}

// office reports whether [i,j), which stands before a title, is a country:
// "U.S. Secretary".
func (w *work) office(i, j int) bool {
	_, ok := w.lex.gaz.Country(w.text(i, j))
	return ok
}

// refute corrects a name that the model took for a person against what its
// words say: "AirAsia X", "Hurricane Ada", "D-Ohio".
func (w *work) refute(c *candidate) {
	i := c.first
	t := &w.words[i]
	switch {
	case c.kind != Person:
	case i > 0 && w.words[i-1].class&stormWord != 0 && w.words[i-1].shape&capital != 0 && !w.words[i-1].loud:
		c.kind, c.first = Other, i-1
	case c.last-i > 1 && t.class&stormWord != 0 && !t.loud:
		c.kind = Other
	case w.member(i, c.last):
		c.kind = ""
	case w.listedBody(c):
	case t.shape&(camel|allCaps) != 0 && !t.loud && t.class&(firstName|surname|smallWord) == 0:
		if p, ok := w.lex.find(w.a.Word(i)); ok && p.kind == Organization {
			c.kind, c.country = Organization, p.country
		}
	}
}

// listedBody makes a body of what the lexicons list as one and no person bears:
// "Toyota".
func (w *work) listedBody(c *candidate) bool {
	for k := c.first; k < c.last; k++ {
		if w.words[k].class&(firstName|surname|smallWord) != 0 {
			return false
		}
	}
	p, ok := w.lex.find(w.text(c.first, c.last))
	if !ok || p.kind != Organization || w.words[c.first].loud {
		return false
	}
	c.kind, c.country, c.rule = Organization, p.country, p.rule
	return true
}

// member reports whether [i,j) is the party and the state of a legislator:
// "R-Ohio".
func (w *work) member(i, j int) bool {
	text := w.text(i, j)
	return len(text) > 3 && text[1] == '-' && strings.IndexByte("DRI", text[0]) >= 0 && w.lex.gaz.Division(text[2:])
}

// patronymic reports whether a word is a surname by its opening: "O'Grimble",
// "McGrimble".
func (w *work) patronymic(i int) bool {
	s := w.a.Word(i)
	for _, opening := range [...]string{"O'", "O’", "Mc", "D'", "D’"} {
		if rest, ok := strings.CutPrefix(s, opening); ok && len(rest) > 2 && rest[0] >= 'A' && rest[0] <= 'Z' {
			return true
		}
	}
	return false
}
