package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"dateline/extract/syntax"
	"dateline/extract/syntax/internal/lemma"
	"dateline/extract/syntax/internal/neural"
	"dateline/extract/syntax/internal/parsing"
	"dateline/extract/syntax/internal/tagging"
)

// measured is a part of a treebank with its figures: on the tokens of the
// treebank, and from the text alone.
type measured struct {
	name       string
	gold, text *figures
}

// measure measures the models in a folder on gold tokens, and the built-in
// ones on text, and prints the figures.
func (t *treebanks) measure(dir string, out io.Writer) ([]measured, error) {
	m, err := readModels(dir)
	if err != nil {
		return nil, err
	}
	whole, err := syntax.New()
	if err != nil {
		return nil, err
	}
	var list []measured
	for _, part := range []struct {
		name   string
		corpus []sentence
	}{{"EWT dev", t.dev}, {"GUM other genres", t.other}, {"EWT test", t.test}, {"GUM news+interview", t.news}} {
		of := measured{part.name, m.onTokens(part.corpus), fromText(whole, part.corpus)}
		list = append(list, of)
		g, r := of.gold, of.text
		fmt.Fprintf(out, "%-18s  tokens given: XPOS %.2f  UPOS %.2f  lemmas %.2f  UAS %.2f  LAS %.2f\n",
			of.name, g.xpos.f1(), g.upos.f1(), g.lemmas.f1(), g.uas.f1(), g.las.f1())
		fmt.Fprintf(out, "%-18s  from text:    XPOS %.2f  UPOS %.2f  lemmas %.2f  UAS %.2f  LAS %.2f  (with punctuation %.2f)  tokens %.2f  sentences %.2f\n",
			"", r.xpos.f1(), r.upos.f1(), r.lemmas.f1(), r.uas.f1(), r.las.f1(), r.all.f1(), r.tokens.f1(), r.sentences.f1())
	}
	return list, nil
}

// models are those of a folder.
type models struct {
	*neural.Model
	lemmas *lemma.Set
}

func readModels(dir string) (*models, error) {
	var data [5][]byte
	for i, name := range []string{"tags.model", "tree.model", "nets.model", "irregular.tsv", "lemmas.tsv"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		data[i] = b
	}
	tagger, err := tagging.Read(data[0])
	if err != nil {
		return nil, err
	}
	parser, err := parsing.Read(data[1])
	if err != nil {
		return nil, err
	}
	nets, err := neural.Read(data[2], len(tagger.Tags), len(parser.Relations))
	if err != nil {
		return nil, err
	}
	nets.Join(tagger, parser)
	lemmas, err := lemma.Read(data[3], data[4])
	return &models{nets, lemmas}, err
}

// onTokens measures a corpus whose tokens and sentences are given.
func (m *models) onTokens(corpus []sentence) *figures {
	f := newFigures()
	var work reader
	for _, doc := range documents(corpus) {
		_, gold := document(doc)
		found := make([]reading, len(gold))
		from := 0
		for _, s := range doc {
			n := len(s.words)
			m.read(&work, s.words, found[from:from+n])
			for i := from; i < from+n; i++ {
				w, g := &found[i], &gold[i]
				w.start, w.end, w.first, w.sentence = g.start, g.end, g.first, g.sentence
				if w.head >= 0 {
					w.head += from
				}
			}
			from += n
		}
		f.add(gold, found)
	}
	return f
}

// reader is what reading a sentence needs and the next one reuses.
type reader struct {
	tags   tagging.Sentence
	parsed parsing.Sentence
	state  parsing.State
	work   neural.Work
}

// read tags and parses a sentence; heads count from its first word.
func (m *models) read(w *reader, list []word, out []reading) {
	forms := formsOf(nil, list)
	tags := make([]uint8, len(forms))
	w.tags.Reset(m.Tags.Lexicon, forms)
	words := m.Read(nil, forms, w.tags.Class)
	m.Tag(&w.tags, words, tags, &w.work)
	w.parsed.Reset(forms, tags, m.Tags.Marks())
	m.Parse(&w.parsed, words, tags, &w.state, &w.work)
	m.Reread(neural.Text{Forms: forms, Words: words, Tags: tags, Marks: m.Tags.Marks()}, &w.parsed, &w.state, &w.work)
	a := syntax.Analysis{Tokens: make([]syntax.Token, len(list))}
	for i := range list {
		t := &a.Tokens[i]
		t.Tag = m.Tags.Tags[tags[i]]
		t.Lemma = m.lemmas.Of(list[i].form, t.Tag)
		t.Head, t.Rel = w.state.Heads[i], "root"
		if t.Head == len(list) {
			t.Head = -1
		} else {
			t.Rel = m.Trees.Relations[w.state.Labels[i]]
		}
		out[i] = reading{xpos: t.Tag, upos: a.Universal(i), lemma: t.Lemma, rel: plain(t.Rel), head: t.Head}
	}
}
