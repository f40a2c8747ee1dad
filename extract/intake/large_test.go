package intake

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestLargeFile refuses a file of 200 MB by its size, without reading it.
func TestLargeFile(t *testing.T) {
	for _, name := range []string{"large.txt", "large.md", "large.html", "large.json", "large.xml", "large.eml"} {
		path := filepath.Join(t.TempDir(), name)
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(f.Truncate(200<<20), f.Close()); err != nil {
			t.Skip(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		n := 0
		for rec, err := range Read(t.Context(), []string{path}, Options{}) {
			n++
			if rec != nil || !errors.Is(err, ErrTooLarge) {
				t.Errorf("%s: %v, %v", name, rec, err)
			}
		}
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; n != 1 || used > 1<<20 {
			t.Errorf("%s: %d results, %d bytes of memory", name, n, used)
		}
	}
}
