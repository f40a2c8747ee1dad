package across

import (
	"cmp"
	"math"
	"slices"
)

// What makes two articles one story. The weights were set on the development
// topics of ECB+.
const (
	leadLines  = 3    // sentences that tell what an article is about
	leadWeight = 2.0  // weight of their words and of the title's
	nameShare  = 0.6  // part of the score that names and numbers give
	sameStory  = 0.27 // least mean score between two groups of one story
	faintLink  = 0.05 // cosines below count nothing
	indexTerms = 24   // heaviest words of an article by which others are found
	commonTerm = 1000 // a word among the heaviest of more articles finds none
	closeDays  = 7    // articles published within them are as near as their words
	storyDays  = 30   // articles published so far apart tell no one story
)

// outline is an article as stories see it.
type outline struct {
	all   vector // every content word
	names vector // names and numbers
}

// outlineOf weighs the words of an article.
func (c *corpus) outlineOf(a *article, idf []float64) outline {
	all, names := map[int32]float64{}, map[int32]float64{}
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
	return outline{unit(all), unit(names)}
}

// neighbours lists the pairs of articles that share telling words, with how
// near they are, in order.
func (c *corpus) neighbours(idf []float64) []link {
	ps := make([]outline, len(c.articles))
	terms := make([][]term, len(ps))
	posting := map[int32][]int{}
	for i, a := range c.articles {
		ps[i] = c.outlineOf(a, idf)
		terms[i] = ps[i].all.heaviest(indexTerms)
		for _, t := range terms[i] {
			posting[t.id] = append(posting[t.id], i)
		}
	}
	var out []link
	seen := make([]int, len(ps))
	for i, p := range ps {
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
				if all := p.all.dot(ps[k].all); all >= faintLink {
					out = append(out, link{k, i, (1-nameShare)*all + nameShare*p.names.dot(ps[k].names)})
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
