package syntax

import (
	_ "embed"
	"fmt"
	"sync"

	"dateline/extract/syntax/internal/hashed"
	"dateline/extract/syntax/internal/lemma"
	"dateline/extract/syntax/internal/parsing"
	"dateline/extract/syntax/internal/tagging"
)

//go:embed data/irregular.tsv
var irregularFile []byte

//go:embed data/lemmas.tsv
var lemmasFile []byte

//go:embed data/tags.model
var tagsFile []byte

//go:embed data/tree.model
var treeFile []byte

// Parser turns text into an [Analysis]. It is safe for concurrent use.
type Parser struct {
	words       *words
	lemmas      *lemma.Set
	tagger      *tagging.Model
	trees       *parsing.Model
	opens, ends uint8 // the tags of quotation marks
	pool        sync.Pool
}

// workspace is what the analysis of one sentence needs and the next one reuses.
type workspace struct {
	forms  []hashed.Form
	tags   []uint8
	words  tagging.Sentence
	parsed parsing.Sentence
	state  parsing.State
	marks  quoteMarks
	// outside tells of the units before that one has a word outside quotation marks.
	outside bool
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
	if p.trees, err = parsing.Read(treeFile); err != nil {
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
	w.marks = quoteMarks{list: a.Quotations, close: w.marks.close[:0]}
	cuts := a.cuts
	for _, s := range a.Sentences {
		first, main := s.First, -1
		for ; len(cuts) > 0 && cuts[0] < s.Last; cuts = cuts[1:] {
			main = p.unit(a, first, cuts[0], w, main)
			first = cuts[0]
		}
		p.unit(a, first, s.Last, w, main)
	}
	a.tree = grow(a.Tokens)
	return a
}

// unit analyses tokens [first, last): a sentence, or one of several sentences
// within a quotation that make one sentence with the words around it. The
// root of the unit that holds those words governs the roots of the others.
// main is the root of the units before, -1 without any; the new one is
// returned.
func (p *Parser) unit(a *Analysis, first, last int, w *workspace, main int) int {
	outside := p.tag(a, first, last, w)
	root := p.parse(a, first, last, w)
	if main < 0 {
		w.outside = outside
		return root
	}
	if outside && !w.outside {
		w.outside = true
		main, root = root, main
	}
	a.Tokens[root].Head, a.Tokens[root].Rel = main, "parataxis"
	return main
}

// tag gives the tokens [first, last) their tags and lemmas, and reports
// whether one of them is a word outside quotation marks.
func (p *Parser) tag(a *Analysis, first, last int, w *workspace) (outside bool) {
	w.forms, w.tags = w.forms[:0], w.tags[:0]
	for i := first; i < last; i++ {
		w.forms = append(w.forms, hashed.Of(a.Word(i)))
		w.tags = append(w.tags, 0)
	}
	w.words.Reset(p.tagger.Lexicon, w.forms)
	for i := first; i < last; i++ {
		role := w.marks.role(i)
		switch {
		case role == opening:
			w.words.Fix(i-first, p.opens)
		case role == closing:
			w.words.Fix(i-first, p.ends)
		case len(w.marks.close) == 0 && w.forms[i-first].Flags&(hashed.HasLower|hashed.HasUpper) != 0:
			outside = true
		}
	}
	p.tagger.Tag(&w.words, w.tags)
	for i := first; i < last; i++ {
		t := &a.Tokens[i]
		t.Tag = p.tagger.Tags[w.tags[i-first]]
		t.Lemma = p.lemmas.Of(a.Text[t.Start:t.End], t.Tag)
	}
	return outside
}

// parse gives the tokens [first, last), just tagged, their heads and relations
// and returns the root.
func (p *Parser) parse(a *Analysis, first, last int, w *workspace) int {
	w.parsed.Reset(w.forms, w.tags)
	p.trees.Parse(&w.parsed, &w.state)
	root := first
	for i := first; i < last; i++ {
		t := &a.Tokens[i]
		if h := w.state.Heads[i-first]; h < last-first {
			t.Head, t.Rel = first+h, p.trees.Relations[w.state.Labels[i-first]]
		} else {
			t.Head, t.Rel, root = -1, "root", i
		}
	}
	return root
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
