package main

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"dateline/cmd/dateline/internal/ui"
	"dateline/extract/reader"
	"dateline/schema"
)

// TestCoNLLU reads back what explain prints: ten columns a token, heads within
// the sentence, one root, no cycle, and the text of the article but for white
// space.
func TestCoNLLU(t *testing.T) {
	r, err := reader.New(reader.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"FERRY RUNS AGROUND\n\nVELDEN, May 3 — “We don't know,” Mara Venn said. “Ask the U.S. envoy’s office.”",
		"a\tb | c\n- 10.5% – up\n- (see “x” below\n\nLe maire a dit « non ».",
		"Odd \x00 \x1b[31m marks\u202e and \u00a0 spaces 🙂🙂 here.\u2028Then\u200bmore.",
		strings.Repeat("said and ", 3000),
	} {
		d, err := r.Doc(&schema.Record{Text: text, Source: "test"})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := writeCoNLLU(&b, d); err != nil {
			t.Fatal(err)
		}
		var all string
		for _, block := range strings.Split(strings.TrimSpace(b.String()), "\n\n") {
			all += checkSentence(t, block)
		}
		squeeze := func(s string) string {
			return strings.Join(strings.Fields(strings.ReplaceAll(ui.Clean(s), "\u200b", " ")), "")
		}
		if got := squeeze(strings.ReplaceAll(all, "\ufffd", "")); got != squeeze(text) {
			t.Errorf("text %q came back as %q", squeeze(text), got)
		}
	}
}

// checkSentence checks one block and returns its text.
func checkSentence(t *testing.T, block string) string {
	t.Helper()
	var heads []int
	var text, built string
	for _, line := range strings.Split(block, "\n") {
		if s, ok := strings.CutPrefix(line, "# text = "); ok {
			text = s
		}
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 {
			t.Fatalf("%d columns: %q", len(f), line)
		}
		for i, cell := range f {
			if cell == "" || cell != strings.TrimSpace(cell) {
				t.Errorf("column %d of %q", i+1, line)
			}
		}
		head, err := strconv.Atoi(f[6])
		if err != nil || f[0] != strconv.Itoa(len(heads)+1) || (head == 0) != (f[7] == "root") {
			t.Errorf("id, head or relation of %q: %v", line, err)
		}
		heads = append(heads, head)
		if built += f[1]; f[9] != "SpaceAfter=No" {
			built += " "
		}
	}
	if strings.TrimSpace(built) != text {
		t.Errorf("tokens make %q, text is %q", built, text)
	}
	roots := 0
	for i, h := range heads {
		if h == 0 {
			roots++
		}
		steps := 0
		for k := i; heads[k] != 0; k = heads[k] - 1 {
			if h < 0 || h > len(heads) || steps > len(heads) {
				t.Fatalf("head %d of token %d leads nowhere:\n%s", h, i+1, block)
			}
			steps++
		}
	}
	if roots != 1 {
		t.Errorf("%d roots:\n%s", roots, block)
	}
	return text
}
