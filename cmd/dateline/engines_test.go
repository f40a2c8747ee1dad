package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"dateline/graph/storetest"
)

// TestPostgres moves a graph into a database and back, through the commands,
// none of which shows the password of the address.
func TestPostgres(t *testing.T) {
	db := storetest.Postgres(t)()
	secret := func(text string) {
		t.Helper()
		if strings.Contains(text, "hush") {
			t.Errorf("the password is shown: %s", text)
		}
	}
	file, moved := filepath.Join(t.TempDir(), "graph.db"), filepath.Join(t.TempDir(), "graph.nq")
	answer(t, "load", "--quiet", "--db", file, filepath.Join(root, "graph/query/testdata/ferry.jsonl"))
	answer(t, "export", "nquads", "--db", file, "-o", moved)
	secret(answer(t, "load", "--quiet", "--db", db, moved))
	want := answer(t, "status", "--hash", "--db", file)
	if got := answer(t, "status", "--hash", "--db", db); got != want {
		t.Errorf("in the database: hash %s, in the file %s", got, want)
	}
	secret(answer(t, "status", "--verify", "--db", db))
	for _, ask := range [][]string{{"said"}, {"timeline"}, {"coverage"}, {"stories"}, {"export", "nquads"}} {
		in, out := answer(t, append(ask, "--db", file)...), answer(t, append(ask, "--db", db)...)
		if secret(out); in != out || in == "" {
			t.Errorf("dateline %v: the database says\n%sthe file\n%s", ask, out, in)
		}
	}
	for _, ask := range [][]string{{"status"}, {"status", "--format", "json"}, {"config"}, {"build", "examples/articles"}} {
		var out bytes.Buffer
		a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &out}
		a.main(t.Context(), append(ask, "--db", db))
		secret(out.String())
		for _, wrong := range []string{"postgres://me:hush@127.0.0.1:1/none?connect_timeout=1", "postgres://me:hush@h:port/x", "mysql://me:hush@h/x"} {
			a.main(t.Context(), append(ask, "--db", wrong))
		}
		secret(out.String())
	}
}
