package names

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// traits are the hashes of one token from which features are mixed.
type traits struct {
	lower, cased, shape, tag uint32
	prefix, suffix           [4]uint32
	known                    uint32 // what the lexicons have here, and where in it
	rule                     uint32 // what the rules read here, and where in it
}

// mix makes a feature of a template number and a value.
func mix(template, value uint32) uint32 {
	h := (value ^ template*0x9E3779B1) * 0x85EBCA6B
	h ^= h >> 15
	h *= 0xC2B2AE35
	return h ^ h>>13
}

// hashOf is the FNV-1a hash of a string.
func hashOf(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// spell fills in the hashes of the spelling. Digits count as one digit and
// curly marks as straight ones.
func (t *traits) spell(s string) {
	var letters [24]rune
	n := 0
	low, cased, shape, last := uint32(2166136261), uint32(2166136261), uint32(17), rune(0)
	for _, r := range s {
		kind := 'o'
		switch {
		case r >= 'a' && r <= 'z':
			kind = 'x'
		case r >= 'A' && r <= 'Z':
			kind = 'X'
		case r >= '0' && r <= '9':
			r, kind = '0', 'd'
		case r == '’' || r == '‘':
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		case r == '–' || r == '—':
			r = '-'
		case r >= utf8.RuneSelf && unicode.IsUpper(r):
			kind = 'X'
		case r >= utf8.RuneSelf && unicode.IsLetter(r):
			kind = 'x'
		}
		cased = (cased ^ uint32(r)) * 16777619
		if kind == 'X' {
			r = unicode.ToLower(r)
		}
		low = (low ^ uint32(r)) * 16777619
		if kind == 'o' {
			kind = r
		}
		if kind != last {
			shape = (shape ^ uint32(kind)) * 16777619
			last = kind
		}
		if n < len(letters) {
			letters[n] = r
		} else {
			copy(letters[4:], letters[5:])
			letters[len(letters)-1] = r
		}
		n++
	}
	t.lower, t.cased, t.shape = low, cased, shape
	kept := letters[:min(n, len(letters))]
	p, q := uint32(2166136261), uint32(2166136261)
	for k := range 4 {
		if k < len(kept) {
			p = (p ^ uint32(kept[k])) * 16777619
			q = (q ^ uint32(kept[len(kept)-1-k])) * 16777619
		}
		t.prefix[k], t.suffix[k] = p, q
	}
}

// active reports whether a token may belong to a name: a capital stands at it
// or beside it.
func (w *work) active(i int) bool {
	for k := max(0, i-1); k <= min(i+1, len(w.words)-1); k++ {
		if w.words[k].shape&(capital|camel) != 0 || w.traits[k].rule != 0 {
			return true
		}
	}
	return w.words[i].shape&anyDigit != 0 && w.words[i].shape&anyLower != 0
}

// edge is the traits of what lies outside the sentence.
var edge = traits{lower: 3, cased: 3, shape: 3, tag: 3, known: 1 << 30, rule: 1 << 30}

// neighbour is the traits of token i+by in the sentence [first,last).
func (w *work) neighbour(i, by, first, last int) (*traits, class) {
	if k := i + by; k >= first && k < last {
		return &w.traits[k], w.words[k].class
	}
	return &edge, 0
}

// features appends the features of token i of the sentence [first,last).
func (w *work) features(dst []uint32, i, first, last int) []uint32 {
	t := &w.traits[i]
	a2, _ := w.neighbour(i, -2, first, last)
	a1, ca := w.neighbour(i, -1, first, last)
	b1, cb := w.neighbour(i, 1, first, last)
	b2, _ := w.neighbour(i, 2, first, last)
	c := w.words[i].class
	dst = append(dst,
		mix(1, t.lower), mix(2, t.cased), mix(3, a1.lower), mix(4, b1.lower), mix(5, a2.lower), mix(6, b2.lower),
		mix(7, t.shape), mix(8, a1.shape), mix(9, b1.shape), mix(10, a2.shape), mix(11, b2.shape),
		mix(12, a1.lower*31+t.lower), mix(13, t.lower*31+b1.lower),
		mix(14, a1.shape*31+t.shape), mix(15, t.shape*31+b1.shape), mix(16, (a1.shape*31+t.shape)*31+b1.shape),
		mix(17, t.prefix[0]), mix(18, t.prefix[1]), mix(19, t.prefix[2]), mix(20, t.prefix[3]),
		mix(21, t.suffix[0]), mix(22, t.suffix[1]), mix(23, t.suffix[2]), mix(24, t.suffix[3]),
		mix(25, t.tag), mix(26, a1.tag), mix(27, b1.tag), mix(28, a1.tag*31+t.tag), mix(29, t.tag*31+b1.tag),
		mix(30, t.known), mix(31, a1.known), mix(32, b1.known), mix(33, t.known*31+b1.known), mix(34, a1.known*31+t.known),
		mix(35, t.known*31+b1.shape), mix(36, t.known*31+a1.lower),
		mix(37, t.rule), mix(38, a1.rule), mix(39, b1.rule), mix(40, t.rule*31+a1.rule), mix(41, t.rule*31+b1.rule),
		mix(42, t.rule*31+t.shape), mix(43, t.rule*31+t.known), mix(44, t.rule*31+t.lower), mix(45, t.rule*31+a1.lower), mix(46, t.rule*31+b1.lower),
	)
	dst = classFeatures(dst, 50, c)
	dst = classFeatures(dst, 51, ca)
	dst = classFeatures(dst, 52, cb)
	dst = append(dst, mix(53, uint32(c)), mix(54, uint32(c&^smallWord)*31+t.shape), mix(55, w.flags(i)*31+t.shape), mix(56, w.flags(i)))
	if w.words[i].shape&(capital|camel) != 0 {
		dst = w.runFeatures(dst, i, first, last)
		dst = append(dst, mix(60, w.use(i)), mix(61, w.use(i)*31+w.flags(i)), mix(62, w.votes(i)), mix(63, w.votes(i)*31+t.rule))
	}
	return dst
}

// classFeatures appends one feature a class.
func classFeatures(dst []uint32, template uint32, c class) []uint32 {
	for c != 0 {
		k := bits.TrailingZeros32(uint32(c))
		c &= c - 1
		dst = append(dst, mix(template, uint32(k)))
	}
	return dst
}

// flags code where a token stands.
func (w *work) flags(i int) uint32 {
	out := uint32(0)
	if w.words[i].loud {
		out |= 1
	}
	if w.words[i].first {
		out |= 2
	}
	return out
}

// use codes how the document writes a word: small, with a capital, both or
// neither.
func (w *work) use(i int) uint32 {
	e := w.uses[w.traits[i].lower]
	return uint32(min(e.small, 2))*3 + uint32(min(e.capital, 2))
}

// votes code what kinds of names the rules read elsewhere in the document with
// this word in them.
func (w *work) votes(i int) uint32 {
	v := w.tally[w.traits[i].lower]
	best, sum := 0, 0
	for k, n := range v {
		sum += int(n)
		if n > v[best] {
			best = k
		}
	}
	if sum == 0 {
		return 0
	}
	share := uint32(0)
	if int(v[best])*3 >= sum*2 {
		share = 1
	}
	return 1 + uint32(best)<<3 | share<<2 | uint32(min(sum, 3))
}

// runFeatures describe the run of capitals around token i.
func (w *work) runFeatures(dst []uint32, i, first, last int) []uint32 {
	a, b := i, i+1
	for a > max(first, i-longestRun) && w.words[a-1].shape&(capital|camel) != 0 && w.words[a-1].class&determiner == 0 {
		a--
	}
	for b < min(last, i+longestRun) && w.words[b].shape&(capital|camel) != 0 {
		b++
	}
	open, openClass := w.neighbour(a, -1, first, last)
	next, nextClass := w.neighbour(b, 0, first, last)
	end := w.words[b-1].class
	at := position(i-a, b-a)
	dst = append(dst,
		mix(70, at*8+uint32(min(b-a, 6))),
		mix(71, open.lower), mix(72, next.lower), mix(73, w.traits[b-1].lower), mix(74, w.traits[a].lower),
		mix(75, open.lower*31+uint32(min(b-a, 3))), mix(76, next.lower*31+uint32(min(b-a, 3))),
	)
	dst = classFeatures(dst, 77, openClass)
	dst = classFeatures(dst, 78, nextClass)
	dst = classFeatures(dst, 79, end)
	dst = classFeatures(dst, 80, w.words[a].class)
	return append(dst, mix(81, uint32(end&(tailWord|bodyWord|placeWord|eventWord|firstName))*31+uint32(w.words[a].class&(firstName|headWord|placeOpener|titleWord))))
}
