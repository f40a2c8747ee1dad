package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"dateline/graph/script"
	"go.etcd.io/bbolt"
)

// update makes scripts rewrite the files that they compare with.
var update = flag.Bool("update", false, "rewrite the files that scripts compare with")

// TestMain lets scripts run this program under its name, and query start the
// test binary as its child.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == script.ChildCommand {
		os.Exit(run())
	}
	testscript.Main(m, map[string]func(){"dateline": func() { os.Exit(run()) }})
}

// TestScripts runs the scripts of every subcommand. $DOCUMENTS names four
// Documents about one invented event, $EXAMPLES the folder of example articles.
// Every command is a process, so -short leaves the scripts out.
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("many processes")
	}
	files := map[string]string{"DOCUMENTS": "graph/query/testdata/ferry.jsonl", "EXAMPLES": "examples/articles"}
	for name, path := range files {
		absolute, err := filepath.Abs(filepath.Join(root, path))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = absolute
	}
	files["GOGC"] = "400" // starting a process makes much garbage
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", UpdateScripts: *update, RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			for name, path := range files {
				env.Setenv(name, path)
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": runCode, "bytes": writeBytes, "large": makeLarge, "hold": holdGraph, "format": setFormat,
		},
	})
}

// runCode runs a program that must end with an exit code: code 3 dateline …
func runCode(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// writeBytes writes a file of any bytes: bytes FILE 'written as in Go'.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// makeLarge makes a file of so many MiB: large FILE 200.
func makeLarge(ts *testscript.TestScript, _ bool, args []string) {
	mebibytes, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), nil, 0o644))
	ts.Check(os.Truncate(ts.MkAbs(args[0]), mebibytes<<20))
}

// holdGraph keeps a graph open until the script ends.
func holdGraph(ts *testscript.TestScript, _ bool, args []string) {
	db, err := bbolt.Open(ts.MkAbs(args[0]), 0o600, &bbolt.Options{Timeout: time.Second})
	ts.Check(err)
	ts.Defer(func() { db.Close() })
}

// setFormat gives a graph another format version: format FILE 2.
func setFormat(ts *testscript.TestScript, _ bool, args []string) {
	db, err := bbolt.Open(ts.MkAbs(args[0]), 0o600, &bbolt.Options{Timeout: time.Second})
	ts.Check(err)
	defer db.Close()
	ts.Check(db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("dateline")).Put([]byte("format"), []byte(args[1]))
	}))
}
