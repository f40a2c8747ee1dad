package places

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/places/gazetteer"
	"dateline/schema"
)

// places turns the toponyms into the answer: one entry a place, whatever its
// names, in order of first mention.
func (w *work) places() []schema.Place {
	var out []schema.Place
	at := map[identity]int{}
	for _, t := range w.toponyms {
		p, id := w.place(t)
		if p.Kind == street {
			continue
		}
		k, known := at[id]
		if !known {
			k = len(out)
			at[id] = k
			out = append(out, p)
		}
		for _, m := range t.mentions {
			out[k].Mentions = append(out[k].Mentions, schema.Mention{Span: schema.Span{Start: m.start, End: m.end}, Text: w.d.Text[m.start:m.end]})
		}
	}
	for k := range out {
		slices.SortFunc(out[k].Mentions, func(a, b schema.Mention) int { return a.Start - b.Start })
	}
	slices.SortStableFunc(out, func(a, b schema.Place) int { return cmp.Compare(a.Mentions[0].Start, b.Mentions[0].Start) })
	for k := range out {
		out[k].ID = "p" + strconv.Itoa(k+1)
	}
	return out
}

// street is the kind of unknown places that are left out.
const street = "street"

// site is the kind of buildings and grounds; one that the gazetteer does not
// know stands where the place stands with whose name it opens.
const site = "site"

// identity tells places apart.
type identity struct {
	geonames  int
	name      string
	lat, long float64
}

// place is the entry of one toponym. Where nothing is known of it, it keeps
// its name, the kind that its words say and the country that the text states.
func (w *work) place(t *toponym) (schema.Place, identity) {
	if t.best < 0 {
		return schema.Place{Name: quiet(t.name), Kind: w.kinds.of(t.name), Country: w.stated(t)}, identity{name: gazetteer.Key(t.name)}
	}
	g := t.candidates[t.best].place
	lat, long := g.Lat, g.Long
	if t.inside {
		p := schema.Place{Name: quiet(t.name), Country: g.Country, Latitude: &lat, Longitude: &long, Kind: site}
		return p, identity{name: gazetteer.Key(t.name), lat: lat, long: long}
	}
	p := schema.Place{Name: g.Name, Country: g.Country, Latitude: &lat, Longitude: &long, GeoNames: g.GeoNames, Kind: string(g.Kind)}
	if g.GeoNames != 0 {
		return p, identity{geonames: g.GeoNames}
	}
	return p, identity{name: g.Name, lat: lat, long: long}
}

// stated is the country that the text gives an unknown place: its container,
// or the place behind "in" or "of" in the same sentence ("the X airfield in
// western Norland").
func (w *work) stated(t *toponym) string {
	for _, c := range t.within {
		if c.Country != "" {
			return c.Country
		}
	}
	if c := w.opening(t.name); c != "" {
		return c
	}
	for _, m := range t.mentions {
		for _, o := range w.toponyms {
			if o.best < 0 {
				continue
			}
			for _, n := range o.mentions {
				if n.first > m.last && n.first-m.last <= 6 && w.a.Tokens[n.first].Sentence == w.a.Tokens[m.first].Sentence && w.joined(m.last, n.first) {
					if c := o.candidates[o.best].place.Country; c != "" {
						return c
					}
				}
			}
		}
	}
	return ""
}

// opening is the country of another place of the article with which an unknown
// name opens: "Mariupol steel plant".
func (w *work) opening(name string) string {
	words := strings.Fields(name)
	for n := len(words) - 1; n > 0; n-- {
		if o := w.byKey[gazetteer.Key(strings.Join(words[:n], " "))]; o != nil && o.best >= 0 {
			return o.candidates[o.best].place.Country
		}
	}
	return ""
}

// quiet writes a name in capitals, as headlines have it, with small letters;
// one short word may be an abbreviation and stays.
func quiet(name string) string {
	if strings.ToUpper(name) != name || len(name) < 6 {
		return name
	}
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		r, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[size:]
	}
	return strings.Join(words, " ")
}

// joined reports whether the tokens [i,j) lead from a place to the one that
// holds it: "in the western", ", a spaceport in".
func (w *work) joined(i, j int) bool {
	for k := i; k < j; k++ {
		switch strings.ToLower(w.a.Word(k)) {
		case "in", "of", "near":
			return true
		case ".", ";", "and", "or":
			return false
		}
	}
	return false
}
