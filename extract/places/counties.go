package places

import (
	"strings"

	"dateline/extract/places/gazetteer"
)

// listed finds the names before "counties", which are those of counties though
// cities may bear them: "in Grimble, Otter and Venn counties". It maps the first
// token of each to the one behind its last.
func (w *work) listed() map[int]int {
	var found map[int]int
	for i := range w.a.Tokens {
		if word := w.a.Word(i); word != "counties" && word != "Counties" {
			continue
		}
		first := w.a.Sentences[w.a.Tokens[i].Sentence].First
		for last := i; last > first; {
			name := w.countyBefore(first, last)
			if name < 0 {
				break
			}
			if found == nil {
				found = map[int]int{}
			}
			found[name] = last
			for last = name; last > first && listing(w.a.Word(last-1)); last-- {
			}
			if last == name {
				break
			}
		}
	}
	return found
}

// countyBefore is the first token of the longest name of a county that ends
// before token last, -1 without one.
func (w *work) countyBefore(first, last int) int {
	best := -1
	for i := last - 1; i >= first && last-i <= maxTownWords; i-- {
		text := w.d.Text[w.a.Tokens[i].Start:w.a.Tokens[last-1].End]
		if c := text[0]; c < 'A' || c > 'Z' {
			break
		}
		if w.gaz.Known(text + countyWord).County {
			best = i
		}
	}
	return best
}

// countyWord stands behind the name of a county in the gazetteer.
const countyWord = " County"

// listing reports what stands between the names of a list.
func listing(word string) bool { return word == "," || word == "and" || word == "or" || word == "&" }

// joint are the counties that the last part of a name with a hyphen names:
// "Grimble-Otter County".
func (w *work) joint(name string) []gazetteer.Place {
	at := strings.LastIndexAny(name, "-–")
	if at <= 0 {
		return nil
	}
	rest := strings.TrimLeft(name[at:], "-–")
	var out []gazetteer.Place
	for _, p := range w.gaz.Places(rest) {
		if p.Kind == gazetteer.KindCounty {
			out = append(out, p)
		}
	}
	return out
}

// ofCounty reports a name that opens with that of a county: "Grimble County
// Food Pantry".
func (w *work) ofCounty(name string) bool {
	words := strings.Fields(name)
	for i := 1; i+1 < len(words); i++ {
		if w.kinds.last[strings.ToLower(words[i])] == "county" {
			return true
		}
	}
	return false
}
