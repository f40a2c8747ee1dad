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

// reference is the day of publication of the examples in patterns.tsv.
const reference = "2021-06-16"

func TestPatternExamples(t *testing.T) {
	g := tagger(t)
	patterns, err := table("patterns.tsv")
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
