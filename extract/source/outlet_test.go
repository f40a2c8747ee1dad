package source

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/extract/lexicon"
	"dateline/schema"
)

func TestRegistryIsSound(t *testing.T) {
	outlets, err := Outlets()
	if err != nil {
		t.Fatal(err)
	}
	if len(outlets) < 250 {
		t.Errorf("%d outlets", len(outlets))
	}
	names, domains := map[string]string{}, map[string]string{}
	for _, o := range outlets {
		for _, n := range append([]string{o.Name}, o.Aliases...) {
			key := nameKey(n)
			if other := names[key]; other != "" && other != o.Name {
				t.Errorf("%q stands for %s and %s", n, other, o.Name)
			}
			names[key] = o.Name
		}
		if len(o.Domains) == 0 {
			t.Errorf("%s has no domain", o.Name)
		}
		for _, d := range o.Domains {
			if other := domains[d]; other != "" || d != strings.ToLower(d) || !strings.Contains(d, ".") || strings.ContainsAny(d, "/: ") {
				t.Errorf("domain %q of %s, also of %q", d, o.Name, other)
			}
			domains[d] = o.Name
		}
		if len(o.Country) != 3 || o.Country != strings.ToUpper(o.Country) || o.Owner == "" {
			t.Errorf("%s: owner %q, country %q", o.Name, o.Owner, o.Country)
		}
	}
}

