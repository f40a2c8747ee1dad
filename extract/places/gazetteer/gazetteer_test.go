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
