package across

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

// Accounts of one strike, in words of their own.
const (
	strikeA = "Ferry crews of Lenn walk out over night shifts\nFerry crews of the Lenn Harbour Line walked out on Tuesday over night shifts. “We will not sail one more night without a second mate,” said union leader Oda Brekke. The Harbour Line carries nine thousand people across the Lenn Strait every day."
	strikeB = "Strike stops Lenn ferries\nNo ferry of the Lenn Harbour Line crossed the Lenn Strait after its crews began a strike over night shifts. Union leader Oda Brekke said: “We will not sail one more night without a second mate.” The Harbour Line called the strike of its ferry crews a shock."
	strikeC = "Harbour Line talks to ferry crews\nThe Lenn Harbour Line and union leader Oda Brekke met about night shifts of ferry crews. “We will not sail one more night without a second mate,” Brekke told the Harbour Line. The strike keeps the ferries of the Lenn Strait in the harbour on Wednesday."
	strikeD = "Lenn ferry crews on strike\nThe strike of ferry crews of the Lenn Harbour Line over night shifts goes on in the Lenn Strait. The Harbour Line told union leader Oda Brekke that no second mate will come."
	other   = "Baker wins prize\nA baker from Orm won the bread prize of the county fair with a loaf of rye and barley."
)

func TestDates(t *testing.T) {
	page := func(hash, outlet, published, text string) *schema.Document {
		return newPage(t, hash, outlet, published, text).doc
	}
	a, b := page("a", "Lenn Post", "2031-05-06", strikeA), page("b", "Strait Times", "2031-05-06", strikeB)
	open := page("c", "Coast Radio", "", strikeC)
	late := page("b", "Strait Times", "2031-05-16", strikeB)
	lent := page("b", "Strait Times", "2031-05-06", strikeB)
	lent.Article.Published.Basis, lent.Article.DatedBy = schema.FromNeighbours, []schema.Neighbour{{Article: a.Article.ID, Why: "x"}}
	reprint := page("d", "Fjord Post", "2031-05-06", strikeA)
	filler := page("e", "County News", "2031-05-06", other)
	for _, tc := range []struct {
		name string
		docs []*schema.Document
		want string // "article edtf by lenders"
	}{
		{"two accounts of one day", []*schema.Document{a, b, open, filler}, "c 2031-05-06/2031-05-07 by a b"},
		{"one account only", []*schema.Document{a, open, filler}, ""},
		{"one account and its reprint", []*schema.Document{a, reprint, open, filler}, ""},
		{"accounts of days far apart", []*schema.Document{a, late, open, filler}, ""},
		{"a date that is lent lends none", []*schema.Document{a, lent, open, filler}, "b  by"},
		{"nothing shared but the story", []*schema.Document{a, b, page("c", "Coast Radio", "", strikeD), filler}, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for shift := range tc.docs {
				found, err := Dates(append(append([]*schema.Document{}, tc.docs[shift:]...), tc.docs[:shift]...))
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(tc.want, lentLine(found)); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

// TestDatesStand tells nothing new of an article that has its date from the same
// neighbours, and takes it back when they are gone.
func TestDatesStand(t *testing.T) {
	a, b := newPage(t, "a", "Lenn Post", "2031-05-06", strikeA).doc, newPage(t, "b", "Strait Times", "2031-05-06", strikeB).doc
	c := newPage(t, "c", "Coast Radio", "", strikeC).doc
	first, err := Dates([]*schema.Document{a, b, c})
	if err != nil || len(first) != 1 {
		t.Fatal(first, err)
	}
	c.Article.Published, c.Article.DatedBy = on("2031-05-07"), first[0].DatedBy
	c.Article.Published.Basis = schema.FromNeighbours
	if again, err := Dates([]*schema.Document{a, b, c}); err != nil || len(again) != 0 {
		t.Error(again, err)
	}
	if gone, err := Dates([]*schema.Document{a, c}); err != nil || lentLine(gone) != "c  by" {
		t.Error(gone, err)
	}
}

// lentLine is what Dates found in one line; articles by the ends of their ids.
func lentLine(found []Lent) string {
	end := func(id string) string { return id[len(id)-1:] }
	var out []string
	for _, l := range found {
		line := fmt.Sprintf("%s %s by", end(l.Article), l.EDTF)
		for _, n := range l.DatedBy {
			line += " " + end(n.Article)
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}
