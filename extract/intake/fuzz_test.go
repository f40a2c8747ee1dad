package intake

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/schema"
)

// checkRecords reads in with k and tests what must hold of any input.
func checkRecords(t *testing.T, k kind, in string) {
	r := newRun(context.Background(), Options{MaxBytes: 1 << 16}, func(rec *schema.Record, err error) bool {
		var e *Error
		switch {
		case err != nil && !errors.As(err, &e):
			t.Errorf("%v is not of this package", err)
		case err == nil && (strings.TrimSpace(rec.Text) == "" || !utf8.ValidString(rec.Text+rec.Title+rec.Outlet)):
			t.Errorf("record %+v", rec)
		}
		return true
	})
	k(r, "fuzz", strings.NewReader(in), meta{})
}

func FuzzJSONL(f *testing.F) {
	f.Add("{\"text\":\"One.\"}\n{\"text\":1,\"byline\":[\"a\",null]}\n{}\n[")
	f.Add("\xEF\xBB\xBF{\"html\":\"<p>x\",\"published\":\"2022-02-31\"}\r\n\x80")
	f.Fuzz(func(t *testing.T, in string) { checkRecords(t, readLines, in) })
}

func FuzzHTML(f *testing.F) {
	f.Add(page)
	f.Add("<article><p>One two three four five six seven.<table><tr><td>x</table><pre> a\n b")
	f.Fuzz(func(t *testing.T, in string) { checkRecords(t, readHTML, in) })
}

func FuzzText(f *testing.F) {
	f.Add("---\ntitle: [a, 'b']\n- x\n---\nText \xff")
	f.Add("\xFF\xFEa\x00\x00\xD8")
	f.Fuzz(func(t *testing.T, in string) { checkRecords(t, readMarkdown, in) })
}

func FuzzSidecar(f *testing.F) {
	f.Add("path,url,outlet,published,title\na.txt,u,o,2022-02-02,\"t\"\"t\"\n\"")
	f.Fuzz(func(t *testing.T, in string) {
		rows, faults := parseSidecar("articles.csv", []byte(in))
		for _, e := range faults {
			if e.Line < 1 || e.Line > strings.Count(in, "\n")+strings.Count(in, "\r")+1 {
				t.Errorf("line %d of %q", e.Line, in)
			}
		}
		for p := range rows {
			if p == "" {
				t.Error("a row without a path")
			}
		}
	})
}
