package source

import (
	"strings"
	"testing"

	"dateline/schema"
)

func TestByline(t *testing.T) {
	const body = "\n\nThe ferry crews walked out, and the board did not know what to do about it.\n\nThey stayed out.\n"
	for text, want := range map[string]string{
		"Crews walk out\n\nBy Zoé Lefèvre" + body:                                               "Zoé Lefèvre",
		"Crews walk out\n\nBy Zoe\u0301 Lefe\u0300vre and João dos Santos, Lenn Courier" + body: "Zoe\u0301 Lefe\u0300vre; João dos Santos",
		"Crews walk out\n\nBY JO REED" + body:                                                   "Jo Reed",
		"Crews walk out\n\nBy Jo Reed, Diario Lenn" + body:                                      "Jo Reed",
		"Crews walk out\n\nBy Emily Reed" + body:                                                "Emily Reed",
		"Crews walk out\n\nPosted on 4 May 2023 by Jo Reed" + body:                              "Jo Reed",
		"Crews walk out" + body + "\n(Reporting by Jo Reed; editing by Ann Lee)":                "Jo Reed",
		"Crews walk out\n\nBy Al Wood" + body + "\n(Reporting by Jo Reed)":                      "Al Wood",
		"Crews walk out\n\nBy Jo Reed and Ann Okonjo-Adé for The Lenn Reporter" + body:          "Jo Reed; Ann Okonjo-Adé",
		"Headline: Crews walk out\nByline: By Zoë Reed\nDate: 4 May 2023" + body:                "Zoë Reed",
		"Crews walk out\n\nBy Monday the water had gone." + body:                                "",
	} {
		d := read(t, schema.Record{Text: text})
		if got := strings.Join(d.Out.Article.Byline, "; "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
