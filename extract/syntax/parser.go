package syntax

import (
	_ "embed"
	"fmt"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/extract/syntax/internal/hashed"
	"dateline/extract/syntax/internal/lemma"
	"dateline/extract/syntax/internal/neural"
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

//go:embed data/nets.model
var netsFile []byte

// Parser turns text into an [Analysis]. It is safe for concurrent use.
type Parser struct {
	words       *words
	lemmas      *lemma.Set
	tagger      *tagging.Model
	trees       *parsing.Model
	nets        *neural.Model
	opens, ends uint8  // the tags of quotation marks
	past        uint64 // the set of tags of past forms
	bases       uint64 // the set of tags of base forms of verbs
	particles   uint64 // the set of tags of particles
	noun        uint8  // the tag of a noun
	punctuation uint64 // the set of the tags of punctuation
	pool        sync.Pool
}

// workspace is what the analysis of one sentence needs and the next one reuses.
type workspace struct {
	forms  []hashed.Form // of the sentence
	tags   []uint8
	part   []hashed.Form // of the group being parsed
	picked []uint8
	read   []neural.Word // of the sentence
	heard  []neural.Word // of the group being parsed
	net    neural.Work
	words  tagging.Sentence
	parsed parsing.Sentence
	state  parsing.State
	marks  quoteMarks
	groups []group
	text   segmenter
	lemmas lemmas
	grower grower
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
	if p.nets, err = neural.Read(netsFile, len(p.tagger.Tags), len(p.trees.Relations)); err != nil {
		return nil, fmt.Errorf("syntax: %w", err)
	}
	p.nets.Join(p.tagger, p.trees)
	p.opens, p.ends = p.tagger.ID("``"), p.tagger.ID("''")
	p.past = 1<<p.tagger.ID("VBD") | 1<<p.tagger.ID("VBN")
	p.bases = 1<<p.tagger.ID("VB") | 1<<p.tagger.ID("VBP")
	p.particles = 1<<p.tagger.ID("RP") | 1<<p.tagger.ID("IN")
	p.noun = p.tagger.ID("NN")
	p.punctuation = p.tagger.Marks()
	p.pool.New = func() any { return &workspace{} }
	return p, nil
}

// Analyze reads text; any bytes will do. Offsets are bytes of text, every
// byte that is not a space belongs to exactly one token.
func (p *Parser) Analyze(text string) *Analysis {
	w := p.pool.Get().(*workspace)
	defer p.pool.Put(w)
	a := w.text.run(text, p.words)
	w.marks = quoteMarks{list: a.Quotations, close: w.marks.close[:0]}
	quotes, units := a.Quotations, a.Units
	for _, s := range a.Sentences {
		for len(quotes) > 0 && quotes[0].End <= s.Start {
			quotes = quotes[1:]
		}
		n := 1
		for units[n-1].Last < s.Last {
			n++
		}
		p.sentence(a, s, quotes, units[:n], w)
		units = units[n:]
	}
	w.lemmas.finish(a)
	a.tree = w.grower.grow(a.Tokens)
	return a
}

// sentence tags and parses a sentence of units with the quotations from it on.
func (p *Parser) sentence(a *Analysis, s Sentence, quotes []Quotation, units []Unit, w *workspace) {
	w.forms, w.read, w.tags = w.forms[:0], w.read[:0], w.tags[:0]
	for _, u := range units {
		p.tag(a, u.First, u.Last, w)
	}
	p.divide(a, s.First, s.Last, quotes, units[1:], w)
	for k := range w.groups {
		p.parse(a, s.First, &w.groups[k], w)
	}
	p.join(a, w)
}

// tag gives the tokens [first, last) their tags and lemmas.
func (p *Parser) tag(a *Analysis, first, last int, w *workspace) {
	from := len(w.forms)
	for i := first; i < last; i++ {
		w.forms = append(w.forms, hashed.Of(a.Word(i)))
		w.tags = append(w.tags, 0)
	}
	hashed.MarkCase(w.forms[from:])
	w.words.Reset(p.tagger.Lexicon, w.forms[from:])
	for i := first; i < last; i++ {
		switch w.marks.role(i) {
		case opening:
			w.words.Fix(i-first, p.opens)
		case closing:
			w.words.Fix(i-first, p.ends)
		default:
			if !p.tagger.Lexicon.Known(&w.forms[from+i-first]) && p.lemmas.Past(a.Word(i)) || p.acts(a, first, i, last) {
				w.words.Allow(i-first, p.past)
			}
		}
	}
	w.read = p.nets.Read(w.read, w.forms[from:], w.words.Class)
	p.nets.Tag(&w.words, w.read[from:], w.tags[from:], &w.net)
	for i := first; i+2 < last; i++ {
		if k := from + i - first; p.bases>>w.tags[k]&1 == 1 && a.Word(i+1) == "-" && a.Tokens[i].End == a.Tokens[i+1].Start && p.particles>>w.tags[k+2]&1 == 1 {
			w.tags[k] = p.noun // "the sell-off"
		}
	}
	for i := first; i < last; i++ {
		t := &a.Tokens[i]
		t.Tag = p.tagger.Tags[w.tags[from+i-first]]
		w.lemmas.read(p.lemmas, a, i)
	}
}

// acts reports a word that is mostly a noun and here what somebody did: "a gunman
// shot the guard", "two men shot in Velden".
func (p *Parser) acts(a *Analysis, first, i, last int) bool {
	if i == first || i+1 >= last || p.words.lookup(a.Word(i))&pastNoun == 0 {
		return false
	}
	before, next := a.Word(i-1), a.Word(i+1)
	if p.words.lookup(before)&person != 0 {
		return true
	}
	if p.words.lookup(next)&acted == 0 {
		return false
	}
	initial, _ := utf8.DecodeRuneInString(before)
	final, _ := utf8.DecodeLastRuneInString(before)
	if !unicode.IsUpper(initial) || !unicode.IsLetter(final) {
		return false
	}
	if i-1 > first {
		return true
	}
	form := hashed.Of(before) // at the start of a sentence any word has a capital
	return !p.tagger.Lexicon.Known(&form)
}

// parse gives the tokens of a group, of a tagged sentence that starts at token
// first, their heads and relations.
func (p *Parser) parse(a *Analysis, first int, g *group, w *workspace) {
	w.part, w.heard, w.picked = w.part[:0], w.heard[:0], w.picked[:0]
	for _, i := range g.tokens {
		w.part = append(w.part, w.forms[i-first])
		w.heard = append(w.heard, w.read[i-first])
		w.picked = append(w.picked, w.tags[i-first])
	}
	w.parsed.Reset(w.part, w.picked, p.punctuation)
	p.nets.Parse(&w.parsed, w.heard, w.picked, &w.state, &w.net)
	if p.nets.Reread(neural.Text{Forms: w.part, Words: w.heard, Tags: w.picked, Marks: p.punctuation}, &w.parsed, &w.state, &w.net) {
		for k, i := range g.tokens {
			if tag := p.tagger.Tags[w.picked[k]]; tag != a.Tokens[i].Tag {
				a.Tokens[i].Tag = tag
				w.lemmas.read(p.lemmas, a, i)
			}
		}
	}
	for k, i := range g.tokens {
		t := &a.Tokens[i]
		if h := w.state.Heads[k]; h < len(g.tokens) {
			t.Head, t.Rel = g.tokens[h], p.trees.Relations[w.state.Labels[k]]
		} else {
			t.Head, t.Rel, g.root = -1, "root", i
		}
	}
	for k := range g.tokens {
		oneSubject(a, g.tokens, k)
		lateSubject(a, g.tokens, k)
		p.clauseSubject(a, g.tokens, k)
		reportedSubject(a, g.tokens, k)
		p.refusal(a, g.tokens, k)
		interrupted(a, g.tokens, k)
		gerundObject(a, g.tokens, k)
		p.participle(a, g.tokens, k)
		a.gerundPhrase(g.tokens, k)
	}
}
