package across

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What a crowd scores is what pair by pair is, to the last bit.
func TestCrowdScoresLikePairs(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 7))
	l, err := newLinker(context.Background(), scratch{})
	if err != nil {
		t.Fatal(err)
	}
	all := make([]teller, 3*fewTellers)
	for i := range all {
		o := randomOutline(random, 100+random.IntN(100))
		o.n, o.hash = i, fmt.Sprint(i)
		all[i].outline = o
	}
	all[5].original = "2"
	all[7].lead = all[7].words // more names than there are bits
	lost := all[9].names[0].id // a name that is no word
	all[9].words = slices.DeleteFunc(all[9].words, func(t term) bool { return t.id == lost })

	type pair struct{ i, k int }
	pairs := func(all, others []teller, triangle bool, told func(a, b teller) kinship) map[pair]kinship {
		out := map[pair]kinship{}
		for i, a := range all {
			for k, b := range others {
				if !triangle || k < i {
					out[pair{i, k}] = told(b, a)
				}
			}
		}
		return out
	}
	byPairs := func(a, b teller) kinship {
		return stepsOf(toldBy(a, b, func() float64 { return nearness(a.outline, b.outline) }))
	}
	telling := 0
	for _, c := range []struct {
		all, others []teller
		triangle    bool
	}{{all, all, true}, {all[:fewTellers], all[fewTellers:], false}, {all[fewTellers:], all[:fewTellers+3], false}, {all[2:5], all[2:5], true}} {
		got := map[pair]kinship{}
		l.scores(c.all, c.others, c.triangle, func(i, k int, t kinship) { got[pair{i, k}] = t })
		want := pairs(c.all, c.others, c.triangle, byPairs)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d with %d: %s", len(c.all), len(c.others), diff)
		}
		for _, s := range want {
			if s.score() > 0 && s.score() < 1 {
				telling++
			}
		}
	}
	if !all[7].sheet.unfit || !all[9].sheet.unfit || all[8].sheet.unfit {
		t.Error("unfit are others than 7 and 9")
	}
	if telling < 300 {
		t.Errorf("only %d scores tell anything", telling)
	}
}

// randomOutline is that of a made-up article.
func randomOutline(random *rand.Rand, size int) *outline {
	words, names, numbers, lead, people := map[uint64]float64{}, map[uint64]float64{}, map[uint64]float64{}, map[uint64]float64{}, map[uint64]float64{}
	for range size {
		id, w := hashWord(fmt.Sprint(random.IntN(400))), random.Float64()
		words[id] = w
		switch {
		case id%7 == 0:
			names[id] = w
			numbers[id] = 1
		case id%3 == 0:
			names[id] = w
			if random.IntN(2) == 0 {
				lead[id] = random.Float64()
			}
			if random.IntN(4) == 0 {
				people[id] = random.Float64()
			}
		}
	}
	return &outline{words: unit(words), names: unit(names), numbers: unit(numbers), lead: unit(lead), people: unit(people), length: float64(size)}
}
