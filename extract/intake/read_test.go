package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

// tree writes files by slash-separated path into a new folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// gather reads everything, one line each: "source text" or "error ...".
func gather(t *testing.T, dir string, opts Options, paths ...string) (lines []string, records []*schema.Record) {
	t.Helper()
	for i, p := range paths {
		if p != Stdin {
			paths[i] = filepath.Join(dir, filepath.FromSlash(p))
		}
	}
	prefix := filepath.ToSlash(dir) + "/"
	for rec, err := range Read(context.Background(), paths, opts) {
		if err != nil {
			lines = append(lines, "error "+strings.ReplaceAll(err.Error(), prefix, ""))
			continue
		}
		records = append(records, rec)
		lines = append(lines, strings.TrimPrefix(rec.Source, prefix)+" "+rec.Text)
	}
	return lines, records
}

func TestOrderAndKinds(t *testing.T) {
	dir := tree(t, map[string]string{
		"b.txt": "Beta.", "a.MD": "Alpha.", "c/z.txt": "Zeta.", "c/.hidden.txt": "no", ".git/x.txt": "no",
		"d.jsonl": "{\"text\":\"One.\"}\n\n{\"text\":\"Two.\"}\n", "e.json": "{\n \"text\": \"Three.\"\n}", "image.png": "no", "empty/readme.pdf": "no",
	})
	if err := os.Symlink("nowhere", filepath.Join(dir, "broken.txt")); err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	opts := Options{Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))}
	got, _ := gather(t, dir, opts, "c", ".", "b.txt", "image.png", "gone.txt", "empty")
	want := []string{
		"c/z.txt Zeta.",
		"a.MD Alpha.", "b.txt Beta.", "error broken.txt: no such file or directory (check that it may be read)", "c/z.txt Zeta.",
		"d.jsonl:1 One.", "d.jsonl:3 Two.", "e.json Three.",
		"b.txt Beta.",
		"error image.png: unknown kind of file (give .txt, .md, .html, .mhtml, .jsonl, .json, .rss, .atom, .xml or .eml file, or pipe the text to -)",
		"error gone.txt: no such file or directory (check the path)",
		"error empty: nothing to read (the folder holds no .txt, .md, .html, .mhtml, .jsonl, .json, .rss, .atom, .xml or .eml file)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, said := range []string{"level=DEBUG msg=\"hidden, passed over\"", ".hidden.txt", "2 files of other kinds were passed over (.pdf, .png)", "1 file of another kind was passed over (.pdf)"} {
		if !strings.Contains(log.String(), said) {
			t.Errorf("the log does not say %q:\n%s", said, log.String())
		}
	}
}

func TestTextIsUnchanged(t *testing.T) {
	for _, tc := range []struct{ name, data, want, warning string }{
		{"plain", "  Ünder\r\n\r\nwater \n", "  Ünder\r\n\r\nwater \n", ""},
		{"mark", "\xEF\xBB\xBFMark", "Mark", ""},
		{"second mark stays", "\xEF\xBB\xBF\uFEFFMark", "\uFEFFMark", ""},
		{"little endian", "\xFF\xFEH\x00\xE9\x00", "Hé", ""},
		{"big endian", "\xFE\xFF\x00H\x20\xAC", "H€", ""},
		{"odd UTF-16", "\xFE\xFF\x00H\x00i\x00", "Hi", "the last byte of a UTF-16 text has no partner and was left out"},
		{"Windows-1252", "A \x93caf\xE9\x94 in the old town centre", "A “café” in the old town centre", "the text is not UTF-8; read as windows-1252"},
		{"invalid", "A café in the \xE9 old town centre", "A café in the \uFFFD old town centre", "1 bytes were not UTF-8 and became U+FFFD"},
		{"no character", "A caf\x81 in the old town centre", "A caf\uFFFD in the old town centre", "1 bytes were not UTF-8 and became U+FFFD"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := tree(t, map[string]string{"a.txt": tc.data})
			_, recs := gather(t, dir, Options{}, "a.txt")
			if len(recs) != 1 {
				t.Fatalf("%d records", len(recs))
			}
			if got := recs[0].Text; got != tc.want {
				t.Errorf("text %q, want %q", got, tc.want)
			}
			if got := strings.Join(recs[0].Warnings, "; "); got != tc.warning {
				t.Errorf("warning %q, want %q", got, tc.warning)
			}
		})
	}
}

