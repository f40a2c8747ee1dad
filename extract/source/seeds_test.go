package source

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/schema"
	"dateline/schema/edtf"
)

// TestSeeds reads the articles beside the repository, where they are, against
// the answers made by hand.
func TestSeeds(t *testing.T) {
	shared := filepath.Join("..", "..", "..", "shared")
	data, err := os.ReadFile(filepath.Join(shared, "eval", "seeds", "answers.json"))
	if err != nil {
		t.Skip("no articles beside the repository")
	}
	var key struct {
		Articles []struct {
			File          string   `json:"file"`
			Outlet        string   `json:"outlet"`
			RepublishedBy string   `json:"republished_by"`
			Published     string   `json:"published"`
			Basis         string   `json:"published_basis"`
			Tolerance     int      `json:"published_tolerance_days"`
			OpenOK        bool     `json:"published_open_ok"`
			Title         string   `json:"title"`
			NotInBody     []string `json:"not_in_body"`
		} `json:"articles"`
	}
	if err := json.Unmarshal(data, &key); err != nil {
		t.Fatal(err)
	}
	for _, want := range key.Articles {
		t.Run(want.File, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join(shared, "articles", want.File))
			if err != nil {
				t.Skip(err)
			}
			d := read(t, schema.Record{Text: string(text)})
			art := d.Out.Article
			if art.Title != want.Title || art.Outlet.Name != want.Outlet || art.Language != "en" {
				t.Errorf("title %q, outlet %q, language %q; want %q, %q", art.Title, art.Outlet.Name, art.Language, want.Title, want.Outlet)
			}
			if r := art.RepublishedBy; (r == nil) != (want.RepublishedBy == "") || r != nil && r.Outlet.Name != want.RepublishedBy {
				t.Errorf("republished by %+v, want %q", r, want.RepublishedBy)
			}
			p := art.Published
			if open := p.Basis == schema.Unknown && want.OpenOK; !open && (!within(t, p, want.Published, want.Tolerance) || string(p.Basis) != want.Basis) {
				t.Errorf("published %+v, want %s %s", p, want.Basis, want.Published)
			}
			var marked strings.Builder
			for _, b := range art.Blocks {
				if b.Kind == schema.Boilerplate {
					marked.WriteString(d.Text[b.Start:b.End] + "\n")
				}
			}
			for _, part := range want.NotInBody {
				if !strings.Contains(marked.String(), part) {
					t.Errorf("%q is read as body", part)
				}
			}
			checkBlocks(t, d)
		})
	}
}

// within reports whether a date lies no more than slack days from a day.
func within(t *testing.T, p *schema.Date, want string, slack int) bool {
	t.Helper()
	day, err := edtf.ParseDay(want)
	if err != nil {
		t.Fatal(err)
	}
	from, err1 := edtf.ParseDay(p.From)
	until, err2 := edtf.ParseDay(p.Until)
	return err1 == nil && err2 == nil && from >= day-edtf.Day(slack) && until <= day+edtf.Day(slack)
}
