package main

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"dateline/cmd/dateline/internal/ui"
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
	for _, ask := range [][]string{
		{"said"}, {"timeline"}, {"coverage"}, {"stories"}, {"export", "nquads"},
		{"said", "--about", "ferry"}, {"said", "--by", "marchand", "--until", "2031"}, {"said", "--outlet", "herald"}, {"said", "--utterance", "brakes failed"},
		{"timeline", "--place", "calder bay"}, {"timeline", "--type", "accident", "--limit", "1"}, {"timeline", "--known-on", "2031-05-03"},
		{"coverage", "--about", "ferry pier"}, {"export", "csv"}, {"query", `g.V().has("<dl:act>").all()`},
	} {
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
	for _, wrong := range []struct{ address, says string }{
		{"postgres://me:hush@127.0.0.1:1/none?connect_timeout=1", "postgres://127.0.0.1:1/none: no connection"},
		{strings.Replace(db, "/postgres", "/none", 1), "/none: the server refuses"},
	} {
		var talk bytes.Buffer
		a := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: &talk}
		code := a.main(t.Context(), []string{"said", "--db", wrong.address})
		if secret(talk.String()); code != ui.ExitFailure || !strings.Contains(talk.String(), wrong.says) || !strings.Contains(talk.String(), "hint: check that") {
			t.Errorf("%d: %s", code, talk.String())
		}
	}
}
