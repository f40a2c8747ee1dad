package source

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/extract"
	"dateline/extract/syntax"
	"dateline/schema"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// tools are the parser and the annotator, built once.
var tools = sync.OnceValues(func() (*syntax.Parser, *Annotator) {
	p, err := syntax.New()
	if err != nil {
		panic(err)
	}
	outlets, err := Outlets()
	if err != nil {
		panic(err)
	}
	a, err := New(outlets)
	if err != nil {
		panic(err)
	}
	return p, a
})

// read annotates one record.
func read(t testing.TB, rec schema.Record) *extract.Doc {
	t.Helper()
	p, a := tools()
	d := extract.NewDoc(&rec)
	d.Syntax = p.Analyze(d.Text)
	if err := a.Annotate(d); err != nil {
		t.Fatal(err)
	}
	return d
}

// spanWords is what a span holds, "-" for no span.
func spanWords(d *extract.Doc, s *schema.Span) string {
	if s == nil {
		return "-"
	}
	return d.Text[s.Start:s.End]
}

// TestPages compares the reading of whole pages with testdata/pages/*.golden.tsv.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden.tsv") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d := read(t, schema.Record{Text: string(text)})
			art := d.Out.Article
			var b strings.Builder
			fmt.Fprintf(&b, "title\t%s\nbyline\t%s\n", art.Title, strings.Join(art.Byline, "; "))
			fmt.Fprintf(&b, "outlet\t%s\t%s\t%s\n", art.Outlet.Basis, art.Outlet.Name, spanWords(d, art.Outlet.Span))
			if r := art.RepublishedBy; r != nil {
				fmt.Fprintf(&b, "republished\t%s\t%s\t%s\n", r.Outlet.Basis, r.Outlet.Name, spanWords(d, r.Span))
			}
			fmt.Fprintf(&b, "published\t%s\t%s\t%s\n", art.Published.Basis, art.Published.EDTF, spanWords(d, art.Published.Span))
			for _, block := range art.Blocks {
				fmt.Fprintf(&b, "%s\t%q\n", block.Kind, d.Text[block.Start:block.End])
			}
			golden := strings.TrimSuffix(file, filepath.Ext(file)) + ".golden.tsv"
			if *update {
				if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), b.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// checkBlocks tests what must hold of the blocks of any text. It finishes the
// document, so that spans count code points afterwards.
func checkBlocks(t *testing.T, d *extract.Doc) {
	t.Helper()
	end := 0
	for _, b := range d.Out.Article.Blocks {
		if b.Start < end || b.End <= b.Start {
			t.Fatalf("block %+v after %d", b, end)
		}
		if between := strings.TrimSpace(d.Text[end:b.Start]); strings.Trim(between, "\u200b\ufeff\u2060\x00\x7f \t\r\n") != "" && !control(between) {
			t.Fatalf("%q is in no block", between)
		}
		end = b.End
	}
	if rest := strings.TrimSpace(d.Text[end:]); rest != "" && !control(rest) {
		t.Fatalf("%q is in no block", rest)
	}
	if _, err := d.Document(); err != nil {
		t.Fatal(err)
	}
}

// control reports whether text holds only marks that print nothing.
func control(text string) bool {
	return strings.TrimFunc(text, func(r rune) bool {
		return r <= ' ' || r >= 0x7F && r < 0xA1 || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == '\u2028' || r == '\u2029' || r == '\u3000' || r >= '\u2000' && r <= '\u200a' || r == '\u202f' || r == '\u205f' || r == '\u1680'
	}) == ""
}

func FuzzAnnotate(f *testing.F) {
	files, err := filepath.Glob("testdata/pages/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text), "", "")
	}
	f.Add("Tom said\u2028# that\u2029it was *late*.", "", "")
	f.Add("Title. Body – on Friday, April 31, 2022\r\n\r\n© 2022 X", "Title", "https://www.post.example/2022/02/30/x")
	f.Fuzz(func(t *testing.T, text, title, url string) {
		text, title = strings.ToValidUTF8(text, "?"), strings.ToValidUTF8(title, "?")
		checkBlocks(t, read(t, schema.Record{Text: text, Title: title, URL: strings.ToValidUTF8(url, "?")}))
	})
}

func BenchmarkAnnotate(b *testing.B) {
	text, err := os.ReadFile("testdata/pages/city.txt")
	if err != nil {
		b.Fatal(err)
	}
	p, a := tools()
	rec := &schema.Record{Text: string(text)}
	form := p.Analyze(rec.Text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d := extract.NewDoc(rec)
		d.Syntax = form
		if err := a.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
}
