package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// update makes scripts rewrite the files that they compare with.
var update = flag.Bool("update", false, "rewrite the files that scripts compare with")

// TestMain lets scripts run this program under its name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dateline": func() { os.Exit(run()) }})
}

// TestScripts runs the scripts of every subcommand. $DOCUMENTS names four
// Documents about one invented event.
func TestScripts(t *testing.T) {
	documents, err := filepath.Abs(filepath.Join(root, "graph/query/testdata/ferry.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", UpdateScripts: *update, RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("DOCUMENTS", documents)
			return nil
		},
	})
}
