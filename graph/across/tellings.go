package across

import "math"

// teller is an article as it is compared for stories.
type teller struct {
	*outline
	original string // hash, "" for none
}

func (l *linker) tellers(hashes []string) []teller {
	out := make([]teller, len(hashes))
	for i, h := range hashes {
		out[i] = teller{l.shape(h), l.texts.of(h).original}
	}
	return out
}

// toldBy is how likely two articles tell one story by their nearness: a copy
// tells that of its original.
func toldBy(a, b teller, near func() float64) float64 {
	if a.original == b.hash || b.original == a.hash {
		return 1
	}
	if share := timely(a.outline, b.outline); share > 0 {
		return near() * share
	}
	return 0
}

// told is how likely two articles tell one story.
func (l *linker) told(a, b teller) kinship {
	return stepsOf(toldBy(a, b, func() float64 { return l.nearness(a.outline, b.outline) }))
}

// kinship is how likely two articles tell one story, in steps, and in its lowest
// bit whether they are surely linked. Steps are a power of two: sums of scores
// are exact, in whatever order.
type kinship uint16

const (
	kinshipSteps = 1 << 14
	surely       = 1
)

func stepsOf(score float64) kinship { return kinship(math.Round(score*kinshipSteps)) << 1 }

func (t kinship) score() float64 { return float64(t>>1) / kinshipSteps }
func (t kinship) sure() bool     { return t&surely != 0 }

// link says whether what two articles tell links them surely.
func (t kinship) link(a, b *outline) kinship {
	if t.score() >= sameStory && a.meets(b) {
		t |= surely
	}
	return t
}

// fewTellers are soonest scored pair by pair.
const fewTellers = 8

// scores are how likely articles tell one story with others, each by each; in
// a triangle they are one list, and only pairs k < i are asked for.
func (l *linker) scores(all, others []teller, triangle bool, each func(i, k int, t kinship)) {
	few := min(len(all), len(others)) < fewTellers
	if !few {
		l.crowd.gather(outlines(others))
	}
	if !few && !triangle {
		for _, b := range others {
			l.crowd.seat(b.outline)
		}
	}
	for i, a := range all {
		to := others
		if triangle {
			to = others[:i]
		}
		if few {
			for k, b := range to {
				each(i, k, l.told(b, a))
			}
			continue
		}
		l.crowd.look(a.outline)
		for k, b := range to {
			each(i, k, stepsOf(toldBy(b, a, func() float64 { return l.crowd.nearness(a.outline, k, b.outline) })))
		}
		if triangle {
			l.crowd.seat(a.outline)
		}
	}
}

func outlines(all []teller) []*outline {
	out := make([]*outline, len(all))
	for i, t := range all {
		out[i] = t.outline
	}
	return out
}

// nearness is that of two articles, worked out once.
func (l *linker) nearness(a, b *outline) float64 {
	pair := uint64(min(a.n, b.n))<<32 | uint64(max(a.n, b.n))
	n, ok := l.nears[pair]
	if !ok {
		n = nearness(a, b)
		l.nears[pair] = n
	}
	return n
}
