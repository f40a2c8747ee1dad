package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
)

// reportHead starts the page of figures.
const reportHead = `# Figures of package syntax

Written by

    go run ./extract/syntax/train -ud DIR -gum DIR -eval -report extract/syntax/FIGURES.md

EWT is UD English EWT; of GUM's development and test parts *news+interview* are those genres, *other genres* academic, bio,
court and voyage. None of it is trained on. Settings are chosen on EWT dev and on the other genres; the rules for tokens and
sentences were written with GUM's training part, its other genres and EWT dev in view, and the errors in the sentences of
news+interview were read. Every figure is F1 in per cent.

*Tokens given*: the treebank's tokens and sentences, tags by dateline. *From text*: the text of each document, blank lines
between its paragraphs; tokens, sentences and tags are dateline's. As in the CoNLL 2018 shared task a word counts where its
bytes are those of the treebank's word, relations are compared up to the colon, and a head is right when it is the same word.
UAS and LAS leave out punctuation unless said. Sentences are dateline's units: the treebanks end sentences within quotations,
and a word whose head is in another unit counts as a root.

`

// report writes the page of figures.
func report(path string, list []measured) error {
	var b strings.Builder
	b.WriteString(reportHead)
	b.WriteString("| part | | tokens | sentences | XPOS | UPOS | lemmas | UAS | LAS | LAS with punctuation |\n|---|---|---|---|---|---|---|---|---|---|\n")
	for _, m := range list {
		for _, row := range []struct {
			how string
			f   *figures
		}{{"tokens given", m.gold}, {"from text", m.text}} {
			f := row.f
			fmt.Fprintf(&b, "| %s | %s", m.name, row.how)
			for _, t := range []tally{f.tokens, f.sentences, f.xpos, f.upos, f.lemmas, f.uas, f.las, f.all} {
				fmt.Fprintf(&b, " | %.2f", t.f1())
			}
			b.WriteString(" |\n")
		}
	}
	for _, m := range list[len(list)-2:] {
		perTag(&b, m)
		perRelation(&b, m)
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// perTag writes the figures of each tag and the commonest mistakes.
func perTag(b *strings.Builder, m measured) {
	fmt.Fprintf(b, "\n## %s: tags, tokens given\n\n| tag | words | precision | recall | F1 |\n|---|---|---|---|---|\n", m.name)
	for _, name := range byCount(m.gold.tags) {
		t := m.gold.tags[name]
		fmt.Fprintf(b, "| `%s` | %d | %.1f | %.1f | %.1f |\n", strings.ReplaceAll(name, "``", "“"), t.gold, t.precision(), t.recall(), t.f1())
	}
	confusions(b, "tag", m.gold.tagErrors)
}

// perRelation writes the figures of each relation and the commonest mistakes.
func perRelation(b *strings.Builder, m measured) {
	fmt.Fprintf(b, "\n## %s: relations, tokens given\n\n| relation | words | head right | head and relation right | precision | F1 |\n|---|---|---|---|---|---|\n", m.name)
	for _, name := range byCount(m.gold.relations) {
		t, h := m.gold.relations[name], class(m.gold.heads, name)
		fmt.Fprintf(b, "| %s | %d | %.1f | %.1f | %.1f | %.1f |\n", name, t.gold, h.recall(), t.recall(), t.precision(), t.f1())
	}
	confusions(b, "relation", m.gold.relErrors)
}

// byCount lists classes of the treebank from the commonest on.
func byCount(of map[string]*tally) []string {
	var names []string
	for name, t := range of {
		if t.gold > 0 {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(of[b].gold, of[a].gold), cmp.Compare(a, b))
	})
	return names
}

// mostConfusions is how many kinds of mistakes are listed.
const mostConfusions = 10

func confusions(b *strings.Builder, what string, counts map[[2]string]int) {
	var pairs [][2]string
	for p := range counts {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(x, y [2]string) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]))
	})
	fmt.Fprintf(b, "\nThe commonest mistakes:\n\n| %s of the treebank | found | words |\n|---|---|---|\n", what)
	for _, p := range pairs[:min(len(pairs), mostConfusions)] {
		fmt.Fprintf(b, "| %s | %s | %d |\n", p[0], p[1], counts[p])
	}
}
