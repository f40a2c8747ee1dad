package names

import "slices"

// memory is what the document says of names as a whole.
type memory struct {
	votes  map[uint64][3]float32 // by hash of a key: person, organisation, place
	people map[uint64]float32    // last and first words of full names of persons
	bodies map[uint64]float32    // acronyms and first words of bodies
	firms  map[uint64]float32    // names of companies without their last word
	storms map[uint64]float32    // "Ada" of "Hurricane Ada"
	places map[uint64]float32    // first words of places: "Grimble" of "Grimble Square"
}

// kindIndex is the position of a kind in votes, -1 for the others.
func kindIndex(k Kind) int {
	switch k {
	case Person:
		return 0
	case Organization:
		return 1
	case Place:
		return 2
	}
	return -1
}

// agree makes the document consistent: a name keeps one kind, a surname is a
// person wherever it stands, an acronym what it abbreviates.
func (w *work) agree() {
	m := w.rememberAll()
	for i := range w.found {
		w.settle(m, &w.found[i])
	}
}

// rememberAll reads the memory anew from all candidates.
func (w *work) rememberAll() *memory {
	m := &w.said
	clear(m.votes)
	clear(m.people)
	clear(m.bodies)
	clear(m.firms)
	clear(m.places)
	clear(m.storms)
	for i := range w.found {
		w.remember(m, &w.found[i])
	}
	return m
}

// remember adds the evidence of one candidate.
func (w *work) remember(m *memory, c *candidate) {
	k := kindIndex(c.kind)
	if c.kind == Other && c.last-c.first == 2 && w.words[c.first].class&stormWord != 0 {
		m.storms[w.key(c.first+1, c.last)]++
	}
	if k < 0 {
		return
	}
	key := w.key(c.first, c.last)
	v := m.votes[key]
	v[k] += c.sure
	m.votes[key] = v
	switch {
	case c.kind == Person && c.last-c.first > 1 && c.sure >= 1.5:
		m.people[w.key(c.last-1, c.last)] += c.sure
		if w.words[c.first].shape&initial == 0 {
			m.people[w.key(c.first, c.first+1)] += c.sure / 3
		}
	case c.kind == Place && c.last-c.first == 2 && w.words[c.first+1].class&placeWord != 0 && w.words[c.first].class&(smallWord|firstName|surname|placePrep) == 0:
		m.places[w.key(c.first, c.first+1)] += c.sure
	case c.kind == Organization && c.last-c.first > 1:
		if w.words[c.first].class&smallWord == 0 {
			m.bodies[w.key(c.first, c.first+1)] += c.sure / 2
		}
		if w.firm(c.last - 1) {
			m.firms[w.key(c.first, c.last-1)] += c.sure
			m.firms[w.key(c.first, c.first+1)] += c.sure
		}
		if short, n := w.initials(c.first, c.last); n >= 3 {
			m.bodies[short] += c.sure
		}
		if a := w.after(c.last); a >= 0 && w.a.Word(a) == "(" && w.acronymBehind(c.first, c.last) {
			m.bodies[w.key(a+1, a+2)] += 2 * c.sure
		}
	}
}

// initials are the n first letters of the capitalised words of [i,j), as the
// hash of the key that they make.
func (w *work) initials(i, j int) (hash uint64, n int) {
	var b [12]byte
	for k := i; k < j && n < len(b); k++ {
		if w.words[k].shape&capital != 0 {
			b[n] = w.a.Word(k)[0] | ' '
			n++
		}
	}
	hash = 14695981039346656037
	for _, c := range b[:n] {
		hash = (hash ^ uint64(c)) * 1099511628211
	}
	return hash, n
}

// align makes the names that the model read consistent: a single word is what
// most of the document takes it for, unless a lexicon names it.
func (w *work) align() {
	m := w.rememberAll()
	w.regain(m)
	for i := range w.found {
		c := &w.found[i]
		if c.kind == Demonym || c.trusted() {
			continue
		}
		if w.seated(m, c) {
			c.kind, c.rule, c.country = Place, "capital", w.country(w.text(c.first, c.last))
			continue
		}
		if c.last-c.first == 1 && m.storms[w.key(c.first, c.last)] > 0 {
			c.kind, c.rule, c.country = Other, "document", ""
			continue
		}
		if w.company(m, c) {
			c.kind, c.rule, c.country = Organization, "document", ""
			continue
		}
		k, best, v := kindIndex(c.kind), 0, w.weigh(m, c)
		for n := range v {
			if v[n] > v[best] {
				best = n
			}
		}
		if k == best || v[best] < 2 || k >= 0 && v[best] < alignMargin*v[k] {
			continue
		}
		c.kind, c.rule, c.country = [3]Kind{Person, Organization, Place}[best], "document", ""
		if best == 2 {
			c.country = w.country(w.text(c.first, c.last))
		}
	}
}

