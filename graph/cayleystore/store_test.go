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

func TestEmbedded(t *testing.T) {
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) {
			storetest.Run(t, func(t *testing.T) graph.Store { return open(t, address(t, engine), Options{}) })
			t.Run("Persistent", func(t *testing.T) {
				storetest.RunPersistent(t, func(t *testing.T, dir string) graph.Store {
					return open(t, engine+":"+filepath.Join(dir, "graph.db"), Options{})
				})
			})
		})
	}
}
