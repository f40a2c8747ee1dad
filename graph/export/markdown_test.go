package export_test

import (
	"bytes"
	"regexp"
	"testing"

	"dateline/graph/export"
)

func TestMarkdownGolden(t *testing.T) {
	statements, events := rows()
	var b bytes.Buffer
	if err := export.Markdown(&b, export.Report{Title: "Ferry: \"Halcyon\"", Query: evil, Statements: statements, Events: events}); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.md", b.Bytes())
	// No markup of strangers: every "<", "[" and "|" of the texts is escaped.
	rest := regexp.MustCompile(`\\.|\[[^\]\\]*\]\(<https://news\.example/[^>]*>\)|(?m)^\|.*\|$|^> |^tags: .*$`).ReplaceAll(b.Bytes(), nil)
	if bytes.ContainsAny(rest, "<[|") {
		t.Errorf("unescaped markup:\n%s", rest)
	}
}

func TestEscapeMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"1. list": `1\. list`, "- item": `\- item`, "# head": `\# head`, "a\nb": "a b", "2031-05-02": "2031-05-02", "": "",
	} {
		if got := export.EscapeMarkdown(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}
