package across

import "math"

const (
	leadLines  = 3   // sentences that tell what an article is about
	leadWeight = 2.0 // weight of their words and of the title's
)

// outline is an article as stories see it.
type outline struct {
	words     vector // content words
	names     vector // names and numbers among them
	numbers   vector
	pairs     vector // words that stand side by side
	places    vector // names of places
	lead      vector // names in the lead
	weekdays  uint8  // in the lead, a bit for each
	published days
}

// What each likeness of two articles counts, in logits: round figures between
// those that logistic regressions on two halves of the development topics gave.
const (
	wordsCount   = 4.0
	namesCount   = 5.5
	numbersCount = 2.0
	pairsCount   = 4.0
	placesCount  = 1.5
	othersCount  = -2.0 // each lead has names that the other article lacks
	weekdayCount = 1.0  // the leads name one day of the week, or, where nothing dates the articles, against: two
	sameCount    = 3.5  // published within sameDays
	closeCount   = 2.0  // published within storyDays
	atOdds       = -3.5 // where nothing is known
)

// near is how likely two articles tell one story, from 0 to 1. What happens
// again is told in the same words; who is in it, where and when, differs.
func (o *outline) near(p *outline, words float64) float64 {
	logit := atOdds + o.alike(p, words)
	switch {
	case o.weekdays&p.weekdays != 0:
		logit += weekdayCount
	case o.weekdays != 0 && p.weekdays != 0 && !o.published.known && !p.published.known:
		logit -= weekdayCount
	}
	if o.published.known && p.published.known {
		switch gap := o.published.gap(p.published); {
		case gap <= sameDays:
			logit += sameCount
		case gap <= storyDays:
			logit += closeCount
		}
	}
	return 1 / (1 + math.Exp(-logit))
}

// alike is what two texts have in common, whatever their dates.
func (o *outline) alike(p *outline, words float64) float64 {
	return wordsCount*words + namesCount*o.names.dot(p.names) + numbersCount*o.numbers.dot(p.numbers) +
		pairsCount*o.pairs.dot(p.pairs) + placesCount*o.places.dot(p.places) +
		othersCount*min(o.lead.lacks(p.words), p.lead.lacks(o.words))
}

// outlineOf weighs the words of an article.
func (c *corpus) outlineOf(a *article, idf []float64) outline {
	all, names, numbers, lead := map[int32]float64{}, map[int32]float64{}, map[int32]float64{}, map[int32]float64{}
	out := outline{}
	if !a.lent { // a date from what articles have in common adds nothing to it
		out.published = a.published
	}
	for _, id := range a.titleWords {
		all[id] += leadWeight
	}
	for i, l := range a.lines {
		weight, first := 1.0, i < leadLines
		if first {
			weight = leadWeight
		}
		for _, t := range l.words {
			switch {
			case t.stem < 0 && first:
				out.weekdays |= c.weekdays[c.forms[t.form]]
			case t.stem < 0:
			case t.digit:
				all[t.stem] += weight
				names[t.stem] += weight
				numbers[t.stem]++
			default:
				all[t.stem] += weight
				if t.name {
					names[t.stem] += weight
				}
				if t.name && first {
					lead[t.stem]++
				}
			}
		}
	}
	for id := range names {
		names[id] = all[id]
	}
	weigh := func(counts map[int32]float64) vector {
		for id, n := range counts {
			counts[id] = (1 + math.Log(n)) * idf[id]
		}
		return unit(c.hashed(counts))
	}
	out.words, out.names, out.numbers, out.lead = weigh(all), weigh(names), weigh(numbers), weigh(lead)
	out.pairs = c.wordPairs(a, idf)
	places := map[int32]float64{}
	for _, p := range a.places {
		for _, id := range p.words {
			places[id] = idf[id]
		}
	}
	out.places = unit(c.hashed(places))
	return out
}

// wordPairs are the content words of an article that stand side by side, each
// pair as telling as its words are in the mean.
func (c *corpus) wordPairs(a *article, idf []float64) vector {
	counts, weights := map[uint64]float64{}, map[uint64]float64{}
	for _, l := range a.lines {
		last := int32(-1)
		for _, t := range l.words {
			if t.stem < 0 {
				continue
			}
			if last >= 0 {
				id := (c.hashes[last]*fnvPrime ^ c.hashes[t.stem]) * fnvPrime
				counts[id]++
				weights[id] = (idf[last] + idf[t.stem]) / 2
			}
			last = t.stem
		}
	}
	for id, n := range counts {
		weights[id] *= 1 + math.Log(n)
	}
	return unit(weights)
}
