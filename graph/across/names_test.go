package across

import (
	"slices"
	"testing"
)

func TestSameFullName(t *testing.T) {
	tab, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		a, b string
		want sameness
	}{
		{"Sergei Lavrenko", "Sergey Lavrenko", alikeFirst},
		{"Volodymyr Zorensky", "Volodymyr Zorenskyy", alikeLast},
		{"Volodymyr Zorensky", "Vladimir Zorenskiy", alikeBoth},
		{"President Volodymyr Zorensky", "Volodymyr Zorensky", equalNames},
		{"Maj. Gen. Igor Konash", "Igor Konash", equalNames},
		{"Zoë Márchand", "Zoe Marchand", equalNames},
		{"Yulia Tikhonskaya", "Julia Tikhonskaia", alikeBoth},
		{"Robert Hale Jr.", "Bob Hale", alikeFirst},
		{"Robert Hale Jr.", "Robert Hale Sr.", different},
		{"Ursula van der Leyden", "Ursula von der Leyden", equalNames},
		{"P. J. Hale", "PJ Hale", equalNames},
		{"W. Adam Hale", "Adam Hale", equalNames},
		{"Adam W. Hale", "Adam Walter Hale", equalNames},
		{"Adam W. Hale", "Adam H.W. Hale", different},
		{"Al Quintana", "Al Quintana", equalNames},
		{"Billy King", "William Kling", different},
		{"Maria Lukas", "Mario Lukas", different},
		{"Daniel Lukas", "Danielle Lukas", different},
		{"Anna Petrova", "Alla Petrova", different},
		{"John Smith", "Joan Smith", different},
		{"Ivan Petrov", "Ivan Pavlov", different},
	} {
		x, y := tab.personName(tc.a), tab.personName(tc.b)
		if got := tab.compareNames(x, y); got != tc.want || tab.compareNames(y, x) != got {
			t.Errorf("%q and %q: %v, want %v (%+v, %+v)", tc.a, tc.b, got, tc.want, x, y)
		}
		if a, b := tab.nameKeys(x), tab.nameKeys(y); tc.want != different && !slices.ContainsFunc(a, func(k string) bool { return slices.Contains(b, k) }) {
			t.Errorf("%q and %q do not meet: %v, %v", tc.a, tc.b, a, b)
		}
		if !x.full() || !y.full() {
			t.Errorf("%+v, %+v: not in full", x, y)
		}
	}
}

func TestShortFor(t *testing.T) {
	tab, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		short, name string
		want        bool
	}{
		{"NFC", "Norland Ferry Corporation", true},
		{"N.F.C.", "Norland Ferry Corporation", true},
		{"CSIR", "Center for Strategic and International Research", true},
		{"NFC", "Norland Fishing Union", false},
		{"Nfc", "Norland Ferry Corporation", false},
		{"NF", "Norland Ferries", false},
		{"NFC", "NFC", false},
	} {
		if got := tab.shortFor(tc.short, tc.name); got != tc.want {
			t.Errorf("%q for %q: %v", tc.short, tc.name, got)
		}
	}
}

func TestOffices(t *testing.T) {
	tab, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	for role, want := range map[string]string{
		"president": "head of state", "Norlandian President": "head of state", "Head of State": "head of state",
		"vice president": "", "former president": "", "deputy foreign minister": "", "Foreign Minister": "foreign minister",
		"spokesman": "", "president of the rowing club": "",
	} {
		if got := tab.officeOf(role); got != want {
			t.Errorf("%q: %q, want %q", role, got, want)
		}
	}
}

func TestStem(t *testing.T) {
	tab, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	for _, family := range [][]string{
		{"negotiate", "negotiating", "negotiation", "negotiations", "negotiators"},
		{"propose", "proposed", "proposal", "proposals"},
		{"stall", "stalled", "stalls", "stalling"},
		{"attack", "attacks", "attacked", "attackers"},
		{"city", "cities"},
		{"rise", "rising", "rises"},
	} {
		for _, w := range family[1:] {
			if a, b := tab.stem(family[0]), tab.stem(w); a != b {
				t.Errorf("%s %q, %s %q", family[0], a, w, b)
			}
		}
	}
}
