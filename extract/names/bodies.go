package names

// lastWordRule is the rule of names whose last word says what they are.
const lastWordRule = "last word"

// closed reads a run whose last word says what it is: "Bank", "River", "Cup".
func (w *work) closed(i, j int) bool {
	if j-i < 2 {
		return false
	}
	c := w.words[j-1].class
	if c&firstName != 0 && w.words[i].class&firstName != 0 {
		return false
	}
	text := w.text(i, j)
	switch {
	case c&tailWord != 0 || c&bodyWord != 0 && c&placeWord == 0:
		w.addBody(i, j, lastWordRule)
	case c&eventWord != 0 && c&bodyWord == 0 && c&placeWord == 0:
		w.add(i, j, Other, "", lastWordRule, 2)
	case c&placeWord != 0:
		w.add(i, j, Place, w.country(text), lastWordRule, 2)
	case c&bodyWord != 0:
		w.addBody(i, j, lastWordRule)
	default:
		return false
	}
	if k := w.possessive(i, j); k > 0 && w.patron(i, k) {
		w.vouch()
	}
	return true
}

// possessive is where the first possessive mark in [i,j) stands, 0 for none.
func (w *work) possessive(i, j int) int {
	for k := i + 1; k < j; k++ {
		if s := w.a.Word(k); s == "'s" || s == "’s" {
			return k
		}
	}
	return 0
}

// vouch makes the last name that was added stand against the model.
func (w *work) vouch() {
	c := &w.found[len(w.found)-1]
	c.sure, c.listed = 3, true
}

// addBody adds an organisation, with the country that its name opens with.
func (w *work) addBody(i, j int, rule string) {
	w.add(i, j, Organization, w.bodyCountry(i, j), rule, 2)
}

// bodyCountry is the country of a body by the lexicons, or the one that its
// name opens with: "Ukrainian Air Force".
func (w *work) bodyCountry(i, j int) string {
	if p, ok := w.lex.find(w.text(i, j)); ok && p.kind == Organization {
		return p.country
	}
	for k := min(j, i+3); k > i; k-- {
		text := w.text(i, k)
		if iso, ok := w.lex.demonym(text); ok {
			return iso
		}
		if c, ok := w.lex.gaz.Country(text); ok {
			return c.ISO3
		}
		if s, ok := w.lex.gaz.Seat(text); ok && k == j {
			return s.Country
		}
	}
	return ""
}

// opened reads a run whose first words say what it is: "Ministry of", "Mount".
func (w *work) opened(i, j int) bool {
	for k := i; k+1 < j; k++ {
		if w.words[k].class&headWord != 0 && (w.a.Word(k+1) == "of" || w.a.Word(k+1) == "for") {
			w.addBody(i, j, "first word")
			for n := k; n < j; n++ {
				if w.a.Word(n) == "," {
					w.vouch()
				}
			}
			return true
		}
		if w.words[k].class&eventWord != 0 && w.a.Word(k+1) == "of" {
			w.add(i, j, Other, "", "first word", 2)
			return true
		}
	}
	c := w.words[i].class
	if j-i == 2 && c&stormWord != 0 && w.words[i+1].class&(bodyWord|eventWord|titleWord) == 0 {
		w.add(i, j, Other, "", "first word", 2)
		return true
	}
	if j-i >= 2 && c&placeOpener != 0 && c&firstName == 0 && w.words[i].shape&allCaps == 0 {
		text := w.text(i, j)
		f := w.lex.gaz.Known(text)
		if f.City || f.Region || c&smallWord != 0 {
			w.add(i, j, Place, w.country(text), "first word", w.placeVotes(i, j, 1.5))
			return true
		}
	}
	return false
}
