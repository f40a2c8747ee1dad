package across

import "slices"

const (
	shingleWords = 4  // words of a shingle
	fewShingles  = 24 // a text with fewer says nothing about copying
	sampleOneIn  = 4  // share of shingles in the index of candidates
	commonPhrase = 64 // a shingle in more articles is a set phrase
)

// shingles are the hashes of all runs of four words of a text, sorted. Runs
// wholly inside quotation marks are left out: two outlets may quote one speech.
func (c *corpus) shingles(a *article) []uint64 {
	var words []token
	for _, l := range a.lines {
		words = append(words, l.words...)
	}
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

// sharePhrases lists the pairs of texts that have some shingles in common,
// found through a sample of them.
func sharePhrases(sets [][]uint64) []link {
	posting := map[uint64][]int{}
	for i, set := range sets {
		for _, h := range set {
			if (h>>32)%sampleOneIn == 0 && len(posting[h]) <= commonPhrase {
				posting[h] = append(posting[h], i)
			}
		}
	}
	var out []link
	count := make([]int, len(sets))
	for i, set := range sets {
		var met []int
		for _, h := range set {
			for _, k := range posting[h] {
				if k >= i || len(posting[h]) > commonPhrase {
					break
				}
				if count[k]++; count[k] == 2 {
					met = append(met, k)
				}
			}
		}
		for _, k := range met {
			out = append(out, link{k, i, float64(count[k])})
		}
		clear(count)
	}
	slices.SortFunc(out, byPair)
	return out
}
