package across

import (
	"cmp"
	"math"
	"slices"
)

// term is one weighted word of a vector, by its hash: sums come out the same
// whatever other words are known.
type term struct {
	id     uint64
	weight float64
}

// vector is a sparse vector of length 1, in order of id.
type vector []term

// dot is the cosine of two vectors of length 1.
func (v vector) dot(o vector) float64 {
	sum := 0.0
	for i, k := 0, 0; i < len(v) && k < len(o); {
		x, y := v[i].id, o[k].id
		if x == y {
			sum += v[i].weight * o[k].weight
		}
		if x <= y { // two steps without a jump: which comes first cannot be foreseen
			i++
		}
		if y <= x {
			k++
		}
	}
	return sum
}

// heaviest are the n terms of most weight, ties in order of id.
func (v vector) heaviest(n int) []term {
	out := slices.Clone(v)
	slices.SortFunc(out, func(a, b term) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id))
	})
	return out[:min(n, len(out))]
}

// lacks is the share of the squared weights of v whose terms o does not hold.
func (v vector) lacks(o vector) float64 {
	missing, all, k := 0.0, 0.0, 0
	for _, t := range v { // few, against many
		n, _ := slices.BinarySearchFunc(o[k:], t.id, func(x term, id uint64) int { return cmp.Compare(x.id, id) })
		k += n
		all += t.weight * t.weight
		if k == len(o) || o[k].id != t.id {
			missing += t.weight * t.weight
		}
	}
	if all == 0 {
		return 0
	}
	return missing / all
}

// unit sorts terms by id and scales them to length 1.
func unit(weights map[uint64]float64) vector {
	v := make(vector, 0, len(weights))
	for id, w := range weights {
		v = append(v, term{id, w})
	}
	slices.SortFunc(v, func(a, b term) int { return cmp.Compare(a.id, b.id) })
	sum := 0.0
	for _, t := range v {
		sum += t.weight * t.weight
	}
	if norm := math.Sqrt(sum); norm > 0 {
		for i := range v {
			v[i].weight /= norm
		}
	}
	return v
}

// hashed is weights of words by their hashes.
func (c *corpus) hashed(weights map[int32]float64) map[uint64]float64 {
	out := make(map[uint64]float64, len(weights))
	for id, w := range weights {
		out[c.hashes[id]] = w
	}
	return out
}

// idf is how telling each stem is. It depends on the word alone, so that what
// two articles have in common weighs the same whatever else is known.
func (c *corpus) idf() []float64 {
	out := make([]float64, len(c.forms))
	for id, form := range c.forms {
		out[id] = c.telling(form)
	}
	return out
}

// telling is the idf of a stem: the negated logarithm of the share of texts
// that hold it, in the background or in news, whichever is more.
func (t *tables) telling(stem string) float64 {
	share := max(float64(t.standsIn[stem]+1)/t.texts, t.inNews[stem])
	return -math.Log(share)
}

// Share is in what share of texts a stem stands.
type Share struct {
	Stem  string
	Share float64
}

// Shares are the stems that telling goes by, the most frequent first. An error
// is a fault of the build.
func Shares() ([]Share, error) {
	t, err := loadTables()
	if err != nil {
		return nil, err
	}
	var out []Share
	for stem := range t.standsIn {
		out = append(out, Share{stem, math.Exp(-t.telling(stem))})
	}
	for stem, share := range t.inNews {
		if t.standsIn[stem] == 0 {
			out = append(out, Share{stem, share})
		}
	}
	slices.SortFunc(out, func(a, b Share) int { return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Stem, b.Stem)) })
	return out, nil
}

// StemCounts says in how many of the texts each stem stands, function words
// left out: what train makes the background of. An error is a fault of the
// build.
func StemCounts(texts []string) (map[string]int, error) {
	t, err := loadTables()
	if err != nil {
		return nil, err
	}
	out := map[string]int{}
	for _, text := range texts {
		words, _ := splitWords(text, false)
		seen := map[string]bool{}
		for _, w := range words {
			if stem := t.stem(w.form); !t.stop[w.form] && !seen[stem] {
				seen[stem] = true
				out[stem]++
			}
		}
	}
	return out, nil
}
