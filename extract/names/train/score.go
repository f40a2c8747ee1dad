package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"dateline/extract/names"
	"dateline/extract/syntax"
)

// score scores the embedded models.
func score(args []string, set settings) error {
	t, err := newTrainer(set)
	if err != nil {
		return err
	}
	corpora, err := readCorpora(args, t.tagger.Title)
	if err != nil {
		return err
	}
	sums := make([]scores, len(corpora))
	for i, c := range corpora {
		sums[i].add(t.parser, t.tagger, c.articles)
	}
	return set.tell(corpora, sums)
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
				if !c.measures && (!c.held || k%parts != part) {
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
	return set.tell(corpora, sums)
}

// scores count names by kind; the last counts all.
type scores struct {
	hit, gold, got [4]int
	headlines      bool // score these alone
	wrong          map[mistake]int
	list           *strings.Builder // every mistake with its line, where asked for
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
		var got []span
		for _, n := range tagger.Find(parser.Analyze(text)) {
			if k := slices.Index(kinds[:], n.Kind); k >= 0 && n.Start < end {
				got = append(got, span{n.Start, n.End, k + 1})
			}
		}
		s.compare(text, slices.DeleteFunc(spans, func(sp span) bool { return sp.start >= end }), got)
	}
}

// compare counts the names of one text. Names of class 4 are not asked for and
// those of class 5 may be anything.
func (s *scores) compare(text string, gold, got []span) {
	for _, g := range gold {
		if g.class < 4 {
			s.gold[g.class-1]++
			s.gold[3]++
			if !slices.Contains(got, g) && !slices.ContainsFunc(got, g.touches) {
				s.mistaken(text, g, span{})
			}
		}
	}
	for _, n := range got {
		right := slices.Contains(gold, n)
		var other span // what stands there in truth
		for _, g := range gold {
			if g.touches(n) && (other.class == 0 || g.start == n.start && g.end == n.end) {
				other = g
			}
		}
		if !right && other.class == 5 {
			continue
		}
		for _, k := range [2]int{n.class - 1, 3} {
			s.got[k]++
			if right {
				s.hit[k]++
			}
		}
		if !right {
			s.mistaken(text, other, n)
		}
	}
}

// touches reports whether two spans share a byte.
func (s span) touches(t span) bool { return s.start < t.end && t.start < s.end }

// print prints exact F1 by kind.
func (s *scores) print(name string) {
	f := func(k int) float64 { _, _, f := s.figures(k); return f }
	p, r, all := s.figures(3)
	fmt.Printf("%-28s person %.3f organization %.3f place %.3f all %.3f (precision %.3f recall %.3f)\n", name, f(0), f(1), f(2), all, p, r)
}

// figures are precision, recall and F1 of a kind.
func (s *scores) figures(k int) (p, r, f float64) {
	hit := float64(s.hit[k])
	return hit / float64(max(s.got[k], 1)), hit / float64(max(s.gold[k], 1)), 2 * hit / float64(max(s.gold[k]+s.got[k], 1))
}
