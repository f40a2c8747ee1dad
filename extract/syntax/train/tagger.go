package main

import (
	"sort"
	"strings"
	"unicode"

	"dateline/extract/syntax/internal/hashed"
	"dateline/extract/syntax/internal/tagging"
)

const (
	tagBits   = 18
	tagEpochs = 8
	// Weights below these, in 127ths of the largest, are not kept: in the tagger
	// that is written, and in those that only tag for the parser's training.
	tagFloor  = 1.5
	jackFloor = 0.5
)

// tagSet lists the tags of a corpus, sorted.
func tagSet(corpus []sentence) []string {
	seen := map[string]bool{}
	for _, s := range corpus {
		for _, w := range s.words {
			seen[w.tag] = true
		}
	}
	return sorted(seen)
}

func sorted(set map[string]bool) []string {
	var out []string
	for s := range set {
		out = append(out, s)
	}
	sort.Strings(out)
	return out
}

// index numbers the strings of a list.
func index(list []string) map[string]int {
	out := map[string]int{}
	for i, s := range list {
		out[s] = i
	}
	return out
}

// tagLexicon counts the tags of words.
func tagLexicon(corpus []sentence, ids map[string]int) *tagging.Lexicon {
	counts := map[uint64][]int{}
	for _, s := range corpus {
		for _, w := range s.words {
			low := hashed.Of(w.form).Lower
			if counts[low] == nil {
				counts[low] = make([]int, len(ids))
			}
			counts[low][ids[w.tag]]++
		}
	}
	var out []tagging.Entry
	for low, tags := range counts {
		total := 0
		for _, n := range tags {
			total += n
		}
		if total < tagging.ClassLeast {
			continue
		}
		e := tagging.Entry{Lower: low}
		for t, n := range tags {
			if n*tagging.ClassShare >= total {
				e.Class |= 1 << t
			}
			if total >= tagging.AllowedLeast && n*tagging.AllowedShare >= total {
				e.Allowed |= 1 << t
			}
		}
		out = append(out, e)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Lower < out[j].Lower })
	return tagging.NewLexicon(out)
}

// trainTagger trains on a corpus a mixture of models and drops weights below
// floor.
func trainTagger(corpus []sentence, tags []string, models int, floor float64) *tagging.Model {
	ids := index(tags)
	lex := tagLexicon(corpus, ids)
	weights := mixed(models, func(seed uint64) []float64 { return tagWeights(corpus, lex, ids, seed) })
	return &tagging.Model{Tags: tags, Lexicon: lex, Table: table(weights, tagBits, len(tags), floor)}
}

func tagWeights(corpus []sentence, lex *tagging.Lexicon, ids map[string]int, seed uint64) []float64 {
	p := newPerceptron(tagBits, len(ids))
	rnd := random(seed)
	var s tagging.Sentence
	var forms []hashed.Form
	var f [tagging.Templates]uint64
	sums := make([]int32, len(ids))
	for range tagEpochs {
		for _, k := range rnd.order(len(corpus)) {
			words := shown(corpus[k].words, &rnd)
			forms = formsOf(forms[:0], words)
			s.Reset(lex, forms)
			t1, t2 := uint8(63), uint8(63)
			for i, w := range words {
				s.Features(i, t1, t2, &f)
				p.score(f[:], sums)
				best, gold := argmax(sums), ids[w.tag]
				if best != gold {
					p.update(f[:], gold, best)
				}
				p.step++
				t1, t2 = uint8(best), t1
			}
		}
	}
	return p.mean()
}

func argmax(sums []int32) int {
	best := 0
	for c, v := range sums {
		if v > sums[best] {
			best = c
		}
	}
	return best
}

func formsOf(forms []hashed.Form, words []word) []hashed.Form {
	from := len(forms)
	for _, w := range words {
		forms = append(forms, hashed.Of(w.form))
	}
	hashed.MarkCase(forms[from:])
	return forms
}

// shown returns the words as one epoch shows them: some sentences in capitals,
// in lower case or in title case, some without their final stop.
func shown(words []word, rnd *random) []word {
	if n := len(words); n > 2 && rnd.below(6) == 0 && strings.Contains(".!?", words[n-1].form) && leaf(words, n-1) {
		words = words[:n-1]
	}
	if rnd.below(100) >= 15 {
		return words
	}
	change := []func(string) string{strings.ToUpper, strings.ToLower, titled, titled}[rnd.below(4)]
	out := append([]word(nil), words...)
	for i := range out {
		out[i].form = change(out[i].form)
	}
	return out
}

// leaf reports whether no word depends on word i.
func leaf(words []word, i int) bool {
	for _, w := range words {
		if w.head == i {
			return false
		}
	}
	return words[i].head >= 0
}

// titled writes a word as headlines do: short words may stay small.
func titled(s string) string {
	switch s {
	case "a", "an", "the", "of", "in", "to", "and", "or", "for", "on", "at", "by", "as", "n't", "'s":
		return s
	}
	for i, r := range s {
		if i == 0 && unicode.IsLower(r) {
			return string(unicode.ToUpper(r)) + s[len(string(r)):]
		}
		break
	}
	return s
}
