package main

import "strings"

// tally counts what the treebank has, what was found, and what of it is right.
type tally struct{ gold, found, right int }

func share(n, all int) float64 { return 100 * float64(n) / float64(max(all, 1)) }

func (t tally) precision() float64 { return share(t.right, t.found) }
func (t tally) recall() float64    { return share(t.right, t.gold) }
func (t tally) f1() float64        { return share(2*t.right, t.gold+t.found) }

func (t *tally) count(gold, found, right bool) {
	for _, c := range []struct {
		yes bool
		to  *int
	}{{gold, &t.gold}, {found, &t.found}, {right, &t.right}} {
		if c.yes {
			*c.to++
		}
	}
}

// reading is a word as the treebank or dateline reads it. Relations are cut at
// the colon.
type reading struct {
	start, end int // bytes of the text
	xpos, upos string
	lemma, rel string
	head       int    // index among the readings, -1 for a root
	first      bool   // of its sentence
	sentence   [2]int // bytes of the sentence the first word starts
}

// figures are the measures of one part of a treebank. Words are the same that
// have the same bytes of the text; what is said of others is wrong.
type figures struct {
	tokens, sentences, xpos, upos, lemmas tally

	// Heads, and heads with relations, of words that are no punctuation; the
	// same of all words.
	uas, las, all tally

	tags, relations, heads map[string]*tally // by class
	tagErrors, relErrors   map[[2]string]int // what the treebank has, what was found
}

func newFigures() *figures {
	return &figures{
		tags: map[string]*tally{}, relations: map[string]*tally{}, heads: map[string]*tally{},
		tagErrors: map[[2]string]int{}, relErrors: map[[2]string]int{},
	}
}

func class(of map[string]*tally, name string) *tally {
	if of[name] == nil {
		of[name] = &tally{}
	}
	return of[name]
}

// add compares the readings of a text.
func (f *figures) add(gold, found []reading) {
	at := map[[2]int]int{}
	ends := map[[2]int]bool{}
	mark := make([]bool, len(found))
	for i, w := range found {
		at[[2]int{w.start, w.end}] = i
		mark[i] = w.rel == "punct"
		if w.first {
			ends[w.sentence] = true
			f.sentences.found++
		}
	}
	to := make([]int, len(gold)) // the same word among those found, -2: none
	for i, w := range gold {
		to[i] = -2
		if k, ok := at[[2]int{w.start, w.end}]; ok && w.start < w.end {
			to[i], mark[k] = k, w.rel == "punct"
		}
	}
	for i, w := range found {
		f.find(w, mark[i])
	}
	for i, w := range gold {
		if w.first {
			f.sentences.count(true, false, ends[w.sentence])
		}
		var other reading
		if to[i] >= 0 {
			other = found[to[i]]
		}
		head := -1
		if w.head >= 0 {
			head = to[w.head]
		}
		f.compare(w, other, to[i] >= 0, to[i] >= 0 && head == other.head)
	}
}

// find counts a word that was found, with whether the treebank has it as
// punctuation, or dateline a word that the treebank has not.
func (f *figures) find(w reading, mark bool) {
	for _, t := range []*tally{&f.tokens, &f.xpos, &f.upos, &f.lemmas, &f.all, class(f.tags, w.xpos)} {
		t.found++
	}
	if !mark {
		f.uas.found++
		f.las.found++
		class(f.relations, w.rel).found++
	}
}

// compare counts a word of the treebank with its reading by dateline, if it
// was found, and whether its head is right.
func (f *figures) compare(w, other reading, same, head bool) {
	rel := head && w.rel == other.rel
	f.tokens.count(true, false, same)
	f.xpos.count(true, false, same && w.xpos == other.xpos)
	f.upos.count(true, false, same && w.upos == other.upos)
	f.lemmas.count(true, false, same && w.lemma == other.lemma)
	f.all.count(true, false, rel)
	class(f.tags, w.xpos).count(true, false, same && w.xpos == other.xpos)
	if same && w.xpos != other.xpos {
		f.tagErrors[[2]string{w.xpos, other.xpos}]++
	}
	if w.rel == "punct" {
		return
	}
	f.uas.count(true, false, head)
	f.las.count(true, false, rel)
	class(f.heads, w.rel).count(true, false, head)
	class(f.relations, w.rel).count(true, false, rel)
	if same && w.rel != other.rel {
		f.relErrors[[2]string{w.rel, other.rel}]++
	}
}

// plain cuts the subtype of a relation.
func plain(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}
