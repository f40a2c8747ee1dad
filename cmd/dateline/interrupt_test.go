//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// TestInterrupt stops a build that waits for more input: exit code 130, and
// the graph is what it was before.
func TestInterrupt(t *testing.T) {
	db := filepath.Join(t.TempDir(), "graph.db")
	answer(t, "load", "--db", db, filepath.Join(root, "graph/query/testdata/ferry.jsonl"))
	before := answer(t, "status", "--hash", "--db", db)

	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var talk bytes.Buffer
	cmd := exec.Command(program, "build", "--db", db, "-")
	cmd.Args[0] = "dateline" // TestMain goes by it
	cmd.Stderr = &talk
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	io.WriteString(in, `{"text": "`+strings.Repeat("It rained on Monday, Ida Moe said. ", 40)+`"}`+"\n")
	waitUntilHeld(t, db)
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 {
		t.Errorf("%v, want exit code 130\n%s", err, talk.String())
	}
	if want := "dateline: interrupted\nhint: " + goOn + "\n"; talk.String() != want {
		t.Errorf("said %q, want %q", talk.String(), want)
	}
	if after := answer(t, "status", "--hash", "--db", db); after != before {
		t.Error("the graph is not what it was")
	}
}

// waitUntilHeld waits until another process has a graph open.
func waitUntilHeld(t *testing.T, path string) {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Millisecond, ReadOnly: true})
		if errors.Is(err, berrors.ErrTimeout) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		db.Close()
	}
	t.Fatal("nobody opened the graph")
}
