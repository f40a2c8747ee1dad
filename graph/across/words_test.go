package across

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestSplitWords(t *testing.T) {
	found, quoted := splitWords("The U.S. can’t pay 1,250.5 “for Zoë’s” pier; \"no", false)
	var got []string
	for _, w := range found {
		form := w.form
		if w.quoted {
			form = "“" + form
		}
		got = append(got, form)
	}
	want := []string{"the", "u.s", "can't", "pay", "1250.5", "“for", "“zoe", "pier", "“no"}
	if diff := cmp.Diff(want, got); diff != "" || !quoted {
		t.Error(diff, quoted)
	}
}

func FuzzSplitWords(f *testing.F) {
	f.Add("The U.S. can’t pay 1,250.5 “for Zoë’s” pier")
	f.Add("a.b.C.D. 1.2.3 x'y'' \u0301")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		words, _ := splitWords(text, false)
		at := 0
		for _, w := range words {
			if w.start < at || w.end <= w.start || w.end > len(text) || !utf8.ValidString(text[w.start:w.end]) {
				t.Fatalf("%q: word %+v after %d", text, w, at)
			}
			at = w.end
		}
	})
}

func TestStopWordsAreFolded(t *testing.T) {
	tab, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	for w := range tab.stop {
		if found, _ := splitWords(w, false); len(found) != 1 || found[0].form != w {
			t.Errorf("stop word %q is never met: %+v", w, found)
		}
	}
	for i, s := range tab.suffixes {
		for _, later := range tab.suffixes[i+1:] {
			if strings.HasSuffix(later.end, s.end) && s.keep <= later.keep {
				t.Errorf("suffix %q hides %q", s.end, later.end)
			}
		}
	}
}
