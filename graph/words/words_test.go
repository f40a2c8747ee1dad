package words_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/graph/sample"
	"dateline/graph/words"
	"dateline/schema"
	"dateline/schema/quads"
)

func samples(t testing.TB, n int) (docs []*schema.Document, lists [][]byte) {
	for d, err := range sample.Documents(sample.Options{Articles: n, Daily: 5}) {
		if err != nil {
			t.Fatal(err)
		}
		docs, lists = append(docs, d), append(lists, words.Of(d))
	}
	return docs, lists
}

// number is that of a part; the article itself has none.
func number(id string) uint32 {
	_, n, _ := schema.SplitID(id)
	return uint32(n)
}

// A word that a part has is found there, in a list and in a block.
func TestFind(t *testing.T) {
	docs, lists := samples(t, 20)
	rows, ok := words.Block(lists)
	if !ok {
		t.Fatal("bad list")
	}
	check := func(f words.Field, i int, id, text string) {
		t.Helper()
		for _, w := range quads.Words(text) {
			h := words.Hash(f, w)
			if found, ok := words.Find(lists[i], h); !ok || !slices.Contains(found, words.Found{0, number(id)}) {
				t.Errorf("%c %q of %s in its article: %v, %v", f, w, id, found, ok)
			}
			if found, ok := words.Find(rows[words.Row(h)], h); !ok || !slices.Contains(found, words.Found{uint32(i), number(id)}) {
				t.Errorf("%c %q of %s in the block: %v, %v", f, w, id, found, ok)
			}
		}
	}
	for i, d := range docs {
		check(words.Outlet, i, "", d.Article.Outlet.Name)
		for _, s := range d.Statements {
			check(words.Said, i, s.ID, s.Content[0].Text)
			check(words.Speaker, i, s.ID, s.Speaker.Text)
		}
		for _, e := range d.Events {
			check(words.Told, i, e.ID, e.Description)
		}
		for _, a := range d.Actors {
			check(words.Actor, i, a.ID, a.Name)
		}
		for _, p := range d.Places {
			check(words.Place, i, p.ID, p.Name)
		}
	}
	if found, ok := words.Find(rows[words.Row(words.Hash(words.Said, "qqq"))], words.Hash(words.Said, "qqq")); len(found) > 0 || !ok {
		t.Errorf("a word of no article: %v, %v", found, ok)
	}
}

// What was found in an article goes, and nothing else.
func TestWithout(t *testing.T) {
	_, lists := samples(t, 8)
	rows, _ := words.Block(lists)
	lists[3] = nil
	want, _ := words.Block(lists)
	for i, row := range rows {
		got, ok := words.Without(row, func(article uint32) bool { return article == 3 })
		if diff := cmp.Diff(want[i], got); !ok || diff != "" {
			t.Errorf("row %d: %v (-want +got):\n%s", i, ok, diff)
		}
	}
}

// FuzzFind: a list may be any bytes.
func FuzzFind(f *testing.F) {
	_, lists := samples(f, 1)
	f.Add(lists[0], words.Hash(words.Said, "said"))
	f.Fuzz(func(t *testing.T, list []byte, hash uint32) {
		found, _ := words.Find(list, hash)
		for i := 1; i < len(found); i++ {
			if len(list) < len(found) {
				t.Fatalf("%d parts in %d bytes", len(found), len(list))
			}
		}
		words.Without(list, func(article uint32) bool { return article == 0 })
	})
}

func BenchmarkOf(b *testing.B) {
	for _, daily := range []int{0, 5} {
		b.Run(fmt.Sprintf("daily=%d", daily), func(b *testing.B) {
			var docs []*schema.Document
			bytes := 0
			for d := range sample.Documents(sample.Options{Articles: 50, Daily: daily}) {
				docs, bytes = append(docs, d), bytes+len(words.Of(d))
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				words.Of(docs[i%len(docs)])
			}
			b.ReportMetric(float64(bytes)/float64(len(docs)), "bytes/article")
		})
	}
}
