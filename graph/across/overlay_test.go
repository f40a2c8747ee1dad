package across

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

func TestReadOverlay(t *testing.T) {
	got, err := ReadOverlay("o.tsv", strings.NewReader("# notes\n\nmerge\tÉva Lund\tE. Lund\tone person\r\nsplit\tLund\tb.txt\tthe town\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Curation{
		{Kind: Merge, One: "Éva Lund", Other: "E. Lund", Reason: "one person", Line: 3, Columns: [2]int{7, 16}},
		{Kind: Split, One: "Lund", Other: "b.txt", Reason: "the town", Line: 4, Columns: [2]int{7, 12}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for text, want := range map[string]string{
		"join\ta\tb\tc":            `o.tsv:1:1: not a line of an overlay: "join" is neither`,
		"\nmerge\ta\tb":            "o.tsv:2:9: not a line of an overlay: 3 fields",
		"merge\ta\tb\tc\td":        "o.tsv:1:13: not a line of an overlay: 5 fields",
		"merge\ta\t \tc":           "o.tsv:1:9: not a line of an overlay: an empty field",
		"merge\ta\xff\tb\tc":       "not UTF-8",
		strings.Repeat("x", 1<<20): "o.tsv: not a line of an overlay: bufio.Scanner: token too long",
	} {
		if _, err := ReadOverlay("o.tsv", strings.NewReader(text)); !errors.Is(err, ErrOverlay) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, want %q", text, err, want)
		}
	}
}

// FuzzReadOverlay reads arbitrary text: what is read is whole.
func FuzzReadOverlay(f *testing.F) {
	f.Add("merge\ta\tb\tc\nsplit\ta\tb\tc\n")
	f.Fuzz(func(t *testing.T, text string) {
		lines, err := ReadOverlay("o", strings.NewReader(text))
		if err != nil && !errors.Is(err, ErrOverlay) {
			t.Error(err)
		}
		for _, c := range lines {
			if c.One == "" || c.Other == "" || c.Reason == "" || c.Kind != Merge && c.Kind != Split {
				t.Errorf("%+v", c)
			}
		}
	})
}

// An analyst's word goes before what the articles tell.
func TestOverlay(t *testing.T) {
	a := newPage(t, "1", "", "", "Calder Bay\nThe singer Aster Vane left.")
	a.actor("Aster Vane", "person NRL singer")
	b := newPage(t, "2", "", "", "Wheat fell in Velden\nMillers wept. Hedda Brook spoke.")
	b.actor("Hedda Brook", "person NRL")
	c := newPage(t, "3", "", "", "Calder Bay\nThe singer Aster Vane sang.")
	c.actor("Aster Vane", "person NRL singer")
	as := func(p *page) []Anchor { return []Anchor{{p.doc.Article.ID, p.doc.Actors[0].Name}} }
	overlay := []Curation{
		{Kind: Merge, One: "Aster Vane", Other: "Hedda Brook", Reason: "stage name", OneAs: as(a), OtherAs: as(b)},
		{Kind: Split, One: "Aster Vane", Other: "3", Reason: "her daughter", OneAs: as(c)},
	}
	docs := map[string]*schema.Document{}
	for _, p := range []*page{a, b, c} {
		docs[p.doc.Article.ID] = p.doc
	}
	found, err := resolveAs(docs, overlay)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"1:a1 2:a1"}, groups(found.Actors, actorMembers)); d != "" {
		t.Error(d)
	}
	why := map[string]string{}
	for _, x := range found.Actors {
		for _, m := range x.Members {
			why[short(m)] = m.Why
		}
	}
	if d := cmp.Diff(map[string]string{"1:a1": "curated: stage name", "2:a1": "curated: stage name", "3:a1": "curated: her daughter"}, why); d != "" {
		t.Error(d)
	}
}
