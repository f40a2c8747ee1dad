package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"

	"dateline/extract/actors"
	"dateline/extract/actors/internal/antecedent"
	"dateline/schema"
)

// learner moves weights by AdaGrad.
type learner struct {
	m    *antecedent.Model
	sum  [2][]float64 // of squared gradients
	l    *lesson
	rate float64
}

// learn makes a model of lessons.
func learn(lessons []lesson, epochs int, decay float64) (*antecedent.Model, error) {
	t := &learner{m: antecedent.NewModel(), rate: 0.1}
	for i := range t.sum {
		t.sum[i] = make([]float64, antecedent.Clues())
	}
	an, err := actors.NewTraining(t.choose)
	if err != nil {
		return nil, err
	}
	order := rand.New(rand.NewPCG(1, 2)).Perm(len(lessons))
	mean := antecedent.NewModel()
	n := 0.0
	for e := range epochs {
		for _, i := range order {
			t.l = &lessons[i]
			t.l.doc.Out.Actors = nil
			if err := an.Annotate(t.l.doc); err != nil {
				return nil, err
			}
		}
		for k := range t.m.Weights {
			for c := range t.m.Weights[k] {
				t.m.Weights[k][c] *= 1 - decay*float64(len(lessons))
			}
		}
		if e >= epochs/2 {
			n++
			for k := range t.m.Weights {
				for c := range t.m.Weights[k] {
					mean.Weights[k][c] += t.m.Weights[k][c]
				}
			}
		}
	}
	for k := range mean.Weights {
		for c := range mean.Weights[k] {
			mean.Weights[k][c] /= n
		}
	}
	return mean, nil
}

// choose learns from a question whose answer is known, and answers by the
// weights as they are.
func (t *learner) choose(q actors.Question) int {
	right := t.l.right(q)
	if right != nil {
		t.update(q, right)
	}
	return t.m.Choose(q.Number, q.Candidates)
}

// update moves the weights of the best mention of each candidate.
func (t *learner) update(q actors.Question, right []bool) {
	n := len(q.Candidates)
	scores, best := make([]float64, n+1), make([]int, n)
	for i, c := range q.Candidates {
		best[i], scores[i] = t.m.Best(q.Number, c)
	}
	scores[n] = t.m.Weights[q.Number][antecedent.Of(antecedent.Nobody, 0)]
	most := scores[0]
	for _, s := range scores {
		most = max(most, s)
	}
	all, good := 0.0, 0.0
	for i := range scores {
		scores[i] = math.Exp(scores[i] - most)
		all += scores[i]
		if right[i] {
			good += scores[i]
		}
	}
	if good == 0 {
		return
	}
	for i, s := range scores {
		g := -s / all
		if right[i] {
			g += s / good
		}
		if math.Abs(g) < 1e-4 {
			continue
		}
		if i == n {
			t.move(q.Number, antecedent.Of(antecedent.Nobody, 0), g)
			continue
		}
		for _, c := range q.Candidates[i].Mentions[best[i]] {
			t.move(q.Number, c, g)
		}
	}
}

func (t *learner) move(n antecedent.Number, c antecedent.Clue, g float64) {
	t.sum[n][c] += g * g
	t.m.Weights[n][c] += t.rate * g / (0.1 + math.Sqrt(t.sum[n][c]))
}

// counts are links of pronouns.
type counts struct{ right, found, asked int }

func (c *counts) add(o counts) { c.right += o.right; c.found += o.found; c.asked += o.asked }

func (c counts) String() string {
	p, r := float64(c.right)/float64(max(1, c.found)), float64(c.right)/float64(max(1, c.asked))
	return fmt.Sprintf("%d of %d found, %d asked: P %.1f R %.1f F1 %.1f", c.right, c.found, c.asked, 100*p, 100*r, 200*float64(c.right)/float64(max(1, c.found+c.asked)))
}

// score counts the links of GAP.
func score(m *antecedent.Model, exam []lesson) (counts, error) {
	var c counts
	an, err := actors.NewTraining(func(q actors.Question) int { return m.Choose(q.Number, q.Candidates) })
	if err != nil {
		return c, err
	}
	for i := range exam {
		l := &exam[i]
		l.doc.Out.Actors = nil
		if err := an.Annotate(l.doc); err != nil {
			return c, err
		}
		for k, name := range l.gap.names {
			got := linked(l.doc.Out.Actors, l.gap.pronoun, name)
			if got {
				c.found++
			}
			if l.gap.same[k] {
				c.asked++
			}
			if got && l.gap.same[k] {
				c.right++
			}
		}
	}
	return c, nil
}

// linked reports whether one actor has a mention at the pronoun and one that
// overlaps the name.
func linked(all []schema.Actor, pronoun, name schema.Span) bool {
	for _, a := range all {
		at, named := false, false
		for _, m := range a.Mentions {
			at = at || m.Span == pronoun
			named = named || m.Span.Overlaps(name)
		}
		if at {
			return named
		}
	}
	return false
}

// examine counts questions of GUM that were answered right.
func examine(m *antecedent.Model, exam []lesson, what string) error {
	var c [2]counts
	var l *lesson
	an, err := actors.NewTraining(func(q actors.Question) int {
		at := m.Choose(q.Number, q.Candidates)
		right := l.right(q)
		if right == nil {
			return at
		}
		k := &c[q.Number]
		if !right[len(right)-1] {
			k.asked++
		}
		if at >= 0 {
			k.found++
			if right[at] {
				k.right++
			}
		}
		return at
	})
	if err != nil {
		return err
	}
	for i := range exam {
		l = &exam[i]
		l.doc.Out.Actors = nil
		if err := an.Annotate(l.doc); err != nil {
			return err
		}
	}
	fmt.Fprintf(os.Stderr, "%s: he and she %v; they %v\n", what, c[0], c[1])
	return nil
}
