package across

import "testing"

func TestSameFullName(t *testing.T) {
	tab, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		a, b string
		want bool
	}{
		{"Sergei Lavrenko", "Sergey Lavrenko", true},
		{"Volodymyr Zorensky", "Volodymyr Zorenskyy", true},
		{"Volodymyr Zorensky", "Vladimir Zorenskiy", true},
		{"President Volodymyr Zorensky", "Volodymyr Zorensky", true},
		{"Maj. Gen. Igor Konash", "Igor Konash", true},
		{"Zoë Márchand", "Zoe Marchand", true},
		{"Yulia Tikhonskaya", "Julia Tikhonskaia", true},
		{"Alexander Lukashev", "Aleksandr Lukashev", true},
		{"Robert Hale Jr.", "Bob Hale", true},
		{"Ursula van der Leyden", "Ursula von der Leyden", true},
		{"Maria Lukas", "Mario Lukas", false},
		{"Hans Johnson", "Hans Johnston", false},
		{"Anna Petrova", "Alla Petrova", false},
		{"John Smith", "John Smyth", false},
		{"Ivan Petrov", "Ivan Pavlov", false},
	} {
		x, y := tab.personName(tc.a), tab.personName(tc.b)
		same, _ := sameSurname(x.last, y.last)
		if got := same && x.first == y.first; got != tc.want {
			t.Errorf("%q and %q: %v, want %v (%+v, %+v)", tc.a, tc.b, got, tc.want, x, y)
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
		got := ""
		if o := tab.officesOf([]string{role}); len(o) > 0 {
			got = o[0]
		}
		if got != want {
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
