package across

import (
	"os"
	"strings"
	"testing"

	"dateline/schema"
)

// opposedTexts reports whether one speaker's two texts contradict each other.
func opposedTexts(t *testing.T, a, b Position) string {
	t.Helper()
	found, err := Turns([]Position{a, b}, func(int, int) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		return ""
	}
	return found[0].Why
}

// TestOpposites runs the examples of the data file.
func TestOpposites(t *testing.T) {
	tables, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	s, err := tables.readStances()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range s.examples {
		if opposedTexts(t, Position{Text: e.yes[0]}, Position{Text: e.yes[1]}) == "" {
			t.Errorf("no contradiction: %q", e.yes)
		}
		if why := opposedTexts(t, Position{Text: e.no[0]}, Position{Text: e.no[1]}); why != "" {
			t.Errorf("a contradiction by %s: %q", why, e.no)
		}
	}
}

func TestTurnsByNot(t *testing.T) {
	direct := func(s string) Position { return Position{Text: s} }
	told := func(s string) Position { return Position{Text: s, Indirect: true} }
	for _, tc := range []struct {
		name string
		a, b Position
		want bool
	}{
		{"will and will not", direct("We will leave the harbour treaty."), direct("We will not leave the harbour treaty."), true},
		{"won't", direct("I'll run for mayor of Lenn."), direct("I won't run for mayor of Lenn."), true},
		{"reported", direct("I will run for mayor of Lenn."), told("that she would not run for mayor of Lenn"), true},
		{"the same", direct("We will not leave the treaty."), direct("We will not leave the treaty."), false},
		{"an if", direct("If we will leave the harbour treaty, ships stay out."), direct("We will not leave the harbour treaty."), false},
		{"a question", direct("Will we leave the harbour treaty?"), direct("We will not leave the harbour treaty."), false},
		{"would, not reported", direct("We would leave the harbour treaty."), direct("We will not leave the harbour treaty."), false},
		{"another matter", direct("We will leave the harbour treaty."), direct("We will not leave the fishing treaty of Orm."), false},
		{"somebody else", direct("They will leave the harbour treaty."), direct("We will not leave the harbour treaty."), false},
		{"must and will", direct("We must leave the harbour treaty."), direct("We will not leave the harbour treaty."), false},
		{"what is denied is another thing", direct("We will leave the harbour treaty of Lenn in May."), direct("We will leave the harbour treaty of Lenn, not in anger, in May."), false},
		{"nothing less", direct("We will leave the harbour treaty."), direct("We will leave nothing less than the harbour treaty."), false},
		{"both words in each", direct("We will open and close the harbour gate."), direct("We will close the harbour gate."), false},
		{"one word alone", direct("We will pay."), direct("We will not pay."), false},
	} {
		if got := opposedTexts(t, tc.a, tc.b); (got != "") != tc.want {
			t.Errorf("%s: %q", tc.name, got)
		}
	}
}

// TestTurningPoints counts on testdata/turns.tsv which positions that turn are
// found. One that does not turn must never be claimed.
func TestTurningPoints(t *testing.T) {
	data, err := os.ReadFile("testdata/turns.tsv")
	if err != nil {
		t.Fatal(err)
	}
	position := func(s string) Position {
		var p Position
		if day, ok := strings.CutPrefix(s, "@"); ok {
			day, s, _ = strings.Cut(day, " ")
			p.When = &schema.Date{From: day, Until: day}
		}
		s, p.Denied = strings.CutPrefix(s, "!")
		s, p.Indirect = strings.CutPrefix(s, "~")
		p.Text, p.Indirect = s, p.Indirect || p.Denied
		return p
	}
	all, found := 0, 0
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 || f[0] == "# fields: turn" {
			continue
		}
		why := opposedTexts(t, position(f[1]), position(f[2]))
		switch {
		case f[0] == "no" && why != "":
			t.Errorf("no turn, but %s: %q, %q", why, f[1], f[2])
		case f[0] == "yes":
			all++
			if why != "" {
				found++
				continue
			}
			t.Logf("missed: %q, %q", f[1], f[2])
		}
	}
	t.Logf("%d of %d turns found", found, all)
	if least := 0.9; float64(found) < least*float64(all) {
		t.Errorf("%d of %d turns found, want %.0f%%", found, all, 100*least)
	}
}
