package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline/extract/lexicon"
)

//go:embed titles.tsv
var titlesFile []byte

// phrase is a row of titles.tsv. The head of a word is its index in the
// phrase, -1: what the phrase belongs to.
type phrase []word

// titles are the phrases of titles.tsv by kind.
type titles map[string][]phrase

func readTitles() (titles, error) {
	table, err := lexicon.Parse("train/titles.tsv", titlesFile)
	if err != nil {
		return nil, err
	}
	out := titles{}
	for _, row := range table.Rows {
		forms, tags := strings.Fields(row.Get("words")), strings.Fields(row.Get("tags"))
		heads, rels := strings.Fields(row.Get("heads")), strings.Fields(row.Get("relations"))
		if len(tags) != len(forms) || len(heads) != len(forms) || len(rels) != len(forms) {
			return nil, fmt.Errorf("%s: as many tags, heads and relations as words are needed", row.Where())
		}
		var p phrase
		for i := range forms {
			head, err := strconv.Atoi(heads[i])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", row.Where(), err)
			}
			p = append(p, word{form: forms[i], tag: tags[i], head: head - 1, rel: rels[i], lemma: forms[i]})
		}
		out[row.Get("kind")] = append(out[row.Get("kind")], p)
	}
	return out, nil
}

// augment adds to a corpus what the news is full of and the treebanks are not,
// made of their own sentences: names with titles, headlines, and attributions. A new
// sentence follows the one it was made of.
func augment(corpus []sentence, t titles) []sentence {
	rnd, said := random(5), random(6)
	var out []sentence
	for _, s := range corpus {
		out = append(out, s)
		if i := bareName(s.words); i >= 0 {
			out = append(out, sentence{words: t.entitle(s.words, i, &rnd), doc: s.doc})
		}
		if rnd.below(2) == 0 {
			if words := headline(s.words, &rnd); words != nil {
				out = append(out, sentence{words: words, doc: s.doc})
			}
		}
		if said.below(attributed) == 0 {
			if words := t.attribute(s.words, &said); words != nil {
				out = append(out, sentence{words: words, doc: s.doc})
			}
		}
	}
	return out
}

// attributed: of so many sentences one is put into somebody's mouth.
const attributed = 6

// bareName returns the first name of two words or more, or that is a subject,
// with nothing before it that belongs to it; -1 without one, and in a sentence
// without a verb.
func bareName(words []word) int {
	if !slices.ContainsFunc(words, func(w word) bool { return w.tag[0] == 'V' }) {
		return -1
	}
	for i, w := range words {
		if w.tag != "NNP" || w.rel == "flat" || w.rel == "compound" || w.rel == "goeswith" {
			continue
		}
		flat, bare := w.rel == "nsubj", true
		for k, d := range words {
			if d.head == i {
				flat = flat || d.rel == "flat" && d.tag == "NNP" && k == i+1
				bare = bare && (k > i || d.rel == "case" || d.rel == "punct" || d.rel == "cc")
			}
		}
		if bare && flat {
			return i
		}
	}
	return -1
}

// entitle puts a title before the name at word i.
func (t titles) entitle(words []word, i int, rnd *random) []word {
	if rnd.below(5) == 0 {
		list := t["counterpart"]
		p := list[rnd.below(len(list))]
		last := len(p) - 1
		out := insert(words, i, p)
		name := &out[i+len(p)]
		out[i+last].head, out[i+last].rel = name.head, name.rel
		for k := range out {
			if out[k].head == i+len(p) && (k < i || out[k].rel != "flat") {
				out[k].head = i + last
			}
		}
		name.head, name.rel = i+last, "appos"
		return out
	}
	list := t["title"]
	p := list[rnd.below(len(list))]
	if rnd.below(3) > 0 {
		list = t["origin"]
		p = join(list[rnd.below(len(list))], p)
	}
	return insert(words, i, p)
}

// join puts an origin before a title.
func join(origin, title phrase) phrase {
	top := 0
	for i, w := range title {
		if w.head < 0 {
			top = i
		}
	}
	var out phrase
	for _, w := range origin {
		if w.head < 0 {
			w.head = len(origin) + top
		}
		out = append(out, w)
	}
	for _, w := range title {
		if w.head >= 0 {
			w.head += len(origin)
		}
		out = append(out, w)
	}
	return out
}

// insert puts a phrase before word i, which governs it.
func insert(words []word, i int, p phrase) []word {
	moved := func(h int) int {
		if h >= i {
			return h + len(p)
		}
		return h
	}
	out := make([]word, 0, len(words)+len(p))
	for k, w := range words {
		if k == i {
			for _, n := range p {
				if n.head < 0 {
					n.head = i + len(p)
				} else {
					n.head += i
				}
				out = append(out, n)
			}
			if i == 0 {
				out[0].form = strings.ToUpper(out[0].form[:1]) + out[0].form[1:]
			}
		}
		w.head = moved(w.head)
		out = append(out, w)
	}
	return out
}

// Bounds of the length of headlines.
const (
	headlineLeast = 4
	headlineMost  = 16
)

// headline makes a headline of a short sentence with a verb in the past: in
// the present, without articles and stop, half of them in title case; nil
// where it cannot.
func headline(words []word, rnd *random) []word {
	if len(words) < headlineLeast || len(words) > headlineMost {
		return nil
	}
	out := append([]word(nil), words...)
	done := false
	for i, w := range words {
		if w.tag != "VBD" || w.head >= 0 || w.lemma == "be" || w.lemma == "have" || w.lemma == "do" {
			continue
		}
		for _, d := range words[:i] {
			if d.head == i && d.rel == "nsubj" && d.tag[0] == 'N' {
				out[i].tag, out[i].form = "VBZ", third(w.lemma)
				if strings.HasSuffix(d.tag, "S") {
					out[i].tag, out[i].form = "VBP", w.lemma
				}
				done = true
			}
		}
	}
	if !done {
		return nil
	}
	for i := len(out) - 1; i >= 0; i-- {
		article := out[i].tag == "DT" && (strings.EqualFold(out[i].form, "the") || strings.EqualFold(out[i].form, "a") || strings.EqualFold(out[i].form, "an"))
		if (article || out[i].form == "." && i == len(out)-1) && leaf(out, i) {
			out = remove(out, i)
		}
	}
	if rnd.below(2) == 0 {
		for i := range out {
			out[i].form = titled(out[i].form)
		}
	}
	return out
}

// third is the third person singular of a verb.
func third(lemma string) string {
	n := len(lemma)
	switch {
	case strings.HasSuffix(lemma, "y") && n > 1 && !strings.ContainsRune("aeiou", rune(lemma[n-2])):
		return lemma[:n-1] + "ies"
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "sh"), strings.HasSuffix(lemma, "ch"), strings.HasSuffix(lemma, "x"), strings.HasSuffix(lemma, "z"), strings.HasSuffix(lemma, "o"):
		return lemma + "es"
	}
	return lemma + "s"
}

// remove takes out word i, on which none depends.
func remove(words []word, i int) []word {
	words = append(words[:i], words[i+1:]...)
	for k := range words {
		if words[k].head > i {
			words[k].head--
		}
	}
	return words
}