// company reports whether a name is that of a company of the document without
// its last word, which no person of the document bears.
func (w *work) company(m *memory, c *candidate) bool {
	if c.kind == Organization || c.kind == Other || m.firms[w.key(c.first, c.last)] == 0 || c.rule == titleRule {
		return false
	}
	last := w.key(c.last-1, c.last)
	if c.last-c.first > 1 {
		return m.votes[last][0] == 0
	}
	f := w.lex.gaz.Known(w.text(c.first, c.last))
	return m.people[last] == 0 && !f.Country && f.Population < 100_000
}

// seated reports whether a single word that the model took for a person is a
// country, the city of a government or a large one, and no person of the document bears it.
func (w *work) seated(m *memory, c *candidate) bool {
	if c.kind != Person || c.last-c.first > 1 || m.people[w.key(c.first, c.last)] > 0 || c.rule == titleRule {
		return false
	}
	text := w.text(c.first, c.last)
	if w.words[c.first].class&surname != 0 || c.first > 0 && w.words[c.first-1].class&(titleWord|roleWord|firstName) != 0 {
		return false
	}
	if _, ok := w.lex.gaz.Country(text); ok && w.words[c.first].class&firstName == 0 {
		return true
	}
	size := w.lex.gaz.Known(text).Population
	if _, ok := w.lex.gaz.Seat(text); ok {
		return size > 0
	}
	return size > 1_000_000 && w.words[c.first].class&firstName == 0
}

// regain adds the single words that no model took for names but that close the
// full name of a person or stand for a body elsewhere.
func (w *work) regain(m *memory) {
	at, old := 0, w.found
	n := len(old)
	for i := range w.words {
		for at < len(old) && old[at].last <= i {
			at++
		}
		t := &w.words[i]
		if at < len(old) && old[at].first <= i || t.shape&(capital|camel) == 0 || t.loud || t.class&(smallWord|titleWord|functionWord|determiner) != 0 || len(w.a.Word(i)) < 3 {
			continue
		}
		if i > 0 && w.words[i-1].shape&capital != 0 && !w.words[i-1].first || i+1 < len(w.words) && w.words[i+1].shape&capital != 0 && !w.words[i+1].first {
			continue
		}
		key := w.key(i, i+1)
		switch {
		case m.people[key] >= regained && t.shape&allCaps == 0:
			w.add(i, i+1, Person, "", "document", regained)
		case m.bodies[key] >= regained && t.shape&allCaps != 0:
			w.add(i, i+1, Organization, "", "document", regained)
		}
	}
	if len(w.found) > n {
		slices.SortStableFunc(w.found, func(a, b candidate) int { return a.first - b.first })
	}
}

// regained is how sure the document must be of a name that no model took.
const regained = 2

// alignMargin is how many times stronger than its own kind another must be for
// a name to change.
const alignMargin = 1.5

// weigh is what the document says of a candidate's words.
func (w *work) weigh(m *memory, c *candidate) [3]float32 {
	key := w.key(c.first, c.last)
	v := m.votes[key]
	if c.last-c.first == 1 {
		if w.words[c.first].shape&allCaps == 0 || w.words[c.first].loud {
			v[0] += m.people[key]
		}
		v[1] += m.bodies[key]
		v[2] += m.places[key]
	}
	return v
}

// settle gives a candidate the kind that the document speaks for.
func (w *work) settle(m *memory, c *candidate) {
	if c.kind == Demonym || c.kind == Other && c.sure >= 2 {
		return
	}
	v := w.weigh(m, c)
	best := 0
	for k := 1; k < 3; k++ {
		if v[k] > v[best] {
			best = k
		}
	}
	if v[best] < 1 {
		w.fallBack(c)
		return
	}
	kind := [3]Kind{Person, Organization, Place}[best]
	if kind == c.kind || c.kind == Place && c.sure >= 4 {
		return
	}
	c.kind, c.rule, c.country = kind, "document", ""
	if kind == Place {
		c.country = w.country(w.text(c.first, c.last))
	}
}

// fallBack is the kind of a name that nothing in the document explains: two
// or three words are a person, one word a body, unless it opens its sentence.
func (w *work) fallBack(c *candidate) {
	n := c.last - c.first
	switch {
	case c.kind != "":
	case w.words[c.first].loud || n == 1 && (w.words[c.first].first || w.words[c.first].class&smallWord != 0):
	case n == 1 && w.words[c.first].class&firstName != 0:
		c.kind, c.rule = Person, "fallback"
	case n <= 3 && n > 1 && !w.article(c.first) && w.words[c.first].class&smallWord == 0:
		c.kind, c.rule = Person, "fallback"
	case w.words[c.first].class&smallWord == 0:
		c.kind, c.rule = Organization, "fallback"
	default:
		c.kind, c.rule = Other, "fallback"
	}
}
