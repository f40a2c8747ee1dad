package source

import (
	"strings"
	"testing"

	"dateline/schema"
)

// TestLineRules runs the examples of lines.tsv.
func TestLineRules(t *testing.T) {
	r, err := loadRules()
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.lines {
		rule := &r.lines[i]
		fits := func(text string) bool { return rule.match(text, strings.ToLower(text), wordCount(text)) != nil }
		for _, text := range rule.row.List("yes") {
			if !fits(text) {
				t.Errorf("%s does not fit %q", rule.row.Where(), text)
			}
		}
		for _, text := range rule.row.List("no") {
			if fits(text) {
				t.Errorf("%s fits %q", rule.row.Where(), text)
			}
		}
		switch rule.kind {
		case schema.Boilerplate, schema.Teaser, schema.Caption, schema.Byline, labelKind:
		default:
			t.Errorf("%s: kind %q", rule.row.Where(), rule.kind)
		}
	}
}

// TestClueRules runs the examples of clues.tsv.
func TestClueRules(t *testing.T) {
	r, err := loadRules()
	if err != nil {
		t.Fatal(err)
	}
	outlets, err := Outlets()
	if err != nil {
		t.Fatal(err)
	}
	reg := newRegistry(append(outlets, Outlet{Name: "Harbour Post"}))
	for i := range r.clues {
		rule := &r.clues[i]
		for _, example := range rule.row.List("yes") {
			text, want, _ := strings.Cut(example, " => ")
			if c, ok := rule.read(r, reg, text, 0); !ok || text[c.span.Start:c.span.End] != want {
				t.Errorf("%s reads %q (%v) in %q, want %q", rule.row.Where(), text[c.span.Start:c.span.End], ok, text, want)
			}
		}
		for _, text := range rule.row.List("no") {
			if c, ok := rule.read(r, reg, text, 0); ok {
				t.Errorf("%s reads %q in %q", rule.row.Where(), c.name, text)
			}
		}
	}
}
