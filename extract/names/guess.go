package names

import "strings"

// guess decides the kind of a run that nothing names, by how it is written
// and by what stands around it.
func (w *work) guess(i, j int) {
	person, body, place := w.personScore(i, j), w.bodyScore(i, j), w.placeScore(i, j)
	best, kind, rule := person, Person, "looks like a person"
	if body > best {
		best, kind, rule = body, Organization, "looks like a body"
	}
	if place > best {
		best, kind, rule = place, Place, "looks like a place"
	}
	if best < 1 {
		kind, rule = "", "unknown"
	}
	country := ""
	if kind == Place {
		country = w.country(w.text(i, j))
	}
	w.add(i, j, kind, country, rule, best)
}

// before is the token before i in its sentence, with articles skipped; -1
// where there is none.
func (w *work) before(i int) int {
	for i--; i >= 0 && w.a.Tokens[i].Sentence == w.a.Tokens[i+1].Sentence; i-- {
		if w.words[i].class&determiner == 0 {
			return i
		}
	}
	return -1
}

// after is the token behind [i,j) in the same sentence; -1 where there is none.
func (w *work) after(j int) int {
	if j < len(w.words) && w.a.Tokens[j].Sentence == w.a.Tokens[j-1].Sentence {
		return j
	}
	return -1
}

// article reports whether "the" or "a" stands directly before i.
func (w *work) article(i int) bool {
	return i > 0 && w.words[i-1].class&determiner != 0 && w.a.Tokens[i-1].Sentence == w.a.Tokens[i].Sentence
}

// personScore weighs a run as the name of a person.
func (w *work) personScore(i, j int) float32 {
	score := float32(0)
	n := j - i
	if w.words[i].class&firstName != 0 {
		score += 1
		if n > 1 {
			score += 1.5
		}
	}
	for k := i; k < j; k++ {
		switch t := &w.words[k]; {
		case t.shape&initial != 0 && n > 1:
			score += .7
		case t.class&particleWord != 0 && t.shape&capital == 0:
			score += .7
		case t.shape&allCaps != 0 && !t.loud || t.shape&anyDigit != 0:
			score -= 1.5
		}
	}
	if n >= 2 && n <= 4 {
		score += .7
	}
	if w.words[j-1].class&surname != 0 && n <= 2 {
		score += 1.5
	}
	if w.article(i) {
		score -= 1.5
	}
	if b := w.before(i); b >= 0 && w.words[b].class&roleWord != 0 {
		score += 1.5
	}
	if a := w.after(j); a >= 0 {
		score += w.personAfter(a)
	}
	return score
}

// personAfter weighs what stands behind a run.
func (w *work) personAfter(a int) float32 {
	switch text := w.a.Word(a); {
	case w.words[a].class&sureWord != 0:
		return 1
	case w.words[a].class&sayWord != 0:
		return .5
	case text == "," && a+1 < len(w.words):
		next := w.a.Word(a + 1)
		if len(next) == 2 && next[0] >= '1' && next[0] <= '9' && w.words[a+1].shape&anyDigit != 0 {
			return 2
		}
		if next == "who" || w.words[a+1].class&roleWord != 0 {
			return 1
		}
	case text == "who" || text == "himself" || text == "herself":
		return 1
	}
	return 0
}

// bodyScore weighs a run as the name of a body.
func (w *work) bodyScore(i, j int) float32 {
	score := float32(0)
	n := j - i
	t := &w.words[i]
	if n == 1 {
		switch {
		case t.loud:
		case t.shape&allCaps != 0:
			score += 1.6
		case t.shape&camel != 0 && !strings.HasPrefix(w.a.Word(i), "Mc") && !strings.HasPrefix(w.a.Word(i), "Mac") && t.class&firstName == 0:
			score += 1.4
		}
	}
	for k := i; k < j; k++ {
		if w.words[k].class&(bodyWord|headWord|tailWord) != 0 && w.words[k].class&firstName == 0 {
			score += .6
		}
		if w.a.Word(k) == "&" {
			score += 1.5
		}
	}
	if w.article(i) && n > 1 {
		score += .8
	}
	if a := w.after(j); a >= 0 {
		if p := w.a.Word(a); (p == "'s" || p == "’s" || p == "'" || p == "’") && a+1 < len(w.words) {
			a++
		}
		if w.words[a].class&(bodyRole|firmWord) != 0 {
			score += 1
		}
		if w.words[a].class&(sureWord|sayWord) != 0 {
			score += .4
		}
		if w.a.Word(a) == "(" && w.acronymBehind(i, j) {
			score += 3
		}
	}
	if n > 3 {
		score += .5
	}
	return score
}

// placeScore weighs a run as the name of a place.
func (w *work) placeScore(i, j int) float32 {
	score := float32(0)
	f := w.lex.gaz.Known(w.text(i, j))
	switch {
	case f.Country || f.Region:
		score += 1.5
	case f.Population > 100_000:
		score += 1.3
	case f.City:
		score += .6
	}
	if w.words[i].shape&(initial|camel) != 0 {
		score--
	}
	if w.locative(i) && !w.article(i) {
		score += 1
	} else if b := w.before(i); b >= 0 && w.words[b].class&placePrep != 0 && score > 0 {
		score += .4
	}
	if w.placeVotes(i, j, 0) >= 1.5 && j < len(w.words) && w.a.Word(j) == "," {
		score += 1.2
	}
	return score
}

// acronymBehind reports whether brackets behind [i,j) hold its initials.
func (w *work) acronymBehind(i, j int) bool {
	if j+1 >= len(w.words) {
		return false
	}
	short := w.a.Word(j + 1)
	return w.words[j+1].shape&allCaps != 0 && w.spells(i, j, short)
}

// spells reports whether the initials of [i,j), small words apart, make up an
// acronym: the first letters agree and all letters occur in order.
func (w *work) spells(i, j int, short string) bool {
	at := 0
	for k := i; k < j && at < len(short); k++ {
		if s := w.a.Word(k); w.words[k].shape&capital != 0 && s[0] == short[at] {
			at++
		}
	}
	return at >= 2 && at >= len(short)-1 && w.a.Word(i)[0] == short[0]
}
