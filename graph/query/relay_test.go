package query_test

import (
	"context"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"dateline/graph/query"
	"dateline/schema"
	"dateline/schema/vocab"
)

// Articles that pass on what an outlet reported are no accounts beside its own;
// what an outlet was told itself is.
func TestRelays(t *testing.T) {
	may2 := date("2031-05-02", schema.Stated)
	told := func(hash, outlet, sentence, wire string) *schema.Document {
		p := newPage(t, hash, outlet+".txt", outlet, "2031-05-03", "Pier\n\n"+sentence)
		statement := ""
		if wire != "" {
			a := p.actor(schema.Organization, "", wire, nil, nil, wire)
			p.doc.Actors[0].Sector = "MED"
			statement = p.says(a, wire, "said", "say", schema.Indirect, may2, nil, "the ferry struck the pier")
		}
		p.event("ACCIDENT", "struck", sentence, "", may2, schema.Reported)
		p.doc.Events[0].Statement = statement
		return p.doc
	}
	own := told(herald, "Bay Wire", "On Friday the ferry struck the pier.", "")
	passed := told(wire, "The Echo", "Bay Wire said the ferry struck the pier.", "Bay Wire")
	also := told(post, "The Mirror", "Bay Wire said the ferry struck the pier.", "Bay Wire")
	self := told(digest, "Northport Post", "The Northport Post said the ferry struck the pier.", "Northport Post")
	for _, tt := range []struct {
		name     string
		docs     []*schema.Document
		accounts int
		relays   []string
	}{
		{"with what is passed on", []*schema.Document{own, passed, also, self}, 2, []string{"", "", "Bay Wire", "Bay Wire"}},
		{"without it", []*schema.Document{passed, also}, 1, []string{"Bay Wire", "Bay Wire"}},
		{"one and another", []*schema.Document{passed, self}, 2, []string{"", "Bay Wire"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var links []quad.Quad
			for _, d := range tt.docs {
				links = append(links, quad.Quad{Subject: vocab.Node(vocab.Report, d.Article.ID[len("article/"):], "e1"), Predicate: vocab.OfEvent, Object: vocab.Node(vocab.Event, "c1"), Label: vocab.Across})
			}
			res, err := open(t, tt.docs, links).Coverage(context.Background(), query.Coverage{All: true})
			if err != nil {
				t.Fatal(err)
			}
			var relays []string
			for _, p := range res.Rows[0].Reports {
				if p.Relays == nil {
					relays = append(relays, "")
				} else if relays = append(relays, p.Relays.Outlet); p.Relays.Words.Text != "Bay Wire" {
					t.Errorf("evidence %q", p.Relays.Words.Text)
				}
			}
			if d := cmp.Diff(tt.relays, relays); d != "" || res.Rows[0].Accounts != tt.accounts {
				t.Errorf("%d accounts, want %d; relays %s", res.Rows[0].Accounts, tt.accounts, d)
			}
		})
	}
}
