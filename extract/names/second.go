package names

import "dateline/extract/names/internal/sequence"

// recollection is what the first labels say of the names of a document.
type recollection struct {
	words  map[uint32]tally // by hash of a word: classes of the names that hold it, and uses outside any
	alone  map[uint32]tally // of the names that are this one word
	runs   map[uint32]tally // by hash of a whole name of several words
	spelt  map[uint64]tally // by hash of an acronym: classes of the names whose initials it is
	mine   []uint32         // by token: hash of the whole name it is in, 0 in none
	length []uint8          // by token: words of that name
}

// tally counts classes of names; the last is none.
type tally [sequence.Labels/2 + 1]uint8

// add counts one more.
func (t tally) add(k int) tally {
	if t[k] < 255 {
		t[k]++
	}
	return t
}

// without takes one away: what a token says of itself is no evidence.
func (t tally) without(k int) tally {
	if t[k] > 0 {
		t[k]--
	}
	return t
}

// code is the class that leads, how clearly and how often; 0 for none.
func (t *tally) code() uint32 {
	best, sum := 0, 0
	for k, n := range t {
		sum += int(n)
		if n > t[best] {
			best = k
		}
	}
	if sum == 0 {
		return 0
	}
	return 1 + uint32(best)<<4 | uint32(min(3, 4*int(t[best])/sum-1))<<2 | uint32(min(sum, 3))
}

// none is the class of words outside names in a [tally].
const none = len(tally{}) - 1

// classOf is the place of a label in a [tally].
func tallied(l uint8) int {
	if l == sequence.O {
		return none
	}
	return sequence.Class(l)
}

// recall reads w.labels.
func (w *work) recall() {
	r := &w.recalled
	clear(r.words)
	clear(r.alone)
	clear(r.runs)
	clear(r.spelt)
	r.mine, r.length = sized(r.mine, len(w.labels)), sized(r.length, len(w.labels))
	for i := 0; i < len(w.labels); {
		if w.words[i].shape&(capital|camel) == 0 && w.labels[i] == sequence.O {
			i++
			continue
		}
		k, j := tallied(w.labels[i]), i+1
		if k == none {
			if !w.words[i].first && !w.words[i].loud {
				r.words[w.traits[i].lower] = r.words[w.traits[i].lower].add(none)
			}
			i = j
			continue
		}
		for j < len(w.labels) && w.labels[j] == 2*uint8(k)+2 {
			j++
		}
		r.name(w, i, j, k)
		i = j
	}
}

// name counts the name in [i,j).
func (r *recollection) name(w *work, i, j, k int) {
	hash := uint32(2166136261)
	for t := i; t < j; t++ {
		hash = (hash ^ w.traits[t].lower) * 16777619
		if w.words[t].shape&(capital|camel) != 0 {
			r.words[w.traits[t].lower] = r.words[w.traits[t].lower].add(k)
		}
	}
	for t := i; t < j; t++ {
		r.mine[t], r.length[t] = hash, uint8(min(j-i, 255))
	}
	if j-i == 1 {
		r.alone[hash] = r.alone[hash].add(k)
		return
	}
	r.runs[hash] = r.runs[hash].add(k)
	if short, n := w.initials(i, j); n > 1 {
		r.spelt[short] = r.spelt[short].add(k)
	}
}

// second appends to y the features of the second pass: those of the first and
// what the document says of each token.
func (w *work) second(y, x *Stretch) {
	for k := range x.Ends {
		y.Feats = append(y.Feats, x.feats(k)...)
		y.Feats = w.document(y.Feats, x.First+k)
		y.Ends = append(y.Ends, int32(len(y.Feats)))
	}
}

// document appends what the first labels say of token i.
func (w *work) document(dst []uint32, i int) []uint32 {
	l, a, b := w.labelAt(i), w.labelAt(i-1), w.labelAt(i+1)
	dst = append(dst, mix(100, l), mix(101, l*31+a), mix(102, l*31+b), mix(103, (l*31+a)*31+b), mix(104, l*31+w.traits[i].rule))
	if w.words[i].shape&(capital|camel) == 0 {
		return dst
	}
	r, t := &w.recalled, &w.traits[i]
	k := tallied(w.labels[i])
	words := r.words[t.lower]
	if k != none || !w.words[i].first && !w.words[i].loud {
		words = words.without(k)
	}
	alone := r.alone[(2166136261^t.lower)*16777619]
	if r.length[i] == 1 {
		alone = alone.without(k)
	}
	var run, spelt tally
	if r.length[i] > 1 {
		run = r.runs[r.mine[i]].without(k)
	}
	if w.words[i].shape&allCaps != 0 {
		spelt = r.spelt[w.key(i, i+1)]
	}
	cw, ca, cr, cs := words.code(), alone.code(), run.code(), spelt.code()
	n := uint32(min(r.length[i], 3))
	return append(dst, mix(110, cw), mix(111, cw*31+l), mix(112, ca), mix(113, ca*31+l), mix(114, cr), mix(115, cr*31+l),
		mix(116, cs), mix(117, cs*31+l), mix(118, cw*31+t.rule), mix(119, (ca*31+cw)*31+n), mix(120, cw*31+t.shape))
}

// labelAt is the first label of token i.
func (w *work) labelAt(i int) uint32 {
	if i < 0 || i >= len(w.labels) {
		return 30
	}
	return uint32(w.labels[i])
}
