package syntax

import "fmt"

// Parser turns text into an [Analysis]. It is safe for concurrent use.
type Parser struct {
	words *words
}

// New reads the embedded tables and models.
func New() (*Parser, error) {
	w, err := readWords(wordsFile)
	if err != nil {
		return nil, fmt.Errorf("syntax: %w", err)
	}
	return &Parser{words: w}, nil
}

// Analyze reads text; any bytes will do. Offsets are bytes of text, every
// byte that is not a space belongs to exactly one token.
func (p *Parser) Analyze(text string) *Analysis {
	a := p.segment(text)
	return a
}

// segment finds paragraphs, tokens, quotations and sentences.
func (p *Parser) segment(text string) *Analysis {
	a := &Analysis{Text: text}
	a.Tokens = make([]Token, 0, len(text)/4+8)
	a.Sentences = make([]Sentence, 0, len(text)/80+4)
	t := tokenizer{text: text, words: p.words}
	d := divider{a: a, words: p.words}
	for _, span := range paragraphs(text) {
		first := len(a.Tokens)
		t.tokens = a.Tokens
		t.run(span.start, span.end)
		a.Tokens = t.tokens
		d.paragraph(span, first)
	}
	return a
}
