package main

import (
	"fmt"
	"io"
	"strings"

	"dateline/cmd/dateline/internal/ui"
	"dateline/extract"
)

// writeCoNLLU prints the sentences of an article in CoNLL-U: ten columns a
// token, sent_id and text before each sentence (universaldependencies.org).
func writeCoNLLU(w io.Writer, d *extract.Doc) error {
	a := d.Syntax
	id := strings.TrimPrefix(d.Out.Article.ID, "article/")
	var b strings.Builder
	fmt.Fprintf(&b, "# newdoc id = %s\n", id)
	paragraph := -1
	for si, s := range a.Sentences {
		if s.Paragraph != paragraph {
			paragraph = s.Paragraph
			fmt.Fprintf(&b, "# newpar id = %s-p%d\n", id, paragraph+1)
		}
		var text, rows strings.Builder
		for i := s.First; i < s.Last; i++ {
			t := &a.Tokens[i]
			word, misc := conlluField(a.Word(i)), "_"
			text.WriteString(word)
			if !t.SpaceAfter {
				misc = "SpaceAfter=No"
			} else if i+1 < s.Last {
				text.WriteByte(' ')
			}
			fmt.Fprintf(&rows, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n",
				i-s.First+1, word, conlluField(t.Lemma), a.Universal(i), t.Tag, headNumber(t.Head, s.First), t.Rel, misc)
		}
		fmt.Fprintf(&b, "# sent_id = %s-s%d\n# text = %s\n%s\n", id, si+1, text.String(), rows.String())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// headNumber is the number of a head within its sentence, 0 for none.
func headNumber(head, first int) int {
	if head < 0 {
		return 0
	}
	return head - first + 1
}

// conlluField is text that stands in one column: nothing that breaks the line,
// and a replacement character where nothing is left.
func conlluField(s string) string {
	if s = strings.TrimSpace(ui.Clean(s)); s == "" {
		return "\ufffd"
	}
	return s
}
