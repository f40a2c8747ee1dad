package places

import (
	"testing"

	"dateline/extract"
	"dateline/extract/lexicon"
	"dateline/extract/syntax"
)

func TestCueExamples(t *testing.T) {
	table, err := lexicon.Parse("data/cues.tsv", cuesFile)
	if err != nil {
		t.Fatal(err)
	}
	cues, err := readCues()
	if err != nil {
		t.Fatal(err)
	}
	analyzer, err := syntax.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table.Rows {
		for text, want := range map[string]bool{row.Get("yes"): true, row.Get("no"): false} {
			d := &extract.Doc{Text: text}
			w := &work{cues: cues, d: d, a: analyzer.Analyze(text)}
			w.countCues()
			if got := w.cued[row.Get("country")] > 0; got != want {
				t.Errorf("%s: %q speaks of %s: %v, want %v", row.Where(), text, row.Get("country"), got, want)
			}
		}
	}
}
