package statements_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/extract/lexicon"
	"dateline/extract/reader"
	"dateline/schema"
)

// read runs the standard pipeline over one text.
func read(t testing.TB, r *reader.Reader, text string) *schema.Document {
	t.Helper()
	d, err := r.Document(&schema.Record{Text: text, Source: "example"})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return d
}

// unmark takes an example apart: [speaker] <cue> {content}.
func unmark(example string) (text string, want []string) {
	var b strings.Builder
	start := map[rune]int{}
	parts := map[rune][]string{}
	closing := map[rune]rune{']': '[', '>': '<', '}': '{'}
	for _, r := range example {
		switch r {
		case '[', '<', '{':
			start[r] = b.Len()
		case ']', '>', '}':
			open := closing[r]
			parts[open] = append(parts[open], b.String()[start[open]:])
		default:
			b.WriteRune(r)
		}
	}
	want = append(want, parts['[']...)
	want = append(want, parts['<']...)
	return b.String(), append(want, parts['{']...)
}

// parts are a statement's speaker, cue and contents as the text has them.
func parts(s schema.Statement) []string {
	var out []string
	if s.Speaker != nil {
		out = append(out, s.Speaker.Text)
	}
	out = append(out, s.Cue.Text)
	for _, c := range s.Content {
		out = append(out, c.Text)
	}
	return out
}

func TestExamples(t *testing.T) {
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"verbs.tsv", "nouns.tsv", "phrases.tsv", "adverbs.tsv"} {
		b, err := os.ReadFile("data/" + file)
		if err != nil {
			t.Fatal(err)
		}
		table, err := lexicon.Parse(file, b)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range table.Rows {
			for _, example := range row.List("yes") {
				text, want := unmark(example)
				var got [][]string
				hit := false
				for _, s := range read(t, r, text).Statements {
					p := parts(s)
					got = append(got, p)
					hit = hit || cmp.Equal(want, p)
				}
				if !hit {
					t.Errorf("%s: %s\nwant %q\ngot  %q", row.Where(), text, want, got)
				}
			}
			for _, text := range row.List("no") {
				for _, s := range read(t, r, text).Statements {
					t.Errorf("%s: %s\nwant no statement, got %q", row.Where(), text, parts(s))
				}
			}
		}
	}
}
