package main

import (
	"fmt"
	"math/rand"
	"os"
	"slices"

	"dateline/extract/names"
	"dateline/extract/names/internal/sequence"
	"dateline/extract/syntax"
)

// settings of a training.
type settings struct {
	rows, passes, orders int
	first, second        string // files to write
	report, list         string // files to write figures and mistakes to
	command              string // as given
}

// cost is added to wrong labels while training.
const cost = 1

// folds is in how many parts the text is cut for the second model, which sees
// what a first model says of text that it did not learn from.
const folds = 3

// trainer holds what every training needs.
type trainer struct {
	parser *syntax.Parser
	tagger *names.Tagger
	set    settings
}

// newTrainer makes one with the lexicons and models as they are.
func newTrainer(set settings) (*trainer, error) {
	parser, err := syntax.New()
	if err != nil {
		return nil, err
	}
	tagger, err := names.New()
	if err != nil {
		return nil, err
	}
	return &trainer{parser: parser, tagger: tagger, set: set}, nil
}

// train learns from the corpora that are not held out, scores the others and
// writes the models.
func train(args []string, set settings) error {
	t, err := newTrainer(set)
	if err != nil {
		return err
	}
	corpora, err := readCorpora(args, t.tagger.Title)
	if err != nil {
		return err
	}
	var texts []*text
	for _, c := range corpora {
		if !c.held && !c.measures {
			texts = append(texts, t.read(c)...)
		}
	}
	first, second := t.models(texts)
	tagger := t.tagger.WithModels(first, second)
	for _, c := range corpora {
		if c.held {
			for _, headlines := range [2]bool{false, true} {
				s := &scores{headlines: headlines}
				s.add(t.parser, tagger, c.articles)
				s.print(c.name)
			}
		}
	}
	if err := write(set.first, first); err != nil {
		return err
	}
	return write(set.second, second)
}

// write stores a model; an empty path asks for none.
func write(path string, m *sequence.Model) error {
	if path == "" {
		return nil
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := m.Write(file); err != nil {
		return err
	}
	return file.Close()
}

// text is an article ready for training.
type text struct {
	analysis *syntax.Analysis
	labels   []uint8
	weight   float32
	first    []sequence.Example // of the first model
}

// models trains both models.
func (t *trainer) models(texts []*text) (first, second *sequence.Model) {
	var all []sequence.Example
	for _, x := range texts {
		all = append(all, x.first...)
	}
	first = t.learn(all, t.set.orders)
	all = nil
	for fold := range folds {
		var others []sequence.Example
		for i, x := range texts {
			if i%folds != fold {
				others = append(others, x.first...)
			}
		}
		m := t.learn(others, 1)
		for i, x := range texts {
			if i%folds == fold {
				all = append(all, x.examples(t.tagger.Stretches(x.analysis, m))...)
			}
		}
	}
	return first, t.learn(all, t.set.orders)
}

// learn trains on several orders of the examples and packs the sum.
func (t *trainer) learn(examples []sequence.Example, orders int) *sequence.Model {
	var sum *sequence.Weights
	for seed := range orders {
		s := sequence.NewTrainer(examples, cost)
		random := rand.New(rand.NewSource(int64(seed + 1)))
		for pass := range t.set.passes {
			wrong := s.Pass(examples, random.Perm(len(examples)))
			fmt.Fprintf(os.Stderr, "order %d pass %d: %.4f wrong\n", seed+1, pass+1, wrong)
		}
		if sum == nil {
			sum = s.Average()
		} else {
			sum.Add(s.Average())
		}
	}
	return sum.Pack(t.set.rows)
}

// read analyses the articles of a corpus and labels them.
func (t *trainer) read(c corpus) []*text {
	out := make([]*text, 0, len(c.articles))
	for i := range c.articles {
		a := &c.articles[i]
		if h, ok := headlined(a, i); ok {
			a = &h
		}
		printed, spans := a.text()
		x := &text{analysis: t.parser.Analyze(printed), weight: a.weight}
		x.labels = labels(x.analysis, spans)
		x.first = x.examples(t.tagger.Stretches(x.analysis, nil))
		out = append(out, x)
	}
	return out
}

// labels are the right labels of the tokens.
func labels(a *syntax.Analysis, spans []span) []uint8 {
	out := make([]uint8, len(a.Tokens))
	for _, s := range spans {
		label := uint8(2*s.class - 1)
		for i := range a.Tokens {
			if t := &a.Tokens[i]; t.Start < s.end && s.start < t.End {
				out[i] = label
				label = uint8(2 * s.class)
			}
		}
	}
	return out
}

// examples gives stretches their right labels.
func (x *text) examples(stretches []names.Stretch) []sequence.Example {
	var out []sequence.Example
	for _, s := range stretches {
		right := repairLabels(slices.Clone(x.labels[s.First:s.Last]))
		out = append(out, sequence.Example{Feats: s.Feats, Ends: s.Ends, Labels: right, Weight: x.weight})
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
