package places

import (
	_ "embed"
	"strings"

	"dateline/extract/lexicon"
	"dateline/extract/places/gazetteer"
)

//go:embed data/homes.tsv
var homesFile []byte

// homeWords are the words that newspapers' domains are made of beside the
// names of their towns.
type homeWords map[string]bool

// readHomes reads homes.tsv.
func readHomes() (homeWords, error) {
	t, err := lexicon.Parse("data/homes.tsv", homesFile)
	if err != nil {
		return nil, err
	}
	h := homeWords{}
	for _, row := range t.Rows {
		for _, w := range row.List("words") {
			h[w] = true
		}
	}
	return h, nil
}

// outletVotes is what a place in the name of the outlet counts, in mentions.
const outletVotes = 2

// outlet adds the home of the outlet as its name or domain tells it: no
// mention, but a local paper writes of its own town.
func (w *work) outlet() {
	o := w.d.Out.Article.Outlet
	if o == nil {
		return
	}
	if strings.Contains(o.Name, ".") && !strings.Contains(o.Name, " ") {
		w.domain(strings.ToLower(o.Name))
		return
	}
	words := strings.Fields(o.Name)
	for i := range words {
		for j := min(i+3, len(words)); j > i; j-- {
			if w.home(strings.Join(words[i:j], " ")) {
				break
			}
		}
	}
}

// home votes for a place of that name.
func (w *work) home(name string) bool {
	if p, ok := w.region(name); ok {
		w.countries[p.Country] += outletVotes
		w.divisions[p.Country+"."+p.Admin] += outletVotes
		return true
	}
	if f := w.gaz.Known(name); f.Country || f.Population > 0 {
		w.hidden = append(w.hidden, &toponym{name: name, best: -1, weight: outletVotes, home: true})
		return true
	}
	return false
}

// domain reads the home of an outlet from its domain: the country of the last
// label, and the town that another label spells.
func (w *work) domain(name string) {
	labels := strings.Split(name, ".")
	last := len(labels) - 1
	if c, ok := w.gaz.ByCode(country(labels[last])); ok {
		w.countries[c.ISO3] += outletVotes
	}
	for _, label := range labels[:last] {
		if town := w.homes.town(label, w.gaz); town != "" {
			w.home(town)
		}
	}
}

// country is the ISO 3166-1 alpha-2 code of a top-level domain.
func country(domain string) string {
	if domain == "uk" {
		return "GB"
	}
	return strings.ToUpper(domain)
}

// town is the longest name of a town in a label whose other letters are words
// for newspapers: "thegrimbletimes".
func (h homeWords) town(label string, gaz *gazetteer.Gazetteer) string {
	best := ""
	for i := range label {
		if !h.spell(label[:i]) {
			continue
		}
		for j := len(label); j-i > len(best) && j-i >= shortestTown; j-- {
			name := label[i:j]
			if f := gaz.Known(name); (f.Population > 0 || f.Region) && !h[name] && h.spell(label[j:]) {
				best = name
			}
		}
	}
	return best
}

// shortestTown is the length in letters below which a name in a domain is
// chance.
const shortestTown = 4

// spell reports whether s is a row of words for newspapers, or nothing.
func (h homeWords) spell(s string) bool {
	s = strings.TrimLeft(s, "-")
	if s == "" {
		return true
	}
	for n := 2; n <= len(s); n++ {
		if h[s[:n]] && h.spell(s[n:]) {
			return true
		}
	}
	return false
}
