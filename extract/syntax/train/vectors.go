package main

import (
	"math"
	"sort"

	"dateline/extract/syntax/internal/hashed"
	"dateline/extract/syntax/internal/neural"
)

// Settings of the word vectors.
const (
	vectorDim    = 48
	vectorWindow = 2
	vectorOthers = 5
	vectorEpochs = 5
	vectorLeast  = 3
	vectorRate   = 0.025
	vectorSize   = 0.4  // root mean square in the end
	vectorRare   = 1e-3 // share of the text above which a word is often passed over
)

// wordVectors makes vectors of the words of texts, hashes in lower case, by
// skip-gram with negative samples (Mikolov et al. 2013) and an output vector
// for every place in the window (Ling et al. 2015). Row i is that of number i.
func wordVectors(texts [][]uint64, words *neural.Vocabulary) []float32 {
	n := words.Size()
	rnd := random(77)
	in := newWeights(n*vectorDim, 0.5/vectorDim, &rnd).w
	out := make([]float32, 2*vectorWindow*n*vectorDim)
	ids, counts, total := numbered(texts, words)
	bag := noise(counts)
	keep := make([]float32, n)
	for w, c := range counts {
		x := float64(c) / float64(total) / vectorRare
		keep[w] = float32((math.Sqrt(x) + 1) / max(x, 1e-9))
	}
	grad := make([]float32, vectorDim)
	done := 0
	for range vectorEpochs {
		for _, text := range ids {
			rate := float32(vectorRate * max(1e-3, 1-float64(done)/float64(vectorEpochs*total)))
			done += len(text)
			for i, w := range text {
				if w == neural.Unknown || rnd.share() > keep[w] {
					continue
				}
				v := in[int(w)*vectorDim:][:vectorDim]
				for place := range 2 * vectorWindow {
					k := i + place - vectorWindow
					if place >= vectorWindow {
						k++
					}
					if k < 0 || k >= len(text) || text[k] == neural.Unknown {
						continue
					}
					clear(grad)
					for s := range vectorOthers + 1 {
						c, label := text[k], float32(1)
						if s > 0 {
							c, label = bag[rnd.below(len(bag))], 0
						}
						o := out[(place*n+int(c))*vectorDim:][:vectorDim]
						g := rate * (label - float32(1/(1+math.Exp(-float64(dot(v, o))))))
						add(grad, o, g)
						add(o, v, g)
					}
					add(v, grad, 1)
				}
			}
		}
	}
	return sized(in)
}

// numbered turns hashes into numbers, and counts these.
func numbered(texts [][]uint64, words *neural.Vocabulary) (ids [][]int32, counts []int, total int) {
	counts = make([]int, words.Size())
	for _, text := range texts {
		list := make([]int32, len(text))
		for i, w := range text {
			list[i] = words.ID(w)
			counts[list[i]]++
		}
		ids = append(ids, list)
		total += len(text)
	}
	return ids, counts, total
}

// noise lists words as often as they are drawn as negative samples.
func noise(counts []int) []int32 {
	var out []int32
	for w := neural.Reserved; w < len(counts); w++ {
		for range int(math.Ceil(math.Pow(float64(counts[w]), 0.75))) {
			out = append(out, int32(w))
		}
	}
	return out
}

// sized brings vectors to their size; the reserved ones are 0.
func sized(v []float32) []float32 {
	clear(v[:neural.Reserved*vectorDim])
	square := 0.0
	for _, x := range v {
		square += float64(x) * float64(x)
	}
	unit := float32(vectorSize / math.Sqrt(square/float64(len(v))))
	for i := range v {
		v[i] = max(-4*vectorSize, min(4*vectorSize, v[i]*unit))
	}
	return v
}

// neuralLexicon numbers the words that are seen twice in the treebanks, then
// those seen vectorLeast times in all texts; the pieces are those seen three
// times in the treebanks. drop is how often a word is hidden in training.
func neuralLexicon(train []sentence, texts [][]uint64, class func(hashed.Form) uint64) (lex *neural.Lexicon, drop []float32) {
	own, pieces, all := map[uint64]int{}, map[uint64]int{}, map[uint64]int{}
	var keys [neural.Pieces]uint64
	for _, s := range train {
		for _, f := range formsOf(nil, s.words) {
			own[f.Lower]++
			neural.PieceKeys(&f, class(f), &keys)
			for _, k := range keys {
				pieces[k]++
			}
		}
	}
	for _, t := range texts {
		for _, w := range t {
			all[w]++
		}
	}
	words := frequent(own, 2)
	trained := len(words)
	for _, w := range frequent(all, vectorLeast) {
		if own[w] < 2 {
			words = append(words, w)
		}
	}
	lex = &neural.Lexicon{Words: neural.NewVocabulary(words), Pieces: neural.NewVocabulary(frequent(pieces, 3)), Trained: trained}
	drop = make([]float32, trained+neural.Reserved)
	for i, w := range words[:trained] {
		drop[i+neural.Reserved] = 0.25 / (0.25 + float32(own[w]))
	}
	return lex, drop
}

// frequent lists the hashes with a count of least or more, sorted.
func frequent(counts map[uint64]int, least int) []uint64 {
	var out []uint64
	for w, n := range counts {
		if n >= least {
			out = append(out, w)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}
