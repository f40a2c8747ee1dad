package sample

import (
	"math/rand/v2"
	"strings"

	"dateline/schema"
	"dateline/schema/edtf"
)

// Syllables of made-up words; one is not ASCII, so that bytes and code points
// differ.
const (
	onsets = "b d f g k l m n p r s t v z br dr kl st"
	vowels = "a e i o u é ai ou"
)

// word makes up the name of the n-th thing of a kind.
func (o Options) word(kind, n int) string {
	r := o.rng(kind, n)
	on, vo := strings.Fields(onsets), strings.Fields(vowels)
	var b strings.Builder
	for range 2 + r.IntN(2) {
		b.WriteString(on[r.IntN(len(on))])
		b.WriteString(vo[r.IntN(len(vo))])
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// actor is one actor of the world.
func (o Options) actor(n int) schema.Actor {
	if n >= o.Actors {
		return o.nation(n - o.Actors)
	}
	r := o.rng(ofActor, -1-n)
	a := schema.Actor{Name: o.word(ofActor, n) + " " + o.word(ofActor, n+o.Actors), Type: schema.Person, Country: country(r)}
	switch r.IntN(4) {
	case 0:
		a.Type, a.Sector = schema.Organization, "BUS"
	case 1:
		a.Sector, a.Roles = "GOV", []string{"minister of " + strings.ToLower(o.word(ofActor, n/8))}
	}
	return a
}

// country is the code of a made-up country.
func country(r *rand.Rand) string {
	return "X" + string(rune('A'+r.IntN(8))) + string(rune('A'+r.IntN(8)))
}

// place is one place of the world.
func (o Options) place(n int) schema.Place {
	r := o.rng(ofPlace, -1-n)
	lat, lon := float64(r.IntN(1600))/10-80, float64(r.IntN(3600))/10-180
	return schema.Place{Name: o.word(ofPlace, n) + "ville", Country: country(r), Latitude: &lat, Longitude: &lon, GeoNames: 100_000 + n, Kind: "city"}
}

// topic is what articles of a month tell of: its actors and places.
type topic struct {
	month, n       int
	actors, places []int
	words          []string // of a story in a stream of news
}

// topic is one of the topics of the month that a day lies in.
func (o Options) topic(day edtf.Day, n int) topic {
	t := topic{month: int(day-start) / 30, n: n}
	r := o.rng(ofTopic, t.month*topics+n)
	for range cast {
		t.actors = append(t.actors, o.zipf(r, o.Actors))
	}
	for range sites {
		t.places = append(t.places, o.zipf(r, o.Places))
	}
	return t
}

// happening is one event of the world.
type happening struct {
	day                   edtf.Day
	agent, patient, place int
	typ                   string
	deed                  string // in a stream of news
}

// eventTypes are the types that events are of.
const eventTypes = "CONSULT AGREE ASSAULT PROTEST ACCUSE AID"

// happening is the event of a slot of a day in a topic.
func (o Options) happening(t topic, day edtf.Day, slot int) happening {
	r := o.rng(ofEvent, (int(day)*max(topics, o.running())+t.n)*slots+slot)
	types := strings.Fields(eventTypes)
	agent, site := r.IntN(cast), r.IntN(sites)
	h := happening{
		day: day, agent: t.actors[agent], patient: t.actors[(agent+1+r.IntN(cast-1))%cast], place: t.places[site],
		typ: types[r.IntN(len(types))],
	}
	if o.Daily > 0 {
		h.deed = o.words.draw(r)
	}
	return h
}

// zipf is a rank below n: the first come up most, with a share of some per
// cent, most of them hardly ever.
func (o Options) zipf(r *rand.Rand, n int) int {
	return int(rand.NewZipf(r, 1.1, 3, uint64(n-1)).Uint64())
}
