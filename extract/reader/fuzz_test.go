package reader

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/schema"
)

// FuzzDocument reads arbitrary text: nothing panics and every Document is
// valid (Document checks it).
func FuzzDocument(f *testing.F) {
	for _, s := range []string{
		"", " ", "“", "said", "Mara Venn said: “The dam", "A (B) (C", "\u2028x\n\n\n- y", "By Tom Aske\n\nVELDEN, May 3, 2025 — “No,” he said.",
		"date 2025-03-01 X\n\nRead more\n© 2025 Y", "According to", "The president of the head of state of", "U.S. and U.K. talks. on Monday on Tuesday", "🙂 “🙂” said 🙂.",
	} {
		f.Add(s)
	}
	r, err := New(Options{Workers: 1})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "\ufffd") // as intake does
		}
		_, err := r.Document(&schema.Record{Text: text, Source: "fuzz"})
		if errors.Is(err, ErrPanic) || errors.Is(err, schema.ErrInvalid) {
			t.Error(err)
		}
	})
}

// story is a text of about 400 words for the benchmark.
var story = strings.Repeat("Two days of talks on herring quotas collapsed on Tuesday, March 11, 2025. Norway’s chief negotiator, Eirik Dahl, said the Danish side had asked for the impossible. “They want a third of our fish,” Dahl told the Fjord Courier. “I cannot sell that at home.” A senior Danish official said Copenhagen would offer a smaller quota next week.\n\n", 7)

// BenchmarkDocument reads one article from text to Document on one core.
func BenchmarkDocument(b *testing.B) {
	r, err := New(Options{Workers: 1})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(story)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Document(&schema.Record{Text: story, Source: "bench"}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}
