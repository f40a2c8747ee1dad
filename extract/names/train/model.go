package main

import (
	"fmt"
	"math/rand"
	"os"

	"dateline/extract/names"
	"dateline/extract/names/internal/sequence"
	"dateline/extract/syntax"
)

// settings of a training.
type settings struct{ rows, passes, orders int }

// cost is added to wrong labels while training.
const cost = 1

// train learns from the corpora that are not held out, scores the others and
// writes the model.
func train(args []string, out string, set settings) error {
	parser, err := syntax.New()
	if err != nil {
		return err
	}
	tagger, err := names.New()
	if err != nil {
		return err
	}
	corpora, err := readCorpora(args, tagger.Title)
	if err != nil {
		return err
	}
	var examples []sequence.Example
	for _, c := range corpora {
		if c.held {
			continue
		}
		for i := range c.articles {
			a := &c.articles[i]
			examples = append(examples, example(parser, tagger, a)...)
		}
	}
	fmt.Fprintf(os.Stderr, "%d stretches\n", len(examples))
	weights := learn(examples, set)
	model := weights.Pack(set.rows)
	tagger = tagger.WithModel(model)
	for _, c := range corpora {
		if c.held {
			report(parser, tagger, c)
		}
	}
	if out == "" {
		return nil
	}
	file, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := model.Write(file); err != nil {
		return err
	}
	return file.Close()
}

// learn trains on several orders of the examples and sums the models.
func learn(examples []sequence.Example, set settings) *sequence.Weights {
	var sum *sequence.Weights
	for seed := range set.orders {
		t := sequence.NewTrainer(examples, cost)
		random := rand.New(rand.NewSource(int64(seed + 1)))
		for pass := range set.passes {
			wrong := t.Pass(examples, random.Perm(len(examples)))
			fmt.Fprintf(os.Stderr, "order %d pass %d: %.4f wrong\n", seed+1, pass+1, wrong)
		}
		if sum == nil {
			sum = t.Average()
		} else {
			sum.Add(t.Average())
		}
	}
	return sum
}

// example turns an article into sequences with their right labels.
func example(parser *syntax.Parser, tagger *names.Tagger, a *article) []sequence.Example {
	text, spans := a.text()
	analysis := parser.Analyze(text)
	labels := make([]uint8, len(analysis.Tokens))
	for _, s := range spans {
		label := uint8(2*s.class - 1)
		for i := range analysis.Tokens {
			if t := &analysis.Tokens[i]; t.Start < s.end && s.start < t.End {
				labels[i] = label
				label = uint8(2 * s.class)
			}
		}
	}
	var out []sequence.Example
	for _, x := range tagger.Stretches(analysis) {
		out = append(out, sequence.Example{Feats: x.Feats, Ends: x.Ends, Labels: repairLabels(labels[x.First:x.Last]), Weight: a.weight})
	}
	return out
}

// repairLabels opens names whose first token lies outside the stretch.
func repairLabels(labels []uint8) []uint8 {
	for i, l := range labels {
		if l != sequence.O && !sequence.Begins(l) && (i == 0 || labels[i-1] != l && labels[i-1] != l-1) {
			labels[i] = l - 1
		}
	}
	return labels
}

// score scores the embedded model.
func score(args []string) error {
	parser, err := syntax.New()
	if err != nil {
		return err
	}
	tagger, err := names.New()
	if err != nil {
		return err
	}
	corpora, err := readCorpora(args, tagger.Title)
	if err != nil {
		return err
	}
	for _, c := range corpora {
		report(parser, tagger, c)
	}
	return nil
}

// report prints exact F1 by kind.
func report(parser *syntax.Parser, tagger *names.Tagger, c corpus) {
	kinds := []names.Kind{names.Person, names.Organization, names.Place}
	var hit, gold, got [4]int
	for i := range c.articles {
		text, spans := c.articles[i].text()
		want := map[[2]int]names.Kind{}
		for _, s := range spans {
			if s.class < 4 {
				want[[2]int{s.start, s.end}] = kinds[s.class-1]
				gold[s.class-1]++
				gold[3]++
			}
		}
		for _, n := range tagger.Find(parser.Analyze(text)) {
			for k, kind := range kinds {
				if n.Kind != kind {
					continue
				}
				got[k]++
				got[3]++
				if want[[2]int{n.Start, n.End}] == kind {
					hit[k]++
					hit[3]++
				}
			}
		}
	}
	f := func(k int) float64 { return 2 * float64(hit[k]) / float64(max(gold[k]+got[k], 1)) }
	fmt.Printf("%-28s person %.3f organization %.3f place %.3f all %.3f (precision %.3f recall %.3f)\n", c.name, f(0), f(1), f(2), f(3),
		float64(hit[3])/float64(max(got[3], 1)), float64(hit[3])/float64(max(gold[3], 1)))
}
