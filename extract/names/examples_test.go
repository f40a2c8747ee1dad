package names

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/extract/lexicon"
)

// unmark takes the brackets out of an example: "[person:Ada] spoke" is the
// text "Ada spoke" with the name "person: Ada".
func unmark(marked string) (text string, want []string) {
	for marked != "" {
		before, rest, ok := strings.Cut(marked, "[")
		text += before
		if !ok {
			break
		}
		name, after, _ := strings.Cut(rest, "]")
		kind, words, _ := strings.Cut(name, ":")
		want = append(want, kind+": "+words)
		text += words
		marked = after
	}
	return text, want
}

// TestExamples runs the examples of the rule files.
func TestExamples(t *testing.T) {
	r := newReader(t)
	r.tagger = r.tagger.WithModels(nil, nil)
	for _, file := range []string{"words.tsv", "titles.tsv"} {
		data, err := data.ReadFile("data/" + file)
		if err != nil {
			t.Fatal(err)
		}
		table, err := lexicon.Parse(file, data)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range table.Rows {
			for _, example := range slices.Concat(row.List("yes"), row.List("no")) {
				text, want := unmark(example)
				if d := cmp.Diff(want, r.find(t, text)); d != "" {
					t.Errorf("%s: %q: %s", row.Where(), text, d)
				}
			}
		}
	}
}
