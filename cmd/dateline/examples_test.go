package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
)

// examplesOf are the lines of the examples in the help of all commands, but for
// those of completion, which write into a shell's own folders.
func examplesOf(cmd *cobra.Command) []string {
	var out []string
	for line := range strings.Lines(cmd.Example) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "    #")
		if line != "" && cmd.Name() != "completion" {
			out = append(out, line)
		}
	}
	for _, sub := range cmd.Commands() {
		out = append(out, examplesOf(sub)...)
	}
	return out
}

// TestHelpExamples runs every example of the help in a folder with the example
// articles and their graph, as one who has built it would: each must succeed,
// and every answer must have rows.
func TestHelpExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("many processes")
	}
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip(err)
	}
	_, err = exec.LookPath("jq")
	jq := err == nil
	lines := examplesOf((&app{}).rootCommand())
	if len(lines) < 30 {
		t.Fatalf("%d examples", len(lines))
	}
	var script strings.Builder
	script.WriteString("exec dateline build --quiet --db built.db examples/articles\n")
	for _, line := range lines {
		if strings.Contains(line, "jq") && !jq {
			continue
		}
		fmt.Fprintf(&script, "cp built.db dateline.db\nexec %s -c %s\n", shell, "'"+strings.ReplaceAll(line, "'", "''")+"'")
		if asks(line) {
			script.WriteString("stdout '\\n.|^[{]'\n")
		}
	}
	script.WriteString("-- corrections.tsv --\nsplit\tSofie Krag\t07-quota-baltic-mirror.md\tanother woman\n-- who.js --\ng.V(\"<dl:outlet:baltic-mirror>\").in(\"<schema:publisher>\").all()\n")
	file := filepath.Join(t.TempDir(), "examples.txtar")
	if err := os.WriteFile(file, []byte(script.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	articles, err := filepath.Abs(filepath.Join(root, "examples"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Files: []string{file}, Setup: func(env *testscript.Env) error {
		env.Setenv("GOGC", "400")
		return os.CopyFS(filepath.Join(env.WorkDir, "examples"), os.DirFS(articles))
	}})
}

// asks reports whether an example prints an answer.
func asks(line string) bool {
	for _, command := range []string{"said", "timeline", "coverage", "stories", "compare", "show", "query", "explain"} {
		if strings.HasPrefix(line, "dateline "+command) && !strings.Contains(line, ">") {
			return true
		}
	}
	return false
}
