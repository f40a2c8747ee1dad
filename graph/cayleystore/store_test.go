package cayleystore

import (
	"path/filepath"
	"testing"

	"dateline/graph"
	"dateline/graph/storetest"
)

func open(t testing.TB, addr string, opts Options) graph.Store {
	t.Helper()
	s, err := Open(t.Context(), addr, opts)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestMemory(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store { return open(t, "memory:", Options{}) })
}

func TestFile(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store {
		return open(t, "bbolt:"+filepath.Join(t.TempDir(), "graph.db"), Options{})
	})
	t.Run("Persistent", func(t *testing.T) {
		storetest.RunPersistent(t, func(t *testing.T, dir string) graph.Store {
			return open(t, filepath.Join(dir, "graph.db"), Options{})
		})
	})
}
