package statements

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
	"dateline/extract/syntax"
	"dateline/schema"
)

// work is the state of one article.
type work struct {
	*Annotator
	d       *extract.Doc
	a       *syntax.Analysis
	quote   []int // for each token, 1 + the index of its outermost quotation, or 0
	timed   []bool
	found   []*draft
	last    *draft   // the latest statement, for quotations without a cue
	pending *draft   // a cue at the end of a sentence with a colon, for the quotation behind it
	stray   run      // a quotation whose cue is the sentence behind it
	whence  []string // for each statement, whence its date was carried
	actors  []mention
	index   index
}

// mention is one reference to an actor, in text order.
type mention struct {
	schema.Span
	actor string
	form  schema.Form
	later bool // found by a statement before: it names what others are about, and refers to nobody
}

// run is a range of tokens [first, last).
type run struct{ first, last int }

func (r run) empty() bool         { return r.last <= r.first }
func (r run) has(i int) bool      { return r.first <= i && i < r.last }
func (r run) overlaps(o run) bool { return r.first < o.last && o.first < r.last }

// draft is a statement while it is being read.
type draft struct {
	entry
	sentence int
	cue      run
	subject  run      // the speaker's phrase; empty when the text names none
	through  run      // who quotes the speaker: "the paper quoted Venn as saying"
	content  []run    // in text order
	direct   bool     // every piece is a quotation
	open     bool     // nobody is named who speaks
	cueless  bool     // a quotation by itself; its opening mark stands for the cue
	aside    bool     // a part of what another tells, to be dropped
	how      string   // where the speaker was found
	routes   []string // where the content was found
	frame    string   // the frame that gave the content, where one did
}

// by notes where a content was found.
func (c *draft) by(route string) {
	if !slices.Contains(c.routes, route) {
		c.routes = append(c.routes, route)
	}
}

// newWork marks the tokens inside quotations and times. Scare quotes of one or
// two words leave their tokens unmarked: a cue may stand beside them.
func newWork(an *Annotator, d *extract.Doc) *work {
	a := d.Syntax
	w := &work{Annotator: an, d: d, a: a, quote: make([]int, len(a.Tokens)), timed: d.Timed()}
	for k, q := range a.Quotations {
		if q.Depth > 0 || !w.major(q) {
			continue
		}
		for i := q.First; i < q.Last; i++ {
			w.quote[i] = k + 1
		}
	}
	w.newIndex()
	return w
}

// major reports whether a quotation is speech of its own rather than a word or
// two in quotation marks.
func (w *work) major(q syntax.Quotation) bool {
	words, verbs := 0, 0
	for i := q.First; i < q.Last; i++ {
		switch tag := w.a.Tokens[i].Tag; {
		case isMark(tag):
		case strings.HasPrefix(tag, "VB") || tag == "MD":
			verbs++
			words++
		default:
			words++
		}
	}
	return words >= 4 || verbs > 0 && words >= 2 || w.exclaimed(q)
}

// exclaimed reports a short quotation that is a whole utterance: it opens its
// sentence or follows a verb with a comma or colon, and ends with a mark.
func (w *work) exclaimed(q syntax.Quotation) bool {
	if q.Last-q.First < 2 || !isMark(w.tag(q.Last-1)) || !q.Closed {
		return false
	}
	open := q.First - 1
	if open < 0 || open == w.a.Sentences[w.a.Tokens[open].Sentence].First {
		return true
	}
	if (w.tag(open-1) == "," || w.tag(open-1) == ":") && w.verb(open-2) {
		return true
	}
	return w.verb(open-1) && w.verbs[w.a.Tokens[open-1].Lemma].frames["quote"]
}

// isMark reports a tag of punctuation.
func isMark(tag string) bool {
	switch tag {
	case ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP", "SYM":
		return true
	}
	return false
}

// skip reports whether a sentence stands outside the article's own text.
func (w *work) skip(i int) bool {
	if w.d.IsForeign(w.a.Sentences[i].Start) {
		return true
	}
	last := w.a.Tokens[w.a.Sentences[i].Last-1].Start // a dateline may open a sentence of the text
	switch w.d.Block(last) {
	case schema.Boilerplate, schema.Byline, schema.Dateline:
		return true
	}
	return false
}

// word is the lower-case form of token i, "" outside the text.
func (w *work) word(i int) string {
	if i < 0 || i >= len(w.a.Tokens) {
		return ""
	}
	word := w.a.Word(i)
	for k := 0; k < len(word); k++ {
		if c := word[k]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			return strings.ToLower(word)
		}
	}
	return word
}

// tag is the part of speech of token i, "" outside the text.
func (w *work) tag(i int) string {
	if i < 0 || i >= len(w.a.Tokens) {
		return ""
	}
	return w.a.Tokens[i].Tag
}

// inTime reports whether token i is part of a time.
func (w *work) inTime(i int) bool { return i >= 0 && i < len(w.timed) && w.timed[i] }

// quoted reports whether token i is part of a quotation.
func (w *work) quoted(i int) bool { return i >= 0 && i < len(w.quote) && w.quote[i] > 0 }

// verb reports whether token i is a verb form.
func (w *work) verb(i int) bool { return strings.HasPrefix(w.tag(i), "VB") }

// finite reports whether token i can be the finite verb of a clause.
func (w *work) finite(i int) bool {
	switch w.tag(i) {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// subtree is the token range under i.
func (w *work) subtree(i int) run {
	first, last := w.a.Subtree(i)
	return run{first, last}
}

// trim drops marks and spaces at both ends of a run.
func (w *work) trim(r run) run {
	for !r.empty() && isMark(w.tag(r.first)) && !w.currency(r.first) {
		r.first++
	}
	for !r.empty() && isMark(w.tag(r.last-1)) {
		r.last--
	}
	return r
}

// currency reports a sign for money.
func (w *work) currency(i int) bool {
	r, _ := utf8.DecodeRuneInString(w.a.Word(i)) // the tagger takes most for symbols
	return unicode.Is(unicode.Sc, r)
}

// is reports whether the lexicon of function words gives token i a use.
func (w *work) is(i int, use string) bool { return w.function[use][w.word(i)] }
