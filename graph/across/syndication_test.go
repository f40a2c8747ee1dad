package across

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/schema"
)

// rewording are words that a desk changes without changing what is said.
var rewording = strings.NewReplacer(
	" said ", " stated ", " says ", " states ", " told ", " informed ", " about ", " around ", " after ", " following ", " because ", " since ",
	" but ", " yet ", " also ", " likewise ", " many ", " numerous ", " big ", " large ", " began ", " started ", " showed ", " indicated ",
	" people ", " persons ", " near ", " close to ", " killed ", " slain ", " police ", " officers ", " asked ", " requested ", " help ", " aid ",
	" buy ", " purchase ", " called ", " termed ", " plan ", " scheme ", " report ", " account ", " later ", " afterwards ", " part ", " portion ",
	" while ", " whereas ", " whole ", " entire ", " get ", " obtain ", " found ", " discovered ", " won ", " gained ", " use ", " employ ",
)

// syndications are what outlets do to a text they take over.
var syndications = []struct {
	name string
	edit func(sentences []string) []string
}{
	{"tail cut", func(s []string) []string { return s[:(len(s)+1)/2] }},
	{"new lead", func(s []string) []string {
		return append([]string{"It is the talk of the town, and our readers have asked us what is behind it.", "This is what we know so far."}, s[1:]...)
	}},
	{"reworded", reworded},
	{"paragraphs moved", func(s []string) []string {
		third := len(s) / 3
		return append(append(append([]string{}, s[third:2*third]...), s[:third]...), s[2*third:]...)
	}},
	{"reworded, cut, with a new lead", func(s []string) []string {
		return append([]string{"It is the talk of the town, and our readers have asked us what is behind it."}, reworded(s[:(2*len(s)+2)/3])...)
	}},
}

func reworded(s []string) []string {
	out := make([]string, len(s))
	for i := range s {
		out[i] = rewording.Replace(s[i])
	}
	return out
}

// leastWords is how long a text must be before half of it can be told.
const leastWords = 120

const (
	textsOfSet  = 120  // of each set
	doublesOnly = 0.03 // share of texts that the sets hold twice
)

// newsTexts are the texts of news articles that lie beside the repository, and
// of the examples.
func newsTexts(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, set := range []string{"polnear-dev", "tempeval3-timebank", "ecbplus-dev"} {
		file, err := os.Open(filepath.Join("../../../shared/eval/dev", set+".gold.jsonl"))
		if err != nil {
			t.Skip("the texts are not here")
		}
		defer file.Close()
		in := bufio.NewScanner(file)
		in.Buffer(nil, 1<<24)
		for n := 0; in.Scan() && n < textsOfSet; {
			var d struct{ Text string }
			if err := json.Unmarshal(in.Bytes(), &d); err != nil {
				t.Fatal(err)
			}
			if len(strings.Fields(d.Text)) >= leastWords {
				out = append(out, d.Text)
				n++
			}
		}
	}
	examples, _ := filepath.Glob("../../examples/articles/*.txt")
	for _, name := range examples {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(strings.Fields(string(text))) >= leastWords {
			out = append(out, string(text))
		}
	}
	return out
}

// original is text i as its first outlet has it.
func original(t *testing.T, i int, text string) *schema.Document {
	return newPage(t, fmt.Sprintf("a%d", i), fmt.Sprintf("Outlet %d", i), "2031-05-06", text).doc
}

// withoutDoubles leaves out the texts that two outlets of a set printed from
// one agency; there are few.
func withoutDoubles(t *testing.T, texts []string) []string {
	t.Helper()
	var docs []*schema.Document
	for i, text := range texts {
		docs = append(docs, original(t, i, text))
	}
	r, err := Resolve(docs)
	if err != nil {
		t.Fatal(err)
	}
	double := map[string]bool{}
	for _, c := range r.Copies {
		t.Logf("left out: %s: %s", describe(c), c.Why())
		double[c.Copy] = true
	}
	if len(double) > int(doublesOnly*float64(len(texts))) {
		t.Errorf("%d of %d texts are copies of others", len(double), len(texts))
	}
	var out []string
	for i, text := range texts {
		if !double[docs[i].Article.ID] {
			out = append(out, text)
		}
	}
	return out
}

// TestSyndication edits texts as outlets do and looks for the originals among
// all of them: every link between two texts that were not made from each other
// is false.
func TestSyndication(t *testing.T) {
	texts := withoutDoubles(t, newsTexts(t))
	made, found, wrong := 0, 0, 0
	for e, s := range syndications {
		var docs []*schema.Document
		for i, text := range texts {
			docs = append(docs, original(t, i, text))
			lines := strings.SplitAfter(strings.ReplaceAll(text, "\n", " \n"), ". ")
			edited := "Seen from here\n" + strings.Join(s.edit(lines), " ")
			docs = append(docs, newPage(t, fmt.Sprintf("b%d", i), fmt.Sprintf("Reprint %d", e), "2031-05-07", edited).doc)
		}
		r, err := Resolve(docs)
		if err != nil {
			t.Fatal(err)
		}
		right, others := 0, 0
		for _, c := range r.Copies {
			copied, of := strings.TrimLeft(c.Copy[len("article/"):], "0"), strings.TrimLeft(c.Of[len("article/"):], "0")
			if copied[0] == 'b' && of == "a"+copied[1:] {
				right++
			} else {
				others++
				t.Logf("%s: %s of %s: %s", s.name, copied, of, c.Why())
			}
		}
		t.Logf("%s: %d of %d found, %d false", s.name, right, len(texts), others)
		made, found, wrong = made+len(texts), found+right, wrong+others
	}
	precision, recall := float64(found)/float64(found+wrong), float64(found)/float64(made)
	t.Logf("P %.3f R %.3f", precision, recall)
	if precision < 0.99 || recall < 0.98 {
		t.Errorf("P %.3f, R %.3f; want .99 and .98", precision, recall)
	}
}
