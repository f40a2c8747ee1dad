package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Long texts are cut, short ones put together, and stems counted once a text.
func TestTable(t *testing.T) {
	long := strings.Repeat("the of and but the of and but the of\n# text = ", 31) // function words
	dir := t.TempDir()
	bank, snippets, out := filepath.Join(dir, "a.conllu"), filepath.Join(dir, "b.tsv"), filepath.Join(dir, "out.tsv")
	for path, text := range map[string]string{
		bank:     "# newdoc id = 1\n# text = Lamps burn.\n1\tLamps\t_\n# newdoc id = 2\n# text = " + long + "Lamp oil\n",
		snippets: "ID\tText\n1\tThe lamp burns oil.\n2\tA ferry sank.\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := run([]string{"-out", out, bank, snippets}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	_, rows, _ := strings.Cut(string(data), "CC BY-SA 4.0\n")
	if diff := cmp.Diff("2\t*\n2\tburn lamp\n", rows); diff != "" {
		t.Error(diff)
	}
}
