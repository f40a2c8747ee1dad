package across

import "slices"

const (
	shingleWords  = 4  // words of a shingle
	fewShingles   = 24 // a text with fewer says nothing about copying
	sampleOneIn   = 8  // share of telling shingles by which copies are found
	tellingPhrase = 5  // weight of the most telling word of such a shingle
)

// shingles are the hashes of all runs of four words of a text, sorted. Runs
// wholly inside quotation marks are left out: two outlets may quote one speech.
func (c *corpus) shingles(a *article) []uint64 {
	words := a.prose()
	var out []uint64
	for i := 0; i+shingleWords <= len(words); i++ {
		h, quoted := uint64(fnvOffset), true
		for _, w := range words[i : i+shingleWords] {
			h = (h ^ c.hashes[w.form]) * fnvPrime
			quoted = quoted && w.quoted
		}
		if !quoted {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// FNV-1a, so that a hash depends on the words alone.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func hashWord(s string) uint64 {
	h := uint64(fnvOffset)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}

// shared counts the members that two sorted sets have in common.
func shared(a, b []uint64) int {
	n := 0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			n++
			i++
			k++
		}
	}
	return n
}

// phrases are a sample of the shingles of an article that hold a rare word or a
// name, sorted: set phrases say nothing.
func (c *corpus) phrases(a *article) []uint64 {
	var words []token
	for _, l := range a.lines {
		words = append(words, l.words...)
	}
	var out []uint64
	for i := 0; i+shingleWords <= len(words); i++ {
		h, quoted, telling := uint64(fnvOffset), true, false
		for _, w := range words[i : i+shingleWords] {
			h = (h ^ c.hashes[w.form]) * fnvPrime
			quoted = quoted && w.quoted
			telling = telling || w.stem >= 0 && c.weights[w.stem] >= tellingPhrase
		}
		if !quoted && telling && (h>>32)%sampleOneIn == 0 {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
