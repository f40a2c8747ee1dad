package across

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestActors(t *testing.T) {
	ferry := "The ferry Halcyon struck the pier of Calder Bay at dawn. Harbour pilots blame the swell. "
	wheat := "Wheat prices fell on the Velden exchange after rain in the southern plains. Millers bought little. Traders expect Tuesday to be calm. "
	oil := "Crude rose in Hadar as the pipeline closed for repairs. Refiners drew on their tanks while tankers waited off the terminal. "
	for _, tc := range []struct {
		name  string
		pages func(t *testing.T) []*page
		want  []string
	}{
		{"spellings of one full name", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "", ferry+"Sergei Lavrenko spoke.")
			a.actor("Sergei Lavrenko", "person NRL foreign minister")
			b := newPage(t, "2", "", "", "Wheat prices fell. Sergey Lavrenko left.")
			b.actor("Sergey Lavrenko", "person NRL")
			return []*page{a, b}
		}, []string{"1:a1 2:a1"}},
		{"a surname in the same story", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "", ferry+"Captain Rosa Okello wept.")
			a.actor("Rosa Okello", "person")
			b := newPage(t, "2", "", "", ferry+"Okello wept.")
			b.actor("Okello", "person")
			return []*page{a, b}
		}, []string{"1:a1 2:a1"}},
		{"a surname in another story stays apart", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "", ferry+"Captain Rosa Okello wept.")
			a.actor("Rosa Okello", "person")
			b := newPage(t, "2", "", "", "Wheat prices fell on the Velden exchange after rain in the southern plains, said Okello. Millers bought little. Traders expect Tuesday to be calm.")
			b.actor("Okello", "person")
			return []*page{a, b}
		}, nil},
		{"an ambiguous surname stays apart", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "", ferry+"Rosa Okello wept. Tom Okello did not.")
			a.actor("Rosa Okello", "person")
			a.actor("Tom Okello", "person")
			b := newPage(t, "2", "", "", ferry+"Okello wept.")
			b.actor("Okello", "person")
			return []*page{a, b}
		}, nil},
		{"one full name in two countries stays apart", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "", ferry+"Ivan Petrak wept.")
			a.actor("Ivan Petrak", "person NRL")
			b := newPage(t, "2", "", "", "Wheat prices fell, said Ivan Petrak.")
			b.actor("Ivan Petrak", "person SDR")
			return []*page{a, b}
		}, nil},
		{"an office binds the one who holds it", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "2031-05-02", ferry+"President Mara Venn wept.")
			a.actor("Mara Venn", "person NRL president")
			b := newPage(t, "2", "", "2031-05-09", "Wheat prices fell. The president of Norland said so: the head of state.")
			b.actor("the head of state", "person NRL head of state")
			c := newPage(t, "3", "", "2034-05-09", "Oil prices fell. In Norland the president said so.")
			c.actor("the president", "person NRL president")
			d := newPage(t, "4", "", "2031-05-09", "Gas prices fell. The vice president of Norland said so.")
			d.actor("vice president", "person NRL vice president")
			return []*page{a, b, c, d}
		}, []string{"1:a1 2:a1"}},
		{"countries by code, groups and the unnamed never", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "", ferry+"Kyiv and two officials and a source wept.")
			a.actor("Kyiv", "country UKR")
			a.actor("two officials", "group UKR")
			a.actor("a source", "unnamed UKR")
			b := newPage(t, "2", "", "", ferry+"Kiev and two officials and a source wept.")
			b.actor("Kiev", "country UKR")
			b.actor("two officials", "group UKR")
			b.actor("a source", "unnamed UKR")
			return []*page{a, b}
		}, []string{"1:a1 2:a1"}},
		{"organisations: short form, generic names, spellings", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "", ferry+"Norland Ferry Corporation, Defence Ministry, Harbour Pravada, Police.")
			a.actor("Norland Ferry Corporation", "organization")
			a.actor("Defence Ministry", "organization NRL")
			a.actor("Harbour Pravada", "organization")
			a.actor("Police", "organization NRL")
			b := newPage(t, "2", "", "", ferry+"NFC, Defense Ministry, Harbour Pravda, Police.")
			b.actor("NFC", "organization")
			b.actor("Defense Ministry", "organization NRL")
			b.actor("Harbour Pravda", "organization")
			b.actor("Police", "organization NRL")
			c := newPage(t, "3", "", "", ferry+"Defence Ministry.")
			c.actor("Defence Ministry", "organization SDR")
			return []*page{a, b, c}
		}, []string{"1:a1 2:a1", "1:a2 2:a2", "1:a3 2:a3"}},
		{"an acronym that may be short for two names stays apart", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "", ferry+"Norland Ferry Corporation. New Fishing Council.")
			a.actor("Norland Ferry Corporation", "organization")
			a.actor("New Fishing Council", "organization")
			b := newPage(t, "2", "", "", ferry+"NFC.")
			b.actor("NFC", "organization")
			return []*page{a, b}
		}, nil},
		{"a common full name alone is not one person", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "2031-05-02", wheat+"The farmer John Smith wept.")
			a.actor("John Smith", "person NRL farmer")
			b := newPage(t, "2", "", "2033-05-02", oil+"The clinic opened, Senator John Smith told nurses.")
			b.actor("John Smith", "person NRL senator")
			c := newPage(t, "3", "", "2035-05-02", ferry+"The choir sang carols; John Smith played an organ in the chapel of Morrow.")
			c.actor("John Smith", "person")
			return []*page{a, b, c}
		}, nil},
		{"a common full name with the same role in one country", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "", ferry+"Senator John Smith wept.")
			a.actor("John Smith", "person NRL senator")
			b := newPage(t, "2", "", "", wheat+"Senator John Smith spoke.")
			b.actor("John Smith", "person NRL senator")
			return []*page{a, b}
		}, []string{"1:a1 2:a1"}},
		{"father and son stay apart, and whom both may be", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "2031-05-06", ferry+"President Tom W. Okello wept.")
			a.actor("Tom W. Okello", "person NRL president")
			b := newPage(t, "2", "", "2032-01-02", wheat+"Tom H. Okello said so.")
			b.actor("Tom H. Okello", "person NRL")
			c := newPage(t, "3", "", "2033-02-03", oil+"Tom Okello said so.")
			c.actor("Tom Okello", "person NRL")
			d := newPage(t, "4", "", "2031-05-06", ferry+"Tom Walter Okello sang.")
			d.actor("Tom Walter Okello", "person")
			return []*page{a, b, c, d}
		}, []string{"1:a1 4:a1"}},
		{"a company with and without its trade, an acronym from elsewhere", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "", ferry+"Halden Motor Company and New Fishing Council.")
			a.actor("Halden Motor Company", "organization")
			a.actor("New Fishing Council", "organization")
			b := newPage(t, "2", "", "", ferry+"Halden paid.")
			b.actor("Halden", "organization")
			c := newPage(t, "3", "", "", wheat+"NFC said so.")
			c.actor("NFC", "organization")
			return []*page{a, b, c}
		}, []string{"1:a1 2:a1"}},
		{"a person is no organisation", func(t *testing.T) []*page {
			a := newPage(t, "1", "", "", ferry+"Henry Ford wept.")
			a.actor("Henry Ford", "person")
			b := newPage(t, "2", "", "", ferry+"Henry Ford hires.")
			b.actor("Henry Ford", "organization")
			return []*page{a, b}
		}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for _, swap := range []bool{false, true} { // ids decide nothing
				pages := tc.pages(t)
				if swap {
					reverseIDs(pages)
				}
				got := groups(resolve(t, pages...).Actors, actorMembers)
				if diff := cmp.Diff(tc.want, renamed(got, len(pages), swap)); diff != "" {
					t.Errorf("ids reversed %v: %s", swap, diff)
				}
			}
		})
	}
}

