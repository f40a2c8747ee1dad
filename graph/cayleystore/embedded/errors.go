package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"dateline/graph"
)

func foreign(path string) error {
	return fmt.Errorf("%s: %w: give another path", path, graph.ErrForeign)
}

// NoGraph is the error of reading a graph that is not there. It matches
// fs.ErrNotExist.
func NoGraph(path string) error {
	return fmt.Errorf("no graph at %s: build one first (%w)", path, fs.ErrNotExist)
}

func damaged(path string, how any) error {
	return fmt.Errorf("%s: %w (%v): build it anew", path, graph.ErrDamaged, how)
}

// checkFile says what is wrong with a file before bbolt touches it.
func checkFile(path string, readOnly bool) error {
	st, err := stat(path, readOnly)
	switch {
	case err != nil || st == nil:
		return err
	case !st.Mode().IsRegular():
		return foreign(path)
	case st.Size() == 0 && readOnly:
		return NoGraph(path)
	case st.Size() == 0:
		return nil
	}
	return checkPages(path, st.Size())
}

// checkFolder says what is wrong with a folder before Pebble touches it:
// anything in it that Pebble would not have put there.
func checkFolder(path string, readOnly bool) error {
	st, err := stat(path, readOnly)
	if err == nil && st != nil && !st.IsDir() {
		return foreign(path)
	}
	return err
}

// stat looks at a graph's file or folder; both results are nil for one that is
// not there yet and may be made.
func stat(path string, readOnly bool) (fs.FileInfo, error) {
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !readOnly:
		return nil, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, NoGraph(path)
	case err != nil:
		return nil, fmt.Errorf("open the graph: %w", err)
	}
	return st, nil
}
