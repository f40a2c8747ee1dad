package statements_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/extract/reader"
	"dateline/extract/statements"
	"dateline/schema"
)

// report is an article with statements of most kinds.
const report = `Norland’s transport minister, Tom Marsh, on Tuesday denied that his government plans to close the northern port of Aske, calling the reports “pure invention.”

“Nobody in this cabinet has ever proposed it,” Marsh told lawmakers during a hearing in Velden. “The port will stay open. Full stop.”

Opposition leader Mara Venn reportedly asked for a written guarantee. It is believed that the owners want to sell.

The dockers’ union said in a statement on Wednesday that it would strike unless the minister apologised. “We have been patient,” the statement read.

According to two officials with knowledge of the talks, who spoke on condition of anonymity, the owners asked for 300 million crowns last month.

In an interview with Radio Velden last week, Venn accused Marsh of lying and warned of unrest. She wrote on Twitter that “the minister must go.”

Ships left the harbour in the morning with timber, grain and machines for the islands. The road along the coast was wet, and the trains ran late until noon.

`

// BenchmarkAnnotate reads the statements of an article whose other layers are
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
	a, err := statements.New()
	if err != nil {
		b.Fatal(err)
	}
	actors := make([]schema.Actor, len(d.Out.Actors))
	for i, x := range d.Out.Actors {
		x.Mentions = slices.Clip(x.Mentions)
		actors[i] = x
	}
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		d.Out.Actors = slices.Clone(actors) // a run may add to them
		if err := a.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Syntax.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
