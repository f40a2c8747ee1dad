package places

import (
	"math"
	"slices"

	"dateline/extract/places/gazetteer"
)

// candidate is one place that a toponym may mean.
type candidate struct {
	place gazetteer.Place
	prior float64 // log scale, from size and kind alone
	score float64
}

// Weights of the evidence, on the scale of the natural logarithm of
// population; chosen by hand on local and world news.
const (
	containedWeight = 12.0 // stated: "Paris, Texas"
	countryWeight   = 4.0  // times the country's share of the article's votes
	divisionWeight  = 5.0  // times the division's share of the country's votes
	nearWeight      = 1.2  // for each of up to three places within nearKm
	datelineWeight  = 1.0
	nearKm          = 161.0
	rounds          = 3
)

// prior is how likely a place is meant before the article is looked at.
func prior(p gazetteer.Place) float64 {
	score := math.Log(float64(max(p.Population, 500)))
	switch p.Kind {
	case gazetteer.KindCountry, gazetteer.KindContinent:
		score = 19
	case gazetteer.KindRegion:
		score = 14.5
	case gazetteer.KindSea, gazetteer.KindSite, gazetteer.KindRiver, gazetteer.KindIsland, gazetteer.KindMountain, gazetteer.KindLake, gazetteer.KindDesert:
		score = 13.5
	case gazetteer.KindCounty:
		score = 10
	case gazetteer.KindDistrict:
		score -= 2
	}
	if p.Capital {
		score += 2
	} else if p.Seat {
		score += 1
	}
	if p.Foreign {
		score -= 4
	}
	return score
}

// resolve chooses a place for every toponym. Votes and nearness depend on the
// choices, so it goes round a few times.
func (w *work) resolve() {
	for _, t := range w.toponyms {
		if t.candidates == nil {
			for _, p := range w.gaz.Places(t.name) {
				t.candidates = append(t.candidates, candidate{place: p, prior: prior(p)})
			}
		}
		for k := range t.candidates {
			t.candidates[k].score = t.candidates[k].prior + w.contained(t, &t.candidates[k].place)
		}
		t.choose()
	}
	for range rounds {
		votes := w.vote()
		for _, t := range w.toponyms {
			for k := range t.candidates {
				c := &t.candidates[k]
				c.score = c.prior + w.contained(t, &c.place) + votes.support(t, &c.place) + w.near(t, &c.place)
			}
		}
		for _, t := range w.toponyms {
			t.choose()
		}
	}
}

// choose takes the candidate with the highest score.
func (t *toponym) choose() {
	t.best = -1
	for k := range t.candidates {
		if t.best < 0 || t.candidates[k].score > t.candidates[t.best].score {
			t.best = k
		}
	}
}

// contained is the weight of a stated container that holds p.
func (w *work) contained(t *toponym, p *gazetteer.Place) float64 {
	for i := range t.within {
		if holds(&t.within[i], p) {
			return containedWeight
		}
	}
	return 0
}

// holds reports whether c is a country, division or county that p lies in.
func holds(c, p *gazetteer.Place) bool {
	if c.Country != p.Country || c.GeoNames != 0 && c.GeoNames == p.GeoNames {
		return false
	}
	switch c.Kind {
	case gazetteer.KindCountry:
		return p.Kind != gazetteer.KindCountry
	case gazetteer.KindCounty:
		return c.County == p.County
	}
	return c.Admin != "" && c.Admin == p.Admin
}

// ballot is what the article speaks of: shares of countries and divisions.
type ballot struct {
	countries, divisions map[string]float64
	all                  float64
	own                  map[*toponym]map[string]float64 // what each toponym itself voted
}

// vote counts each toponym for the countries and divisions of its candidates,
// by how likely they are now.
func (w *work) vote() *ballot {
	b := &ballot{countries: map[string]float64{}, divisions: map[string]float64{}, own: map[*toponym]map[string]float64{}}
	for c, v := range w.countries {
		v = min(v, 4)
		b.countries[c] += v
	}
	for _, t := range w.toponyms {
		b.count(t)
	}
	for _, c := range sortedKeys(b.countries) {
		b.all += b.countries[c]
	}
	return b
}

// count adds the votes of one toponym.
func (b *ballot) count(t *toponym) {
	if t.best < 0 {
		return
	}
	weight := 1 + math.Log(float64(len(t.mentions)))
	for _, m := range t.mentions {
		if m.dateline {
			weight += datelineWeight
			break
		}
	}
	if len(t.within) > 0 {
		weight++
	}
	top := t.candidates[t.best].score
	sum := 0.0
	for k := range t.candidates {
		sum += math.Exp((t.candidates[k].score - top) / 2)
	}
	own := map[string]float64{}
	for k := range t.candidates {
		p := &t.candidates[k].place
		share := weight * math.Exp((t.candidates[k].score-top)/2) / sum
		if p.Country == "" || share < .01 {
			continue
		}
		b.countries[p.Country] += share
		own[p.Country] += share
		if p.Admin != "" {
			b.divisions[p.Country+"."+p.Admin] += share
			own[p.Country+"."+p.Admin] += share
		}
	}
	b.own[t] = own
}

// support is what the rest of the article says for p.
func (b *ballot) support(t *toponym, p *gazetteer.Place) float64 {
	if p.Country == "" || b.all == 0 {
		return 0
	}
	own := b.own[t]
	mine := 0.0
	for _, c := range sortedKeys(own) {
		if len(c) == 3 {
			mine += own[c]
		}
	}
	rest := b.all - mine
	if rest <= 0 {
		return 0
	}
	country := max(0, b.countries[p.Country]-own[p.Country])
	score := countryWeight * country / (rest + 1)
	if p.Admin != "" {
		division := p.Country + "." + p.Admin
		score += divisionWeight * max(0, b.divisions[division]-own[division]) / (country + 1)
	}
	return score
}

// near is the weight of other resolved places in the neighbourhood of p.
func (w *work) near(t *toponym, p *gazetteer.Place) float64 {
	if p.Kind == gazetteer.KindCountry || p.Kind == gazetteer.KindContinent || p.Kind == gazetteer.KindSea {
		return 0
	}
	n := 0
	for _, o := range w.toponyms {
		if o == t || o.best < 0 {
			continue
		}
		q := &o.candidates[o.best].place
		if q.Kind == gazetteer.KindCountry || q.Kind == gazetteer.KindContinent || q.Kind == gazetteer.KindSea {
			continue
		}
		if math.Abs(q.Lat-p.Lat) < 2 && km(p.Lat, p.Long, q.Lat, q.Long) < nearKm {
			n++
		}
	}
	return nearWeight * float64(min(n, 3))
}

// km is the great-circle distance.
func km(lat1, long1, lat2, long2 float64) float64 {
	const rad = math.Pi / 180
	a := math.Sin((lat1 - lat2) * rad / 2)
	b := math.Sin((long1 - long2) * rad / 2)
	h := a*a + math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b
	return 12742 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// sortedKeys are the keys of a map in order, so that sums do not depend on
// the order of the map.
func sortedKeys(m map[string]float64) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
