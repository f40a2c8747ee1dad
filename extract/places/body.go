package places

import (
	"strings"

	"dateline/extract/places/gazetteer"
)

// body enters the place that the name of a local body [first,last) holds:
// "Grimble Police Department", "Grimble Board of Health", "Science Museum of
// Norland". It reports whether there is one.
func (w *work) body(first, last int) bool {
	if last-first < 2 {
		return false
	}
	if w.kinds.body[strings.ToLower(w.a.Word(last-1))] {
		for j := min(last-1, first+maxTownWords); j > first; j-- {
			if w.local(first, j) {
				w.add(first, j).local = true
				return true
			}
		}
	}
	for j := min(last-1, first+maxTownWords); j > first; j-- {
		end, word := j, strings.ToLower(w.a.Word(j))
		if w.kinds.last[word] == "county" && j+1 < last {
			end++ // "Grimble County Food Bank"
		} else if !w.kinds.body[word] {
			continue
		}
		if w.local(first, end) {
			w.add(first, end).local = true
			return true
		}
	}
	for i := last - 2; i > first; i-- {
		if w.a.Word(i) == "of" && w.kinds.body[strings.ToLower(w.a.Word(i-1))] && w.local(i+1, last) {
			w.add(i+1, last).local = true
			return true
		}
	}
	return false
}

// maxTownWords bounds the words of a town's name within another name.
const maxTownWords = 4

// local reports whether the tokens [i,j) are the name of a town, county or
// division; countries are parties to their bodies' acts, not their places.
func (w *work) local(i, j int) bool {
	text := w.d.Text[w.a.Tokens[i].Start:w.a.Tokens[j-1].End]
	if c := text[0]; c < 'A' || c > 'Z' || j == i+1 && w.kinds.never[strings.ToLower(text)] {
		return false
	}
	f := w.gaz.Known(text)
	return !f.Country && (f.County || f.Region || f.Population > 0)
}

// itself is a name without the kind of place before it: "City of Grimble".
func (k *kindWords) itself(name string) string {
	kind, rest, ok := strings.Cut(name, " of ")
	if ok && k.whole[strings.ToLower(kind)] {
		return rest
	}
	return name
}

// around are the places with the longest name that opens the name of a site,
// or that stands behind its "of".
func (w *work) around(name string) []gazetteer.Place {
	if _, rest, ok := strings.Cut(name, " of "); ok {
		return w.gaz.Places(rest)
	}
	words := strings.Fields(name)
	for n := min(len(words)-1, maxTownWords); n > 0; n-- {
		if ps := w.gaz.Places(strings.Join(words[:n], " ")); len(ps) > 0 {
			return ps
		}
	}
	return nil
}
