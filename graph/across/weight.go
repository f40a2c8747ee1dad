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
		switch {
		case v[i].id < o[k].id:
			i++
		case v[i].id > o[k].id:
			k++
		default:
			sum += v[i].weight * o[k].weight
			i++
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

// idf is how telling each stem is: the logarithm of the share of articles that
// hold it, where some unseen articles without it are added so that few
// articles do not make every word common.
func (c *corpus) idf() []float64 {
	df := make([]int32, len(c.forms))
	seen := make([]int32, len(c.forms))
	for n, a := range c.articles {
		mark := func(id int32) {
			if id >= 0 && seen[id] != int32(n+1) {
				seen[id] = int32(n + 1)
				df[id]++
			}
		}
		for _, id := range a.titleWords {
			mark(id)
		}
		for _, l := range a.lines {
			for _, w := range l.words {
				mark(w.stem)
			}
		}
	}
	out := make([]float64, len(df))
	for id, n := range df {
		out[id] = c.rarity(int(n))
	}
	return out
}

// rarity is the idf of what n articles have.
func (c *corpus) rarity(n int) float64 {
	return math.Log(float64(len(c.articles)+unseenArticles) / float64(n+1))
}

// unseenArticles stand for the rest of the news in idf.
const unseenArticles = 1000

func wide(m map[int32]float64) map[uint64]float64 {
	out := make(map[uint64]float64, len(m))
	for k, v := range m {
		out[uint64(k)] = v
	}
	return out
}
