package main

import (
	"fmt"
	"math"

	"dateline/extract/names"
	"dateline/extract/syntax"
)

// score scores the embedded models.
func score(args []string) error {
	t, err := newTrainer(settings{})
	if err != nil {
		return err
	}
	corpora, err := readCorpora(args, t.tagger.Title)
	if err != nil {
		return err
	}
	for _, c := range corpora {
		s := &scores{}
		s.add(t.parser, t.tagger, c.articles)
		s.print(c.name)
	}
	return nil
}

// cross scores the corpora that are held out by parts: each part with models
// that learnt from the other parts and from all other corpora.
func cross(args []string, parts int, set settings) error {
	t, err := newTrainer(set)
	if err != nil {
		return err
	}
	corpora, err := readCorpora(args, t.tagger.Title)
	if err != nil {
		return err
	}
	texts := make([][]*text, len(corpora))
	for i, c := range corpora {
		texts[i] = t.read(c)
	}
	sums := make([]scores, len(corpora))
	for part := range parts {
		var learnt []*text
		for i, c := range corpora {
			for k, x := range texts[i] {
				if !c.held || k%parts != part {
					learnt = append(learnt, x)
				}
			}
		}
		tagger := t.tagger.WithModels(t.models(learnt))
		for i, c := range corpora {
			for k := part; c.held && k < len(c.articles); k += parts {
				sums[i].add(t.parser, tagger, c.articles[k:k+1])
			}
		}
	}
	for i, c := range corpora {
		if c.held {
			sums[i].print(c.name)
		}
	}
	return nil
}

// scores count names by kind; the last counts all.
type scores struct {
	hit, gold, got [4]int
	headlines      bool // score these alone
}

// kinds are the scored kinds, by class.
var kinds = [...]names.Kind{names.Person, names.Organization, names.Place}

// add scores articles.
func (s *scores) add(parser *syntax.Parser, tagger *names.Tagger, articles []article) {
	for i := range articles {
		a, end := &articles[i], math.MaxInt
		if s.headlines {
			h, ok := headlined(a, i)
			if !ok {
				continue
			}
			head, _ := (&article{sentences: h.sentences[:1]}).text()
			a, end = &h, len(head)
		}
		text, spans := a.text()
		want := map[[2]int]names.Kind{}
		for _, sp := range spans {
			if sp.class < 4 && sp.start < end {
				want[[2]int{sp.start, sp.end}] = kinds[sp.class-1]
				s.gold[sp.class-1]++
				s.gold[3]++
			}
		}
		for _, n := range tagger.Find(parser.Analyze(text)) {
			for k, kind := range kinds {
				if n.Kind == kind && n.Start < end {
					s.count(k, want[[2]int{n.Start, n.End}] == kind)
				}
			}
		}
	}
}

// count adds one name that was found.
func (s *scores) count(kind int, right bool) {
	for _, k := range [2]int{kind, 3} {
		s.got[k]++
		if right {
			s.hit[k]++
		}
	}
}

// print prints exact F1 by kind.
func (s *scores) print(name string) {
	f := func(k int) float64 { return 2 * float64(s.hit[k]) / float64(max(s.gold[k]+s.got[k], 1)) }
	fmt.Printf("%-28s person %.3f organization %.3f place %.3f all %.3f (precision %.3f recall %.3f)\n", name, f(0), f(1), f(2), f(3),
		float64(s.hit[3])/float64(max(s.got[3], 1)), float64(s.hit[3])/float64(max(s.gold[3], 1)))
}
