package places

import (
	"maps"
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/names"
	"dateline/extract/places/gazetteer"
	"dateline/extract/syntax"
	"dateline/schema"
)

// work is the state of one article.
type work struct {
	gaz     *gazetteer.Gazetteer
	kinds   *kindWords
	homes   homeWords
	cues    cueWords
	weights *weights
	d       *extract.Doc
	a       *syntax.Analysis

	toponyms  []*toponym // in order of first mention
	hidden    []*toponym // evidence without mentions
	all       []*toponym // both
	byKey     map[string]*toponym
	countries map[string]float64 // votes for countries that need no resolution
	divisions map[string]float64 // votes for first-level divisions: "USA.OH"
	cued      map[string]float64 // countries that words other than names speak of
}

// toponym is one name of a place with all its mentions: within an article it
// means one place.
type toponym struct {
	name       string
	mentions   []mention
	candidates []candidate
	best       int               // index of candidates, -1 where unresolved
	inside     bool              // a site within its candidates, not one of them
	within     []gazetteer.Place // what it is stated to lie in, any of them
	weight     float64           // of its votes where it has no mentions
	home       bool              // of the outlet: a paper of a small town is as likely as one of a capital
	local      bool              // bodies of its own stand in the text: "Grimble Police Department"
}

// mention is one use of a toponym.
type mention struct {
	start, end  int // bytes
	first, last int // tokens
	dateline    bool
}

// collect gathers the toponyms and the evidence beside them.
func (w *work) collect() {
	w.countries, w.divisions = map[string]float64{}, map[string]float64{}
	w.outlet()
	w.countCues()
	counties := w.listed()
	for i := range w.d.Names {
		n := &w.d.Names[i]
		if w.d.Block(n.Start) == schema.Boilerplate || counties[n.First] >= n.Last {
			continue
		}
		switch n.Kind {
		case names.Demonym:
			if n.Country != "" {
				w.countries[n.Country] += .5
			}
		case names.Organization:
			if n.Country != "" {
				w.countries[n.Country] += .2
			}
			if !w.body(n.First, n.Last) {
				w.hint(n.First, n.Last)
			}
		case names.Place:
			t := w.add(n.First, w.extend(n.First, n.Last))
			if text := w.d.Text[n.Start:n.End]; t.candidates == nil && w.gaz.Abbreviation(text) && w.abbreviates(text) {
				t.candidates = w.divisionCandidates(text)
			}
		}
	}
	for _, first := range slices.Sorted(maps.Keys(counties)) {
		last := counties[first]
		w.enter(w.d.Text[w.a.Tokens[first].Start:w.a.Tokens[last-1].End]+countyWord, first, last)
	}
}

// hint takes the divisions that the name of a body holds for votes: "Ohio
// National Guard".
func (w *work) hint(first, last int) {
	for i := first; i < last; i++ {
		for j := min(i+2, last); j > i; j-- {
			if p, ok := w.region(w.d.Text[w.a.Tokens[i].Start:w.a.Tokens[j-1].End]); ok {
				w.countries[p.Country] += .5
				w.divisions[p.Country+"."+p.Admin] += .5
				break
			}
		}
	}
}

// region is the first-level division of a name that no city shares.
func (w *work) region(name string) (gazetteer.Place, bool) {
	f := w.gaz.Known(name)
	if !f.Region || f.Country {
		return gazetteer.Place{}, false
	}
	for _, p := range w.gaz.Places(name) {
		if p.Kind == gazetteer.KindRegion && p.Country != "" && p.Admin != "" {
			return p, true
		}
	}
	return gazetteer.Place{}, false
}

// add enters the mention [first,last) with the place it is stated to lie in.
func (w *work) add(first, last int) *toponym {
	return w.enter(w.d.Text[w.a.Tokens[first].Start:w.a.Tokens[last-1].End], first, last)
}

// enter is add for a mention that stands for a longer name.
func (w *work) enter(name string, first, last int) *toponym {
	start, end := w.a.Tokens[first].Start, w.a.Tokens[last-1].End
	key := gazetteer.Key(name)
	t := w.byKey[key]
	if t == nil {
		t = &toponym{name: name, best: -1}
		w.byKey[key] = t
		w.toponyms = append(w.toponyms, t)
	}
	t.mentions = append(t.mentions, mention{start: start, end: end, first: first, last: last, dateline: w.dateline(start)})
	if within := w.container(last); len(within) > 0 {
		t.within = append(t.within, within...)
	}
	return t
}

// extend takes in a small word behind a name where the gazetteer has both:
// "Kyiv region".
func (w *work) extend(first, last int) int {
	if last < len(w.a.Tokens) && w.a.Tokens[last].Sentence == w.a.Tokens[first].Sentence {
		switch w.kinds.last[w.a.Word(last)] {
		case "region", "county":
			if len(w.gaz.Places(w.d.Text[w.a.Tokens[first].Start:w.a.Tokens[last].End])) > 0 {
				return last + 1
			}
		}
	}
	return last
}

// dateline reports whether byte start lies in the line that says where and
// when the article was written.
func (w *work) dateline(start int) bool { return w.d.Block(start) == schema.Dateline }

// container is what a place that ends before token i is stated to lie in by
// the words behind its comma: "Paris, Texas", "Minsk, Belarus".
func (w *work) container(i int) []gazetteer.Place {
	if i+1 >= len(w.a.Tokens) || w.a.Word(i) != "," || w.a.Tokens[i+1].Sentence != w.a.Tokens[i-1].Sentence {
		return nil
	}
	for n := min(4, len(w.a.Tokens)-i-1); n > 0; n-- {
		if w.a.Tokens[i+n].Sentence != w.a.Tokens[i].Sentence {
			continue
		}
		text := w.d.Text[w.a.Tokens[i+1].Start:w.a.Tokens[i+n].End]
		if c := text[0]; c < 'A' || c > 'Z' {
			continue
		}
		if ps := w.gaz.Divisions(text); len(ps) > 0 {
			return ps
		}
	}
	return nil
}

// divisionCandidates are the divisions that an abbreviation may stand for.
func (w *work) divisionCandidates(text string) []candidate {
	var out []candidate
	for _, p := range w.gaz.Divisions(text) {
		out = append(out, candidate{place: p, prior: w.weights.prior(&p)})
	}
	return out
}

// famous is the population from which a city is meant by a name that is also
// an abbreviation: "L.A.".
const famous = 100_000

// abbreviates reports an abbreviation of a division that is no likelier a city.
func (w *work) abbreviates(text string) bool {
	f := w.gaz.Known(text)
	return !f.City || strings.HasSuffix(text, ".") && f.Population < famous
}
