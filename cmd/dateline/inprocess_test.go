package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"dateline/cmd/dateline/internal/ui"
)

// answer runs one command line in this process, without the settings of the
// user, and gives its output; the command must succeed.
func answer(t *testing.T, args ...string) string {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	var out, talk bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &talk}
	if code := a.main(t.Context(), args); code != ui.ExitOK {
		t.Fatalf("dateline %s: exit code %d\n%s", strings.Join(args, " "), code, talk.String())
	}
	return out.String()
}

// articlesIn are the files of a folder that hold articles, in order of name.
func articlesIn(t *testing.T, folder string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(folder, "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, path := range all {
		if filepath.Base(path) != "articles.csv" {
			out = append(out, path)
		}
	}
	return out
}

// graphHash builds paths into a new graph, twice in a row, and gives the hash
// of its facts.
func graphHash(t *testing.T, workers string, paths ...string) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "graph.db")
	build := append([]string{"build", "--quiet", "--workers", workers, "--db", db}, paths...)
	answer(t, build...)
	hash := answer(t, "status", "--hash", "--db", db)
	answer(t, build...)
	if again := answer(t, "status", "--hash", "--db", db); again != hash {
		t.Errorf("built a second time: hash %s, before %s", again, hash)
	}
	return strings.TrimSpace(hash)
}
