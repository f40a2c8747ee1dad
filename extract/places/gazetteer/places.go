package gazetteer

import (
	"slices"
	"strings"
)

// Kind is what sort of place a row is.
type Kind string

// Kinds of places. A Region is a first-level division or any larger or
// historical area; a Site is a building, installation or landmark.
const (
	KindCountry   Kind = "country"
	KindCity      Kind = "city"
	KindDistrict  Kind = "district" // part of a city
	KindCounty    Kind = "county"
	KindRegion    Kind = "region"
	KindContinent Kind = "continent"
	KindSea       Kind = "sea"
	KindRiver     Kind = "river"
	KindLake      Kind = "lake"
	KindIsland    Kind = "island"
	KindMountain  Kind = "mountain"
	KindDesert    Kind = "desert"
	KindSite      Kind = "site"
)

// kinds numbers the kinds for rows.
var kinds = [...]Kind{KindCountry, KindCity, KindDistrict, KindCounty, KindRegion, KindContinent, KindSea, KindRiver, KindLake, KindIsland, KindMountain, KindDesert, KindSite}

// Place is one entry of the gazetteer.
type Place struct {
	Name       string
	Kind       Kind
	Country    string // ISO 3166-1 alpha-3; empty for what lies in several or in none
	Admin      string // first-level division by its GeoNames code: "OH", "05"
	County     string // FIPS code of a U.S. county
	Lat, Long  float64
	Population int // 0 where it is not known
	GeoNames   int // 0 where it is not known
	Capital    bool
	Seat       bool // seat of a first-level division
	Disputed   bool
	Foreign    bool // found by a spelling of another language
}

// row is a Place as it is kept.
type row struct {
	name, admin, county string
	lat, long           float32
	population, id      int32
	country             int16 // index of countries, -1 for none
	kind                uint8
	flags               uint8
}

// Flags of a row.
const (
	isCapital = 1 << iota
	isSeat
	isDisputed
)

// place unpacks a row.
func (g *Gazetteer) place(at int32) Place {
	r := &g.rows[at]
	p := Place{
		Name: r.name, Kind: kinds[r.kind], Admin: r.admin, County: r.county, Lat: degrees(r.lat), Long: degrees(r.long),
		Population: int(r.population), GeoNames: int(r.id),
		Capital: r.flags&isCapital != 0, Seat: r.flags&isSeat != 0, Disputed: r.flags&isDisputed != 0,
	}
	if r.country >= 0 {
		p.Country = g.countries[r.country].ISO3
	}
	return p
}

// degrees widens a coordinate and drops the digits that a float32 does not hold.
func degrees(v float32) float64 {
	if v < 0 {
		return -degrees(-v)
	}
	return float64(int64(float64(v)*1000+.5)) / 1000
}

// Places is every entry with this name or another spelling of it, countries
// included: countries first, foreign spellings last, and between them the
// largest population first. "St.", "Mt." and
// "Ft." are also read in full. Abbreviations of U.S. states and the like are
// not names; see [Gazetteer.Divisions].
func (g *Gazetteer) Places(name string) []Place {
	var out []Place
	var rows []int32
	g.each(name, func(at int32, foreign bool) {
		p := g.place(at)
		p.Foreign = foreign
		if k := slices.Index(rows, at); k >= 0 { // under two spellings: the better one counts
			out[k].Foreign = out[k].Foreign && foreign
			return
		}
		rows, out = append(rows, at), append(out, p)
	})
	slices.SortStableFunc(out, order)
	return out
}

// tier orders the answers of Places before size does.
func tier(p Place) int {
	switch {
	case p.Kind == KindCountry:
		return 0
	case p.Foreign:
		return 2
	}
	return 1
}

// Cities is [Gazetteer.Places] without all that is not a city or a part of one.
func (g *Gazetteer) Cities(name string) []Place {
	return slices.DeleteFunc(g.Places(name), func(p Place) bool { return p.Kind != KindCity && p.Kind != KindDistrict })
}

// Divisions is what may stand behind a comma to say where a place lies: the
// countries, regions, counties and abbreviations ("Ohio", "W.Va.", "ON").
func (g *Gazetteer) Divisions(name string) []Place {
	var buf [64]byte
	var out []Place
	for at := g.abbreviations.first(AppendKey(buf[:0], name)); at >= 0; at = g.abbreviations.entries[at].next {
		out = append(out, g.place(g.abbreviations.entries[at].row))
	}
	for _, p := range g.Places(name) {
		if divides(p.Kind) {
			out = append(out, p)
		}
	}
	return out
}

// Fame says in short what a name may be, for callers that only weigh it.
type Fame struct {
	Population int // of the largest city of that name, foreign spellings apart
	City       bool
	Country    bool
	Region     bool // or sea, river, mountain, site and the like
	County     bool
}

// Known says in short what places bear a name. It costs no allocation.
func (g *Gazetteer) Known(name string) Fame {
	var f Fame
	g.each(name, func(at int32, foreign bool) {
		r := &g.rows[at]
		switch kinds[r.kind] {
		case KindCountry:
			f.Country = true
		case KindCity, KindDistrict:
			f.City = true
			if !foreign {
				f.Population = max(f.Population, int(r.population))
			}
		case KindCounty:
			f.County = true
		default:
			f.Region = true
		}
	})
	return f
}

// Abbreviation reports whether name is a division's abbreviation: "Ohio" is
// not, "Ky." is.
func (g *Gazetteer) Abbreviation(name string) bool {
	var buf [64]byte
	return g.abbreviations.first(AppendKey(buf[:0], name)) >= 0
}

// each calls f for every row under a name, once a row.
func (g *Gazetteer) each(name string, f func(at int32, foreign bool)) {
	name = withoutThe(name)
	var buf [96]byte
	key := AppendKey(buf[:0], name)
	if len(key) == 0 {
		return
	}
	if len(key) > 3 || !hasLower(name) {
		g.chain(key, f)
	}
	for _, short := range shorts {
		if len(key) > 3 && string(key[:3]) == short.from {
			var full [96]byte
			g.chain(append(append(full[:0], short.to...), key[3:]...), f)
		}
	}
}

// shorts are the abbreviations that open names of towns.
var shorts = [...]struct{ from, to string }{{"st ", "saint "}, {"mt ", "mount "}, {"ft ", "fort "}}

// hasLower reports whether an ASCII small letter occurs in an abbreviation
// without full stops: a name of up to three letters must be in capitals
// unless it is a word of its own ("Ufa").
func hasLower(name string) bool {
	return len(name) < 3 && strings.ToUpper(name) != name
}

// chain calls f for every row under a key.
func (g *Gazetteer) chain(key []byte, f func(at int32, foreign bool)) {
	for at := g.names.first(key); at >= 0; at = g.names.entries[at].next {
		f(g.names.entries[at].row, g.names.entries[at].foreign)
	}
}