func TestRegistryLookup(t *testing.T) {
	outlets, err := Outlets()
	if err != nil {
		t.Fatal(err)
	}
	own, err := ParseOutlets("own.tsv", []byte("# format: tsv\n# fields: name\taliases\tdomains\n# source: test\n# licence: none\nHarbour Post\tThe Post of the Harbour\tpost.example\nLenn Wire\tAP\t\n"))
	if err != nil {
		t.Fatal(err)
	}
	reg := newRegistry(append(own, outlets...))
	for text, want := range map[string]string{
		"the new york times": "The New York Times", "NYT": "The New York Times", "FOX NEWS": "Fox News", "fox-news": "Fox News",
		"www.bbc.co.uk": "BBC News", "notbbc.co.uk": "", "harbour  post": "Harbour Post", "news.post.example": "Harbour Post",
		"AP": "Lenn Wire", "": "", "Nobody Times": "",
	} {
		got := ""
		if o := reg.named(text); o != nil {
			got = o.Name
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	if _, err := ParseOutlets("own.tsv", []byte("# format: tsv\n# fields: name\tdomains\n# source: test\n# licence: none\n - \tx.example\n")); !errors.Is(err, ErrOutlets) || !strings.Contains(err.Error(), "own.tsv:5") {
		t.Errorf("nameless outlet: %v", err)
	}
	if _, err := ParseOutlets("own.tsv", []byte("a\tb")); !errors.Is(err, lexicon.ErrFormat) {
		t.Errorf("no header: %v", err)
	}
}

const story = "Ferry crews walk out\n\nFerry crews walked out on the islands, and nobody knows when they will be back at work.\n\n"

func TestOutlet(t *testing.T) {
	for _, tc := range []struct {
		name string
		rec  schema.Record
		want string // "basis name [words]", then " / " and the republisher
	}{
		{"nothing", schema.Record{Text: story}, "unknown  [-]"},
		{"given wins", schema.Record{Text: story + "© 2023 Harbour Post", Outlet: "fox news", URL: "https://reuters.com/x"}, "given Fox News [-]"},
		{"metadata", schema.Record{Text: story, Outlet: "Lenn  Courier", OutletBasis: schema.Metadata}, "metadata Lenn Courier [-]"},
		{"address of the registry", schema.Record{Text: story, URL: "https://edition.cnn.com/2023/05/04/x"}, "url CNN [-]"},
		{"address of nobody", schema.Record{Text: story, URL: "https://www.post.example/x"}, "url post.example [-]"},
		{"address on the first line", schema.Record{Text: "https://www.theguardian.com/x\n\n" + story}, "url The Guardian [-]"},
		{"copyright", schema.Record{Text: story + "Copyright © 2021-2023 The Lenn Courier. All rights reserved."}, "text Lenn Courier [Lenn Courier]"},
		{"copyright with its year behind", schema.Record{Text: story + "(c) Lenn News 2023"}, "text Lenn News [Lenn News]"},
		{"bold dateline", schema.Record{Text: "**MARLOW (Lenn Wire)** – " + story}, "text Lenn Wire [Lenn Wire]"},
		{"app", schema.Record{Text: story + "CLICK HERE TO GET THE FOX NEWS APP"}, "text Fox News [FOX NEWS]"},
		{"listen", schema.Record{Text: "NEWYou can now listen to Lenn Courier articles!\n\n" + story}, "text Lenn Courier [Lenn Courier]"},
		{"agency alone", schema.Record{Text: "MARLOW (AP) — " + story}, "text Associated Press [AP]"},
		{"agency of a byline", schema.Record{Text: "Ferry crews walk out\n\nBy Jo Reed, Agence France-Presse\n\nThe crews walked out on Friday.\n\nThey stayed out."}, "text Agence France-Presse [Agence France-Presse]"},
		{"outlet before agency", schema.Record{Text: "MARLOW (AP) — " + story + "© 2023 Harbour Post"}, "text Harbour Post [Harbour Post]"},
		{"agency with its day", schema.Record{Text: "MARLOW, May 4 (Lenn Islands) — " + story}, "text Lenn Islands [Lenn Islands]"},
		{"address that the text spells: one name for all its pages", schema.Record{Text: story + "The board told the Lenn Courier so.", URL: "https://www.lenncourier.example/x"}, "url lenncourier.example [-]"},
		{"agency by its words", schema.Record{Text: "MARLOW (Lenn Wire) — " + story}, "text Lenn Wire [Lenn Wire]"},
		{"nobody in the brackets", schema.Record{Text: "MARLOW (Lenn Islands) — " + story}, "unknown  [-]"},
		{"two that disagree", schema.Record{Text: story + "© 2023 Harbour Post\n\nSupport Lenn Courier"}, "unknown  [-]"},
		{"an outlet in the news", schema.Record{Text: story + "Harbour Post is an independent news website, and its editor was arrested on Friday.\n\nHe was let go."}, "unknown  [-]"},
		{"a person to follow", schema.Record{Text: story + "Follow Jo Reed on Twitter"}, "unknown  [-]"},
		{"reprint", schema.Record{Text: story + "This article was originally published by Harbour Post."}, "text Harbour Post [Harbour Post]"},
		{"reprint on a site", schema.Record{Text: story + "This article first appeared on Reuters.", URL: "https://hub.example/x"}, "text Reuters [Reuters] / url hub.example [-]"},
		{"reprint that names both", schema.Record{Text: story + "This article was republished from Harbour Post by The Lenn Hub.", Outlet: "Other", OutletBasis: schema.Metadata}, "text Harbour Post [Harbour Post] / text The Lenn Hub [The Lenn Hub]"},
		{"given is the reprinter", schema.Record{Text: story + "This article was republished from Harbour Post by The Lenn Hub.", Outlet: "Lenn Hub"}, "text Harbour Post [Harbour Post] / text The Lenn Hub [The Lenn Hub]"},
		{"given stands over a reprint", schema.Record{Text: story + "This article was originally published by Harbour Post.", Outlet: "Other"}, "given Other [-]"},
		{"no letters", schema.Record{Text: story, Outlet: "***"}, "unknown  [-]"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := read(t, tc.rec)
			art := d.Out.Article
			got := string(art.Outlet.Basis) + " " + art.Outlet.Name + " [" + spanWords(d, art.Outlet.Span) + "]"
			if r := art.RepublishedBy; r != nil {
				got += " / " + string(r.Outlet.Basis) + " " + r.Outlet.Name + " [" + spanWords(d, r.Span) + "]"
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
			checkBlocks(t, d)
		})
	}
}

// TestMasthead tests outlet, date and headline of pages whose outlet is in no registry.
func TestMasthead(t *testing.T) {
	const body = "\n\nThe ferry crews walked out, and the board did not know what to do about it.\n\nThey stayed out.\n"
	for _, tc := range []struct{ text, want string }{
		{"Lenn Courier\n4 May 2023\n\nCrews walk out on the islands" + body, "Lenn Courier|2023-05-04|Crews walk out on the islands"},
		{"LENN COURIER\n\nCrews walk out" + body, "Lenn Courier||Crews walk out"},
		{"Crews walk out\n\nLenn Courier" + body, "Lenn Courier||Crews walk out"},
		{"Crews walk out\n\nThe Lenn Star, May 4, 2023" + body, "The Lenn Star|2023-05-04|Crews walk out"},
		{"The\u00a0Lenn Star\u00a0|\u00a04\u00a0May\u00a02023\n\nCrews walk out" + body, "The Lenn Star|2023-05-04|Crews walk out"},
		{"# Crews walk out\n\n*The Lenn Review*, 4 May 2023\n\nBy **Jo Reed**" + body, "The Lenn Review|2023-05-04|Crews walk out"},
		{"Crews walk out\n\nJo Reed · 4 May 2023, 22:14 · 4 min read" + body, "|2023-05-04|Crews walk out"},
		{"Crews walk out\nBy Jo Reed\nMarlow, 4 May 2023" + body, "|2023-05-04|Crews walk out"},
		{"Crews walk out\n\nBy Lenn Courier staff" + body, "Lenn Courier||Crews walk out"},
		{"Crews walk out" + body + "\nLenn Courier", "Lenn Courier||Crews walk out"},
		{"Crews walk out" + body + "\n— The Lenn Courier", "The Lenn Courier||Crews walk out"},
		{"Lenn Courier\n\nCrews walk out" + body + "\nThis article was originally published by Harbour Post.", "Harbour Post||Crews walk out"},
		{"From: desk@lenncourier.example\nSubject: Crews walk out\nDate: Thu, 4 May 2023 17:02:11 +0100\n\n(Lenn Courier) The crews walked out." + body, "Lenn Courier|2023-05-04|Crews walk out"},
		{"Subject: Crews walk out" + body, "||Subject: Crews walk out"},
		{"Crews walk out on the islands\n\nFrom: the sea, with love" + body, "||Crews walk out on the islands"},
		{"Lenn Desk | 4 May 2023\n\nCrews walk out" + body, "Lenn Desk|2023-05-04|Crews walk out"},
		{"Lenn Isles | 4 May 2023\n\nCrews walk out" + body, "|2023-05-04|Crews walk out"},
		{"Lenn Isles, 4 May 1923\n\nThe day of the storm" + body, "||Lenn Isles, 4 May 1923"},
		{"L’E\u0301cho du Rho\u0302ne (English edition)\n4 May 2023\n\nCrews walk out" + body, "L’E\u0301cho du Rho\u0302ne|2023-05-04|Crews walk out"},
		{"Transcript — Radio Lenn, “The Morning”, 4 May 2023\n\nHOST: Crews walk out." + body, "Radio Lenn|2023-05-04|"},
		{"Crews walk out (Lenn Monitor, 4 May 2023)" + body, "Lenn Monitor|2023-05-04|Crews walk out"},
		{"Crews walk out\n\nLenn Kurier, 4 May 2023. The board said on Tuesday that it did not know what to do." + body, "Lenn Kurier|2023-05-04|Crews walk out"},
		{"Agencia Lenn\nISLANDS IN BRIEF: 4 May 2023" + body, "Agencia Lenn|2023-05-04|ISLANDS IN BRIEF"},
		{"The storm: 4 May 1923" + body, "||The storm: 4 May 1923"},
		{"Crews walk out" + body + "\nLenn Courier, May 4, 2023", "Lenn Courier|2023-05-04|Crews walk out"},
		{"Crews walk out" + body + "\n(Lenn Press)\n\nLenn Courier, May 4, 2023", "Lenn Courier|2023-05-04|Crews walk out"},
		{"From: Desk <desk@lenncourier.example>\nSubject: Crews walk out\nDate: 4 May 2023\n\nThe crews told the Lenn Courier so." + body, "Lenn Courier|2023-05-04|Crews walk out"},
		{"From: Lenn News <jo@post.example>\nSubject: Crews walk out\nDate: 4 May 2023\n\nThe post was late." + body, "Lenn News|2023-05-04|Crews walk out"},
		{"From: Jo Reed <jo@post.example>\nSubject: Crews walk out\nDate: 4 May 2023\n\nThe post was late." + body, "|2023-05-04|Crews walk out"},
		{"HEALTH ALERT: FEVER ON THE ISLANDS\nIssued: 4 May 2023" + body, "|2023-05-04|HEALTH ALERT: FEVER ON THE ISLANDS"},
		{"# Crews walk out\n\n**Source:** Lenn Isles\n**Date:** 4 May 2023\n**URL:** https://lenn.example/a" + body, "Lenn Isles|2023-05-04|Crews walk out"},
		{"Title: Crews walk out\nOutlet: Lenn Isles\nDate: 2023-05-04\n" + body, "Lenn Isles|2023-05-04|Crews walk out"},
		{"Copyright 2023 Lenn Isles\n\nMay 4, 2023 Thursday\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 9 words\n\nHEADLINE: Crews walk out\n\nBODY:" + body, "Lenn Isles|2023-05-04|Crews walk out"},
		{"Crews walk out\n\nSource: the sea\n\nDate: unknown" + body, "||Crews walk out"},
		{"Lenn Star\nVol. 12 No. 88\nThursday, May 4, 2023\nPage 3\n\nCrews walk out" + body, "Lenn Star|2023-05-04|Crews walk out"},
		{"4 May 2023\nThe Guardian of Lenn\n\nCrews walk out" + body, "The Guardian of Lenn|2023-05-04|Crews walk out"},
		{"Crews walk out\n\nBy Jo Reed and Ann Okonjo-Adé for The Lenn Reporter" + body, "The Lenn Reporter||Crews walk out"},
		{"Retrieved 12 June 2021\n\nCrews walk out" + body, "||Crews walk out"},
		{"The Last Post" + body, "||The Last Post"},
		{"World News\n\nCrews walk out on the islands" + body, "||Crews walk out on the islands"},
		{"Crews walk out\n\nThe Lenn Star" + body, "||Crews walk out"},
		{"Lenn Bay, 4 May 1923" + body, "||Lenn Bay, 4 May 1923"},
		{"Board sues Lenn Courier\n\nCrews in court" + body, "||Board sues Lenn Courier"},
	} {
		d := read(t, schema.Record{Text: tc.text})
		art := d.Out.Article
		if diff := cmp.Diff(tc.want, art.Outlet.Name+"|"+art.Published.EDTF+"|"+art.Title); diff != "" {
			t.Errorf("%q: %s", tc.text, diff)
		}
		checkBlocks(t, d)
	}
}
