package main

import (
	"bytes"
	"math/rand"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/config"
	"dateline/graph"
)

// TestBuildIsDeterministic builds the examples as a folder and as files in any
// order, with one worker and with several, twice in a row, in a file and in
// memory: one set of facts.
func TestBuildIsDeterministic(t *testing.T) {
	folder := filepath.Join(root, "examples/articles")
	files := articlesIn(t, folder)
	if len(files) < 10 {
		t.Fatalf("only %d examples", len(files))
	}
	want := graphHash(t, "1", folder)
	random := rand.New(rand.NewSource(7))
	for _, workers := range []string{"1", "4"} {
		shuffled := slices.Clone(files)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := graphHash(t, workers, shuffled...); got != want {
			t.Errorf("%s workers, order %v: hash %s, want %s", workers, shuffled, got, want)
		}
	}
	if got := hashInMemory(t, files); got != want {
		t.Errorf("in memory: hash %s, want %s", got, want)
	}
}

// hashInMemory is the hash of a graph in memory, which ends with its process.
func hashInMemory(t *testing.T, paths []string) string {
	t.Helper()
	cfg, err := config.Load("", nil)
	if err != nil {
		t.Fatal(err)
	}
	cfg.DB, cfg.Quiet = "memory:", true
	a := &app{stdin: strings.NewReader(""), stdout: new(bytes.Buffer), stderr: new(bytes.Buffer), cfg: cfg}
	docs, err := a.documents(t.Context(), inputs{}, paths)
	if err != nil {
		t.Fatal(err)
	}
	s, err := a.fill(t.Context(), &filling{inputs: graph.Inputs(docs)})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	hash, err := graph.Hash(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return hash
}
