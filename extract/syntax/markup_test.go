package syntax

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWithoutMarkup(t *testing.T) {
	for text, want := range map[string]string{
		"# What the *inspectors* knew":                   "  What the  inspectors  knew",
		"by *The Lenn Post* and **Ida Moe**, _now_":      "by  The Lenn Post  and   Ida Moe  ,  now ",
		"> “No,” ***she*** said":                         "  “No,”    she    said",
		"see [the letter](https://x.example/a_b) now":    "see  the letter                         now",
		"![smoke](/p.jpg \"Smoke\") rose":                "  smoke                  rose",
		"5 * 3 * 2, f*ck, a_b_c, * item, footnote* that": "5 * 3 * 2, f*ck, a_b_c, * item, footnote* that",
		"[Holm] (left), [a](b c), [sic](see)":            "[Holm] (left), [a](b c), [sic](see)",
		"***** and #1 and #tag\n*open\nend*":             "***** and #1 and #tag\n*open\nend*",
		"**_both_** at _the_ end*":                       "   both    at  the  end*",
		"":                                               "",
	} {
		if got := WithoutMarkup(text); got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

func FuzzWithoutMarkup(f *testing.F) {
	f.Add("# *a* [b](http://c) _d_ > **e**\r\n*é* ![](/)")
	f.Fuzz(func(t *testing.T, text string) {
		got := WithoutMarkup(text)
		if len(got) != len(text) || utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Fatalf("%q became %q", text, got)
		}
		for i := range len(got) {
			if got[i] != text[i] && got[i] != ' ' || strings.ContainsRune("\r\n", rune(text[i])) && got[i] != text[i] {
				t.Fatalf("byte %d of %q became %q", i, text, got[i])
			}
		}
	})
}
