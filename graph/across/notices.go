package across

import (
	"slices"
	"strings"

	"dateline/schema"
)

// fewNotice is how many words a paragraph has at most that says no more than
// where the text is from.
const fewNotice = 12

// noticesOf are the lines of an article that say whose text it prints: the
// brackets of its dateline, its bylines, and a notice that it stood elsewhere.
func (c *corpus) noticesOf(d *schema.Document, text *schema.TextIndex) [][]int32 {
	var out [][]int32
	take := func(line string, says func(words []string) bool) {
		words := foldedWords(line)
		if len(words) == 0 || len(line) > longestCredit || !says(words) {
			return
		}
		forms := make([]int32, len(words))
		for i, w := range words {
			forms[i] = c.id(w)
		}
		out = append(out, forms)
	}
	all := func(words []string) bool { return !c.any(words, "part") }
	for _, name := range d.Article.Byline {
		take(name, all)
	}
	for _, b := range d.Article.Blocks {
		line, _ := text.Slice(b.Span)
		below := b.Kind == schema.Boilerplate
		switch b.Kind {
		case schema.Dateline:
			take(bracketed(line), all)
		case schema.Byline:
			take(line, all)
		case schema.Boilerplate, schema.Paragraph, schema.Heading:
			take(line, func(words []string) bool {
				return c.any(words, "reprint") || all(words) && (below || len(words) <= fewNotice) && (c.any(words, "short") || strings.Contains(line, "©"))
			})
		}
	}
	return out
}

// any says whether one of some words is of a kind in lines of credit.
func (t *tables) any(words []string, kind string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return t.credits[[2]string{w, kind}] })
}
