package places

import (
	"math"
	"slices"
	"strings"

	"dateline/extract/places/gazetteer"
)

// candidate is one place that a toponym may mean.
type candidate struct {
	place gazetteer.Place
	prior float64 // log scale, from size and kind alone
	score float64
}

// resolve chooses a place for every toponym. Votes and nearness depend on the
// choices, so it goes round a few times.
func (w *work) resolve() {
	w.all = append(append(w.all[:0], w.toponyms...), w.hidden...)
	homes := map[string]bool{}
	for _, t := range w.hidden {
		homes[gazetteer.Key(t.name)] = t.home
	}
	for _, t := range w.all {
		if t.candidates == nil {
			t.candidates = w.candidates(t)
		}
		home := t.home || homes[gazetteer.Key(t.name)]
		for k := range t.candidates {
			if c := &t.candidates[k]; home && c.place.Kind != gazetteer.KindSea || t.local && c.place.Kind == gazetteer.KindCity {
				c.prior = min(c.prior, homePrior)
			}
		}
		for k := range t.candidates {
			t.candidates[k].score = t.candidates[k].prior + w.contained(t, &t.candidates[k].place)
		}
		t.choose()
	}
	for range rounds {
		votes := w.vote()
		for _, t := range w.all {
			for k := range t.candidates {
				c := &t.candidates[k]
				c.score = c.prior + w.contained(t, &c.place) + votes.support(t, &c.place) + w.near(t, &c.place)
			}
		}
		for _, t := range w.all {
			t.choose()
		}
	}
}

// homePrior bounds what its size says for the home of an outlet.
const homePrior = 11.5

// maxCandidates bounds the work on names like Springfield.
const maxCandidates = 40

// candidates are the places that bear a name, or the name without the
// direction before it ("western Norland"). For a site that the gazetteer does
// not know they are the places with whose name it opens ("Grimble Town Hall").
func (w *work) candidates(t *toponym) []candidate {
	name := w.kinds.itself(t.name)
	ps := w.gaz.Places(name)
	for len(ps) == 0 {
		first, rest, more := strings.Cut(name, " ")
		if !more || !w.kinds.before[strings.ToLower(first)] {
			break
		}
		name = rest
		ps = w.gaz.Places(name)
	}
	if len(ps) == 0 {
		ps = w.joint(t.name)
	}
	if len(ps) == 0 && (w.kinds.of(t.name) == site || w.ofCounty(t.name)) {
		ps, t.inside = w.around(t.name), true
	}
	out := make([]candidate, 0, min(len(ps), maxCandidates))
	for _, p := range ps[:min(len(ps), maxCandidates)] {
		out = append(out, candidate{place: p, prior: w.weights.prior(&p)})
	}
	return out
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
			return w.weights.contained
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
	weights              *weights
	countries, divisions map[string]float64
	all, allCues         float64
	cues                 map[string]float64              // countries that other words speak of, which says nothing of their divisions
	own                  map[*toponym]map[string]float64 // what each toponym itself voted
}

// vote counts each toponym for the countries and divisions of its candidates,
// by how likely they are now.
func (w *work) vote() *ballot {
	b := &ballot{weights: w.weights, cues: w.cued, countries: map[string]float64{}, divisions: map[string]float64{}, own: map[*toponym]map[string]float64{}}
	for c, v := range w.countries {
		v = min(v, 4)
		b.countries[c] += v
	}
	for d, v := range w.divisions {
		b.divisions[d] += min(v, 4)
	}
	for _, t := range w.all {
		b.count(t)
	}
	for _, c := range sortedKeys(b.countries) {
		b.all += b.countries[c]
	}
	for _, c := range sortedKeys(b.cues) {
		b.allCues += b.cues[c]
	}
	return b
}

// count adds the votes of one toponym.
func (b *ballot) count(t *toponym) {
	if t.best < 0 {
		return
	}
	weight := t.weight
	if len(t.mentions) > 0 {
		weight = 1 + math.Log(float64(len(t.mentions)))
	}
	for _, m := range t.mentions {
		if m.dateline {
			weight += b.weights.dateline
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
	if p.Country == "" || b.all+b.allCues == 0 {
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
	if rest+b.allCues <= 0 {
		return 0
	}
	country := max(0, b.countries[p.Country]-own[p.Country])
	score := b.weights.country * (country + b.cues[p.Country]) / (rest + b.allCues + 1)
	if p.Admin != "" {
		division := p.Country + "." + p.Admin
		score += b.weights.division * max(0, b.divisions[division]-own[division]) / (country + 1)
	}
	return score
}

// near is the weight of other places of the article in the neighbourhood of
// p or around it: each counts by its best candidate, less so where that is not
// the likeliest one.
func (w *work) near(t *toponym, p *gazetteer.Place) float64 {
	if wide(p) {
		return 0
	}
	sum := 0.0
	for _, o := range w.all {
		if o == t || o.best < 0 {
			continue
		}
		top, best := o.candidates[o.best].score, 0.0
		for k := range o.candidates {
			c := &o.candidates[k]
			if v := w.weights.closeness(p, &c.place); v > best {
				best = max(best, v*math.Exp(min(0, (c.score-top)/6)))
			}
		}
		sum += best
	}
	return min(sum, w.weights.nearLimit)
}

// wide reports whether a place is too large for distances to mean anything.
func wide(p *gazetteer.Place) bool {
	return p.Kind == gazetteer.KindCountry || p.Kind == gazetteer.KindContinent || p.Kind == gazetteer.KindSea
}

// closeness is what one place in the neighbourhood is worth.
func (w *weights) closeness(p, q *gazetteer.Place) float64 {
	switch {
	case wide(q) || p.GeoNames == q.GeoNames && p.Name == q.Name:
		return 0
	case p.County != "" && p.County == q.County:
		return w.county
	case q.Kind == gazetteer.KindRegion && q.Admin != "" && q.Admin == p.Admin && q.Country == p.Country:
		return w.near
	case math.Abs(q.Lat-p.Lat) < 1.5 && p.Kind != gazetteer.KindRegion && q.Kind != gazetteer.KindRegion && km(p.Lat, p.Long, q.Lat, q.Long) < nearKm:
		return w.near
	}
	return 0
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
