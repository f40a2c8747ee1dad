package gazetteer

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/extract/lexicon"
)

// Status is the standing of a country.
type Status string

// Kinds of standing. A sovereign state has none.
const (
	Territory  Status = "territory"  // belongs to a state but has a code of its own
	Disputed   Status = "disputed"   // its standing is disputed; nothing is said about by whom
	Historical Status = "historical" // no longer exists
)

// Country is one country or dependent territory.
type Country struct {
	ISO3, ISO2 string
	Name       string
	Also       []string // other names and abbreviations
	Demonyms   []string // adjectives, then words for people, singular
	Capitals   []string // the seat of government, its preferred spelling first; empty for some territories
	Lat, Long  float64  // degrees of the centroid
	GeoNames   int      // 0 where there is none
	Status     Status
}

// Seat is a name that stands for a government or body ("the Kremlin").
type Seat struct {
	Name    string
	Country string // ISO 3166-1 alpha-3; empty for a body of several countries
	Org     string // the body where Country is empty ("European Union")
	Part    string // government, legislature, military, foreign ministry, …
}

// readCountries reads countries.tsv.
func (g *Gazetteer) readCountries(t *lexicon.Table) error {
	for _, row := range t.Rows {
		lat, long, err := coordinates(row)
		if err != nil {
			return err
		}
		id, err := strconv.Atoi(row.Get("geonames"))
		if err != nil {
			return fmt.Errorf("%s: geonames: %w", row.Where(), err)
		}
		c := Country{
			ISO3: row.Get("iso3"), ISO2: row.Get("iso2"), Name: row.Get("name"),
			Also: row.List("also"), Demonyms: row.List("demonyms"), Capitals: row.List("capital"),
			Lat: lat, Long: long, GeoNames: id, Status: Status(row.Get("status")),
		}
		at := int32(len(g.countries))
		g.countries = append(g.countries, c)
		g.byCode[c.ISO3], g.byCode[c.ISO2] = at, at
		for _, name := range append([]string{c.Name}, c.Also...) {
			g.byName[Key(withoutThe(name))] = at
		}
		for _, d := range c.Demonyms {
			g.addDemonym(d, c.ISO3)
		}
		for _, capital := range c.Capitals {
			if k := Key(withoutThe(capital)); g.seats[k].Name == "" {
				g.seats[k] = Seat{Name: c.Capitals[0], Country: c.ISO3, Part: "government"}
			}
		}
	}
	return nil
}

// addDemonym enters a demonym and its plural; the first country to claim one keeps it.
func (g *Gazetteer) addDemonym(word, country string) {
	forms := []string{word}
	if last := word[len(word)-1]; last != 's' && last != 'h' && !strings.HasSuffix(word, "ese") {
		forms = append(forms, word+"s")
	}
	for _, form := range forms {
		if k := Key(form); g.demonyms[k] == "" {
			g.demonyms[k] = country
		}
	}
}

// readSeats reads seats.tsv.
func (g *Gazetteer) readSeats(t *lexicon.Table) error {
	for _, row := range t.Rows {
		s := Seat{Name: row.Get("name"), Part: row.Get("of")}
		if _, known := g.byCode[row.Get("stands_for")]; known {
			s.Country = row.Get("stands_for")
		} else {
			s.Org = row.Get("stands_for")
		}
		for _, name := range append([]string{s.Name}, row.List("also")...) {
			g.seats[Key(withoutThe(name))] = s
		}
	}
	return nil
}

// Country finds a country by any of its names and abbreviations, with or
// without "the". Abbreviations of up to three letters must be in capitals:
// "US" is one, "us" is not.
func (g *Gazetteer) Country(name string) (Country, bool) {
	name = withoutThe(name)
	var buf [64]byte
	k := AppendKey(buf[:0], name)
	at, ok := g.byName[string(k)]
	if !ok || len(k) <= 3 && strings.ToUpper(name) != name {
		return Country{}, false
	}
	return g.countries[at], true
}

// ByCode finds a country by its ISO 3166-1 code, alpha-3 or alpha-2.
func (g *Gazetteer) ByCode(code string) (Country, bool) {
	at, ok := g.byCode[code]
	if !ok {
		return Country{}, false
	}
	return g.countries[at], true
}

// Countries is every country in the order of the file. The slice is shared and
// must not be changed.
func (g *Gazetteer) Countries() []Country { return g.countries }

// Demonym finds the country of an adjective of origin or word for its people:
// "Ukrainian" and "Britons". For people without a country of their own
// ("European", "Kurdish") iso3 is empty and ok is true.
func (g *Gazetteer) Demonym(word string) (iso3 string, ok bool) {
	var buf [64]byte
	iso3, ok = g.demonyms[string(AppendKey(buf[:0], word))]
	if iso3 == none {
		iso3 = ""
	}
	return iso3, ok
}

// Seat finds what a capital or a building stands for when it speaks or acts:
// the country of "Kyiv" or "the White House", the European Union of "Brussels".
func (g *Gazetteer) Seat(name string) (Seat, bool) {
	var buf [64]byte
	s, ok := g.seats[string(AppendKey(buf[:0], withoutThe(name)))]
	return s, ok
}

// none marks a demonym of people without a country of their own.
const none = "-"

// withoutThe drops a leading article.
func withoutThe(name string) string {
	if len(name) > 4 && (name[0] == 't' || name[0] == 'T') && strings.EqualFold(name[:4], "the ") {
		return name[4:]
	}
	return name
}

// coordinates reads the fields lat and long of a row.
func coordinates(row lexicon.Row) (lat, long float64, err error) {
	if lat, err = strconv.ParseFloat(row.Get("lat"), 64); err == nil {
		long, err = strconv.ParseFloat(row.Get("long"), 64)
	}
	if err == nil && (lat < -90 || lat > 90 || long < -180 || long > 180) {
		err = fmt.Errorf("%g, %g is no place on earth", lat, long)
	}
	if err != nil {
		err = fmt.Errorf("%s: coordinates: %w", row.Where(), err)
	}
	return lat, long, err
}
