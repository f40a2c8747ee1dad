package across

import (
	"slices"
	"strings"
)

// contrary is a word of one of the two sides of a row of words of opposite
// sense, in stems.
type contrary struct {
	stems []string
	row   int
	left  bool
}

// addContraries reads words and those of opposite sense.
func (t *tables) addContraries(f []string) error {
	row := 0
	for _, list := range t.contraries {
		for _, c := range list {
			row = max(row, c.row+1)
		}
	}
	for side, words := range f {
		for _, word := range strings.Split(words, "/") {
			c := contrary{row: row, left: side == 0}
			for _, w := range strings.Fields(word) {
				c.stems = append(c.stems, t.root(w))
			}
			t.contraries[c.stems[0]] = append(t.contraries[c.stems[0]], c)
		}
	}
	return nil
}

// root is the stem of a word, and of its stem, as far as that goes: one for
// "offer" and "offered".
func (t *tables) root(form string) string {
	for {
		stem := t.stem(form)
		if stem == form {
			return stem
		}
		form = stem
	}
}

// addScale reads forms of one scale.
func (t *tables) addScale(f []string) error {
	for _, form := range strings.Fields(f[0]) {
		t.scales[form] = f[1]
	}
	return nil
}

// held says whether the same words stand on both sides of a gap; the ends of
// both sentences count as such.
func (d *differ) held(x, y sentence, g gap) bool {
	before := g.a == 0 && g.b == 0 || g.a > 0 && g.b > 0 && d.same(x, g.a-1, y, g.b-1)
	behind := g.aEnd == len(x.words) && g.bEnd == len(y.words) || g.aEnd < len(x.words) && g.bEnd < len(y.words) && d.same(x, g.aEnd, y, g.bEnd)
	return before && behind
}

// rescaled reports a gap in which the scale or the unit of a number that stays
// became another one: "3 million" to "3 billion", "40 miles" to "40 kilometres".
func (d *differ) rescaled(x, y sentence, g gap) bool {
	if g.aEnd != g.a+1 || g.bEnd != g.b+1 || !d.held(x, y, g) {
		return false
	}
	i, k := g.a-1, g.b-1
	for i >= 0 && k >= 0 && d.scales[x.written[i].form] != "" && x.written[i].form == y.written[k].form {
		i, k = i-1, k-1
	}
	if i < 0 || k < 0 || d.figure(x.written[i].form) == "" || d.figure(x.written[i].form) != d.figure(y.written[k].form) {
		return false
	}
	for _, of := range []map[string]string{d.scales, d.units} {
		a, b := of[x.written[g.a].form], of[y.written[g.b].form]
		if a != "" && b != "" {
			return a != b
		}
	}
	return false
}

// recountedInWords reports a gap in which one number, in figures or in a word,
// gave way to another one between the same words, with the gap narrowed to them.
func (d *differ) recountedInWords(x, y sentence, g gap) (gap, bool) {
	if !d.held(x, y, g) {
		return g, false
	}
	a, b := d.counted(x, g.a, g.aEnd), d.counted(y, g.b, g.bEnd)
	if len(a) != 1 || len(b) != 1 {
		return g, false
	}
	was, is := d.figure(x.written[a[0]].form), d.figure(y.written[b[0]].form)
	n := gap{a[0], a[0] + 1, b[0], b[0] + 1}
	u, v := d.unit(x, n.a, n.aEnd), d.unit(y, n.b, n.bEnd)
	return n, was != is && (u == v || u == "" || v == "")
}

// counted are the words [i,j) that are numbers; "one" may be a pronoun.
func (d *differ) counted(s sentence, i, j int) (out []int) {
	for ; i < j; i++ {
		if f := d.figure(s.written[i].form); f != "" && (f != "1" || s.words[i].digit) {
			out = append(out, i)
		}
	}
	return out
}

// figure is a number in figures, however it is written; "" for other words.
func (d *differ) figure(form string) string {
	if n := d.numerals[form]; n != "" {
		return n
	}
	if form == "" || form[0] < '0' || form[0] > '9' || strings.Trim(form, "0123456789.,") != "" {
		return ""
	}
	return plainNumber(form)
}