// reverseIDs gives the first article the id of the last, and so on.
func reverseIDs(pages []*page) {
	for i, k := 0, len(pages)-1; i < k; i, k = i+1, k-1 {
		a, b := &pages[i].doc.Article, &pages[k].doc.Article
		a.ID, b.ID = b.ID, a.ID
	}
}

// renamed are groups of parts of n articles with the ids as they were before
// reverseIDs.
func renamed(got []string, n int, reversed bool) []string {
	var out []string
	for _, group := range got {
		members := strings.Fields(group)
		for i, m := range members {
			if hash, part, _ := strings.Cut(m, ":"); reversed {
				k, _ := strconv.Atoi(hash)
				members[i] = fmt.Sprintf("%d:%s", n+1-k, part)
			}
		}
		slices.Sort(members)
		out = append(out, strings.Join(members, " "))
	}
	slices.Sort(out)
	return out
}

func TestActorFacts(t *testing.T) {
	a := newPage(t, "1", "", "", "Calder Bay\nSergei Lavrenko, the foreign minister, spoke.")
	a.actor("Sergei Lavrenko", "person NRL foreign minister", "Lavrenko")
	b := newPage(t, "2", "", "", "Calder Bay\nSergey Lavrenko spoke.")
	b.actor("Sergey Lavrenko", "person NRL envoy")
	c := newPage(t, "3", "", "", "Calder Bay\nSergey Lavrenko left.")
	c.actor("Sergey Lavrenko", "person NRL")
	got := resolve(t, a, b, c).Actors
	if len(got) != 1 {
		t.Fatalf("%d actors", len(got))
	}
	want := Actor{
		Node: got[0].Node, Name: "Sergey Lavrenko", Aliases: []string{"Lavrenko", "Sergei Lavrenko"}, Type: "person", Country: "NRL",
		Roles: []string{"envoy", "foreign minister"}, Members: got[0].Members,
	}
	if diff := cmp.Diff(want, got[0]); diff != "" {
		t.Error(diff)
	}
	alone := resolve(t, a).Actors
	if alone[0].Node != got[0].Node {
		t.Errorf("the node changes with the articles: %s, %s", alone[0].Node, got[0].Node)
	}
	if alone[0].Members[0].Why != "" || got[0].Members[0].Why == "" {
		t.Error("a reason belongs to links between articles and to them alone")
	}
}
