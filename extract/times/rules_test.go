package times

import (
	"strings"
	"sync"
	"testing"

	"dateline/extract"
	"dateline/extract/syntax"
	"dateline/schema"
)

// tagger builds a tagger once for a test.
func tagger(t testing.TB) *Tagger {
	t.Helper()
	g, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

var parsed = sync.OnceValues(syntax.New)

func parser(t testing.TB) *syntax.Parser {
	t.Helper()
	p, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// read finds and resolves the times of a text published on a day, a closed
// interval "from/until", or an unknown day ("").
func read(t testing.TB, g *Tagger, text, published string) *extract.Doc {
	t.Helper()
	p := parser(t)
	d := extract.NewDoc(&schema.Record{Text: text})
	d.Syntax = p.Analyze(text)
	if err := g.Finder().Annotate(d); err != nil {
		t.Fatal(err)
	}
	if from, until, _ := strings.Cut(published, "/"); from != "" {
		if until == "" {
			until = from
		}
		d.Out.Article.Published = &schema.Date{EDTF: published, From: from, Until: until, Basis: schema.Given}
	}
	if err := g.Resolver().Annotate(d); err != nil {
		t.Fatal(err)
	}
	return d
}

// reference is the day of publication that the header of patterns.tsv states.
func reference(t *testing.T) string {
	data, err := files.ReadFile("data/patterns.tsv")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "\n# reference: ")
	day, _, _ := strings.Cut(rest, " ")
	return day
}

func TestPatternExamples(t *testing.T) {
	examples(t, tagger(t), "patterns.tsv")
	g, err := New(PreferFuture())
	if err != nil {
		t.Fatal(err)
	}
	examples(t, g, "dialogue.tsv")
}

// examples checks the examples of a table of patterns.
func examples(t *testing.T, g *Tagger, file string) {
	reference := reference(t)
	patterns, err := table(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range patterns.Rows {
		id := row.Get("rule")
		for _, yes := range row.List("yes") {
			want, value, ok := strings.Cut(yes, " => ")
			open, rest, ok2 := strings.Cut(want, "[")
			phrase, tail, ok3 := strings.Cut(rest, "]")
			if !ok || !ok2 || !ok3 {
				t.Errorf("%s: example %q lacks [the expression] or its value", row.Where(), yes)
				continue
			}
			var found *schema.Time
			d := read(t, g, open+phrase+tail+".", reference)
			for i, x := range d.Out.Times {
				if r, _, _ := strings.Cut(x.Rule, "/"); r == id && x.Text == phrase && x.Start == len(open) {
					found = &d.Out.Times[i]
				}
			}
			switch {
			case found == nil:
				t.Errorf("%s: %s does not read %q: %v", row.Where(), id, yes, d.Out.Times)
			case found.Value != value:
				t.Errorf("%s: %s reads %q as %s (%s)", row.Where(), id, yes, found.Value, found.Rule)
			}
		}
		for _, no := range row.List("no") {
			for _, x := range read(t, g, no+".", reference).Out.Times {
				if r, _, _ := strings.Cut(x.Rule, "/"); r == id {
					t.Errorf("%s: %s reads %q in %q", row.Where(), id, x.Text, no)
				}
			}
		}
	}
}

// TestPhraseTables reads every name of the other tables in a sentence.
func TestPhraseTables(t *testing.T) {
	g := tagger(t)
	tests := []struct {
		file, field, sentence string
		want                  func(row func(string) string) string
	}{
		{"refs.tsv", "names", "It was so %s.", func(row func(string) string) string { return row("value") }},
		{"modifiers.tsv", "phrase", "It took %s three weeks.", func(row func(string) string) string { return "P3W" + row("mod") }},
		{"holidays.tsv", "names", "It was on %s 2020.", func(row func(string) string) string {
			h, err := parseHoliday(row("rule"))
			if err != nil {
				t.Error(err)
			}
			d, _ := h.in(2020)
			return d.String()
		}},
	}
	for _, tt := range tests {
		rows, err := table(tt.file)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows.Rows {
			for _, name := range row.List(tt.field) {
				if tt.file == "holidays.tsv" {
					name = strings.ToUpper(name[:1]) + name[1:]
				}
				text := strings.Replace(tt.sentence, "%s", strings.NewReplacer(" ' ", "'", " .", ".", " - ", "-").Replace(name), 1)
				d := read(t, g, text, "")
				if want := tt.want(row.Get); len(d.Out.Times) != 1 || d.Out.Times[0].Value+d.Out.Times[0].Mod != want {
					t.Errorf("%s: %q gives %v, want %s", row.Where(), text, d.Out.Times, want)
				}
			}
		}
	}
}
