package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dateline/extract/places/gazetteer"
)

// Smallest populations that are kept. English-language papers name small
// towns of their own countries; elsewhere they name district seats.
const (
	smallEnglish  = 1000
	smallOther    = 2000
	smallDistrict = 15000 // sections of a city
	smallVariants = 15000 // other spellings are kept from here on
)

var english = map[string]bool{"US": true, "CA": true, "GB": true, "IE": true, "AU": true, "NZ": true}

// transliterated are the countries whose names reach English papers from
// another script, in several spellings.
var transliterated = countrySet("AE AF AM AZ BD BG BH BT BY CN CY DJ DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MD ME MK MM MN MR NP OM PK PS QA RS RU SA SD SO SY TH TJ TM TN TW UA UZ XK YE")

// countrySet splits a list of codes.
func countrySet(list string) map[string]bool {
	set := map[string]bool{}
	for _, c := range strings.Fields(list) {
		set[c] = true
	}
	return set
}

// city is one line of the GeoNames file, cut to what is kept.
type city struct {
	id, population        int
	name, feature         string
	country, admin1, fips string // fips is the county of a U.S. place
	lat, long             float64
	also                  []string
	alternates            string
}

// writeCities reads cities1000.txt and writes cities.tsv.gz.
func writeCities(path, out string) error {
	cities, err := readCities(path)
	if err != nil {
		return err
	}
	chooseVariants(cities)
	slices.SortFunc(cities, func(a, b city) int {
		if c := strings.Compare(a.country+a.admin1, b.country+b.admin1); c != 0 {
			return c
		}
		if c := strings.Compare(a.name, b.name); c != 0 {
			return c
		}
		return a.id - b.id
	})
	var text bytes.Buffer
	for _, c := range cities {
		fmt.Fprintf(&text, "%s\t%s\t%s\t%s\t%s\t%d\t%d\t%d\t%d\t%s\n", c.name, strings.Join(c.also, "|"), c.country, c.admin1, c.fips,
			int(math.Round(c.lat*1000)), int(math.Round(c.long*1000)), c.population, c.id, kind(c.feature))
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(text.Bytes()); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d cities, %d bytes, %d packed\n", len(cities), text.Len(), packed.Len())
	return os.WriteFile(filepath.Join(out, "cities.tsv.gz"), packed.Bytes(), 0o644)
}

// kind is the one-letter kind of a GeoNames feature code: capital, seat of a
// first-level division, district of a city, or any other town.
func kind(feature string) string {
	switch feature {
	case "PPLC":
		return "c"
	case "PPLA":
		return "a"
	case "PPLX":
		return "x"
	}
	return "p"
}

// readCities reads the file and keeps the places that are large enough.
func readCities(path string) ([]city, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var cities []city
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		c, err := parseCity(lines.Text())
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if keep(c) {
			cities = append(cities, c)
		}
	}
	return cities, lines.Err()
}

// parseCity reads one line of the GeoNames dump.
func parseCity(line string) (city, error) {
	f := strings.Split(line, "\t")
	if len(f) != 19 {
		return city{}, fmt.Errorf("%d fields, want 19", len(f))
	}
	c := city{name: f[1], alternates: f[3], feature: f[7], country: f[8], admin1: f[10]}
	if c.country == "US" {
		c.fips = f[11]
	}
	if transliterated[c.country] { // English papers set none of the marks of transliteration
		c.name = strings.Map(func(r rune) rune {
			if r == '`' {
				return -1
			}
			return r
		}, f[2])
	}
	var errs [4]error
	c.id, errs[0] = strconv.Atoi(f[0])
	c.lat, errs[1] = strconv.ParseFloat(f[4], 64)
	c.long, errs[2] = strconv.ParseFloat(f[5], 64)
	c.population, errs[3] = strconv.Atoi(f[14])
	for _, err := range errs {
		if err != nil {
			return city{}, err
		}
	}
	return c, nil
}

// keep reports whether a place is large enough or the seat of a division.
func keep(c city) bool {
	switch c.feature {
	case "PPLC", "PPLA", "PPLA2":
		return true
	case "PPLX":
		return c.population >= smallDistrict
	}
	if english[c.country] {
		return c.population >= smallEnglish
	}
	return c.population >= smallOther
}

// chooseVariants keeps the spellings of larger places that resemble the name
// and belong to no other place: "Kharkov" beside "Kharkiv". Renamed places and
// English names of places in Latin script are in variants.tsv.
func chooseVariants(cities []city) {
	taken := map[string]int{} // largest population under a key
	for _, c := range cities {
		k := gazetteer.Key(c.name)
		taken[k] = max(taken[k], c.population)
	}
	for i := range cities {
		c := &cities[i]
		if !transliterated[c.country] {
			continue
		}
		if c.population < smallVariants && c.feature != "PPLC" && c.feature != "PPLA" {
			continue
		}
		own := gazetteer.Key(c.name)
		seen := map[string]bool{own: true}
		for _, alternate := range strings.Split(c.alternates, ",") {
			k := gazetteer.Key(alternate)
			if seen[k] || !latin(alternate) || len(k) < 4 || taken[k]*20 > c.population || !alike(own, k) {
				continue
			}
			seen[k] = true
			c.also = append(c.also, k)
		}
		slices.Sort(c.also)
	}
}

// latin reports whether a name is in Latin script and capitalised, but no code.
func latin(name string) bool {
	lower := false
	for i, r := range name {
		if r > 0x24f && unicode.IsLetter(r) || i == 0 && !unicode.IsUpper(r) || r == '|' {
			return false
		}
		lower = lower || unicode.IsLower(r)
	}
	return lower
}

// alike reports whether two keys are spellings of one name: the same first
// letter and an edit distance of at most a third of the longer one.
func alike(a, b string) bool {
	if a == "" || b == "" || a[0] != b[0] {
		return false
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0]++
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]*3 <= max(len(a), len(b))
}
