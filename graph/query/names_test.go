package query

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]phrase{
		"Zoë  MARCHAND": {"zoe", "marchand"},
		"U.S. Army’s":   {"us", "army", "s"},
		"São-Paulo":     {"sao", "paulo"},
		"—":             nil,
	} {
		if diff := cmp.Diff(want, fold(in), cmp.Comparer(func(a, b phrase) bool { return strings.Join(a, " ") == strings.Join(b, " ") })); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
}

func TestPhrase(t *testing.T) {
	for _, tt := range []struct {
		words, name string
		in, among   bool
	}{
		{"putin", "Vladimir Putin", true, true},
		{"putin vladimir", "Vladimir Putin", false, true},
		{"put", "Vladimir Putin", false, false},
		{"foreign minister", "former Foreign Minister of Russia", true, true},
		{"foreign russia", "former Foreign Minister of Russia", false, true},
		{"", "anything", false, false},
	} {
		if got := fold(tt.words).in(fold(tt.name)); got != tt.in {
			t.Errorf("%q in %q: %v", tt.words, tt.name, got)
		}
		if got := fold(tt.words).among(tt.name); got != tt.among {
			t.Errorf("%q among %q: %v", tt.words, tt.name, got)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Zoë", "U.S.", "İstanbul", "ﬁ", "\xff", "ǅ", "\xf0Ǹ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := fold(s)
		again := fold(strings.Join(p, " "))
		if diff := cmp.Diff(p, again); diff != "" && len(p)+len(again) > 0 {
			t.Errorf("%q: folding again changes it: %s", s, diff)
		}
		if len(p) > 0 && !p.in(p) {
			t.Errorf("%q is not in itself", s)
		}
	})
}

func FuzzID(f *testing.F) {
	for _, s := range []string{"event/c1", "statement:H:s1", "urn:dateline:actor:1", "place/gn/7", "x", "/", ":::"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if iri := IRI(s); iri != "" && IRI(ID(iri)) != iri {
			t.Errorf("%q is %q, whose id %q is not", s, iri, ID(iri))
		}
	})
}
