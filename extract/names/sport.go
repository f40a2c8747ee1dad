package names

import "strings"

// scoreline reads the two sides of a match with their scores ("Leeds 0 Derby
// 0", "Ghana 2, Senegal 1") and returns where they end; i where none stand.
// Cities are clubs there, countries are countries.
func (w *work) scoreline(i, end int) int {
	a := w.side(i, end)
	if a == i || !w.points(a, end) {
		return i
	}
	k := a + 1
	if k < end && (w.a.Word(k) == "," || w.a.Word(k) == "-") {
		k++
	}
	b := k
	if k < end {
		b = w.side(k, end)
	}
	if b == k || !w.points(b, end) {
		return i
	}
	first, second := w.lex.gaz.Known(w.text(i, a)), w.lex.gaz.Known(w.text(k, b))
	nations := first.Country || second.Country
	if !nations && max(first.Population, second.Population) < 20_000 {
		return i
	}
	w.team(i, a, nations)
	w.team(k, b, nations)
	return b + 1
}

// side is where the name of a side that opens at i ends; i where none does.
func (w *work) side(i, end int) int {
	j := w.plainEnd(i, min(end, i+4))
	if j == i {
		return i
	}
	known := w.lex.gaz.Known(w.text(i, j))
	if p, ok := w.lex.find(w.text(i, j)); ok && p.kind == Organization {
		return j
	}
	if w.words[i].class&(firstName|surname|titleWord) != 0 && !known.Country || w.words[i].class&smallWord != 0 && known.Population == 0 && !known.Country {
		return i
	}
	return j
}

// points reports whether token i is a score.
func (w *work) points(i, end int) bool {
	return i < end && len(w.a.Word(i)) <= 3 && strings.Trim(w.a.Word(i), "0123456789") == ""
}

// team adds a side.
func (w *work) team(i, j int, nation bool) {
	kind, country := Organization, ""
	if nation {
		kind = Place
		c, _ := w.lex.gaz.Country(w.text(i, j))
		country = c.ISO3
	}
	w.add(i, j, kind, country, "score", 3)
	w.vouch()
}
