// Package syntax reads the form of English: paragraphs, sentences, tokens,
// quotation marks, part-of-speech tags, lemmas and dependency trees, with byte
// offsets into the untouched text. It knows nothing of news.
package syntax

// Token is one word or mark. Conventions are those of UD English (EWT):
// contractions are split ("do" "n't"), a possessive "'s" is its own token.
type Token struct {
	Start, End int    // bytes of the text, end exclusive
	Tag        string // Penn Treebank tag (XPOS): NNP, VBD, IN, …
	Lemma      string // lower-case dictionary form; proper nouns keep their case, and I is I
	Head       int    // index in Analysis.Tokens of the governor, -1 for the root of its sentence
	Rel        string // UD relation to Head, subtypes cut at the colon except nsubj:pass, aux:pass and obl:agent
	Sentence   int    // index in Analysis.Sentences
	SpaceAfter bool
}

// Sentence is a run of tokens. A sentence does not cross a paragraph and does
// not end inside a quotation that closes in the same paragraph: that is what
// says who said it.
//
// It has one root. Direct speech hangs on the verb of saying by ccomp, further
// units of the same quotation hang on the first one by parataxis.
type Sentence struct {
	Start, End  int // bytes
	First, Last int // tokens [First, Last)
	Paragraph   int // index in Analysis.Paragraphs
}

// Unit is what treebanks call a sentence: a Sentence is one unless a quotation
// in it holds several. “We came. We left,” she said is one Sentence of two
// units, of which the second starts with “We left”.
type Unit struct {
	First, Last int // tokens [First, Last)
}

// Paragraph is a run of sentences between blank lines or line ends.
type Paragraph struct {
	Start, End  int // bytes
	First, Last int // sentences [First, Last)
}

// Quotation is a stretch between quotation marks. Start and End are outside
// the marks; InnerStart and InnerEnd exclude them. An opening mark without a
// partner quotes to the next one that opens the same kind, or to the end of its
// paragraph (Closed is false).
type Quotation struct {
	Start, End           int // bytes
	InnerStart, InnerEnd int // bytes
	First, Last          int // tokens [First, Last) between the marks
	Depth                int // 0 outermost
	Closed               bool
}

// Analysis is the form of one text.
type Analysis struct {
	Text       string
	Paragraphs []Paragraph
	Sentences  []Sentence
	Units      []Unit
	Tokens     []Token
	Quotations []Quotation // in order of Start

	tree tree // see Children
}

// Word is the surface form of token i.
func (a *Analysis) Word(i int) string { return a.Text[a.Tokens[i].Start:a.Tokens[i].End] }
