package actors_test

import (
	"strings"
	"testing"

	"dateline/extract/actors"
	"dateline/extract/reader"
	"dateline/schema"
)

// report is an article with names, offices, groups and pronouns.
const report = `Norland’s transport minister, Tom Marsh, on Tuesday denied that his government plans to close the northern port of Aske, calling the reports an invention.

Nobody in this cabinet has ever proposed it, Marsh told lawmakers in Velden. He said the port would stay open, and that he had told the owners so himself.

Opposition leader Mara Venn asked for a written guarantee. She and her colleagues believe that the owners want to sell. Venn’s party wants Norwegian and Danish negotiators at the table.

The dockers’ union said on Wednesday that it would strike unless the minister apologised. Two officials with knowledge of the talks said they had asked for 300 million crowns last month.

Ships left the harbour in the morning with timber, grain and machines for the islands. The road along the coast was wet, and the trains ran late until noon.

`

// BenchmarkAnnotate finds the actors of an article whose other layers are
// given; tokens/s are those of the article.
func BenchmarkAnnotate(b *testing.B) {
	r, err := reader.New(reader.Options{})
	if err != nil {
		b.Fatal(err)
	}
	d, err := r.Doc(&schema.Record{Text: strings.Repeat(report, 4), Source: "bench"})
	if err != nil {
		b.Fatal(err)
	}
	a, err := actors.New()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		d.Out.Actors = nil
		if err := a.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Syntax.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
