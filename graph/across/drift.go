package across

import (
	"slices"
	"strings"
)

// ChangeKind is what a printing of some words did to them.
type ChangeKind string

// Kinds of changes, word by word.
const (
	Cut     ChangeKind = "cut"      // words are left out
	Added   ChangeKind = "added"    // words are put in
	Changed ChangeKind = "changed"  // words give way to others
	Negated ChangeKind = "negation" // one of these, and a "not" came or went
)

// Change is one place where a printing departs from the fuller one.
type Change struct {
	Kind ChangeKind `json:"kind"`
	Of   string     `json:"of,omitempty"` // words of the fuller printing
	As   string     `json:"as,omitempty"` // words of this one
}

// Drift is how a printing of some words departs from a fuller one of them.
type Drift struct {
	Kept    float64  // share of the fuller one's words that it keeps in their order, 0 to 1
	Changes []Change // in the order of the text; none where Loose
	Loose   bool     // in other words: a paraphrase, or a translation
	Marked  string   // its words with those cut in [-…-] and those put in in {+…+}
}

// When two printings are compared word by word, and when they are one quotation
// whoever it is given to.
const (
	keptContent   = 0.5 // share of the shorter one's content words, in order
	longQuote     = 8   // words in a run
	longContent   = 4   // content words in it
	mostlyOneSays = 0.8 // of the shorter quotation
)

// DriftFrom compares a printing with a fuller one of the same words. An error is
// a fault of the build.
func DriftFrom(full, printed string) (Drift, error) {
	c, err := newCorpus()
	if err != nil {
		return Drift{}, err
	}
	x, y := c.printed(full), c.printed(printed)
	w := differ{corpus: c}
	gaps := w.wordGaps(x, y)
	d := Drift{}
	kept, content := 0, 0
	eachKept(gaps, len(x.words), func(i int) {
		kept++
		if x.words[i].stem >= 0 {
			content++
		}
	})
	if n := len(x.words); n > 0 {
		d.Kept = round(float64(kept) / float64(n))
	}
	if d.Loose = float64(content) < keptContent*float64(min(x.contentWords(), y.contentWords())); d.Loose {
		d.Marked = printed
		return d, nil
	}
	var marked []string
	i := 0
	for _, g := range gaps {
		marked = append(marked, x.said(i, g.a))
		of, as := x.said(g.a, g.aEnd), y.said(g.b, g.bEnd)
		change := Change{Kind: Changed, Of: of, As: as}
		if of != "" {
			marked = append(marked, "[-"+of+"-]")
		} else {
			change.Kind = Added
		}
		if as != "" {
			marked = append(marked, "{+"+as+"+}")
		} else {
			change.Kind = Cut
		}
		if w.denies(x, g.a, g.aEnd) != w.denies(y, g.b, g.bEnd) && !w.says(x, g.a, g.aEnd) && !w.says(y, g.b, g.bEnd) {
			change.Kind = Negated
		}
		d.Changes = append(d.Changes, change)
		i = g.aEnd
	}
	marked = append(marked, x.said(i, len(x.words)))
	d.Marked = strings.Join(slices.DeleteFunc(marked, func(s string) bool { return s == "" }), " ")
	return d, nil
}

// says reports whether one of the words [i,j) says something, a "not" aside.
func (d *differ) says(s sentence, i, j int) bool {
	return slices.ContainsFunc(s.words[i:j], func(t token) bool { return t.stem >= 0 && !d.denying[d.forms[t.form]] })
}

// printed makes a sentence of words that were said.
func (c *corpus) printed(text string) sentence {
	s := sentence{text: text}
	s.written, _ = splitWords(text, false)
	s.line = c.line(s.written)
	return s
}

// said is the text of the words [i,j).
func (s sentence) said(i, j int) string {
	if i >= j {
		return ""
	}
	return s.text[s.written[i].start:s.written[j-1].end]
}

func (s sentence) contentWords() int {
	n := 0
	for _, t := range s.words {
		if t.stem >= 0 {
			n++
		}
	}
	return n
}

// wordGaps are the gaps between two printings by their very words; function
// words that stand alone between two gaps belong to the gap.
func (d *differ) wordGaps(x, y sentence) []gap {
	strict := func(s sentence) sentence {
		s.words = slices.Clone(s.words)
		for i := range s.words {
			s.words[i].stem, s.words[i].digit = -1, true // neither stems nor spellings
		}
		return s
	}
	var out []gap
	for _, g := range d.gaps(strict(x), strict(y)) {
		if n := len(out) - 1; n >= 0 && !x.saysAny(out[n].aEnd, g.a) && (out[n].a < out[n].aEnd || g.a < g.aEnd) {
			out[n].aEnd, out[n].bEnd = g.aEnd, g.bEnd
			continue
		}
		out = append(out, g)
	}
	return out
}

// saysAny reports whether a content word is among the words [i,j).
func (s sentence) saysAny(i, j int) bool {
	return slices.ContainsFunc(s.words[i:j], func(t token) bool { return t.stem >= 0 })
}

// eachKept calls f for the words outside of all gaps.
func eachKept(gaps []gap, n int, f func(i int)) {
	i := 0
	for _, g := range gaps {
		for ; i < g.a; i++ {
			f(i)
		}
		i = g.aEnd
	}
	for ; i < n; i++ {
		f(i)
	}
}

// SameQuotation reports whether two texts print one long quotation, almost to the
// word: whoever said it, the words were said once. An error is a fault of the
// build.
func SameQuotation(a, b string) (bool, error) {
	c, err := newCorpus()
	if err != nil {
		return false, err
	}
	x, y := c.printed(a), c.printed(b)
	run, content := longestRun(x.words, y.words)
	return run >= longQuote && content >= longContent && float64(run) >= mostlyOneSays*float64(min(len(x.words), len(y.words))), nil
}