// plainNumber is a number without marks of thousands and idle zeros.
func plainNumber(form string) string {
	if i := strings.LastIndexByte(form, ','); i >= 0 && len(form)-i-1 != 3 && !strings.Contains(form, ".") {
		form = strings.ReplaceAll(form[:i], ",", "") + "." + form[i+1:]
	}
	form = strings.ReplaceAll(form, ",", "")
	if strings.Contains(form, ".") {
		form = strings.TrimRight(strings.TrimRight(form, "0"), ".")
	}
	return form
}

// fewReversed is how many words a gap has at most in which one of opposite sense
// counts: where more differ the sentence was written anew.
const fewReversed = 3

// reversed reports a gap between the same words in which one gave way to another
// of opposite sense, or to the same without the syllable that denies it.
func (d *differ) reversed(x, y sentence, g gap) bool {
	if max(g.aEnd-g.a, g.bEnd-g.b) > fewReversed || g.a == g.aEnd || g.b == g.bEnd || !d.held(x, y, g) || d.deniesBeside(x, g.a, g.aEnd) != d.deniesBeside(y, g.b, g.bEnd) {
		return false
	}
	if g.aEnd == g.a+1 && g.bEnd == g.b+1 {
		a, b := x.written[g.a].form, y.written[g.b].form
		for _, p := range d.prefixes {
			if (a == p+b || b == p+a) && min(len(a), len(b)) > len(p)+2 {
				return true
			}
		}
	}
	for _, one := range d.contrariesIn(x, g.a, g.aEnd) {
		for _, other := range d.contrariesIn(y, g.b, g.bEnd) {
			if one.row == other.row && one.left != other.left {
				return true
			}
		}
	}
	return false
}

// deniesBeside reports whether a sentence has a "not" outside of the words [i,j).
func (d *differ) deniesBeside(s sentence, i, j int) bool {
	return d.denies(s, 0, i) || d.denies(s, j, len(s.words))
}

// contrariesIn are the words of opposites that begin among the words [i,j).
func (d *differ) contrariesIn(s sentence, i, j int) (out []contrary) {
	for ; i < j; i++ {
		for _, c := range d.contraries[d.root(s.written[i].form)] {
			if i+len(c.stems) <= len(s.written) && (len(c.stems) == 1 || slices.EqualFunc(s.written[i:i+len(c.stems)], c.stems, func(w word, stem string) bool { return d.root(w.form) == stem })) {
				out = append(out, c)
			}
		}
	}
	return out
}

// quotationMarks are those of one sentence that make sure of a quotation: a mark
// left open far before makes none.
const quotationMarks = "\"“”«»„"

// requoted reports a gap between the same words of a quotation that puts other
// words there.
func (d *differ) requoted(x, y sentence, g gap, lost, put []int) bool {
	inside := func(s sentence, i, j int) bool { return i > 0 && j < len(s.words) && i < j && s.quoted(i-1, j+1) }
	marked := func(s sentence) bool { return strings.ContainsAny(s.text, quotationMarks) }
	return len(lost)+len(put) > 0 && max(g.aEnd-g.a, g.bEnd-g.b) <= fewChanged && marked(x) && marked(y) && inside(x, g.a, g.aEnd) && inside(y, g.b, g.bEnd) && d.held(x, y, g)
}

// quoted reports whether all the words [i,j) stand between quotation marks.
func (s sentence) quoted(i, j int) bool {
	return !slices.ContainsFunc(s.words[i:j], func(t token) bool { return !t.quoted })
}

// assured reports a gap in which words that leave something open are gone, and
// nothing in the copy's sentence leaves it open or says whose word it is.
func (d *differ) assured(x, y sentence, g gap) bool {
	has := func(s sentence, i, j int, kind string) bool {
		return slices.ContainsFunc(s.written[i:j], func(w word) bool { return d.certainty[w.form] == kind && (i > 0 || !w.upper) })
	}
	whole := len(y.written)
	return g.aEnd-g.a <= fewReversed && has(x, g.a, g.aEnd, "open") && !has(y, 0, whole, "open") && !has(y, 0, whole, "source") && d.held(x, y, g)
}
