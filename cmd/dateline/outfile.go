package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"dateline/cmd/dateline/internal/ui"
)

// writeOut writes to standard output, or to a file that appears only when it
// is whole.
func writeOut(stdout io.Writer, path string, write func(io.Writer) error) (err error) {
	if path == "-" {
		return write(stdout)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".dateline-*")
	var at *fs.PathError
	if errors.As(err, &at) { // its path is that of a file nobody asked for
		err = fmt.Errorf("write %s: %w", path, at.Err)
		if errors.Is(err, fs.ErrNotExist) {
			return ui.WithHint(err, "make its folder first")
		}
		return err
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("write %s: %w", path, err)
			f.Close()
			os.Remove(f.Name())
		}
	}()
	w := bufio.NewWriter(f)
	for _, step := range []func() error{
		func() error { return write(w) }, w.Flush, func() error { return f.Chmod(0o644) }, f.Close,
		func() error { return os.Rename(f.Name(), path) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