func TestBadInput(t *testing.T) {
	dir := tree(t, map[string]string{
		"a-empty.txt": "", "b-blank.txt": " \r\n\t", "c-binary.txt": "PNG\x00\x01", "d-cyrillic.txt": "\xCF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0",
		"e-big.txt": strings.Repeat("x", 300), "f.jsonl": "{\"text\":\"ok\"}\n{\"text\": nope}\n[1]\n{\"title\":\"no body\"}\n{\"text\":\"" + strings.Repeat("y", 300) + "\"}\n{\"text\":[\"x\"]}\n{\"text\":\"end\"}",
		"g.jsonl": "\n\n", "h.jsonl": "\x00\x00\n\x00\n", "i.json": "{\"text\":\"a\"}\n{\"text\":\"b\"}", "j-nav.html": "<html><body><nav><a href=x>Home</a></nav></body></html>", "z.txt": "Fine.",
	})
	got, _ := gather(t, dir, Options{MaxBytes: 256}, ".")
	want := []string{
		"error a-empty.txt: nothing to read (the file is empty)",
		"error b-blank.txt: nothing to read (the file is empty)",
		"error c-binary.txt: not a text (it holds bytes that are no UTF-8 text; convert it first)",
		"error d-cyrillic.txt: not a text (it holds bytes that are no UTF-8 text; convert it first)",
		"error e-big.txt: larger than the limit (the limit is 256 bytes; one article a file, or JSONL, which has no limit as a whole)",
		"f.jsonl:1 ok",
		"error f.jsonl:2:11: not well formed: invalid character 'o' in literal null (expecting 'u')",
		"error f.jsonl:3:1: not well formed: a record is a JSON object, not array",
		"error f.jsonl:4: nothing to read (the record has neither \"text\" nor \"html\")",
		"error f.jsonl:5: larger than the limit (the limit is 256 bytes a line)",
		"error f.jsonl:6: not well formed: a list or object stands where a string is due",
		"f.jsonl:7 end",
		"error g.jsonl: nothing to read (no line holds a record)",
		"error h.jsonl:1: not a text (it holds bytes that are no UTF-8 text; convert it first)",
		"error i.json:2:1: not well formed: invalid character '{' after top-level value (a .json file holds one record; write more of them as .jsonl, one a line)",
		"error j-nav.html: no article text found (the page has no article, or builds it by script; save it as text)",
		"z.txt Fine.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestErrorsMatch(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "", "b.jsonl": "{}\n{"})
	want := []error{ErrEmpty, ErrEmpty, ErrFormat}
	i := 0
	for _, err := range Read(context.Background(), []string{dir}, Options{}) {
		var e *Error
		if !errors.As(err, &e) || !errors.Is(err, want[i]) {
			t.Errorf("%d: %v does not match %v", i, err, want[i])
		}
		i++
	}
	if i != len(want) {
		t.Errorf("%d errors, want %d", i, len(want))
	}
}

func TestStdin(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"text", "Plain {\"text\"} words.", "stdin Plain {\"text\"} words."},
		{"jsonl", "\xEF\xBB\xBF {\"text\":\"One.\"}\n{\"text\":\"Two.\"}", "stdin:1 One.|stdin:2 Two."},
		{"html", "<!-- saved -->\n<!DOCTYPE html><html><body><article>" + prose + "</article></body></html>", "stdin The bridge over the river Lenn was closed on Monday after engineers found cracks in two piers."},
		{"feed", "<?xml version=\"1.0\"?>\n<!-- x -->\n<rss><channel><item><title>One.</title></item></channel></rss>", "stdin:1 One."},
		{"e-mail", "Received: by x\n for y\nMIME-Version: 1.0\nSubject: S\nContent-Transfer-Encoding: quoted-printable\n\nCaf=C3=A9.", "stdin Subject: S\n\nCafé."},
		{"empty", "", "error stdin: nothing to read (the file is empty)"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, _ := gather(t, "", Options{Input: strings.NewReader(tc.in)}, Stdin)
			if !strings.HasPrefix(strings.Join(got, "|"), tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestPublishedOverride(t *testing.T) {
	dir := tree(t, map[string]string{"a.jsonl": `{"text":"x","published":"2020-01-01"}`})
	_, recs := gather(t, dir, Options{Published: "2024-05-06T10:00:00Z"}, ".")
	if len(recs) != 1 || recs[0].Published != "2024-05-06" || recs[0].PublishedBasis != schema.Given {
		t.Errorf("got %+v", recs)
	}
	got, recs := gather(t, dir, Options{Published: "yesterday"}, ".")
	if len(recs) != 0 || len(got) != 1 || !strings.Contains(got[0], `"yesterday" is not a date`) {
		t.Errorf("got %q", got)
	}
}

func TestCancelled(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "x", "b.txt": "y", "c.txt": "z"})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for _, err := range Read(ctx, []string{dir}, Options{}) {
		if n++; n == 1 {
			cancel()
		} else if !errors.Is(err, context.Canceled) {
			t.Errorf("item %d: %v", n, err)
		}
	}
	if n != 2 {
		t.Errorf("%d items, want a record and the error", n)
	}
}

// zeros is an endless input.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestHugeInputIsNotHeld(t *testing.T) {
	in := io.MultiReader(strings.NewReader(`{"text":"`), io.LimitReader(zeros{}, 200<<20), strings.NewReader("\"}\n{\"text\":\"after\"}\n"))
	got, _ := gather(t, "", Options{Input: in, MaxBytes: 1 << 20}, Stdin)
	want := []string{"error stdin:1: larger than the limit (the limit is 1 MiB a line)", "stdin:2 after"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkReadLines(b *testing.B) {
	line := fmt.Sprintf("{\"id\":\"1\",\"title\":\"T\",\"text\":%q}\n", strings.Repeat("Ten words of text that say nothing at all, really. ", 60))
	data := strings.Repeat(line, 100)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range Read(context.Background(), []string{Stdin}, Options{Input: strings.NewReader(data)}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
