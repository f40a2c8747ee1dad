package across

import "strings"

const (
	fewChanged = 4 // words of a changed name: where more differ the sentence was written anew
	garbled    = 3 // letters that a name and the common word it was turned into begin with
	unitReach  = 4 // words behind a number within which its unit stands
)

// renamed reports whether a gap changes a name: between the same words on both
// sides, names alone gave way to names alone, or one to a word made of it. Two
// forms of a name, the long and the short, are no change.
func (d *differ) renamed(x, y sentence, g gap, lost, put []int) bool {
	if g.a == 0 || g.b == 0 || g.aEnd == len(x.words) || g.bEnd == len(y.words) || max(g.aEnd-g.a, g.bEnd-g.b) > fewChanged {
		return false
	}
	if len(keep(lost, x.named)) < len(lost) || x.shortens(y, g) || y.shortens(x, gap{g.b, g.bEnd, g.a, g.aEnd}) {
		return false
	}
	if len(keep(put, y.named)) == len(put) {
		return true
	}
	if len(lost) != 1 || len(put) != 1 {
		return false
	}
	a, b := d.forms[x.words[lost[0]].form], d.forms[y.words[put[0]].form]
	return len(a) >= garbled && len(b) >= garbled && a[:garbled] == b[:garbled]
}

// shortens reports whether one word of a gap is short for what the other
// sentence has there: its initials, or the same word with letters left out.
func (s sentence) shortens(o sentence, g gap) bool {
	for i := g.a; i < g.aEnd; i++ {
		word := strings.ReplaceAll(s.written[i].form, ".", "")
		initials := ""
		for _, w := range o.written[g.b:g.bEnd] {
			if initials += w.form[:1]; abbreviates(word, strings.ReplaceAll(w.form, ".", "")) {
				return true
			}
		}
		if len(word) > 1 && word == initials {
			return true
		}
	}
	return false
}

// abbreviates reports whether the letters of short stand in long in order,
// from its first on: "lt" for "lieutenant".
func abbreviates(short, long string) bool {
	if len(short) < 2 || len(short)+1 >= len(long) || short[0] != long[0] { // a letter more makes another name
		return false
	}
	k := 0
	for i := 0; i < len(long) && k < len(short); i++ {
		if long[i] == short[k] {
			k++
		}
	}
	return k == len(short)
}

// recounted reports whether a gap changes a number: beside the same word, to
// other digits, of one unit. A number in another unit may be the same.
func (d *differ) recounted(x, y sentence, g gap) bool {
	before := g.a > 0 && g.b > 0 && d.same(x, g.a-1, y, g.b-1)
	behind := g.aEnd < len(x.words) && g.bEnd < len(y.words) && d.same(x, g.aEnd, y, g.bEnd)
	if !before && !behind || digits(x.written[g.a:g.aEnd]) == digits(y.written[g.b:g.bEnd]) {
		return false
	}
	a, b := d.unit(x, g.a, g.aEnd), d.unit(y, g.b, g.bEnd)
	return a == b || a == "" || b == ""
}

// digits are those of some words.
func digits(words []word) string {
	var b strings.Builder
	for _, w := range words {
		for _, r := range plainNumber(strings.Trim(w.form, ".,")) {
			if r >= '0' && r <= '9' || r == '.' {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// unit is the unit of the numbers among the words [i,j), "" where none is
// known: letters beside the digits, or a word behind.
func (d *differ) unit(s sentence, i, j int) string {
	for k := i; k < min(j+unitReach, len(s.written)); k++ {
		form := s.written[k].form
		if k < j {
			form = strings.Trim(form, "0123456789.,")
		}
		if u := d.units[form]; u != "" {
			return u
		}
	}
	return ""
}
