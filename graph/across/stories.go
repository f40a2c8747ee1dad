package across

import (
	"cmp"
	"slices"
)

// What makes two articles one story.
const (
	sameStory  = 0.45 // least mean score between two groups of one story
	faintLink  = 0.05 // cosines below count nothing
	indexTerms = 24   // heaviest words of an article by which others are found
	commonTerm = 1000 // a word among the heaviest of more articles finds none
	sameDays   = 3    // articles published within them are near
	closeDays  = 15   // articles published within them are as near as their words
	storyDays  = 60   // articles published so far apart tell no one story
)

// neighbours lists the pairs of articles that share telling words, with how
// near they are, in order.
func (c *corpus) neighbours(idf []float64) []link {
	ps := make([]outline, len(c.articles))
	for i, a := range c.articles {
		ps[i] = c.outlineOf(a, idf)
	}
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
		late := max(0, min(1, float64(storyDays-gap)/(storyDays-closeDays)))
		score[[2]int{l.a, l.b}] = l.score * late
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
