package events_test

import (
	"os"
	"strings"
	"testing"

	"dateline/extract/lexicon"
	"dateline/extract/reader"
	"dateline/schema"
)

// table parses one of the package's data files.
func table(t *testing.T, file string) *lexicon.Table {
	t.Helper()
	b, err := os.ReadFile("data/" + file)
	if err != nil {
		t.Fatal(err)
	}
	x, err := lexicon.Parse(file, b)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// events runs the standard pipeline over one text.
func events(t *testing.T, r *reader.Reader, text string) []schema.Event {
	t.Helper()
	d, err := r.Document(&schema.Record{Text: text, Source: "example"})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return d.Events
}

func newReader(t testing.TB) *reader.Reader {
	t.Helper()
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTypeExamples(t *testing.T) {
	r := newReader(t)
	for _, file := range []string{"verbs.tsv", "nouns.tsv", "adjectives.tsv"} {
		for _, row := range table(t, file).Rows {
			want := row.Get("type") + " " + row.Get("mode")
			if row.Get("type") == "-" {
				idiomExamples(t, r, row)
				continue
			}
			for _, example := range row.List("yes") {
				text, trigger := marked(example)
				if got := typeAt(events(t, r, text), trigger); got != want {
					t.Errorf("%s: %s: %q is %q, want %q", row.Where(), text, trigger, got, want)
				}
			}
			for _, text := range row.List("no") {
				for _, e := range events(t, r, text) {
					if e.Type+" "+e.Mode == want && e.Rule != "events/other" {
						t.Errorf("%s: %s: got a %s event at %q", row.Where(), text, want, e.Trigger.Text)
					}
				}
			}
		}
	}
}

// idiomExamples checks a row of words that name no event here and one there.
func idiomExamples(t *testing.T, r *reader.Reader, row lexicon.Row) {
	t.Helper()
	for _, field := range []string{"yes", "no"} {
		for _, example := range row.List(field) {
			text, trigger := marked(example)
			if got := typeAt(events(t, r, text), trigger); (got == "") != (field == "yes") {
				t.Errorf("%s: %s: %q is %q", row.Where(), text, trigger, got)
			}
		}
	}
}

// marked takes the angle brackets from an example and returns the word in them.
func marked(example string) (text, trigger string) {
	_, trigger, _ = strings.Cut(example, "<")
	trigger, _, _ = strings.Cut(trigger, ">")
	return strings.NewReplacer("<", "", ">", "").Replace(example), trigger
}

func TestLightExamples(t *testing.T) {
	r := newReader(t)
	for _, row := range table(t, "light.tsv").Rows {
		text, trigger := marked(row.Get("yes"))
		typ := typeAt(events(t, r, text), trigger)
		if typ == "" || typ == "OTHER " {
			t.Errorf("%s: %s: %q is %q", row.Where(), text, trigger, typ)
		}
		if got := typeAt(events(t, r, row.Get("no")), trigger); got == typ && !strings.HasPrefix(typ, "OTHER") {
			t.Errorf("%s: %s: %q is %q too", row.Where(), row.Get("no"), trigger, got)
		}
	}
}

// typeAt is the type and mode of the event with that trigger.
func typeAt(all []schema.Event, trigger string) string {
	for _, e := range all {
		if e.Trigger.Text == trigger {
			return e.Type + " " + e.Mode
		}
	}
	return ""
}

func TestMarkExamples(t *testing.T) {
	r := newReader(t)
	for _, row := range table(t, "marks.tsv").Rows {
		for _, x := range []struct {
			text string
			want bool
		}{{row.Get("yes"), true}, {row.Get("no"), false}} {
			got := schema.Factuality("")
			for _, e := range events(t, r, x.text) {
				if l := e.Trigger.Lemma; l == "meet" || l == "meeting" {
					got = e.Factuality
				}
			}
			if (string(got) == row.Get("mark")) != x.want {
				t.Errorf("%s: %s: meeting is %q", row.Where(), x.text, got)
			}
		}
	}
}

func TestHabits(t *testing.T) {
	r := newReader(t)
	for text, want := range map[string]string{
		"Dogs chase cats in the village.":               "",
		"You never choose a horse in the rain.":         "",
		"The dogs chased two cats in Velden on Monday.": "OTHER ",
	} {
		got := ""
		for _, e := range events(t, r, text) {
			got = e.Type + " " + e.Mode
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestDue(t *testing.T) {
	r := newReader(t)
	for text, want := range map[string]schema.Factuality{
		"The ship is to be sold in Velden.":        schema.Planned,
		"The ship was sold in Velden.":             schema.Happened,
		"No ship was sold in Velden.":              schema.Not,
		"The firm will reportedly sell the ship.":  schema.Planned,
		"The storm may sink the ship by the pier.": schema.Possible,
		"They were barred from selling the ship.":  schema.Not,
	} {
		for _, e := range events(t, r, text) {
			if l := e.Trigger.Lemma; (l == "sell" || l == "sink") && e.Factuality != want {
				t.Errorf("%s: %s is %q, want %q", text, l, e.Factuality, want)
			}
		}
	}
}
