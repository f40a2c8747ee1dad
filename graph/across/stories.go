package across

import "cmp"

// What makes two articles one story.
const (
	sameStory  = 0.45 // least mean score between two groups of one story
	faintLink  = 0.05 // cosines below count nothing
	indexTerms = 24   // heaviest words of an article by which others are found
	sameDays   = 3    // articles published within them are near
	closeDays  = 15   // articles published within them are as near as their words
	storyDays  = 60   // articles published so far apart tell no one story
)

func byPair(x, y link) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) }

// nearness is how likely two articles tell one story by their words.
func nearness(o, p *outline) float64 {
	words := o.words.dot(p.words)
	if words < faintLink {
		return 0
	}
	return o.near(p, o.overlap(p, words))
}

// timely is how much of their nearness two articles keep, by the days between
// their publication.
func timely(a, b *outline) float64 {
	gap := a.appeared.gap(b.appeared)
	return max(0, min(1, float64(storyDays-gap)/(storyDays-closeDays)))
}
