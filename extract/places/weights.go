package places

import (
	"math"

	"dateline/extract/places/gazetteer"
)

// weights measure the evidence on the scale of the natural logarithm of
// population.
type weights struct {
	contained float64 // stated: "Paris, Texas"
	country   float64 // times the country's share of the article's votes
	division  float64 // times the division's share of the country's votes
	near      float64 // for each place within nearKm, or the division around
	county    float64 // for each place of the same county
	nearLimit float64 // at most for all of them
	dateline  float64 // votes of a place in the dateline, beside its own

	countryPrior, regionPrior, featurePrior, countyPrior float64
	capital, seat, district, foreign                     float64
}

// defaults are weights chosen by hand and by coordinate search on local news.
func defaults() weights {
	return weights{
		contained: 12, country: 4.5, division: 9, near: 1.1, county: 3, nearLimit: 6, dateline: 1,
		countryPrior: 16, regionPrior: 14.5, featurePrior: 13.5, countyPrior: 10,
		capital: 1.5, seat: .7, district: -2, foreign: -4,
	}
}

const (
	nearKm = 161.0 // a hundred miles, the usual radius of the field
	rounds = 3
)

// prior is how likely a place is meant before the article is looked at.
func (w *weights) prior(p *gazetteer.Place) float64 {
	score := 0.0
	switch p.Kind {
	case gazetteer.KindCountry, gazetteer.KindContinent:
		score = w.countryPrior
	case gazetteer.KindRegion:
		score = w.regionPrior
	case gazetteer.KindCity:
		score = math.Log(float64(max(p.Population, 500)))
	case gazetteer.KindDistrict:
		score = math.Log(float64(max(p.Population, 500))) + w.district
	case gazetteer.KindCounty:
		score = w.countyPrior
	default:
		score = w.featurePrior
	}
	if p.Capital {
		score += w.capital
	} else if p.Seat {
		score += w.seat
	}
	if p.Foreign {
		score += w.foreign
	}
	return score
}
