package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// marked is a sentence with its names in brackets, for comparison.
func marked(a article) []string {
	text, spans := a.text()
	var out []string
	for _, s := range spans {
		out = append(out, string("?PBLM"[s.class])+":"+text[s.start:s.end])
	}
	return out
}

// title knows one title.
func title(word string) bool { return word == "President" }

func build(tokens, labels string) sentence {
	var s sentence
	ls := strings.Fields(labels)
	for i, t := range strings.Fields(tokens) {
		s.add(t, ls[i])
	}
	return s
}

func TestText(t *testing.T) {
	s := build(`Ada Grimble 's friends ( in Rome ) said " no " .`, `B-PER I-PER O O O O B-LOC O O O O O O`)
	a := article{sentences: []sentence{s}}
	if text, _ := a.text(); text != `Ada Grimble's friends (in Rome) said "no".` {
		t.Errorf("text = %q", text)
	}
	if d := cmp.Diff([]string{"P:Ada Grimble", "L:Rome"}, marked(a)); d != "" {
		t.Error(d)
	}
}

func TestPrinted(t *testing.T) {
	s := build(`al - Grimble went - slowly`, `B-PER I-PER I-PER O O O`)
	s.text = "al-Grimble went - slowly"
	if text, _ := (&article{sentences: []sentence{s}}).text(); text != s.text {
		t.Errorf("text = %q", text)
	}
	s.text = "another sentence"
	if text, _ := (&article{sentences: []sentence{s}}).text(); text != "al - Grimble went - slowly" {
		t.Errorf("text = %q", text)
	}
}

func TestRepair(t *testing.T) {
	s := build(`the President Ada Grimble , who met Rome and Paris`, `B-Person I-Person I-Person I-Person I-Person I-Person O B-Location I-Location I-Location`)
	if !repair(&s, title) {
		t.Error("sentence is dropped")
	}
	if d := cmp.Diff([]string{"P:Ada Grimble", "L:Rome", "L:Paris"}, marked(article{sentences: []sentence{s}})); d != "" {
		t.Error(d)
	}
}

func TestNamed(t *testing.T) {
	nodes := []node{{"The", "DT", 3}, {"big", "JJ", 3}, {"Grimble", "NNP", 3}, {"Bank", "NNP", -1}, {"of", "IN", 5}, {"Rome", "NNP", 3}, {"fell", "VBD", 3}}
	open := map[string][]int{}
	var ms []mention
	ms = entities("(1-organization-new", 0, ms, open)
	ms = entities("(2-place-new)1)", 5, ms, open)
	if d := cmp.Diff([]string{"B:Grimble Bank of Rome"}, marked(article{sentences: []sentence{named(nodes, ms, title)}})); d != "" {
		t.Error(d)
	}
}

func TestHeadlined(t *testing.T) {
	s := build(`the bank of Rome lost money .`, `O B-ORG I-ORG I-ORG O O O`)
	for n, want := range map[int]string{
		0: "The Bank of Rome Lost Money\nthe bank of Rome lost money.",
		3: "THE BANK OF ROME LOST MONEY\nthe bank of Rome lost money.",
	} {
		h, ok := headlined(&article{sentences: []sentence{s}}, n)
		if text, _ := h.text(); !ok || text != want {
			t.Errorf("headline %d = %q", n, text)
		}
	}
	if _, ok := headlined(&article{sentences: []sentence{build(`it lost a lot of money`, `O O O O O O`)}}, 0); ok {
		t.Error("a sentence without names became a headline")
	}
}
