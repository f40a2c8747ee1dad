package main

import (
	"fmt"
	"strings"

	"dateline/extract/syntax"
)

// boundaries counts the spans of a kind that are in the treebank, that were
// found, and that are the same.
type boundaries struct{ gold, found, same int }

// f1 is the harmonic mean of precision and recall in percent.
func (b boundaries) f1() float64 { return 200 * float64(b.same) / float64(max(b.gold+b.found, 1)) }

// count compares spans of text.
func (b *boundaries) count(gold map[[2]int]bool, found [][2]int) {
	b.gold += len(gold)
	b.found += len(found)
	for _, s := range found {
		if gold[s] {
			b.same++
		}
	}
}

// rawText measures tokens and sentences on the text of a corpus, document by
// document. Parts of contractions whose letters are not those of the text
// count as written.
func rawText(p *syntax.Parser, corpus []sentence) string {
	var tokens, sentences boundaries
	for from := 0; from < len(corpus); {
		to := from + 1
		for to < len(corpus) && corpus[to].doc == corpus[from].doc {
			to++
		}
		text, words, spans := document(corpus[from:to])
		a := p.Analyze(text)
		var found [][2]int
		for _, t := range a.Tokens {
			found = append(found, [2]int{t.Start, t.End})
		}
		tokens.count(words, found)
		found = found[:0]
		for _, u := range a.Units {
			found = append(found, [2]int{a.Tokens[u.First].Start, a.Tokens[u.Last-1].End})
		}
		sentences.count(spans, found)
		from = to
	}
	return fmt.Sprintf("tokens F1 %.2f  sentences F1 %.2f", tokens.f1(), sentences.f1())
}

// document joins the sentences of a document, with blank lines between its
// paragraphs, and returns the spans of its words and sentences.
func document(list []sentence) (text string, words, sentences map[[2]int]bool) {
	var b strings.Builder
	words, sentences = map[[2]int]bool{}, map[[2]int]bool{}
	for _, s := range list {
		if s.paragraph && b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		for _, w := range s.spans {
			words[[2]int{start + w[0], start + w[1]}] = true
		}
		b.WriteString(s.text)
		sentences[[2]int{start, start + s.spans[len(s.spans)-1][1]}] = true
	}
	return b.String(), words, sentences
}
