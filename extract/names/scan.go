package names

import (
	"strings"

	"dateline/extract/places/gazetteer"
	"dateline/extract/syntax"
)

// scan finds the runs of capitalised tokens in a sentence and reads each.
func (w *work) scan(s syntax.Sentence) {
	for i := s.First; i < s.Last; {
		start := i
		if w.division(i, s) {
			w.add(i, i+1, Place, "", "abbreviation", 3)
			i++
			continue
		}
		if end := w.scoreline(i, s.Last); end > i {
			i = end
			continue
		}
		if n := w.leadingParticles(i, s.Last); n > 0 {
			i += n
		} else if !w.opens(i) {
			i++
			continue
		}
		end := w.runEnd(i, min(s.Last, start+longestRun))
		w.read(start, end)
		i = max(end, i+1)
	}
}

// longestRun is more tokens than a run of names has; what is longer, as a page
// in capitals, is read in pieces.
const longestRun = 64

// division reports whether token i is the abbreviation of a first-level
// division: behind the comma of a place ("Akron, Ohio", "Salina, Kan.") or
// with full stops inside ("N.C.").
func (w *work) division(i int, s syntax.Sentence) bool {
	text := w.a.Word(i)
	if w.words[i].shape&capital == 0 || len(text) > 6 || !w.lex.gaz.Abbreviation(text) {
		return false
	}
	if strings.Contains(text, ".") && w.words[i].shape&allCaps != 0 && w.lex.gaz.Known(text).City {
		return false // "L.A."
	}
	if i > s.First+1 && w.a.Word(i-1) == "," && w.words[i-2].shape&capital != 0 && (i+1 >= s.Last || w.words[i+1].shape&capital == 0 || text[len(text)-1] == '.') {
		return true
	}
	return strings.Count(text, ".") > 1 && w.words[i].shape&allCaps != 0 && (i+1 >= s.Last || w.words[i+1].shape&capital == 0 || w.words[i+1].class&firstName == 0)
}

// leadingParticles is the number of small particles that open a name at i:
// "al-" in "al-Maliki", "de" in "de Gaulle".
func (w *work) leadingParticles(i, end int) int {
	t := &w.words[i]
	switch {
	case t.shape&capital != 0 || t.loud:
	case t.class&hyphenedWord != 0 && i+2 < end && w.a.Word(i+1) == "-" && w.words[i+1].shape&glued != 0:
		if w.words[i+2].shape&capital != 0 {
			return 2
		}
	case t.class&leadWord != 0 && i+1 < end && w.words[i+1].shape&capital != 0 && !w.date(i+1):
		return 1
	}
	return 0
}

// runEnd is where the run that opens at i ends.
func (w *work) runEnd(i, end int) int {
	j := max(i+1, w.phraseEnd(i, end))
	for j < end {
		n := w.joint(i, j, end)
		if n < 0 {
			break
		}
		j = max(j+n+1, w.phraseEnd(j+n, end))
	}
	return j
}

// continues it; -1 where nothing does.
func (w *work) joint(i, j, end int) int {
	t := &w.words[j]
	if w.continues(j) {
		if t.loud && !w.provenLoud(j) && t.class&(bodyWord|tailWord|placeWord|eventWord) == 0 {
			return -1
		}
		return 0
	}
	if j+1 >= end {
		return -1
	}
	if n := w.placeJoint(i, j, end); n > 0 {
		return n
	}
	next := &w.words[j+1]
	switch text := w.a.Word(j); {
	case text == "-" && len(w.a.Word(j-1)) == 1: // "R-Grimbleton", "F-16"
	case text == "-" && t.shape&glued != 0 && next.shape&glued != 0:
		if w.continues(j+1) && next.class&hyphenTail == 0 || w.smallHalf(j+1) {
			return 1
		}
	case text == ",":
		if w.headed(i, j) && w.enumerated(j, end) {
			return 1
		}
	case text == "&":
		if w.continues(j + 1) {
			return 1
		}
	case (text == "'s" || text == "’s" || text == "'" || text == "’") && (w.words[j-1].class&possessiveWord != 0 || w.patron(i, j)):
		if w.continues(j + 1) {
			return 1
		}
	case text == "of" || text == "for" || text == "and":
		return w.bodyJoint(i, j, end)
	case t.class&particleWord != 0 && !t.loud:
		return w.particles(j, end)
	}
	return -1
}

// continues reports whether token j can stand inside a name.
func (w *work) continues(j int) bool {
	t := &w.words[j]
	return t.shape&(capital|camel) != 0 && t.class&determiner == 0 && !w.date(j) && !(t.class&functionWord != 0 && t.shape&allCaps == 0 && t.class&(firstName|bodyWord) == 0)
}

