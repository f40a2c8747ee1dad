package offices

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema/edtf"
)

func load(t testing.TB) *Lexicon {
	t.Helper()
	l, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func day(t testing.TB, s string) edtf.Day {
	t.Helper()
	d, err := edtf.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestHolder(t *testing.T) {
	l := load(t)
	for _, tc := range []struct{ office, of, first, last, want string }{
		{"president", "FRA", "2022-04-12", "2022-04-12", "Emmanuel Macron"},
		{"president", "FRA", "2017-01-01", "2017-12-31", ""}, // changed hands
		{"prime minister", "GBR", "2022-09-10", "2022-10-20", "Liz Truss"},
		{"foreign secretary", "GBR", "2010-06-01", "2013-01-01", "William Hague"},
		{"external affairs minister", "IND", "2023-01-01", "2023-01-02", "Subrahmanyam Jaishankar"},
		{"fed chair", "USA", "2015-01-01", "2015-01-01", "Janet Yellen"},
		{"secretary general", "NATO", "2012-01-01", "2012-01-01", "Anders Fogh Rasmussen"},
		{"chief", "UN", "2009-05-05", "2009-05-05", "Ban Ki-moon"},
		{"top diplomat", "USA", "2016-03-01", "2016-03-01", "John Kerry"},
		{"president", "VEN", "1990-01-01", "1990-01-01", ""}, // not in the lexicon
		{"president", "USA", "2026-03-01", "2026-03-01", "Donald Trump"},
		{"president", "USA", "2030-01-01", "2030-01-01", ""}, // long after the lexicon
		{"nonsense", "USA", "2020-01-01", "2020-01-01", ""},
	} {
		got, ok := l.Holder(tc.office, tc.of, day(t, tc.first), day(t, tc.last))
		if got.Holder != tc.want && ok || ok != (tc.want != "") {
			t.Errorf("%s of %s, %s to %s: %q %v, want %q", tc.office, tc.of, tc.first, tc.last, got.Holder, ok, tc.want)
		}
	}
}

func TestOffices(t *testing.T) {
	l := load(t)
	var got []string
	for _, x := range l.Offices("Ursula von der Leyen") {
		got = append(got, x.Office+" "+x.Of()+" "+x.Sector+" "+x.From.String())
	}
	if diff := cmp.Diff([]string{"defence minister DEU GOV 2013-12-17", "president European Commission IGO 2019-12-01"}, got); diff != "" {
		t.Error(diff)
	}
	var bushes []string
	for _, x := range l.Titled("President", "Bush") {
		bushes = append(bushes, x.Holder)
	}
	if diff := cmp.Diff([]string{"George H. W. Bush", "George W. Bush"}, bushes); diff != "" {
		t.Error(diff)
	}
	if x := l.Offices("Ismail Haniyeh"); len(x) != 2 || x[1].Body != "Hamas" || x[1].Sector != "REB" || x[1].Country != "PSE" {
		t.Errorf("%+v", x)
	}
}

func TestName(t *testing.T) {
	l := load(t)
	for text, want := range map[string]int{
		"Xi Jinping said":     10,
		"Kim Jong-un’s order": 11,
		"Kim Jong Unter":      0,
		"Boris Johnsons":      0,
		"Boris said":          0,
		"":                    0,
	} {
		if got := l.Name(text, 0); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestRead(t *testing.T) {
	l := load(t)
	countries := map[string]string{"French": "FRA", "France": "FRA", "U.S.": "USA", "American": "USA", "United Kingdom": "GBR", "Saudi": "SAU", "South Korean": "KOR"}
	country := func(s string) (string, bool) { c, ok := countries[s]; return c, ok }
	for phrase, want := range map[string]Post{
		"the French president":                 {"president", "FRA"},
		"President of France":                  {"president", "FRA"},
		"France's foreign minister":            {"foreign minister", "FRA"},
		"U.S. Secretary of State":              {"secretary of state", "USA"},
		"Prime Minister of the United Kingdom": {"prime minister", "GBR"},
		"South Korean president":               {"president", "KOR"},
		"NATO Secretary General":               {"secretary-general", "NATO"},
		"the U.N. chief":                       {"secretary-general", "UN"},
		"EU foreign policy chief":              {"high representative", "EU"},
		"the pontiff":                          {"pope", "VAT"},
		"the Pentagon chief":                   {"secretary of defense", "USA"},
		"Hamas leader":                         {"leader", "Hamas"},
		"the Saudi king":                       {"king", "SAU"},
	} {
		if got, ok := l.Read(phrase, country); !ok || got != want {
			t.Errorf("%q: %v %v, want %v", phrase, got, ok, want)
		}
	}
	for _, phrase := range []string{"", "the president", "the French", "president of", "French dressing", "the Lenn president"} {
		if got, ok := l.Read(phrase, country); ok {
			t.Errorf("%q is read as %v", phrase, got)
		}
	}
}

// TestTerms holds what must be true of every term: nobody follows himself, and
// offices that one person has do not overlap by more than the day of handing on.
func TestTerms(t *testing.T) {
	l := load(t)
	several := map[string]bool{"foreign ministry spokesperson": true, "spokesperson": true, "deputy prime minister": true, "leader": true, "army spokesperson": true}
	for post, list := range l.byPost {
		if several[post.Office] {
			continue
		}
		for k, i := range list[1:] {
			before, x := &l.terms[list[k]], &l.terms[i]
			from, _ := x.From.Latest()
			_, until, open := before.Days()
			if end, ok := before.Until.Earliest(); ok {
				until = end
			}
			if open || until > from {
				t.Errorf("%s: %s starts %s before %s has ended", x.Where, x.Holder, x.From, before.Holder)
			}
			if x.Holder == before.Holder && before.Until == x.From {
				t.Errorf("%s: %s follows himself", x.Where, x.Holder)
			}
		}
	}
	if n := len(l.terms); n < 1000 {
		t.Errorf("%d terms", n)
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
