package gazetteer

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strconv"
	"strings"

	"dateline/extract/lexicon"
)

// addCountryRows enters the countries as places.
func (g *Gazetteer) addCountryRows() {
	for i, c := range g.countries {
		r := row{name: c.Name, lat: float32(c.Lat), long: float32(c.Long), id: int32(c.GeoNames), country: int16(i)}
		if c.Status == Disputed {
			r.flags = isDisputed
		}
		at := g.addRow(r)
		for _, name := range c.Also {
			g.names.add(withoutThe(name), at, false)
		}
	}
}

// readRegions reads regions.tsv.
func (g *Gazetteer) readRegions(t *lexicon.Table) error {
	for _, line := range t.Rows {
		lat, long, err := coordinates(line)
		if err != nil {
			return err
		}
		id, err := strconv.Atoi(line.Get("geonames"))
		if err != nil {
			return fmt.Errorf("%s: geonames: %w", line.Where(), err)
		}
		r := row{name: line.Get("name"), admin: line.Get("admin1"), lat: float32(lat), long: float32(long), id: int32(id), country: g.countryIndex(line.Get("country"))}
		if r.kind, err = kindNumber(line.Get("kind")); err != nil {
			return fmt.Errorf("%s: %w", line.Where(), err)
		}
		if Status(line.Get("status")) == Disputed {
			r.flags = isDisputed
		}
		at := g.addRow(r)
		for _, name := range line.List("also") {
			if withoutThe(name) != r.name {
				g.names.add(withoutThe(name), at, false)
			}
		}
		for _, abbreviation := range line.List("abbrev") {
			g.abbreviations.add(abbreviation, at, false)
		}
		country := line.Get("country")
		if country == "" {
			country = none
		}
		for _, d := range line.List("demonyms") {
			g.addDemonym(d, country)
		}
	}
	return nil
}

// readCounties reads counties.tsv.
func (g *Gazetteer) readCounties(t *lexicon.Table) error {
	usa, county := g.countryIndex("USA"), uint8(0)
	county, err := kindNumber(string(KindCounty))
	if err != nil {
		return err
	}
	for _, line := range t.Rows {
		lat, long, err := coordinates(line)
		if err != nil {
			return err
		}
		r := row{name: line.Get("name"), admin: line.Get("state"), county: line.Get("fips"), lat: float32(lat), long: float32(long), country: usa, kind: county}
		at := g.addRow(r)
		if bare, ok := strings.CutSuffix(r.name, " County"); ok {
			g.names.add(bare+" Co.", at, false)
		}
	}
	return nil
}

// readCities reads the packed cities.
func (g *Gazetteer) readCities(packed []byte) error {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	var b strings.Builder
	b.Grow(5 << 20)
	if _, err := io.Copy(&b, z); err != nil {
		return err
	}
	text := b.String()
	for n := 1; text != ""; n++ {
		line, rest, _ := strings.Cut(text, "\n")
		if err := g.readCity(line); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		text = rest
	}
	return nil
}

// readCity reads one line: name, other spellings, country, admin1, county,
// thousandths of degrees of latitude and longitude, population, GeoNames id,
// kind.
func (g *Gazetteer) readCity(line string) error {
	var f [10]string
	for i := range f {
		var found bool
		if f[i], line, found = strings.Cut(line, "\t"); found != (i < len(f)-1) {
			return fmt.Errorf("field %d: want %d fields", i+1, len(f))
		}
	}
	var number [4]int
	for i := range number {
		var err error
		if number[i], err = strconv.Atoi(f[5+i]); err != nil {
			return err
		}
	}
	r := row{
		name: f[0], admin: f[3], country: g.countryIndex(f[2]), kind: 1,
		lat: float32(number[0]) / 1000, long: float32(number[1]) / 1000, population: int32(number[2]), id: int32(number[3]),
	}
	if f[4] != "" && f[2] == "US" {
		r.county = f[4]
	}
	switch f[9] {
	case "c":
		r.flags = isCapital
	case "a":
		r.flags = isSeat
	case "x":
		r.kind = 2
	}
	at := g.addRow(r)
	for also := f[1]; also != ""; {
		var name string
		name, also, _ = strings.Cut(also, "|")
		g.names.add(name, at, true)
	}
	return nil
}

// readVariants reads variants.tsv: names of cities that do not resemble the
// one GeoNames gives.
func (g *Gazetteer) readVariants(t *lexicon.Table) error {
	for _, line := range t.Rows {
		best := int32(-1)
		country := g.countryIndex(line.Get("country"))
		g.each(line.Get("name"), func(at int32, _ bool) {
			r := &g.rows[at]
			if r.country == country && r.kind == 1 && (best < 0 || r.population > g.rows[best].population) {
				best = at
			}
		})
		if best < 0 {
			return fmt.Errorf("%s: no city of that name and country", line.Where())
		}
		for _, name := range line.List("also") {
			g.names.add(name, best, false)
		}
		if as := line.Get("as"); as != "" {
			g.rows[best].name = as
		}
	}
	return nil
}

// addRow keeps a row under its own name.
func (g *Gazetteer) addRow(r row) int32 {
	at := int32(len(g.rows))
	g.rows = append(g.rows, r)
	g.names.add(withoutThe(r.name), at, false)
	return at
}

// countryIndex is the position of a country by code, -1 where there is none.
func (g *Gazetteer) countryIndex(code string) int16 {
	if at, ok := g.byCode[code]; ok {
		return int16(at)
	}
	return -1
}

// kindNumber is the number of a kind in rows.
func kindNumber(name string) (uint8, error) {
	for i, k := range kinds {
		if string(k) == name {
			return uint8(i), nil
		}
	}
	return 0, fmt.Errorf("no kind of place is called %q", name)
}
