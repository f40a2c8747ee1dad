// Command train makes the weights of extract/actors/data/antecedents.tsv and
// scores them:
//
//	go run ./extract/actors/train -gap ../shared/train/pronouns/gap-validation.tsv -gum ../shared/train/gum \
//	    -test ../shared/train/pronouns/gap-development.tsv > weights.tsv
//
// Pronouns are resolved in text order with the weights so far, and after each
// one whose answer is known the weights move towards it.
package main

import (
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"

	"dateline/extract"
	"dateline/extract/actors"
	"dateline/extract/actors/internal/antecedent"
	"dateline/extract/names"
	"dateline/extract/places"
	"dateline/extract/syntax"
	"dateline/extract/times"
	"dateline/schema"
)

// gapWeight is how often a lesson of GAP counts against one of GUM.
const gapWeight = 2

// lesson is a text read up to its names, with what its pronouns mean.
type lesson struct {
	doc *extract.Doc
	// right says of each candidate for a pronoun, and last of nobody, whether
	// it is a right answer; nil where the answer is not known.
	right func(actors.Question) []bool
	gap   *gapRow
}

func main() {
	gap := flag.String("gap", "", "GAP file to learn from")
	gum := flag.String("gum", "", "folder of GUM files to learn from; every tenth is kept for the test")
	test := flag.String("test", "", "GAP file to test on")
	epochs := flag.Int("epochs", 8, "rounds over the lessons")
	decay := flag.Float64("decay", 1e-4, "weight of the penalty on large weights")
	caution := flag.Float64("caution", 0.5, "by how much a they must be surer than nobody")
	fold := flag.Int("folds", 0, "cross-validate on the GAP file with so many folds")
	flag.Parse()
	if err := run(*gap, *gum, *test, *epochs, *decay, *caution, *fold); err != nil {
		slog.Error(err.Error())
		os.Exit(1)
	}
}

// run learns, tests and prints.
func run(gap, gum, test string, epochs int, decay, caution float64, folds int) error {
	p, err := newPipeline()
	if err != nil {
		return err
	}
	var lessons, held, exam []lesson
	if gap != "" {
		if lessons, err = p.readGAP(gap); err != nil {
			return err
		}
	}
	if folds > 0 {
		return cross(lessons, folds, epochs, decay)
	}
	lessons = slices.Repeat(lessons, gapWeight)
	if gum != "" {
		files, _ := filepath.Glob(filepath.Join(gum, "*.conllu"))
		slices.Sort(files)
		for i, f := range files {
			l, err := p.readGUM(f)
			if err != nil {
				return err
			}
			if i%10 == 9 {
				held = append(held, l)
			} else {
				lessons = append(lessons, l)
			}
		}
	}
	m, err := learn(lessons, epochs, decay)
	if err != nil {
		return err
	}
	m.Weights[antecedent.Many][antecedent.Of(antecedent.Nobody, 0)] += caution
	if len(held) > 0 {
		if err := examine(m, held, "GUM kept"); err != nil {
			return err
		}
	}
	if test != "" {
		if exam, err = p.readGAP(test); err != nil {
			return err
		}
		c, err := score(m, exam)
		if err != nil {
			return err
		}
		fmt.Fprintln(os.Stderr, "test", c)
	}
	fmt.Print(m.Table())
	return nil
}

// cross tests on each part of the lessons what was learnt from the others.
func cross(lessons []lesson, folds, epochs int, decay float64) error {
	var all counts
	for k := range folds {
		var learnt, kept []lesson
		for i, l := range lessons {
			if i%folds == k {
				kept = append(kept, l)
			} else {
				learnt = append(learnt, l)
			}
		}
		m, err := learn(learnt, epochs, decay)
		if err != nil {
			return err
		}
		c, err := score(m, kept)
		if err != nil {
			return err
		}
		all.add(c)
	}
	fmt.Fprintln(os.Stderr, "cross", all)
	return nil
}

// pipeline reads texts up to the actors.
type pipeline struct {
	steps  []extract.Annotator
	parser *syntax.Parser
	tagger *names.Tagger
}

func newPipeline() (*pipeline, error) {
	parser, err := syntax.New()
	if err != nil {
		return nil, err
	}
	timex, err := times.New()
	if err != nil {
		return nil, err
	}
	tagger, err := names.New()
	if err != nil {
		return nil, err
	}
	places, err := places.New()
	if err != nil {
		return nil, err
	}
	return &pipeline{[]extract.Annotator{timex.Finder(), timex.Resolver(), places}, parser, tagger}, nil
}

// read makes the lower layers of a text.
func (p *pipeline) read(text string) (*extract.Doc, error) {
	d := extract.NewDoc(&schema.Record{Text: text, Source: "lesson"})
	d.Syntax = p.parser.Analyze(text)
	d.Names = p.tagger.Find(d.Syntax)
	for _, s := range p.steps {
		if err := s.Annotate(d); err != nil {
			return nil, err
		}
	}
	return d, nil
}
