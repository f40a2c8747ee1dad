package statements

import (
	"strings"

	"dateline/extract/syntax"
)

// signed reads a post that its author's name and handle close: "The dam is safe
// — Mara Venn (@MayorVenn) May 3, 2025". The whole paragraph is the author's.
func (w *work) signed(si int) *draft {
	s := w.a.Sentences[si]
	for i := s.First + 3; i+1 < s.Last; i++ {
		if !strings.HasPrefix(w.a.Word(i), "@") || w.tag(i-1) != "-LRB-" || w.tag(i+1) != "-RRB-" {
			continue
		}
		k := i - 2
		for k > s.First && k > i-8 && !w.dash(k) {
			k--
		}
		who := run{k + 1, i - 1}
		if !w.dash(k) || who.empty() || !strings.HasPrefix(w.tag(who.last-1), "N") {
			continue
		}
		content := run{w.a.Sentences[w.a.Paragraphs[s.Paragraph].First].First, k}
		for j := content.first; w.word(content.first) == "<" && j < min(k, content.first+40); j++ {
			if w.word(j) == ">" {
				content.first = j + 1 // markup left in the text
			}
		}
		content = w.trim(run{content.first, w.beforeLinks(content)})
		if content.last-content.first < 3 {
			continue
		}
		e := entry{reading: reading{rule: signedRule, act: "say"}, frames: map[string]bool{}}
		return &draft{entry: e, sentence: si, cue: run{k, k + 1}, subject: who, how: "who signed the post", content: []run{content}}
	}
	return nil
}

// signature is who stands behind a dash at the end of the paragraph that a
// quotation fills: “The dam is safe.” ― Mara Venn, Velden. It gives the dash, too.
func (w *work) signature(q syntax.Quotation) (dash int, who run) {
	p := w.a.Paragraphs[w.paragraphOf(q.First)]
	i, end := q.Last+1, w.a.Sentences[p.Last-1].Last
	if q.First-1 != w.a.Sentences[p.First].First || !q.Closed || i+1 >= end || !w.dash(i) && w.word(i) != "―" {
		return 0, run{}
	}
	who = w.trimMarks(run{i + 1, end})
	if who.empty() || who.last-who.first > 10 || w.tag(who.first) != "NNP" || w.hasVerb(who) {
		return 0, run{}
	}
	for k := who.first; k < who.last; k++ {
		if w.tag(k) == "," {
			who.last = k // behind it the place or the office
		}
	}
	return i, who
}

// beforeLinks is where the addresses of pages and pictures begin that end a post.
func (w *work) beforeLinks(r run) int {
	last := r.last
	for i := last - 1; i > r.first && i > last-12; i-- {
		at := w.d.Text[w.a.Tokens[i].Start:]
		if strings.HasPrefix(at, "http") || strings.HasPrefix(at, "pic.twitter.com/") {
			r.last = i
		}
	}
	return r.last
}

// The rules of statements that are whole paragraphs or sentences of their speaker.
const (
	colonRule  = "statements/colon"
	signedRule = "statements/signed"
)

// own reports a statement whose extent is that of its paragraph or sentence.
func (c *draft) own() bool { return c.rule == colonRule || c.rule == signedRule }
