package names

import "strings"

// title finds the first title inside [i,j): [k,m) is the title.
func (w *work) title(i, j int) (k, m int, ok bool) {
	for k = i; k < j; k++ {
		m = k
		if e := w.phraseEnd(k, j); e > k+1 {
			if p, ok := w.lex.find(w.text(k, e)); ok && !p.title {
				k = e - 1
				continue
			} else if ok {
				m = e
			}
		}
		if m == k && w.words[k].class&titleWord != 0 && (w.words[k].shape&allCaps == 0 || len(w.a.Word(k)) <= 3 && !w.words[k].loud) {
			m = k + 1
		}
		if m == k {
			continue
		}
		m = w.titlesEnd(m, j)
		if m < j && w.words[j-1].class&(bodyWord|tailWord|eventWord|placeWord) != 0 && w.words[j-1].class&firstName == 0 {
			return 0, 0, false
		}
		if m == k+1 && m < j && w.words[k].class&firstName != 0 { // "Dean", "Earl", "Prince": a given name as well
			if k > i || j-m > 1 || !w.titled(k) {
				continue
			}
		}
		return k, m, true
	}
	return 0, 0, false
}

// titlesEnd is where the titles that go on at m end: "Spokesman Maj. Gen.".
func (w *work) titlesEnd(m, j int) int {
	for m < j {
		if e := w.phraseEnd(m, j); e > m+1 {
			if p, ok := w.lex.find(w.text(m, e)); ok && p.title {
				m = e
				continue
			}
		}
		if w.words[m].class&titleWord == 0 || m+1 == j && !strings.HasSuffix(w.a.Word(m), ".") {
			break
		}
		m++
	}
	return m
}

// titled reports whether a word that is a title and a given name as well is
// person adds the person behind a title.
func (w *work) person(i, j int) {
	i, j = w.trim(i, j)
	if i >= j {
		return
	}
	if n := w.personEnd(i, j); n < j {
		w.add(i, n, Person, "", titleRule, 3)
		w.read(n, j)
		return
	}
	if iso, ok := w.lex.demonym(w.text(i, j)); ok {
		w.add(i, j, Demonym, iso, "demonym", 3)
		return
	}
	if c, ok := w.lex.gaz.Country(w.text(i, j)); ok && w.words[i].class&firstName == 0 {
		w.add(i, j, Place, c.ISO3, "countries.tsv", 3)
		return
	}
	w.add(i, j, Person, "", titleRule, 3)
}

// personEnd is where the name of a person that opens at i ends: a word of a
