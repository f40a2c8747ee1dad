package across

import (
	"cmp"
	"math"
	"slices"
)

// What makes two articles one story. The shares and bounds were set by hand on
// the development topics of ECB+, whose articles have no dates.
const (
	leadLines  = 3    // sentences that tell what an article is about
	leadWeight = 2.0  // weight of their words and of the title's
	sameStory  = 0.3  // least mean score between two groups of one story
	faintLink  = 0.05 // cosines below count nothing
	indexTerms = 24   // heaviest words of an article by which others are found
	commonTerm = 1000 // a word among the heaviest of more articles finds none
	closeDays  = 15   // articles published within them are as near as their words
	storyDays  = 60   // articles published so far apart tell no one story
)

// What each likeness of two articles counts, in logits.
const (
	wordsCount  = 6.0
	namesCount  = 10.0
	pairsCount  = 12.0
	placesCount = 2.0
	atOdds      = 6.5 // against, where nothing is alike
)

// outline is an article as stories see it: vectors of its content words, of
// the names and numbers among them, of words that stand side by side, and of
// the names of its places.
type outline struct{ words, names, pairs, places vector }

// near is how likely two articles tell one story, from 0 to 1.
func (o *outline) near(p *outline, words float64) float64 {
	logit := wordsCount*words + namesCount*o.names.dot(p.names) + pairsCount*o.pairs.dot(p.pairs) + placesCount*o.places.dot(p.places) - atOdds
	return 1 / (1 + math.Exp(-logit))
}

// outlines weighs the words of all articles. A pair of words that only one
// article has says nothing of others.
func (c *corpus) outlines(idf []float64) []outline {
	out := make([]outline, len(c.articles))
	counts := make([]map[uint64]float64, len(c.articles))
	df := map[uint64]int{}
	for i, a := range c.articles {
		out[i] = c.outlineOf(a, idf)
		counts[i] = wordPairs(a)
		for k := range counts[i] {
			df[k]++
		}
	}
	ids := map[uint64]int32{}
	for i := range counts {
		pairs := map[int32]float64{}
		for k, n := range counts[i] {
			if df[k] < 2 {
				continue
			}
			id, ok := ids[k]
			if !ok {
				id = int32(len(ids))
				ids[k] = id
			}
			pairs[id] = (1 + math.Log(n)) * c.rarity(df[k])
		}
		out[i].pairs = unit(wide(pairs))
	}
	return out
}

// wordPairs counts the content words of an article that stand side by side.
func wordPairs(a *article) map[uint64]float64 {
	out := map[uint64]float64{}
	for _, l := range a.lines {
		last := int32(-1)
		for _, t := range l.words {
			if t.stem < 0 {
				continue
			}
			if last >= 0 {
				out[uint64(last)<<32|uint64(t.stem)]++
			}
			last = t.stem
		}
	}
	return out
}

// outlineOf weighs the words of an article.
func (c *corpus) outlineOf(a *article, idf []float64) outline {
	all, names, places := map[int32]float64{}, map[int32]float64{}, map[int32]float64{}
	for _, id := range a.titleWords {
		all[id] += leadWeight
	}
	for i, l := range a.lines {
		w := 1.0
		if i < leadLines {
			w = leadWeight
		}
		for _, t := range l.words {
			if t.stem < 0 {
				continue
			}
			all[t.stem] += w
			if t.name || t.digit {
				names[t.stem] = 0
			}
		}
	}
	for id, n := range all {
		all[id] = (1 + math.Log(n)) * idf[id]
		if _, ok := names[id]; ok {
			names[id] = all[id]
		}
	}
	for _, p := range a.places {
		for _, id := range p.words {
			if int(id) < len(idf) {
				places[id] = idf[id]
			}
		}
	}
	return outline{words: unit(c.hashed(all)), names: unit(c.hashed(names)), places: unit(c.hashed(places))}
}

// neighbours lists the pairs of articles that share telling words, with how
// near they are, in order.
func (c *corpus) neighbours(idf []float64) []link {
	ps := c.outlines(idf)
	terms := make([][]term, len(ps))
	posting := map[uint64][]int{}
	for i := range ps {
		terms[i] = ps[i].words.heaviest(indexTerms)
		for _, t := range terms[i] {
			posting[t.id] = append(posting[t.id], i)
		}
	}
	var out []link
	seen := make([]int, len(ps))
	for i := range ps {
		for _, t := range terms[i] {
			if len(posting[t.id]) > commonTerm {
				continue
			}
			for _, k := range posting[t.id] {
				if k >= i {
					break
				}
				if seen[k] == i+1 {
					continue
				}
				seen[k] = i + 1
				if words := ps[i].words.dot(ps[k].words); words >= faintLink {
					out = append(out, link{k, i, ps[i].near(&ps[k], words)})
				}
			}
		}
	}
	slices.SortFunc(out, byPair)
	return out
}

func byPair(x, y link) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) }

// joinStories finds the groups of articles that tell one story. A copy tells
// the story of its original.
func (c *corpus) joinStories(near []link, copies []Copy) [][]int {
	score := map[[2]int]float64{}
	for _, l := range near {
		gap := c.articles[l.a].published.gap(c.articles[l.b].published)
		score[[2]int{l.a, l.b}] = l.score * max(0, min(1, float64(storyDays-gap)/(storyDays-closeDays)))
	}
	for _, v := range copies {
		score[[2]int{min(v.copyAt, v.ofAt), max(v.copyAt, v.ofAt)}] = 1
	}
	links := make([]link, 0, len(score))
	for pair, s := range score {
		links = append(links, link{pair[0], pair[1], s})
	}
	slices.SortFunc(links, byPair)
	return averageLink(len(c.articles), links, sameStory, sameStory, nil)
}
