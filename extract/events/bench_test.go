package events_test

import (
	"strings"
	"testing"

	"dateline/extract"
	annotator "dateline/extract/events"
	"dateline/schema"
)

// article is invented news with events of many kinds.
const article = `Norland and Sundria agree to talks after clash at river

VELDEN, May 3 (Norland Post) - The leaders of Norland and Sundria agreed on Monday to resume talks on the river border after
a clash in which rebels killed four soldiers. The Norlandian army had deployed two brigades to the valley last week.

"We will not withdraw until the siege ends," said Mara Venn, the defence minister of Norland. She accused Sundria of arming the
rebels and threatened to close the strait. Sundria denied the charge. The United Nations urged both sides to stop the fighting.

Police in Velden arrested nine people on Tuesday during a protest against the curfew. A court is due to rule on their release on
Friday. The airline bought nine jets in March, and its shares rose after it posted a profit. The painter Jon Arven died in May.
`

func BenchmarkAnnotate(b *testing.B) {
	r := newReader(b)
	d, err := r.Doc(&schema.Record{Text: strings.Repeat(article, 20), Published: "2021-05-04"})
	if err != nil {
		b.Fatal(err)
	}
	a, err := annotator.New()
	if err != nil {
		b.Fatal(err)
	}
	actors, statements := d.Out.Actors, d.Out.Statements
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		again := *d
		again.Out.Events = nil
		again.Out.Actors = append([]schema.Actor(nil), actors...)
		again.Out.Statements = append([]schema.Statement(nil), statements...)
		if err := annotate(a, &again); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(d.Syntax.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}

func annotate(a extract.Annotator, d *extract.Doc) error { return a.Annotate(d) }
