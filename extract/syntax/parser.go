package syntax

import (
	_ "embed"
	"fmt"
	"sync"

	"dateline/extract/syntax/internal/hashed"
	"dateline/extract/syntax/internal/lemma"
	"dateline/extract/syntax/internal/tagging"
)

//go:embed data/irregular.tsv
var irregularFile []byte

//go:embed data/lemmas.tsv
var lemmasFile []byte

//go:embed data/tags.model
var tagsFile []byte

// Parser turns text into an [Analysis]. It is safe for concurrent use.
type Parser struct {
	words       *words
	lemmas      *lemma.Set
	tagger      *tagging.Model
	opens, ends uint8 // the tags of quotation marks
	pool        sync.Pool
}

// workspace is what the analysis of one sentence needs and the next one reuses.
type workspace struct {
	forms    []hashed.Form
	tags     []uint8
	sentence tagging.Sentence
}

// New reads the embedded tables and models.
func New() (*Parser, error) {
	p := &Parser{}
	var err error
	if p.words, err = readWords(wordsFile); err != nil {
		return nil, fmt.Errorf("syntax: %w", err)
	}
	if p.lemmas, err = lemma.Read(irregularFile, lemmasFile); err != nil {
		return nil, fmt.Errorf("syntax: %w", err)
	}
	if p.tagger, err = tagging.Read(tagsFile); err != nil {
		return nil, fmt.Errorf("syntax: %w", err)
	}
	p.opens, p.ends = p.tagger.ID("``"), p.tagger.ID("''")
	p.pool.New = func() any { return &workspace{} }
	return p, nil
}

// Analyze reads text; any bytes will do. Offsets are bytes of text, every
// byte that is not a space belongs to exactly one token.
func (p *Parser) Analyze(text string) *Analysis {
	a := p.segment(text)
	w := p.pool.Get().(*workspace)
	defer p.pool.Put(w)
	marks := quoteMarks{list: a.Quotations}
	for _, s := range a.Sentences {
		p.tag(a, s, w, &marks)
	}
	return a
}

// tag gives the tokens of a sentence their tags and lemmas.
func (p *Parser) tag(a *Analysis, s Sentence, w *workspace, marks *quoteMarks) {
	w.forms = w.forms[:0]
	w.tags = w.tags[:0]
	for i := s.First; i < s.Last; i++ {
		w.forms = append(w.forms, hashed.Of(a.Word(i)))
		w.tags = append(w.tags, 0)
	}
	w.sentence.Reset(p.tagger.Lexicon, w.forms)
	for i := s.First; i < s.Last; i++ {
		switch marks.role(i) {
		case opening:
			w.sentence.Fix(i-s.First, p.opens)
		case closing:
			w.sentence.Fix(i-s.First, p.ends)
		}
	}
	p.tagger.Tag(&w.sentence, w.tags)
	for i := s.First; i < s.Last; i++ {
		t := &a.Tokens[i]
		t.Tag = p.tagger.Tags[w.tags[i-s.First]]
		t.Lemma = p.lemmas.Of(a.Text[t.Start:t.End], t.Tag)
	}
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
