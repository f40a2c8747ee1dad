package main

import (
	"strings"

	"dateline/extract/syntax"
)

// documents cuts a corpus into its documents.
func documents(corpus []sentence) [][]sentence {
	var out [][]sentence
	for i, s := range corpus {
		if i == 0 || s.doc != corpus[i-1].doc {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], s)
	}
	return out
}

// document returns the text of a document, with blank lines between its
// paragraphs, and what the treebank says of its words. Parts of contractions
// whose letters are not those of the text are cut as if they were.
func document(list []sentence) (text string, words []reading) {
	var b strings.Builder
	for _, s := range list {
		if s.paragraph && b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start, from := b.Len(), len(words)
		for i, w := range s.words {
			r := reading{
				start: start + s.spans[i][0], end: start + s.spans[i][1],
				xpos: w.tag, upos: w.upos, lemma: w.lemma, rel: plain(w.rel), head: -1,
			}
			if w.head >= 0 {
				r.head = from + w.head
			}
			words = append(words, r)
		}
		words[from].first = true
		words[from].sentence = [2]int{words[from].start, words[len(words)-1].end}
		b.WriteString(s.text)
	}
	return b.String(), words
}

// readings are the words of an analysis as treebanks see them: units are
// sentences, and a word whose head is in another unit is a root.
func readings(a *syntax.Analysis) []reading {
	out := make([]reading, len(a.Tokens))
	for _, u := range a.Units {
		for i := u.First; i < u.Last; i++ {
			t := &a.Tokens[i]
			out[i] = reading{
				start: t.Start, end: t.End, xpos: t.Tag, upos: a.Universal(i), lemma: t.Lemma, rel: plain(t.Rel), head: t.Head,
			}
			if t.Head < u.First || t.Head >= u.Last {
				out[i].head, out[i].rel = -1, "root"
			}
		}
		out[u.First].first = true
		out[u.First].sentence = [2]int{a.Tokens[u.First].Start, a.Tokens[u.Last-1].End}
	}
	return out
}

// fromText measures a corpus read from its text alone.
func fromText(p *syntax.Parser, corpus []sentence) *figures {
	f := newFigures()
	for _, doc := range documents(corpus) {
		text, gold := document(doc)
		f.add(gold, readings(p.Analyze(text)))
	}
	return f
}
