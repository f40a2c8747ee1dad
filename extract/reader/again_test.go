package reader

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

// TestAgain reads Documents of records of all kinds again: without a date they
// come out the same, with one they keep their ids and are dated.
func TestAgain(t *testing.T) {
	r, err := New(Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	const text = "Bridge is closed for a month\n\nBy Ada Brook\n\nEngineers closed the bridge on Tuesday, the mayor said. \"It was not safe,\" Mayor Mara Venn said Tuesday."
	lent := &Lent{EDTF: "2031-05-05/2031-05-08", DatedBy: []schema.Neighbour{{Article: "article/0123456789abcdef", Why: "the same words"}}}
	for name, rec := range map[string]schema.Record{
		"text alone":                   {Source: "a.txt", Text: text},
		"given outlet":                 {Source: "a.jsonl:1", ID: "7", Text: text, Outlet: "harbour  gazette", URL: "https://gazette.example/a"},
		"given title":                  {Source: "a.jsonl:2", Text: text, Title: "The bridge", Byline: []string{"Tom Hale"}, Language: "en"},
		"given outlet of a known name": {Source: "a.html", Text: text, Outlet: "reuters", OutletBasis: schema.Metadata, Title: "Bridge is closed for a month"},
		"repaired":                     {Source: "b.txt", Text: text, Warnings: []string{"the text was not UTF-8"}},
		"address inside":               {Source: "c.txt", Text: text + "\n\nhttps://gazette.example/bridge"},
	} {
		t.Run(name, func(t *testing.T) {
			first, err := r.Document(&rec)
			if err != nil {
				t.Fatal(err)
			}
			same, ok, err := r.Again(first, nil)
			if err != nil || !ok {
				t.Fatal(ok, err)
			}
			if diff := cmp.Diff(first, same); diff != "" {
				t.Error(diff)
			}
			dated, _, err := r.Again(first, lent)
			if err != nil {
				t.Fatal(err)
			}
			if p := dated.Article.Published; p.EDTF != "2031-05-06" || p.Basis != schema.FromNeighbours || dated.Article.ID != first.Article.ID {
				t.Errorf("%s is published %+v", dated.Article.ID, p)
			}
			if s := dated.Statements[0].SaidOn; s.EDTF != "2031-05-06" {
				t.Errorf("said on %+v", s)
			}
			back, _, err := r.Again(dated, nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(first, back); diff != "" {
				t.Error(diff)
			}
		})
	}
	broken, err := r.Document(&schema.Record{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	broken.Article.Blocks = nil
	if _, ok, err := r.Again(broken, lent); ok || err != nil {
		t.Error("a Document that reading does not give was read again", err)
	}
}
