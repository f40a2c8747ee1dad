package extract_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/extract"
	"dateline/schema"
)

// What stands in front of a headline on its line is no part of its sentence.
func TestPartSentences(t *testing.T) {
	text := "date 2031-06-02 Crews walk out\n\nThe crews left."
	d := extract.NewDoc(&schema.Record{Text: text})
	d.Out.Sentences = []schema.Span{{Start: 0, End: 30}, {Start: 32, End: 47}}
	d.Out.Article.Blocks = []schema.Block{
		{Span: schema.Span{Start: 0, End: 15}, Kind: schema.Boilerplate},
		{Span: schema.Span{Start: 16, End: 30}, Kind: schema.Headline},
		{Span: schema.Span{Start: 32, End: 47}, Kind: schema.Boilerplate}, // a sentence by itself
	}
	d.PartSentences()
	want := []string{"date 2031-06-02", "Crews walk out", "The crews left."}
	var got []string
	for _, s := range d.Out.Sentences {
		got = append(got, text[s.Start:s.End])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
