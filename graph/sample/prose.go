package sample

import (
	"math/rand/v2"
	"sort"
	"strings"
	"sync"

	"dateline/graph/across"
	"dateline/schema"
	"dateline/schema/edtf"
)

// News tells a stream of news apart from what tests ask for: with Daily given,
// articles tell in words that are spread as in news of the stories of their
// day, of which a few go on for weeks and most are told for days, by a handful
// of articles each.
const (
	runningEvery = 3   // articles a day to a story that is running
	longStories  = 4   // of those running
	longLife     = 28  // days
	shortLife    = 4   // days
	proseLines   = 14  // sentences beside those with statements and events
	lineWords    = 10  // content words of one
	fresh        = 5   // one word in so many belongs to the story
	storyWords   = 40  // of which a story makes use, unevenly
	inventedOf   = 3   // one of so many of them is in no dictionary
	newsStories  = 100 // words for the story at most as common as in one text of so many
	reworded     = 4   // one report in so many has another word for what happened
	titleWords   = 7
	overWords    = 5 // of what an event is about
)

// wording is the words of news, each with the sum of the shares of texts in
// which it and those before it stand; those from rare on are rare.
type wording struct {
	words []string
	sums  []float64
	rare  int
}

var loadWording = sync.OnceValues(func() (*wording, error) {
	shares, err := across.Shares()
	if err != nil {
		return nil, err
	}
	w := &wording{rare: len(shares)}
	sum := 0.0
	for i, s := range shares {
		sum += s.Share
		w.words, w.sums = append(w.words, s.Stem), append(w.sums, sum)
		if s.Share < 1.0/newsStories && i < w.rare {
			w.rare = i
		}
	}
	return w, nil
})

// draw is a word that comes up as often as in news.
func (w *wording) draw(r *rand.Rand) string {
	return w.words[sort.SearchFloat64s(w.sums, r.Float64()*w.sums[len(w.sums)-1])]
}

// even is a rank below n, less unevenly than zipf: names of people here all say
// much, but those that are in the news every day do not.
func even(r *rand.Rand, n int) int {
	return int(rand.NewZipf(r, 1.1, 500, uint64(n-1)).Uint64())
}

// countries are the actors behind those of the world that are in the news every
// day, under names that say little.
const (
	countries   = 60
	nations     = 2   // countries in a story
	nationWords = 100 // words more common than the names of countries
)

// nation is one country as an actor.
func (o Options) nation(n int) schema.Actor {
	name := o.words.words[nationWords+2*n]
	return schema.Actor{Name: strings.ToUpper(name[:1]) + name[1:], Type: schema.Country, Country: "Y" + string(rune('A'+n/26)) + string(rune('A'+n%26))}
}

// running is how many stories are told at a time.
func (o Options) running() int {
	if o.Daily == 0 {
		return 0
	}
	return max(longStories, o.Daily/runningEvery)
}

// story is one that is running on a day: those of a rank follow each other.
func (o Options) story(day edtf.Day, rank int) topic {
	life := shortLife
	if rank < longStories {
		life = longLife
	}
	turn := (int(day-start) + rank) / life
	t := topic{month: turn, n: rank}
	r := o.rng(ofStory, turn*o.running()+rank)
	for range cast - nations {
		t.actors = append(t.actors, even(r, o.Actors))
	}
	for range nations {
		t.actors = append(t.actors, o.Actors+o.zipf(r, countries))
	}
	for range sites {
		t.places = append(t.places, even(r, o.Places))
	}
	for i := range storyWords {
		if i%inventedOf == 0 {
			t.words = append(t.words, strings.ToLower(o.word(ofStory, r.IntN(1<<30))))
		} else {
			t.words = append(t.words, o.words.words[o.words.rare+r.IntN(len(o.words.words)-o.words.rare)])
		}
	}
	return t
}

// prose is some words on the story.
func (w *writer) prose(n int) string {
	out := make([]string, 0, n)
	for range n {
		if w.r.IntN(fresh) == 0 {
			out = append(out, w.topic.words[w.zipf(w.r, len(w.topic.words))])
		} else {
			out = append(out, w.words.draw(w.r))
		}
	}
	return strings.Join(out, " ")
}

// tellsAround writes a paragraph in which nobody says or does anything.
func (w *writer) tellsAround() {
	w.block(schema.Paragraph, func() {
		for range proseLines {
			w.sentence(func() {
				text := w.prose(lineWords)
				w.write(strings.ToUpper(text[:1]) + text[1:] + ".")
			})
		}
	})
}