// date reports whether token j names a day or a month; "May", "June" and
// "Jan" beside another name do not.
func (w *work) date(j int) bool {
	c := w.words[j].class
	if c&(dayWord|monthWord) == 0 || w.words[j].shape&capital == 0 {
		return false
	}
	if c&dayWord != 0 || c&firstName == 0 {
		return true
	}
	if j+1 < len(w.words) && w.words[j+1].shape&anyDigit != 0 || j > 0 && w.words[j-1].class&(placePrep|determiner) != 0 {
		return true
	}
	named := func(k int) bool {
		return k >= 0 && k < len(w.words) && w.words[k].shape&capital != 0 && w.words[k].class&(functionWord|dayWord) == 0
	}
	k := j + 1
	for k < min(j+4, len(w.words)) && w.words[k].class&particleWord != 0 && w.words[k].shape&capital == 0 {
		k++ // "Jan van der Grimble"
	}
	return !named(j-1) && !named(k)
}

// none follows.
func (w *work) particles(j, end int) int {
	n := 0
	for n < 3 && j+n < end && w.words[j+n].shape&capital == 0 {
		if w.words[j+n].class&particleWord == 0 && w.a.Word(j+n) != "-" {
			return -1
		}
		n++
	}
	if j+n < end && w.continues(j+n) && w.words[j+n].shape&capital != 0 && w.words[j].class&functionWord == 0 {
		return n
	}
	return -1
}

// the body in [i,j): "Ministry of the Interior", "Center for Strategic and
// International Studies", "Food and Drug Administration".
func (w *work) bodyJoint(i, j, end int) int {
	n := 1
	if j+1 < end && w.a.Word(j+1) == "the" {
		n = 2
	}
	if j+n >= end || !w.continues(j+n) || w.words[j+n].class&(titleWord|firstName) == titleWord|firstName {
		return -1
	}
	if w.a.Word(j) != "and" {
		if h := &w.words[j-1]; h.class&(headWord|eventWord) != 0 && h.shape&capital != 0 && h.shape&anyLower != 0 && !h.loud {
			return n
		}
		return -1
	}
	if n == 2 {
		return -1
	}
	k := w.plainEnd(j+1, end)
	headed := w.headed(i, j)
	closes := w.words[k-1].class&(bodyWord|tailWord) != 0 && k-j > 1
	if headed && !w.knownWhole(j+1, k) && w.words[j+1].class&(headWord|titleWord|firstName) == 0 {
		return n
	}
	if !headed && closes && j-i == 1 && w.words[i].class&smallWord != 0 && w.words[j+1].class&smallWord != 0 {
		return n
	}
	return -1
}

// phraseEnd is where the longest phrase of the lexicons that opens at i ends;
// i where none does.
func (w *work) phraseEnd(i, end int) int {
	var buf [64]byte
	best := i
	if w.words[i].class&(placeOpener|functionWord|placePrep|locativeWord) != 0 {
		best = w.toponymEnd(i, end)
	}
	longest, ok := w.lex.starts[string(firstKey(buf[:0], w.a.Word(i)))]
	if !ok {
		return best
	}
	limit := min(end, i+longest+6)
	for j := i + 1; j <= limit && w.a.Tokens[j-1].Sentence == w.a.Tokens[i].Sentence; j++ {
		if w.words[j-1].shape&(capital|anyLower|anyDigit) == 0 {
			continue
		}
		if p, ok := w.lex.find(w.text(i, j)); ok && (j-i > 1 || !p.title) {
			best = max(best, j)
		}
	}
	return best
}

// toponymEnd is where a place of two or three words ends whose first word is
// one of the language: "New York", "South Sudan", "Great Falls"; i where none
// does.
func (w *work) toponymEnd(i, end int) int {
	if w.words[i].shape&capital == 0 || w.words[i].class&determiner != 0 && !w.theHague(i, end) {
		return i
	}
	for j := min(end, i+3); j > i+1; j-- {
		if w.words[j-1].shape&capital == 0 || w.a.Tokens[j-1].Sentence != w.a.Tokens[i].Sentence {
			continue
		}
		if f := w.lex.gaz.Known(w.text(i, j)); f.Country || f.Region || f.Population > 0 {
			return j
		}
	}
	return i
}

// theHague reports whether the article at i belongs to the name of a place.
func (w *work) theHague(i, end int) bool {
	if i+1 >= end || w.words[i+1].shape&capital == 0 {
		return false
	}
	p, ok := w.lex.gaz.First(w.text(i, i+2), func(k gazetteer.Kind) bool { return k == gazetteer.KindCity || k == gazetteer.KindDistrict })
	return ok && strings.HasPrefix(p.Name, "The ")
}
