package main

import (
	"fmt"
	"os"
	"path/filepath"

	"dateline/extract/syntax"
	"dateline/extract/syntax/internal/neural"
	"dateline/extract/syntax/internal/parsing"
	"dateline/extract/syntax/internal/tagging"
)

// measure prints the accuracy of the models in a folder on gold tokens, and
// that of the built-in tokenizer on raw text.
func (t *treebanks) measure(dir string) error {
	var data [3][]byte
	for i, name := range []string{"tags.model", "tree.model", "nets.model"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		data[i] = b
	}
	tagger, err := tagging.Read(data[0])
	if err != nil {
		return err
	}
	parser, err := parsing.Read(data[1])
	if err != nil {
		return err
	}
	nets, err := neural.Read(data[2], len(tagger.Tags), len(parser.Relations))
	if err != nil {
		return err
	}
	nets.Join(tagger, parser)
	whole, err := syntax.New()
	if err != nil {
		return err
	}
	for _, part := range []struct {
		name   string
		corpus []sentence
	}{{"EWT dev", t.dev}, {"EWT test", t.test}, {"GUM news+interview", t.news}} {
		fmt.Printf("%-20s %s  %s\n", part.name, score(nets, part.corpus), rawText(whole, part.corpus))
	}
	return nil
}

// figures counts what is right.
type figures struct{ tokens, tags, words, heads, labels int }

func (f figures) String() string {
	share := func(n, all int) float64 { return 100 * float64(n) / float64(max(all, 1)) }
	return fmt.Sprintf("XPOS %.2f  UAS %.2f  LAS %.2f", share(f.tags, f.tokens), share(f.heads, f.words), share(f.labels, f.words))
}

// score tags and parses a corpus on its own tokens.
func score(m *neural.Model, corpus []sentence) (f figures) {
	var ts tagging.Sentence
	var s parsing.Sentence
	var st parsing.State
	var w neural.Work
	for _, c := range corpus {
		forms := formsOf(nil, c.words)
		tags := make([]uint8, len(forms))
		ts.Reset(m.Tags.Lexicon, forms)
		words := m.Read(nil, forms, ts.Class)
		m.Tag(&ts, words, tags, &w)
		s.Reset(forms, tags, m.Tags.Marks())
		m.Parse(&s, words, tags, &st, &w)
		f.count(c, tags, &st, m.Tags.Tags, m.Trees.Relations)
	}
	return f
}

// count adds a sentence. Heads and relations of punctuation do not count.
func (f *figures) count(c sentence, tags []uint8, st *parsing.State, tagNames, relations []string) {
	for i, w := range c.words {
		f.tokens++
		if tagNames[tags[i]] == w.tag {
			f.tags++
		}
		if w.rel == "punct" {
			continue
		}
		f.words++
		head, rel := st.Heads[i], "root"
		if head == len(c.words) {
			head = -1
		} else {
			rel = relations[st.Labels[i]]
		}
		if head == w.head {
			f.heads++
			if rel == w.rel {
				f.labels++
			}
		}
	}
}
