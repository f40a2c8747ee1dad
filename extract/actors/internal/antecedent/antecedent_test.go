package antecedent

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const header = "# format: tsv\n# fields: clue\tone\tmany\n# source: test\n# licence: Apache-2.0\n"

// TestClueNames: the table of weights names every clue, and no two alike.
func TestClueNames(t *testing.T) {
	if n := len(clueNames()); n != Clues() {
		t.Errorf("%d names for %d clues", n, Clues())
	}
	for got, want := range map[string]string{
		OfRoles(0, 3, 1).String():        "roles: subject for possessor in a subject, sentence before",
		Of(Gender, Conflict+3).String():  "gender: conflicts by title",
		Of(Distance, Ahead).String():     "distance: a sentence behind",
		Of(Rank, 99).String():            "rank: earlier",
		Of(Binding, Coargument).String(): "binding: coargument",
		Of(Nobody, 0).String():           "nobody: bias",
		Clue(Clues()).String():           "?",
		OfRoles(6, 6, 3).String():        "roles: agent for other, behind",
		Of(Above, 4).String():            "subject above: behind, own clause",
		Of(Quoted, 3).String():           "quoted: its speaker",
		Of(Attached, 100).String():       "attached as: other",
		Of(Binding, Reflexive).String():  "binding: reflexive",
		Of(Gender, Unknown).String():     "gender: unknown",
		Of(Distance, Cataphora).String(): "distance: behind",
		Of(Distance, Before+2).String():  "distance: 2",
		Of(Binding, AboveIt).String():    "binding: object above",
		Of(Gender, Agree+2).String():     "gender: agrees by forename",
		Of(Binding, Possessed).String():  "binding: possessed",
		Of(Binding, Below).String():      "binding: below the pronoun",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestModel(t *testing.T) {
	m, err := Read("w.tsv", []byte(header+"rank: latest\t1\t0\nrank: second\t0.5\t2\nnobody: bias\t0.75\t0\n"))
	if err != nil {
		t.Fatal(err)
	}
	latest, second := Candidate{Mentions: [][]Clue{{Of(Rank, 0)}}}, Candidate{Mentions: [][]Clue{{Of(Rank, 1)}, {Of(Rank, 3)}}}
	for _, c := range []struct {
		n    Number
		all  []Candidate
		want int
	}{
		{One, []Candidate{second, latest}, 1},
		{Many, []Candidate{latest, second}, 1},
		{One, []Candidate{second}, -1}, // below nobody
		{One, nil, -1},
		{One, []Candidate{latest, latest}, 0},
	} {
		if got := m.Choose(c.n, c.all); got != c.want {
			t.Errorf("%v %v: %d, want %d", c.n, c.all, got, c.want)
		}
	}
	again, err := Read("w.tsv", []byte(header+m.Table()))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m, again); diff != "" {
		t.Error("a printed table reads otherwise: " + diff)
	}
}

func TestModelErrors(t *testing.T) {
	for row, want := range map[string]string{
		"rank: last\t1\t1\n":      `w.tsv:5: unknown clue "rank: last"`,
		"rank: latest\tone\t1\n":  "w.tsv:5: one:",
		"rank: latest\t1\tmany\n": "w.tsv:5: many:",
		"rank: latest\t1\n":       "2 fields, want 3",
	} {
		if _, err := Read("w.tsv", []byte(header+row)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", row, err, want)
		}
	}
}
