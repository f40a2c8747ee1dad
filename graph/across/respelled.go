package across

import (
	"slices"
	"strings"
)

// respelled adds the names that stand for each other in two sentences and are
// spelled otherwise, each once: not by what two desks may write for one sound
// of another alphabet, nor by a form of the name in another language.
func (d *differ) respelled(x, y sentence, gaps []gap) {
	i, k := 0, 0
	for _, g := range append(slices.Clone(gaps), gap{len(x.words), len(x.words), len(y.words), len(y.words)}) {
		for ; i < g.a; i, k = i+1, k+1 {
			a, b := x.written[i].form, y.written[k].form
			if !d.misspelled(x, i, y, k) || slices.Contains(d.spelled, [2]string{a, b}) {
				continue
			}
			d.spelled = append(d.spelled, [2]string{a, b})
			d.found = append(d.found, Difference{Kind: DifferentSpelling, Of: x.passage(i, i+1), Copy: y.passage(k, k+1)})
		}
		i, k = g.aEnd, g.bEnd
	}
}

// misspelled reports whether two words that were taken for one name have two
// spellings that are none of one sound.
func (d *differ) misspelled(x sentence, i int, y sentence, k int) bool {
	a, b := x.written[i].form, y.written[k].form
	if a == b || x.words[i].stem == y.words[k].stem || !x.named(i) || !y.named(k) || sounded(a) == sounded(b) {
		return false
	}
	if v := d.variants[a]; v != "" && v == d.variants[b] {
		return false
	}
	if long, short := max(a, b), min(a, b); strings.HasPrefix(long, short) {
		return false
	}
	return d.spelling.SameInContext(a, b)
}

// sounded is a word as it is once letters that stand for one another in
// transliteration are one, and none is doubled.
func sounded(form string) string {
	form = oneSound.Replace(form)
	out := make([]byte, 0, len(form))
	for i := range len(form) {
		if len(out) == 0 || out[len(out)-1] != form[i] {
			out = append(out, form[i])
		}
	}
	return strings.ReplaceAll(string(out), "ie", "e")
}

// oneSound are letters for one sound of Cyrillic, Arabic and their like.
var oneSound = strings.NewReplacer("zhzh", "zh", "w", "v", "y", "i", "j", "i", "kh", "h", "ph", "f", "ks", "x", "ou", "u", "q", "k", "'", "", "-", "", ".", "")

// exchanged adds the two names of a sentence that have changed places in the
// copy, where nothing else has.
func (d *differ) exchanged(x, y sentence, gaps []gap) bool {
	if len(gaps) != 2 || len(x.words) != len(y.words) {
		return false
	}
	p, q := gaps[0], gaps[1]
	name := func(s sentence, i, j int) bool {
		for ; i < j; i++ {
			if !s.named(i) {
				return false
			}
		}
		return true
	}
	same := func(i, iEnd, k, kEnd int) bool {
		return iEnd > i && slices.EqualFunc(x.words[i:iEnd], y.words[k:kEnd], func(t, o token) bool { return t.form == o.form })
	}
	if !same(p.a, p.aEnd, q.b, q.bEnd) || !same(q.a, q.aEnd, p.b, p.bEnd) || !name(x, p.a, p.aEnd) || !name(x, q.a, q.aEnd) {
		return false
	}
	d.found = append(d.found, Difference{Kind: DifferentName, Of: x.passage(p.a, p.aEnd), Copy: y.passage(p.b, p.bEnd)},
		Difference{Kind: DifferentName, Of: x.passage(q.a, q.aEnd), Copy: y.passage(q.b, q.bEnd)})
	return true
}

// halfAlike is how much two short sentences in one place have in common, word
// by word, that stand for each other.
const halfAlike = 0.6

// shorts compares the sentences too short to be aligned by what they say, each
// with one like it between the same neighbours.
func (d *differ) shorts(x, y *wording, pairs []pairing) {
	last := pairing{a: -1, b: -1}
	for _, p := range append(slices.Clone(pairs), pairing{a: len(x.lines), b: len(y.lines)}) {
		k := last.b + 1
		for i := last.a + 1; i < p.a; i++ {
			for n := k; n < p.b; n++ {
				s, t := x.sentence(x.lines[i]), y.sentence(y.lines[n])
				if min(d.weighty(s), d.weighty(t)) < bagTerms && d.agree(s, t) >= halfAlike {
					d.words(s, t)
					k = n + 1
					break
				}
			}
		}
		last = p
	}
}

func (d *differ) weighty(s sentence) int { return len(d.bagOf(s.line, d.weights).terms) }

// agree is the share of the words of two sentences that are the same, in order.
func (d *differ) agree(x, y sentence) float64 {
	kept := 0
	eachKept(d.gaps(x, y), len(x.words), func(int) { kept++ })
	return 2 * float64(kept) / float64(len(x.words)+len(y.words))
}
