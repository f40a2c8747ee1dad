package syntax

import "slices"

// segmenter finds paragraphs, tokens, quotations and sentences. Its lists are
// reused from text to text.
type segmenter struct {
	found  Analysis
	lines  []line
	spans  []span
	tokens tokenizer
	divide divider
}

// run returns the analysis of text, with tokens that have no tags yet.
func (s *segmenter) run(text string, words *words) *Analysis {
	a := &s.found
	a.Text = text
	a.Tokens, a.Paragraphs, a.Sentences = a.Tokens[:0], a.Paragraphs[:0], a.Sentences[:0]
	a.Units, a.Quotations = a.Units[:0], a.Quotations[:0]
	s.tokens.text, s.tokens.words = text, words
	s.divide.a, s.divide.words, s.divide.quotes.carry = a, words, false
	s.lines, s.spans = paragraphs(text, s.lines, s.spans)
	for _, span := range s.spans {
		first := len(a.Tokens)
		s.tokens.tokens = a.Tokens
		s.tokens.run(span.start, span.end)
		a.Tokens = s.tokens.tokens
		s.divide.paragraph(span, first)
	}
	s.tokens.text, a.Text = "", ""
	return &Analysis{
		Text: text, Paragraphs: slices.Clone(a.Paragraphs), Sentences: slices.Clone(a.Sentences),
		Units: slices.Clone(a.Units), Tokens: slices.Clone(a.Tokens), Quotations: slices.Clone(a.Quotations),
	}
}
