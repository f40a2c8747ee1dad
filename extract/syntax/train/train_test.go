package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// treebank is a made-up sentence; fields are cut at spaces.
func treebank() string {
	const rows = `1 Anna Anna PROPN NNP _ 5 nsubj _ _
2 Berg Berg PROPN NNP _ 1 flat _ _
3-4 didn't _ _ _ _ _ _ _ _
3 did do AUX VBD _ 5 aux _ _
4 n't not PART RB _ 5 advmod _ _
5 laugh laugh VERB VB _ 0 root _ SpaceAfter=No
6 . . PUNCT . _ 5 punct _ _

`
	return "# newdoc id = made_up\n# newpar\n" + strings.ReplaceAll(rows, " ", "\t")
}

func corpus(t *testing.T) []sentence {
	t.Helper()
	list, err := read(strings.NewReader(treebank()))
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	return list
}

func TestRead(t *testing.T) {
	s := corpus(t)[0]
	if diff := cmp.Diff("Anna Berg didn't laugh. ", s.text); diff != "" {
		t.Error(diff)
	}
	want := [][2]int{{0, 4}, {5, 9}, {10, 13}, {13, 16}, {17, 22}, {22, 23}}
	if diff := cmp.Diff(want, s.spans); diff != "" {
		t.Error(diff)
	}
	if s.doc != "made_up" || !s.paragraph || s.words[4].head != -1 || s.words[1].rel != "flat" {
		t.Errorf("%+v", s)
	}
	text, words := document([]sentence{s, s})
	if w := words[6]; len(text) != 50 || len(words) != 12 || text[w.start:w.end] != "Anna" || !w.first || w.head != 10 || w.sentence != [2]int{26, 49} {
		t.Errorf("%q %+v", text, words)
	}
}

func TestFigures(t *testing.T) {
	text, gold := document(corpus(t))
	same := newFigures()
	same.add(gold, gold)
	if same.las.f1() != 100 || same.tokens.f1() != 100 || same.sentences.f1() != 100 || same.uas.gold != 5 || same.all.gold != 6 {
		t.Errorf("%q: %+v", text, same)
	}
	// "Anna Berg" is one token, "laugh" has another tag, and the stop another head.
	found := slices.Clone(gold[1:])
	found[0].start = gold[0].start
	for i := range found {
		found[i].head--
	}
	found[0].first, found[0].sentence = true, gold[0].sentence
	found[3].xpos, found[3].head, found[4].head = "NN", -1, 2
	f := newFigures()
	f.add(gold, found)
	want := figures{
		tokens: tally{6, 5, 4}, sentences: tally{1, 1, 1}, xpos: tally{6, 5, 3}, upos: tally{6, 5, 4}, lemmas: tally{6, 5, 4},
		uas: tally{5, 4, 3}, las: tally{5, 4, 3}, all: tally{6, 5, 3},
		tags: f.tags, relations: f.relations, heads: f.heads,
		tagErrors: map[[2]string]int{{"VB", "NN"}: 1}, relErrors: map[[2]string]int{},
	}
	if diff := cmp.Diff(want, *f, cmp.AllowUnexported(figures{}, tally{})); diff != "" {
		t.Error(diff)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(treebank())
	f.Add("1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t0\tx\t_\t_\n\n")
	f.Fuzz(func(t *testing.T, s string) { read(strings.NewReader(s)) })
}

func TestAugment(t *testing.T) {
	titles, err := readTitles()
	if err != nil {
		t.Fatal(err)
	}
	list := corpus(t)
	rnd := random(1)
	for range 200 {
		words := titles.entitle(list[0].words, bareName(list[0].words), &rnd)
		roots := 0
		for i, w := range words {
			if w.head < 0 {
				roots++
			}
			if w.head >= len(words) || w.head == i {
				t.Fatalf("word %d of %v", i, words)
			}
		}
		subject := words[len(words)-4].head // of "did": the verb
		if roots != 1 || words[subject].form != "laugh" {
			t.Fatalf("%d roots in %v", roots, words)
		}
	}
	p := join(titles["origin"][0], titles["title"][1])
	if diff := cmp.Diff([]int{2, 2, -1}, []int{p[0].head, p[1].head, p[2].head}); diff != "" {
		t.Error(diff)
	}
}

func TestHeadline(t *testing.T) {
	rnd := random(2)
	words := []word{
		{form: "The", tag: "DT", head: 1, rel: "det"}, {form: "judge", tag: "NN", head: 2, rel: "nsubj"},
		{form: "denied", tag: "VBD", lemma: "deny", head: -1, rel: "root"}, {form: "a", tag: "DT", head: 4, rel: "det"},
		{form: "claim", tag: "NN", head: 2, rel: "obj"}, {form: ".", tag: ".", head: 2, rel: "punct"},
	}
	var got []string
	for _, w := range headline(words, &rnd) {
		got = append(got, strings.ToLower(w.form)+"/"+w.tag)
	}
	if diff := cmp.Diff("judge/NN denies/VBZ claim/NN", strings.Join(got, " ")); diff != "" {
		t.Error(diff)
	}
}

func TestAttribute(t *testing.T) {
	titles, err := readTitles()
	if err != nil {
		t.Fatal(err)
	}
	words := []word{
		{form: "The", tag: "DT", head: 1, rel: "det"}, {form: "judge", tag: "NN", head: 2, rel: "nsubj"},
		{form: "denied", tag: "VBD", lemma: "deny", head: -1, rel: "root"}, {form: "a", tag: "DT", head: 4, rel: "det"},
		{form: "claim", tag: "NN", head: 2, rel: "obj"}, {form: ".", tag: ".", head: 2, rel: "punct"},
	}
	for seed := range random(200) {
		rnd := seed
		list := titles.attribute(words, &rnd)
		text, root, denied := "", "", ""
		for i, w := range list {
			if w.head == i || w.head >= len(list) || w.head < -1 {
				t.Fatalf("word %d of %v", i, list)
			}
			text += " " + w.form
			switch head := "root"; {
			case w.head < 0 && root != "":
				t.Fatalf("two roots in %q", text)
			case w.head < 0:
				root = w.form
			default:
				head = list[w.head].form
				if w.form == "denied" {
					denied = head
				}
			}
		}
		if n := strings.Count(text, "judge denied a claim"); n != 1 || strings.Contains(strings.ToLower(text), "according") == (root != "denied") || root != "denied" && denied != root {
			t.Errorf("%q: the root is %q, denied hangs on %q", text, root, denied)
		}
	}
}
