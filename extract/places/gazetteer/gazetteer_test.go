package gazetteer

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func load(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestCountry(t *testing.T) {
	g := load(t)
	for name, want := range map[string]string{
		"Ukraine": "UKR", "U.S.": "USA", "US": "USA", "us": "", "the United States": "USA", "UNITED STATES": "USA",
		"UK": "GBR", "Britain": "GBR", "DR Congo": "COD", "Türkiye": "TUR", "Turkey": "TUR", "Côte d’Ivoire": "CIV",
		"North Korea": "PRK", "Guinea-Bissau": "GNB", "The Gambia": "GMB", "Holy See": "VAT", "Atlantis": "", "": "",
		"Soviet Union": "SUN", "Car": "", "CAR": "CAF",
	} {
		c, _ := g.Country(name)
		if c.ISO3 != want {
			t.Errorf("Country(%q) = %q, want %q", name, c.ISO3, want)
		}
	}
}

func TestDemonym(t *testing.T) {
	g := load(t)
	for word, want := range map[string]string{
		"Ukrainian": "UKR", "Ukrainians": "UKR", "British": "GBR", "Britons": "GBR", "French": "FRA", "Swiss": "CHE",
		"Filipinos": "PHL", "Nigerien": "NER", "Nigerian": "NGA", "Dominican": "DOM", "Martian": "", "South Koreans": "KOR",
	} {
		if got, ok := g.Demonym(word); got != want || ok != (want != "") {
			t.Errorf("Demonym(%q) = %q, %v, want %q", word, got, ok, want)
		}
	}
}

func TestSeat(t *testing.T) {
	g := load(t)
	for name, want := range map[string]Seat{
		"the Kremlin": {Name: "Kremlin", Country: "RUS", Part: "government"},
		"Kiev":        {Name: "Kyiv", Country: "UKR", Part: "government"},
		"Pentagon":    {Name: "Pentagon", Country: "USA", Part: "military"},
		"Brussels":    {Name: "Brussels", Org: "European Union", Part: "government"},
		"Élysée":      {Name: "Elysee", Country: "FRA", Part: "head of state"},
		"Springfield": {},
		"The Hague":   {Name: "The Hague", Country: "NLD", Part: "government"},
	} {
		got, _ := g.Seat(name)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("Seat(%q): %s", name, d)
		}
	}
}

// TestCountriesAreDistinct guards against two rows that claim one name or code.
func TestCountriesAreDistinct(t *testing.T) {
	g := load(t)
	seen := map[string]string{}
	for _, c := range g.Countries() {
		for _, name := range append([]string{c.ISO3, c.ISO2, c.Name}, c.Also...) {
			key := Key(withoutThe(name))
			if other := seen[key]; other != "" && other != c.ISO3 {
				t.Errorf("%q belongs to %s and %s", name, other, c.ISO3)
			}
			seen[key] = c.ISO3
		}
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{"St. John's", "Łódź", "Port-au-Prince", "Élysée", "U.S.", " - "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		if k := Key(s); Key(k) != k {
			t.Errorf("Key(%q) = %q, but the key of that is %q", s, k, Key(k))
		}
	})
}

func TestPlaces(t *testing.T) {
	g := load(t)
	tests := []struct {
		name    string
		country string
		kind    Kind
		id      int
	}{
		{"Kiev", "UKR", KindCity, 703448},
		{"Zaporizhzhia", "UKR", KindCity, 687700},
		{"Mariupol", "UKR", KindCity, 701822},
		{"Crimea", "UKR", KindRegion, 703883},
		{"St. Petersburg", "RUS", KindCity, 498817},
		{"New York", "USA", KindCity, 5128581},
		{"the Black Sea", "", KindSea, 0},
		{"Kanawha County", "USA", KindCounty, 0},
		{"Ukraine", "UKR", KindCountry, 690791},
		{"Vostochny Cosmodrome", "RUS", KindSite, 0},
	}
	for _, tt := range tests {
		got := g.Places(tt.name)
		if len(got) == 0 {
			t.Errorf("Places(%q) is empty", tt.name)
			continue
		}
		if p := got[0]; p.Country != tt.country || p.Kind != tt.kind || p.GeoNames != tt.id {
			t.Errorf("Places(%q)[0] = %+v, want %s %s %d", tt.name, p, tt.country, tt.kind, tt.id)
		}
	}
	if got := g.Cities("Paris"); len(got) < 3 || got[0].Country != "FRA" {
		t.Errorf("Cities(Paris) = %+v", got)
	}
	if got := g.Divisions("W.Va."); len(got) != 1 || got[0].Admin != "WV" {
		t.Errorf("Divisions(W.Va.) = %+v", got)
	}
	if f := g.Known("Kyiv"); !f.City || f.Country || f.Population < 2_000_000 {
		t.Errorf("Known(Kyiv) = %+v", f)
	}
}

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkKnown(b *testing.B) {
	g := load(b)
	b.ReportAllocs()
	for b.Loop() {
		g.Known("St. Petersburg")
	}
}
