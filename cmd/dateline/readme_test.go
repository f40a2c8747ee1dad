package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadme runs the commands of README.md in a folder with a copy of the
// examples and compares what they print with what README.md shows; -update
// writes it anew.
func TestReadme(t *testing.T) {
	path, err := filepath.Abs(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "examples"), os.DirFS(filepath.Join(root, "examples"))); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv("DATELINE_FORMAT", "table")
	t.Setenv("COLUMNS", "120")
	blocks := regexp.MustCompile("(?s)```console\n(\\$ [^\n]*\n)(.*?)```")
	if n := len(blocks.FindAll(text, -1)); n < 5 {
		t.Fatalf("README.md has %d commands only", n)
	}
	got := blocks.ReplaceAllStringFunc(string(text), func(block string) string {
		m := blocks.FindStringSubmatch(block)
		line := m[1]
		return "```console\n" + line + run1(t, strings.TrimPrefix(strings.TrimSpace(line), "$ ")) + "```"
	})
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(text), got); diff != "" {
		t.Errorf("README.md is out of date (go test ./cmd/dateline -run Readme -update):\n%s", diff)
	}
}

// run1 runs one command line of the program and returns what it prints.
func run1(t *testing.T, line string) string {
	t.Helper()
	line = strings.Replace(line, "go run ./cmd/dateline", "dateline", 1)
	var args []string
	for _, m := range regexp.MustCompile(`'([^']*)'|"([^"]*)"|(\S+)`).FindAllStringSubmatch(line, -1) {
		args = append(args, m[1]+m[2]+m[3])
	}
	var out, talk bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &talk}
	if code := a.main(context.Background(), args[1:]); code != 0 {
		t.Errorf("%s: exit code %d: %s", line, code, talk.String())
	}
	return out.String()
}
